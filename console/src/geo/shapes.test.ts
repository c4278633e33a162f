import { describe, expect, it } from 'vitest';
import { along, between } from './geodesic';
import { type Area, anchorOf, areaOf, boundsOf, type Point, type Ring, type Shape } from './shapes';

// Computed with geographiclib 2.1 in Python.
const DIRECT = [
  [35.4, 35.9, 0, 5556, 35.450077343, 35.9],
  [35.4, 35.9, 137.5, 60000, 35.000453978, 36.344038305],
  [-33.9, 151.2, 271.25, 1500000, -32.555472014, 135.170814343],
  [64.1, -21.9, 45, 2000000, 71.986500472, 22.787732948],
  [0, 179.9, 90, 50000, 0.0, -179.650842358],
  [89.5, 10, 30, 200000, 88.619583712, 149.568884574],
  [12.3, -45.6, 210, 15000000, -48.552764305, 166.829578081],
] as const;
const INVERSE = [
  [35.4, 35.9, 36.2, 37.1, 140156.942, 50.355502],
  [51.5, -0.1, 40.7, -74, 5587819.5174, -71.6246202],
  [-16.5, 179.5, -17.5, -179.5, 153579.0672, 136.24876],
  [0, 0, 0, 90, 10018754.1714, 90.0],
  [70, 30, 70, -150, 4465970.0031, 0],
  [35, 36, 35.00001, 36.00001, 1.4367, 39.4494726],
] as const;

const at = (lat: number, lon: number) => ({
  lat_e7: Math.round(lat * 1e7),
  lon_e7: Math.round(lon * 1e7),
});
const circle = (lat: number, lon: number, km: number): Shape => ({
  shape: 'circle',
  centre: at(lat, lon),
  radius_mm: km * 1_000_000,
});
const route = (km: number, ...points: [number, number][]): Shape => ({
  shape: 'route',
  points: points.map(([lat, lon]) => at(lat, lon)),
  half_width_mm: km * 1_000_000,
});
const polygon = (...points: [number, number][]): Shape => ({
  shape: 'polygon',
  outer: points.map(([lat, lon]) => at(lat, lon)),
  holes: [],
});

const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
const parallel = (y: number) => (2 * Math.atan(Math.exp(y)) - Math.PI / 2) * (180 / Math.PI);

/** Every corner, and the middles of the straight edges as the chart draws them. */
function* outline(ring: Ring): Generator<Point> {
  for (const [n, b] of ring.entries()) {
    yield b;
    const a = ring[n - 1];
    if (a === undefined) continue;
    yield [(a[0] + b[0]) / 2, parallel((mercator(a[1]) + mercator(b[1])) / 2)];
  }
}

function holds(area: Area, [lon, lat]: Point): boolean {
  let inside = false;
  for (const ring of area.flat()) {
    for (const [n, b] of ring.entries()) {
      const a = ring[n - 1];
      if (a === undefined || a[1] > lat === b[1] > lat) continue;
      if (a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]) > lon) inside = !inside;
    }
  }
  return inside;
}

function outerOf(shape: Shape): Ring {
  const ring = areaOf(shape)[0]?.[0];
  if (ring === undefined) throw new Error('nothing is drawn');
  return ring;
}

const metres = ([lon, lat]: Point, to: { lat: number; lon: number }) =>
  between({ lat, lon }, to).metres;

/** How far a point is from a geodesic, by looking along it. */
function fromLine(point: Point, points: readonly [number, number][]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 1; n < points.length; n += 1) {
    const [a, b] = [points[n - 1], points[n]];
    if (a === undefined || b === undefined) continue;
    const leg = between({ lat: a[0], lon: a[1] }, { lat: b[0], lon: b[1] });
    const off = (s: number) =>
      metres(point, along({ lat: a[0], lon: a[1] }, leg.azimuth, s * leg.metres));
    let [low, high] = [0, 1];
    for (let round = 0; round < 60; round += 1) {
      const third = (high - low) / 3;
      if (off(low + third) < off(high - third)) high -= third;
      else low += third;
    }
    least = Math.min(least, off((low + high) / 2), off(0), off(1));
  }
  return least;
}

describe('geodesics', () => {
  it.each(DIRECT)('from %d %d by %d for %d m', (lat, lon, azimuth, length, toLat, toLon) => {
    const found = along({ lat, lon }, azimuth, length);
    expect(metres([found.lon, found.lat], { lat: toLat, lon: toLon })).toBeLessThan(0.001);
  });

  it.each(INVERSE)('from %d %d to %d %d', (lat, lon, toLat, toLon, length, azimuth) => {
    const found = between({ lat, lon }, { lat: toLat, lon: toLon });
    expect(Math.abs(found.metres - length)).toBeLessThan(0.001);
    expect(Math.abs(found.azimuth - azimuth)).toBeLessThan(0.001);
  });

  it('comes within a per cent where the series does not settle', () => {
    const found = between({ lat: 0, lon: 0 }, { lat: 0.5, lon: 179.5 });
    expect(Math.abs(found.metres / 19936288.579 - 1)).toBeLessThan(0.01);
    expect(between({ lat: 1, lon: 2 }, { lat: 1, lon: 2 }).metres).toBe(0);
  });
});

