import { describe, expect, it } from 'vitest';
import type { Schema } from '../api';
import { beginsOf, graveOf, leadOf, leadSaid, type Preview, sameNotice } from './judging';
import { moved, readsAs } from './moving';

const HOUR = 3_600_000;
const NOW = Date.UTC(2018, 8, 17, 18, 39);
const at = (lat_e7: number, lon_e7 = 0) => ({ lat_e7, lon_e7 });
const volume = (role: Schema<'Role'>, start_ms: number): Schema<'Volume'> => ({
  role,
  shape: { shape: 'circle', centre: at(0), radius_mm: 1 },
  band: { floor_mm: 0, ceiling_mm: 1, datum: 'mean-sea-level' },
  interval: { start_ms, end_ms: null },
});
const NOTICE: Schema<'Notice'> = {
  activity: 'flight',
  emergency: false,
  period: { start_ms: NOW + HOUR, end_ms: null },
  volumes: [],
  place_label: 'x',
  planned_landing_ms: null,
  contact_desk: '',
  remarks: '',
  relay_scope: '',
  addressees: [],
  annexes: [],
  details: null,
};
// Only the two times that lead is read from.
const TERMS = {
  rules: { lead_time_ms: HOUR },
  line: { movement_lead_ms: 48 * HOUR, movement_emergency_lead_ms: 24 * HOUR },
} as unknown as Schema<'Terms'>;
const preview = (notice: Schema<'Notice'>, ...kinds: Schema<'FlagKind'>[]): Preview => ({
  notice,
  widened: [],
  late_ms: 0,
  flags: kinds.map((kind) => ({
    kind,
    words: '',
    volumes: [],
    check_in: null,
    place: '',
    by_mm: null,
    by_ms: null,
    agreed_ms: null,
    at_ms: null,
    meant: null,
  })),
  conflicts: [],
  told: [],
  nearest: [],
  meant: [],
});

describe('lateness', () => {
  it('is by the agreed lead of its activity', () => {
    const lead = (activity: Schema<'Activity'>, emergency = false) =>
      leadOf({ activity, emergency }, TERMS) / HOUR;
    expect(lead('flight')).toBe(1);
    expect(lead('humanitarian-movement')).toBe(48);
    expect(lead('humanitarian-movement', true)).toBe(24);
    expect(lead('medical-evacuation')).toBe(24);
    expect(lead('humanitarian-site')).toBe(0);
    expect(lead('crossing-point')).toBe(0);
  });

  it('counts to the activity, else to any volume, else to the period', () => {
    expect(beginsOf(NOTICE)).toBe(NOW + HOUR);
    expect(beginsOf({ ...NOTICE, volumes: [volume('transit', 5), volume('recall', 3)] })).toBe(3);
    expect(beginsOf({ ...NOTICE, volumes: [volume('transit', 3), volume('activity', 5)] })).toBe(5);
  });

  it('is said at this second', () => {
    expect(leadSaid(preview(NOTICE), TERMS, NOW)).toEqual({
      code: 'in-time',
      before_ms: HOUR,
      lead_ms: HOUR,
    });
    expect(leadSaid(preview(NOTICE), TERMS, NOW + 1)).toEqual({
      code: 'late',
      late_ms: 1,
      lead_ms: HOUR,
    });
    expect(leadSaid(preview({ ...NOTICE, activity: 'crossing-point' }), TERMS, NOW)).toEqual({
      code: 'no-lead',
    });
  });
});

describe('what the button names', () => {
  it('is what is grave, in one order', () => {
    expect(graveOf(preview(NOTICE, 'widened', 'end-unknown', 'late', 'no-geometry'))).toEqual([
      'no-geometry',
      'end-unknown',
    ]);
  });
});

describe('an amendment', () => {
  it('that changes nothing is known, in whatever order its parts stand', () => {
    const turned = Object.fromEntries(Object.entries(NOTICE).reverse());
    expect(sameNotice(NOTICE, { ...NOTICE, ...turned })).toBe(true);
    expect(sameNotice(NOTICE, { ...NOTICE, remarks: 'x' })).toBe(false);
    const two = [volume('recall', 1), volume('transit', 1)];
    expect(
      sameNotice({ ...NOTICE, volumes: two }, { ...NOTICE, volumes: [...two].reverse() }),
    ).toBe(false);
  });
});

describe('a place that was meant', () => {
  it('is put where the other stood, and nowhere else', () => {
    const put = (one: { lat_e7: number; lon_e7: number }) => (one.lat_e7 === 1 ? at(9) : one);
    const route = { shape: 'route', points: [at(1), at(2)], half_width_mm: 1 } as const;
    expect(moved({ ...route, points: [...route.points] }, put)).toMatchObject({
      points: [at(9), at(2)],
    });
    const polygon = { shape: 'polygon' as const, outer: [at(2), at(3), at(4)], holes: [] };
    expect(moved(polygon, put)).toBe(polygon);
    const circle = { shape: 'circle' as const, centre: at(1), radius_mm: 5 };
    expect(moved(circle, put)).toEqual({ ...circle, centre: at(9) });
  });

  it('is compared by what was typed, in whatever spelling', () => {
    expect(readsAs(`35°31'48"N 35°46'48"E`)).toBe(readsAs('35.53 35.78'));
    expect(readsAs('north')).toBe('');
  });
});
