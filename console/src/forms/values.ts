/**
 * Values of phrases as an officer types and reads them (docs/spec/phrases.md). What is typed is read
 * as `parley.phrases.reading` reads it, with the same refusals; positions in any notation.
 */
import type { Schema } from '../api';
import { type Position, readPosition } from '../geo';
import { above, decimal, fraction, nearest, plain } from './decimals';

export type Value = Schema<'Parameter'>['value'];
export type ValueType = Value['type'];

export const VALUE_TYPES = [
  'position',
  'time',
  'height',
  'distance',
  'callsign',
  'notice',
  'number',
  'name',
] as const satisfies readonly ValueType[];

/** One of each, as it may be typed: the same in every language. */
export const EXAMPLES: Record<ValueType, string> = {
  position: '35.53N,35.78E',
  time: '18:39 · 2018-09-17T18:39Z',
  height: '3000m · FL100',
  distance: '15km · 8nm',
  callsign: 'RF-93610',
  notice: 'russia/F1',
  number: '15',
  name: 'Baniyas',
};

export type Why =
  | 'form'
  | 'too-long'
  | 'no-offset'
  | 'no-datum'
  | 'ambiguous'
  | 'out-of-range'
  | 'one-line'
  | 'unseen'
  | 'blank';

/** What was typed is no value of that type. */
export class NotRead extends Error {
  constructor(
    readonly type: ValueType,
    readonly why: Why,
    /** Where it can mean several places, which. */
    readonly candidates: readonly Position[] = [],
  ) {
    super(`${type}: ${why}`);
  }
}

export interface Hours {
  /** The node's clock: an hour without a date is the moment near it. */
  now: number;
  /** Whether the next such moment is meant; else it is the nearest, past or to come. */
  ahead: boolean;
}

const MOST_CHARS = 400;
const MOST_LABEL = 200;
const MOST_INSTANT = 253_402_300_799_999;
const DAY_MS = 86_400_000;
const LEVEL_MM = 30_480;
const KILOMETRE_MM = 1_000_000;
const LENGTHS_MM: Record<string, bigint> = { m: 1_000n, km: 1_000_000n, nm: 1_852_000n };
/** Tenths of a millimetre. */
const HEIGHTS: Record<string, bigint> = { m: 10_000n, km: 10_000_000n, ft: 3_048n };
type Datum = Schema<'HeightValue'>['datum'];
const DATUM_WORDS: Record<Datum, string> = {
  'mean-sea-level': 'MSL',
  'wgs84-ellipsoid': 'WGS84',
  'pressure-1013': '1013',
};
const DATUMS: Record<string, Datum> = {
  msl: 'mean-sea-level',
  amsl: 'mean-sea-level',
  wgs84: 'wgs84-ellipsoid',
  '1013': 'pressure-1013',
  std: 'pressure-1013',
};
const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?Z?$/;
const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?(Z|[+-]\d\d:?\d\d)$/;
const UNSEEN = /[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}]/u;
// Joiners and marks of direction, without which some scripts are not written rightly.
const LETTERING = /\u200c|\u200d|\u200e|\u200f|\u061c/g;
const PARTY = /^[a-z][a-z0-9-]{0,63}$/;
const REF = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * The value that was typed.
 *
 * @throws NotRead if it is none of that type.
 */
export function readValue(type: ValueType, text: string, hours: Hours): Value {
  if (text.length > MOST_CHARS) throw new NotRead(type, 'too-long');
  const typed = text.trim();
  switch (type) {
    case 'position':
      return position(typed);
    case 'time':
      return { type, at_ms: readMoment(typed, hours) };
    case 'height':
      return height(typed);
    case 'distance':
      return distance(typed);
    case 'callsign':
      return { type, callsign: label(type, typed) };
    case 'name':
      return { type, name: label(type, typed) };
    case 'notice': {
      const of = readRef(typed);
      if (of === undefined) throw new NotRead(type, 'form');
      return { type, of };
    }
    case 'number':
      return count(typed);
  }
}

