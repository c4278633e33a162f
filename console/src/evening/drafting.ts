/** A first notice for somebody who has never filed one: two questions, one notice of the API. */
import type { Schema } from '../api';

export type Where = 'drawn' | 'named';
export type When = 'soon' | 'later';

const MINUTE_MS = 60_000;
const AHEAD_MS: Record<When, number> = { soon: 2 * MINUTE_MS, later: 90 * MINUTE_MS };
const LASTS_MS = 20 * MINUTE_MS;

/** Off Latakia, where the story's activity is: approximated, as there. */
const CENTRE = { lat_e7: 355_300_000, lon_e7: 357_800_000 };
const RADIUS_MM = 25_000_000;
const CEILING_MM = 6_000_000;

/** The names are those of the exercise's terms, whatever language one reads. */
export const PLACES: Record<Where, string> = { drawn: 'Latakia', named: 'north Syria' };

export interface Wanted {
  where: Where;
  when: When;
  addressees: readonly string[];
  desk: string;
}

export function noticeOf(wanted: Wanted, now: number): Schema<'Notice'> {
  const start_ms = Math.ceil((now + AHEAD_MS[wanted.when]) / MINUTE_MS) * MINUTE_MS;
  const interval = { start_ms, end_ms: start_ms + LASTS_MS };
  const drawn: Schema<'Volume'> = {
    role: 'activity',
    shape: { shape: 'circle', centre: CENTRE, radius_mm: RADIUS_MM },
    band: { floor_mm: 0, ceiling_mm: CEILING_MM, datum: 'mean-sea-level' },
    interval,
  };
  return {
    activity: 'other',
    emergency: false,
    period: interval,
    volumes: wanted.where === 'drawn' ? [drawn] : [],
    place_label: PLACES[wanted.where],
    planned_landing_ms: null,
    contact_desk: wanted.desk,
    remarks: '',
    relay_scope: '',
    addressees: [...wanted.addressees],
    annexes: [],
    details: null,
  };
}

/** A name that none of one's own notices has: `T1`, `T2`, … */
export function nextRef(own: readonly Schema<'Ref'>[], party: string): string {
  const taken = new Set(own.filter((one) => one.party === party).map((one) => one.ref));
  let n = 1;
  while (taken.has(`T${n}`)) n += 1;
  return `T${n}`;
}

export type Rung = Schema<'Rung'>;

/** What a receiver does next about a notice; undefined once all is done, or before it has come. */
export function nextRung(page: Schema<'NoticePage'>, party: string): Rung | undefined {
  const ladder = page.notice.ladders.find((one) => one.party === party);
  return ladder?.steps.find((step) => step.rung !== 'delivered' && step.reached_ms === null)?.rung;
}
