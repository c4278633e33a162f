/** The one-time code of a link, taken out of the address before anything else happens. */

const MARK = '#in=';

/** Whether the address carries a code. */
export function carriesCode(hash: string): boolean {
  return hash.startsWith(MARK);
}

/**
 * The code in the address; undefined where there is none. It is gone from the address and from the
 * history when this returns: what is left there may be seen, synchronised or shared.
 */
export function takeCode(
  place: Pick<Location, 'hash' | 'pathname' | 'search'> = location,
  past: Pick<History, 'replaceState'> = history,
): string | undefined {
  if (!carriesCode(place.hash)) return undefined;
  const code = place.hash.slice(MARK.length);
  past.replaceState(null, '', `${place.pathname}${place.search}#/`);
  return code;
}