/** The value as `readValue` takes it; what is read from it is the value again. */
export function writeValue(value: Value): string {
  switch (value.type) {
    case 'position':
      return degrees(value.at);
    case 'time':
      return momentText(value.at_ms);
    case 'height':
      return levelOf(value) ?? `${decimal(value.height_mm, 3)}m ${DATUM_WORDS[value.datum]}`;
    case 'distance':
      return lengthOf(value.distance_mm).join('');
    case 'callsign':
      return value.callsign;
    case 'name':
      return value.name;
    case 'notice':
      return `${value.of.party}/${value.of.ref}`;
    case 'number':
      return String(value.number);
  }
}

/** Decimal degrees with their hemispheres, four places at least: `35.3000N 35.5300E`. */
export function degrees(at: Schema<'Position'>): string {
  const one = (angle: number, letters: string) =>
    decimal(Math.abs(angle), 7, 4) + letters[angle < 0 ? 1 : 0];
  return `${one(at.lat_e7, 'NS')} ${one(at.lon_e7, 'EW')}`;
}

/** The flight level, as `FL100`, of a height that is a whole one. */
export function levelOf(value: Schema<'HeightValue'>): string | undefined {
  const whole = value.height_mm >= 0 && value.height_mm % LEVEL_MM === 0;
  if (value.datum !== 'pressure-1013' || !whole) return undefined;
  return `FL${String(value.height_mm / LEVEL_MM).padStart(3, '0')}`;
}

/** A length exactly, and its unit: below a kilometre it is in metres. */
export function lengthOf(mm: number): [string, 'km' | 'm'] {
  return mm >= KILOMETRE_MM ? [decimal(mm, 6), 'km'] : [decimal(mm, 3), 'm'];
}

/** RFC 3339 in UTC; milliseconds only where there are any. */
export function momentText(ms: number): string {
  if (ms > MOST_INSTANT) return `after ${momentText(MOST_INSTANT)}`;
  const iso = new Date(ms).toISOString();
  return ms % 1_000 === 0 ? `${iso.slice(0, 19)}Z` : iso;
}

/**
 * A moment: RFC 3339 with its offset, thirteen digits of milliseconds, or an hour of UTC near now.
 *
 * @throws NotRead if it is none; local time is never guessed.
 */
export function readMoment(text: string, hours: Hours): number {
  const typed = plain(text).toUpperCase();
  const clock = CLOCK.exec(typed);
  if (clock !== null) return hourNear(clock, hours);
  if (/^\d{13}$/.test(typed)) return within(Number(typed));
  // No other count of digits is a moment: 1839 is a time of day without its day.
  if (/^\d+$/.test(typed)) throw new NotRead('time', 'no-offset');
  const found = MOMENT.exec(typed.endsWith(' UTC') ? `${typed.slice(0, -4)}Z` : typed);
  if (found === null) {
    const bare = MOMENT.test(`${typed}Z`);
    throw new NotRead('time', bare ? 'no-offset' : 'form');
  }
  return within(instantOf(found));
}

/** Whether this is an hour of the day without a date. */
export function isHour(text: string): boolean {
  return CLOCK.test(plain(text).toUpperCase());
}

export function readRef(text: string): Schema<'Ref'> | undefined {
  const [party = '', ...rest] = text.trim().split('/');
  const ref = rest.join('/');
  return PARTY.test(party) && REF.test(ref) ? { party, ref } : undefined;
}

function within(ms: number): number {
  if (ms < 0 || ms > MOST_INSTANT) throw new NotRead('time', 'out-of-range');
  return ms;
}

