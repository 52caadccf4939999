import { flushSync } from 'svelte';

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

class Printing {
  /** What is folded away or not yet shown is printed all the same. */
  now = $state(false);
}

export const printing = new Printing();
for (const [event, now] of [['beforeprint', true], ['afterprint', false]] as const) addEventListener(event, () => flushSync(() => (printing.now = now)));

/** What stands at the foot of every printed page, beside its number. */
export function printFoot(text: string) {
  const quoted = JSON.stringify(text.replace(/\s+/g, ' '));
  sheet.replaceSync(`@page { @bottom-left { content: ${quoted}; font-size: 7.5pt; width: 85% } @bottom-right { content: counter(page) " / " counter(pages); font-size: 7.5pt } }`);
}
