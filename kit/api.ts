// Written by generate.mjs out of schema.graphql and the operations.

/** An operation as it is sent: its document, and the SHA-256 by which the service knows it once it was sent. */
export interface Operation<Answer, Variables> {
  readonly name: string;
  readonly id: string;
  readonly text: string;
  readonly answer?: Answer;
  readonly variables?: Variables;
}

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AuthorityFilter = {
  jurisdiction?: string | null | undefined;
  contains?: string | null | undefined;
};

export type Bearer =
  | 'ENTERPRISE'
  | 'AUTHORITY'
  | 'OTHER'
  | 'UNSTATED';

export type Certainty =
  | 'STATED'
  | 'PROJECTED'
  | 'CONDITIONAL'
  | 'FROM_OCCURRENCE';

export type CitationStatus =
  | 'RESOLVED'
  | 'AMBIGUOUS'
  | 'UNRESOLVED';

export type Confidence =
  | 'OFFICIAL'
  | 'SECONDARY'
  | 'VERIFIED'
  | 'REPORTED';

export type DeliverableKind =
  | 'REPORT'
  | 'CATALOGUE'
  | 'FILING'
  | 'NOTIFICATION'
  | 'SUPPORTING_MATERIAL';

export type DiffKind =
  | 'SAME'
  | 'ADDED'
  | 'REMOVED';

export type Direction =
  | 'ASC'
  | 'DESC';

export type DoubtKind =
  | 'BEARER'
  | 'CONDITION'
  | 'TIME_RULE'
  | 'MODALITY'
  | 'ADDRESSEE'
  | 'CITATION'
  | 'RECIPIENT'
  | 'DELIVERABLE'
  | 'STRUCTURE'
  | 'IDENTITY';

export type DutySource =
  | 'TASK_LIST'
  | 'INSTRUMENT';

export type FacetSubject =
  | 'TASKS'
  | 'OBLIGATIONS'
  | 'INSTRUMENTS'
  | 'DELIVERABLES';

export type FactInput = {
  fact: string;
  value: FactValueInput;
};

export type FactType =
  | 'BOOLEAN'
  | 'NUMBER'
  | 'CHOICES';

export type FactValueInput =
  {   boolean: boolean; number?: never; choices?: never; }
  |  { boolean?: never;   number: number; choices?: never; }
  |  { boolean?: never; number?: never;   choices: Array<string>; };

export type InstrumentFilter = {
  kinds?: Array<InstrumentKind> | null | undefined;
  status?: InstrumentStatus | null | undefined;
  on?: string | null | undefined;
  issuer?: string | null | undefined;
  citedIn?: string | null | undefined;
  contains?: string | null | undefined;
};

export type InstrumentKind =
  | 'LAW'
  | 'ADMINISTRATIVE_REGULATION'
  | 'DEPARTMENTAL_RULE'
  | 'NORMATIVE_DOCUMENT'
  | 'LOCAL_RULE'
  | 'EMERGENCY_PLAN'
  | 'MANDATORY_NATIONAL_STANDARD'
  | 'RECOMMENDED_NATIONAL_STANDARD'
  | 'INDUSTRY_STANDARD'
  | 'ASSOCIATION_STANDARD'
  | 'INTERNATIONAL_STANDARD'
  | 'INTERNATIONAL_REGULATION'
  | 'JUDICIAL_INTERPRETATION'
  | 'INDUSTRY_PACT'
  | 'INTERNAL_RULE';

export type InstrumentOrder = {
  field: InstrumentOrderField;
  direction: Direction;
};

export type InstrumentOrderField =
  | 'NUMBER'
  | 'ISSUED_ON'
  | 'EFFECTIVE_ON'
  | 'CITED';

export type InstrumentStatus =
  | 'IN_FORCE'
  | 'NOT_YET_IN_FORCE'
  | 'ENDED'
  | 'UNKNOWN';

export type MatchKind =
  | 'EXACT'
  | 'NUMBER'
  | 'KEYWORD'
  | 'FUZZY'
  | 'PINYIN'
  | 'SYNONYM'
  | 'ENGLISH';

export type Modality =
  | 'MANDATORY'
  | 'ENCOURAGED'
  | 'PERMITTED'
  | 'PROHIBITED';

export type NoticeKind =
  | 'PLACE_NOT_TOLD'
  | 'LIST_YEAR_OVER'
  | 'NEWER_EDITION'
  | 'REPLACED_STANDARD'
  | 'NOT_IN_FORCE'
  | 'DRAFT'
  | 'UNREVIEWED'
  | 'ANSWERS_DISAGREE'
  | 'TRANSITION'
  | 'OTHER_PARTIES'
  | 'ALTERNATIVE_BY_FIELD';

export type OccurrenceInput = {
  rule: string;
  at: string;
};

export type Operator =
  | 'IS'
  | 'AT_LEAST'
  | 'AT_MOST'
  | 'ANY_OF'
  | 'NONE_OF';

export type Outcome =
  | 'TRUE'
  | 'FALSE'
  | 'UNKNOWN';

export type ProfileInput = {
  enterpriseTypes?: Array<string> | null | undefined;
  facts?: Array<FactInput> | null | undefined;
  jurisdictions?: Array<string> | null | undefined;
  occurrences?: Array<OccurrenceInput> | null | undefined;
};

export type Review =
  | 'EXTRACTED'
  | 'REVIEWED';

export type SearchFilter = {
  taskList?: string | null | undefined;
  enterpriseType?: string | null | undefined;
  modality?: Modality | null | undefined;
  instrumentKind?: InstrumentKind | null | undefined;
};

export type SearchKind =
  | 'TASK'
  | 'OBLIGATION'
  | 'INSTRUMENT'
  | 'PROVISION'
  | 'DELIVERABLE'
  | 'TASK_LIST';

export type Undated =
  | 'ON_EVENT'
  | 'STANDING'
  | 'NOT_STATED'
  | 'NEEDS_LAST_TIME';

export type Verdict =
  | 'APPLIES'
  | 'DOES_NOT_APPLY'
  | 'UNKNOWN';

export type CalendarPageQueryVariables = Exact<{
  profile: ProfileInput;
  from: string;
  to: string;
  list?: string | null | undefined;
  sources?: Array<DutySource> | null | undefined;
}>;


export type CalendarPageQuery = { calendar: { entries: Array<{ id: string, date: string, at: string | null, lastWorkingDay: string | null, certainty: Certainty, verdict: Verdict, derivation: string, derivationEn: string, missingFacts: Array<Array<{ id: string, question: string, questionEn: string | null }>>, missingOccurrences: Array<
        | { id: string, text: string }
        | { id: string, text: string }
        | { id: string, text: string }
        | { id: string, text: string }
        | { id: string, text: string }
      >, rule:
        | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      , provision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null, obligation: { id: string, text: string, textEn: string | null, review: Review, task: { id: string, number: number, title: string, titleEn: string | null } | null, provision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null }, deliverables: Array<{ id: string, name: string, nameEn: string | null }>, recipients: Array<{ id: string, name: string, nameEn: string | null }> }>, undated: Array<{ verdict: Verdict, reason: Undated, why: string | null, whyEn: string | null, rule:
        | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
       | null, provision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null, obligation: { id: string, text: string, textEn: string | null, review: Review, task: { id: string, number: number, title: string, titleEn: string | null } | null, provision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null } }>, notices: Array<{ kind: NoticeKind, text: string, textEn: string }> } };

export type EditionsQueryVariables = Exact<{ [key: string]: never; }>;


export type EditionsQuery = { taskLists: { nodes: Array<{ id: string, title: string, titleEn: string | null, year: number | null, editions: Array<{ id: string, title: string, titleEn: string | null, year: number | null }> }> } };

export type ComparePageQueryVariables = Exact<{
  before: string;
  after: string;
}>;


export type ComparePageQuery = { compareTaskLists: { added: Array<{ id: string, number: number, title: string, titleEn: string | null }>, removed: Array<{ id: string, number: number, title: string, titleEn: string | null }>, changed: Array<{ before: { id: string, number: number, title: string, titleEn: string | null }, after: { id: string, number: number, title: string, titleEn: string | null }, textDiff: Array<{ kind: DiffKind, text: string }> }> } };

export type DocumentsPageQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DocumentsPageQuery = { documents: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, sha256: string, mediaType: string, loadedAt: string, taskList: { id: string, title: string } | null, instrument: { id: string, number: string | null, title: string, titleEn: string | null } | null, coverage: { characters: number, modelled: number } }> } };

export type DossierPageQueryVariables = Exact<{
  profile: ProfileInput;
  on?: string | null | undefined;
  list?: string | null | undefined;
  sources?: Array<DutySource> | null | undefined;
}>;


export type DossierPageQuery = { dossier: Array<{ verdict: Verdict, deliverable: { id: string, name: string, nameEn: string | null, kind: DeliverableKind, source: { quote: string }, timeRules: Array<
        | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      > }, recipients: Array<{ id: string, name: string, nameEn: string | null }>, channels: Array<{ text: string }>, obligations: Array<{ id: string, text: string, textEn: string | null, task: { id: string, number: number, title: string, titleEn: string | null } | null, provision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null }>, nextDue: { date: string, lastWorkingDay: string | null, certainty: Certainty, derivation: string, derivationEn: string, rule:
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
       } | null, requirements: Array<{ verdict: Verdict, missingFacts: Array<Array<{ id: string, question: string, questionEn: string | null }>>, nextDue: { date: string, lastWorkingDay: string | null, certainty: Certainty, derivation: string, derivationEn: string, rule:
          | { id: string, confidence: Confidence | null }
          | { id: string, confidence: Confidence | null }
          | { id: string, confidence: Confidence | null }
          | { id: string, confidence: Confidence | null }
          | { id: string, confidence: Confidence | null }
         } | null, requirement: { id: string, summary: string, summaryEn: string | null, bearer: Bearer, subject: string | null, bindsOthers: boolean | null, recipient: string | null, onlyWhere: string | null, onlyWhereEn: string | null, stricter: boolean, effectiveFrom: string | null, effectiveTo: string | null, knownFrom: string, confidence: Confidence, doubt: string | null, doubtEn: string | null, provisions: Array<{ id: string, label: string, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } }>, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, conditionGroups: Array<Array<{ text: string, fact: { id: string, question: string, questionEn: string | null } }>>, timeRules: Array<
          | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        >, recipients: Array<{ id: string, name: string, nameEn: string | null }> } }> }> };

export type DutiesQueryVariables = Exact<{
  profile: ProfileInput;
  on?: string | null | undefined;
  list?: string | null | undefined;
  sources?: Array<DutySource> | null | undefined;
}>;


export type DutiesQuery = { applicableDuties: { on: string, taskLists: Array<{ id: string, title: string, titleEn: string | null }>, notices: Array<{ kind: NoticeKind, text: string, textEn: string }>, nextQuestion: { settles: number, jurisdictions: boolean, fact: { id: string, question: string, questionEn: string | null } | null } | null, tasks: Array<{ verdict: Verdict, task: { id: string, number: number, title: string, titleEn: string | null, taskList: { id: string, title: string, titleEn: string | null } } }>, obligations: Array<{ verdict: Verdict, obligation: { section: string | null, id: string, text: string, textEn: string | null, modality: Modality, review: Review, source: { document: { id: string, taskList: { id: string, title: string, titleEn: string | null } | null } }, doubts: Array<{ id: string, kind: DoubtKind, reason: string, reasonEn: string }>, task: { id: string } | null, provision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null, deliverables: Array<{ id: string, name: string, nameEn: string | null, kind: DeliverableKind, recipients: Array<{ id: string, name: string, nameEn: string | null }> }>, timeRules: Array<
          | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        > }, reasons: Array<{ outcome: Outcome, text: string, enterpriseType: { id: string, name: string, nameEn: string | null } | null, condition: { text: string, operator: Operator, values: Array<string>, fact: { id: string, question: string, questionEn: string | null } } | null, source: { quote: string } | null }>, missingFacts: Array<Array<{ id: string, question: string, questionEn: string | null }>>, nextDue: { date: string, lastWorkingDay: string | null, certainty: Certainty, derivation: string, derivationEn: string, rule:
          | { id: string, confidence: Confidence | null }
          | { id: string, confidence: Confidence | null }
          | { id: string, confidence: Confidence | null }
          | { id: string, confidence: Confidence | null }
          | { id: string, confidence: Confidence | null }
         } | null, requirements: Array<{ verdict: Verdict, missingFacts: Array<Array<{ id: string, question: string, questionEn: string | null }>>, nextDue: { date: string, lastWorkingDay: string | null, certainty: Certainty, derivation: string, derivationEn: string, rule:
            | { id: string, confidence: Confidence | null }
            | { id: string, confidence: Confidence | null }
            | { id: string, confidence: Confidence | null }
            | { id: string, confidence: Confidence | null }
            | { id: string, confidence: Confidence | null }
           } | null, requirement: { id: string, summary: string, summaryEn: string | null, bearer: Bearer, subject: string | null, bindsOthers: boolean | null, recipient: string | null, onlyWhere: string | null, onlyWhereEn: string | null, stricter: boolean, effectiveFrom: string | null, effectiveTo: string | null, knownFrom: string, confidence: Confidence, doubt: string | null, doubtEn: string | null, provisions: Array<{ id: string, label: string, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } }>, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, conditionGroups: Array<Array<{ text: string, fact: { id: string, question: string, questionEn: string | null } }>>, timeRules: Array<
            | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          >, recipients: Array<{ id: string, name: string, nameEn: string | null }> } }> }>, overlaps: Array<{ obligations: Array<{ verdict: Verdict, obligation: { id: string, text: string, textEn: string | null, task: { id: string, number: number, title: string, titleEn: string | null } | null, provision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null, restsOn: Array<{ id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } }> } }>, deliverables: Array<{ id: string, name: string, nameEn: string | null }>, recipients: Array<{ id: string, name: string, nameEn: string | null }>, strictest: { date: string, lastWorkingDay: string | null, certainty: Certainty, derivation: string, derivationEn: string, rule:
          | { id: string, confidence: Confidence | null }
          | { id: string, confidence: Confidence | null }
          | { id: string, confidence: Confidence | null }
          | { id: string, confidence: Confidence | null }
          | { id: string, confidence: Confidence | null }
         } | null }> } };

