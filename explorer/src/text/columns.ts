import type { HandInFragment, InstrumentNameFragment, Modality, RuleFragment } from '../api/generated';
import { to } from '../state/route.svelte';
import { said, w, type Said } from '../words';

export interface Box {
  id: string;
  column: number;
  label: Said;
  below: string;
  href: string | null;
  dashed: boolean;
}

export interface Edge {
  from: string;
  to: string;
  dashed: boolean;
}

interface Duty {
  id: string;
  text: string;
  textEn: string | null;
  modality: Modality;
  deliverables: HandInFragment[];
  timeRules: RuleFragment[];
}

const LONGEST = { 'zh-CN': 48, en: 110 };

/** Basis → task → duty → time and material → recipient, as columns of boxes with edges between them. */
export class Picture {
  readonly boxes = new Map<string, Box>();
  readonly edges: Edge[] = [];

  box(id: string, column: number, label: Said, below = '', href: string | null = null, dashed = false) {
    if (!this.boxes.has(id)) this.boxes.set(id, { id, column, label, below, href, dashed });
    return id;
  }

  edge(from: string, target: string, dashed = false) {
    if (!this.edges.some((edge) => edge.from === from && edge.to === target)) this.edges.push({ from, to: target, dashed });
  }

  /** A law or standard; `why` in words where the list does not name it itself. */
  instrument(of: InstrumentNameFragment, why: string | null = null) {
    return this.box(of.id, 0, said(of.title, of.titleEn), why ?? of.number ?? '', to('instrument', of.id), why !== null);
  }

  /** A duty, what it asks for and to whom that goes. `href` gives the address of a record. */
  duty(duty: Duty, href: (record: string) => string) {
    const { text, lang } = said(duty.text, duty.textEn);
    const points = [...text];
    const short = points.length > LONGEST[lang] ? `${points.slice(0, LONGEST[lang] - 1).join('')}…` : text;
    this.box(duty.id, 2, { text: short, lang }, w().modality[duty.modality], href(duty.id));
    for (const rule of duty.timeRules) {
      this.box(rule.id, 3, said(rule.text, null), w().when, href(rule.id));
      this.edge(duty.id, rule.id);
    }
    for (const item of duty.deliverables) {
      this.box(item.id, 3, said(item.name, item.nameEn), w().kind[item.kind], href(item.id));
      this.edge(duty.id, item.id);
      for (const recipient of item.recipients) {
        this.box(recipient.id, 4, said(recipient.name, recipient.nameEn));
        this.edge(item.id, recipient.id);
      }
    }
    return duty.id;
  }
}

/** The boxes by column, each column ordered by the mean place of its neighbours, both ways, four times. */
export function ordered({ boxes, edges }: Picture, count: number): Box[][] {
  const columns = Array.from({ length: count }, (_, i) => [...boxes.values()].filter((box) => box.column === i));
  const near = new Map<string, string[]>([...boxes.keys()].map((id) => [id, []]));
  for (const edge of edges) {
    near.get(edge.from)?.push(edge.to);
    near.get(edge.to)?.push(edge.from);
  }
  const place = new Map<string, number>();
  const settle = (column: Box[]) => column.forEach((box, i) => place.set(box.id, (i + 0.5) / column.length));
  columns.forEach(settle);
  for (let pass = 0; pass < 4; pass++)
    for (const column of pass % 2 ? [...columns].reverse() : columns) {
      const mean = new Map(
        column.map((box) => {
          const places = near.get(box.id)!.map((id) => place.get(id)!);
          return [box, places.length ? places.reduce((a, b) => a + b) / places.length : place.get(box.id)!];
        }),
      );
      column.sort((a, b) => mean.get(a)! - mean.get(b)!);
      settle(column);
    }
  return columns;
}

/** What is reached from `start` along the edges, ahead and back, without turning round. */
export function reached({ edges }: Picture, start: string): Set<string> {
  const found = new Set([start]);
  for (const [a, b] of [['from', 'to'], ['to', 'from']] as const) {
    let front = [start];
    while (front.length) {
      front = edges.filter((edge) => front.includes(edge[a])).map((edge) => edge[b]).filter((id) => !found.has(id));
      front.forEach((id) => found.add(id));
    }
  }
  return found;
}
