/** After a build: the verifier as one file; each file also compressed, and the sizes said; too large a console fails. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { VERIFIER, writeVerifier } from './verifier.mjs';

const MOST_BYTES = 1_500_000;
const built = fileURLToPath(new URL('../../src/parley/web/console/', import.meta.url));
await writeVerifier(built);
let all = 0;
let verifier = 0;
for (const name of readdirSync(built, { recursive: true })) {
  const path = join(built, name);
  if (!statSync(path).isFile() || path.endsWith('.gz')) continue;
  const content = readFileSync(path);
  const packed = gzipSync(content, { level: 9 });
  const size = Math.min(packed.length, content.length);
  // A file to be saved: the console itself never loads it.
  if (name === VERIFIER) verifier = size;
  else all += size;
  if (packed.length < content.length) writeFileSync(`${path}.gz`, packed);
}
const told = [all, verifier].map((size) => `${(size / 1_000).toFixed(0)} kB`);
process.stdout.write(`console: ${told[0]} compressed; ${VERIFIER}: ${told[1]}\n`);
if (all > MOST_BYTES) {
  process.stderr.write(`the console is larger than ${MOST_BYTES / 1_000} kB compressed\n`);
  process.exitCode = 1;
}
