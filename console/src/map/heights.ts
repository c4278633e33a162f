/** Heights as an officer reads them: never without their datum. */
import { field } from '../field';
import { grouped } from '../parts';
import type { Band } from './things';

const FOOT_MM = 304.8;
const METRE_MM = 1_000;
const LEVEL_FT = 100;
const SHORT = {
  'wgs84-ellipsoid': 'WGS84',
  'mean-sea-level': 'AMSL',
  'pressure-1013': '1013',
} as const;

/** Read from left to right whatever stands around it: 0 to 2,000 turned about would be another height. */
export function isolated(text: string): string {
  return `\u2066${text}\u2069`;
}

/** Flight levels by pressure; else metres. Floors are rounded down and ceilings up. */
export function heights(band: Band): string {
  const [floor, ceiling] = [
    height(band.floor_mm, band, 'down'),
    height(band.ceiling_mm, band, 'up'),
  ];
  if (band.datum === 'pressure-1013') return isolated(`${floor}–${ceiling}`);
  return isolated(`${floor}–${ceiling} m ${SHORT[band.datum]}`);
}

function height(mm: number, band: Band, way: 'down' | 'up'): string {
  const round = way === 'down' ? Math.floor : Math.ceil;
  if (band.datum !== 'pressure-1013') return grouped(round(mm / METRE_MM));
  // A level that is whole in feet is not quite whole in millimetres.
  const levels = Number((mm / FOOT_MM / LEVEL_FT).toFixed(4));
  return `FL${String(round(levels)).padStart(3, '0')}`;
}

/** One height, as a scale beside a drawing says it. */
export function heightWords(mm: number, datum: Band['datum']): string {
  return height(mm, { floor_mm: mm, ceiling_mm: mm, datum }, 'down');
}

/** The same with the datum in words, and in feet for those who fly by them. */
export function heightsInFull(band: Band): string {
  const feet = `${grouped(Math.floor(band.floor_mm / FOOT_MM))}–${grouped(Math.ceil(band.ceiling_mm / FOOT_MM))} ft`;
  return `${isolated(`${heights(band)} (${feet})`)} ${field('datum', band.datum)}`;
}
