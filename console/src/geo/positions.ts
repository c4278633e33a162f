/** Reading a position as an officer typed or pasted it. Doubt is told; nothing is guessed. */
import { type AngleFault, angle, decimal, tidy } from './angles';
import { lettered, mostOf, type Quarter } from './hemispheres';
import { bandEdges, type MgrsFault, squareOf } from './mgrs';
import { degreesOf, E7, type Position, placeOf, type Utm, zoneOf } from './utm';

export type Spelling = 'degrees' | 'mgrs' | 'utm';

/** What is to be said beside a reading. */
export type Note =
  /** No letters: latitude was taken to stand first. */
  | { code: 'latitude-first' }
  /** The other order would be a place too: this one. */
  | { code: 'either-order'; other: Position }
  /** A square was named; its middle is meant. */
  | { code: 'square'; metres: number }
  /** It lies outside the zone that was written. */
  | { code: 'outside-zone'; zone: number };

export type Fault =
  | AngleFault
  | MgrsFault
  | 'empty'
  | 'not-understood'
  | 'beyond-earth'
  | 'one-axis'
  | 'no-band'
  | 'other-datum';

export type Reading =
  | { kind: 'read'; at: Position; spelling: Spelling; notes: readonly Note[] }
  /** It can mean several places, and the officer says which. */
  | { kind: 'either'; why: Ambiguity; candidates: readonly Position[] }
  /** `meant` is a place that would do if latitude and longitude were exchanged. */
  | { kind: 'not-read'; why: Fault; meant?: Position };

/** A letter that is east to some and west to others; a UTM letter that is band or south; no letter. */
export type Ambiguity = 'east-or-west' | 'band-or-south' | 'no-hemisphere';

const MOST_CHARS = 400;
const DATUM =
  /(?:^|[ ,;(])(?:WGS ?-?(?:19)?84|EPSG:? ?4326)\)?[ ,;]*$|^(?:WGS ?-?(?:19)?84)[ ,:;]+/;
const OTHER_DATUM =
  /\b(?:ED ?50|NAD ?(?:27|83)|WGS ?72|PZ-?90|ПЗ-?90|SK-?42|СК-?42|PULKOVO|OSGB|ETRS ?89)\b|СК-?42|ПЗ-?90/u;

const NUMBER = String.raw`\d{1,3}(?:\.\d{1,12})?`;
const SIGNED = new RegExp(
  `^(?:LAT[A-Z]*[:= ]*)?([+-]?${NUMBER}) ?°?(?: ?[,;/] ?| )(?:LO?NG?[A-Z]*[:= ]*)?([+-]?${NUMBER}) ?°?$`,
);
const COMMAS = /^([+-]?\d{1,3},\d{1,12})(?: ?[,;/] | ?[;/] ?| )([+-]?\d{1,3},\d{1,12})$/;
const FOUR = /^[+-]?\d{1,3},\d{1,12},[+-]?\d{1,3},\d{1,12}$/;
const ANGLE = String.raw`(\d[\d.,:°'" -]*?(?:(?:DEG|MIN|SEC)\.?[\d.,°'" -]*?)*)`;
const AFTER = new RegExp(`^${ANGLE} ?([NSEW?])\\.? ?[,;/]? ?${ANGLE} ?([NSEW?])\\.?$`);
const BEFORE = new RegExp(`^([NSEW?])\\.?:? ?${ANGLE} ?[,;/]? ?([NSEW?])\\.?:? ?${ANGLE}$`);
const MGRS = /^(?:MGRS:? ?)?(\d{1,2}) ?([A-Z]) ?([A-Z]) ?([A-Z]) ?((?:\d+(?: \d+)?)?)$/;
const METRES = String.raw`(\d{1,8}(?:\.\d{1,6})?)`;
const UTM_EAST_FIRST = new RegExp(
  `^(UTM:? ?)?(?:ZONE ?)?(\\d{1,2}) ?([A-Z]?)[ ,;:]+(?:E ?)?${METRES} ?(?:M ?E?|E)?(?: ?[,;/] ?| )(?:N ?)?${METRES} ?(?:M ?N?|N)?$`,
);
const UTM_NORTH_FIRST = new RegExp(
  `^(UTM:? ?)?(?:ZONE ?)?(\\d{1,2}) ?([A-Z]?)[ ,;:]+(?:N ?${METRES}|${METRES} ?M? ?N)(?: ?[,;/] ?| )(?:E ?${METRES}|${METRES} ?M? ?E)$`,
);

