/**
 * What was typed and cannot be read, as the words that go on record in its stead: short, and in one
 * language for all, since whoever reads them reads them signed.
 */
import type { Schema } from '../api';
import { exactly, type Position } from '../geo';
import { heightText, lengthText } from './quantities';

export const MOST_LABEL = 200;
export const MOST_WORDS = 4_000;

/** Where nothing says where: the notice goes out, and concerns everywhere. */
export const NO_PLACE = 'place not stated';
/** The words alone may go off the line, so that they hold no position. */
export const PLACE_IN_REMARKS = 'as typed, see remarks';
export const NOT_STATED = 'not stated';

/** The very words, between marks that no keyboard writes by itself; nothing typed is said so. */
export function quoted(text: string): string {
  const plain = seen(text).replace(/\s+/g, ' ').trim();
  return plain === '' ? NOT_STATED : `“${cut(plain, MOST_LABEL)}”`;
}

/** By whole characters; what is cut says that it is. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const one of text) {
    if (kept.length + one.length >= most) break;
    kept += one;
  }
  return `${kept}…`;
}

/**
 * Without what nobody sees: marks of direction and joiners of pasted text are no part of words, and
 * the node takes no control characters.
 */
export function seen(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\v\f\u2028\u2029]/g, ' ')
    .replace(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
}

export function bandWords(floor: string, ceiling: string, datum: string): string {
  const over = datum === '' ? 'datum not stated' : `over ${datum}`;
  return `from ${quoted(floor)} to ${quoted(ceiling)}, ${over}`;
}

/** What is drawn, told without a drawing. */
export function volumeWords(volume: Schema<'Volume'>): string {
  const { floor_mm, ceiling_mm, datum } = volume.band;
  const heights = `${heightText(floor_mm, datum)} to ${heightText(ceiling_mm, datum)} ${datum}`;
  return `${volume.role} ${shapeWords(volume.shape)}, ${heights}`;
}

function shapeWords(shape: Schema<'Volume'>['shape']): string {
  switch (shape.shape) {
    case 'circle':
      return `circle ${lengthText(shape.radius_mm)} around ${place(shape.centre)}`;
    case 'route':
      return `route ${shape.points.map(place).join(', ')}, half-width ${lengthText(shape.half_width_mm)}`;
    case 'polygon':
      return `area ${shape.outer.map(place).join(', ')}`;
  }
}

function place(at: Position): string {
  return exactly(at.lat_e7, at.lon_e7, 'decimal');
}
