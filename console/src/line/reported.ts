/** Where something was seen, as typed: a circle with heights and times, whatever is left out wide. */
import type { Schema } from '../api';
import { NotRead, readMoment, readValue, type Value, type ValueType } from '../forms';
import { ALL_GROUND } from '../geo';

export type Reported =
  | { volumes: Schema<'Volume'>[] }
  | { why: 'form-position' | 'form-distance' | 'form-height' | 'form-time' | 'heights-mixed' };

/** The circle as typed; nothing where no position was given. */
export function reportedIn(typed: (name: string) => string, now: number): Reported {
  if (typed('position') === '') return { volumes: [] };
  try {
    const at = read('position', typed('position'), now);
    const within = read('distance', typed('within'), now);
    const floor = typed('floor') === '' ? undefined : read('height', typed('floor'), now);
    const ceiling = typed('ceiling') === '' ? undefined : read('height', typed('ceiling'), now);
    const start_ms = typed('from') === '' ? Math.floor(now) : moment(typed('from'), now, false);
    const end_ms = typed('until') === '' ? null : moment(typed('until'), now, true);
    if (floor !== undefined && ceiling !== undefined && floor.datum !== ceiling.datum) {
      return { why: 'heights-mixed' };
    }
    const datum = floor?.datum ?? ceiling?.datum ?? 'mean-sea-level';
    const band = {
      floor_mm: floor?.height_mm ?? ALL_GROUND.floor_mm,
      ceiling_mm: ceiling?.height_mm ?? ALL_GROUND.ceiling_mm,
      datum,
    };
    if (band.floor_mm >= band.ceiling_mm) return { why: 'form-height' };
    if (end_ms !== null && end_ms <= start_ms) return { why: 'form-time' };
    const shape = { shape: 'circle' as const, centre: at.at, radius_mm: within.distance_mm };
    return { volumes: [{ role: 'activity', shape, band, interval: { start_ms, end_ms } }] };
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    const { type } = error;
    const why = type === 'position' || type === 'distance' || type === 'height' ? type : 'time';
    return { why: `form-${why}` };
  }
}

function read<T extends ValueType>(
  type: T,
  text: string,
  now: number,
): Extract<Value, { type: T }> {
  const value = readValue(type, text, { now, ahead: false });
  if (!isOf(value, type)) throw new NotRead(type, 'form');
  return value;
}

function isOf<T extends ValueType>(value: Value, type: T): value is Extract<Value, { type: T }> {
  return value.type === type;
}

function moment(text: string, now: number, ahead: boolean): number {
  return readMoment(text, { now, ahead });
}
