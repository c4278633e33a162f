/** Who is in the story: each party by its name in the reader's language, and by a sign of its own. */
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

/** Where a party's console of a run is opened; undefined outside a demonstration that stays up. */
export function wayTo(
  story: Pick<Story, 'ways'>,
  run: string,
  party: string,
  page = '',
): string | undefined {
  const way = story.ways.find((one) => one.run === run && one.party === party);
  if (way === undefined) return undefined;
  return page === '' ? way.address : `${way.address}?to=${page}`;
}

/** The other run of the demonstration; undefined where there is none. */
export function otherRun(story: Pick<Story, 'ways' | 'run'>): string | undefined {
  return story.ways.find((way) => way.run !== story.run)?.run;
}
