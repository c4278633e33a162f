import { forward } from 'mgrs';
import { describe, expect, it } from 'vitest';
import utmVectors from '../../../vectors/positions/utm.json';
import { mgrsOf, squareOf } from './mgrs';
import { degreesOf, E7, type Position, utmOf, zoneOf } from './utm';

interface Case extends Position {
  zone: number;
  north: boolean;
  easting: number;
  northing: number;
}
const cases: Case[] = utmVectors;

describe('UTM', () => {
  it('is that of PROJ to a tenth of a millimetre, zones and their exceptions included', () => {
    for (const one of cases) {
      const utm = utmOf(one);
      expect(utm?.zone, JSON.stringify(one)).toBe(one.zone);
      expect(utm?.north).toBe(one.north);
      expect(Math.abs((utm?.easting ?? 0) - one.easting), JSON.stringify(one)).toBeLessThan(1e-4);
      expect(Math.abs((utm?.northing ?? 0) - one.northing), JSON.stringify(one)).toBeLessThan(1e-4);
    }
  });

  it('is read back from the numbers of PROJ to a tenth of a millimetre', () => {
    for (const one of cases) {
      const { lat, lon } = degreesOf(one);
      const metres = 111_320;
      expect(Math.abs(lat - one.lat_e7 / E7) * metres).toBeLessThan(1e-4);
      const turn = Math.abs(lon - one.lon_e7 / E7) % 360;
      const across = Math.min(turn, 360 - turn) * metres * Math.cos((lat * Math.PI) / 180);
      expect(across, JSON.stringify(one)).toBeLessThan(1e-4);
    }
  });

  it.each([
    [60, 2.9, 31],
    [60, 3, 32],
    [55.9, 3, 31],
    [64, 3, 31],
    [71.9, 10, 32],
    [72, 8.9, 31],
    [72, 9, 33],
    [84, 20.9, 33],
    [78, 21, 35],
    [78, 33, 37],
    [78, 42, 38],
    [0, 180, 1],
    [0, -180, 1],
    [0, 179.9, 60],
  ])('has the zone of %f %f', (lat, lon, zone) => {
    expect(zoneOf({ lat_e7: Math.round(lat * E7), lon_e7: Math.round(lon * E7) })).toBe(zone);
  });

  it('ends at 84 north and 80 south', () => {
    expect(utmOf({ lat_e7: 84 * E7 + 1, lon_e7: 0 })).toBeUndefined();
    expect(utmOf({ lat_e7: -80 * E7 - 1, lon_e7: 0 })).toBeUndefined();
    expect(mgrsOf({ lat_e7: 84 * E7 + 1, lon_e7: 0 })).toBeUndefined();
  });
});

describe('MGRS', () => {
  it('is that of another implementation to a metre or two, which is what that one is good for', () => {
    let compared = 0;
    for (const one of cases) {
      const theirs = forward([one.lon_e7 / E7, one.lat_e7 / E7]);
      const [, square = '', digits = ''] = /^(\d+[A-Z]{3})(\d+)$/.exec(theirs) ?? [];
      const mine = mgrsOf(one)?.replace(/^0/, '').split(' ') ?? [];
      // On the line between two squares a metre's difference names the other.
      if (mine[0] !== square) continue;
      compared += 1;
      expect(Math.abs(Number(digits.slice(0, 5)) - Number(mine[1])), theirs).toBeLessThanOrEqual(2);
      expect(Math.abs(Number(digits.slice(5)) - Number(mine[2])), theirs).toBeLessThanOrEqual(2);
    }
    expect(compared).toBeGreaterThan(cases.length - 5);
  });

  it('has no zones 32X, 34X, 36X, and no square outside its zone', () => {
    expect(squareOf(32, 'X', 'MH', '')).toBe('no-such-zone');
    expect(squareOf(36, 'S', 'AE', '')).toBe('no-such-square');
    expect(squareOf(36, 'S', 'YZ', '')).toBe('no-such-square');
    expect(squareOf(36, 'I', 'YE', '')).toBe('no-such-zone');
    expect(squareOf(61, 'S', 'YE', '')).toBe('no-such-zone');
    expect(squareOf(36, 'S', 'YE', '123')).toBe('uneven-digits');
  });
});
