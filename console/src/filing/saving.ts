/** Keeping a draft, by a deliberate act and at a place of the officer's choosing. */
import type { Schema } from '../api';
import { geoJsonOf } from '../geo';

export function save(party: string, ref: string, notice: Schema<'Notice'>): void {
  const text = JSON.stringify(geoJsonOf(party, ref, notice), null, 2);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/geo+json' }));
  link.download = `${ref}.geojson`;
  link.click();
  URL.revokeObjectURL(link.href);
}
