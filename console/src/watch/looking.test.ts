import { describe, expect, it } from 'vitest';
import { thing, volume } from '../map/things.test-part';
import { atFirst, lookAt } from './looking';

const REGION = {
  name: 'north',
  area: {
    shape: 'box' as const,
    south_e7: 355_000_000,
    west_e7: 350_000_000,
    north_e7: 365_000_000,
    east_e7: 370_000_000,
  },
};
const FAR = volume({
  shape: { shape: 'circle', centre: { lat_e7: 0, lon_e7: 0 }, radius_mm: 5_000_000 },
});

describe('the map of the watch', () => {
  it('begins at the named regions, and never at the whole world for want of things', () => {
    const bounds = atFirst([REGION], [], 0);
    expect(bounds?.west).toBeGreaterThan(30);
    expect(bounds?.west).toBeLessThan(35);
    expect(bounds?.north).toBeGreaterThan(36.5);
    expect(bounds?.north).toBeLessThan(40);
    expect(atFirst([], [], 0)).toBeNull();
  });

  it('begins at what is planned and not at what is over or cancelled', () => {
    expect(atFirst([REGION], [thing({ volumes: [FAR] })], 500)?.south).toBeLessThan(1);
    expect(atFirst([REGION], [thing({ volumes: [FAR] })], 1_000)?.south).toBeGreaterThan(30);
    const cancelled = thing({ volumes: [FAR], state: 'cancelled' });
    expect(atFirst([REGION], [cancelled], 500)?.south).toBeGreaterThan(30);
    const forever = thing({ volumes: [volume({ shape: FAR.shape, to: null })] });
    expect(atFirst([REGION], [forever], 5_000)?.south).toBeLessThan(1);
  });

  it('goes to the chosen matter at its time: now while it is there, else as it begins', () => {
    const one = thing({ volumes: [volume({ from: 400, to: 800 })], start_ms: 400, end_ms: 800 });
    expect(lookAt(one, 100).moment).toBe(400);
    expect(lookAt(one, 500).moment).toBeNull();
    expect(lookAt(one, 800).moment).toBe(400);
    expect(lookAt(one, 500).bounds?.west).toBeCloseTo(35.64, 1);
    expect(lookAt(thing({ volumes: [], region: null }), 0).bounds).toBeNull();
    expect(lookAt(undefined, 5)).toEqual({ bounds: null, moment: null });
  });
});
