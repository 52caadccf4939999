import type { SearchQuery } from '../api/generated';
import { to } from '../state/route.svelte';
import { CodePoints } from '../text/spans';
import { plain, said, type Said } from '../words';

type Hit = SearchQuery['search']['nodes'][number];

/** What a hit is called, what it belongs to, and the address of its page. */
export function shown({ node }: Hit): { kind: Exclude<Hit['node']['__typename'], string & {}> | string; title: Said; fields: string[]; below: string; href: string } {
  const kind = node.__typename;
  if (node.__typename === 'Task') return { kind, title: said(node.title, node.titleEn), fields: ['title', 'titleEn'], below: node.taskList.title, href: to('task', node.id) };
  if (node.__typename === 'Obligation') {
    const { dutyTask: task, dutyProvision: provision } = node;
    const below = task ? plain(task.title, task.titleEn) : provision ? `${plain(provision.instrument.title, provision.instrument.titleEn)} ${provision.label}` : '';
    return { kind, title: said(node.text, node.textEn), fields: ['text', 'textEn'], below, href: task ? to('task', task.id, { at: node.id }) : to('provision', provision?.id ?? node.id, { at: node.id }) };
  }
  if (node.__typename === 'Instrument') return { kind, title: said(node.title, node.titleEn), fields: ['title', 'titleEn'], below: node.number ?? '', href: to('instrument', node.id) };
  if (node.__typename === 'Provision') {
    const text = node.provisionText ?? node.summary ?? node.provisionTitle ?? '';
    const title = node.provisionText ? said(text, null) : said(text, node.summary ? node.summaryEn : node.provisionTitleEn);
    return { kind, title, fields: [node.provisionText ? 'text' : node.summary ? 'summary' : 'title'], below: `${plain(node.instrument.title, node.instrument.titleEn)} ${node.label}`, href: to('provision', node.id) };
  }
  if (node.__typename === 'TaskList') return { kind, title: said(node.listTitle, node.titleEn), fields: ['title', 'titleEn'], below: [node.issuer && plain(node.issuer.name, node.issuer.nameEn), node.year].filter(Boolean).join(' '), href: to('ledger', node.id) };
  if (node.__typename === 'Deliverable') {
    const task = node.obligations.find((duty) => duty.task)?.task;
    return { kind, title: said(node.name, node.nameEn), fields: ['name', 'nameEn'], below: '', href: task ? to('task', task.id, { at: node.id }) : to('id', node.id) };
  }
  return { kind, title: said(node.id, null), fields: [], below: '', href: to('id', node.id) };
}

/** The text cut where it matched. */
export function lit(text: string, field: string | undefined, highlights: Hit['highlights']) {
  const points = new CodePoints(text);
  const places = highlights.filter((one) => one.field === field && one.end <= points.length).sort((a, b) => a.start - b.start);
  const parts: { text: string; lit: boolean }[] = [];
  let at = 0;
  for (const { start, end } of places) {
    if (start < at) continue;
    parts.push({ text: points.slice(at, start), lit: false }, { text: points.slice(start, end), lit: true });
    at = end;
  }
  parts.push({ text: points.slice(at, points.length), lit: false });
  return parts.filter((part) => part.text);
}
