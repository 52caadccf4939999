import type { Bearer, Certainty, CitationStatus, Confidence, DeliverableKind, DoubtKind, InstrumentKind, InstrumentStatus, MatchKind, Modality, Outcome, Review, Undated, Verdict } from '../api/generated';
import type { MarkKind } from '../text/spans';

/** Every word of the page. A key that one language lacks does not compile, nor does a value of the schema without a word. */
export interface Words {
  verdict: Record<Verdict, string>;
  outcome: Record<Outcome, string>;
  modality: Record<Modality, string>;
  bearer: Record<Bearer, string>;
  review: Record<Review, string>;
  confidence: Record<Confidence, string>;
  citation: Record<CitationStatus, string>;
  kind: Record<DeliverableKind, string>;
  instrumentKind: Record<InstrumentKind, string>;
  status: Record<InstrumentStatus, string>;
  match: Record<MatchKind, string>;
  mark: Record<MarkKind, string>;
  doubt: Record<DoubtKind, string>;
  found: Record<'Task' | 'Obligation' | 'Instrument' | 'Provision' | 'Deliverable' | 'TaskList', string>;
  undated: Record<Undated, string>;
  sureness: Record<Certainty, string>;
  refused: Record<'OFFLINE' | 'UNREACHABLE' | '503' | 'TIMEOUT' | 'OVERLOADED' | 'LIMIT_EXCEEDED' | 'STORE_UNAVAILABLE' | 'STORE_BUSY' | 'STORE_ERROR' | 'SEARCH_NOT_READY' | 'INTERNAL' | 'GRAPHQL_VALIDATION_FAILED' | 'other', string>;
  kindOf: string;
  place: string;
  issuedBy: string;
  receives: string;
  wider: string;
  narrower: string;
  placesQuestion: string;
  happenedOn: string;
  lastDoneOn: string;
  happening: string;
  takeBack: string;
  statusOf: string;
  nav: Record<'home' | 'profile' | 'duties' | 'standards' | 'calendar' | 'dossier' | 'whatif' | 'instruments' | 'compare' | 'ledger' | 'documents' | 'search', string>;
  label: string;
  skip: string;
  language: string;
  size: string;
  sizes: Record<'' | 'l' | 'xl', string>;
  chineseOnly: string;
  original: string;
  loading: string;
  again: string;
  noAnswer: string;
  noPage: string;
  notHeld: (id: string) => string;
  requestId: string;
  colon: string;
  comma: string;
  semicolon: string;
  none: string;
  more: string;
  of: (shown: number, total: number) => string;
  source: string;
  seeSource: string;
  sourceOf: string;
  window: (from: number, to: number) => string;
  earlier: string;
  later: string;
  hash: string;
  loadedAt: string;
  revision: (number: number) => string;
  asOf: (date: string) => string;

  intro: string;
  start: string;
  startHint: string;
  held: string;
  heldCount: (lists: number) => string;
  issuer: string;
  nothingHeld: string;
  soonYours: string;
  soonAny: string;
  soonAnyHint: string;
  nothingSoon: string;
  useKept: string;

  enterprise: string;
  untold: string;
  change: string;
  copy: string;
  copied: string;
  copyBy: string;
  linkSays: string;
  export: string;
  import: string;
  imported: string;
  notProfile: string;
  keep: string;
  kept: string;
  notKept: string;
  forget: string;
  forgotten: string;
  clear: string;
  day: string;
  list: string;
  listInForce: string;
  withLaws: string;
  lawDuties: string;
  noLawDuties: string;
  listsMeant: (count: number) => string;
  notices: (count: number) => string;
  dutiesGained: string;
  dutiesLost: string;
  strange: (what: string) => string;
  yes: string;
  no: string;
  noneOfThese: string;
  noneTold: string;

  profileHint: string;
  typesQuestion: string;
  typesHint: string;
  next: string;
  choose: string;
  skipQuestion: string;
  back: string;
  settles: (count: number) => string;
  settlesSome: string;
  why: string;
  whyCount: (count: number) => string;
  nothingOpen: string;
  skippedOpen: string;
  askSkipped: string;
  seeDuties: string;
  answered: string;
  number: string;
  counts: (applies: number, unknown: number, not: number) => string;

  dutiesOf: string;
  filter: string;
  all: string;
  openQuestion: string;
  answerIt: (settles: number) => string;
  toldNothing: string;
  settledBy: string;
  settledByTypes: string;
  due: string;
  handIn: string;
  inNoTask: string;
  noTasks: string;
  condition: string;
  type: string;
  enterpriseType: string;
  calendarUnknown: string;
  lastWorkingDay: string;
  pastDue: string;

