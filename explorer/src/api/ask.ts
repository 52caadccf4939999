export type Doc<Answer, Variables> = string & { readonly answer?: Answer; readonly variables?: Variables };
export const doc = <Answer, Variables>(text: string): Doc<Answer, Variables> => text;

/** Why there is no answer: the code of the service's error, or OFFLINE, UNREACHABLE or an HTTP status. */
export class Refused extends Error {
  constructor(readonly code: string, message: string, readonly requestId: string | null) {
    super(message);
  }
}

/** The answer to one operation, asked of the address beside this page. Throws Refused, or the AbortError of `signal`. */
export async function ask<Answer, Variables>(query: Doc<Answer, Variables>, variables: Variables, signal: AbortSignal): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch('graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Refused(navigator.onLine ? 'UNREACHABLE' : 'OFFLINE', '', null);
  }
  const body = await response.json().catch(() => null);
  if (signal.aborted) throw signal.reason;
  const id = response.headers.get('X-Request-ID');
  const error = body?.errors?.[0];
  if (error) throw new Refused(error.extensions?.code ?? String(response.status), error.message, error.extensions?.id ?? error.extensions?.requestId ?? id);
  if (!body?.data) throw new Refused(String(response.status), response.statusText, id);
  return body.data;
}
