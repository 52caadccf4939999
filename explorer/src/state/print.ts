const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

/** What stands at the foot of every printed page, beside its number. */
export function printFoot(text: string) {
  const quoted = JSON.stringify(text.replace(/\s+/g, ' '));
  sheet.replaceSync(`@page { @bottom-left { content: ${quoted}; font-size: 7.5pt; width: 85% } @bottom-right { content: counter(page) " / " counter(pages); font-size: 7.5pt } }`);
}