  task: (number: number) => string;
  picture: string;
  pictureHint: string;
  columns: readonly [string, string, string, string, string];
  sentences: string;
  binds: string;
  bindsNobody: string;
  when: string;
  notTheLists: string;
  behind: string;
  asked: (count: number) => string;
  stricter: string;
  standsIn: string;
  bindsOthers: string;
  onlyWhere: string;
  nobodyAsks: string;
  noDateOfReported: string;
  holds: string;
  since: (day: string) => string;
  until: (day: string) => string;
  contested: string;
  firstDue: string;
  through: string;
  penalty: string;
  onlyByReview: string;
  unsure: string;
  overlaps: string;
  overlapsHint: string;
  allRestOn: string;
  restsOn: string;
  notInList: string;
  cites: string;
  oneOf: string;
  mayMean: string;
  unresolved: string;
  to: string;
  toUnstated: string;
  onlyIf: string;
  or: string;
  noStatements: string;

  calendarOf: (year: number) => string;
  yearBefore: string;
  yearAfter: string;
  month: (month: number) => string;
  monthCount: (count: number) => string;
  date: string;
  duty: string;
  material: string;
  derivation: string;
  noDates: string;
  undatedCount: (count: number) => string;
  undatedHint: string;
  openHint: string;
  subscribe: string;
  subscribeHint: string;
  inAddress: string;
  subscribeAddress: string;
  openCalendar: string;

  dossierHint: string;
  noMaterials: string;
  forDuties: string;
  docx: string;
  xlsx: string;
  ics: string;
  print: string;
  company: string;
  nextDue: string;
  nextNamed: string;
  addressees: string;
  noDue: string;

  whatifHint: string;
  question: string;
  now: string;
  then: string;
  asNow: string;
  notTold: string;
  gained: string;
  lost: string;
  materialsGained: string;
  materialsLost: string;
  datesGained: string;
  datesLost: string;
  noChange: string;
  changeSomething: string;

  containing: string;
  look: string;
  anyKind: string;
  anyStatus: string;
  instrument: string;
  instrumentsFound: (count: number) => string;
  effective: string;
  issued: string;
  ended: string;
  unknown: string;
  citedBy: string;
  citedTimes: (count: number) => string;
  replacedBy: string;
  replaces: string;
  related: string;
  aliases: string;
  whatHangs: string;
  nothingHangs: string;
  ownStatements: string;
  articlesDoubts: (count: number) => string;
  outdated: string;
  facts: string;
  factsHint: string;
  fact_: string;
  value: string;
  from: string;
  certainty: string;
  noFacts: string;
  articles: (count: number) => string;
  noArticles: string;
  articlesOf: string;

  partOf: string;
  parts: string;
  summary: string;
  noText: string;
  words: string;
  duties: string;
  citedByDuties: (count: number) => string;
  seeInstrument: string;

  standardsHint: string;
  byNothing: string;
  byDuties: string;
  byWords: string;
  scopeUnknown: string;
  useNow: string;

  before: string;
  after: string;
  compareHint: string;
  compare: string;
  oneEdition: string;
  added: string;
  removed: string;
  changed: string;
  onlyMoved: string;
  addedText: string;
  removedText: string;

  ledgerHint: string;
  coverage: (modelled: number, left: number, all: number) => string;
  leftOut: string;
  notModelled: string;
  doubts: string;
  noDoubts: string;
  doubtful: string;
  noDoubtful: string;
  unreviewed: (open: number, all: number) => string;
  whole: string;
  everyCitation: string;
  note: string;
  noLedger: string;

  documentsFound: (count: number) => string;
  title: string;
  states: string;
  mediaType: string;
  formats: Readonly<Record<string, string>>;
  modelled: string;

  searchLabel: string;
  searchHint: string;
  results: (count: number) => string;
  nothingFound: string;
  allResults: (count: number) => string;
  searchFirst: string;
}

