/** Lengths, heights and numbers as typed. Units are never guessed; rounding errs outward. */
import type { Schema } from '../api';
import { ALL_GROUND, plainText, scaled } from '../geo';

export type QuantityFault = 'no-length' | 'no-height' | 'no-number' | 'beyond' | 'low-high';

const MOST_LENGTH_MM = 2_000_000_000;
const LEAST_HEIGHT_MM = -1_000_000;
const MOST_HEIGHT_MM = 100_000_000_000;
/** Of a unit, in tenths of a millimetre: a foot is 304.8 mm. */
const LENGTH_UNITS: readonly (readonly [bigint, RegExp])[] = [
  [10_000n, /^(?:m|м|מ|م|metres?|meters?|mètres?)$/],
  [10_000_000n, /^(?:km|км|קמ|ק"מ|كم)$/],
  [18_520_000n, /^(?:nm|nmi|м\.?миль|миль|мили|ميل|מיל)$/],
  [3_048n, /^(?:ft|feet|фт|фут|футов|רגל|قدم|pieds?)$/],
];

/** A radius, a half-width: millimetres, rounded up. */
export function readLength(text: string): number | QuantityFault {
  const found = split(text);
  const unit = found && LENGTH_UNITS.find(([, names]) => names.test(found.unit))?.[0];
  if (found === undefined || unit === undefined || found.number.startsWith('-')) return 'no-length';
  const mm = tenths(found.number, unit, 'up');
  return mm > 0 && mm <= MOST_LENGTH_MM ? mm : 'beyond';
}

export interface Height {
  mm: number;
  /** Flight levels are over 1013.25 hPa and say so themselves. */
  level: boolean;
  /** The ground, of which Parley does not know how high it is. */
  ground: boolean;
}

/** `6000m`, `20000 ft`, `FL250`, `GND`; outward: a floor down, a ceiling up. */
export function readHeight(text: string, which: 'floor' | 'ceiling'): Height | QuantityFault {
  const towards = which === 'floor' ? 'down' : 'up';
  const plain = plainText(text).trim();
  if (/^(?:gnd|sfc|surface|земля|קרקע|أرض|sol)$/i.test(plain)) {
    const mm = which === 'floor' ? ALL_GROUND.floor_mm : ALL_GROUND.ceiling_mm;
    return { mm, level: false, ground: true };
  }
  const level = /^FL ?(\d{1,4})$/i.exec(plain)?.[1];
  if (level !== undefined) {
    return { mm: tenths(level, 304_800n, towards), level: true, ground: false };
  }
  const found = split(plain);
  const unit = found && LENGTH_UNITS.find(([, names]) => names.test(found.unit))?.[0];
  // No height is given in nautical miles.
  if (found === undefined || unit === undefined || unit === 18_520_000n) return 'no-height';
  const mm = tenths(found.number, unit, towards);
  if (mm < LEAST_HEIGHT_MM || mm > MOST_HEIGHT_MM) return 'beyond';
  return { mm, level: false, ground: false };
}

/** `60000`, `50 000–60 000`: from low to high. */
export function readRange(text: string): Schema<'Range'> | QuantityFault {
  const plain = plainText(text)
    .replace(/(\d)[ ,](?=\d{3}(?!\d))/g, '$1')
    .trim();
  const found = /^(\d{1,10})(?: ?- ?(\d{1,10}))?$/.exec(plain);
  if (found === null) return 'no-number';
  const low = Number(found[1]);
  const high = found[2] === undefined ? low : Number(found[2]);
  if (high > 1_000_000_000) return 'beyond';
  return low <= high ? { low, high } : 'low-high';
}

/** As an officer would type it: `6000 m`, `FL250`. */
export function heightText(mm: number, datum: Schema<'Datum'>): string {
  if (datum === 'pressure-1013' && mm % 30_480 === 0) {
    return `FL${String(mm / 30_480).padStart(3, '0')}`;
  }
  return `${mm / 1000}m`;
}

export function lengthText(mm: number): string {
  return mm >= 1_000_000 && mm % 1_000 === 0 ? `${mm / 1_000_000}km` : `${mm / 1000}m`;
}

function split(text: string): { number: string; unit: string } | undefined {
  const plain = plainText(text).toLowerCase();
  const found = /^([+-]?\d{1,9}(?:[.,]\d{1,6})?) ?([\p{L}"'.]+)$/u.exec(plain);
  if (found === null) return undefined;
  const unit = (found[2] ?? '').replace(/'$/, '');
  return { number: (found[1] ?? '').replace(',', '.').replace('+', ''), unit };
}

/** A number of units of so many tenths of a millimetre, in whole millimetres. */
function tenths(number: string, unit: bigint, towards: 'down' | 'up'): number {
  // Rounded outward twice is rounded outward.
  const all = scaled(number, unit, towards) / 10;
  return towards === 'up' ? Math.ceil(all) : Math.floor(all);
}
