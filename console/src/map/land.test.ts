// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { landOfTheEarth, pack, packCoarse } from '../../tools/land.mjs';
import type { Point, Ring } from '../geo/shapes';
import { unpackLand } from './land';

const packed = pack(landOfTheEarth());
const land = unpackLand(packed);

function holds(ring: Ring, [lon, lat]: Point): boolean {
  let inside = false;
  for (const [n, b] of ring.entries()) {
    const a = ring[n - 1];
    if (a === undefined || a[1] > lat === b[1] > lat) continue;
    if (a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]) > lon) inside = !inside;
  }
  return inside;
}
const onLand = (lat: number, lon: number) =>
  land.some((rings) => rings.filter((ring) => holds(ring, [lon, lat])).length % 2 === 1);

const METRES_A_DEGREE = 111_320;
const edges = land
  .flat()
  .flatMap((ring) => ring.slice(1).map((b, n): [Point, Point] => [ring[n] ?? b, b]));

/** Metres to the nearest shore, laid flat about the place: enough for so short a way. */
function shoreOff(lon: number, lat: number): number {
  const wide = Math.cos((lat * Math.PI) / 180);
  let least = Number.POSITIVE_INFINITY;
  for (const [a, b] of edges) {
    const [ax, ay, bx, by] = [(a[0] - lon) * wide, a[1] - lat, (b[0] - lon) * wide, b[1] - lat];
    if (Math.min(ay, by) > 1 || Math.max(ay, by) < -1) continue;
    const squared = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = squared === 0 ? 0 : -(ax * (bx - ax) + ay * (by - ay)) / squared;
    const part = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(ax + part * (bx - ax), ay + part * (by - ay)));
  }
  return least * METRES_A_DEGREE;
}

describe('the land', () => {
  it('has no line around the Earth where a shore crosses the 180th meridian', () => {
    const long = edges.filter(([a, b]) => Math.abs(a[0] - b[0]) > 180);
    // One is the edge of Antarctica at the pole.
    expect(long.map(([a, b]) => [a[1], b[1]])).toEqual([[-90, -90]]);
    expect(onLand(67, 179)).toBe(true);
    expect(onLand(-86, -179)).toBe(true);
  });

  it('is where land is, and not where sea is', () => {
    for (const [lat, lon] of [
      [33.51, 36.29],
      [35.18, 33.36],
      [-75, 0],
      [64.1, -19],
      [-17.8, 178],
    ] as const)
      expect(onLand(lat, lon), `${lat} ${lon}`).toBe(true);
    for (const [lat, lon] of [
      [35.35, 35.5],
      [34, 28],
      [0, -30],
      [43, 34],
      [42, 51],
    ] as const)
      expect(onLand(lat, lon), `${lat} ${lon}`).toBe(false);
  });

  it('has a shore within half a kilometre of the source, wherever it is looked at', () => {
    const source = landOfTheEarth()
      .flat(2)
      .filter((_, n) => n % 1499 === 0);
    expect(source.length).toBeGreaterThan(200);
    for (const [lon = 0, lat = 0] of source) {
      if (Math.abs(lat) > 85) continue;
      expect(shoreOff(lon, lat), `${lat} ${lon}`).toBeLessThan(500);
    }
  });

  it('is drawn coarsely first: in tens of kilobytes, and not far off', () => {
    const rough = packCoarse(landOfTheEarth());
    expect(rough.length).toBeLessThan(90_000);
    const corners = unpackLand(rough).flat(2);
    expect(corners.length).toBeGreaterThan(10_000);
    // Every corner of it is one of the source's; between them the shore strays some 8 km.
    for (const [lon, lat] of corners.filter((_, n) => n % 997 === 0)) {
      if (Math.abs(lat) < 85) expect(shoreOff(lon, lat), `${lat} ${lon}`).toBeLessThan(500);
    }
    const held = (lat: number, lon: number) =>
      unpackLand(rough).some(
        (rings) => rings.filter((ring) => holds(ring, [lon, lat])).length % 2 === 1,
      );
    expect([held(33.51, 36.29), held(35.1, 33.3), held(34, 28)]).toEqual([true, true, false]);
  });

  it('is small enough, and is not taken where it is cut short', () => {
    expect(packed.length).toBeLessThan(700_000);
    expect(() => unpackLand(packed.subarray(0, packed.length - 1))).toThrow('cut short');
  });

  it('has the same numbers after packing and unpacking', () => {
    const square = [
      [
        [0, 0],
        [1.5, 0],
        [1.5, -2.25],
        [0, 0],
      ],
    ];
    const [[ring] = []] = unpackLand(pack([square]));
    for (const [n, [lon = 0, lat = 0]] of (square[0] ?? []).entries()) {
      expect(Math.abs((ring?.[n]?.[0] ?? 9) - lon)).toBeLessThan(0.002);
      expect(Math.abs((ring?.[n]?.[1] ?? 9) - lat)).toBeLessThan(0.002);
    }
  });
});
