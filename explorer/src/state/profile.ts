import type { DutySource, FactInput, ProfileInput, QuestionFragment, ShellQuery } from '../api/generated';
import { param, route, type Changes } from './route.svelte';

export type Shell = ShellQuery;
export interface PageProps {
  shell: Shell;
  id: string | null;
}

const OWN = new Set(['types', 'jurisdictions', 'from', 'to', 'on', 'list', 'sources', 'lang', 'at', 'show', 'skip', 'year', 'q', 'kind', 'status', 'sort', 'before', 'after', 'part', 'size', 'name', 'task']);
const KEY = 'dutygraph.profile';

/** The parameter of the day on which the event of a time rule happened, or on which what it asks was last done. */
export const happened = (rule: string) => `at.${rule}`;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** The parameter of a fact; one that is named like a parameter of another meaning stands behind a prefix. */
export const named = (fact: string) => (OWN.has(fact) ? `fact.${fact}` : fact);

const listed = (text: string) => text.split(',').filter(Boolean);

/** What a parameter answers to a question; null where it is no answer. */
export function answer({ id, type }: QuestionFragment, text: string): FactInput | null {
  if (type === 'BOOLEAN') return text === 'true' || text === 'false' ? { fact: id, value: { boolean: text === 'true' } } : null;
  if (type === 'NUMBER') return /^-?\d{1,9}$/.test(text) ? { fact: id, value: { number: Number(text) } } : null;
  return { fact: id, value: { choices: listed(text) } };
}

/** What the address tells of the enterprise. `prefix`: of another enterprise that the same address tells. */
export function profileOf(shell: Shell, prefix = ''): ProfileInput {
  const types = param(`${prefix}types`);
  const places = param(`${prefix}jurisdictions`);
  const facts = shell.profileFacts.flatMap((fact) => {
    const text = param(prefix + named(fact.id));
    const told = text === null ? null : answer(fact, text);
    return told ? [told] : [];
  });
  const occurrences = [...route.now.params].flatMap(([name, day]) => (!prefix && name.startsWith('at.') && DAY.test(day) ? [{ rule: name.slice(3), at: `${day}T00:00:00+08:00` }] : []));
  return { enterpriseTypes: types === null ? null : listed(types), facts, jurisdictions: places === null ? null : listed(places), occurrences };
}

/** The parameters that tell of the enterprise and that the service would not understand. */
export function notUnderstood(shell: Shell): string[] {
  const facts = new Map(shell.profileFacts.map((fact) => [named(fact.id), fact]));
  const types = new Set(shell.enterpriseTypes.map((type) => type.id));
  const unknown = [...route.now.params].filter(([name, text]) => {
    if (OWN.has(name) || name.startsWith('if.') || (name.startsWith('at.') && DAY.test(text))) return false;
    const fact = facts.get(name);
    return !fact || !answer(fact, text);
  });
  const strange = listed(param('types') ?? '').filter((type) => !types.has(type));
  return [...unknown.map(([name, text]) => `${name}=${text}`), ...strange.map((type) => `types=${type}`)];
}

export const isTold = (profile: ProfileInput) => profile.enterpriseTypes != null || profile.jurisdictions != null || !!profile.facts?.length || !!profile.occurrences?.length;

/** The variables that every reasoning operation takes. */
export const asked = (shell: Shell) => ({ profile: profileOf(shell), on: param('on'), list: param('list'), sources: param('sources')?.split(',') as DutySource[] | undefined });

/** The parameters that tell what `profile` tells. */
export function told(profile: ProfileInput): Changes {
  const changes: Changes = {};
  if (profile.enterpriseTypes) changes['types'] = profile.enterpriseTypes.join(',');
  if (profile.jurisdictions) changes['jurisdictions'] = profile.jurisdictions.join(',');
  for (const { rule, at } of profile.occurrences ?? []) changes[happened(rule)] = at.slice(0, 10);
  for (const { fact, value } of profile.facts ?? [])
    changes[named(fact)] = value.choices ? value.choices.join(',') : String(value.boolean ?? value.number);
  return changes;
}

/** Changes that take away all that is told. */
export const untold = (shell: Shell): Changes => Object.fromEntries(['types', 'jurisdictions', 'skip', ...shell.profileFacts.map((fact) => named(fact.id)), ...[...route.now.params.keys()].filter((name) => name.startsWith('at.'))].map((name) => [name, null]));

/** A profile out of a file or the browser's store; null where it is none. */
export function parsed(text: string | null): ProfileInput | null {
  try {
    const { enterpriseTypes = null, facts = [], jurisdictions = null, occurrences = [] } = JSON.parse(text ?? '') as ProfileInput;
    const strings = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string');
    const whole =
      (enterpriseTypes === null || strings(enterpriseTypes)) &&
      (jurisdictions === null || strings(jurisdictions)) &&
      Array.isArray(occurrences) &&
      occurrences.every(({ rule, at }) => typeof rule === 'string' && DAY.test(at.slice(0, 10))) &&
      Array.isArray(facts) &&
      facts.every(({ fact, value }) => typeof fact === 'string' && (typeof value.boolean === 'boolean' || typeof value.number === 'number' || strings(value.choices)));
    return whole ? { enterpriseTypes, facts, jurisdictions, occurrences } : null;
  } catch {
    return null;
  }
}

/** What this browser was asked to keep. */
export const kept = () => {
  try {
    return parsed(localStorage.getItem(KEY));
  } catch {
    return null;
  }
};

/** Keeps a profile in this browser, or with null forgets the one kept; false where the browser does not allow it. */
export function keep(profile: ProfileInput | null): boolean {
  try {
    if (profile) localStorage.setItem(KEY, JSON.stringify(profile));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/** The address, from this page, of a download for the enterprise; it holds the profile. */
export function download(shell: Shell, name: string, language: string, task: { id: string; taskList: { id: string } } | null = null) {
  const query = new URLSearchParams(task ? [['task', task.id], ['list', task.taskList.id]] : []);
  for (const fact of ['types', 'jurisdictions', 'on', 'list', 'sources', 'name', ...shell.profileFacts.map(({ id }) => named(id))]) {
    const text = param(fact);
    if (text !== null && !query.has(fact)) query.append(fact, text);
  }
  for (const { rule, at } of profileOf(shell).occurrences ?? []) query.append(`occurrence.${rule}`, at.slice(0, 10));
  query.append('lang', language);
  return new URL(`${name}?${query}`, location.href.split('#')[0]).href;
}

/** Today where the law is made. */
export const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
