/** Who is in the story: each party by its name in the reader's language, and by a sign of its own. */
import type { Schema } from '../api';
import { preferences } from '../prefs';
import type { Story } from './moments';

/** Told apart without colour. */
const SIGNS = ['◆', '■', '▲', '★', '●'] as const;
export const PUBLIC_SIGN = '○';

/** The parties with a node in this run, in the story's order. */
export function partiesOf(story: Pick<Story, 'ways' | 'moments' | 'run'>): string[] {
  const ways = story.ways.filter((way) => way.run === story.run).map((way) => way.party);
  const speak = story.moments.flatMap((one) => (one.party === null ? [] : [one.party]));
  return [...new Set([...ways, ...speak])];
}

export function signOf(
  story: Pick<Story, 'ways' | 'moments' | 'run'>,
  party: string | null,
): string {
  if (party === null) return PUBLIC_SIGN;
  return SIGNS[partiesOf(story).indexOf(party) % SIGNS.length] ?? '●';
}

export function nameIn(story: Pick<Story, 'ways'>, party: string): string {
  return story.ways.find((way) => way.party === party)?.name ?? party;
}

/** A thing by its party's name in the reader's language, and its own name as it was signed. */
export function refIn(story: Pick<Story, 'ways'>, ref: Schema<'Ref'>): string {
  return `\u2068${nameIn(story, ref.party)}\u2069 \u2066${ref.ref}\u2069`;
}

/**
 * Where a party's console of a run is opened, in the language one reads; undefined outside a
 * demonstration that stays up.
 */
export function wayTo(
  story: Pick<Story, 'ways'>,
  run: string,
  party: string,
  page = '',
): string | undefined {
  const way = story.ways.find((one) => one.run === run && one.party === party);
  if (way === undefined) return undefined;
  // Another node is another origin: it does not know what was chosen here.
  const asked = new URLSearchParams({ language: preferences.language });
  if (page !== '') asked.set('to', page);
  return `${way.address}?${asked}`;
}

/** The other run of the demonstration; undefined where there is none. */
export function otherRun(story: Pick<Story, 'ways' | 'run'>): string | undefined {
  return story.ways.find((way) => way.run !== story.run)?.run;
}