/** Read one position, on WGS84. */
export function readPosition(text: string): Reading {
  const plain = tidy(text).toUpperCase();
  if (plain === '') return { kind: 'not-read', why: 'empty' };
  if (plain.length > MOST_CHARS) return { kind: 'not-read', why: 'not-understood' };
  if (OTHER_DATUM.test(plain)) return { kind: 'not-read', why: 'other-datum' };
  const bare = plain.replace(DATUM, '').trim();
  return mgrs(bare) ?? utm(bare) ?? degrees(lettered(bare));
}

function mgrs(text: string): Reading | undefined {
  const found = MGRS.exec(text);
  if (found === null) return undefined;
  const [, zone = '', band = '', column = '', row = '', digits = ''] = found;
  const [first = '', second] = digits.split(' ');
  // A blank says where the northing begins; it must agree.
  if (second !== undefined && second.length !== first.length) {
    return { kind: 'not-read', why: 'uneven-digits' };
  }
  const square = squareOf(Number(zone), band, column + row, first + (second ?? ''));
  if (typeof square === 'string') return { kind: 'not-read', why: square };
  const notes: Note[] = [];
  if (square.metres > 1) notes.push({ code: 'square', metres: square.metres });
  if (!square.inZone) notes.push({ code: 'outside-zone', zone: Number(zone) });
  return { kind: 'read', at: square.at, spelling: 'mgrs', notes };
}

function utm(text: string): Reading | undefined {
  // What we write ourselves names the hemisphere in full.
  const spelt = text.replace(/(\d) ?NORTH\b/, '$1>').replace(/(\d) ?SOUTH\b/, '$1<');
  const hemisphere = spelt.includes('>') ? true : spelt.includes('<') ? false : undefined;
  const plain = spelt.replace(/[<>]/, '');
  const east = UTM_EAST_FIRST.exec(plain);
  const north = UTM_NORTH_FIRST.exec(plain);
  const found = north ?? east;
  if (found === null) return undefined;
  const [, said, zoneText = '', letter = ''] = found;
  const easting = Number(north === null ? found[4] : (found[6] ?? found[7]));
  const northing = Number(north === null ? found[5] : (found[4] ?? found[5]));
  if (said === undefined && letter === '' && hemisphere === undefined && easting < 100_000) {
    return undefined;
  }
  const zone = Number(zoneText);
  if (zone < 1 || zone > 60) return { kind: 'not-read', why: 'no-such-zone' };
  if (easting < 100_000 || easting >= 1_000_000 || northing > 10_000_000) {
    return { kind: 'not-read', why: 'no-such-square' };
  }
  const inNorth = { zone, north: true, easting, northing };
  const inSouth = { zone, north: false, easting, northing };
  if (hemisphere !== undefined) return onGrid(hemisphere ? inNorth : inSouth);
  if (letter === '') return either([inNorth, inSouth], 'no-hemisphere');
  if (letter === 'N') return onGrid(inNorth); // The band N lies in the north too.
  const edges = bandEdges(letter);
  if (edges === undefined) return { kind: 'not-read', why: 'no-band' };
  const within = { ...inNorth, north: edges[0] >= 0 };
  const { lat } = degreesOf(within);
  const fits = lat > edges[0] - 1e-7 && lat < edges[1] + 1e-7;
  if (letter === 'S') {
    return fits ? either([inNorth, inSouth], 'band-or-south') : onGrid(inSouth);
  }
  return fits ? onGrid(within) : { kind: 'not-read', why: 'no-band' };
}