function instantOf(found: RegExpExecArray): number {
  const [, year, month, day, hour, minute, second = '0', part = '', offset = 'Z'] = found;
  const of = [year, Number(month) - 1, day, hour, minute, second].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = of;
  const at = Date.UTC(y, mo, d, h, mi, s, Number(part.padEnd(3, '0').slice(0, 3)));
  const back = new Date(at);
  const same =
    back.getUTCFullYear() === y &&
    back.getUTCMonth() === mo &&
    back.getUTCDate() === d &&
    back.getUTCHours() === h &&
    back.getUTCMinutes() === mi;
  if (!same || s > 59) throw new NotRead('time', 'form');
  if (offset === 'Z') return at;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  if (hours > 23 || minutes > 59) throw new NotRead('time', 'form');
  const ahead = (hours * 60 + minutes) * 60_000;
  return offset.startsWith('-') ? at + ahead : at - ahead;
}

function hourNear(clock: RegExpExecArray, { now, ahead }: Hours): number {
  const [, hours, minutes, seconds = '0'] = clock;
  const ofDay = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
  const later = (((ofDay - now) % DAY_MS) + DAY_MS) % DAY_MS;
  return ahead || later < DAY_MS / 2 ? now + later : now + later - DAY_MS;
}

function position(text: string): Value {
  const reading = readPosition(text);
  if (reading.kind === 'read') return { type: 'position', at: reading.at };
  if (reading.kind === 'either') throw new NotRead('position', 'ambiguous', reading.candidates);
  throw new NotRead('position', reading.why === 'beyond-earth' ? 'out-of-range' : 'form');
}

function height(text: string): Value {
  const typed = plain(text).toLowerCase();
  const level = /^fl ?(\d{1,4})$/.exec(typed);
  if (level !== null) {
    return inHeight({
      type: 'height',
      height_mm: Number(level[1]) * LEVEL_MM,
      datum: 'pressure-1013',
    });
  }
  const found = /^([+-]?\d{1,9}(?:\.\d{1,9})?) ?(km|m|ft)(?: ?([a-z][a-z0-9]*)| (1013))?$/.exec(
    typed,
  );
  if (found === null) throw new NotRead('height', 'form');
  const [, number = '', unit = '', word, hectopascal] = found;
  // A height without a datum is above mean sea level, which is what an altitude is.
  const datum = DATUMS[word ?? hectopascal ?? 'msl'];
  if (datum === undefined) throw new NotRead('height', 'no-datum');
  const [over, under] = fraction(number);
  return inHeight({
    type: 'height',
    height_mm: nearest(over * (HEIGHTS[unit] ?? 0n), under * 10n),
    datum,
  });
}

function inHeight(value: Schema<'HeightValue'>): Value {
  if (value.height_mm < -1_000_000 || value.height_mm > 100_000_000_000) {
    throw new NotRead('height', 'out-of-range');
  }
  return value;
}

function distance(text: string): Value {
  const found = /^(\d{1,9}(?:\.\d{1,9})?) ?([a-z]+)$/.exec(plain(text).toLowerCase());
  const unit = found === null ? undefined : LENGTHS_MM[found[2] ?? ''];
  if (found === null || unit === undefined) throw new NotRead('distance', 'form');
  const [over, under] = fraction(found[1] ?? '0');
  // Rounded up: what keeps its distance keeps all of it.
  const distance_mm = above(over * unit, under);
  if (distance_mm > 20_100_000_000) throw new NotRead('distance', 'out-of-range');
  return { type: 'distance', distance_mm };
}

function count(text: string): Value {
  const typed = plain(text);
  if (!/^\d{1,10}$/.test(typed)) throw new NotRead('number', 'form');
  if (Number(typed) > 1_000_000_000) throw new NotRead('number', 'out-of-range');
  return { type: 'number', number: Number(typed) };
}

function label(type: 'callsign' | 'name', text: string): string {
  if (text === '') throw new NotRead(type, 'blank');
  if ([...text].length > MOST_LABEL) throw new NotRead(type, 'too-long');
  if (text.includes('\n')) throw new NotRead(type, 'one-line');
  if (UNSEEN.test(text.replace(LETTERING, ''))) throw new NotRead(type, 'unseen');
  return text;
}
