import { describe, expect, it } from 'vitest';
import { changes, differences } from './comparing';
import { CIRCLE, notice } from './page.test-part';

const kinds = (heard: Parameters<typeof differences>[1]) =>
  differences([CIRCLE], heard).map((one) => one.kind);

describe('what is read back', () => {
  it('is the same where nothing differs by more than is rounded when spoken', () => {
    expect(kinds([CIRCLE])).toEqual([]);
    const near = { ...CIRCLE.shape, centre: { lat_e7: 355005000, lon_e7: 357800000 } };
    expect(kinds([{ ...CIRCLE, shape: near }])).toEqual([]);
    expect(kinds([{ ...CIRCLE, band: { ...CIRCLE.band, ceiling_mm: 6_030_000 } }])).toEqual([]);
    const soon = { ...CIRCLE.interval, start_ms: CIRCLE.interval.start_ms + 59_999 };
    expect(kinds([{ ...CIRCLE, interval: soon }])).toEqual([]);
  });

  it('says by how much each part differs', () => {
    const shape = { ...CIRCLE.shape, centre: { lat_e7: 356000000, lon_e7: 357800000 } };
    const [place] = differences([CIRCLE], [{ ...CIRCLE, shape }]);
    expect(place?.kind).toBe('place');
    expect(place?.by_mm).toBeGreaterThan(11_000_000);
    expect(place?.by_mm).toBeLessThan(11_200_000);
    const interval = { start_ms: CIRCLE.interval.start_ms + 180_000, end_ms: null };
    expect(differences([CIRCLE], [{ ...CIRCLE, interval }])).toEqual([
      { kind: 'start', volume: 0, by_mm: null, by_ms: 180_000 },
      { kind: 'end', volume: 0, by_mm: null, by_ms: null },
    ]);
    const band = { floor_mm: -100_000, ceiling_mm: 6_000_000, datum: 'wgs84-ellipsoid' as const };
    expect(kinds([{ ...CIRCLE, band }])).toEqual(['datum', 'floor']);
  });

  it('compares no volumes where their number differs', () => {
    expect(kinds([])).toEqual(['volumes']);
    expect(kinds([CIRCLE, CIRCLE])).toEqual(['volumes']);
  });

  it('knows no distance between an area and a circle', () => {
    const corners = [0, 1, 2].map((n) => ({ lat_e7: n * 1e6, lon_e7: n * n * 1e6 }));
    const shape = { shape: 'polygon' as const, outer: corners, holes: [] };
    expect(differences([CIRCLE], [{ ...CIRCLE, shape }])[0]).toMatchObject({
      kind: 'place',
      by_mm: null,
    });
  });
});

describe('what an amendment changed', () => {
  it('is nothing where nothing did', () => {
    expect(changes(notice(), notice())).toEqual([]);
  });

  it('names every field and every volume', () => {
    const after = notice({ place_label: 'north', volumes: [{ ...CIRCLE, role: 'recall' }] });
    expect(changes(notice(), after)).toEqual([
      { what: 'field', name: 'place_label' },
      {
        what: 'volume',
        volume: 0,
        differs: [{ kind: 'role', volume: 0, by_mm: null, by_ms: null }],
      },
    ]);
    expect(changes(notice(), notice({ volumes: [] }))).toEqual([
      { what: 'volumes', was: 1, is: 0 },
    ]);
  });

  it('passes over no change for being small', () => {
    const shape = { ...CIRCLE.shape, centre: { lat_e7: 355000001, lon_e7: 357800000 } };
    const found = changes(notice(), notice({ volumes: [{ ...CIRCLE, shape }] }));
    expect(found).toHaveLength(1);
  });
});
