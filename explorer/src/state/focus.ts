/** The focus is never lost: where what had it goes away, the same thing anew takes it, else what it stood in. */
let held: HTMLElement[] = [];

addEventListener('focusin', ({ target }) => {
  held = [];
  for (let one = target as HTMLElement | null; one && one !== document.body; one = one.parentElement) held.push(one);
});

addEventListener('focusout', ({ target, relatedTarget }) => {
  // It was left, not taken away.
  if (!relatedTarget) queueMicrotask(() => (target as HTMLElement).isConnected && (held = []));
});

/** `data-again` names what is made anew elsewhere when an answer comes. */
export function keepFocus(within: HTMLElement) {
  const watch = new MutationObserver(() => {
    const [gone] = held;
    if (!gone || gone.isConnected || document.activeElement !== document.body) return;
    const name = gone.dataset['again'];
    const again = name && within.querySelector<HTMLElement>(`[data-again="${CSS.escape(name)}"]`);
    const near = again || held.find((one) => one.isConnected);
    if (!near) return;
    if (near.tabIndex < 0) near.tabIndex = -1;
    near.focus({ preventScroll: !again });
  });
  watch.observe(within, { childList: true, subtree: true });
  return () => watch.disconnect();
}
