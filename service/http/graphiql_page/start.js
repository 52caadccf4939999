"use strict";

// Each opens in a tab of its own where nothing was written before.
const examples = [
  `# 图谱里有哪些任务清单，各有哪些任务？
# Which task lists does the graph hold, and which tasks are in them?
query TaskLists {
  taskLists(first: 5) {
    nodes {
      id
      title
      titleEn
      year
      categories { number title tasks { number title titleEn } }
    }
  }
}
`,
  `# 一家平台运营企业有哪些义务，为什么？没有告知的是“未知”，不当作“否”。
# Which duties has an operator of a platform, and why? What is not told is unknown, never false.
query Duties {
  applicableDuties(
    profile: {
      enterpriseTypes: ["iov-platform-operator"]
      facts: [{ fact: "protection-levels", value: { choices: ["3"] } }]
    }
  ) {
    counts { applies doesNotApply unknown }
    nextQuestion { fact { id question questionEn } settles }
    tasks {
      verdict
      task { number title titleEn }
      obligations { verdict obligation { text textEn } reasons { outcome text source { quote } } }
    }
  }
}
`,
  `# 要交哪些材料，交给谁，何时到期？
# What has to be handed in, to whom, by when?
query Dossier {
  dossier(profile: { enterpriseTypes: ["iov-platform-operator"] }) {
    deliverable { name nameEn kind }
    recipients { name nameEn }
    nextDue { date lastWorkingDay derivation }
    obligations { text textEn }
  }
}
`,
  `# 谁引用了这份标准，所知各项出自哪里？
# Who cites this standard, and where does each fact about it come from?
query Standard {
  instrument(number: "gb44495-2024") {
    number
    title
    titleEn
    status
    effectiveOn
    citedBy { totalCount nodes { number title } }
    facts { name value source confidence }
  }
}
`,
  `# 搜索：中文、英文、拼音首字母、标准号。
# Search in Chinese, English, initials in pinyin, numbers of standards.
query Search {
  search(text: "数据出境", first: 10) {
    totalCount
    nodes {
      score
      matchedBy
      node { __typename id ... on Task { number title } ... on Obligation { text } ... on Instrument { title } }
    }
  }
}
`,
];

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: "graphql" }),
    defaultTabs: examples.map((query) => ({ query })),
    shouldPersistHeaders: false,
  }),
);
