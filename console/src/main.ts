/** The console of Parley: begins here. */
import type {} from 'trusted-types';
import './theme/tokens.css';
import './shell/app';
import { dress } from './theme';

const KEEPER = '/sw.js';
const MAP_WORKER = /^\/assets\/maplibre-gl-worker-[\w-]+\.mjs$/;

// Under the policy of the page (docs/adr/0137) text becomes markup or the address of code nowhere
// but here, and in what Lit makes of the templates that were built.
window.trustedTypes?.createPolicy('default', {
  createScriptURL: (url) => (url === KEEPER || MAP_WORKER.test(url) ? url : refused(url)),
  // What a parser reads apart from the page runs nothing: so is an officer's own KML read.
  createHTML: (text, _, sink) => (sink === 'DOMParser parseFromString' ? text : refused(text)),
});

function refused(text: string): never {
  throw new TypeError(`nothing is to become markup or code here: ${text.slice(0, 80)}`);
}

dress(document.documentElement);

// Only where a browser lets it: over TLS, or from this very machine.
void navigator.serviceWorker?.register(KEEPER).catch(() => undefined);
