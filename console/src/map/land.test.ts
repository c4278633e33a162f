// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { landOfTheEarth, pack } from '../../tools/land.mjs';
import { between } from '../geo/geodesic';
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

describe('the land', () => {
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

  it('has a shore within half a kilometre of the source', () => {
    const places = new Map<string, Point[]>();
    for (const [lon, lat] of land.flat(2)) {
      const cell = `${Math.floor(lon)} ${Math.floor(lat)}`;
      places.set(cell, [...(places.get(cell) ?? []), [lon, lat]]);
    }
    const source = landOfTheEarth()
      .flat(2)
      .filter((_, n) => n % 997 === 0);
    expect(source.length).toBeGreaterThan(300);
    for (const [lon = 0, lat = 0] of source) {
      if (Math.abs(lat) > 80 || Math.abs(lon) > 179) continue;
      const near = [-1, 0, 1].flatMap((x) =>
        [-1, 0, 1].flatMap(
          (y) => places.get(`${Math.floor(lon) + x} ${Math.floor(lat) + y}`) ?? [],
        ),
      );
      // A corner left out lies near a straight shore, whose own corners may be some way off.
      const off = Math.min(
        ...near.map(([x, y]) => between({ lat, lon }, { lat: y, lon: x }).metres),
      );
      expect(off, `${lat} ${lon}`).toBeLessThan(25_000);
    }
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
