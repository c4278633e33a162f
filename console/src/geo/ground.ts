/** Heights of the ground: Parley does not know how high it is where. */
import type { Schema } from '../api';

type Band = Schema<'Band'>;

/** All ground there is lies within: what is drawn where nobody named a height. */
export const ALL_GROUND: Readonly<Band> = {
  floor_mm: -500_000,
  ceiling_mm: 9_000_000,
  datum: 'mean-sea-level',
};

export function sameBand(a: Band, b: Band): boolean {
  return a.floor_mm === b.floor_mm && a.ceiling_mm === b.ceiling_mm && a.datum === b.datum;
}