describe('a circle', () => {
  it.each([
    [35.4, 35.9, 5.556],
    [64, -20, 300],
    [-17, 179.9, 60],
    [0, 0, 2000],
  ])('at %d %d of %d km errs outward, by a few in ten thousand', (lat, lon, km) => {
    for (const point of outline(outerOf(circle(lat, lon, km)))) {
      const off = (metres(point, { lat, lon }) + 2) / (km * 1000);
      expect(off).toBeGreaterThanOrEqual(1);
      expect(off).toBeLessThan(1.001);
    }
  });

  it('runs on past the date line without a jump', () => {
    const ring = outerOf(circle(-17, 179.9, 60));
    for (const [n, [lon]] of ring.entries()) {
      expect(Math.abs(lon - (ring[n - 1]?.[0] ?? lon))).toBeLessThan(1);
    }
    expect(boundsOf(ring)?.east).toBeGreaterThan(180.4);
  });

  it('about a pole holds the pole', () => {
    const area = areaOf(circle(89.5, 10, 200));
    expect([-620, -260, 100, 460].some((lon) => holds(area, [lon, 88.8]))).toBe(true);
    expect([-620, -260, 100, 460].some((lon) => holds(area, [lon, 88]))).toBe(false);
    expect(boundsOf(area.flat(2))?.north).toBeLessThan(91);
  });
});

describe('a polygon', () => {
  // The places a quarter, a half and three quarters along, from geographiclib.
  const EDGE = [
    [42.62327412, 42.41154887],
    [49.62844995, 51.79232188],
    [55.62584807, 64.04772015],
  ] as const;

  it('has geodesics for edges, within two metres', () => {
    const ring = outerOf(polygon([35, 35], [60, 80], [30, 70]));
    for (const [lat, lon] of EDGE) {
      const near = Math.min(...[...outline(ring)].map((point) => metres(point, { lat, lon })));
      expect(near).toBeLessThan(60_000);
    }
    const far = [...outline(ring)]
      .slice(0, 300)
      .map((point) =>
        fromLine(point, [
          [35, 35],
          [60, 80],
        ]),
      )
      .filter((off) => off < 10_000);
    expect(far.length).toBeGreaterThan(200);
    expect(Math.max(...far)).toBeLessThan(3);
  });

  it('keeps its holes, on the same turn of the Earth', () => {
    const area = areaOf({
      shape: 'polygon',
      outer: [at(-18, 179), at(-18, -179), at(-16, -179), at(-16, 179)],
      holes: [[at(-17.2, -179.8), at(-17.2, -179.6), at(-17, -179.6)]],
    });
    expect(area[0]?.length).toBe(2);
    expect(holds(area, [180.3, -17.15])).toBe(false);
    expect(holds(area, [179.5, -17.15])).toBe(true);
  });
});

describe('a route', () => {
  it.each([
    [
      5,
      [
        [35.4, 35.9],
        [36.2, 37.1],
      ],
    ],
    [
      2,
      [
        [35, 35],
        [35.5, 36],
        [35, 36.2],
      ],
    ],
    [
      20,
      [
        [60, -179],
        [61, 178],
        [59, 175],
      ],
    ],
    [
      50,
      [
        [35, 35],
        [60, 80],
      ],
    ],
  ] as [
    number,
    [number, number][],
  ][])('%d km beside its line keeps that distance', (km, points) => {
    const area = areaOf(route(km, ...points));
    expect(area.length).toBe(1);
    for (const point of outline(area[0]?.[0] ?? [])) {
      const off = fromLine(point, points) - km * 1000;
      expect(off).toBeGreaterThan(-2);
      expect(off).toBeLessThan(3 + km * 5);
    }
  });

  it('is one area where it crosses itself, with the hole that is within', () => {
    const area = areaOf(route(2, [35, 35], [35, 36], [35.5, 36], [35.5, 35.5], [34.8, 35.5]));
    expect(area.length).toBe(1);
    expect(area[0]?.length).toBe(2);
    expect(holds(area, [35.5, 35])).toBe(true);
    expect(holds(area, [35.75, 35.25])).toBe(false);
  });

  it('is one area where it goes back the way it came', () => {
    const area = areaOf(route(2, [35, 35], [35, 36], [35, 35.2]));
    expect(area.length).toBe(1);
    expect(area[0]?.length).toBe(1);
  });
});

describe('a place for words', () => {
  it('lies within what it speaks of', () => {
    // A horseshoe, whose middle is outside.
    const shoe = polygon([0, 0], [0, 3], [3, 3], [3, 2], [1, 2], [1, 1], [3, 1], [3, 0]);
    expect(holds(areaOf(shoe), anchorOf(shoe))).toBe(true);
    expect(anchorOf(circle(1, 2, 5))).toEqual([2, 1]);
    const box: Shape = {
      shape: 'box',
      south_e7: 0,
      north_e7: 1e7,
      west_e7: 179e7,
      east_e7: -179e7,
    };
    expect(anchorOf(box)).toEqual([180, 0.5]);
    expect(boundsOf(outerOf(box))?.east).toBe(181);
  });
});
