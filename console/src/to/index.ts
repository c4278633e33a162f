/** Where in the console one is, as the fragment of the address says: `#/notice/russia/F1?at=…`. */
export interface Route {
  name: string;
  parts: readonly string[];
  query: URLSearchParams;
}

export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [name = '', ...parts] = path.split('/').map(plain);
  return { name, parts, query: new URLSearchParams(query) };
}

/** The address of a screen: `to('notice', 'russia', 'F1')`. */
export function to(name: string, ...parts: string[]): string {
  return `#/${[name, ...parts].map(encodeURIComponent).join('/')}`;
}

export function go(name: string, ...parts: string[]): void {
  location.hash = to(name, ...parts);
}

/** The screen that shows a thread of the record, such as `notice/russia/F1`. */
export function toThread(thread: string): string {
  const [kind = '', ...parts] = thread.split('/');
  return to(kind, ...parts);
}

function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // A broken escape names nothing that is here; the screen says so.
  }
}
