import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preferences } from '../prefs';
import { grouped, length, local, span, toGo, utc, utcTime } from './written';

describe('what is written', () => {
  beforeEach(() => preferences.set({ language: 'en' }));

  it('is UTC with its Z, the day as a date', () => {
    expect(utc(Date.UTC(2018, 8, 17, 18, 39))).toBe('2018-09-17 18:39:00Z');
    expect(utcTime(Date.UTC(2018, 8, 17, 18, 39, 7), true)).toBe('18:39:07Z');
  });

  it('never rounds a span up', () => {
    expect(span(59_999)).toBe('59 s');
    expect(span(60_000)).toBe('1 min 00 s');
    expect(span(3_599_999)).toBe('59 min 59 s');
    expect(span(90_000_000)).toBe('1 d 1 h');
  });

  it('says time to go, and time gone by', () => {
    expect(toGo(10_000, 4_000)).toBe('in 6 s');
    expect(toGo(4_000, 10_000)).toBe('6 s ago');
    expect(toGo(null, 0)).toBe('not known');
  });

  it.each(['ru', 'he', 'ar', 'fr'] as const)('has Western digits in %s', (language) => {
    preferences.set({ language });
    expect(span(75_000)).toMatch(/1.*15/);
    expect(span(75_000)).not.toMatch(/[٠-٩]/);
  });

  it('groups the digits of long numbers by no mark that is decimal anywhere', () => {
    expect([-6_000, 0, 999, 9_999].map(grouped)).toEqual(['−6000', '0', '999', '9999']);
    expect([-60_000, 26_247, 1_234_567].map(grouped)).toEqual([
      '−60\u202f000',
      '26\u202f247',
      '1\u202f234\u202f567',
    ]);
  });

  it('says lengths in metres and kilometres', () => {
    expect(length(999_000)).toBe('999 m');
    expect(length(58_400_000)).toBe('58.4 km');
  });

  describe('beside UTC', () => {
    const zone = process.env['TZ'];
    afterEach(() => {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    });

    it.each([
      ['Asia/Beirut', '21:39 (+03:00)'],
      ['America/St_Johns', '16:09 (−02:30)'],
      // In winter its clock is UTC, and in summer it is not.
      ['Europe/London', '19:39 (+01:00)'],
      ['UTC', ''],
      ['Africa/Abidjan', ''],
    ])('says the time of %s only where it can differ', (place, said) => {
      process.env['TZ'] = place;
      expect(local(Date.UTC(2018, 8, 17, 18, 39))).toBe(said);
    });

    it('says so where the clock is UTC in winter alone', () => {
      process.env['TZ'] = 'Europe/London';
      expect(local(Date.UTC(2018, 11, 17, 18, 39))).toBe('18:39 (+00:00)');
    });
  });
});
