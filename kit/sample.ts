/** How the kit is used: without a library, with Apollo Client and with urql. */
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { parse } from 'graphql';
import * as api from './api.ts';
import keys from './cache-keys.json' with { type: 'json' };
import possible from './possible-types.json' with { type: 'json' };

/** An error as the service tells it: what to show, and for programs where it is and why. */
interface Told {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; argument?: string; reason?: string; validValues?: string[]; limit?: number };
}

export class Refused extends Error {
  readonly told: Told;

  constructor(told: Told) {
    super(told.message);
    this.told = told;
  }
}

/** The answer to one operation. It is sent by its hash; where the service does not know that yet, with its document once. */
export async function ask<Answer, Variables>(endpoint: string, operation: api.Operation<Answer, Variables>, variables: Variables): Promise<Answer> {
  const extensions = { persistedQuery: { version: 1, sha256Hash: operation.id } };
  for (const query of [undefined, operation.text]) {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ query, variables, extensions }),
    });
    const { data, errors } = (await response.json()) as { data?: Answer; errors?: Told[] };
    if (data && !errors) return data;
    if (errors?.[0]?.extensions.code !== 'PERSISTED_QUERY_NOT_FOUND') throw new Refused(errors?.[0] ?? { message: response.statusText, extensions: { code: String(response.status) } });
  }
  throw new Error('The service neither knows the document nor takes it.');
}

/** The operation as a document, for the libraries. */
export const document = <Answer, Variables>(operation: api.Operation<Answer, Variables>) => parse(operation.text) as TypedDocumentNode<Answer, Variables & Record<string, unknown>>;

/** Apollo Client, asking by hash; what has no identity of its own is kept under what it belongs to. */
export const apollo = (uri: string) =>
  new ApolloClient({
    link: ApolloLink.from([
      new PersistedQueryLink({ generateHash: ({ definitions: [first] }) => idOf(first && 'name' in first ? first.name?.value : undefined) }),
      new HttpLink({ uri }),
    ]),
    cache: new InMemoryCache({
      possibleTypes: possible.possibleTypes,
      typePolicies: Object.fromEntries(keys.embedded.map((type) => [type, { keyFields: false as const }])),
    }),
  });

/** urql with its normalised cache. */
export const urql = (url: string) =>
  new Client({
    url,
    preferGetMethod: false,
    exchanges: [cacheExchange({ keys: Object.fromEntries(keys.embedded.map((type) => [type, () => null])) }), fetchExchange],
  });

function idOf(name: string | undefined): string {
  const found = Object.values(api).find((operation) => operation.name === name);
  if (!found) throw new Error(`There is no operation ${name}.`);
  return found.id;
}

/** Which duties fall on an enterprise, in three ways; each answer is typed. */
export async function duties(endpoint: string, types: string[]) {
  const variables = { profile: { enterpriseTypes: types } };
  const { applicableDuties } = await ask(endpoint, api.Duties, variables);
  const { data } = await apollo(endpoint).query({ query: document(api.Duties), variables });
  const answer = await urql(endpoint).query(document(api.Duties), variables).toPromise();
  return [applicableDuties, data?.applicableDuties, answer.data?.applicableDuties].map((told) => told?.tasks.filter(({ verdict }) => verdict === 'APPLIES').map(({ task }) => task.title));
}
