import type { CitedFragment, DutyCardFragment } from '../api/generated';
import type { Mark } from './spans';

/** What a link to a citation, which has no id of its own, is called by. */
export const citation = (owner: string, index: number) => `${owner}.c${index}`;
export const condition = (owner: string, group: number, index: number) => `${owner}.w${group}.${index}`;

export const citationMarks = (owner: string, citations: CitedFragment[]): Mark[] => citations.map(({ source }, i) => ({ ...source, kind: 'cite', record: citation(owner, i) }));

/** Where everything that a statement says stands in the document that it stands in. */
export const dutyMarks = (duty: DutyCardFragment): Mark[] => [
  { ...duty.source, kind: 'duty', record: duty.id },
  ...citationMarks(duty.id, duty.citations),
  ...duty.deliverables.map(({ source, id }): Mark => ({ ...source, kind: 'hand', record: id })),
  ...duty.timeRules.filter(({ confidence }) => confidence === null).map(({ source, id }): Mark => ({ ...source, kind: 'when', record: id })),
  ...duty.conditionGroups.flatMap((group, g) => group.flatMap(({ source }, i): Mark[] => (source ? [{ ...source, kind: 'cond', record: condition(duty.id, g, i) }] : []))),
];
