import { describe, expect, it } from 'vitest';
import type { Area, Point } from '../geo/shapes';
import { placed, type Sight, WHOLE_ZOOM } from './labels';
import type { Label } from './scene';

/** 1,024 by 512 pixels about 0° 0°, where a degree is about eleven pixels. */
const sight = (given: Partial<Sight> = {}): Sight => {
  const world = 512 * 2 ** (given.zoom ?? 3);
  const north = (Math.atan(Math.sinh(Math.PI * (512 / world))) * 180) / Math.PI;
  const east = (512 / world) * 360;
  return {
    west: -east,
    east,
    south: -north,
    north,
    zoom: 3,
    width: 1_024,
    height: 512,
    foot: 0,
    ...given,
  };
};
const square = (west: number, south: number, east: number, north: number): Area => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
];
const label = (given: Partial<Label> = {}): Label => ({
  key: 'notice/northland/N1',
  plate: 'mine',
  words: 'one\ntwo\nthree\nfour',
  short: 'one\ntwo',
  selected: false,
  presence: 'here',
  rank: 4,
  at: [0, 0],
  area: undefined,
  symbol: false,
  ...given,
});
const EM = 12;
const put = (one: Partial<Label>, given: Partial<Sight> = {}) =>
  placed([label(one)], sight(given), EM, (line) => line.length * 0.6);

/** Where its first way of being written lies, in pixels of the sight. */
function boxOf(one: Partial<Label>, given: Partial<Sight> = {}) {
  const [found] = put(one, given);
  if (found === undefined) throw new Error('not written');
  const seen = sight(given);
  const [lon = 0, lat = 0] = found.geometry.coordinates;
  const world = 512 * 2 ** seen.zoom;
  const tall = (degrees: number) =>
    Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI);
  const at: Point = [((lon - seen.west) / 360) * world, (tall(seen.north) - tall(lat)) * world];
  const lines = found.properties.text.split('\n');
  const width = Math.max(...lines.map((line) => line.length * 0.6)) * EM;
  const height = lines.length * 1.25 * EM;
  const { anchors } = found.properties;
  return anchors.flatMap((anchor, n) => {
    const offset = anchors[n + 1];
    if (typeof anchor !== 'string' || typeof offset === 'string' || offset === undefined) return [];
    const x = at[0] + offset[0] * EM;
    const y = at[1] + offset[1] * EM;
    const left = anchor === 'left' ? x : anchor === 'right' ? x - width : x - width / 2;
    const top = anchor === 'top' ? y : anchor === 'bottom' ? y - height : y - height / 2;
    return [{ anchor, left, top, right: left + width, bottom: top + height }];
  });
}

describe('the words about a thing', () => {
  it('are few from afar, all from near or where it is chosen', () => {
    expect(put({})[0]?.properties.text).toBe('one\ntwo');
    expect(put({ selected: true })[0]?.properties.text).toBe('one\ntwo\nthree\nfour');
    expect(put({}, sight({ zoom: WHOLE_ZOOM }))[0]?.properties.text).toContain('four');
  });

  it('stand upon what is large and beside what is small, which they would hide', () => {
    expect(boxOf({ area: square(-20, -12, 20, 12) })[0]?.anchor).toBe('center');
    const half = (1 / 360) * 512 * 2 ** 3;
    for (const box of boxOf({ area: square(-1, -1, 1, 1) })) {
      const apart =
        box.left >= 512 + half ||
        box.right <= 512 - half ||
        box.top >= 256 + half ||
        box.bottom <= 256 - half;
      expect(apart, JSON.stringify(box)).toBe(true);
    }
    expect(boxOf({ area: square(-1, -1, 1, 1) }).length).toBe(4);
  });

  it('leave room for a symbol, upon what is large too', () => {
    for (const box of boxOf({ area: square(-20, -12, 20, 12), symbol: true })) {
      const [x, y] = [
        Math.max(box.left - 512, 512 - box.right, 0),
        Math.max(box.top - 256, 256 - box.bottom, 0),
      ];
      // Half a symbol, what is kept clear about it, and the plate's own rim.
      expect(Math.max(x, y)).toBeGreaterThan(30);
    }
  });

  it('are never cut off at an edge nor put beneath what lies at the foot', () => {
    const seen = sight();
    for (const lon of [seen.west + 0.2, 0, seen.east - 0.2]) {
      for (const lat of [seen.south + 2.6, 0, seen.north - 0.2]) {
        for (const box of boxOf({ at: [lon, lat] }, { foot: 24 })) {
          expect(box.left, `${lon} ${lat}`).toBeGreaterThan(0);
          expect(box.right, `${lon} ${lat}`).toBeLessThan(1_024);
          expect(box.top, `${lon} ${lat}`).toBeGreaterThan(0);
          expect(box.bottom, `${lon} ${lat}`).toBeLessThan(512 - 24);
        }
      }
    }
  });

  it('stand in what is seen of an area whose middle is not', () => {
    const seen = sight();
    const [box] = boxOf({ at: [seen.east + 40, 0], area: square(20, -10, seen.east + 60, 10) });
    expect(box?.left).toBeGreaterThan(512 + (20 / 360) * 4_096);
    expect(box?.right).toBeLessThan(1_024);
    const around = boxOf({ at: [150, 60], area: square(-170, -80, 170, 80) });
    expect(around[0]?.anchor).toBe('center');
  });

  it('stand in the largest of what is seen of it, however many corners the others have', () => {
    const round = Array.from({ length: 33 }, (_, n): Point => {
      const turn = (n / 16) * Math.PI;
      return [-30 + Math.cos(turn), 5 + Math.sin(turn)];
    });
    const area: Area = [[round], ...square(10, -10, 40, 10)];
    const [lon = 0] = put({ at: [170, 0], area })[0]?.geometry.coordinates ?? [];
    expect(lon).toBeGreaterThan(10);
    expect(lon).toBeLessThan(40);
  });

  it('stand within what is hollow, and not in its hollow', () => {
    // Open to the west: the middle of its corners is outside.
    const corners: Point[] = [
      [-20, 20],
      [20, 20],
      [20, -20],
      [-20, -20],
      [-20, -18],
      [18, -18],
      [18, 18],
      [-20, 18],
      [-20, 20],
    ];
    const at = put({ at: [170, 0], area: [[corners]] })[0]?.geometry.coordinates ?? [];
    expect(corners).toContainEqual(at.map((degrees) => Math.round(degrees)));
  });

  it('that find no room are cut off on both sides alike', () => {
    const words = 'x'.repeat(200);
    const [box] = boxOf({ words, short: words, at: [30, 0] });
    expect(((box?.left ?? 0) + (box?.right ?? 0)) / 2).toBeCloseTo(512, 0);
  });

  it('are not there where nothing of it is seen', () => {
    expect(put({ at: [120, 0], area: square(110, -10, 130, 10) })).toEqual([]);
    expect(put({ at: [120, 0] })).toEqual([]);
  });

  it('are found on another turn of the Earth', () => {
    const there = sight();
    const turned = { ...there, west: there.west + 360, east: there.east + 360 };
    expect(put({}, turned)[0]?.geometry.coordinates[0]).toBeCloseTo(360);
  });

  it('are no more than find room, what is chosen first', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => label({ rank: n === 999 ? 0 : 4 }));
    const found = placed(many, sight(), EM, (line) => line.length);
    expect(found.length).toBeLessThan(200);
    expect(found[0]?.properties.rank).toBe(0);
  });
});
