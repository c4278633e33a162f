/** How two versions, or a version and what was read back, differ: codes and numbers, no words. */
import type { Schema } from '../api';
import { between } from '../geo/geodesic';
import { placeOf } from '../geo/shapes';

export type Volume = Schema<'Volume'>;
export type Difference = Schema<'Difference'>['kind'];

/** As the record compares: what is rounded when spoken is no difference. */
const PLACE_MM = 100_000;
const TIME_MS = 60_000;
const HEIGHT_MM = 30_480;

export interface Differs {
  kind: Difference;
  volume: number | null;
  by_mm: number | null;
  by_ms: number | null;
}

/** What is typed, against what was announced; the node compares again when it is on record. */
export function differences(announced: readonly Volume[], heard: readonly Volume[]): Differs[] {
  if (announced.length !== heard.length) {
    return [{ kind: 'volumes', volume: null, by_mm: null, by_ms: null }];
  }
  return announced.flatMap((one, n) => {
    const other = heard[n];
    return other === undefined ? [] : ofVolume(one, other, n);
  });
}

function ofVolume(meant: Volume, said: Volume, volume: number): Differs[] {
  const found: Differs[] = [];
  const add = (kind: Difference, by_mm: number | null, by_ms: number | null) =>
    found.push({ kind, volume, by_mm, by_ms });
  if (meant.role !== said.role) add('role', null, null);
  const apart = apartMm(meant.shape, said.shape);
  if (apart === null || apart > PLACE_MM) add('place', apart, null);
  if (meant.band.datum !== said.band.datum) add('datum', null, null);
  for (const kind of ['floor', 'ceiling'] as const) {
    const by = said.band[`${kind}_mm`] - meant.band[`${kind}_mm`];
    if (Math.abs(by) > HEIGHT_MM) add(kind, by, null);
  }
  for (const kind of ['start', 'end'] as const) {
    const [was, is] = [meant.interval[`${kind}_ms`], said.interval[`${kind}_ms`]];
    if (was === null || is === null) {
      if (was !== is) add(kind, null, null);
    } else if (Math.abs(is - was) >= TIME_MS) add(kind, null, is - was);
  }
  return found;
}

/** How far apart two shapes lie at the most, as far as that is easily told; else null. */
function apartMm(a: Volume['shape'], b: Volume['shape']): number | null {
  if (JSON.stringify(a) === JSON.stringify(b)) return 0;
  if (a.shape === 'circle' && b.shape === 'circle') {
    return metres(a.centre, b.centre) * 1_000 + Math.abs(a.radius_mm - b.radius_mm);
  }
  const [from, to] = [cornersOf(a), cornersOf(b)];
  if (a.shape !== b.shape || from.length !== to.length) return null;
  const moved = Math.max(...from.map((one, n) => metres(one, to[n] ?? one)));
  const wider =
    a.shape === 'route' && b.shape === 'route' ? Math.abs(a.half_width_mm - b.half_width_mm) : 0;
  return moved * 1_000 + wider;
}

export function cornersOf(shape: Volume['shape']): readonly Schema<'Position'>[] {
  switch (shape.shape) {
    case 'circle':
      return [shape.centre];
    case 'polygon':
      return shape.outer;
    case 'route':
      return shape.points;
  }
}

function metres(a: Schema<'Position'>, b: Schema<'Position'>): number {
  return between(placeOf(a), placeOf(b)).metres;
}

export type Change =
  | { what: 'volumes'; was: number; is: number }
  | { what: 'volume'; volume: number; differs: Differs[] }
  | { what: 'field'; name: NamedField };

const FIELDS = [
  'activity',
  'emergency',
  'period',
  'place_label',
  'planned_landing_ms',
  'contact_desk',
  'remarks',
  'relay_scope',
  'addressees',
  'annexes',
  'details',
] as const;
export type NamedField = (typeof FIELDS)[number];

/** What an amendment changed of the version before it. */
export function changes(before: Schema<'Notice'>, after: Schema<'Notice'>): Change[] {
  const found: Change[] = FIELDS.filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  ).map((name) => ({ what: 'field', name }));
  const [was, is] = [before.volumes.length, after.volumes.length];
  if (was !== is) return [...found, { what: 'volumes', was, is }];
  for (const [volume, one] of before.volumes.entries()) {
    const other = after.volumes[volume];
    if (other === undefined || JSON.stringify(one) === JSON.stringify(other)) continue;
    // A change too small to be spoken is a change all the same: it is said to be the place.
    const differs = ofVolume(one, other, volume);
    const least: Differs = {
      kind: 'place',
      volume,
      by_mm: apartMm(one.shape, other.shape),
      by_ms: null,
    };
    found.push({ what: 'volume', volume, differs: differs.length > 0 ? differs : [least] });
  }
  return found;
}
