/** Patterns of fills, so that the use of an area is not told by its colour alone. */

import { bytesOf } from './palette';
import type { Use } from './things';

export interface Pattern {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

const SIZE = 24;

/** Which points of a tile are inked, by use; an activity is plain. */
const INKED: Readonly<
  Record<Exclude<Use, 'activity'> | 'conflict', (x: number, y: number) => boolean>
> = {
  transit: (_x, y) => y % 12 < 2,
  recall: (x, y) => (x + y) % 12 < 2,
  'residual-hazard': (x, y) => (x - 5) ** 2 + (y - 5) ** 2 < 7 || (x - 17) ** 2 + (y - 17) ** 2 < 7,
  deviation: (x, y) => (x - y + SIZE) % 12 < 2,
  named: (x, y) => (x + y) % 24 < 2 || (x - y + SIZE) % 24 < 2,
  conflict: (x, y) => (x + y) % 8 < 3,
};

export type PatternName = keyof typeof INKED;
export const PATTERNS = Object.keys(INKED) as PatternName[];

export function patternOf(name: PatternName, colour: string, alpha = 0.7): Pattern {
  const inked = INKED[name];
  const [red, green, blue] = bytesOf(colour);
  const data = new Uint8ClampedArray(SIZE * SIZE * 4);
  for (let y = 0; y < SIZE; y += 1) {
    for (let x = 0; x < SIZE; x += 1) {
      data.set([red, green, blue, inked(x, y) ? Math.round(alpha * 255) : 0], (y * SIZE + x) * 4);
    }
  }
  return { width: SIZE, height: SIZE, data };
}
