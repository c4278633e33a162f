/**
 * Straight lines of longitude and latitude, as GeoJSON draws them, followed by geodesics.
 *
 * As `parley.interop.geojson_shapes` does it: enough corners that geodesics between them stay within
 * a metre of the line; where a shape has no room for so many, it is followed less closely, and said.
 */
import { E7, type Position } from './utm';

export const MOST_CORNERS = 2_000;
const TOLERANCE_M = 1;
const EARTH_M = 6_378_137;
const TURN = 360 * E7;

export interface Followed {
  points: Position[];
  /** How closely, metres, where there was no room to stay within one. */
  within_m: number | null;
}

export function followed(points: Position[], most: number): Followed {
  const legs = points.slice(1).map((to, n) => [points[n] ?? to, to] as const);
  let tolerance = TOLERANCE_M;
  let counts = legs.map(([a, b]) => pieces(a, b, tolerance));
  const sum = () => counts.reduce((total, one) => total + one, 1);
  while (sum() > most && Math.max(...counts) > 1) {
    tolerance *= 2;
    counts = legs.map(([a, b]) => pieces(a, b, tolerance));
  }
  const found = points.slice(0, 1);
  legs.forEach(([a, b], n) => {
    const count = counts[n] ?? 1;
    const turn = turnOf(a, b);
    for (let step = 1; step < count; step += 1) {
      const lon_e7 = wrapped(a.lon_e7 + Math.floor((turn * step) / count));
      const lat_e7 = a.lat_e7 + Math.floor(((b.lat_e7 - a.lat_e7) * step) / count);
      found.push({ lat_e7, lon_e7 });
    }
    found.push(b);
  });
  return {
    points: found.filter((one, n) => n === 0 || !same(one, found[n - 1])),
    within_m: tolerance === TOLERANCE_M ? null : tolerance,
  };
}

export function same(a: Position, b: Position | undefined): boolean {
  return a.lat_e7 === b?.lat_e7 && a.lon_e7 === b.lon_e7;
}

export function wrapped(lon_e7: number): number {
  return ((((lon_e7 + TURN / 2) % TURN) + TURN) % TURN) - TURN / 2;
}

/**
 * A line that turns by the longitude w while it climbs by the latitude h leaves the geodesic between
 * its ends by at most R w/8 (w sin L + 2 h) at the highest latitude L, to second order.
 */
function pieces(a: Position, b: Position, tolerance_m: number): number {
  const wide = radians(Math.abs(turnOf(a, b)));
  const tall = radians(Math.abs(b.lat_e7 - a.lat_e7));
  const top = Math.sin(radians(Math.max(Math.abs(a.lat_e7), Math.abs(b.lat_e7))));
  const off_m = ((EARTH_M * wide) / 8) * (wide * top + 2 * tall);
  return Math.max(1, Math.ceil(Math.sqrt(off_m / tolerance_m)));
}

function turnOf(a: Position, b: Position): number {
  return wrapped(b.lon_e7 - a.lon_e7);
}

function radians(e7: number): number {
  return ((e7 / E7) * Math.PI) / 180;
}
