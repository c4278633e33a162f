/** Drawing a shape point by point: no pointer and no chart in here. */
import type { Feature } from 'geojson';
import type { Schema } from '../api';
import { between, type Place } from '../geo/geodesic';
import { areaOf, placeOf, positionOf } from '../geo/shapes';

export type Kind = 'circle' | 'polygon' | 'route';
export type Sketched = Schema<'Circle'> | Schema<'Polygon'> | Schema<'Route'>;

const MOST_MM = 2_000_000_000;
const MOST_POINTS = 2_000;
export const HALF_WIDTH_MM = 5_000_000;

/** What was drawn so far; every change makes another. */
export class Sketch {
  constructor(
    readonly kind: Kind,
    readonly points: readonly Place[] = [],
    readonly halfWidthMm = HALF_WIDTH_MM,
  ) {}

  /** With one point more; the same where it stands on the last, or no more are taken. */
  with(place: Place): Sketch {
    const rounded = placeOf(positionOf(place));
    const last = this.points.at(-1);
    const most = this.kind === 'circle' ? 2 : MOST_POINTS;
    if (last !== undefined && last.lat === rounded.lat && last.lon === rounded.lon) return this;
    if (this.points.length >= most) return this;
    return new Sketch(this.kind, [...this.points, rounded], this.halfWidthMm);
  }

  without(): Sketch {
    return new Sketch(this.kind, this.points.slice(0, -1), this.halfWidthMm);
  }

  wide(halfWidthMm: number): Sketch {
    const bounded = Math.min(MOST_MM, Math.max(1, Math.round(halfWidthMm)));
    return new Sketch(this.kind, this.points, bounded);
  }

  get radiusMm(): number | undefined {
    const [centre, edge] = this.points;
    if (this.kind !== 'circle' || centre === undefined || edge === undefined) return undefined;
    return Math.min(MOST_MM, Math.max(1, Math.round(between(centre, edge).metres * 1_000)));
  }

  /** Whether edges of an area cross: it would say something else than its author meant. */
  get crosses(): boolean {
    return this.kind === 'polygon' && crossed(this.points);
  }

  /** The shape as the record has it; undefined as long as there is none. */
  get shape(): Sketched | undefined {
    const [first] = this.points;
    if (first === undefined) return undefined;
    if (this.kind === 'polygon') return this.area(first);
    const positions = this.points.map(positionOf);
    if (this.kind === 'route') {
      if (positions.length < 2) return undefined;
      return { shape: 'route', points: positions, half_width_mm: this.halfWidthMm };
    }
    const radius = this.radiusMm;
    if (radius === undefined) return undefined;
    return { shape: 'circle', centre: positionOf(first), radius_mm: radius };
  }

  private area(first: Place): Sketched | undefined {
    const last = this.points.at(-1);
    // The last corner on the first one closes the ring; it is not said twice.
    const again = last !== first && last?.lat === first.lat && last.lon === first.lon;
    const ring = this.points.slice(0, again ? -1 : undefined).map(positionOf);
    if (ring.length < 3 || this.crosses) return undefined;
    return { shape: 'polygon', outer: ring, holes: [] };
  }

  /** To be drawn, with the cross taken for the next point. */
  preview(cross: Place | undefined): Feature[] {
    const next = cross === undefined ? this : this.with(cross);
    const features: Feature[] = this.points.map(({ lat, lon }) => ({
      type: 'Feature',
      properties: null,
      geometry: { type: 'Point', coordinates: [lon, lat] },
    }));
    if (next.points.length > 1) {
      features.push({
        type: 'Feature',
        properties: null,
        geometry: {
          type: 'LineString',
          coordinates: next.points.map(({ lat, lon }) => [lon, lat]),
        },
      });
    }
    const shape = next.shape;
    if (shape !== undefined) {
      features.push({
        type: 'Feature',
        properties: null,
        geometry: { type: 'MultiPolygon', coordinates: areaOf(shape) },
      });
    }
    return features;
  }
}

function crossed(points: readonly Place[]): boolean {
  const flat = unturned(points);
  const count = flat.length;
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 2; j < count; j += 1) {
      if (i === 0 && j === count - 1) continue;
      const [a, b, c, d] = [flat[i], flat[i + 1], flat[j], flat[(j + 1) % count]];
      if (a === undefined || b === undefined || c === undefined || d === undefined) continue;
      if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return true;
    }
  }
  return false;
}

/** Longitudes that do not jump at the date line. */
function unturned(points: readonly Place[]): [number, number][] {
  let before = points[0]?.lon ?? 0;
  return points.map(({ lat, lon }) => {
    before = lon - 360 * Math.round((lon - before) / 360);
    return [before, lat];
  });
}

function turn(a: [number, number], b: [number, number], c: [number, number]): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}
