/** What a feature of a file says of its shape: role, heights, time and width. */
import type { Schema } from '../api';
import { scaled } from './angles';

export const ROLES = ['activity', 'transit', 'recall', 'residual-hazard'] as const;
export const DATUMS = ['mean-sea-level', 'wgs84-ellipsoid', 'pressure-1013'] as const;

export type Trouble =
  | 'not-text'
  | 'not-json'
  | 'not-xml'
  | 'not-geojson'
  | 'crs'
  | 'zipped'
  | 'too-large'
  | 'no-feature'
  | 'no-position'
  | 'beyond-earth'
  | 'open-ring'
  | 'too-few'
  | 'too-many'
  | 'kind'
  | 'empty'
  | 'bad-role'
  | 'bad-width';
export type Oddity =
  | 'heights-not-read'
  | 'no-datum'
  | 'bad-heights'
  | 'bad-time'
  | 'longitude-brought-back'
  | 'followed-loosely'
  | 'no-offset'
  | 'network-link'
  | 'overlay'
  | 'property-not-read';

export interface Told<Code> {
  /** Such as `feature 3 (Recall)`; empty for the whole file. */
  from: string;
  code: Code;
  detail: string;
}

export type Properties = Record<string, unknown>;
/** How what is wrong or odd about a feature is told. */
export interface Say {
  refuse: (code: Trouble, detail?: string) => void;
  odd: (code: Oddity, detail?: string) => void;
}

const MOST_WIDTH_MM = 2_000_000_000;
/** The properties that are read; others are left alone. */
export const KNOWN = new Set([
  'notice',
  'party',
  'activity',
  'role',
  'floor_m',
  'ceiling_m',
  'datum',
  'start',
  'end',
  'radius_m',
  'half_width_m',
  'edges',
  'place_label',
  'details',
]);

/** Millimetres; null where none is given, undefined (and said) where what is given is none. */
export function width(value: unknown, say: Say): number | null | undefined {
  if (value === undefined || value === null) return null;
  const mm = typeof value === 'number' ? millimetres(value, 'up') : Number.NaN;
  if (!(mm > 0 && mm <= MOST_WIDTH_MM)) return void say.refuse('bad-width', String(value));
  return mm;
}

/** Heights and times that cannot be used as the file has them, for an officer to mend or to quote. */
export interface AsWritten {
  floor: string;
  ceiling: string;
  start: string;
  end: string;
}

/** Null where none are given, and where they cannot be used: then `heightsWritten` has them. */
export function bandOf(properties: Properties, say: Say): Schema<'Band'> | null {
  const [floor, ceiling] = [properties['floor_m'], properties['ceiling_m']];
  if (floor == null && ceiling == null) return null;
  const datum = choice(properties['datum'], DATUMS);
  if (
    datum === undefined ||
    typeof floor !== 'number' ||
    typeof ceiling !== 'number' ||
    floor > ceiling
  ) {
    say.odd('bad-heights', `${floor}, ${ceiling}, ${properties['datum']}`);
    return null;
  }
  // Heights without what they are measured from are no heights; the officer says it, or quotes them.
  if (datum === null) {
    say.odd('no-datum', `${floor}–${ceiling} m`);
    return null;
  }
  return {
    floor_mm: millimetres(floor, 'down'),
    ceiling_mm: millimetres(ceiling, 'up'),
    datum,
  };
}

export function heightsWritten(properties: Properties): Pick<AsWritten, 'floor' | 'ceiling'> {
  const datum = properties['datum'];
  // What they are said to be measured from is not lost where it is none of the data there are.
  const over = datum == null ? '' : ` ${datum}`;
  const written = (value: unknown) =>
    value == null ? '' : `${value}${typeof value === 'number' ? 'm' : ''}${over}`;
  return { floor: written(properties['floor_m']), ceiling: written(properties['ceiling_m']) };
}

/** Null where none is given, and where it cannot be used: then `timesWritten` has it. */
export function intervalOf(properties: Properties, say: Say): Schema<'Interval'> | null {
  const [start, end] = timesOf(properties);
  if (start == null) return null;
  const [start_ms, end_ms] = [moment(start), end === null ? null : moment(end)];
  if (start_ms === 'local' || end_ms === 'local') {
    say.odd('no-offset', `${start} – ${end ?? ''}`);
    return null;
  }
  if (start_ms === undefined || end_ms === undefined || (end_ms !== null && end_ms <= start_ms)) {
    say.odd('bad-time', `${start} – ${end ?? ''}`);
    return null;
  }
  return { start_ms, end_ms };
}

export function timesWritten(properties: Properties): Pick<AsWritten, 'start' | 'end'> {
  const [start, end] = timesOf(properties);
  // Without its offset it is some hour of the day somewhere; it is not to be read as UTC.
  const written = (value: unknown) =>
    value == null ? '' : `${value}${moment(value) === 'local' ? ' (no offset)' : ''}`;
  const open = start != null && end === null;
  return { start: written(start), end: open ? 'none' : written(end) };
}

function timesOf(properties: Properties): [unknown, unknown] {
  const span = isRecord(properties['timespan']) ? properties['timespan'] : {};
  // KML leaves an end that is not known as an empty text.
  return [properties['start'] ?? span['begin'], (properties['end'] ?? span['end'] ?? null) || null];
}

/** An RFC 3339 moment, seconds may be left out; `local` for one without its offset. */
function moment(value: unknown): number | 'local' | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim().toUpperCase().replace(' ', 'T');
  if (/^\d{4}(-\d\d){0,2}$/.test(text)) return 'local';
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (found === null) return undefined;
  if (found[3] === undefined) return 'local';
  const ms = Date.parse(`${found[1]}${found[2] ?? ':00'}${found[3]}`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** As it was written, not as a binary fraction: 1.1 m are 1100 mm. */
function millimetres(metres: number, towards: 'down' | 'up'): number {
  const text = String(metres);
  return /^[+-]?\d+(?:\.\d+)?$/.test(text)
    ? scaled(text, 1000n, towards)
    : Math.round(metres * 1000);
}

/** Null where it is not given; undefined where it is none of them. */
export function choice<T extends string>(value: unknown, all: readonly T[]): T | null | undefined {
  if (value === undefined || value === null) return null;
  return all.find((one) => one === value);
}

export function isRecord(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
