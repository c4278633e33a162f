/**
 * The shapes of the record as areas to be drawn: rings of longitude and latitude whose straight
 * edges leave the true outline by a metre or two at most: outward where it is round, by a part in
 * three thousand more.
 *
 * Longitudes run on past 180 degrees where a ring crosses the date line, so that no ring jumps.
 */
import { Clipper64, ClipType, FillRule, type PolyPath64, PolyTree64 } from 'clipper2-ts';
import type { Schema } from '../api';
import { along, between, type Place } from './geodesic';

export type Shape = Schema<'Circle'> | Schema<'Polygon'> | Schema<'Route'> | Schema<'Box'>;
/** Longitude and latitude, degrees. */
export type Point = [number, number];
/** Closed: its first point stands at its end again. */
export type Ring = Point[];
/** Polygons of one outer ring and its holes: GeoJSON's coordinates of a MultiPolygon. */
export type Area = Ring[][];

export const E7 = 10_000_000;
const CIRCLE_CORNERS = 128;
const CAP_CORNERS = 32;
/** A straight edge on the chart leaves its geodesic by less than about so much. */
const FINEST_M = 1;
const RADIUS_M = 6_371_000;
const METRES_A_DEGREE = 111_195;
const MOST_PIECES = 1_000;
/** Whole numbers for the union: 10⁻⁸ degree is a millimetre. */
const UNION_E = 1e8;

export function areaOf(shape: Shape): Area {
  switch (shape.shape) {
    case 'circle':
      return [[closed(around(placeOf(shape.centre), shape.radius_mm / 1000))]];
    case 'polygon':
      return polygon(shape);
    case 'route':
      return corridor(shape.points.map(placeOf), shape.half_width_mm / 1000);
    case 'box':
      return [[box(shape)]];
  }
}

/** The line of a route, as geodesics. */
export function lineOf(points: readonly Schema<'Position'>[]): Point[] {
  return unwrapped(traced(points.map(placeOf)));
}

/** Where a word about a shape is put: within it, or nearly. */
export function anchorOf(shape: Shape): Point {
  switch (shape.shape) {
    case 'circle':
      return pointOf(placeOf(shape.centre));
    case 'route': {
      const line = lineOf(shape.points);
      return line[Math.floor(line.length / 2)] ?? pointOf(placeOf(firstOf(shape.points)));
    }
    case 'box': {
      const ring = box(shape);
      const [west, east] = [ring[0]?.[0] ?? 0, ring[1]?.[0] ?? 0];
      return [(west + east) / 2, (shape.south_e7 + shape.north_e7) / 2 / E7];
    }
    case 'polygon':
      return inside(areaOf(shape)[0]?.[0] ?? []);
  }
}

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The least box around points; undefined around none. Its east may lie past 180. */
export function boundsOf(points: Iterable<Point>): Bounds | undefined {
  let found: Bounds | undefined;
  for (const [lon, lat] of points) {
    found ??= { west: lon, south: lat, east: lon, north: lat };
    found.west = Math.min(found.west, lon);
    found.east = Math.max(found.east, lon);
    found.south = Math.min(found.south, lat);
    found.north = Math.max(found.north, lat);
  }
  return found;
}

/** The box around shapes, with some of what lies about them; undefined around none. */
export function framing(shapes: readonly Shape[]): Bounds | undefined {
  const found = boundsOf(shapes.flatMap((one) => areaOf(one).flat(2)));
  if (found === undefined) return undefined;
  const wide = Math.max(0.3, (found.east - found.west) / 2);
  const tall = Math.max(0.3, (found.north - found.south) / 2);
  return {
    west: found.west - wide,
    east: found.east + wide,
    south: Math.max(-85, found.south - tall),
    north: Math.min(85, found.north + tall),
  };
}

export function placeOf(position: Schema<'Position'>): Place {
  return { lat: position.lat_e7 / E7, lon: position.lon_e7 / E7 };
}

