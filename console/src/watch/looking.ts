/** Where and when the watch's map looks: at the whole line, and at the matter that was chosen. */

import type { Schema } from '../api';
import { type Bounds, framing } from '../geo/shapes';

type Thing = Schema<'MapThing'>;
type Shape = Schema<'NamedRegion'>['area'] | Schema<'Volume'>['shape'];

/**
 * While nobody chose anything: the agreement's named regions and whatever is drawn and not over;
 * null where there is neither.
 */
export function atFirst(
  regions: readonly Schema<'NamedRegion'>[],
  things: readonly Thing[],
  now: number,
): Bounds | null {
  const ahead = things.filter((one) => one.state !== 'cancelled' && !past(one, now));
  return framing([...regions.map((one) => one.area), ...ahead.flatMap(shapesOf)]) ?? null;
}

export interface Look {
  /** Null where it is drawn nowhere. */
  bounds: Bounds | null;
  /** UTC milliseconds; null for now. */
  moment: number | null;
}

/** Where a matter's thing is, and when: now while it is there or may be, else as it begins. */
export function lookAt(thing: Thing | undefined, now: number): Look {
  if (thing === undefined) return { bounds: null, moment: null };
  const bounds = framing(shapesOf(thing)) ?? null;
  const begins = Math.min(...thing.volumes.map((one) => one.interval.start_ms), thing.start_ms);
  return { bounds, moment: now < begins || past(thing, now) ? begins : null };
}

function shapesOf(thing: Thing): Shape[] {
  const drawn = [...thing.volumes, ...thing.deviations].map((one) => one.shape);
  return thing.region === null ? drawn : [thing.region, ...drawn];
}

/** Whether all of it is over; what has no known end is not, nor is a site. */
function past(thing: Thing, now: number): boolean {
  if (thing.details === 'site') return false;
  const ends = [
    thing.end_ms,
    ...[...thing.volumes, ...thing.deviations].map((one) => one.interval.end_ms),
  ];
  return ends.every((end) => end !== null && end <= now);
}