export const zh: Words = {
  verdict: { APPLIES: '适用', UNKNOWN: '待定', DOES_NOT_APPLY: '不适用' },
  outcome: { TRUE: '符合', FALSE: '不符合', UNKNOWN: '未告知' },
  modality: { MANDATORY: '必须', ENCOURAGED: '鼓励', PERMITTED: '可以', PROHIBITED: '不得' },
  bearer: {
    ENTERPRISE: '企业所为',
    AUTHORITY: '主管部门所为，不是企业的义务',
    OTHER: '个人、组织等其他主体所为',
    UNSTATED: '文件未指明由谁履行',
  },
  review: { EXTRACTED: '机器读出，未经人复核', REVIEWED: '已由人复核' },
  confidence: { OFFICIAL: '已读公布文本', SECONDARY: '据所列转载、报道等', VERIFIED: '已查证', REPORTED: '据转述，未对照公布文本' },
  citation: { RESOLVED: '已对应', AMBIGUOUS: '可能指几件中的一件', UNRESOLVED: '未能对应到文件' },
  kind: { REPORT: '报告', CATALOGUE: '目录', FILING: '备案', NOTIFICATION: '报送信息', SUPPORTING_MATERIAL: '附件材料' },
  instrumentKind: {
    LAW: '法律', ADMINISTRATIVE_REGULATION: '行政法规', DEPARTMENTAL_RULE: '部门规章', NORMATIVE_DOCUMENT: '规范性文件', LOCAL_RULE: '地方规定', EMERGENCY_PLAN: '应急预案',
    MANDATORY_NATIONAL_STANDARD: '强制性国家标准', RECOMMENDED_NATIONAL_STANDARD: '推荐性国家标准', INDUSTRY_STANDARD: '行业标准', ASSOCIATION_STANDARD: '团体标准',
    INTERNATIONAL_STANDARD: '国际标准', INTERNATIONAL_REGULATION: '国际法规',
    JUDICIAL_INTERPRETATION: '司法解释', INDUSTRY_PACT: '行业公约', INTERNAL_RULE: '企业内部制度',
  },
  status: { IN_FORCE: '现行有效', NOT_YET_IN_FORCE: '尚未施行', ENDED: '已废止或被代替', UNKNOWN: '施行日期未知，不能断定是否有效' },
  match: { EXACT: '原样', NUMBER: '文号', KEYWORD: '词语', FUZZY: '相近', PINYIN: '拼音', SYNONYM: '同义', ENGLISH: '英文' },
  mark: { duty: '义务', cite: '引用', hand: '材料', when: '时限', cond: '条件', task: '任务', left: '未入图谱', doubt: '存疑' },
  doubt: { BEARER: '由谁履行', CONDITION: '什么情形', TIME_RULE: '何时', MODALITY: '是否必须', ADDRESSEE: '主送谁', CITATION: '引用哪件', RECIPIENT: '交给谁', DELIVERABLE: '交什么', STRUCTURE: '起止', IDENTITY: '是哪份文件' },
  found: { Task: '任务', Obligation: '义务', Instrument: '文件', Provision: '条款', Deliverable: '材料', TaskList: '任务清单' },
  undated: { ON_EVENT: '等某件事：事情何时发生，要由你们确定', NEEDS_LAST_TIME: '只写了多久一次，告知最近一次的时间就能推算', NOT_STATED: '原文没有写明什么时候', STANDING: '常年履行，没有时限' },
  sureness: { STATED: '原文所定', PROJECTED: '沿用推定', CONDITIONAL: '待定', FROM_OCCURRENCE: '由所告知推算' },
  refused: {
    OFFLINE: '这台设备没有连上网络。',
    UNREACHABLE: '连不上服务，它可能正在重启。',
    '503': '服务暂时不能回答，请稍后再试。', TIMEOUT: '查询太久，已经中止。请选定一份任务清单或缩小范围，再试一次。',
    OVERLOADED: '请求太多，请稍候再试。',
    LIMIT_EXCEEDED: '一次问得太多，服务不予回答。请选定一份任务清单或缩小范围。',
    STORE_UNAVAILABLE: '图谱暂时打不开。请稍后再试；一直如此，请告诉维护的人。',
    STORE_BUSY: '图谱正忙，请稍候再试。',
    STORE_ERROR: '图谱读不出来。请把下面的编号告诉维护的人。',
    SEARCH_NOT_READY: '搜索的索引还在建立，请稍候再试。',
    INTERNAL: '服务内部出错，已记下。请把下面的编号告诉维护的人。',
    GRAPHQL_VALIDATION_FAILED: '这个页面与服务的版本不合。请重新载入页面。',
    other: '服务没有给出答案。',
  },
  kindOf: '类别',
  place: '地域',
  issuedBy: '发布的文件',
  receives: '接收的材料',
  wider: '上位类型',
  narrower: '下位类型',
  placesQuestion: '企业在哪里登记，或在哪里开展业务？',
  happenedOn: '发生（或计划）于',
  lastDoneOn: '上次完成于',
  happening: '已告知的日子',
  takeBack: '撤回',
  statusOf: '效力',
  nav: { home: '首页', profile: '企业情况', duties: '义务', standards: '适用标准', calendar: '日历', dossier: '材料', whatif: '假如', instruments: '法规标准', compare: '比较', ledger: '核对', documents: '文件', search: '搜索' },
  label: '主导航',
  skip: '跳到正文',
  language: 'English',
  size: '字号',
  sizes: { '': '标准', l: '大', xl: '特大' },
  chineseOnly: '仅有中文',
  original: '原文',
  loading: '读取中…',
  again: '再试一次',
  noAnswer: '没有得到答案',
  noPage: '没有这个页面',
  notHeld: (id) => `图谱里没有 ${id}。它可能已被卸载，或地址有误。`,
  requestId: '请求编号',
  colon: '：',
  comma: '、',
  semicolon: '；',
  none: '无',
  more: '再显示一些',
  of: (shown, total) => `已显示 ${shown}，共 ${total}`,
  source: '原文',
  seeSource: '看原文',
  sourceOf: '原文，划出的是图谱读出的词句',
  window: (from, to) => `第 ${from}–${to} 字`,
  earlier: '前一段',
  later: '后一段',
  hash: '文件指纹 sha256',
  loadedAt: '装入时间',
  revision: (number) => `图谱第 ${number} 版`,
  asOf: (date) => `按 ${date} 判断`,

  intro: '你们是什么企业，就有哪些义务：为什么、原文怎么说、何时到期、向谁提交什么。',
  start: '说说你们是什么企业',
  startHint: '一次一问，随时可停；没答的按“未告知”，不会当作“否”。',
  held: '已装入的任务清单',
  heldCount: (lists) => `共 ${lists} 份`,
  issuer: '发布机关',
  nothingHeld: '还没有装入任何任务清单。',
  soonYours: '你们接下来到期的',
  soonAny: '已装入文件中接下来到期的',
  soonAnyHint: '尚未说明企业情况，这里列的不一定都适用于你们。',
  nothingSoon: '未来一年没有能算出日期的。没有日期的义务见日历页下部。',
  useKept: '用此浏览器记住的企业情况',

  enterprise: '企业情况',
  untold: '尚未说明',
  change: '回答或修改',
  copy: '复制链接',
  copied: '链接已复制。它含有企业情况，请只发给该看的人。',
  copyBy: '请复制这个链接',
  linkSays: '链接里含有所答的企业情况。',
  export: '导出 JSON',
  import: '导入 JSON',
  imported: '已导入。',
  notProfile: '这个文件不是企业情况，没有改动任何内容。',
  keep: '记在此浏览器',
  kept: '已记在此浏览器；别人用这台电脑也能看到。',
  notKept: '浏览器不允许保存。',
  forget: '忘掉所记',
  forgotten: '已忘掉。',
  clear: '全部清空',
  day: '按哪一天判断',
  list: '任务清单',
  listInForce: '当日有效的',
  withLaws: '也列出已装入的法规、标准自身规定的义务',
  lawDuties: '法规、标准自身规定的义务',
  noLawDuties: '已装入的法规、标准没有这样的义务。',
  listsMeant: (count) => `涉及 ${count} 份清单`,
  notices: (count) => `提示 ${count} 条`,
  dutiesGained: '新增的单项义务',
  dutiesLost: '不再适用的单项义务',
  strange: (what) => `地址里有不认识的内容，没有采用：${what}`,
  yes: '是',
  no: '否',
  noneOfThese: '以上都不是',
  noneTold: '都没有',

  profileHint: '一次一问，先问最能定下结论的。可以随时停下；没答的按“未告知”。',
  typesQuestion: '你们是下列哪些类型的企业？',
  typesHint: '可多选，请选全：没选的视为不是；只选了大类的，其下各小类视为未告知。',
  next: '下一问',
  choose: '请先作答，或选“以上都不是”“暂不回答”。',
  skipQuestion: '暂不回答',
  back: '上一步',
  settles: (count) => `答了这一问，至少能定下 ${count} 条义务。`,
  settlesSome: '答了这一问，可能定下几条义务。',
  why: '为什么问这个',
  whyCount: (count) => `有 ${count} 条义务取决于它：`,
  nothingOpen: '没有未决的问题了，每一条义务都有了结论。',
  skippedOpen: '其余问题都已暂不回答，相关义务保持“待定”。',
  askSkipped: '重新问暂不回答的',
  seeDuties: '看义务',
  answered: '已回答的',
  number: '数目',
  counts: (applies, unknown, not) => `任务：适用 ${applies}，待定 ${unknown}，不适用 ${not}`,

  dutiesOf: '义务',
  filter: '按结论筛选',
  all: '全部',
  openQuestion: '还有一问能定下更多',
  answerIt: (settles) => `回答它，至少定下 ${settles} 条`,
  toldNothing: '尚未说明企业情况，所以几乎每一条都待定。',
  settledBy: '还要知道',
  settledByTypes: '还要知道是哪些类型的企业',
  due: '期限',
  handIn: '提交',
  inNoTask: '不在任何任务下的要求',
  noTasks: '没有这样的任务或要求。',
  condition: '条件',
  type: '主体',
  enterpriseType: '企业类型',
  calendarUnknown: '当年节假日安排未公布，最后工作日未知',
  lastWorkingDay: '最后工作日',
  pastDue: '已过',

  task: (number) => `任务 ${number}`,
  picture: '一图看清',
  pictureHint: '从依据到接收单位，自左至右；同样的内容逐句列在下面。虚线框是清单没有写明、由复核的人指出的依据。',
  columns: ['依据', '任务', '义务', '时限与材料', '接收单位'],
  sentences: '逐句',
  binds: '约束谁',
  bindsNobody: '原文没有点名',
  when: '时限',
  notTheLists: '清单没有写这个时限，它出自所依据的条款',
  behind: '背后的规定怎么要求',
  asked: (count) => `背后的规定另有 ${count} 项要求`,
  stricter: '比清单更严或更细',
  standsIn: '出自',
  bindsOthers: '也约束未列出的其他企业',
  onlyWhere: '只在',
  nobodyAsks: '（没有对应的问题，请自行判断）',
  noDateOfReported: '仅据转述，不据以推算日期',
  holds: '有效',
  since: (day) => `自${day}起`,
  until: (day) => `至${day}止`,
  contested: '有争议或疑问',
  firstDue: '最早期限',
  through: '渠道',
  penalty: '罚则',
  onlyByReview: '清单未写明，由复核的人指出',
  unsure: '机器存疑',
  overlaps: '几项任务要求的同一件事',
  overlapsHint: '可以考虑一并办理：按最早的期限，交给所列的全部单位。能否用一份材料同时满足，原文没有写；每一条义务仍各自成立。',
  allRestOn: '都依据',
  restsOn: '依据',
  notInList: '这些依据清单没有写明，由复核的人指出；概括是复核者的话，不是原文。约束谁、何时、交给谁，都只按各自的规定。',
  cites: '引用',
  oneOf: '与同组其他引用任选其一',
  mayMean: '可能是指',
  unresolved: '未能对应',
  to: '交给',
  toUnstated: '原文没有写交给谁',
  onlyIf: '适用条件',
  or: '或者',
  noStatements: '这里没有读出义务。',

  calendarOf: (year) => `${year} 年期限`,
  yearBefore: '前一年',
  yearAfter: '后一年',
  month: (month) => `${month} 月`,
  monthCount: (count) => (count ? `${count} 项` : '无'),
  date: '日期',
  duty: '义务',
  material: '交什么、交给谁',
  derivation: '日期怎样得出',
  noDates: '这一年没有能算出日期的义务。',
  undatedCount: (count) => `没有确定日期的 ${count} 项`,
  undatedHint: '这些同样适用或待定，只是原文没有给出能算出的日子。',
  openHint: '“待定”的也列在这里，并写明取决于什么。',
  subscribe: '订阅到日历',
  subscribeHint: '把下面的地址添加到日历程序的“订阅日历”。',
  inAddress: '注意：企业情况写在文件的地址里，会被经手的服务器看到和记下。',
  subscribeAddress: '订阅地址',
  openCalendar: '用日历程序打开',

  dossierHint: '每样材料列一次：交什么、交给谁、为了哪几条义务、何时到期。“待定”的也在其中。',
  noMaterials: '没有要提交的材料，或所需情况尚未说明。',
  forDuties: '为了',
  docx: '下载文档 DOCX',
  xlsx: '下载表格 XLSX',
  ics: '日历文件 ICS',
  print: '打印',
  company: '企业名称（写在表格和打印件上，可不填）',
  nextNamed: '原文写明的下一日期',
  addressees: '主送',
  nextDue: '下一期限',
  noDue: '没有能算出的日期',

  whatifHint: '假如企业有了变化，义务、材料、日期会怎样增减。左边是现在，右边改成假如的情况。',
  question: '情况',
  now: '现在',
  then: '假如',
  asNow: '不变',
  notTold: '未告知',
  gained: '新增的任务',
  lost: '不再有的任务',
  materialsGained: '新增的材料',
  materialsLost: '不再有的材料',
  datesGained: '新增的日期',
  datesLost: '不再有的日期',
  noChange: '没有增减。',
  changeSomething: '在上面改一项，结果就会列在这里。',

  containing: '名称或文号含',
  look: '查找',
  anyKind: '所有类别',
  anyStatus: '所有效力',
  instrument: '文件',
  instrumentsFound: (count) => `共 ${count} 件`,
  effective: '施行日期',
  issued: '发布日期',
  ended: '废止日期',
  unknown: '未知',
  citedBy: '被引用',
  citedTimes: (count) => `${count} 项任务`,
  replacedBy: '被代替，现为',
  replaces: '代替了',
  related: '相关文件',
  aliases: '又称',
  whatHangs: '哪些任务、义务、材料系于此件',
  nothingHangs: '已装入的文件都没有引用它。',
  ownStatements: '其自身的规定',
  articlesDoubts: (count) => `各句存疑之处：${count}`,
  outdated: '已过时的引用',
  facts: '所知各项及其出处',
  factsHint: '没有列出的，就是不知道。',
  fact_: '项',
  value: '内容',
  from: '出处',
  certainty: '可信程度',
  noFacts: '没有记下出处的事项。',
  articles: (count) => `条款 ${count}`,
  noArticles: '没有收录它的条款。',
  articlesOf: '条款目录',

  partOf: '上级条款',
  parts: '下级条款',
  summary: '大意（不是原文）',
  noText: '没有收录这一条的原文。',
  words: '条文',
  duties: '所含义务',
  citedByDuties: (count) => `引用它的义务 ${count}`,

  seeInstrument: '没有义务直接引用它。由复核的人指出以它所在文件为依据的任务，见：',
  standardsHint: '哪些法规标准适用：据哪些义务，据它自身的哪些文字。文件有效而不知其适用范围的，列为待定。',
  byNothing: '此处考虑的义务和适用范围中，没有一项使其适用。',
  byDuties: '据这些义务',
  byWords: '据其自身文字（以本系统的话概括）',
  scopeUnknown: '适用范围未知',
  useNow: '现应使用',

  before: '前一份',
  after: '后一份',
  compareHint: '比较同一清单两个年份的版本，逐项列出增、删、改。',
  compare: '比较',
  oneEdition: '要装入两份任务清单才能比较，现在不足两份。',
  added: '新增任务',
  removed: '删去任务',
  changed: '有改动的任务',
  onlyMoved: '文字未变，只是编号或类别变了。',
  addedText: '加',
  removedText: '删',

  ledgerHint: '每一个字去了哪里，每一处引用对应到什么，哪些还没有人复核。',
  coverage: (modelled, left, all) => `共 ${all} 字：入图谱 ${modelled}，注明未入 ${left}，不明去向 ${all - modelled - left}。`,
  leftOut: '注明未入图谱的文字',
  notModelled: '为什么',
  doubts: '机器存疑之处，待人复核',
  noDoubts: '没有存疑之处，或都已由人复核。',
  doubtful: '有疑问的引用',
  noDoubtful: '每处引用都已对应，且无疑问。',
  unreviewed: (open, all) => `义务 ${all} 条，其中 ${open} 条由机器读出、未经人复核。`,
  whole: '全文',
  everyCitation: '全部引用',
  note: '说明',
  noLedger: '还没有装入任务清单，没有可核对的。',

  documentsFound: (count) => `已装入 ${count} 份文件`,
  title: '名称',
  states: '内容',
  mediaType: '格式',
  formats: {
    'text/plain': '文本',
    'text/markdown': 'Markdown',
    'text/html': '网页',
    'application/pdf': 'PDF',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  },
  modelled: '入图谱的字',

  searchLabel: '搜索义务、任务、文件、条款、材料',
  searchHint: '搜索（按 /）：数据出境、sjcj、gb44495',
  results: (count) => `${count} 条结果`,
  nothingFound: '没有找到。可以试试拼音首字母、标准号或更短的词。',
  allResults: (count) => `看全部 ${count} 条结果`,
  searchFirst: '在上面的框里输入要找的词。',
};
