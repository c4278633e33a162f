/** Where and when: positions, shapes, bands, intervals (docs/spec/statements.md). */
import { malformed } from './faults';
import {
  between,
  checked,
  choice,
  instant,
  list,
  literal,
  maybe,
  oneOf,
  type Read,
  record,
} from './shape';

export const MAX_RADIUS_MM = 2_000_000_000;
const MAX_VERTICES = 2_000;
const MAX_HOLES = 64;
const MAX_VOLUMES = 64;
const MAX_CORNERS = 6_000;
const MIN_HEIGHT_MM = -1_000_000;
const MAX_HEIGHT_MM = 100_000_000_000;
const DEGREE_E7 = 10_000_000;

export const latitude = between(-90 * DEGREE_E7, 90 * DEGREE_E7);
export const longitude = between(-180 * DEGREE_E7, 180 * DEGREE_E7);
export const height = between(MIN_HEIGHT_MM, MAX_HEIGHT_MM);
export const datum = choice('wgs84-ellipsoid', 'mean-sea-level', 'pressure-1013');
/** A length above 0 and up to 2,000 km. */
export const extent = between(1, MAX_RADIUS_MM);

export const position = record({ lat_e7: latitude, lon_e7: longitude });
type Position = Read<typeof position>;

export const interval = record({ start_ms: instant, end_ms: maybe(instant) }, (read) => {
  if (read.end_ms !== null && read.start_ms >= read.end_ms) {
    throw malformed('an interval must end after it starts');
  }
});

const ring = checked(list(position, MAX_VERTICES, 3), (corners) => {
  const first = corners[0];
  requireMoving(first === undefined ? corners : [...corners, first]);
});

export const polygon = record({
  shape: literal('polygon'),
  outer: ring,
  holes: list(ring, MAX_HOLES),
});
const circle = record({ shape: literal('circle'), centre: position, radius_mm: extent });
const route = record({
  shape: literal('route'),
  points: checked(list(position, MAX_VERTICES, 2), requireMoving),
  half_width_mm: extent,
});

type Shape = Read<typeof polygon> | Read<typeof circle> | Read<typeof route>;

const band = record({ floor_mm: height, ceiling_mm: height, datum }, (read) => {
  if (read.floor_mm > read.ceiling_mm) throw malformed('a band from floor to ceiling');
});

const volume = record({
  role: choice('activity', 'transit', 'recall', 'residual-hazard'),
  shape: oneOf<Shape>('shape', { circle, polygon, route }),
  band,
  interval,
});

/** Some volumes, with no more corners together than anyone need judge. */
export const volumes = checked(list(volume, MAX_VOLUMES), (all) => {
  if (all.reduce((sum, one) => sum + corners(one.shape), 0) > MAX_CORNERS) {
    throw malformed('more corners than anyone need judge');
  }
});

/** As many volumes, whatever their corners: what a read-back repeats. */
export const repeated = list(volume, MAX_VOLUMES);

function corners(shape: Shape): number {
  if ('outer' in shape) {
    return shape.holes.reduce((sum, hole) => sum + hole.length, shape.outer.length);
  }
  return 'points' in shape ? shape.points.length : 1;
}

/** No point stands twice in turn. */
function requireMoving(points: readonly Position[]): void {
  points.forEach((one, n) => {
    const next = points[n + 1];
    if (next !== undefined && one.lat_e7 === next.lat_e7 && one.lon_e7 === next.lon_e7) {
      throw malformed('a point stands twice in turn');
    }
  });
}
