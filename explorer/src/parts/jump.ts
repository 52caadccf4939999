/** Between a card and its words in the source: which of the two a click asked to see. */
export const jump: { to: 'card' | 'words' | null } = { to: null };

/** Brings the element into view, and the focus to it where a click asked for that or the page was just opened there. */
export function arrive(element: HTMLElement | null | undefined, side: 'card' | 'words') {
  if (!element) return;
  element.scrollIntoView({ block: 'center' });
  if (jump.to !== side) return;
  jump.to = null;
  element.focus({ preventScroll: true });
}
