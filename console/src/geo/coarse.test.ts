import { describe, expect, it } from 'vitest';
import vectors from '../../../vectors/positions/coarse.json';
import { coarsely } from './coarse';

describe('a coarse position', () => {
  it.each(vectors)('of $lat_e7 $lon_e7 within $radius_mm mm stands where Python puts it', (one) => {
    const found = coarsely(one, one.radius_mm);
    expect(found?.middle).toEqual({ lat_e7: one.middle[0], lon_e7: one.middle[1] });
    const cell = found?.cell;
    expect([cell?.south_e7, cell?.west_e7, cell?.north_e7, cell?.east_e7]).toEqual(one.cell);
    expect(found?.height_m).toBeCloseTo(one.height_m, 1);
    expect(found?.width_m).toBeCloseTo(one.width_m, 1);
  });

  it('is not drawn where it would hide nothing', () => {
    expect(coarsely({ lat_e7: 0, lon_e7: 0 }, 499_999)).toBeUndefined();
    expect(coarsely({ lat_e7: 0, lon_e7: 0 }, 2_000_000_001)).toBeUndefined();
  });
});
