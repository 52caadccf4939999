/** Text by code points, as spans count it; JavaScript's own strings count UTF-16 units. */
export class CodePoints {
  private readonly starts: Uint32Array | null;

  constructor(readonly text: string) {
    this.starts = null;
    if (/[\ud800-\udbff]/.test(text)) {
      const starts: number[] = [];
      let unit = 0;
      for (const point of text) {
        starts.push(unit);
        unit += point.length;
      }
      this.starts = Uint32Array.from([...starts, unit]);
    }
  }

  get length() {
    return this.starts ? this.starts.length - 1 : this.text.length;
  }

  slice(start: number, end: number) {
    return this.starts ? this.text.slice(this.starts[start], this.starts[end]) : this.text.slice(start, end);
  }
}

export type MarkKind = 'duty' | 'cite' | 'hand' | 'when' | 'cond' | 'task' | 'left' | 'doubt';

/** Characters of a document that state `record`. */
export interface Mark {
  start: number;
  end: number;
  kind: MarkKind;
  record: string;
}

/** A run of text under the same marks, the innermost last. `first`: those that begin to show here. */
export interface Segment {
  start: number;
  text: string;
  marks: Mark[];
  first: Mark[];
}

/** `text`, which begins at character `offset`, cut at every edge of a mark: flat, so that marks may overlap. */
export function segments(text: CodePoints, offset: number, marks: Mark[]): Segment[] {
  const end = offset + text.length;
  const inside = marks.filter((mark) => mark.start < end && mark.end > offset && mark.start < mark.end);
  inside.sort((a, b) => a.start - b.start || b.end - a.end);
  const edges = inside.flatMap((mark) => [Math.max(mark.start, offset), Math.min(mark.end, end)]);
  const cuts = [...new Set([offset, end, ...edges])].sort((a, b) => a - b);
  const found: Segment[] = [];
  const seen = new Set<string>();
  let open: Mark[] = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const from = cuts[i]!;
    const to = cuts[i + 1]!;
    open = open.filter((mark) => mark.end > from);
    for (; next < inside.length && inside[next]!.start <= from; next++) open.push(inside[next]!);
    const here = [...open].sort((a, b) => b.end - b.start - (a.end - a.start));
    const first = here.filter((mark) => !seen.has(mark.record));
    first.forEach((mark) => seen.add(mark.record));
    found.push({ start: from, text: text.slice(from - offset, to - offset), marks: here, first });
  }
  return found;
}
