/** How the console is built: two pages, hashed assets, nothing inline (docs/adr/0101). */
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { land } from './tools/land.mjs';
import { symbols } from './tools/symbols.mjs';

export default defineConfig({
  base: '/',
  plugins: [land(), symbols()],
  build: {
    outDir: resolve(import.meta.dirname, '../src/parley/web/console'),
    emptyOutDir: true,
    target: 'es2022',
    // Inlined assets would be data: addresses, which the Content-Security-Policy allows for images only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What others wrote goes with its licence.
    license: { fileName: 'licences.md' },
    rollupOptions: { input: { index: 'index.html' } },
  },
  server: { proxy: { '/v1': process.env['PARLEY_URL'] ?? 'http://localhost:8710' } },
});
