import type { CitedFragment, DutyCardFragment } from '../api/generated';
import type { Mark } from './spans';

/** What a link to a condition is called by, which statements share. */
export const condition = (owner: string, group: number, index: number) => `${owner}.w${group}.${index}`;

export const citationMarks = (citations: CitedFragment[]): Mark[] => citations.map(({ source, id }) => ({ ...source, kind: 'cite', record: id }));

/** Where everything that a statement says stands in the document that it stands in. */
export const dutyMarks = (duty: DutyCardFragment): Mark[] => [
  { ...duty.source, kind: 'duty', record: duty.id },
  ...citationMarks(duty.citations),
  ...duty.deliverables.map(({ source, id }): Mark => ({ ...source, kind: 'hand', record: id })),
  ...duty.timeRules.filter(({ confidence }) => confidence === null).map(({ source, id }): Mark => ({ ...source, kind: 'when', record: id })),
  ...duty.conditionGroups.flatMap((group, g) => group.flatMap(({ source }, i): Mark[] => (source ? [{ ...source, kind: 'cond', record: condition(duty.id, g, i) }] : []))),
];
