import { describe, expect, it } from 'vitest';
import { heights, heightsInFull, heightWords } from './heights';

const band = (
  floor: number,
  ceiling: number,
  datum: 'mean-sea-level' | 'pressure-1013' | 'wgs84-ellipsoid',
) => ({
  floor_mm: floor,
  ceiling_mm: ceiling,
  datum,
});

describe('heights', () => {
  it('never stand without their datum, and err outward', () => {
    expect(heights(band(500_400, 8_000_001, 'mean-sea-level'))).toBe('\u2066500–8001 m AMSL\u2069');
    expect(heights(band(-20_500, 0, 'wgs84-ellipsoid'))).toBe('\u2066−21–0 m WGS84\u2069');
    expect(heights(band(0, 3_000_000, 'pressure-1013'))).toBe('\u2066FL000–FL099\u2069');
  });

  it('are whole flight levels where they are whole feet', () => {
    expect(heights(band(9_000 * 304.8, 24_000 * 304.8, 'pressure-1013'))).toBe(
      '\u2066FL090–FL240\u2069',
    );
    expect(heightWords(5_000 * 304.8, 'pressure-1013')).toBe('FL050');
  });

  it('are told in feet too, outward', () => {
    expect(heightsInFull(band(500_000, 8_000_000, 'mean-sea-level'))).toContain(
      '1640–26\u202f247 ft',
    );
  });
});