export function positionOf(place: Place): Schema<'Position'> {
  const lon = Math.round(place.lon * E7);
  return {
    lat_e7: Math.round(place.lat * E7),
    lon_e7: lon - 360 * E7 * Math.round(lon / (360 * E7)),
  };
}

/** A ring about a place whose edges, not only its corners, keep the distance. */
function around(centre: Place, metres: number): Place[] {
  const pieces = piecesOf(2 * Math.PI * metres, Math.abs(centre.lat) + metres / METRES_A_DEGREE);
  const corners = Math.max(CIRCLE_CORNERS, pieces);
  const out = (metres + FINEST_M) / Math.cos(Math.PI / corners);
  return Array.from({ length: corners }, (_, n) => along(centre, (360 * n) / corners, out));
}

function polygon(shape: Schema<'Polygon'>): Area {
  const outer = closed(traced(shape.outer.map(placeOf), true));
  const first = outer[0]?.[0] ?? 0;
  const holes = (shape.holes ?? []).map((hole) =>
    // A hole is on the same turn of the Earth as the ring around it.
    nearTo(closed(traced(hole.map(placeOf), true)), first),
  );
  return [[outer, ...holes]];
}

/** Between two parallels, which are straight on this chart. */
function box(shape: Schema<'Box'>): Ring {
  const [west, south, north] = [shape.west_e7 / E7, shape.south_e7 / E7, shape.north_e7 / E7];
  const east = shape.east_e7 / E7 + (shape.east_e7 <= shape.west_e7 ? 360 : 0);
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** All within a distance of a line: a rounded strip a leg, laid together. */
function corridor(points: readonly Place[], metres: number): Area {
  const strips: Ring[] = [];
  let base = pointOf(firstOf(points))[0];
  for (let n = 1; n < points.length; n += 1) {
    const [from, to] = [points[n - 1], points[n]];
    if (from === undefined || to === undefined) break;
    const ring = nearTo(closed(strip(from, to, metres)), base);
    base = ring[0]?.[0] ?? base;
    strips.push(ring);
  }
  return strips.length === 1 ? [strips] : union(strips);
}

/** All within a distance of one geodesic; its ends are half rings, circumscribed. */
function strip(from: Place, to: Place, metres: number): Place[] {
  const line = traced([from, to]);
  const off = metres + FINEST_M;
  const there = between(from, to).azimuth;
  const back = between(to, from).azimuth;
  const left: Place[] = [];
  const right: Place[] = [];
  for (const [n, place] of line.entries()) {
    const heading = n === 0 ? there : between(place, from).azimuth + 180;
    left.push(along(place, heading - 90, off));
    right.push(along(place, heading + 90, off));
  }
  return [
    ...left,
    ...cap(to, back + 180, metres),
    ...right.reverse(),
    ...cap(from, there + 180, metres),
  ];
}

/** Half a ring about the end of a line, from its left to its right. */
function cap(end: Place, heading: number, metres: number): Place[] {
  const out = (metres + FINEST_M) / Math.cos(Math.PI / (2 * CAP_CORNERS));
  return Array.from({ length: CAP_CORNERS }, (_, n) =>
    along(end, heading - 90 + (180 * (n + 0.5)) / CAP_CORNERS, out),
  );
}

/** Rings of one winding laid together, so that nothing is drawn twice where they overlap. */
function union(rings: readonly Ring[]): Area {
  const clipper = new Clipper64();
  clipper.addSubject(
    rings.map((ring) =>
      ring.map(([lon, lat]) => ({
        x: Math.round(lon * UNION_E),
        y: Math.round(lat * UNION_E),
      })),
    ),
  );
  const tree = new PolyTree64();
  if (!clipper.execute(ClipType.Union, FillRule.NonZero, tree)) return rings.map((ring) => [ring]);
  const found: Area = [];
  const take = (node: PolyPath64): void => {
    for (let n = 0; n < node.count; n += 1) {
      const outer = node.child(n);
      const holes = Array.from({ length: outer.count }, (_, h) => outer.child(h));
      found.push([ringOf(outer), ...holes.map(ringOf)]);
      for (const hole of holes) take(hole);
    }
  };
  take(tree);
  return found;
}

function ringOf(node: PolyPath64): Ring {
  const ring: Ring = (node.poly ?? []).map(({ x, y }) => [x / UNION_E, y / UNION_E]);
  const first = ring[0];
  return first === undefined ? ring : [...ring, [first[0], first[1]]];
}

/** Places along the geodesics between places, near enough for straight lines between them. */
function traced(places: readonly Place[], ring = false): Place[] {
  const found: Place[] = [];
  const last = ring ? places.length : places.length - 1;
  for (let n = 0; n < last; n += 1) {
    const [from, to] = [places[n], places[(n + 1) % places.length]];
    if (from === undefined || to === undefined) break;
    const leg = between(from, to);
    const pieces = piecesOf(leg.metres, Math.max(Math.abs(from.lat), Math.abs(to.lat)));
    for (let piece = 0; piece < pieces; piece += 1) {
      found.push(along(from, leg.azimuth, (leg.metres * piece) / pieces));
    }
  }
  const end = places.at(-1);
  if (!ring && end !== undefined) found.push(end);
  return found;
}

/** A geodesic bends away from a straight line on this chart by s² tan(latitude) / 8R. */
function piecesOf(metres: number, lat: number): number {
  const slope = Math.max(0.05, Math.tan((Math.min(lat, 85) * Math.PI) / 180));
  const longest = Math.sqrt((8 * RADIUS_M * FINEST_M) / slope);
  return Math.min(MOST_PIECES, Math.max(1, Math.ceil(metres / longest)));
}

function closed(places: readonly Place[]): Ring {
  const first = places[0];
  if (first === undefined) return [];
  const ring = unwrapped([...places, first]);
  const [begin, end] = [ring[0], ring.at(-1)];
  if (begin === undefined || end === undefined || Math.abs(end[0] - begin[0]) < 1) return ring;
  // It runs about a pole: the pole's side of the chart is within.
  const north = ring.reduce((sum, [, lat]) => sum + lat, 0) > 0;
  const edge = north ? 90 : -90;
  return [...ring, [end[0], edge], [begin[0], edge], begin];
}

/** Longitudes without a jump, each within half a turn of the one before. */
function unwrapped(places: readonly Place[]): Point[] {
  let before: number | undefined;
  return places.map((place) => {
    const lon = before === undefined ? place.lon : before + nearest(place.lon - before);
    before = lon;
    return [lon, place.lat];
  });
}

function nearTo(ring: Ring, lon: number): Ring {
  const first = ring[0];
  if (first === undefined) return ring;
  const by = lon + nearest(first[0] - lon) - first[0];
  return by === 0 ? ring : ring.map(([x, y]) => [x + by, y]);
}

function nearest(difference: number): number {
  return difference - 360 * Math.round(difference / 360);
}

/** The middle of a ring if that lies within it, else the middle of its widest chord there. */
function inside(ring: Ring): Point {
  const bounds = boundsOf(ring);
  if (bounds === undefined) return [0, 0];
  const lat = (bounds.south + bounds.north) / 2 + 1e-9;
  const crossings: number[] = [];
  for (let n = 1; n < ring.length; n += 1) {
    const [a, b] = [ring[n - 1], ring[n]];
    if (a === undefined || b === undefined || a[1] > lat === b[1] > lat) continue;
    crossings.push(a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
  }
  crossings.sort((a, b) => a - b);
  let best: Point = [(bounds.west + bounds.east) / 2, lat];
  let widest = -1;
  for (let n = 1; n < crossings.length; n += 2) {
    const [west, east] = [crossings[n - 1], crossings[n]];
    if (west === undefined || east === undefined || east - west <= widest) continue;
    widest = east - west;
    best = [(west + east) / 2, lat];
  }
  return best;
}

function pointOf(place: Place): Point {
  return [place.lon, place.lat];
}

function firstOf<T>(all: readonly T[]): T {
  const first = all[0];
  if (first === undefined) throw new Error('a line has points');
  return first;
}