export type LawDutiesQueryVariables = Exact<{
  profile: ProfileInput;
  on?: string | null | undefined;
  verdicts?: Array<Verdict> | null | undefined;
  after?: string | null | undefined;
}>;


export type LawDutiesQuery = { applicableDuties: { notices: Array<{ kind: NoticeKind, text: string, textEn: string }>, duties: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ verdict: Verdict, obligation: { id: string, text: string, textEn: string | null, modality: Modality, review: Review, doubts: Array<{ id: string, kind: DoubtKind, reason: string, reasonEn: string }>, task: { id: string } | null, provision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null, deliverables: Array<{ id: string, name: string, nameEn: string | null, kind: DeliverableKind, recipients: Array<{ id: string, name: string, nameEn: string | null }> }>, timeRules: Array<
            | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          > }, reasons: Array<{ outcome: Outcome, text: string, enterpriseType: { id: string, name: string, nameEn: string | null } | null, condition: { text: string, operator: Operator, values: Array<string>, fact: { id: string, question: string, questionEn: string | null } } | null, source: { quote: string } | null }>, missingFacts: Array<Array<{ id: string, question: string, questionEn: string | null }>>, nextDue: { date: string, lastWorkingDay: string | null, certainty: Certainty, derivation: string, derivationEn: string, rule:
            | { id: string, confidence: Confidence | null }
            | { id: string, confidence: Confidence | null }
            | { id: string, confidence: Confidence | null }
            | { id: string, confidence: Confidence | null }
            | { id: string, confidence: Confidence | null }
           } | null, requirements: Array<{ verdict: Verdict, missingFacts: Array<Array<{ id: string, question: string, questionEn: string | null }>>, nextDue: { date: string, lastWorkingDay: string | null, certainty: Certainty, derivation: string, derivationEn: string, rule:
              | { id: string, confidence: Confidence | null }
              | { id: string, confidence: Confidence | null }
              | { id: string, confidence: Confidence | null }
              | { id: string, confidence: Confidence | null }
              | { id: string, confidence: Confidence | null }
             } | null, requirement: { id: string, summary: string, summaryEn: string | null, bearer: Bearer, subject: string | null, bindsOthers: boolean | null, recipient: string | null, onlyWhere: string | null, onlyWhereEn: string | null, stricter: boolean, effectiveFrom: string | null, effectiveTo: string | null, knownFrom: string, confidence: Confidence, doubt: string | null, doubtEn: string | null, provisions: Array<{ id: string, label: string, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } }>, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, conditionGroups: Array<Array<{ text: string, fact: { id: string, question: string, questionEn: string | null } }>>, timeRules: Array<
              | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
              | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
              | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
              | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
              | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            >, recipients: Array<{ id: string, name: string, nameEn: string | null }> } }> }> } } };

export type JudgedFragment = { verdict: Verdict, obligation: { id: string, text: string, textEn: string | null, modality: Modality, review: Review, doubts: Array<{ id: string, kind: DoubtKind, reason: string, reasonEn: string }>, task: { id: string } | null, provision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null, deliverables: Array<{ id: string, name: string, nameEn: string | null, kind: DeliverableKind, recipients: Array<{ id: string, name: string, nameEn: string | null }> }>, timeRules: Array<
      | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
    > }, reasons: Array<{ outcome: Outcome, text: string, enterpriseType: { id: string, name: string, nameEn: string | null } | null, condition: { text: string, operator: Operator, values: Array<string>, fact: { id: string, question: string, questionEn: string | null } } | null, source: { quote: string } | null }>, missingFacts: Array<Array<{ id: string, question: string, questionEn: string | null }>>, nextDue: { date: string, lastWorkingDay: string | null, certainty: Certainty, derivation: string, derivationEn: string, rule:
      | { id: string, confidence: Confidence | null }
      | { id: string, confidence: Confidence | null }
      | { id: string, confidence: Confidence | null }
      | { id: string, confidence: Confidence | null }
      | { id: string, confidence: Confidence | null }
     } | null, requirements: Array<{ verdict: Verdict, missingFacts: Array<Array<{ id: string, question: string, questionEn: string | null }>>, nextDue: { date: string, lastWorkingDay: string | null, certainty: Certainty, derivation: string, derivationEn: string, rule:
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
       } | null, requirement: { id: string, summary: string, summaryEn: string | null, bearer: Bearer, subject: string | null, bindsOthers: boolean | null, recipient: string | null, onlyWhere: string | null, onlyWhereEn: string | null, stricter: boolean, effectiveFrom: string | null, effectiveTo: string | null, knownFrom: string, confidence: Confidence, doubt: string | null, doubtEn: string | null, provisions: Array<{ id: string, label: string, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } }>, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, conditionGroups: Array<Array<{ text: string, fact: { id: string, question: string, questionEn: string | null } }>>, timeRules: Array<
        | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      >, recipients: Array<{ id: string, name: string, nameEn: string | null }> } }> };

export type HomeQueryVariables = Exact<{
  profile: ProfileInput;
  told: boolean;
  from: string;
  to: string;
  list?: string | null | undefined;
  sources?: Array<DutySource> | null | undefined;
}>;


export type HomeQuery = { taskLists: { totalCount: number, nodes: Array<{ id: string, title: string, titleEn: string | null, year: number | null, jurisdiction: string | null, issuer: { id: string, name: string, nameEn: string | null } | null, categories: Array<{ id: string, number: number, title: string, titleEn: string | null, tasks: Array<{ id: string, number: number, title: string, titleEn: string | null }> }>, obligations: { totalCount: number } }> }, calendar?: { entries: Array<{ id: string, date: string, lastWorkingDay: string | null, certainty: Certainty, rule:
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
      , provision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null, obligation: { id: string, text: string, textEn: string | null, task: { id: string, number: number, title: string, titleEn: string | null, taskList: { id: string, title: string, titleEn: string | null } } | null, provision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null }, deliverables: Array<{ id: string, name: string, nameEn: string | null }>, recipients: Array<{ id: string, name: string, nameEn: string | null }> }> }, soon?: { nodes: Array<{ id: string, text: string, textEn: string | null, task: { id: string, number: number, title: string, titleEn: string | null, taskList: { id: string, title: string, titleEn: string | null } } | null, provision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null, timeRules: Array<
        | { __typename: 'AfterEvent', id: string, text: string }
        | { __typename: 'AnnualDeadline', id: string, text: string }
        | { __typename: 'BeforeEvent', id: string, text: string }
        | { __typename: 'Frequency', id: string, text: string }
        | { __typename: 'Unspecified', id: string, text: string }
      > }> } };

export type WhichQueryVariables = Exact<{
  id: string;
  on?: string | null | undefined;
}>;


export type WhichQuery = { node:
    | { __typename: 'AfterEvent', id: string, ruleConfidence: Confidence | null, source: { start: number, end: number, quote: string, page: number | null, document: { id: string, title: string, coverage: { characters: number } } } }
    | { __typename: 'AnnualDeadline', id: string, ruleConfidence: Confidence | null, source: { start: number, end: number, quote: string, page: number | null, document: { id: string, title: string, coverage: { characters: number } } } }
    | { __typename: 'Authority', name: string, nameEn: string | null, aliases: Array<string>, jurisdiction: string | null, id: string, issued: { totalCount: number, nodes: Array<{ id: string, number: string | null, title: string, titleEn: string | null }> }, receives: { totalCount: number, nodes: Array<{ id: string, name: string, nameEn: string | null }> } }
    | { __typename: 'BeforeEvent', id: string, ruleConfidence: Confidence | null, source: { start: number, end: number, quote: string, page: number | null, document: { id: string, title: string, coverage: { characters: number } } } }
    | { __typename: 'Category', title: string, titleEn: string | null, id: string, tasks: Array<{ id: string, number: number, title: string, titleEn: string | null }>, taskList: { id: string, title: string, titleEn: string | null } }
    | { __typename: 'Citation', status: CitationStatus, id: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } | null, provision: { id: string, label: string } | null, suggestions: Array<{ id: string, number: string | null, title: string, titleEn: string | null }>, source: { start: number, end: number, quote: string, page: number | null, document: { id: string, title: string, coverage: { characters: number } } } }
    | { __typename: 'Deliverable', name: string, nameEn: string | null, id: string, obligations: Array<{ id: string, task: { id: string } | null, provision: { id: string } | null }>, recipients: Array<{ id: string, name: string, nameEn: string | null }>, source: { start: number, end: number, quote: string, page: number | null, document: { id: string, title: string, coverage: { characters: number } } } }
    | { __typename: 'Doubt', kind: DoubtKind, reason: string, reasonEn: string, id: string, obligation: { id: string, task: { id: string } | null, provision: { id: string } | null } | null, source: { start: number, end: number, quote: string, page: number | null, document: { id: string, title: string, coverage: { characters: number } } } }
    | { __typename: 'EnterpriseType', name: string, nameEn: string | null, aliases: Array<string>, help: string | null, helpEn: string | null, id: string, parents: Array<{ id: string, name: string, nameEn: string | null }>, children: Array<{ id: string, name: string, nameEn: string | null }>, binding: { totalCount: number, nodes: Array<{ id: string, text: string, textEn: string | null, task: { id: string } | null, provision: { id: string } | null }> } }
    | { __typename: 'Frequency', id: string, ruleConfidence: Confidence | null, source: { start: number, end: number, quote: string, page: number | null, document: { id: string, title: string, coverage: { characters: number } } } }
    | { __typename: 'Instrument', id: string }
    | { __typename: 'Obligation', section: string | null, id: string, text: string, textEn: string | null, modality: Modality, bearer: Bearer, subject: string | null, bindsOthers: boolean | null, review: Review, nextDue: string | null, task: { id: string } | null, provision: { id: string } | null, source: { start: number, end: number, quote: string, page: number | null, document: { id: string, title: string, coverage: { characters: number } } }, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, conditionGroups: Array<Array<{ text: string, fact: { id: string, question: string, questionEn: string | null }, source: { start: number, end: number } | null }>>, timeRules: Array<
        | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      >, restsOn: Array<{ id: string, label: string, summary: string | null, summaryEn: string | null, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } }>, requirements: Array<{ id: string, summary: string, summaryEn: string | null, bearer: Bearer, subject: string | null, bindsOthers: boolean | null, recipient: string | null, onlyWhere: string | null, onlyWhereEn: string | null, stricter: boolean, effectiveFrom: string | null, effectiveTo: string | null, knownFrom: string, confidence: Confidence, doubt: string | null, doubtEn: string | null, provisions: Array<{ id: string, label: string, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } }>, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, conditionGroups: Array<Array<{ text: string, fact: { id: string, question: string, questionEn: string | null } }>>, timeRules: Array<
          | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        >, recipients: Array<{ id: string, name: string, nameEn: string | null }> }>, citations: Array<{ id: string, text: string, status: CitationStatus, note: string | null, noteEn: string | null, alternativeGroup: number | null, source: { quote: string, start: number, end: number }, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } | null, provision: { id: string, label: string } | null, suggestions: Array<{ id: string, number: string | null, title: string, titleEn: string | null }> }>, deliverables: Array<{ id: string, name: string, nameEn: string | null, kind: DeliverableKind, source: { start: number, end: number }, recipients: Array<{ id: string, name: string, nameEn: string | null }> }>, channels: Array<{ text: string, source: { start: number, end: number } }>, penalties: Array<{ id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } }>, doubts: Array<{ id: string, kind: DoubtKind, reason: string, reasonEn: string }> }
    | { __typename: 'ProfileFact', id: string }
    | { __typename: 'Provision', id: string }
    | { __typename: 'Requirement', id: string, summary: string, summaryEn: string | null, bearer: Bearer, subject: string | null, bindsOthers: boolean | null, recipient: string | null, onlyWhere: string | null, onlyWhereEn: string | null, stricter: boolean, effectiveFrom: string | null, effectiveTo: string | null, knownFrom: string, confidence: Confidence, doubt: string | null, doubtEn: string | null, source: { start: number, end: number, quote: string, page: number | null, document: { id: string, title: string, coverage: { characters: number } } }, provisions: Array<{ id: string, label: string, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } }>, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, conditionGroups: Array<Array<{ text: string, fact: { id: string, question: string, questionEn: string | null } }>>, timeRules: Array<
        | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      >, recipients: Array<{ id: string, name: string, nameEn: string | null }> }
    | { __typename: 'SourceDocument', title: string, sha256: string, mediaType: string, loadedAt: string, id: string, coverage: { characters: number }, instrument: { id: string, number: string | null, title: string, titleEn: string | null } | null, list: { id: string } | null }
    | { __typename: 'Task', id: string }
    | { __typename: 'TaskList', title: string, id: string }
    | { __typename: 'Unspecified', id: string, ruleConfidence: Confidence | null, source: { start: number, end: number, quote: string, page: number | null, document: { id: string, title: string, coverage: { characters: number } } } }
   | null };

export type InstrumentPageQueryVariables = Exact<{
  id: string;
  on?: string | null | undefined;
}>;


