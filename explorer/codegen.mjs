// Writes src/api/generated.ts: the types of the schema and, for every file of operations/, a typed document.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, print, printSchema, validate, visit } from 'graphql';

const sdl = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
// Without its descriptions, so that only what changes the types changes the file.
const schema = buildSchema(print(visit(parse(sdl, { noLocation: true }), { enter: (node) => (node.description ? { ...node, description: undefined } : undefined) })));
const folder = new URL('operations/', import.meta.url);
const shared = new Map();
const files = readdirSync(folder).sort().map((name) => ({ name, document: parse(readFileSync(new URL(name, folder), 'utf8')) }));
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

const config = {
  useTypeImports: true, skipTypename: true, enumsAsTypes: true, avoidOptionals: { field: true }, arrayInputCoercion: false,
  scalars: { ID: 'string', Date: 'string', DateTime: 'string', Duration: 'string' },
};
const types = await codegen({
  filename: 'generated.ts', schema: parse(printSchema(schema)), documents: files.map(({ name, document }) => ({ location: name, document })),
  plugins: [{ operations: {} }], pluginMap: { operations }, config,
});
const documents = [];
for (const { name, document } of files)
  for (const part of document.definitions) {
    if (part.kind !== 'OperationDefinition') continue;
    const whole = { kind: 'Document', definitions: [part, ...[...needed(part).values()]] };
    const errors = validate(schema, whole);
    if (errors.length) throw new Error(`${name}: ${errors.map((error) => error.message).join('\n')}`);
    const text = print(whole).replace(/\s+/g, ' ');
    documents.push(`export const ${part.name.value}: Doc<${part.name.value}Query, ${part.name.value}QueryVariables> = doc(${JSON.stringify(text)});`);
  }
writeFileSync(
  new URL('src/api/generated.ts', import.meta.url),
  `// Written by codegen.mjs out of schema.graphql and operations/.\nimport { doc, type Doc } from './ask';\n\n${types}\n${documents.join('\n')}\n`,
);
