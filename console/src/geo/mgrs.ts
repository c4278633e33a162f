/** MGRS between 80° S and 84° N: squares of 100 km within the zones and bands of UTM. */
import {
  degreesOf,
  E7,
  FALSE_NORTHING,
  hasUtm,
  type Position,
  placeOf,
  utmOf,
  zoneOf,
} from './utm';

const BANDS = 'CDEFGHJKLMNPQRSTUVWX';
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'] as const;
const ROWS = 'ABCDEFGHJKLMNPQRSTUV';
const SQUARE = 100_000;
const CYCLE = 20 * SQUARE;

export type MgrsFault = 'no-such-zone' | 'no-such-square' | 'uneven-digits';

/** A square of the grid: its middle, and how wide it is. */
export interface Square {
  at: Position;
  metres: number;
  /** Whether its middle lies in the zone that was written. */
  inZone: boolean;
}

/** The letter of the band of latitude that a place lies in. */
export function bandOf(at: Position): string {
  return BANDS[Math.min(19, Math.floor((at.lat_e7 / E7 + 80) / 8))] ?? '';
}

/** The parallels between which a band lies, in degrees; undefined for what is no band. */
export function bandEdges(band: string): readonly [number, number] | undefined {
  const n = BANDS.indexOf(band);
  if (band.length !== 1 || n < 0) return undefined;
  return [8 * n - 80, band === 'X' ? 84 : 8 * n - 72];
}

/** A place to the metre, as `36SYE 51234 35123`; undefined in the polar areas. */
export function mgrsOf(at: Position): string | undefined {
  const utm = hasUtm(at) ? utmOf(at) : undefined;
  if (utm === undefined) return undefined;
  const { zone } = utm;
  // Cut, not rounded: the digits name the square of a metre that the place lies in. What the
  // series leaves of a nanometre must not move a place that stands on a line.
  const easting = Math.floor(utm.easting + 1e-6);
  const northing = Math.floor(utm.northing + 1e-6);
  const column = COLUMNS[(zone - 1) % 3]?.[Math.floor(easting / SQUARE) - 1] ?? '';
  const row = ROWS[(Math.floor(northing / SQUARE) + (zone % 2 === 0 ? 5 : 0)) % 20] ?? '';
  const five = (n: number) => String(n % SQUARE).padStart(5, '0');
  const name = `${String(zone).padStart(2, '0')}${bandOf(at)}${column}${row}`;
  return `${name} ${five(easting)} ${five(northing)}`;
}

/** Read the parts of an MGRS reference; its middle is meant by a square. */
export function squareOf(
  zone: number,
  band: string,
  letters: string,
  digits: string,
): Square | MgrsFault {
  const edges = bandEdges(band);
  if (edges === undefined || zone < 1 || zone > 60) return 'no-such-zone';
  // Svalbard has no such zones.
  if (band === 'X' && (zone === 32 || zone === 34 || zone === 36)) return 'no-such-zone';
  if (digits.length % 2 !== 0 || digits.length > 10) return 'uneven-digits';
  const column = COLUMNS[(zone - 1) % 3]?.indexOf(letters.charAt(0)) ?? -1;
  const row = ROWS.indexOf(letters.charAt(1));
  if (column < 0 || row < 0) return 'no-such-square';
  const half = digits.length / 2;
  const metres = SQUARE / 10 ** half;
  const easting = (column + 1) * SQUARE + Number(digits.slice(0, half) || '0') * metres;
  const inRow = ((row + (zone % 2 === 0 ? 15 : 0)) % 20) * SQUARE;
  const rest = Number(digits.slice(half) || '0') * metres;
  const north = edges[0] >= 0;
  // Rows repeat every 2,000 km; a band is under 900 km high, so that one of them fits at most.
  for (let base = 0; base < FALSE_NORTHING; base += CYCLE) {
    const corner = { zone, north, easting, northing: base + inRow + rest };
    const middle = {
      ...corner,
      easting: easting + metres / 2,
      northing: corner.northing + metres / 2,
    };
    if (!meets(middle, metres, edges)) continue;
    const at = placeOf(middle);
    return { at, metres, inZone: zoneOf(at) === zone };
  }
  return 'no-such-square';
}

/** Whether a square lies in a band at least in part. */
function meets(
  middle: { zone: number; north: boolean; easting: number; northing: number },
  metres: number,
  [south, north]: readonly [number, number],
): boolean {
  const half = metres / 2;
  const lats = [-half, half].flatMap((up) =>
    [-half, half].map(
      (across) =>
        degreesOf({
          ...middle,
          easting: middle.easting + across,
          northing: middle.northing + up,
        }).lat,
    ),
  );
  return Math.max(...lats) > south - 1e-9 && Math.min(...lats) < north + 1e-9;
}