export type InstrumentPageQuery = { node:
    | { __typename: 'AfterEvent' }
    | { __typename: 'AnnualDeadline' }
    | { __typename: 'Authority' }
    | { __typename: 'BeforeEvent' }
    | { __typename: 'Category' }
    | { __typename: 'Citation' }
    | { __typename: 'Deliverable' }
    | { __typename: 'Doubt' }
    | { __typename: 'EnterpriseType' }
    | { __typename: 'Frequency' }
    | { __typename: 'Instrument', aliases: Array<string>, issuedOn: string | null, effectiveOn: string | null, endedOn: string | null, kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null, issuers: Array<{ id: string, name: string, nameEn: string | null }>, facts: Array<{ name: string, label: string, labelEn: string, value: string, valueEn: string | null, source: string, confidence: Confidence }>, replaces: Array<{ kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null }>, replacedBy: Array<{ kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null }>, related: Array<{ kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null }>, provisions: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, label: string, title: string | null, titleEn: string | null, summary: string | null, summaryEn: string | null, parent: { id: string } | null, source: { start: number } | null, citedBy: { totalCount: number } }> }, document: { id: string } | null }
    | { __typename: 'Obligation' }
    | { __typename: 'ProfileFact' }
    | { __typename: 'Provision' }
    | { __typename: 'Requirement' }
    | { __typename: 'SourceDocument' }
    | { __typename: 'Task' }
    | { __typename: 'TaskList' }
    | { __typename: 'Unspecified' }
   | null, impact: { tasks: Array<{ id: string, number: number, title: string, titleEn: string | null, taskList: { id: string, title: string, titleEn: string | null, year: number | null } }>, provisions: Array<{ id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } }>, obligations: Array<{ id: string, text: string, textEn: string | null, modality: Modality, bearer: Bearer, task: { id: string } | null, provision: { id: string, label: string, instrument: { id: string } } | null, deliverables: Array<{ id: string, name: string, nameEn: string | null, kind: DeliverableKind, recipients: Array<{ id: string, name: string, nameEn: string | null }> }>, timeRules: Array<
        | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      > }>, outdatedCitations: Array<{ text: string, note: string | null, noteEn: string | null, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } | null, source: { quote: string, document: { id: string, title: string } } }> } };

export type DoubtsOfDocumentQueryVariables = Exact<{
  document: string;
}>;


export type DoubtsOfDocumentQuery = { doubts: { totalCount: number, nodes: Array<{ id: string, kind: DoubtKind, reason: string, reasonEn: string, obligation: { id: string } | null, citation: { id: string } | null, source: { quote: string } }> } };

export type MoreArticlesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type MoreArticlesQuery = { node:
    | { __typename: 'AfterEvent' }
    | { __typename: 'AnnualDeadline' }
    | { __typename: 'Authority' }
    | { __typename: 'BeforeEvent' }
    | { __typename: 'Category' }
    | { __typename: 'Citation' }
    | { __typename: 'Deliverable' }
    | { __typename: 'Doubt' }
    | { __typename: 'EnterpriseType' }
    | { __typename: 'Frequency' }
    | { __typename: 'Instrument', provisions: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, label: string, title: string | null, titleEn: string | null, summary: string | null, summaryEn: string | null, parent: { id: string } | null, source: { start: number } | null, citedBy: { totalCount: number } }> } }
    | { __typename: 'Obligation' }
    | { __typename: 'ProfileFact' }
    | { __typename: 'Provision' }
    | { __typename: 'Requirement' }
    | { __typename: 'SourceDocument' }
    | { __typename: 'Task' }
    | { __typename: 'TaskList' }
    | { __typename: 'Unspecified' }
   | null };

export type ArticlesFragment = { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, label: string, title: string | null, titleEn: string | null, summary: string | null, summaryEn: string | null, parent: { id: string } | null, source: { start: number } | null, citedBy: { totalCount: number } }> };

export type InstrumentsPageQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: InstrumentFilter | null | undefined;
  orderBy?: Array<InstrumentOrder> | null | undefined;
  on?: string | null | undefined;
}>;


export type InstrumentsPageQuery = { instruments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ issuedOn: string | null, effectiveOn: string | null, endedOn: string | null, kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null, issuers: Array<{ id: string, name: string, nameEn: string | null }>, replacedBy: Array<{ id: string, number: string | null, title: string, titleEn: string | null }>, citedBy: { totalCount: number } }> } };

export type LedgerPageQueryVariables = Exact<{
  list: string;
  document?: string | null | undefined;
  on?: string | null | undefined;
}>;


export type LedgerPageQuery = { node:
    | { __typename: 'AfterEvent' }
    | { __typename: 'AnnualDeadline' }
    | { __typename: 'Authority' }
    | { __typename: 'BeforeEvent' }
    | { __typename: 'Category' }
    | { __typename: 'Citation' }
    | { __typename: 'Deliverable' }
    | { __typename: 'Doubt' }
    | { __typename: 'EnterpriseType' }
    | { __typename: 'Frequency' }
    | { __typename: 'Instrument' }
    | { __typename: 'Obligation' }
    | { __typename: 'ProfileFact' }
    | { __typename: 'Provision' }
    | { __typename: 'Requirement' }
    | { __typename: 'SourceDocument' }
    | { __typename: 'Task' }
    | { __typename: 'TaskList', id: string, title: string, titleEn: string | null, addressees: Array<{ text: string, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, authority: { id: string, name: string, nameEn: string | null } | null }>, source: { id: string, title: string, sha256: string, mediaType: string, loadedAt: string }, coverage: { characters: number, modelled: number, notModelled: Array<{ reason: string, source: { quote: string, start: number, end: number } }> }, tasks: { totalCount: number, nodes: Array<{ id: string, number: number, title: string, titleEn: string | null, source: { start: number, end: number }, citations: Array<{ id: string, text: string, status: CitationStatus, note: string | null, noteEn: string | null, alternativeGroup: number | null, source: { quote: string, start: number, end: number }, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } | null, provision: { id: string, label: string } | null, suggestions: Array<{ id: string, number: string | null, title: string, titleEn: string | null }> }>, obligations: Array<{ id: string, text: string, review: Review, source: { start: number, end: number } }>, deliverables: Array<{ id: string, name: string, source: { start: number, end: number } }> }> }, obligations: { totalCount: number, nodes: Array<{ id: string, text: string, textEn: string | null, review: Review, source: { start: number, end: number }, citations: Array<{ id: string, text: string, status: CitationStatus, note: string | null, noteEn: string | null, alternativeGroup: number | null, source: { quote: string, start: number, end: number }, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } | null, provision: { id: string, label: string } | null, suggestions: Array<{ id: string, number: string | null, title: string, titleEn: string | null }> }>, deliverables: Array<{ id: string, source: { start: number, end: number } }> }> } }
    | { __typename: 'Unspecified' }
   | null, doubts: { totalCount: number, nodes: Array<{ id: string, kind: DoubtKind, reason: string, reasonEn: string, obligation: { id: string } | null, source: { quote: string, start: number, end: number } }> } };

export type ProfileStepQueryVariables = Exact<{
  profile: ProfileInput;
  on?: string | null | undefined;
  list?: string | null | undefined;
}>;


export type ProfileStepQuery = { applicableDuties: { counts: { applies: number, doesNotApply: number, unknown: number }, nextQuestion: { settles: number, jurisdictions: boolean, fact: { id: string } | null } | null, obligations: Array<{ missingFacts: Array<Array<{ id: string }>> }> } };

export type WhyAskedQueryVariables = Exact<{
  fact: string;
  list?: string | null | undefined;
}>;


export type WhyAskedQuery = { obligations: { totalCount: number, nodes: Array<{ id: string, text: string, textEn: string | null, task: { id: string, number: number, title: string, titleEn: string | null } | null, conditionGroups: Array<Array<{ text: string, fact: { id: string }, source: { quote: string } | null }>> }> } };

export type ProvisionPageQueryVariables = Exact<{
  id: string;
  on?: string | null | undefined;
}>;


export type ProvisionPageQuery = { node:
    | { __typename: 'AfterEvent' }
    | { __typename: 'AnnualDeadline' }
    | { __typename: 'Authority' }
    | { __typename: 'BeforeEvent' }
    | { __typename: 'Category' }
    | { __typename: 'Citation' }
    | { __typename: 'Deliverable' }
    | { __typename: 'Doubt' }
    | { __typename: 'EnterpriseType' }
    | { __typename: 'Frequency' }
    | { __typename: 'Instrument' }
    | { __typename: 'Obligation' }
    | { __typename: 'ProfileFact' }
    | { __typename: 'Provision', id: string, label: string, title: string | null, titleEn: string | null, text: string | null, summary: string | null, summaryEn: string | null, source: { start: number, end: number, quote: string, page: number | null, document: { id: string, title: string, coverage: { characters: number } } } | null, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null }, parent: { id: string, label: string, title: string | null, titleEn: string | null } | null, children: Array<{ id: string, label: string, title: string | null, titleEn: string | null, text: string | null, source: { start: number, end: number } | null }>, obligations: Array<{ id: string, text: string, textEn: string | null, modality: Modality, bearer: Bearer, subject: string | null, bindsOthers: boolean | null, review: Review, nextDue: string | null, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, source: { start: number, end: number }, conditionGroups: Array<Array<{ text: string, fact: { id: string, question: string, questionEn: string | null }, source: { start: number, end: number } | null }>>, timeRules: Array<
          | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        >, restsOn: Array<{ id: string, label: string, summary: string | null, summaryEn: string | null, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } }>, requirements: Array<{ id: string, summary: string, summaryEn: string | null, bearer: Bearer, subject: string | null, bindsOthers: boolean | null, recipient: string | null, onlyWhere: string | null, onlyWhereEn: string | null, stricter: boolean, effectiveFrom: string | null, effectiveTo: string | null, knownFrom: string, confidence: Confidence, doubt: string | null, doubtEn: string | null, provisions: Array<{ id: string, label: string, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } }>, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, conditionGroups: Array<Array<{ text: string, fact: { id: string, question: string, questionEn: string | null } }>>, timeRules: Array<
            | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          >, recipients: Array<{ id: string, name: string, nameEn: string | null }> }>, citations: Array<{ id: string, text: string, status: CitationStatus, note: string | null, noteEn: string | null, alternativeGroup: number | null, source: { quote: string, start: number, end: number }, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } | null, provision: { id: string, label: string } | null, suggestions: Array<{ id: string, number: string | null, title: string, titleEn: string | null }> }>, deliverables: Array<{ id: string, name: string, nameEn: string | null, kind: DeliverableKind, source: { start: number, end: number }, recipients: Array<{ id: string, name: string, nameEn: string | null }> }>, channels: Array<{ text: string, source: { start: number, end: number } }>, penalties: Array<{ id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } }>, doubts: Array<{ id: string, kind: DoubtKind, reason: string, reasonEn: string }> }>, citations: Array<{ id: string, text: string, status: CitationStatus, note: string | null, noteEn: string | null, alternativeGroup: number | null, source: { quote: string, start: number, end: number }, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } | null, provision: { id: string, label: string } | null, suggestions: Array<{ id: string, number: string | null, title: string, titleEn: string | null }> }>, citedBy: { totalCount: number, nodes: Array<{ id: string, text: string, textEn: string | null, task: { id: string, number: number, title: string, titleEn: string | null } | null, provision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null }> } }
    | { __typename: 'Requirement' }
    | { __typename: 'SourceDocument' }
    | { __typename: 'Task' }
    | { __typename: 'TaskList' }
    | { __typename: 'Unspecified' }
   | null };

export type SearchQueryVariables = Exact<{
  text: string;
  first: number;
  after?: string | null | undefined;
}>;


export type SearchQuery = { search: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ matchedBy: Array<MatchKind>, highlights: Array<{ field: string, start: number, end: number }>, node:
        | { __typename: 'AfterEvent', id: string }
        | { __typename: 'AnnualDeadline', id: string }
        | { __typename: 'Authority', id: string }
        | { __typename: 'BeforeEvent', id: string }
        | { __typename: 'Category', id: string }
        | { __typename: 'Citation', id: string }
        | { __typename: 'Deliverable', name: string, nameEn: string | null, id: string, obligations: Array<{ id: string, task: { id: string } | null }> }
        | { __typename: 'Doubt', id: string }
        | { __typename: 'EnterpriseType', id: string }
        | { __typename: 'Frequency', id: string }
        | { __typename: 'Instrument', number: string | null, title: string, titleEn: string | null, aliases: Array<string>, id: string }
        | { __typename: 'Obligation', text: string, textEn: string | null, id: string, dutyTask: { id: string, number: number, title: string, titleEn: string | null } | null, dutyProvision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null }
        | { __typename: 'ProfileFact', id: string }
        | { __typename: 'Provision', label: string, summary: string | null, summaryEn: string | null, id: string, provisionTitle: string | null, provisionTitleEn: string | null, provisionText: string | null, instrument: { id: string, number: string | null, title: string, titleEn: string | null } }
        | { __typename: 'Requirement', id: string }
        | { __typename: 'SourceDocument', id: string }
        | { __typename: 'Task', title: string, titleEn: string | null, id: string, taskNumber: number, taskText: string, taskList: { id: string, title: string } }
        | { __typename: 'TaskList', titleEn: string | null, year: number | null, id: string, listTitle: string, issuer: { id: string, name: string, nameEn: string | null } | null }
        | { __typename: 'Unspecified', id: string }
       }> } };

export type SpanFragment = { start: number, end: number, quote: string, page: number | null, document: { id: string, title: string, coverage: { characters: number } } };

export type PlaceFragment = { start: number, end: number };

export type InstrumentNameFragment = { id: string, number: string | null, title: string, titleEn: string | null };

export type InstrumentRefFragment = { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null };

export type TaskNameFragment = { id: string, number: number, title: string, titleEn: string | null };

export type HandInFragment = { id: string, name: string, nameEn: string | null, kind: DeliverableKind, recipients: Array<{ id: string, name: string, nameEn: string | null }> };

