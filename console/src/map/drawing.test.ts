import { describe, expect, it } from 'vitest';
import { type Kind, Sketch } from './drawing';

const sketch = (kind: Kind, ...points: [number, number][]) =>
  points.reduce((made, [lat, lon]) => made.with({ lat, lon }), new Sketch(kind));

describe('drawing', () => {
  it('makes a circle of a middle and an edge, and takes no third point', () => {
    const made = sketch('circle', [35, 36], [35, 36.1], [35, 37]);
    expect(made.points.length).toBe(2);
    // 0.1° of longitude at 35 N, by geographiclib: 9,128.817 m.
    expect(Math.abs((made.radiusMm ?? 0) - 9_128_817)).toBeLessThan(20);
    expect(made.shape).toEqual({
      shape: 'circle',
      centre: { lat_e7: 350000000, lon_e7: 360000000 },
      radius_mm: made.radiusMm,
    });
  });

  it('makes an area of three corners, closed by a click on the first', () => {
    expect(sketch('polygon', [0, 0], [0, 1]).shape).toBeUndefined();
    const made = sketch('polygon', [0, 0], [0, 1], [1, 1], [0, 0]).shape;
    expect(made?.shape === 'polygon' && made.outer.length).toBe(3);
  });

  it('makes no area whose edges cross, also at the date line', () => {
    const bow = sketch('polygon', [0, 0], [1, 1], [0, 1], [1, 0]);
    expect(bow.crosses).toBe(true);
    expect(bow.shape).toBeUndefined();
    expect(sketch('polygon', [0, 179], [0, -179], [1, -179], [1, 179]).crosses).toBe(false);
    expect(sketch('polygon', [0, 179], [1, -179], [0, -179], [1, 179]).crosses).toBe(true);
  });

  it('makes a route with its half-width, and repeats no point', () => {
    const made = sketch('route', [0, 0], [0, 0], [0, 1]).wide(2_000_000);
    expect(made.shape).toEqual({
      shape: 'route',
      points: [
        { lat_e7: 0, lon_e7: 0 },
        { lat_e7: 0, lon_e7: 10000000 },
      ],
      half_width_mm: 2_000_000,
    });
    expect(made.without().shape).toBeUndefined();
    expect(made.wide(9e12).halfWidthMm).toBe(2_000_000_000);
  });

  it('shows the next point where the cross is', () => {
    const made = sketch('polygon', [0, 0], [0, 1]);
    expect(made.preview({ lat: 1, lon: 1 }).map(({ geometry }) => geometry.type)).toEqual([
      'Point',
      'Point',
      'LineString',
      'MultiPolygon',
    ]);
    expect(made.preview(undefined).length).toBe(3);
    expect(made.points.length).toBe(2);
  });
});
