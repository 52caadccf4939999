// Reads folders of operations and makes their types, out of schema.graphql.
import { readFileSync, readdirSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import * as graphql from 'graphql';

export { graphql };
const { buildSchema, parse, print, printSchema, validate, visit } = graphql;

const sdl = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
// Without its descriptions, so that only what changes the types changes what is written.
export const schema = buildSchema(print(visit(parse(sdl, { noLocation: true }), { enter: (node) => (node.description ? { ...node, description: undefined } : undefined) })));

const config = {
  useTypeImports: true, skipTypename: true, enumsAsTypes: true, avoidOptionals: { field: true }, arrayInputCoercion: false,
  scalars: { ID: 'string', Date: 'string', DateTime: 'string', Duration: 'string' },
};

/** The files of these folders, and each of their operations as a whole document with the fragments that it needs. */
export function read(...folders) {
  const files = folders.flatMap((folder) => readdirSync(folder).sort().map((name) => ({ name, document: parse(readFileSync(new URL(name, folder), 'utf8')) })));
  const shared = new Map();
  for (const { document } of files)
    for (const part of document.definitions) if (part.kind === 'FragmentDefinition') shared.set(part.name.value, part);

  /** The fragments that a definition needs, those of fragments included. */
  function needed(part, found = new Map()) {
    JSON.stringify(part, (_key, value) => {
      if (value?.kind === 'FragmentSpread' && !found.has(value.name.value)) {
        const fragment = shared.get(value.name.value);
        if (!fragment) throw new Error(`There is no fragment ${value.name.value}.`);
        found.set(value.name.value, fragment);
        needed(fragment, found);
      }
      return value;
    });
    return found;
  }

  const whole = [];
  for (const { name, document } of files)
    for (const part of document.definitions) {
      if (part.kind !== 'OperationDefinition') continue;
      const made = { kind: 'Document', definitions: [part, ...needed(part).values()] };
      const errors = validate(schema, made);
      if (errors.length) throw new Error(`${name}: ${errors.map((error) => error.message).join('\n')}`);
      whole.push({ name: part.name.value, document: made });
    }
  return { files, operations: whole };
}

/** The TypeScript types of what the files ask and of what answers. */
export const types = ({ files }, filename) =>
  codegen({
    filename, schema: parse(printSchema(schema)), documents: files.map(({ name, document }) => ({ location: name, document })),
    plugins: [{ operations: {} }], pluginMap: { operations }, config,
  });
