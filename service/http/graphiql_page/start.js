"use strict";

const firstQuery = `# 图谱里有哪些任务清单，各有哪些任务？
# Which task lists does the graph hold, and which tasks are in them?
query TaskLists {
  taskLists(first: 5) {
    nodes {
      id
      title
      titleEn
      year
      categories {
        number
        title
        tasks {
          number
          title
          titleEn
        }
      }
    }
  }
}
`;

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: "graphql" }),
    defaultQuery: firstQuery,
    shouldPersistHeaders: false,
  }),
);
