// Written by codegen.mjs out of schema.graphql and operations/.
import { doc, type Doc } from './ask';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

export const CalendarPage: Doc<CalendarPageQuery, CalendarPageQueryVariables> = doc("query CalendarPage($profile: ProfileInput!, $from: Date!, $to: Date!, $list: ID, $sources: [DutySource!]) { calendar( profile: $profile from: $from to: $to taskList: $list sources: $sources ) { entries { id date at lastWorkingDay certainty verdict derivation derivationEn missingFacts { id question questionEn } missingOccurrences { id text } rule { ...Rule } provision { ...ProvisionName } obligation { id text textEn review task { ...TaskName } provision { ...ProvisionName } } deliverables { id name nameEn } recipients { id name nameEn } } undated { verdict reason why whyEn rule { ...Rule } provision { ...ProvisionName } obligation { id text textEn review task { ...TaskName } provision { ...ProvisionName } } } notices { kind text textEn } } } fragment Rule on TimeRule { __typename id text confidence source { ...Place } } fragment Place on SourceSpan { start end } fragment ProvisionName on Provision { id label instrument { ...InstrumentName } } fragment InstrumentName on Instrument { id number title titleEn } fragment TaskName on Task { id number title titleEn }");
export const Editions: Doc<EditionsQuery, EditionsQueryVariables> = doc("query Editions { taskLists(first: 100) { nodes { id title titleEn year editions { id title titleEn year } } } }");
export const ComparePage: Doc<ComparePageQuery, ComparePageQueryVariables> = doc("query ComparePage($before: ID!, $after: ID!) { compareTaskLists(before: $before, after: $after) { added { ...TaskName } removed { ...TaskName } changed { before { ...TaskName } after { ...TaskName } textDiff { kind text } } } } fragment TaskName on Task { id number title titleEn }");
export const DocumentsPage: Doc<DocumentsPageQuery, DocumentsPageQueryVariables> = doc("query DocumentsPage($after: String) { documents(first: 50, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id title sha256 mediaType loadedAt taskList { id title } instrument { ...InstrumentName } coverage { characters modelled } } } } fragment InstrumentName on Instrument { id number title titleEn }");
export const DossierPage: Doc<DossierPageQuery, DossierPageQueryVariables> = doc("query DossierPage($profile: ProfileInput!, $on: Date, $list: ID, $sources: [DutySource!]) { dossier(profile: $profile, on: $on, taskList: $list, sources: $sources) { deliverable { id name nameEn kind source { quote } timeRules { ...Rule } } recipients { id name nameEn } channels { text } obligations { id text textEn task { ...TaskName } provision { ...ProvisionName } } verdict nextDue { ...Due } requirements { ...AsksJudged } } } fragment Rule on TimeRule { __typename id text confidence source { ...Place } } fragment Place on SourceSpan { start end } fragment TaskName on Task { id number title titleEn } fragment ProvisionName on Provision { id label instrument { ...InstrumentName } } fragment InstrumentName on Instrument { id number title titleEn } fragment Due on CalendarEntry { date lastWorkingDay certainty derivation derivationEn rule { id confidence } } fragment AsksJudged on RequirementVerdict { verdict missingFacts { id question questionEn } nextDue { ...Due } requirement { ...Asks } } fragment Asks on Requirement { id summary summaryEn bearer subject bindsOthers recipient onlyWhere onlyWhereEn stricter effectiveFrom effectiveTo knownFrom confidence doubt doubtEn provisions { id label instrument { ...InstrumentRef } } enterpriseTypes { id name nameEn } conditionGroups { text fact { id question questionEn } } timeRules { ...Rule } recipients { id name nameEn } } fragment InstrumentRef on Instrument { ...InstrumentName kind status(on: $on) }");
export const Duties: Doc<DutiesQuery, DutiesQueryVariables> = doc("query Duties($profile: ProfileInput!, $on: Date, $list: ID, $sources: [DutySource!]) { applicableDuties(profile: $profile, on: $on, taskList: $list, sources: $sources) { on taskLists { id title titleEn } notices { kind text textEn } nextQuestion { settles jurisdictions fact { id question questionEn } } tasks { verdict task { ...TaskName taskList { id title titleEn } } } obligations { ...Judged obligation { section source { document { id taskList { id title titleEn } } } } } overlaps { obligations { verdict obligation { id text textEn task { ...TaskName } provision { ...ProvisionName } restsOn { ...ProvisionName } } } deliverables { id name nameEn } recipients { id name nameEn } strictest { ...Due } } } } fragment TaskName on Task { id number title titleEn } fragment Judged on ObligationVerdict { verdict obligation { id text textEn modality review doubts { id kind reason reasonEn } task { id } provision { ...ProvisionName } deliverables { ...HandIn } timeRules { ...Rule } } reasons { outcome text enterpriseType { id name nameEn } condition { text operator values fact { id question questionEn } } source { quote } } missingFacts { id question questionEn } nextDue { ...Due } requirements { ...AsksJudged } } fragment ProvisionName on Provision { id label instrument { ...InstrumentName } } fragment InstrumentName on Instrument { id number title titleEn } fragment HandIn on Deliverable { id name nameEn kind recipients { id name nameEn } } fragment Rule on TimeRule { __typename id text confidence source { ...Place } } fragment Place on SourceSpan { start end } fragment Due on CalendarEntry { date lastWorkingDay certainty derivation derivationEn rule { id confidence } } fragment AsksJudged on RequirementVerdict { verdict missingFacts { id question questionEn } nextDue { ...Due } requirement { ...Asks } } fragment Asks on Requirement { id summary summaryEn bearer subject bindsOthers recipient onlyWhere onlyWhereEn stricter effectiveFrom effectiveTo knownFrom confidence doubt doubtEn provisions { id label instrument { ...InstrumentRef } } enterpriseTypes { id name nameEn } conditionGroups { text fact { id question questionEn } } timeRules { ...Rule } recipients { id name nameEn } } fragment InstrumentRef on Instrument { ...InstrumentName kind status(on: $on) }");
export const LawDuties: Doc<LawDutiesQuery, LawDutiesQueryVariables> = doc("query LawDuties($profile: ProfileInput!, $on: Date, $verdicts: [Verdict!], $after: String) { applicableDuties(profile: $profile, on: $on, sources: [INSTRUMENT]) { notices { kind text textEn } duties(first: 50, after: $after, verdicts: $verdicts) { totalCount pageInfo { hasNextPage endCursor } nodes { ...Judged } } } } fragment Judged on ObligationVerdict { verdict obligation { id text textEn modality review doubts { id kind reason reasonEn } task { id } provision { ...ProvisionName } deliverables { ...HandIn } timeRules { ...Rule } } reasons { outcome text enterpriseType { id name nameEn } condition { text operator values fact { id question questionEn } } source { quote } } missingFacts { id question questionEn } nextDue { ...Due } requirements { ...AsksJudged } } fragment ProvisionName on Provision { id label instrument { ...InstrumentName } } fragment InstrumentName on Instrument { id number title titleEn } fragment HandIn on Deliverable { id name nameEn kind recipients { id name nameEn } } fragment Rule on TimeRule { __typename id text confidence source { ...Place } } fragment Place on SourceSpan { start end } fragment Due on CalendarEntry { date lastWorkingDay certainty derivation derivationEn rule { id confidence } } fragment AsksJudged on RequirementVerdict { verdict missingFacts { id question questionEn } nextDue { ...Due } requirement { ...Asks } } fragment Asks on Requirement { id summary summaryEn bearer subject bindsOthers recipient onlyWhere onlyWhereEn stricter effectiveFrom effectiveTo knownFrom confidence doubt doubtEn provisions { id label instrument { ...InstrumentRef } } enterpriseTypes { id name nameEn } conditionGroups { text fact { id question questionEn } } timeRules { ...Rule } recipients { id name nameEn } } fragment InstrumentRef on Instrument { ...InstrumentName kind status(on: $on) }");
export const Home: Doc<HomeQuery, HomeQueryVariables> = doc("query Home($profile: ProfileInput!, $told: Boolean!, $from: Date!, $to: Date!, $list: ID, $sources: [DutySource!]) { taskLists(first: 20) { totalCount nodes { id title titleEn year jurisdiction issuer { id name nameEn } categories { id number title titleEn tasks { ...TaskName } } obligations { totalCount } } } calendar( profile: $profile from: $from to: $to taskList: $list sources: $sources ) @include(if: $told) { entries { id date lastWorkingDay certainty rule { id confidence } provision { ...ProvisionName } obligation { id text textEn task { ...TaskName taskList { id title titleEn } } provision { ...ProvisionName } } deliverables { id name nameEn } recipients { id name nameEn } } } soon: obligations( first: 5 filter: {bearer: ENTERPRISE, timeRule: ANNUAL_DEADLINE} orderBy: [{field: NEXT_DUE, direction: ASC}] ) @skip(if: $told) { nodes { id text textEn task { ...TaskName taskList { id title titleEn } } provision { ...ProvisionName } timeRules { __typename id text } } } } fragment TaskName on Task { id number title titleEn } fragment ProvisionName on Provision { id label instrument { ...InstrumentName } } fragment InstrumentName on Instrument { id number title titleEn }");
export const Which: Doc<WhichQuery, WhichQueryVariables> = doc("query Which($id: ID!, $on: Date) { node(id: $id) { __typename id ... on Obligation { section task { id } provision { id } ...DutyCard source { ...Span } } ... on Requirement { ...Asks source { ...Span } } ... on Doubt { kind reason reasonEn obligation { id task { id } provision { id } } source { ...Span } } ... on Deliverable { name nameEn obligations { id task { id } provision { id } } recipients { id name nameEn } source { ...Span } } ... on Citation { status instrument { ...InstrumentName } provision { id label } suggestions { ...InstrumentName } source { ...Span } } ... on TimeRule { ruleConfidence: confidence source { ...Span } } ... on TaskList { title } ... on Category { title titleEn tasks { ...TaskName } taskList { id title titleEn } } ... on Authority { name nameEn aliases jurisdiction issued(first: 100) { totalCount nodes { ...InstrumentName } } receives(first: 100) { totalCount nodes { id name nameEn } } } ... on EnterpriseType { name nameEn aliases help helpEn parents { id name nameEn } children { id name nameEn } binding: obligations(first: 100) { totalCount nodes { id text textEn task { id } provision { id } } } } ... on SourceDocument { title sha256 mediaType loadedAt coverage { characters } instrument { ...InstrumentName } list: taskList { id } } } } fragment DutyCard on Obligation { id text textEn modality bearer subject bindsOthers review nextDue enterpriseTypes { id name nameEn } source { ...Place } conditionGroups { text fact { id question questionEn } source { ...Place } } timeRules { ...Rule } restsOn { id label summary summaryEn instrument { ...InstrumentRef } } requirements { ...Asks } citations { ...Cited } deliverables { ...HandIn source { ...Place } } channels { text source { ...Place } } penalties { ...ProvisionName } doubts { id kind reason reasonEn } } fragment Place on SourceSpan { start end } fragment Rule on TimeRule { __typename id text confidence source { ...Place } } fragment InstrumentRef on Instrument { ...InstrumentName kind status(on: $on) } fragment InstrumentName on Instrument { id number title titleEn } fragment Asks on Requirement { id summary summaryEn bearer subject bindsOthers recipient onlyWhere onlyWhereEn stricter effectiveFrom effectiveTo knownFrom confidence doubt doubtEn provisions { id label instrument { ...InstrumentRef } } enterpriseTypes { id name nameEn } conditionGroups { text fact { id question questionEn } } timeRules { ...Rule } recipients { id name nameEn } } fragment Cited on Citation { id text status note noteEn alternativeGroup source { ...Place quote } instrument { ...InstrumentRef } provision { id label } suggestions { ...InstrumentName } } fragment HandIn on Deliverable { id name nameEn kind recipients { id name nameEn } } fragment ProvisionName on Provision { id label instrument { ...InstrumentName } } fragment Span on SourceSpan { start end quote page document { id title coverage { characters } } } fragment TaskName on Task { id number title titleEn }");
export const InstrumentPage: Doc<InstrumentPageQuery, InstrumentPageQueryVariables> = doc("query InstrumentPage($id: ID!, $on: Date) { node(id: $id) { __typename ... on Instrument { ...InstrumentRef aliases issuedOn effectiveOn endedOn issuers { id name nameEn } facts { name label labelEn value valueEn source confidence } replaces { ...InstrumentRef } replacedBy { ...InstrumentRef } related { ...InstrumentRef } provisions(first: 100) { ...Articles } document { id } } } impact(instrument: $id, on: $on) { tasks { ...TaskName taskList { id title titleEn year } } provisions { id label instrument { ...InstrumentName } } obligations { id text textEn modality bearer task { id } provision { id label instrument { id } } deliverables { ...HandIn } timeRules { ...Rule } } outdatedCitations { text note noteEn instrument { ...InstrumentRef } source { quote document { id title } } } } } fragment InstrumentRef on Instrument { ...InstrumentName kind status(on: $on) } fragment InstrumentName on Instrument { id number title titleEn } fragment Articles on ProvisionConnection { totalCount pageInfo { hasNextPage endCursor } nodes { id label title titleEn summary summaryEn parent { id } source { start } citedBy(first: 1) { totalCount } } } fragment TaskName on Task { id number title titleEn } fragment HandIn on Deliverable { id name nameEn kind recipients { id name nameEn } } fragment Rule on TimeRule { __typename id text confidence source { ...Place } } fragment Place on SourceSpan { start end }");
export const DoubtsOfDocument: Doc<DoubtsOfDocumentQuery, DoubtsOfDocumentQueryVariables> = doc("query DoubtsOfDocument($document: ID!) { doubts(first: 100, filter: {document: $document}) { totalCount nodes { id kind reason reasonEn obligation { id } citation { id } source { quote } } } }");
export const MoreArticles: Doc<MoreArticlesQuery, MoreArticlesQueryVariables> = doc("query MoreArticles($id: ID!, $after: String) { node(id: $id) { __typename ... on Instrument { provisions(first: 100, after: $after) { ...Articles } } } } fragment Articles on ProvisionConnection { totalCount pageInfo { hasNextPage endCursor } nodes { id label title titleEn summary summaryEn parent { id } source { start } citedBy(first: 1) { totalCount } } }");
export const InstrumentsPage: Doc<InstrumentsPageQuery, InstrumentsPageQueryVariables> = doc("query InstrumentsPage($after: String, $filter: InstrumentFilter, $orderBy: [InstrumentOrder!], $on: Date) { instruments(first: 50, after: $after, filter: $filter, orderBy: $orderBy) { totalCount pageInfo { hasNextPage endCursor } nodes { ...InstrumentRef issuedOn effectiveOn endedOn issuers { id name nameEn } replacedBy { ...InstrumentName } citedBy(first: 1) { totalCount } } } } fragment InstrumentRef on Instrument { ...InstrumentName kind status(on: $on) } fragment InstrumentName on Instrument { id number title titleEn }");
export const LedgerPage: Doc<LedgerPageQuery, LedgerPageQueryVariables> = doc("query LedgerPage($list: ID!, $document: ID, $on: Date) { node(id: $list) { __typename ... on TaskList { id title titleEn addressees { text enterpriseTypes { id name nameEn } authority { id name nameEn } } source { id title sha256 mediaType loadedAt } coverage { characters modelled notModelled { reason source { ...Place quote } } } tasks(first: 100) { totalCount nodes { ...TaskName source { ...Place } citations { ...Cited } obligations { id text review source { ...Place } } deliverables { id name source { ...Place } } } } obligations(first: 100) { totalCount nodes { id text textEn review source { ...Place } citations { ...Cited } deliverables { id source { ...Place } } } } } } doubts(first: 100, filter: {document: $document}) { totalCount nodes { id kind reason reasonEn obligation { id } source { ...Place quote } } } } fragment Place on SourceSpan { start end } fragment TaskName on Task { id number title titleEn } fragment Cited on Citation { id text status note noteEn alternativeGroup source { ...Place quote } instrument { ...InstrumentRef } provision { id label } suggestions { ...InstrumentName } } fragment InstrumentRef on Instrument { ...InstrumentName kind status(on: $on) } fragment InstrumentName on Instrument { id number title titleEn }");
export const ProfileStep: Doc<ProfileStepQuery, ProfileStepQueryVariables> = doc("query ProfileStep($profile: ProfileInput!, $on: Date, $list: ID) { applicableDuties(profile: $profile, on: $on, taskList: $list) { counts { applies doesNotApply unknown } nextQuestion { settles jurisdictions fact { id } } obligations(verdicts: [UNKNOWN]) { missingFacts { id } } } }");
export const WhyAsked: Doc<WhyAskedQuery, WhyAskedQueryVariables> = doc("query WhyAsked($fact: ID!, $list: ID) { obligations(first: 20, filter: {fact: $fact, taskList: $list}) { totalCount nodes { id text textEn task { ...TaskName } conditionGroups { text fact { id } source { quote } } } } } fragment TaskName on Task { id number title titleEn }");
export const ProvisionPage: Doc<ProvisionPageQuery, ProvisionPageQueryVariables> = doc("query ProvisionPage($id: ID!, $on: Date) { node(id: $id) { __typename ... on Provision { id label title titleEn text summary summaryEn source { ...Span } instrument { ...InstrumentRef } parent { id label title titleEn } children { id label title titleEn text source { ...Place } } obligations { ...DutyCard } citations { ...Cited } citedBy(first: 50) { totalCount nodes { id text textEn task { ...TaskName } provision { id label instrument { ...InstrumentName } } } } } } } fragment Span on SourceSpan { start end quote page document { id title coverage { characters } } } fragment InstrumentRef on Instrument { ...InstrumentName kind status(on: $on) } fragment InstrumentName on Instrument { id number title titleEn } fragment Place on SourceSpan { start end } fragment DutyCard on Obligation { id text textEn modality bearer subject bindsOthers review nextDue enterpriseTypes { id name nameEn } source { ...Place } conditionGroups { text fact { id question questionEn } source { ...Place } } timeRules { ...Rule } restsOn { id label summary summaryEn instrument { ...InstrumentRef } } requirements { ...Asks } citations { ...Cited } deliverables { ...HandIn source { ...Place } } channels { text source { ...Place } } penalties { ...ProvisionName } doubts { id kind reason reasonEn } } fragment Rule on TimeRule { __typename id text confidence source { ...Place } } fragment Asks on Requirement { id summary summaryEn bearer subject bindsOthers recipient onlyWhere onlyWhereEn stricter effectiveFrom effectiveTo knownFrom confidence doubt doubtEn provisions { id label instrument { ...InstrumentRef } } enterpriseTypes { id name nameEn } conditionGroups { text fact { id question questionEn } } timeRules { ...Rule } recipients { id name nameEn } } fragment Cited on Citation { id text status note noteEn alternativeGroup source { ...Place quote } instrument { ...InstrumentRef } provision { id label } suggestions { ...InstrumentName } } fragment HandIn on Deliverable { id name nameEn kind recipients { id name nameEn } } fragment ProvisionName on Provision { id label instrument { ...InstrumentName } } fragment TaskName on Task { id number title titleEn }");
export const Search: Doc<SearchQuery, SearchQueryVariables> = doc("query Search($text: String!, $first: Int!, $after: String) { search(text: $text, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { matchedBy highlights { field start end } node { __typename id ... on Task { taskNumber: number title titleEn taskText: text taskList { id title } } ... on Obligation { text textEn dutyTask: task { ...TaskName } dutyProvision: provision { id label instrument { ...InstrumentName } } } ... on Instrument { number title titleEn aliases } ... on Provision { label provisionTitle: title provisionTitleEn: titleEn provisionText: text summary summaryEn instrument { ...InstrumentName } } ... on TaskList { listTitle: title titleEn issuer { id name nameEn } year } ... on Deliverable { name nameEn obligations { id task { id } } } } } } } fragment TaskName on Task { id number title titleEn } fragment InstrumentName on Instrument { id number title titleEn }");
export const Shell: Doc<ShellQuery, ShellQueryVariables> = doc("query Shell { revision { number contentHash changedAt } taskLists(first: 100) { nodes { id title titleEn year jurisdiction source { id } } } enterpriseTypes { id name nameEn aliases help helpEn heldBy { id } } profileFacts { ...Question } } fragment Question on ProfileFact { id question questionEn help helpEn type choices { value label labelEn } }");
export const SourceWindow: Doc<SourceWindowQuery, SourceWindowQueryVariables> = doc("query SourceWindow($document: ID!, $start: Int!, $end: Int!) { node(id: $document) { __typename ... on SourceDocument { id title sha256 loadedAt text(start: $start, end: $end) } } }");
export const Standards: Doc<StandardsQuery, StandardsQueryVariables> = doc("query Standards($profile: ProfileInput!, $on: Date, $list: ID, $sources: [DutySource!]) { applicableDuties(profile: $profile, on: $on, taskList: $list, sources: $sources) { on instruments { verdict status instrument { ...InstrumentName kind } current { ...InstrumentName } alternatives { ...InstrumentName } notices { kind text textEn } obligations { verdict obligation { id text textEn task { ...TaskName } provision { id } } } scopes { verdict scope { id text textEn onlyWhere onlyWhereEn from to source confidence } missingFacts { id question questionEn } } } } } fragment InstrumentName on Instrument { id number title titleEn } fragment TaskName on Task { id number title titleEn }");
export const TaskPage: Doc<TaskPageQuery, TaskPageQueryVariables> = doc("query TaskPage($id: ID!, $on: Date) { node(id: $id) { __typename ... on Task { ...TaskName nextDue source { ...Span } taskList { id title titleEn year } category { id number title titleEn } obligations { ...DutyCard } } } } fragment TaskName on Task { id number title titleEn } fragment Span on SourceSpan { start end quote page document { id title coverage { characters } } } fragment DutyCard on Obligation { id text textEn modality bearer subject bindsOthers review nextDue enterpriseTypes { id name nameEn } source { ...Place } conditionGroups { text fact { id question questionEn } source { ...Place } } timeRules { ...Rule } restsOn { id label summary summaryEn instrument { ...InstrumentRef } } requirements { ...Asks } citations { ...Cited } deliverables { ...HandIn source { ...Place } } channels { text source { ...Place } } penalties { ...ProvisionName } doubts { id kind reason reasonEn } } fragment Place on SourceSpan { start end } fragment Rule on TimeRule { __typename id text confidence source { ...Place } } fragment InstrumentRef on Instrument { ...InstrumentName kind status(on: $on) } fragment InstrumentName on Instrument { id number title titleEn } fragment Asks on Requirement { id summary summaryEn bearer subject bindsOthers recipient onlyWhere onlyWhereEn stricter effectiveFrom effectiveTo knownFrom confidence doubt doubtEn provisions { id label instrument { ...InstrumentRef } } enterpriseTypes { id name nameEn } conditionGroups { text fact { id question questionEn } } timeRules { ...Rule } recipients { id name nameEn } } fragment Cited on Citation { id text status note noteEn alternativeGroup source { ...Place quote } instrument { ...InstrumentRef } provision { id label } suggestions { ...InstrumentName } } fragment HandIn on Deliverable { id name nameEn kind recipients { id name nameEn } } fragment ProvisionName on Provision { id label instrument { ...InstrumentName } }");
export const WhatIf: Doc<WhatIfQuery, WhatIfQueryVariables> = doc("query WhatIf($before: ProfileInput!, $after: ProfileInput!, $on: Date, $list: ID, $sources: [DutySource!]) { compareProfiles( before: $before after: $after on: $on taskList: $list sources: $sources ) { gained { ...Moved } lost { ...Moved } dutiesGained { verdict obligation { id text textEn task { id } provision { ...ProvisionName } } } dutiesLost { verdict obligation { id text textEn task { id } provision { ...ProvisionName } } } deliverablesGained { id name nameEn } deliverablesLost { id name nameEn } datesGained { date certainty rule { id confidence } obligation { id text textEn task { ...TaskName } provision { id } } } datesLost { date certainty rule { id confidence } obligation { id text textEn task { ...TaskName } provision { id } } } } } fragment Moved on TaskVerdict { verdict task { ...TaskName } obligations { verdict obligation { id text textEn } } } fragment TaskName on Task { id number title titleEn } fragment ProvisionName on Provision { id label instrument { ...InstrumentName } } fragment InstrumentName on Instrument { id number title titleEn }");
