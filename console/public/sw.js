/**
 * Keeps the console itself, never anything of the record: so that a page opened anew while the
 * node is down says so in the officer's language, and bundles can still be verified.
 */
const KEPT = 'parley-console';
const PAGES = ['/', '/verify', '/icon.svg'];

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(PAGES).catch(() => undefined)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  // Answers of the node are never kept, nor is anything answered in its place.
  if (pathname.startsWith('/assets/')) event.respondWith(keptFirst(event.request));
  else if (PAGES.includes(pathname)) event.respondWith(nodeFirst(event.request));
});

/** What carries the hash of its content in its name is the same for ever. */
async function keptFirst(request) {
  const kept = await caches.open(KEPT);
  const found = await kept.match(request);
  if (found !== undefined) return found;
  const answer = await fetch(request);
  if (answer.ok) await kept.put(request, answer.clone());
  return answer;
}

/** The node's own page, so that a newer console is taken at once; the kept one if it is down. */
async function nodeFirst(request) {
  const kept = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await kept.put(request, answer.clone());
      await forget(kept, await answer.clone().text());
    }
    return answer;
  } catch (error) {
    const found = await kept.match(request, { ignoreSearch: true });
    if (found === undefined) throw error;
    return found;
  }
}

/** Assets of consoles before this one are dropped once its page has come. */
async function forget(kept, page) {
  const entry = /\/assets\/index-[\w-]+\.js/.exec(page)?.[0];
  if (entry === undefined) return;
  const was = await kept.match('/assets/.entry');
  if (was !== undefined && (await was.text()) !== entry) {
    for (const one of await kept.keys()) {
      if (new URL(one.url).pathname.startsWith('/assets/')) await kept.delete(one);
    }
  }
  await kept.put('/assets/.entry', new Response(entry));
}