function onGrid(at: Utm): Reading {
  const { lat } = degreesOf(at);
  if (lat > 84.5 || lat < -80.5 || (at.north ? lat < -0.5 : lat > 0.5)) {
    return { kind: 'not-read', why: 'beyond-earth' };
  }
  const place = placeOf(at);
  const notes: Note[] = zoneOf(place) === at.zone ? [] : [{ code: 'outside-zone', zone: at.zone }];
  return { kind: 'read', at: place, spelling: 'utm', notes };
}

/** Of several ways to read it, those that are places: one is read, several are asked about. */
function either(ways: Utm[], why: Ambiguity): Reading {
  const read = ways.map(onGrid).filter((one) => one.kind === 'read');
  const [only] = read;
  if (only === undefined) return { kind: 'not-read', why: 'beyond-earth' };
  return read.length === 1 ? only : { kind: 'either', why, candidates: read.map((one) => one.at) };
}

function degrees(text: string): Reading {
  if (FOUR.test(text)) return { kind: 'not-read', why: 'not-understood' };
  const commas = COMMAS.exec(text);
  const signed =
    commas?.slice(1).map((part) => part.replace(',', '.')) ?? SIGNED.exec(text)?.slice(1);
  if (signed !== undefined) return byOrder(decimal(signed[0] ?? ''), decimal(signed[1] ?? ''));
  const after = AFTER.exec(text);
  const before = after === null ? BEFORE.exec(text) : null;
  const parts =
    after !== null
      ? [after[2], after[1], after[4], after[3]]
      : before !== null
        ? [before[1], before[2], before[3], before[4]]
        : undefined;
  if (parts === undefined) return { kind: 'not-read', why: 'not-understood' };
  const [one = '', first = '', other = '', second = ''] = parts;
  return byLetters([one, first], [other, second]);
}

function byOrder(lat_e7: number, lon_e7: number): Reading {
  const at = { lat_e7, lon_e7 };
  const other = { lat_e7: lon_e7, lon_e7: lat_e7 };
  if (!onEarth(at)) {
    const meant = onEarth(other) ? { meant: other } : {};
    return { kind: 'not-read', why: 'beyond-earth', ...meant };
  }
  const notes: Note[] = [{ code: 'latitude-first' }];
  if (onEarth(other) && lat_e7 !== lon_e7) notes.push({ code: 'either-order', other });
  return { kind: 'read', at, spelling: 'degrees', notes };
}

type Lettered = readonly [letter: string, text: string];

function byLetters(...both: [Lettered, Lettered]): Reading {
  const unsure = both.findIndex(([letter]) => letter === '?');
  if (unsure >= 0) {
    const ways = (['E', 'W'] as const).map((letter) => {
      const put = both.map((one, n) => (n === unsure ? ([letter, one[1]] as const) : one));
      const [a, b] = put;
      return a === undefined || b === undefined || b[0] === '?' ? undefined : byLetters(a, b);
    });
    const read = ways.flatMap((one) => (one?.kind === 'read' ? [one.at] : []));
    if (read.length < 2) return { kind: 'not-read', why: 'not-understood' };
    return { kind: 'either', why: 'east-or-west', candidates: read };
  }
  const at = { lat_e7: Number.NaN, lon_e7: Number.NaN };
  for (const [letter, text] of both) {
    const quarter = letter as Quarter;
    const most = mostOf(quarter);
    const size = angle(text, most);
    if (typeof size === 'string') return { kind: 'not-read', why: size };
    const value = size !== 0 && (quarter === 'S' || quarter === 'W') ? -size : size;
    if (most === 90) at.lat_e7 = value;
    else at.lon_e7 = value;
  }
  if (Number.isNaN(at.lat_e7) || Number.isNaN(at.lon_e7))
    return { kind: 'not-read', why: 'one-axis' };
  if (!onEarth(at)) return { kind: 'not-read', why: 'beyond-earth' };
  return { kind: 'read', at, spelling: 'degrees', notes: [] };
}

function onEarth(at: Position): boolean {
  return Math.abs(at.lat_e7) <= 90 * E7 && Math.abs(at.lon_e7) <= 180 * E7;
}
