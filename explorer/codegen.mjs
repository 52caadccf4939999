// Writes src/api/generated.ts: the types of the schema and, for every file of operations/, a typed document.
import { writeFileSync } from 'node:fs';
import { print } from 'graphql';
import { read, types } from './operations.mjs';

const asked = read(new URL('operations/', import.meta.url));
const documents = asked.operations.map(({ name, document }) => `export const ${name}: Doc<${name}Query, ${name}QueryVariables> = doc(${JSON.stringify(print(document).replace(/\s+/g, ' '))});`);
writeFileSync(
  new URL('src/api/generated.ts', import.meta.url),
  `// Written by codegen.mjs out of schema.graphql and operations/.\nimport { doc, type Doc } from './ask';\n\n${await types(asked, 'generated.ts')}\n${documents.join('\n')}\n`,
);