export type QuestionFragment = { id: string, question: string, questionEn: string | null, help: string | null, helpEn: string | null, type: FactType, choices: Array<{ value: string, label: string, labelEn: string | null }> };

type Rule_AfterEvent_Fragment = { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } };

type Rule_AnnualDeadline_Fragment = { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } };

type Rule_BeforeEvent_Fragment = { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } };

type Rule_Frequency_Fragment = { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } };

type Rule_Unspecified_Fragment = { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } };

export type RuleFragment =
  | Rule_AfterEvent_Fragment
  | Rule_AnnualDeadline_Fragment
  | Rule_BeforeEvent_Fragment
  | Rule_Frequency_Fragment
  | Rule_Unspecified_Fragment
;

export type CitedFragment = { id: string, text: string, status: CitationStatus, note: string | null, noteEn: string | null, alternativeGroup: number | null, source: { quote: string, start: number, end: number }, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } | null, provision: { id: string, label: string } | null, suggestions: Array<{ id: string, number: string | null, title: string, titleEn: string | null }> };

export type DueFragment = { date: string, lastWorkingDay: string | null, certainty: Certainty, derivation: string, derivationEn: string, rule:
    | { id: string, confidence: Confidence | null }
    | { id: string, confidence: Confidence | null }
    | { id: string, confidence: Confidence | null }
    | { id: string, confidence: Confidence | null }
    | { id: string, confidence: Confidence | null }
   };

export type ProvisionNameFragment = { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } };

export type AsksFragment = { id: string, summary: string, summaryEn: string | null, bearer: Bearer, subject: string | null, bindsOthers: boolean | null, recipient: string | null, onlyWhere: string | null, onlyWhereEn: string | null, stricter: boolean, effectiveFrom: string | null, effectiveTo: string | null, knownFrom: string, confidence: Confidence, doubt: string | null, doubtEn: string | null, provisions: Array<{ id: string, label: string, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } }>, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, conditionGroups: Array<Array<{ text: string, fact: { id: string, question: string, questionEn: string | null } }>>, timeRules: Array<
    | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
    | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
    | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
    | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
    | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
  >, recipients: Array<{ id: string, name: string, nameEn: string | null }> };

export type AsksJudgedFragment = { verdict: Verdict, missingFacts: Array<Array<{ id: string, question: string, questionEn: string | null }>>, nextDue: { date: string, lastWorkingDay: string | null, certainty: Certainty, derivation: string, derivationEn: string, rule:
      | { id: string, confidence: Confidence | null }
      | { id: string, confidence: Confidence | null }
      | { id: string, confidence: Confidence | null }
      | { id: string, confidence: Confidence | null }
      | { id: string, confidence: Confidence | null }
     } | null, requirement: { id: string, summary: string, summaryEn: string | null, bearer: Bearer, subject: string | null, bindsOthers: boolean | null, recipient: string | null, onlyWhere: string | null, onlyWhereEn: string | null, stricter: boolean, effectiveFrom: string | null, effectiveTo: string | null, knownFrom: string, confidence: Confidence, doubt: string | null, doubtEn: string | null, provisions: Array<{ id: string, label: string, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } }>, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, conditionGroups: Array<Array<{ text: string, fact: { id: string, question: string, questionEn: string | null } }>>, timeRules: Array<
      | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
    >, recipients: Array<{ id: string, name: string, nameEn: string | null }> } };

export type DutyCardFragment = { id: string, text: string, textEn: string | null, modality: Modality, bearer: Bearer, subject: string | null, bindsOthers: boolean | null, review: Review, nextDue: string | null, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, source: { start: number, end: number }, conditionGroups: Array<Array<{ text: string, fact: { id: string, question: string, questionEn: string | null }, source: { start: number, end: number } | null }>>, timeRules: Array<
    | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
    | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
    | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
    | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
    | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
  >, restsOn: Array<{ id: string, label: string, summary: string | null, summaryEn: string | null, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } }>, requirements: Array<{ id: string, summary: string, summaryEn: string | null, bearer: Bearer, subject: string | null, bindsOthers: boolean | null, recipient: string | null, onlyWhere: string | null, onlyWhereEn: string | null, stricter: boolean, effectiveFrom: string | null, effectiveTo: string | null, knownFrom: string, confidence: Confidence, doubt: string | null, doubtEn: string | null, provisions: Array<{ id: string, label: string, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } }>, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, conditionGroups: Array<Array<{ text: string, fact: { id: string, question: string, questionEn: string | null } }>>, timeRules: Array<
      | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
      | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
    >, recipients: Array<{ id: string, name: string, nameEn: string | null }> }>, citations: Array<{ id: string, text: string, status: CitationStatus, note: string | null, noteEn: string | null, alternativeGroup: number | null, source: { quote: string, start: number, end: number }, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } | null, provision: { id: string, label: string } | null, suggestions: Array<{ id: string, number: string | null, title: string, titleEn: string | null }> }>, deliverables: Array<{ id: string, name: string, nameEn: string | null, kind: DeliverableKind, source: { start: number, end: number }, recipients: Array<{ id: string, name: string, nameEn: string | null }> }>, channels: Array<{ text: string, source: { start: number, end: number } }>, penalties: Array<{ id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } }>, doubts: Array<{ id: string, kind: DoubtKind, reason: string, reasonEn: string }> };

export type ShellQueryVariables = Exact<{ [key: string]: never; }>;


export type ShellQuery = { revision: { number: number, contentHash: string, changedAt: string }, taskLists: { nodes: Array<{ id: string, title: string, titleEn: string | null, year: number | null, jurisdiction: string | null, source: { id: string } }> }, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null, aliases: Array<string>, help: string | null, helpEn: string | null, heldBy: { id: string } | null }>, profileFacts: Array<{ id: string, question: string, questionEn: string | null, help: string | null, helpEn: string | null, type: FactType, choices: Array<{ value: string, label: string, labelEn: string | null }> }> };

export type SourceWindowQueryVariables = Exact<{
  document: string;
  start: number;
  end: number;
}>;


export type SourceWindowQuery = { node:
    | { __typename: 'AfterEvent' }
    | { __typename: 'AnnualDeadline' }
    | { __typename: 'Authority' }
    | { __typename: 'BeforeEvent' }
    | { __typename: 'Category' }
    | { __typename: 'Citation' }
    | { __typename: 'Deliverable' }
    | { __typename: 'Doubt' }
    | { __typename: 'EnterpriseType' }
    | { __typename: 'Frequency' }
    | { __typename: 'Instrument' }
    | { __typename: 'Obligation' }
    | { __typename: 'ProfileFact' }
    | { __typename: 'Provision' }
    | { __typename: 'Requirement' }
    | { __typename: 'SourceDocument', id: string, title: string, sha256: string, loadedAt: string, text: string }
    | { __typename: 'Task' }
    | { __typename: 'TaskList' }
    | { __typename: 'Unspecified' }
   | null };

export type StandardsQueryVariables = Exact<{
  profile: ProfileInput;
  on?: string | null | undefined;
  list?: string | null | undefined;
  sources?: Array<DutySource> | null | undefined;
}>;


export type StandardsQuery = { applicableDuties: { on: string, instruments: Array<{ verdict: Verdict, status: InstrumentStatus, instrument: { kind: InstrumentKind, id: string, number: string | null, title: string, titleEn: string | null }, current: { id: string, number: string | null, title: string, titleEn: string | null } | null, alternatives: Array<{ id: string, number: string | null, title: string, titleEn: string | null }>, notices: Array<{ kind: NoticeKind, text: string, textEn: string }>, obligations: Array<{ verdict: Verdict, obligation: { id: string, text: string, textEn: string | null, task: { id: string, number: number, title: string, titleEn: string | null } | null, provision: { id: string } | null } }>, scopes: Array<{ verdict: Verdict, scope: { id: string, text: string, textEn: string | null, onlyWhere: string | null, onlyWhereEn: string | null, from: string | null, to: string | null, source: string, confidence: Confidence }, missingFacts: Array<Array<{ id: string, question: string, questionEn: string | null }>> }> }> } };

export type TaskPageQueryVariables = Exact<{
  id: string;
  on?: string | null | undefined;
}>;


export type TaskPageQuery = { node:
    | { __typename: 'AfterEvent' }
    | { __typename: 'AnnualDeadline' }
    | { __typename: 'Authority' }
    | { __typename: 'BeforeEvent' }
    | { __typename: 'Category' }
    | { __typename: 'Citation' }
    | { __typename: 'Deliverable' }
    | { __typename: 'Doubt' }
    | { __typename: 'EnterpriseType' }
    | { __typename: 'Frequency' }
    | { __typename: 'Instrument' }
    | { __typename: 'Obligation' }
    | { __typename: 'ProfileFact' }
    | { __typename: 'Provision' }
    | { __typename: 'Requirement' }
    | { __typename: 'SourceDocument' }
    | { __typename: 'Task', nextDue: string | null, id: string, number: number, title: string, titleEn: string | null, source: { start: number, end: number, quote: string, page: number | null, document: { id: string, title: string, coverage: { characters: number } } }, taskList: { id: string, title: string, titleEn: string | null, year: number | null }, category: { id: string, number: number, title: string, titleEn: string | null }, obligations: Array<{ id: string, text: string, textEn: string | null, modality: Modality, bearer: Bearer, subject: string | null, bindsOthers: boolean | null, review: Review, nextDue: string | null, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, source: { start: number, end: number }, conditionGroups: Array<Array<{ text: string, fact: { id: string, question: string, questionEn: string | null }, source: { start: number, end: number } | null }>>, timeRules: Array<
          | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
        >, restsOn: Array<{ id: string, label: string, summary: string | null, summaryEn: string | null, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } }>, requirements: Array<{ id: string, summary: string, summaryEn: string | null, bearer: Bearer, subject: string | null, bindsOthers: boolean | null, recipient: string | null, onlyWhere: string | null, onlyWhereEn: string | null, stricter: boolean, effectiveFrom: string | null, effectiveTo: string | null, knownFrom: string, confidence: Confidence, doubt: string | null, doubtEn: string | null, provisions: Array<{ id: string, label: string, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } }>, enterpriseTypes: Array<{ id: string, name: string, nameEn: string | null }>, conditionGroups: Array<Array<{ text: string, fact: { id: string, question: string, questionEn: string | null } }>>, timeRules: Array<
            | { __typename: 'AfterEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'AnnualDeadline', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'BeforeEvent', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'Frequency', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
            | { __typename: 'Unspecified', id: string, text: string, confidence: Confidence | null, source: { start: number, end: number } }
          >, recipients: Array<{ id: string, name: string, nameEn: string | null }> }>, citations: Array<{ id: string, text: string, status: CitationStatus, note: string | null, noteEn: string | null, alternativeGroup: number | null, source: { quote: string, start: number, end: number }, instrument: { kind: InstrumentKind, status: InstrumentStatus, id: string, number: string | null, title: string, titleEn: string | null } | null, provision: { id: string, label: string } | null, suggestions: Array<{ id: string, number: string | null, title: string, titleEn: string | null }> }>, deliverables: Array<{ id: string, name: string, nameEn: string | null, kind: DeliverableKind, source: { start: number, end: number }, recipients: Array<{ id: string, name: string, nameEn: string | null }> }>, channels: Array<{ text: string, source: { start: number, end: number } }>, penalties: Array<{ id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } }>, doubts: Array<{ id: string, kind: DoubtKind, reason: string, reasonEn: string }> }> }
    | { __typename: 'TaskList' }
    | { __typename: 'Unspecified' }
   | null };

export type WhatIfQueryVariables = Exact<{
  before: ProfileInput;
  after: ProfileInput;
  on?: string | null | undefined;
  list?: string | null | undefined;
  sources?: Array<DutySource> | null | undefined;
}>;


export type WhatIfQuery = { compareProfiles: { gained: Array<{ verdict: Verdict, task: { id: string, number: number, title: string, titleEn: string | null }, obligations: Array<{ verdict: Verdict, obligation: { id: string, text: string, textEn: string | null } }> }>, lost: Array<{ verdict: Verdict, task: { id: string, number: number, title: string, titleEn: string | null }, obligations: Array<{ verdict: Verdict, obligation: { id: string, text: string, textEn: string | null } }> }>, dutiesGained: Array<{ verdict: Verdict, obligation: { id: string, text: string, textEn: string | null, task: { id: string } | null, provision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null } }>, dutiesLost: Array<{ verdict: Verdict, obligation: { id: string, text: string, textEn: string | null, task: { id: string } | null, provision: { id: string, label: string, instrument: { id: string, number: string | null, title: string, titleEn: string | null } } | null } }>, deliverablesGained: Array<{ id: string, name: string, nameEn: string | null }>, deliverablesLost: Array<{ id: string, name: string, nameEn: string | null }>, datesGained: Array<{ date: string, certainty: Certainty, rule:
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
      , obligation: { id: string, text: string, textEn: string | null, task: { id: string, number: number, title: string, titleEn: string | null } | null, provision: { id: string } | null } }>, datesLost: Array<{ date: string, certainty: Certainty, rule:
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
        | { id: string, confidence: Confidence | null }
      , obligation: { id: string, text: string, textEn: string | null, task: { id: string, number: number, title: string, titleEn: string | null } | null, provision: { id: string } | null } }> } };

export type MovedFragment = { verdict: Verdict, task: { id: string, number: number, title: string, titleEn: string | null }, obligations: Array<{ verdict: Verdict, obligation: { id: string, text: string, textEn: string | null } }> };

export type AuthoritiesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: AuthorityFilter | null | undefined;
}>;


export type AuthoritiesQuery = { authorities: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, nameEn: string | null, aliases: Array<string>, jurisdiction: string | null, issued: { totalCount: number }, receives: { totalCount: number } }> } };

