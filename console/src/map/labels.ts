/**
 * Where the words about things stand: within what is seen, beside what they are about where it is
 * small and upon it where it is large, and short while it is far away. Which of two that want one
 * place is written is the chart's to find, by rank.
 */
import type { Feature, Point as PointGeometry } from 'geojson';
import type { Bounds, Point } from '../geo/shapes';
import type { Label } from './scene';

/** What the chart shows, in degrees and in pixels. */
export interface Sight extends Bounds {
  zoom: number;
  width: number;
  height: number;
  /** What lies over the chart at its foot, pixels. */
  foot: number;
}

export interface LabelProperties {
  key: string;
  text: string;
  plate: Label['plate'];
  selected: boolean;
  here: boolean;
  rank: number;
  /** Anchors and offsets as MapLibre's text-variable-anchor-offset takes them. */
  anchors: (string | [number, number])[];
}

/** From here on a label says all it knows: some 200 km across a screen. */
export const WHOLE_ZOOM = 8;
/** More would never find room; they come as one goes nearer. */
const MOST = 160;
const EDGE_PX = 8;
const PLATE_PX = 6;
/** From a symbol's middle to beyond its rim. */
const SYMBOL_PX = 32;
const LINE_EM = 1.25;
/** An area less than so much larger than its words has them beside it. */
const ROOM = 1.4;

/** `measure` tells the width of a line of text in ems; `em` is a letter's height, pixels. */
export function placed(
  labels: readonly Label[],
  sight: Sight,
  em: number,
  measure: (line: string) => number,
): Feature<PointGeometry, LabelProperties>[] {
  const all = labels.flatMap((label) => {
    const found = place(label, sight, em, measure);
    return found === undefined ? [] : [found];
  });
  return all.sort((a, b) => a.properties.rank - b.properties.rank).slice(0, MOST);
}

function place(
  label: Label,
  sight: Sight,
  em: number,
  measure: (line: string) => number,
): Feature<PointGeometry, LabelProperties> | undefined {
  const plane = planeOf(sight);
  const spot = spotOf(label, sight, plane);
  if (spot === undefined) return undefined;
  const text = label.selected || sight.zoom >= WHOLE_ZOOM ? label.words : label.short;
  const lines = text.split('\n');
  const wide = Math.max(...lines.map(measure)) * em + 2 * PLATE_PX;
  const tall = lines.length * LINE_EM * em + 2 * PLATE_PX;
  const upon = !label.symbol && spot.wide > ROOM * wide && spot.tall > ROOM * tall;
  const [beside, below] = label.symbol
    ? [SYMBOL_PX, SYMBOL_PX]
    : [spot.wide / 2 + PLATE_PX, spot.tall / 2 + PLATE_PX];
  const [x, y] = spot.at;
  const least = { x: EDGE_PX + wide / 2, y: EDGE_PX + tall / 2 };
  const most = { x: sight.width - least.x, y: sight.height - sight.foot - least.y };
  // Nearer the middle of what is seen first, so that it is not cut off at an edge.
  const ways: { anchor: string; to: Point }[] = upon
    ? [
        { anchor: 'center', to: [0, 0] },
        // Where the middle is taken, nearer to a rim of it.
        { anchor: 'top', to: [0, tall / 2] },
        { anchor: 'bottom', to: [0, -tall / 2] },
        { anchor: 'left', to: [wide / 2, 0] },
        { anchor: 'right', to: [-wide / 2, 0] },
      ]
    : [
        { anchor: 'top', to: [0, below] },
        { anchor: 'bottom', to: [0, -below] },
        { anchor: 'left', to: [beside, 0] },
        { anchor: 'right', to: [-beside, 0] },
      ];
  const middles = ways.map(({ anchor, to: [dx, dy] }) => {
    const far = anchor === 'left' ? wide / 2 : anchor === 'right' ? -wide / 2 : 0;
    const down = anchor === 'top' ? tall / 2 : anchor === 'bottom' ? -tall / 2 : 0;
    return { anchor, dx, dy, x: x + dx + far, y: y + dy + down };
  });
  const whole = middles.filter((one) => within(one, least, most));
  const used = whole.length > 0 ? whole : middles.slice(0, 1);
  // Where none fits, the first is moved as far as it takes.
  const [first] = used;
  const moved =
    first === undefined || whole.length > 0
      ? [0, 0]
      : [clamp(first.x, least.x, most.x) - first.x, clamp(first.y, least.y, most.y) - first.y];
  const [mx = 0, my = 0] = moved;
  return {
    type: 'Feature',
    properties: {
      key: label.key,
      text,
      plate: label.plate,
      selected: label.selected,
      here: label.presence === 'here',
      rank: label.rank,
      anchors: used.flatMap(({ anchor, dx, dy }): (string | Point)[] => [
        anchor,
        [round((dx + mx) / em), round((dy + my) / em)],
      ]),
    },
    geometry: { type: 'Point', coordinates: plane.back(spot.at) },
  };
}

