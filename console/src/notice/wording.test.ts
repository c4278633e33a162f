import { afterEach, describe, expect, it } from 'vitest';
import type { Schema } from '../api';
import { preferences } from '../prefs';
import { LANGUAGES } from '../words';
import { page } from './page.test-part';
import { differenceSaid, flagSaid, kindSaid, missingSaid, momentOf } from './wording';

const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');
const missing = (told: Partial<Schema<'Missing'>>): Schema<'Missing'> => ({
  party: 'russia',
  rung: 'read-back',
  differs: false,
  units: [],
  acknowledged: 0,
  passed_to: 0,
  since_ms: 0,
  ...told,
});
const flag = (told: Partial<Schema<'Flag'>>): Schema<'Flag'> => ({
  kind: 'late',
  words: 'English',
  volumes: [],
  check_in: null,
  place: '',
  by_mm: null,
  by_ms: null,
  agreed_ms: null,
  at_ms: null,
  meant: null,
  ...told,
});

afterEach(() => preferences.set({ language: 'en', notation: 'decimal' }));

describe('what is missing', () => {
  it('names the rung and whose it is', () => {
    const told = missingSaid(page({}, { missing: [missing({})] })).map(plain);
    expect(told).toEqual(['russia has not read it back, since 1970-01-01 00:00:00Z']);
    const units = missing({
      rung: 'unit-acknowledged',
      units: ['radar'],
      acknowledged: 1,
      passed_to: 2,
    });
    expect(plain(missingSaid(page({}, { missing: [units] }))[0] ?? '')).toContain(
      '1 of 2 units acknowledged, not radar',
    );
  });

  it('says why it is not confirmed though no rung is missing', () => {
    const told = missingSaid(page({ deviates_ms: 0 }, { missing: [missing({})] }));
    expect(told).toHaveLength(2);
    expect(told[1]).toContain('goes elsewhere');
    expect(missingSaid(page())).toEqual(['There is nobody to confirm it.']);
    // That the log is disputed is said above, in letters of its own.
    expect(missingSaid(page({}, { disputed: true }))).toEqual([]);
    expect(missingSaid(page({ confirmed: true }))).toEqual([]);
  });

  it.each(LANGUAGES)('is said in %s for every rung', (language) => {
    preferences.set({ language });
    for (const rung of [
      'delivered',
      'read-back',
      'entered',
      'passed',
      'unit-acknowledged',
    ] as const) {
      const [text = ''] = missingSaid(page({}, { missing: [missing({ rung, units: ['radar'] })] }));
      expect(text).toContain('russia');
      expect(text).not.toMatch(/[{}]|missing-/);
    }
  });
});

describe('flags and differences', () => {
  it('say what their numbers say', () => {
    const late = flagSaid(flag({ by_ms: 1_800_000, agreed_ms: 3_600_000 }));
    expect(late).toContain('30 min 00 s short of the agreed 1 h 00 min');
    const swapped = flagSaid(
      flag({ kind: 'swapped-degrees', meant: { lat_e7: 355200000, lon_e7: 357800000 } }),
    );
    expect(plain(swapped)).toContain('perhaps meant: 35.52');
    const wide = plain(
      flagSaid(flag({ kind: 'place-mismatch', place: 'Aleppo', by_mm: 58_400_000 })),
    );
    expect(wide).toContain('“Aleppo” · 58.4 km away');
    expect(plain(flagSaid(flag({ kind: 'widened', volumes: [0, 2] })))).toContain('volume 1, 3');
  });

  it('say the sign of a time and of a height, and none of a place', () => {
    const of = (told: object) =>
      plain(differenceSaid({ kind: 'start', volume: 0, by_mm: null, by_ms: null, ...told }));
    expect(of({ by_ms: -120_000 })).toBe('volume 1: beginning: −2 min 00 s');
    expect(of({ kind: 'floor', by_mm: 300_000 })).toBe('volume 1: lower height: +300 m');
    expect(of({ kind: 'place', by_mm: 58_000_000 })).toBe('volume 1: place: 58.0 km');
    expect(of({ kind: 'volumes', volume: null })).toBe('another number of volumes');
  });

  it('call a statement by its kind, and by its code where it is not known', () => {
    expect(kindSaid('notice.read_back/0')).toBe('read back');
    expect(kindSaid('notice.something/3')).toBe('notice.something');
  });
});

describe('the map of a notice', () => {
  it('is drawn now while it lasts, and else as it begins', () => {
    expect(momentOf({ start_ms: 10, end_ms: 20 }, 5)).toBe(10);
    expect(momentOf({ start_ms: 10, end_ms: 20 }, 10)).toBeNull();
    expect(momentOf({ start_ms: 10, end_ms: 20 }, 20)).toBe(10);
    expect(momentOf({ start_ms: 10, end_ms: null }, 99)).toBeNull();
  });
});