export type ContentsQueryVariables = Exact<{
  number: string;
  depth?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ContentsQuery = { instrument: { id: string, title: string, titleEn: string | null, provisions: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, label: string, title: string | null, titleEn: string | null }> } } | null };

export type FacetsQueryVariables = Exact<{
  of: FacetSubject;
  taskList?: string | null | undefined;
  enterpriseType?: string | null | undefined;
  contains?: string | null | undefined;
  on?: string | null | undefined;
}>;


export type FacetsQuery = { facets: Array<{ field: string, values: Array<{ value: string, label: string, labelEn: string | null, count: number }> }> };

export type HitsQueryVariables = Exact<{
  text: string;
  kinds?: Array<SearchKind> | null | undefined;
  filter?: SearchFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type HitsQuery = { search: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ title: string, subtitle: string | null, snippet: string, matchedBy: Array<MatchKind>, node:
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
       }> } };

export type StretchQueryVariables = Exact<{
  document: string;
  start: number;
  end: number;
}>;


export type StretchQuery = { node:
    | { id: string, title: string, text: string, spans: Array<{ notModelled: string | null, node:
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
          | { id: string }
         | null, source: { startUtf16: number, endUtf16: number } }> }
    | Record<PropertyKey, never>
   | null };

export const Authorities: Operation<AuthoritiesQuery, AuthoritiesQueryVariables> = { name: 'Authorities', id: '05aebe8537bf2ddb8871a441a6449f53c64f9994ca628da95946258a6e735f99', text: "query Authorities($first: Int, $after: String, $filter: AuthorityFilter) {\n  authorities(first: $first, after: $after, filter: $filter) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n      __typename\n    }\n    nodes {\n      id\n      name\n      nameEn\n      aliases\n      jurisdiction\n      issued {\n        totalCount\n        __typename\n      }\n      receives {\n        totalCount\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}" };
export const CalendarPage: Operation<CalendarPageQuery, CalendarPageQueryVariables> = { name: 'CalendarPage', id: '84167d99de8bec5c68b49f1455e34c655814ace48a291478de54b827812b68cb', text: "query CalendarPage($profile: ProfileInput!, $from: Date!, $to: Date!, $list: ID, $sources: [DutySource!]) {\n  calendar(\n    profile: $profile\n    from: $from\n    to: $to\n    taskList: $list\n    sources: $sources\n  ) {\n    entries {\n      id\n      date\n      at\n      lastWorkingDay\n      certainty\n      verdict\n      derivation\n      derivationEn\n      missingFacts {\n        id\n        question\n        questionEn\n        __typename\n      }\n      missingOccurrences {\n        id\n        text\n        __typename\n      }\n      rule {\n        ...Rule\n        __typename\n      }\n      provision {\n        ...ProvisionName\n        __typename\n      }\n      obligation {\n        id\n        text\n        textEn\n        review\n        task {\n          ...TaskName\n          __typename\n        }\n        provision {\n          ...ProvisionName\n          __typename\n        }\n        __typename\n      }\n      deliverables {\n        id\n        name\n        nameEn\n        __typename\n      }\n      recipients {\n        id\n        name\n        nameEn\n        __typename\n      }\n      __typename\n    }\n    undated {\n      verdict\n      reason\n      why\n      whyEn\n      rule {\n        ...Rule\n        __typename\n      }\n      provision {\n        ...ProvisionName\n        __typename\n      }\n      obligation {\n        id\n        text\n        textEn\n        review\n        task {\n          ...TaskName\n          __typename\n        }\n        provision {\n          ...ProvisionName\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    notices {\n      kind\n      text\n      textEn\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment Rule on TimeRule {\n  __typename\n  id\n  text\n  confidence\n  source {\n    ...Place\n    __typename\n  }\n}\n\nfragment Place on SourceSpan {\n  start\n  end\n  __typename\n}\n\nfragment ProvisionName on Provision {\n  id\n  label\n  instrument {\n    ...InstrumentName\n    __typename\n  }\n  __typename\n}\n\nfragment InstrumentName on Instrument {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment TaskName on Task {\n  id\n  number\n  title\n  titleEn\n  __typename\n}" };
export const ComparePage: Operation<ComparePageQuery, ComparePageQueryVariables> = { name: 'ComparePage', id: '1b65b46495f4137160a86b5aa0fc4f1e4df654f15f86324c5c6ca3787517f415', text: "query ComparePage($before: ID!, $after: ID!) {\n  compareTaskLists(before: $before, after: $after) {\n    added {\n      ...TaskName\n      __typename\n    }\n    removed {\n      ...TaskName\n      __typename\n    }\n    changed {\n      before {\n        ...TaskName\n        __typename\n      }\n      after {\n        ...TaskName\n        __typename\n      }\n      textDiff {\n        kind\n        text\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment TaskName on Task {\n  id\n  number\n  title\n  titleEn\n  __typename\n}" };
export const Contents: Operation<ContentsQuery, ContentsQueryVariables> = { name: 'Contents', id: '4b5123ba14ad3b545cdd1ecd316ddd1127c4f693ed9507ccaa67f1650f0c3255', text: "query Contents($number: String!, $depth: Int, $after: String) {\n  instrument(number: $number) {\n    id\n    title\n    titleEn\n    provisions(first: 100, depth: $depth, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n        __typename\n      }\n      nodes {\n        id\n        label\n        title\n        titleEn\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}" };
export const DocumentsPage: Operation<DocumentsPageQuery, DocumentsPageQueryVariables> = { name: 'DocumentsPage', id: '4aaebbae625ab7eee7d9f10822ccfb4e96137945376fc52437bb50168cbfda10', text: "query DocumentsPage($after: String) {\n  documents(first: 50, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n      __typename\n    }\n    nodes {\n      id\n      title\n      sha256\n      mediaType\n      loadedAt\n      taskList {\n        id\n        title\n        __typename\n      }\n      instrument {\n        ...InstrumentName\n        __typename\n      }\n      coverage {\n        characters\n        modelled\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment InstrumentName on Instrument {\n  id\n  number\n  title\n  titleEn\n  __typename\n}" };
export const DossierPage: Operation<DossierPageQuery, DossierPageQueryVariables> = { name: 'DossierPage', id: '9a606148df51357a18e49f0d17c2adfe0bb9c37ac4b63591948842de94fc7c82', text: "query DossierPage($profile: ProfileInput!, $on: Date, $list: ID, $sources: [DutySource!]) {\n  dossier(profile: $profile, on: $on, taskList: $list, sources: $sources) {\n    deliverable {\n      id\n      name\n      nameEn\n      kind\n      source {\n        quote\n        __typename\n      }\n      timeRules {\n        ...Rule\n        __typename\n      }\n      __typename\n    }\n    recipients {\n      id\n      name\n      nameEn\n      __typename\n    }\n    channels {\n      text\n      __typename\n    }\n    obligations {\n      id\n      text\n      textEn\n      task {\n        ...TaskName\n        __typename\n      }\n      provision {\n        ...ProvisionName\n        __typename\n      }\n      __typename\n    }\n    verdict\n    nextDue {\n      ...Due\n      __typename\n    }\n    requirements {\n      ...AsksJudged\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment Rule on TimeRule {\n  __typename\n  id\n  text\n  confidence\n  source {\n    ...Place\n    __typename\n  }\n}\n\nfragment Place on SourceSpan {\n  start\n  end\n  __typename\n}\n\nfragment TaskName on Task {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment ProvisionName on Provision {\n  id\n  label\n  instrument {\n    ...InstrumentName\n    __typename\n  }\n  __typename\n}\n\nfragment InstrumentName on Instrument {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment Due on CalendarEntry {\n  date\n  lastWorkingDay\n  certainty\n  derivation\n  derivationEn\n  rule {\n    id\n    confidence\n    __typename\n  }\n  __typename\n}\n\nfragment AsksJudged on RequirementVerdict {\n  verdict\n  missingFacts {\n    id\n    question\n    questionEn\n    __typename\n  }\n  nextDue {\n    ...Due\n    __typename\n  }\n  requirement {\n    ...Asks\n    __typename\n  }\n  __typename\n}\n\nfragment Asks on Requirement {\n  id\n  summary\n  summaryEn\n  bearer\n  subject\n  bindsOthers\n  recipient\n  onlyWhere\n  onlyWhereEn\n  stricter\n  effectiveFrom\n  effectiveTo\n  knownFrom\n  confidence\n  doubt\n  doubtEn\n  provisions {\n    id\n    label\n    instrument {\n      ...InstrumentRef\n      __typename\n    }\n    __typename\n  }\n  enterpriseTypes {\n    id\n    name\n    nameEn\n    __typename\n  }\n  conditionGroups {\n    text\n    fact {\n      id\n      question\n      questionEn\n      __typename\n    }\n    __typename\n  }\n  timeRules {\n    ...Rule\n    __typename\n  }\n  recipients {\n    id\n    name\n    nameEn\n    __typename\n  }\n  __typename\n}\n\nfragment InstrumentRef on Instrument {\n  ...InstrumentName\n  kind\n  status(on: $on)\n  __typename\n}" };
export const DoubtsOfDocument: Operation<DoubtsOfDocumentQuery, DoubtsOfDocumentQueryVariables> = { name: 'DoubtsOfDocument', id: 'd21cc17b0655ed1e06e3e69dddc951d6f31c87ad42c1f68f219acc2662f865eb', text: "query DoubtsOfDocument($document: ID!) {\n  doubts(first: 100, filter: {document: $document}) {\n    totalCount\n    nodes {\n      id\n      kind\n      reason\n      reasonEn\n      obligation {\n        id\n        __typename\n      }\n      citation {\n        id\n        __typename\n      }\n      source {\n        quote\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}" };
export const Duties: Operation<DutiesQuery, DutiesQueryVariables> = { name: 'Duties', id: '12d8d3aad0503374f9d20cd3fc1dc4bee6dc10aa9f6fa223ae82a89d9406f252', text: "query Duties($profile: ProfileInput!, $on: Date, $list: ID, $sources: [DutySource!]) {\n  applicableDuties(profile: $profile, on: $on, taskList: $list, sources: $sources) {\n    on\n    taskLists {\n      id\n      title\n      titleEn\n      __typename\n    }\n    notices {\n      kind\n      text\n      textEn\n      __typename\n    }\n    nextQuestion {\n      settles\n      jurisdictions\n      fact {\n        id\n        question\n        questionEn\n        __typename\n      }\n      __typename\n    }\n    tasks {\n      verdict\n      task {\n        ...TaskName\n        taskList {\n          id\n          title\n          titleEn\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    obligations {\n      ...Judged\n      obligation {\n        section\n        source {\n          document {\n            id\n            taskList {\n              id\n              title\n              titleEn\n              __typename\n            }\n            __typename\n          }\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    overlaps {\n      obligations {\n        verdict\n        obligation {\n          id\n          text\n          textEn\n          task {\n            ...TaskName\n            __typename\n          }\n          provision {\n            ...ProvisionName\n            __typename\n          }\n          restsOn {\n            ...ProvisionName\n            __typename\n          }\n          __typename\n        }\n        __typename\n      }\n      deliverables {\n        id\n        name\n        nameEn\n        __typename\n      }\n      recipients {\n        id\n        name\n        nameEn\n        __typename\n      }\n      strictest {\n        ...Due\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment TaskName on Task {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment Judged on ObligationVerdict {\n  verdict\n  obligation {\n    id\n    text\n    textEn\n    modality\n    review\n    doubts {\n      id\n      kind\n      reason\n      reasonEn\n      __typename\n    }\n    task {\n      id\n      __typename\n    }\n    provision {\n      ...ProvisionName\n      __typename\n    }\n    deliverables {\n      ...HandIn\n      __typename\n    }\n    timeRules {\n      ...Rule\n      __typename\n    }\n    __typename\n  }\n  reasons {\n    outcome\n    text\n    enterpriseType {\n      id\n      name\n      nameEn\n      __typename\n    }\n    condition {\n      text\n      operator\n      values\n      fact {\n        id\n        question\n        questionEn\n        __typename\n      }\n      __typename\n    }\n    source {\n      quote\n      __typename\n    }\n    __typename\n  }\n  missingFacts {\n    id\n    question\n    questionEn\n    __typename\n  }\n  nextDue {\n    ...Due\n    __typename\n  }\n  requirements {\n    ...AsksJudged\n    __typename\n  }\n  __typename\n}\n\nfragment ProvisionName on Provision {\n  id\n  label\n  instrument {\n    ...InstrumentName\n    __typename\n  }\n  __typename\n}\n\nfragment InstrumentName on Instrument {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment HandIn on Deliverable {\n  id\n  name\n  nameEn\n  kind\n  recipients {\n    id\n    name\n    nameEn\n    __typename\n  }\n  __typename\n}\n\nfragment Rule on TimeRule {\n  __typename\n  id\n  text\n  confidence\n  source {\n    ...Place\n    __typename\n  }\n}\n\nfragment Place on SourceSpan {\n  start\n  end\n  __typename\n}\n\nfragment Due on CalendarEntry {\n  date\n  lastWorkingDay\n  certainty\n  derivation\n  derivationEn\n  rule {\n    id\n    confidence\n    __typename\n  }\n  __typename\n}\n\nfragment AsksJudged on RequirementVerdict {\n  verdict\n  missingFacts {\n    id\n    question\n    questionEn\n    __typename\n  }\n  nextDue {\n    ...Due\n    __typename\n  }\n  requirement {\n    ...Asks\n    __typename\n  }\n  __typename\n}\n\nfragment Asks on Requirement {\n  id\n  summary\n  summaryEn\n  bearer\n  subject\n  bindsOthers\n  recipient\n  onlyWhere\n  onlyWhereEn\n  stricter\n  effectiveFrom\n  effectiveTo\n  knownFrom\n  confidence\n  doubt\n  doubtEn\n  provisions {\n    id\n    label\n    instrument {\n      ...InstrumentRef\n      __typename\n    }\n    __typename\n  }\n  enterpriseTypes {\n    id\n    name\n    nameEn\n    __typename\n  }\n  conditionGroups {\n    text\n    fact {\n      id\n      question\n      questionEn\n      __typename\n    }\n    __typename\n  }\n  timeRules {\n    ...Rule\n    __typename\n  }\n  recipients {\n    id\n    name\n    nameEn\n    __typename\n  }\n  __typename\n}\n\nfragment InstrumentRef on Instrument {\n  ...InstrumentName\n  kind\n  status(on: $on)\n  __typename\n}" };
export const Editions: Operation<EditionsQuery, EditionsQueryVariables> = { name: 'Editions', id: '815163bab3d51264e4d6904edfd17f305ec45e61c88c86a429336c4e70a391c3', text: "query Editions {\n  taskLists(first: 100) {\n    nodes {\n      id\n      title\n      titleEn\n      year\n      editions {\n        id\n        title\n        titleEn\n        year\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}" };
export const Facets: Operation<FacetsQuery, FacetsQueryVariables> = { name: 'Facets', id: '5e3e44521c59458be409f588755ab9e8cff78429130e20f591faa0c1753965ef', text: "query Facets($of: FacetSubject!, $taskList: ID, $enterpriseType: ID, $contains: String, $on: Date) {\n  facets(\n    of: $of\n    taskList: $taskList\n    enterpriseType: $enterpriseType\n    contains: $contains\n    on: $on\n  ) {\n    field\n    values {\n      value\n      label\n      labelEn\n      count\n      __typename\n    }\n    __typename\n  }\n}" };
export const Hits: Operation<HitsQuery, HitsQueryVariables> = { name: 'Hits', id: '23a1b67fdad8a3ecf0b36bb44ce27656a10b06a3bc0bfeb3cb1d8a981c30a100', text: "query Hits($text: String!, $kinds: [SearchKind!], $filter: SearchFilter, $first: Int, $after: String) {\n  search(\n    text: $text\n    kinds: $kinds\n    filter: $filter\n    first: $first\n    after: $after\n  ) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n      __typename\n    }\n    nodes {\n      title\n      subtitle\n      snippet\n      matchedBy\n      node {\n        id\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}" };
export const Home: Operation<HomeQuery, HomeQueryVariables> = { name: 'Home', id: '332e0e099201cfeeb48e55ac9aa2247454996d4efeb133a56883dc5a282de97f', text: "query Home($profile: ProfileInput!, $told: Boolean!, $from: Date!, $to: Date!, $list: ID, $sources: [DutySource!]) {\n  taskLists(first: 20) {\n    totalCount\n    nodes {\n      id\n      title\n      titleEn\n      year\n      jurisdiction\n      issuer {\n        id\n        name\n        nameEn\n        __typename\n      }\n      categories {\n        id\n        number\n        title\n        titleEn\n        tasks {\n          ...TaskName\n          __typename\n        }\n        __typename\n      }\n      obligations {\n        totalCount\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n  calendar(\n    profile: $profile\n    from: $from\n    to: $to\n    taskList: $list\n    sources: $sources\n  ) @include(if: $told) {\n    entries {\n      id\n      date\n      lastWorkingDay\n      certainty\n      rule {\n        id\n        confidence\n        __typename\n      }\n      provision {\n        ...ProvisionName\n        __typename\n      }\n      obligation {\n        id\n        text\n        textEn\n        task {\n          ...TaskName\n          taskList {\n            id\n            title\n            titleEn\n            __typename\n          }\n          __typename\n        }\n        provision {\n          ...ProvisionName\n          __typename\n        }\n        __typename\n      }\n      deliverables {\n        id\n        name\n        nameEn\n        __typename\n      }\n      recipients {\n        id\n        name\n        nameEn\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n  soon: obligations(\n    first: 5\n    filter: {bearer: ENTERPRISE, timeRule: ANNUAL_DEADLINE}\n    orderBy: [{field: NEXT_DUE, direction: ASC}]\n  ) @skip(if: $told) {\n    nodes {\n      id\n      text\n      textEn\n      task {\n        ...TaskName\n        taskList {\n          id\n          title\n          titleEn\n          __typename\n        }\n        __typename\n      }\n      provision {\n        ...ProvisionName\n        __typename\n      }\n      timeRules {\n        __typename\n        id\n        text\n      }\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment TaskName on Task {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment ProvisionName on Provision {\n  id\n  label\n  instrument {\n    ...InstrumentName\n    __typename\n  }\n  __typename\n}\n\nfragment InstrumentName on Instrument {\n  id\n  number\n  title\n  titleEn\n  __typename\n}" };
export const InstrumentPage: Operation<InstrumentPageQuery, InstrumentPageQueryVariables> = { name: 'InstrumentPage', id: '42d17f0c37e9481e87c86a1dcaa9f5dfc81a41da2ce1c4344847102c1eefc6a8', text: "query InstrumentPage($id: ID!, $on: Date) {\n  node(id: $id) {\n    __typename\n    ... on Instrument {\n      ...InstrumentRef\n      aliases\n      issuedOn\n      effectiveOn\n      endedOn\n      issuers {\n        id\n        name\n        nameEn\n        __typename\n      }\n      facts {\n        name\n        label\n        labelEn\n        value\n        valueEn\n        source\n        confidence\n        __typename\n      }\n      replaces {\n        ...InstrumentRef\n        __typename\n      }\n      replacedBy {\n        ...InstrumentRef\n        __typename\n      }\n      related {\n        ...InstrumentRef\n        __typename\n      }\n      provisions(first: 100) {\n        ...Articles\n        __typename\n      }\n      document {\n        id\n        __typename\n      }\n      __typename\n    }\n  }\n  impact(instrument: $id, on: $on) {\n    tasks {\n      ...TaskName\n      taskList {\n        id\n        title\n        titleEn\n        year\n        __typename\n      }\n      __typename\n    }\n    provisions {\n      id\n      label\n      instrument {\n        ...InstrumentName\n        __typename\n      }\n      __typename\n    }\n    obligations {\n      id\n      text\n      textEn\n      modality\n      bearer\n      task {\n        id\n        __typename\n      }\n      provision {\n        id\n        label\n        instrument {\n          id\n          __typename\n        }\n        __typename\n      }\n      deliverables {\n        ...HandIn\n        __typename\n      }\n      timeRules {\n        ...Rule\n        __typename\n      }\n      __typename\n    }\n    outdatedCitations {\n      text\n      note\n      noteEn\n      instrument {\n        ...InstrumentRef\n        __typename\n      }\n      source {\n        quote\n        document {\n          id\n          title\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment InstrumentRef on Instrument {\n  ...InstrumentName\n  kind\n  status(on: $on)\n  __typename\n}\n\nfragment InstrumentName on Instrument {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment Articles on ProvisionConnection {\n  totalCount\n  pageInfo {\n    hasNextPage\n    endCursor\n    __typename\n  }\n  nodes {\n    id\n    label\n    title\n    titleEn\n    summary\n    summaryEn\n    parent {\n      id\n      __typename\n    }\n    source {\n      start\n      __typename\n    }\n    citedBy(first: 1) {\n      totalCount\n      __typename\n    }\n    __typename\n  }\n  __typename\n}\n\nfragment TaskName on Task {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment HandIn on Deliverable {\n  id\n  name\n  nameEn\n  kind\n  recipients {\n    id\n    name\n    nameEn\n    __typename\n  }\n  __typename\n}\n\nfragment Rule on TimeRule {\n  __typename\n  id\n  text\n  confidence\n  source {\n    ...Place\n    __typename\n  }\n}\n\nfragment Place on SourceSpan {\n  start\n  end\n  __typename\n}" };
export const InstrumentsPage: Operation<InstrumentsPageQuery, InstrumentsPageQueryVariables> = { name: 'InstrumentsPage', id: '749115df25ce86d9570d1bd2d77272d3f182a63ab9a8218dc774eafb3a34b777', text: "query InstrumentsPage($after: String, $filter: InstrumentFilter, $orderBy: [InstrumentOrder!], $on: Date) {\n  instruments(first: 50, after: $after, filter: $filter, orderBy: $orderBy) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n      __typename\n    }\n    nodes {\n      ...InstrumentRef\n      issuedOn\n      effectiveOn\n      endedOn\n      issuers {\n        id\n        name\n        nameEn\n        __typename\n      }\n      replacedBy {\n        ...InstrumentName\n        __typename\n      }\n      citedBy(first: 1) {\n        totalCount\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment InstrumentRef on Instrument {\n  ...InstrumentName\n  kind\n  status(on: $on)\n  __typename\n}\n\nfragment InstrumentName on Instrument {\n  id\n  number\n  title\n  titleEn\n  __typename\n}" };
export const LawDuties: Operation<LawDutiesQuery, LawDutiesQueryVariables> = { name: 'LawDuties', id: 'dac202bba6507a93f5d11d28355f1fc7f83705c4e7b204c43b6e4ca5e28877da', text: "query LawDuties($profile: ProfileInput!, $on: Date, $verdicts: [Verdict!], $after: String) {\n  applicableDuties(profile: $profile, on: $on, sources: [INSTRUMENT]) {\n    notices {\n      kind\n      text\n      textEn\n      __typename\n    }\n    duties(first: 50, after: $after, verdicts: $verdicts) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n        __typename\n      }\n      nodes {\n        ...Judged\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment Judged on ObligationVerdict {\n  verdict\n  obligation {\n    id\n    text\n    textEn\n    modality\n    review\n    doubts {\n      id\n      kind\n      reason\n      reasonEn\n      __typename\n    }\n    task {\n      id\n      __typename\n    }\n    provision {\n      ...ProvisionName\n      __typename\n    }\n    deliverables {\n      ...HandIn\n      __typename\n    }\n    timeRules {\n      ...Rule\n      __typename\n    }\n    __typename\n  }\n  reasons {\n    outcome\n    text\n    enterpriseType {\n      id\n      name\n      nameEn\n      __typename\n    }\n    condition {\n      text\n      operator\n      values\n      fact {\n        id\n        question\n        questionEn\n        __typename\n      }\n      __typename\n    }\n    source {\n      quote\n      __typename\n    }\n    __typename\n  }\n  missingFacts {\n    id\n    question\n    questionEn\n    __typename\n  }\n  nextDue {\n    ...Due\n    __typename\n  }\n  requirements {\n    ...AsksJudged\n    __typename\n  }\n  __typename\n}\n\nfragment ProvisionName on Provision {\n  id\n  label\n  instrument {\n    ...InstrumentName\n    __typename\n  }\n  __typename\n}\n\nfragment InstrumentName on Instrument {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment HandIn on Deliverable {\n  id\n  name\n  nameEn\n  kind\n  recipients {\n    id\n    name\n    nameEn\n    __typename\n  }\n  __typename\n}\n\nfragment Rule on TimeRule {\n  __typename\n  id\n  text\n  confidence\n  source {\n    ...Place\n    __typename\n  }\n}\n\nfragment Place on SourceSpan {\n  start\n  end\n  __typename\n}\n\nfragment Due on CalendarEntry {\n  date\n  lastWorkingDay\n  certainty\n  derivation\n  derivationEn\n  rule {\n    id\n    confidence\n    __typename\n  }\n  __typename\n}\n\nfragment AsksJudged on RequirementVerdict {\n  verdict\n  missingFacts {\n    id\n    question\n    questionEn\n    __typename\n  }\n  nextDue {\n    ...Due\n    __typename\n  }\n  requirement {\n    ...Asks\n    __typename\n  }\n  __typename\n}\n\nfragment Asks on Requirement {\n  id\n  summary\n  summaryEn\n  bearer\n  subject\n  bindsOthers\n  recipient\n  onlyWhere\n  onlyWhereEn\n  stricter\n  effectiveFrom\n  effectiveTo\n  knownFrom\n  confidence\n  doubt\n  doubtEn\n  provisions {\n    id\n    label\n    instrument {\n      ...InstrumentRef\n      __typename\n    }\n    __typename\n  }\n  enterpriseTypes {\n    id\n    name\n    nameEn\n    __typename\n  }\n  conditionGroups {\n    text\n    fact {\n      id\n      question\n      questionEn\n      __typename\n    }\n    __typename\n  }\n  timeRules {\n    ...Rule\n    __typename\n  }\n  recipients {\n    id\n    name\n    nameEn\n    __typename\n  }\n  __typename\n}\n\nfragment InstrumentRef on Instrument {\n  ...InstrumentName\n  kind\n  status(on: $on)\n  __typename\n}" };
export const LedgerPage: Operation<LedgerPageQuery, LedgerPageQueryVariables> = { name: 'LedgerPage', id: '6e8ed6f6d4bdb5129815d30f49bc0bed613a0157f49ec7dfcb6557241570577c', text: "query LedgerPage($list: ID!, $document: ID, $on: Date) {\n  node(id: $list) {\n    __typename\n    ... on TaskList {\n      id\n      title\n      titleEn\n      addressees {\n        text\n        enterpriseTypes {\n          id\n          name\n          nameEn\n          __typename\n        }\n        authority {\n          id\n          name\n          nameEn\n          __typename\n        }\n        __typename\n      }\n      source {\n        id\n        title\n        sha256\n        mediaType\n        loadedAt\n        __typename\n      }\n      coverage {\n        characters\n        modelled\n        notModelled {\n          reason\n          source {\n            ...Place\n            quote\n            __typename\n          }\n          __typename\n        }\n        __typename\n      }\n      tasks(first: 100) {\n        totalCount\n        nodes {\n          ...TaskName\n          source {\n            ...Place\n            __typename\n          }\n          citations {\n            ...Cited\n            __typename\n          }\n          obligations {\n            id\n            text\n            review\n            source {\n              ...Place\n              __typename\n            }\n            __typename\n          }\n          deliverables {\n            id\n            name\n            source {\n              ...Place\n              __typename\n            }\n            __typename\n          }\n          __typename\n        }\n        __typename\n      }\n      obligations(first: 100) {\n        totalCount\n        nodes {\n          id\n          text\n          textEn\n          review\n          source {\n            ...Place\n            __typename\n          }\n          citations {\n            ...Cited\n            __typename\n          }\n          deliverables {\n            id\n            source {\n              ...Place\n              __typename\n            }\n            __typename\n          }\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n  }\n  doubts(first: 100, filter: {document: $document}) {\n    totalCount\n    nodes {\n      id\n      kind\n      reason\n      reasonEn\n      obligation {\n        id\n        __typename\n      }\n      source {\n        ...Place\n        quote\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment Place on SourceSpan {\n  start\n  end\n  __typename\n}\n\nfragment TaskName on Task {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment Cited on Citation {\n  id\n  text\n  status\n  note\n  noteEn\n  alternativeGroup\n  source {\n    ...Place\n    quote\n    __typename\n  }\n  instrument {\n    ...InstrumentRef\n    __typename\n  }\n  provision {\n    id\n    label\n    __typename\n  }\n  suggestions {\n    ...InstrumentName\n    __typename\n  }\n  __typename\n}\n\nfragment InstrumentRef on Instrument {\n  ...InstrumentName\n  kind\n  status(on: $on)\n  __typename\n}\n\nfragment InstrumentName on Instrument {\n  id\n  number\n  title\n  titleEn\n  __typename\n}" };
export const MoreArticles: Operation<MoreArticlesQuery, MoreArticlesQueryVariables> = { name: 'MoreArticles', id: '4fe2623cd8b146f7651cdf7d0be1fbbc1eff611c7856c857938fcd36cbb99c08', text: "query MoreArticles($id: ID!, $after: String) {\n  node(id: $id) {\n    __typename\n    ... on Instrument {\n      provisions(first: 100, after: $after) {\n        ...Articles\n        __typename\n      }\n      __typename\n    }\n  }\n}\n\nfragment Articles on ProvisionConnection {\n  totalCount\n  pageInfo {\n    hasNextPage\n    endCursor\n    __typename\n  }\n  nodes {\n    id\n    label\n    title\n    titleEn\n    summary\n    summaryEn\n    parent {\n      id\n      __typename\n    }\n    source {\n      start\n      __typename\n    }\n    citedBy(first: 1) {\n      totalCount\n      __typename\n    }\n    __typename\n  }\n  __typename\n}" };
export const ProfileStep: Operation<ProfileStepQuery, ProfileStepQueryVariables> = { name: 'ProfileStep', id: '848c8a005b0d1cb5dbe12c874aa839448d9dc4af483bace3f6de5f539db5f3af', text: "query ProfileStep($profile: ProfileInput!, $on: Date, $list: ID) {\n  applicableDuties(profile: $profile, on: $on, taskList: $list) {\n    counts {\n      applies\n      doesNotApply\n      unknown\n      __typename\n    }\n    nextQuestion {\n      settles\n      jurisdictions\n      fact {\n        id\n        __typename\n      }\n      __typename\n    }\n    obligations(verdicts: [UNKNOWN]) {\n      missingFacts {\n        id\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}" };
export const ProvisionPage: Operation<ProvisionPageQuery, ProvisionPageQueryVariables> = { name: 'ProvisionPage', id: '67563da4afdd7ef20d85a2b61f8b0b294f24cef5c95aae2910b9070afb1830c2', text: "query ProvisionPage($id: ID!, $on: Date) {\n  node(id: $id) {\n    __typename\n    ... on Provision {\n      id\n      label\n      title\n      titleEn\n      text\n      summary\n      summaryEn\n      source {\n        ...Span\n        __typename\n      }\n      instrument {\n        ...InstrumentRef\n        __typename\n      }\n      parent {\n        id\n        label\n        title\n        titleEn\n        __typename\n      }\n      children {\n        id\n        label\n        title\n        titleEn\n        text\n        source {\n          ...Place\n          __typename\n        }\n        __typename\n      }\n      obligations {\n        ...DutyCard\n        __typename\n      }\n      citations {\n        ...Cited\n        __typename\n      }\n      citedBy(first: 50) {\n        totalCount\n        nodes {\n          id\n          text\n          textEn\n          task {\n            ...TaskName\n            __typename\n          }\n          provision {\n            id\n            label\n            instrument {\n              ...InstrumentName\n              __typename\n            }\n            __typename\n          }\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n  }\n}\n\nfragment Span on SourceSpan {\n  start\n  end\n  quote\n  page\n  document {\n    id\n    title\n    coverage {\n      characters\n      __typename\n    }\n    __typename\n  }\n  __typename\n}\n\nfragment InstrumentRef on Instrument {\n  ...InstrumentName\n  kind\n  status(on: $on)\n  __typename\n}\n\nfragment InstrumentName on Instrument {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment Place on SourceSpan {\n  start\n  end\n  __typename\n}\n\nfragment DutyCard on Obligation {\n  id\n  text\n  textEn\n  modality\n  bearer\n  subject\n  bindsOthers\n  review\n  nextDue\n  enterpriseTypes {\n    id\n    name\n    nameEn\n    __typename\n  }\n  source {\n    ...Place\n    __typename\n  }\n  conditionGroups {\n    text\n    fact {\n      id\n      question\n      questionEn\n      __typename\n    }\n    source {\n      ...Place\n      __typename\n    }\n    __typename\n  }\n  timeRules {\n    ...Rule\n    __typename\n  }\n  restsOn {\n    id\n    label\n    summary\n    summaryEn\n    instrument {\n      ...InstrumentRef\n      __typename\n    }\n    __typename\n  }\n  requirements {\n    ...Asks\n    __typename\n  }\n  citations {\n    ...Cited\n    __typename\n  }\n  deliverables {\n    ...HandIn\n    source {\n      ...Place\n      __typename\n    }\n    __typename\n  }\n  channels {\n    text\n    source {\n      ...Place\n      __typename\n    }\n    __typename\n  }\n  penalties {\n    ...ProvisionName\n    __typename\n  }\n  doubts {\n    id\n    kind\n    reason\n    reasonEn\n    __typename\n  }\n  __typename\n}\n\nfragment Rule on TimeRule {\n  __typename\n  id\n  text\n  confidence\n  source {\n    ...Place\n    __typename\n  }\n}\n\nfragment Asks on Requirement {\n  id\n  summary\n  summaryEn\n  bearer\n  subject\n  bindsOthers\n  recipient\n  onlyWhere\n  onlyWhereEn\n  stricter\n  effectiveFrom\n  effectiveTo\n  knownFrom\n  confidence\n  doubt\n  doubtEn\n  provisions {\n    id\n    label\n    instrument {\n      ...InstrumentRef\n      __typename\n    }\n    __typename\n  }\n  enterpriseTypes {\n    id\n    name\n    nameEn\n    __typename\n  }\n  conditionGroups {\n    text\n    fact {\n      id\n      question\n      questionEn\n      __typename\n    }\n    __typename\n  }\n  timeRules {\n    ...Rule\n    __typename\n  }\n  recipients {\n    id\n    name\n    nameEn\n    __typename\n  }\n  __typename\n}\n\nfragment Cited on Citation {\n  id\n  text\n  status\n  note\n  noteEn\n  alternativeGroup\n  source {\n    ...Place\n    quote\n    __typename\n  }\n  instrument {\n    ...InstrumentRef\n    __typename\n  }\n  provision {\n    id\n    label\n    __typename\n  }\n  suggestions {\n    ...InstrumentName\n    __typename\n  }\n  __typename\n}\n\nfragment HandIn on Deliverable {\n  id\n  name\n  nameEn\n  kind\n  recipients {\n    id\n    name\n    nameEn\n    __typename\n  }\n  __typename\n}\n\nfragment ProvisionName on Provision {\n  id\n  label\n  instrument {\n    ...InstrumentName\n    __typename\n  }\n  __typename\n}\n\nfragment TaskName on Task {\n  id\n  number\n  title\n  titleEn\n  __typename\n}" };
export const Search: Operation<SearchQuery, SearchQueryVariables> = { name: 'Search', id: '817a7a7b38320c70a751de7c905064e580c2d3c101f7235e882ebd01a25a62be', text: "query Search($text: String!, $first: Int!, $after: String) {\n  search(text: $text, first: $first, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n      __typename\n    }\n    nodes {\n      matchedBy\n      highlights {\n        field\n        start\n        end\n        __typename\n      }\n      node {\n        __typename\n        id\n        ... on Task {\n          taskNumber: number\n          title\n          titleEn\n          taskText: text\n          taskList {\n            id\n            title\n            __typename\n          }\n          __typename\n        }\n        ... on Obligation {\n          text\n          textEn\n          dutyTask: task {\n            ...TaskName\n            __typename\n          }\n          dutyProvision: provision {\n            id\n            label\n            instrument {\n              ...InstrumentName\n              __typename\n            }\n            __typename\n          }\n          __typename\n        }\n        ... on Instrument {\n          number\n          title\n          titleEn\n          aliases\n          __typename\n        }\n        ... on Provision {\n          label\n          provisionTitle: title\n          provisionTitleEn: titleEn\n          provisionText: text\n          summary\n          summaryEn\n          instrument {\n            ...InstrumentName\n            __typename\n          }\n          __typename\n        }\n        ... on TaskList {\n          listTitle: title\n          titleEn\n          issuer {\n            id\n            name\n            nameEn\n            __typename\n          }\n          year\n          __typename\n        }\n        ... on Deliverable {\n          name\n          nameEn\n          obligations {\n            id\n            task {\n              id\n              __typename\n            }\n            __typename\n          }\n          __typename\n        }\n      }\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment TaskName on Task {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment InstrumentName on Instrument {\n  id\n  number\n  title\n  titleEn\n  __typename\n}" };
export const Shell: Operation<ShellQuery, ShellQueryVariables> = { name: 'Shell', id: 'ad65dbee53c7b195a20afb6227fba8cac235c27ba336c379f97cdee034d035e9', text: "query Shell {\n  revision {\n    number\n    contentHash\n    changedAt\n    __typename\n  }\n  taskLists(first: 100) {\n    nodes {\n      id\n      title\n      titleEn\n      year\n      jurisdiction\n      source {\n        id\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n  enterpriseTypes {\n    id\n    name\n    nameEn\n    aliases\n    help\n    helpEn\n    heldBy {\n      id\n      __typename\n    }\n    __typename\n  }\n  profileFacts {\n    ...Question\n    __typename\n  }\n}\n\nfragment Question on ProfileFact {\n  id\n  question\n  questionEn\n  help\n  helpEn\n  type\n  choices {\n    value\n    label\n    labelEn\n    __typename\n  }\n  __typename\n}" };
export const SourceWindow: Operation<SourceWindowQuery, SourceWindowQueryVariables> = { name: 'SourceWindow', id: 'b151fca81465459410b64b568ef17fed7af2fd8a09bd70323da2556a6651807f', text: "query SourceWindow($document: ID!, $start: Int!, $end: Int!) {\n  node(id: $document) {\n    __typename\n    ... on SourceDocument {\n      id\n      title\n      sha256\n      loadedAt\n      text(start: $start, end: $end)\n      __typename\n    }\n  }\n}" };
export const Standards: Operation<StandardsQuery, StandardsQueryVariables> = { name: 'Standards', id: 'f9b48486748bf9a188404bf8f8f5039c00eb46fc52983f3c300a6f8d516421cb', text: "query Standards($profile: ProfileInput!, $on: Date, $list: ID, $sources: [DutySource!]) {\n  applicableDuties(profile: $profile, on: $on, taskList: $list, sources: $sources) {\n    on\n    instruments {\n      verdict\n      status\n      instrument {\n        ...InstrumentName\n        kind\n        __typename\n      }\n      current {\n        ...InstrumentName\n        __typename\n      }\n      alternatives {\n        ...InstrumentName\n        __typename\n      }\n      notices {\n        kind\n        text\n        textEn\n        __typename\n      }\n      obligations {\n        verdict\n        obligation {\n          id\n          text\n          textEn\n          task {\n            ...TaskName\n            __typename\n          }\n          provision {\n            id\n            __typename\n          }\n          __typename\n        }\n        __typename\n      }\n      scopes {\n        verdict\n        scope {\n          id\n          text\n          textEn\n          onlyWhere\n          onlyWhereEn\n          from\n          to\n          source\n          confidence\n          __typename\n        }\n        missingFacts {\n          id\n          question\n          questionEn\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment InstrumentName on Instrument {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment TaskName on Task {\n  id\n  number\n  title\n  titleEn\n  __typename\n}" };
export const Stretch: Operation<StretchQuery, StretchQueryVariables> = { name: 'Stretch', id: 'c493946fcf5bd0a587d3ff4a1dd58543577e14e3a63c128fb4bb61aeb8bf05c8', text: "query Stretch($document: ID!, $start: Int!, $end: Int!) {\n  node(id: $document) {\n    ... on SourceDocument {\n      id\n      title\n      text(start: $start, end: $end)\n      spans(start: $start, end: $end) {\n        node {\n          id\n          __typename\n        }\n        notModelled\n        source {\n          startUtf16\n          endUtf16\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}" };
export const TaskPage: Operation<TaskPageQuery, TaskPageQueryVariables> = { name: 'TaskPage', id: 'a8e0dfade383bc55ec9f6961aa9950f72d9002eeedd4bb4aaa22e2ae1d2f0aaa', text: "query TaskPage($id: ID!, $on: Date) {\n  node(id: $id) {\n    __typename\n    ... on Task {\n      ...TaskName\n      nextDue\n      source {\n        ...Span\n        __typename\n      }\n      taskList {\n        id\n        title\n        titleEn\n        year\n        __typename\n      }\n      category {\n        id\n        number\n        title\n        titleEn\n        __typename\n      }\n      obligations {\n        ...DutyCard\n        __typename\n      }\n      __typename\n    }\n  }\n}\n\nfragment TaskName on Task {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment Span on SourceSpan {\n  start\n  end\n  quote\n  page\n  document {\n    id\n    title\n    coverage {\n      characters\n      __typename\n    }\n    __typename\n  }\n  __typename\n}\n\nfragment DutyCard on Obligation {\n  id\n  text\n  textEn\n  modality\n  bearer\n  subject\n  bindsOthers\n  review\n  nextDue\n  enterpriseTypes {\n    id\n    name\n    nameEn\n    __typename\n  }\n  source {\n    ...Place\n    __typename\n  }\n  conditionGroups {\n    text\n    fact {\n      id\n      question\n      questionEn\n      __typename\n    }\n    source {\n      ...Place\n      __typename\n    }\n    __typename\n  }\n  timeRules {\n    ...Rule\n    __typename\n  }\n  restsOn {\n    id\n    label\n    summary\n    summaryEn\n    instrument {\n      ...InstrumentRef\n      __typename\n    }\n    __typename\n  }\n  requirements {\n    ...Asks\n    __typename\n  }\n  citations {\n    ...Cited\n    __typename\n  }\n  deliverables {\n    ...HandIn\n    source {\n      ...Place\n      __typename\n    }\n    __typename\n  }\n  channels {\n    text\n    source {\n      ...Place\n      __typename\n    }\n    __typename\n  }\n  penalties {\n    ...ProvisionName\n    __typename\n  }\n  doubts {\n    id\n    kind\n    reason\n    reasonEn\n    __typename\n  }\n  __typename\n}\n\nfragment Place on SourceSpan {\n  start\n  end\n  __typename\n}\n\nfragment Rule on TimeRule {\n  __typename\n  id\n  text\n  confidence\n  source {\n    ...Place\n    __typename\n  }\n}\n\nfragment InstrumentRef on Instrument {\n  ...InstrumentName\n  kind\n  status(on: $on)\n  __typename\n}\n\nfragment InstrumentName on Instrument {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment Asks on Requirement {\n  id\n  summary\n  summaryEn\n  bearer\n  subject\n  bindsOthers\n  recipient\n  onlyWhere\n  onlyWhereEn\n  stricter\n  effectiveFrom\n  effectiveTo\n  knownFrom\n  confidence\n  doubt\n  doubtEn\n  provisions {\n    id\n    label\n    instrument {\n      ...InstrumentRef\n      __typename\n    }\n    __typename\n  }\n  enterpriseTypes {\n    id\n    name\n    nameEn\n    __typename\n  }\n  conditionGroups {\n    text\n    fact {\n      id\n      question\n      questionEn\n      __typename\n    }\n    __typename\n  }\n  timeRules {\n    ...Rule\n    __typename\n  }\n  recipients {\n    id\n    name\n    nameEn\n    __typename\n  }\n  __typename\n}\n\nfragment Cited on Citation {\n  id\n  text\n  status\n  note\n  noteEn\n  alternativeGroup\n  source {\n    ...Place\n    quote\n    __typename\n  }\n  instrument {\n    ...InstrumentRef\n    __typename\n  }\n  provision {\n    id\n    label\n    __typename\n  }\n  suggestions {\n    ...InstrumentName\n    __typename\n  }\n  __typename\n}\n\nfragment HandIn on Deliverable {\n  id\n  name\n  nameEn\n  kind\n  recipients {\n    id\n    name\n    nameEn\n    __typename\n  }\n  __typename\n}\n\nfragment ProvisionName on Provision {\n  id\n  label\n  instrument {\n    ...InstrumentName\n    __typename\n  }\n  __typename\n}" };
export const WhatIf: Operation<WhatIfQuery, WhatIfQueryVariables> = { name: 'WhatIf', id: '786620735571267e0b13c6edbb9d8cf00e4f6d61f0ce7555d01c20db970f46c5', text: "query WhatIf($before: ProfileInput!, $after: ProfileInput!, $on: Date, $list: ID, $sources: [DutySource!]) {\n  compareProfiles(\n    before: $before\n    after: $after\n    on: $on\n    taskList: $list\n    sources: $sources\n  ) {\n    gained {\n      ...Moved\n      __typename\n    }\n    lost {\n      ...Moved\n      __typename\n    }\n    dutiesGained {\n      verdict\n      obligation {\n        id\n        text\n        textEn\n        task {\n          id\n          __typename\n        }\n        provision {\n          ...ProvisionName\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    dutiesLost {\n      verdict\n      obligation {\n        id\n        text\n        textEn\n        task {\n          id\n          __typename\n        }\n        provision {\n          ...ProvisionName\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    deliverablesGained {\n      id\n      name\n      nameEn\n      __typename\n    }\n    deliverablesLost {\n      id\n      name\n      nameEn\n      __typename\n    }\n    datesGained {\n      date\n      certainty\n      rule {\n        id\n        confidence\n        __typename\n      }\n      obligation {\n        id\n        text\n        textEn\n        task {\n          ...TaskName\n          __typename\n        }\n        provision {\n          id\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    datesLost {\n      date\n      certainty\n      rule {\n        id\n        confidence\n        __typename\n      }\n      obligation {\n        id\n        text\n        textEn\n        task {\n          ...TaskName\n          __typename\n        }\n        provision {\n          id\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment Moved on TaskVerdict {\n  verdict\n  task {\n    ...TaskName\n    __typename\n  }\n  obligations {\n    verdict\n    obligation {\n      id\n      text\n      textEn\n      __typename\n    }\n    __typename\n  }\n  __typename\n}\n\nfragment TaskName on Task {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment ProvisionName on Provision {\n  id\n  label\n  instrument {\n    ...InstrumentName\n    __typename\n  }\n  __typename\n}\n\nfragment InstrumentName on Instrument {\n  id\n  number\n  title\n  titleEn\n  __typename\n}" };
export const Which: Operation<WhichQuery, WhichQueryVariables> = { name: 'Which', id: 'b78ee98d5c302406dadce7186334cbaff84f0083e86efe525c0942af1966621e', text: "query Which($id: ID!, $on: Date) {\n  node(id: $id) {\n    __typename\n    id\n    ... on Obligation {\n      section\n      task {\n        id\n        __typename\n      }\n      provision {\n        id\n        __typename\n      }\n      ...DutyCard\n      source {\n        ...Span\n        __typename\n      }\n      __typename\n    }\n    ... on Requirement {\n      ...Asks\n      source {\n        ...Span\n        __typename\n      }\n      __typename\n    }\n    ... on Doubt {\n      kind\n      reason\n      reasonEn\n      obligation {\n        id\n        task {\n          id\n          __typename\n        }\n        provision {\n          id\n          __typename\n        }\n        __typename\n      }\n      source {\n        ...Span\n        __typename\n      }\n      __typename\n    }\n    ... on Deliverable {\n      name\n      nameEn\n      obligations {\n        id\n        task {\n          id\n          __typename\n        }\n        provision {\n          id\n          __typename\n        }\n        __typename\n      }\n      recipients {\n        id\n        name\n        nameEn\n        __typename\n      }\n      source {\n        ...Span\n        __typename\n      }\n      __typename\n    }\n    ... on Citation {\n      status\n      instrument {\n        ...InstrumentName\n        __typename\n      }\n      provision {\n        id\n        label\n        __typename\n      }\n      suggestions {\n        ...InstrumentName\n        __typename\n      }\n      source {\n        ...Span\n        __typename\n      }\n      __typename\n    }\n    ... on TimeRule {\n      ruleConfidence: confidence\n      source {\n        ...Span\n        __typename\n      }\n      __typename\n    }\n    ... on TaskList {\n      title\n      __typename\n    }\n    ... on Category {\n      title\n      titleEn\n      tasks {\n        ...TaskName\n        __typename\n      }\n      taskList {\n        id\n        title\n        titleEn\n        __typename\n      }\n      __typename\n    }\n    ... on Authority {\n      name\n      nameEn\n      aliases\n      jurisdiction\n      issued(first: 100) {\n        totalCount\n        nodes {\n          ...InstrumentName\n          __typename\n        }\n        __typename\n      }\n      receives(first: 100) {\n        totalCount\n        nodes {\n          id\n          name\n          nameEn\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    ... on EnterpriseType {\n      name\n      nameEn\n      aliases\n      help\n      helpEn\n      parents {\n        id\n        name\n        nameEn\n        __typename\n      }\n      children {\n        id\n        name\n        nameEn\n        __typename\n      }\n      binding: obligations(first: 100) {\n        totalCount\n        nodes {\n          id\n          text\n          textEn\n          task {\n            id\n            __typename\n          }\n          provision {\n            id\n            __typename\n          }\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    ... on SourceDocument {\n      title\n      sha256\n      mediaType\n      loadedAt\n      coverage {\n        characters\n        __typename\n      }\n      instrument {\n        ...InstrumentName\n        __typename\n      }\n      list: taskList {\n        id\n        __typename\n      }\n      __typename\n    }\n  }\n}\n\nfragment DutyCard on Obligation {\n  id\n  text\n  textEn\n  modality\n  bearer\n  subject\n  bindsOthers\n  review\n  nextDue\n  enterpriseTypes {\n    id\n    name\n    nameEn\n    __typename\n  }\n  source {\n    ...Place\n    __typename\n  }\n  conditionGroups {\n    text\n    fact {\n      id\n      question\n      questionEn\n      __typename\n    }\n    source {\n      ...Place\n      __typename\n    }\n    __typename\n  }\n  timeRules {\n    ...Rule\n    __typename\n  }\n  restsOn {\n    id\n    label\n    summary\n    summaryEn\n    instrument {\n      ...InstrumentRef\n      __typename\n    }\n    __typename\n  }\n  requirements {\n    ...Asks\n    __typename\n  }\n  citations {\n    ...Cited\n    __typename\n  }\n  deliverables {\n    ...HandIn\n    source {\n      ...Place\n      __typename\n    }\n    __typename\n  }\n  channels {\n    text\n    source {\n      ...Place\n      __typename\n    }\n    __typename\n  }\n  penalties {\n    ...ProvisionName\n    __typename\n  }\n  doubts {\n    id\n    kind\n    reason\n    reasonEn\n    __typename\n  }\n  __typename\n}\n\nfragment Place on SourceSpan {\n  start\n  end\n  __typename\n}\n\nfragment Rule on TimeRule {\n  __typename\n  id\n  text\n  confidence\n  source {\n    ...Place\n    __typename\n  }\n}\n\nfragment InstrumentRef on Instrument {\n  ...InstrumentName\n  kind\n  status(on: $on)\n  __typename\n}\n\nfragment InstrumentName on Instrument {\n  id\n  number\n  title\n  titleEn\n  __typename\n}\n\nfragment Asks on Requirement {\n  id\n  summary\n  summaryEn\n  bearer\n  subject\n  bindsOthers\n  recipient\n  onlyWhere\n  onlyWhereEn\n  stricter\n  effectiveFrom\n  effectiveTo\n  knownFrom\n  confidence\n  doubt\n  doubtEn\n  provisions {\n    id\n    label\n    instrument {\n      ...InstrumentRef\n      __typename\n    }\n    __typename\n  }\n  enterpriseTypes {\n    id\n    name\n    nameEn\n    __typename\n  }\n  conditionGroups {\n    text\n    fact {\n      id\n      question\n      questionEn\n      __typename\n    }\n    __typename\n  }\n  timeRules {\n    ...Rule\n    __typename\n  }\n  recipients {\n    id\n    name\n    nameEn\n    __typename\n  }\n  __typename\n}\n\nfragment Cited on Citation {\n  id\n  text\n  status\n  note\n  noteEn\n  alternativeGroup\n  source {\n    ...Place\n    quote\n    __typename\n  }\n  instrument {\n    ...InstrumentRef\n    __typename\n  }\n  provision {\n    id\n    label\n    __typename\n  }\n  suggestions {\n    ...InstrumentName\n    __typename\n  }\n  __typename\n}\n\nfragment HandIn on Deliverable {\n  id\n  name\n  nameEn\n  kind\n  recipients {\n    id\n    name\n    nameEn\n    __typename\n  }\n  __typename\n}\n\nfragment ProvisionName on Provision {\n  id\n  label\n  instrument {\n    ...InstrumentName\n    __typename\n  }\n  __typename\n}\n\nfragment Span on SourceSpan {\n  start\n  end\n  quote\n  page\n  document {\n    id\n    title\n    coverage {\n      characters\n      __typename\n    }\n    __typename\n  }\n  __typename\n}\n\nfragment TaskName on Task {\n  id\n  number\n  title\n  titleEn\n  __typename\n}" };
export const WhyAsked: Operation<WhyAskedQuery, WhyAskedQueryVariables> = { name: 'WhyAsked', id: 'dcd8c2b243acf922c77f4975545be3d645fbf9258c37dfa150212d0b73c388a9', text: "query WhyAsked($fact: ID!, $list: ID) {\n  obligations(first: 20, filter: {fact: $fact, taskList: $list}) {\n    totalCount\n    nodes {\n      id\n      text\n      textEn\n      task {\n        ...TaskName\n        __typename\n      }\n      conditionGroups {\n        text\n        fact {\n          id\n          __typename\n        }\n        source {\n          quote\n          __typename\n        }\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}\n\nfragment TaskName on Task {\n  id\n  number\n  title\n  titleEn\n  __typename\n}" };
