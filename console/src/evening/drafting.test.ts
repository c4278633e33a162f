import { describe, expect, it } from 'vitest';
import { nextRef, noticeOf } from './drafting';

const now = Date.UTC(2018, 8, 17, 19, 35, 20);
const wanted = { addressees: ['russia'], desk: 'Tel Aviv duty desk' };

describe('a first notice', () => {
  it('is drawn or only named, soon or later, and always has an end', () => {
    const late = noticeOf({ ...wanted, where: 'named', when: 'soon' }, now);
    expect(late.volumes).toEqual([]);
    expect(late.place_label).toBe('north Syria');
    expect(late.period.start_ms).toBe(Date.UTC(2018, 8, 17, 19, 38));
    expect(late.period.end_ms).toBe(Date.UTC(2018, 8, 17, 19, 58));
    const early = noticeOf({ ...wanted, where: 'drawn', when: 'later' }, now);
    expect(early.volumes).toHaveLength(1);
    expect(early.volumes[0]?.interval).toEqual(early.period);
    expect(early.period.start_ms - now).toBeGreaterThanOrEqual(90 * 60_000);
    expect(early.addressees).toEqual(['russia']);
  });

  it('has a name of its own', () => {
    const own = [
      { party: 'israel', ref: 'T1' },
      { party: 'russia', ref: 'T2' },
      { party: 'israel', ref: 'N1' },
    ];
    expect(nextRef(own, 'israel')).toBe('T2');
    expect(nextRef(own, 'russia')).toBe('T1');
    expect(nextRef([], 'israel')).toBe('T1');
  });
});
