/** The whole state stands in the fragment, which is never sent to a server nor written into a proxy's log. */
export interface Route {
  page: string;
  id: string | null;
  params: URLSearchParams;
}

/** Parameters of one page, which a link to another page leaves behind. */
const OF_ONE_PAGE = new Set(['at', 'show', 'skip', 'year', 'q', 'kind', 'status', 'sort', 'before', 'after', 'part']);

function decoded(text: string) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function read(): Route {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [page = '', id = ''] = path.split(/\/(.*)/s);
  return { page: decoded(page) || 'home', id: decoded(id) || null, params: new URLSearchParams(query) };
}

class State {
  now = $state.raw(read());
  /** Another page was opened, and its heading has not yet taken the focus. */
  moved = false;
  /** How far down to show it: where one goes back or on to it, as far as it was. */
  down = 0;
}

export const route = new State();

const left = new Map<string, number>();
let traversing = false;
// Where a browser cannot tell going back from going on, a page is shown from its top.
(window as { navigation?: EventTarget }).navigation?.addEventListener('navigate', (event) => {
  traversing = (event as Event & { navigationType: string }).navigationType === 'traverse';
  left.set(location.href, scrollY);
});

addEventListener('hashchange', () => {
  route.down = traversing ? (left.get(location.href) ?? 0) : 0;
  const before = route.now;
  const now = read();
  if (before.page !== now.page || before.id !== now.id) route.moved = true;
  route.now = now;
});

export const param = (name: string) => route.now.params.get(name);

export type Changes = Record<string, string | null>;

function address(page: string, id: string | null, params: URLSearchParams, changes: Changes) {
  for (const [name, value] of Object.entries(changes)) {
    params.delete(name);
    if (value !== null) params.append(name, value);
  }
  const query = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
  const place = id === null ? page : `${page}/${encodeURIComponent(id).replaceAll('%3A', ':').replaceAll('%2F', '/')}`;
  return `#/${place}${query ? `?${query}` : ''}`;
}

/** The address of a page for the same enterprise, day, list and language. */
export function to(page: string, id: string | null = null, changes: Changes = {}) {
  const kept = [...route.now.params].filter(([name]) => !OF_ONE_PAGE.has(name) && !name.startsWith('if.'));
  return address(page, id, new URLSearchParams(kept), changes);
}

/** The address of this page with some of its parameters changed; one that is changed comes last. */
export const same = (changes: Changes) => address(route.now.page, route.now.id, new URLSearchParams(route.now.params), changes);

/** Opens an address of `to` or `same`. */
export function go(target: string) {
  location.hash = target;
}
