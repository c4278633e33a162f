import { beforeEach, describe, expect, it } from 'vitest';
import type { Schema } from '../api';
import { preferences } from '../prefs';
import { rowsOf } from './beside';

const ways = [{ run: 'evening', party: 'russia', name: 'Russia', address: '' }];
const good: Schema<'Findings'> = {
  notice: { party: 'israel', ref: 'N1' },
  at_ms: 0,
  late_s: 0,
  geometry_missing: false,
  place_mismatch_km: null,
  conflicts: [],
  unconfirmed_rungs: [],
  relay_confirmed: true,
  overdue_s: null,
};
const values = (notice: Schema<'Findings'>, flight = good) =>
  rowsOf({ ways }, { notice, flight }).map(([, value]) => value);

describe('what differed', () => {
  beforeEach(() => preferences.set({ language: 'en' }));

  it('never says more than that none was found', () => {
    expect(values(good)).toEqual([
      'kept',
      'yes',
      'no difference found',
      'none found among what was filed',
      'none: CONFIRMED to the last unit',
      'passed on and repeated back, as the relaying party states',
      'in time',
    ]);
  });

  it('says how short, how far, and whose rung is missing', () => {
    const bad = {
      ...good,
      late_s: 3_540,
      geometry_missing: true,
      place_mismatch_km: 58.4,
      unconfirmed_rungs: [{ party: 'russia', rung: 'read-back' as const }],
      relay_confirmed: false,
    };
    expect(values(bad, { ...good, overdue_s: 840 })).toEqual([
      'short by 59 min 00 s',
      'no, only named',
      '58.4 km apart',
      'none found among what was filed',
      'Russia: read back',
      'not on record',
      '14 min 00 s',
    ]);
    expect(values({ ...good, relay_confirmed: null })[5]).toBe('none owed');
  });
});
