/**
 * `parley-verify.html`: the verifier as one file, to be carried on a stick and opened without a
 * network. Its policy names its script by SHA-256 and allows nothing else.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export const VERIFIER = 'parley-verify.html';
const root = fileURLToPath(new URL('..', import.meta.url));

/** Write the page into a folder; gives its size in bytes. */
export async function writeVerifier(folder) {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      lib: { entry: 'src/verify/standalone.ts', formats: ['iife'], name: 'parleyVerifier' },
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const files = [built].flat().flatMap(({ output }) => output);
  if (files.length !== 1) throw new Error(`one script is wanted, and there are ${files.length}`);
  const page = pageOf(files[0].code.trim());
  writeFileSync(join(folder, VERIFIER), page);
  return Buffer.byteLength(page);
}

function pageOf(script) {
  // Within a script element these would end it, or begin a comment.
  if (/<\/script|<!--|\r/i.test(script)) throw new Error('the script cannot stand in a page');
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Parley verifier</title>
</head>
<body>
<noscript>This page needs JavaScript; the command parley verify needs none.</noscript>
<script>${script}</script>
</body>
</html>
`;
}