interface Spot {
  /** Pixels. */
  at: Point;
  wide: number;
  tall: number;
}

/** What of it is seen, and where in it a word is put; undefined where nothing of it is seen. */
function spotOf(label: Label, sight: Sight, plane: Plane): Spot | undefined {
  const at = plane.of(label.at);
  const inside = ([x, y]: Point) =>
    x >= 0 && y >= 0 && x <= sight.width && y <= sight.height - sight.foot;
  if (label.area === undefined) return inside(at) ? { at, wide: 0, tall: 0 } : undefined;
  const seen = label.area
    .flatMap(([outer]) => (outer === undefined ? [] : [cut(outer.map(plane.of), sight)]))
    .filter((ring) => ring.length > 0);
  const points = seen.flat();
  if (points.length === 0) return undefined;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const box = {
    wide: extreme(xs, Math.max) - extreme(xs, Math.min),
    tall: extreme(ys, Math.max) - extreme(ys, Math.min),
  };
  if (inside(at)) return { at, ...box };
  const largest = seen.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
  return { at: middleOf(largest), ...box };
}

/** What a ring encloses, in square pixels. */
function sizeOf(ring: Point[]): number {
  const twice = ring.reduce((sum, [bx, by], n) => {
    const [ax, ay] = ring.at(n - 1) ?? [bx, by];
    return sum + ax * by - bx * ay;
  }, 0);
  return Math.abs(twice) / 2;
}

/** The middle of a ring's corners where that lies within it, else the corner next to there. */
function middleOf(ring: Point[]): Point {
  const mean = (axis: 0 | 1) => ring.reduce((sum, point) => sum + point[axis], 0) / ring.length;
  const middle: Point = [mean(0), mean(1)];
  if (holds(ring, middle)) return middle;
  const off = ([x, y]: Point) => Math.hypot(x - middle[0], y - middle[1]);
  return ring.reduce((a, b) => (off(b) < off(a) ? b : a));
}

function holds(ring: Point[], [x, y]: Point): boolean {
  let inside = false;
  for (const [n, [bx, by]] of ring.entries()) {
    const [ax, ay] = ring.at(n - 1) ?? [bx, by];
    if (ay > y !== by > y && ax + ((y - ay) / (by - ay)) * (bx - ax) > x) inside = !inside;
  }
  return inside;
}

/** A ring cut to what is seen, one edge of the chart after another (Sutherland and Hodgman). */
function cut(ring: Point[], { width, height, foot }: Sight): Point[] {
  const edges: [0 | 1, number, 1 | -1][] = [
    [0, 0, 1],
    [0, width, -1],
    [1, 0, 1],
    [1, height - foot, -1],
  ];
  return edges.reduce((left: Point[], [axis, limit, way]) => {
    const kept: Point[] = [];
    for (const [n, b] of left.entries()) {
      const a = left.at(n - 1) ?? b;
      const [da, db] = [(a[axis] - limit) * way, (b[axis] - limit) * way];
      if (da < 0 !== db < 0) {
        const part = da / (da - db);
        kept.push([a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])]);
      }
      if (db >= 0) kept.push(b);
    }
    return kept;
  }, ring);
}

interface Plane {
  of(point: Point): Point;
  back(at: Point): Point;
}

/** Degrees as pixels of what is seen: a Mercator chart with north up, on the turn that is seen. */
function planeOf(sight: Sight): Plane {
  const world = 512 * 2 ** sight.zoom;
  const top = mercator(sight.north);
  const middle = (sight.west + sight.east) / 2;
  return {
    of([lon, lat]) {
      const turned = lon + 360 * Math.round((middle - lon) / 360);
      return [((turned - sight.west) / 360) * world, (mercator(lat) - top) * world];
    },
    back([x, y]) {
      const north = Math.PI * (1 - 2 * (y / world + top));
      const lat = (Math.atan(Math.sinh(north)) * 180) / Math.PI;
      return [sight.west + (x / world) * 360, lat];
    },
  };
}

/** 0 at the chart's northern end, 1 at its southern. */
function mercator(lat: number): number {
  const bounded = Math.min(85.06, Math.max(-85.06, lat));
  const radians = (bounded * Math.PI) / 180;
  return (1 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / Math.PI) / 2;
}

function within(
  { x, y }: { x: number; y: number },
  least: { x: number; y: number },
  most: { x: number; y: number },
): boolean {
  return x >= least.x && x <= most.x && y >= least.y && y <= most.y;
}

function clamp(value: number, least: number, most: number): number {
  return most < least ? (least + most) / 2 : Math.min(most, Math.max(least, value));
}

function extreme(all: readonly number[], pick: (a: number, b: number) => number): number {
  return all.reduce((a, b) => pick(a, b));
}

function round(ems: number): number {
  return Math.round(ems * 100) / 100;
}
