/**
 * Verify bundles with the browser's verifier, without a browser:
 *
 *     node tools/verify.mjs FILE... [--timed]
 *
 * One line of JSON a file: the verdict and every finding, in English.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const [{ output }] = [
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: 'src/verify/plain.ts', write: false, minify: false, target: 'es2022' },
  }),
].flat();
const [{ code }] = output;
const { plain } = await import(
  `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
);
const timed = process.argv.includes('--timed');
for (const path of process.argv.slice(2).filter((one) => one !== '--timed')) {
  const raw = new Uint8Array(readFileSync(path));
  const began = performance.now();
  const report = plain(raw);
  const took = timed ? { ms: Math.round(performance.now() - began) } : {};
  process.stdout.write(`${JSON.stringify({ ...report, ...took })}\n`);
}
