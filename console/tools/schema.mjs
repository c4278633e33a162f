/**
 * Draws src/api/schema.ts and src/api/routes.ts from the OpenAPI document on standard input.
 *
 *     python -c "…openapi.document()" | node tools/schema.mjs [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import openapiTS, { astToString } from 'openapi-typescript';

const document = JSON.parse(await text(process.stdin));
// A problem has one shape whatever was asked: said once here, not with every operation.
for (const row of Object.values(document.paths).flatMap(Object.values)) {
  row.responses = Object.fromEntries(
    Object.entries(row.responses ?? {})
      .filter(([status]) => status.startsWith('2'))
      .map(([status, { headers: _, ...response }]) => [status, response]),
  );
}
const head = '// Drawn from the table of operations: make docs\n\n';
const types = head + astToString(await openapiTS(document, { alphabetize: false }));
const rows = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(([method]) => method !== 'parameters')
    .map(([method, row]) => `  '${row.operationId}': ['${method.toUpperCase()}', '${path}'],`),
);
const routes = `${head}/** Where each operation is asked: its method and its path. */\nexport const ROUTES = {\n${rows.join('\n')}\n} as const;\n`;
const drawn = { 'src/api/schema.ts': types, 'src/api/routes.ts': routes };
for (const [file, drawnText] of Object.entries(drawn)) {
  const url = new URL(`../${file}`, import.meta.url);
  if (!process.argv.includes('--check')) writeFileSync(url, drawnText);
  else if (readFileSync(url, 'utf8') !== drawnText) {
    process.stderr.write(`console/${file} is not as the table draws it: make docs\n`);
    process.exitCode = 1;
  }
}
