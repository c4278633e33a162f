/** The arithmetic of the time slider. */
import type { MapConflict, Thing } from './things';

export const MINUTE_MS = 60_000;
export const STEP_MS = MINUTE_MS;
export const LEAP_MS = 15 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const TICKS_MS = [
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  2 * DAY_MS,
  7 * DAY_MS,
  14 * DAY_MS,
  28 * DAY_MS,
  91 * DAY_MS,
  365 * DAY_MS,
];

export interface Extent {
  from: number;
  to: number;
}

/** From the first start to the last end of things, with now, on whole minutes, an hour at least. */
export function extentOf(things: readonly Thing[], now: number): Extent {
  const moments = [now - HOUR_MS / 2, now + HOUR_MS / 2];
  for (const thing of things) {
    // Places that stay for weeks would press an evening into a hair's breadth.
    if (thing.details === 'site') continue;
    const spans = [...thing.volumes, ...thing.deviations].map(({ interval }) => interval);
    for (const { start_ms, end_ms } of spans.length === 0 ? [thing] : spans) {
      moments.push(start_ms);
      if (end_ms !== null) moments.push(end_ms);
    }
  }
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const moment of moments) {
    from = Math.min(from, moment);
    to = Math.max(to, moment);
  }
  return {
    from: Math.floor(from / MINUTE_MS) * MINUTE_MS - LEAP_MS,
    to: Math.ceil(to / MINUTE_MS) * MINUTE_MS + LEAP_MS,
  };
}

/** The moment so much later or earlier, on the next whole minute that way, within the extent. */
export function stepped(moment: number, by: number, extent: Extent): number {
  const round = by > 0 ? Math.floor : Math.ceil;
  return within(round(moment / MINUTE_MS) * MINUTE_MS + by, extent);
}

export function within(moment: number, extent: Extent): number {
  return Math.min(extent.to, Math.max(extent.from, moment));
}

/** How far along the extent a moment lies, 0 to 1. */
export function partOf(moment: number, extent: Extent): number {
  const whole = extent.to - extent.from;
  return whole <= 0 ? 0 : (within(moment, extent) - extent.from) / whole;
}

/** Whole moments to be written below the slider, at most so many. */
export function ticks(extent: Extent, most: number): number[] {
  const whole = extent.to - extent.from;
  // A day takes twice the room of an hour.
  const room = (one: number) => (one >= DAY_MS ? most / 2 : most);
  const apart = TICKS_MS.find((one) => whole / one <= room(one)) ?? whole;
  const first = Math.ceil(extent.from / apart) * apart;
  const found: number[] = [];
  for (let at = first; at <= extent.to && found.length < most; at += apart) found.push(at);
  return found;
}

/** What is written below one tick. */
export interface Tick {
  at: number;
  /** `18:30`; empty where ticks are whole days. */
  time: string;
  /** `2018-09-18`, where a day begins and below the first tick: an hour alone is of any day. */
  day: string;
}

/** Days are written in full, so that nobody takes one for an hour or a month for a day. */
export function tickWords(moments: readonly number[]): Tick[] {
  const days = moments.every((at) => at % DAY_MS === 0);
  const midnight = moments.findIndex((at) => at % DAY_MS === 0);
  return moments.map((at, n) => {
    const iso = new Date(at).toISOString();
    // The first tick has no room for its day where the next day begins right beside it.
    const first = n === 0 && (midnight < 0 || midnight > 1);
    return {
      at,
      time: days ? '' : iso.slice(11, 16),
      day: days || first || at % DAY_MS === 0 ? iso.slice(0, 10) : '',
    };
  });
}

export interface Stretch {
  /** 0 to 1. */
  from: number;
  to: number;
  kind: 'thing' | 'conflict';
}

/** Where along the slider something is, things and conflicts each laid together. */
export function stretches(
  things: readonly Thing[],
  conflicts: readonly MapConflict[],
  extent: Extent,
): Stretch[] {
  const of = (kind: Stretch['kind'], spans: [number, number | null][]): Stretch[] =>
    joined(
      spans
        .filter(([from, to]) => from < extent.to && (to === null || to > extent.from))
        .map(([from, to]) => [partOf(from, extent), to === null ? 1 : partOf(to, extent)]),
    ).map(([from, to]) => ({ from, to, kind }));
  return [
    ...of(
      'thing',
      things
        .filter(({ state, details }) => state !== 'cancelled' && details !== 'site')
        .flatMap((thing) =>
          thing.volumes.length === 0
            ? [[thing.start_ms, thing.end_ms] as [number, number | null]]
            : thing.volumes.map(
                ({ interval }) => [interval.start_ms, interval.end_ms] as [number, number | null],
              ),
        ),
    ),
    ...of(
      'conflict',
      conflicts.map(({ conflict: { finding } }) => [finding.first_ms, finding.last_ms]),
    ),
  ];
}

function joined(spans: [number, number][]): [number, number][] {
  const found: [number, number][] = [];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}
