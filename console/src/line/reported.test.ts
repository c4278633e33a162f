import { describe, expect, it } from 'vitest';
import { reportedIn } from './reported';

const NOW = Date.UTC(2018, 8, 17, 19, 29);

function reported(typed: Record<string, string>) {
  return reportedIn((name) => typed[name] ?? '', NOW);
}

describe('where something was seen', () => {
  it('is told in words alone where no position is given', () => {
    expect(reported({ within: '25km' })).toEqual({ volumes: [] });
  });

  it('is wide where it was not narrowed', () => {
    expect(reported({ position: '35.53N 35.78E', within: '25km' })).toEqual({
      volumes: [
        {
          role: 'activity',
          shape: {
            shape: 'circle',
            centre: { lat_e7: 355_300_000, lon_e7: 357_800_000 },
            radius_mm: 25_000_000,
          },
          band: { floor_mm: -500_000, ceiling_mm: 9_000_000, datum: 'mean-sea-level' },
          interval: { start_ms: NOW, end_ms: null },
        },
      ],
    });
  });

  it.each([
    [{ position: 'there', within: '25km' }, 'form-position'],
    [{ position: '35N 35E', within: '' }, 'form-distance'],
    [{ position: '35N 35E', within: '1km', floor: 'FL100', ceiling: '6000m' }, 'heights-mixed'],
    [{ position: '35N 35E', within: '1km', floor: '7km', ceiling: '6km' }, 'form-height'],
    [{ position: '35N 35E', within: '1km', until: 'soon' }, 'form-time'],
  ])('says what is not read: %j', (typed, why) => {
    expect(reported(typed)).toEqual({ why });
  });
});
