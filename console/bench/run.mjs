/**
 * Builds the bench page, opens it in a headless Chromium and prints what was measured.
 *
 *     node bench/run.mjs [UPDATES]        PARLEY_CHROMIUM names the browser
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { land } from '../tools/land.mjs';
import { symbols } from '../tools/symbols.mjs';

const here = import.meta.dirname;
const updates = Number(process.argv[2] ?? 3_600);
const outDir = mkdtempSync(join(tmpdir(), 'parley-bench-'));
const shared = { configFile: false, root: here, logLevel: 'error', plugins: [land(), symbols()] };
await build({ ...shared, build: { outDir, target: 'es2022', assetsInlineLimit: 0, emptyOutDir: true } });
const server = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
const browser = await chromium.launch({
  executablePath: process.env['PARLEY_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--js-flags=--expose-gc'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(server.resolvedUrls.local[0]);
  await page.evaluate('bench.begun');
  for (const hertz of [1, 5, 10]) {
    say(`3,000 tracks, ${hertz} Hz asked`, await page.evaluate(`bench.run(${hertz}, 10)`));
  }
  say('500 things at 100 moments', await page.evaluate('bench.slide(100)'));
  const session = await page.context().newCDPSession(page);
  const parts = 6;
  for (let part = 0; part <= parts; part += 1) {
    if (part > 0) await page.evaluate(`bench.many(${Math.ceil(updates / parts)})`);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    say(`after ${Math.ceil(updates / parts) * part} updates`, { heap_mb: (usedSize / 1e6).toFixed(1), renderer_mb: await resident() });
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true });
}

function say(what, found) {
  process.stdout.write(`${what}: ${JSON.stringify(found)}\n`);
}

/** Resident memory of the page's process, its workers with it. */
async function resident() {
  const whole = await browser.newBrowserCDPSession();
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  await whole.detach();
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]));
  return (Math.max(...sizes) / 1_000).toFixed(0);
}
