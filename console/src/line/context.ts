/** What stands in view: the call looked at, the notice of the address, a place pointed at on the map. */
import { live } from '../live';
import { routeOf } from '../to';
import type { Message } from './order';
import type { InView, Pointed } from './prefill';

let pointed: Pointed | undefined;
let held: { thread: string; first: number; messages: readonly Message[] } | undefined;

// A click on any map bubbles up to here, from whichever screen draws it.
window.addEventListener('place', (event) => {
  const at: unknown = (event as CustomEvent).detail;
  if (typeof at !== 'object' || at === null || !('lat_e7' in at) || !('lon_e7' in at)) return;
  if (typeof at.lat_e7 !== 'number' || typeof at.lon_e7 !== 'number') return;
  pointed = { lat_e7: at.lat_e7, lon_e7: at.lon_e7, atMs: live.now() };
});

/** The call that is drawn tells which it is; leaving it tells that none is. */
export function nowReading(
  thread: string,
  messages: readonly Message[] | undefined,
  first = 0,
): void {
  if (messages !== undefined) held = { thread, messages, first };
  else if (held?.thread === thread) held = undefined;
}

export function inView(): InView & { first: number } {
  const { name, parts } = routeOf(location.hash);
  const [party, ref] = parts;
  const notice =
    name === 'notice' && party !== undefined && ref !== undefined ? { party, ref } : undefined;
  return {
    now: live.now(),
    pointed,
    messages: held?.messages ?? [],
    notice,
    first: held?.first ?? 0,
  };
}
