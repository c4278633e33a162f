/** Positions as the officer wants to read them, with the datum said. */
import type { Notation } from '../prefs';
import { mgrsOf } from './mgrs';
import { E7, type Position, utmOf } from './utm';

/**
 * A position in a notation, with its datum: `35.53N 35.78E WGS84`.
 *
 * Decimal to 10⁻⁵ degree (1.1 m), DMS to 0.1″ (3 m), DMM to 0.001′ (2 m), MGRS and UTM to the metre;
 * noughts at the end are left out of decimals. Beyond 84° N and 80° S, where there is no UTM, it is
 * written in decimal degrees.
 */
export function format(lat_e7: number, lon_e7: number, notation: Notation): string {
  return `${bare(lat_e7, lon_e7, notation)} WGS84`;
}

/** The same without its datum, where a heading says it for many. */
export function bare(lat_e7: number, lon_e7: number, notation: Notation): string {
  return write({ lat_e7, lon_e7 }, notation, 5, 1, 3, 0);
}

/** As `bare`, so exactly that reading it gives the very position; MGRS, which is squares, as decimal. */
export function exactly(lat_e7: number, lon_e7: number, notation: Notation): string {
  return write({ lat_e7, lon_e7 }, notation === 'mgrs' ? 'decimal' : notation, 7, 4, 6, 3);
}

function write(
  at: Position,
  notation: Notation,
  degrees: number,
  seconds: number,
  minutes: number,
  metres: number,
): string {
  switch (notation) {
    case 'mgrs':
      return mgrsOf(at) ?? write(at, 'decimal', degrees, seconds, minutes, metres);
    case 'utm':
      return utm(at, metres) ?? write(at, 'decimal', degrees, seconds, minutes, metres);
    case 'dms':
      return both(at, (size, width) => dms(size, width, seconds));
    case 'dmm':
      return both(at, (size, width) => dmm(size, width, minutes));
    case 'decimal':
      return both(at, (size) => trimmed((size / E7).toFixed(degrees), 2));
  }
}

/** The hemisphere in full: a letter S would be the band of 32° to 40° N to some. */
function utm(at: Position, metres: number): string | undefined {
  const found = utmOf(at);
  if (found === undefined) return undefined;
  const zone = String(found.zone).padStart(2, '0');
  const [east, north] = [found.easting.toFixed(metres), found.northing.toFixed(metres)];
  return `UTM ${zone} ${found.north ? 'north' : 'south'} ${east} mE ${north} mN`;
}

function both(at: Position, one: (size: number, width: number) => string): string {
  const lat = `${one(Math.abs(at.lat_e7), 2)}${at.lat_e7 < 0 ? 'S' : 'N'}`;
  return `${lat} ${one(Math.abs(at.lon_e7), 3)}${at.lon_e7 < 0 ? 'W' : 'E'}`;
}

function dms(size: number, width: number, decimals: number): string {
  const units = 10 ** decimals;
  const all = Math.round((size / E7) * 3600 * units);
  const seconds = all % (60 * units);
  const minutes = Math.floor(all / (60 * units)) % 60;
  const degrees = Math.floor(all / (3600 * units));
  const two = trimmed((seconds / units).toFixed(decimals), 0).padStart(2, '0');
  const padded = two.indexOf('.') === 1 ? `0${two}` : two;
  return `${pad(degrees, width)}°${pad(minutes, 2)}'${padded}"`;
}

function dmm(size: number, width: number, decimals: number): string {
  const units = 10 ** decimals;
  const all = Math.round((size / E7) * 60 * units);
  const minutes = (all % (60 * units)) / units;
  const text = trimmed(minutes.toFixed(decimals), 0);
  const padded = text.replace(/^(\d)(?=\.|$)/, '0$1');
  return `${pad(Math.floor(all / (60 * units)), width)}°${padded}'`;
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}

/** Without the noughts at its end, but for so many decimals at least. */
function trimmed(text: string, least: number): string {
  const [whole = '', decimals = ''] = text.split('.');
  const kept = decimals.slice(0, least) + decimals.slice(least).replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept}`;
}
