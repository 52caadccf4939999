// Writes what front-ends take from here, out of schema.graphql and the operations of the explorer and of this folder.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { graphql, read, schema, types } from '../explorer/operations.mjs';

const { isAbstractType, isObjectType, Kind, print, visit } = graphql;

const asked = read(new URL('../explorer/operations/', import.meta.url), new URL('operations/', import.meta.url));
const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** With __typename in every selection but the operation's own: what the caches of Apollo and urql send. */
const withTypename = (document) =>
  visit(document, {
    SelectionSet: (node, _key, parent) =>
      parent.kind === Kind.OPERATION_DEFINITION || node.selections.some((one) => one.kind === Kind.FIELD && one.name.value === '__typename') ? undefined : { ...node, selections: [...node.selections, typename] },
  });

const manifest = asked.operations
  .map(({ name, document }) => {
    const body = print(withTypename(document));
    return { id: createHash('sha256').update(body).digest('hex'), name, type: document.definitions[0].operation, body };
  })
  .sort((one, other) => (one.name < other.name ? -1 : 1));

const declared = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
const node = schema.getType('Node');
const possibleTypes = Object.fromEntries(declared.filter(isAbstractType).map((type) => [type.name, schema.getPossibleTypes(type).map((one) => one.name).sort()]));
// Only what is a Node is one thing wherever it comes out; all else belongs to what it stands under.
const embedded = declared.filter((type) => isObjectType(type) && type !== schema.getQueryType() && !schema.isSubType(node, type)).map((type) => type.name).sort();

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const write = (name, text) => writeFileSync(new URL(name, import.meta.url), text);

write('persisted-documents.json', json({ format: 'apollo-persisted-query-manifest', version: 1, operations: manifest }));
write('possible-types.json', json({ possibleTypes }));
write('cache-keys.json', json({ embedded }));
write(
  'api.ts',
  `// Written by generate.mjs out of schema.graphql and the operations.

/** An operation as it is sent: its document, and the SHA-256 by which the service knows it once it was sent. */
export interface Operation<Answer, Variables> {
  readonly name: string;
  readonly id: string;
  readonly text: string;
  readonly answer?: Answer;
  readonly variables?: Variables;
}

${await types(asked, 'api.ts')}
${manifest.map(({ id, name, body }) => `export const ${name}: Operation<${name}Query, ${name}QueryVariables> = { name: '${name}', id: '${id}', text: ${JSON.stringify(body)} };`).join('\n')}
`,
);
