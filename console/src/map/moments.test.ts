import { describe, expect, it } from 'vitest';
import {
  extentOf,
  LEAP_MS,
  MINUTE_MS,
  partOf,
  STEP_MS,
  stepped,
  stretches,
  ticks,
  tickWords,
} from './moments';
import { clash, thing, volume } from './things.test-part';

const NOON = Date.UTC(2018, 8, 17, 12);
const HOUR = 60 * MINUTE_MS;

describe('the extent of the slider', () => {
  it('holds every start and end, and now', () => {
    const extent = extentOf(
      [thing({ volumes: [volume({ from: NOON - 5 * HOUR, to: NOON + HOUR })] })],
      NOON,
    );
    expect(extent.from).toBeLessThanOrEqual(NOON - 5 * HOUR);
    expect(extent.to).toBeGreaterThanOrEqual(NOON + HOUR);
    expect(extent.from % MINUTE_MS).toBe(0);
  });

  it('is not stretched by a place that stays for weeks, nor by an end that nobody knows', () => {
    const weeks = thing({
      details: 'site',
      volumes: [volume({ from: NOON - 900 * HOUR, to: null })],
    });
    const open = thing({ volumes: [volume({ from: NOON - HOUR, to: null })] });
    const extent = extentOf([weeks, open], NOON);
    expect(extent.from).toBeGreaterThan(NOON - 2 * HOUR);
    expect(extent.to).toBeLessThan(NOON + 2 * HOUR);
  });

  it('goes by the period of what was named and not drawn', () => {
    const named = thing({ volumes: [], start_ms: NOON + 3 * HOUR, end_ms: NOON + 9 * HOUR });
    expect(extentOf([named], NOON).to).toBe(NOON + 9 * HOUR + LEAP_MS);
  });
});

describe('a step', () => {
  const extent = { from: NOON - HOUR, to: NOON + HOUR };
  it('goes to whole minutes', () => {
    expect(stepped(NOON + 20_000, STEP_MS, extent)).toBe(NOON + MINUTE_MS);
    expect(stepped(NOON + 20_000, -STEP_MS, extent)).toBe(NOON);
    expect(stepped(NOON, -STEP_MS, extent)).toBe(NOON - MINUTE_MS);
    expect(stepped(NOON, LEAP_MS, extent)).toBe(NOON + LEAP_MS);
  });
  it('stays within', () => {
    expect(stepped(NOON + HOUR, LEAP_MS, extent)).toBe(NOON + HOUR);
    expect(stepped(NOON - HOUR, -LEAP_MS, extent)).toBe(NOON - HOUR);
  });
});

describe('what is written below', () => {
  it('is whole and not too much', () => {
    const found = ticks({ from: NOON - 100 * MINUTE_MS, to: NOON + 100 * MINUTE_MS }, 9);
    expect(found.length).toBeLessThanOrEqual(9);
    expect(tickWords(found).map(({ time }) => time)).toContain('12:00');
  });
  it('says of which day an hour is, in full, and at midnight of which it is from then on', () => {
    const from = Date.UTC(2018, 8, 17, 19);
    const said = tickWords(ticks({ from, to: from + 12 * HOUR }, 9));
    expect(said.map(({ time, day }) => `${time} ${day}`.trim()).slice(0, 3)).toEqual([
      '20:00 2018-09-17',
      '22:00',
      '00:00 2018-09-18',
    ]);
    const days = tickWords(ticks({ from, to: from + 150 * HOUR }, 9));
    expect(days.length).toBeLessThan(5);
    expect(days.map(({ time, day }) => [time, day])[0]).toEqual(['', '2018-09-18']);
    const late = tickWords(ticks({ from: from + 4 * HOUR, to: from + 9 * HOUR }, 9));
    expect(late.filter(({ day }) => day !== '').map(({ time }) => time)).toEqual(['00:00']);
  });
  it('lies along the whole', () => {
    const extent = { from: 0, to: 100 };
    expect([partOf(-5, extent), partOf(25, extent), partOf(900, extent)]).toEqual([0, 0.25, 1]);
  });
  it('joins what overlaps, leaves out what was cancelled, and tells conflicts apart', () => {
    const extent = { from: NOON, to: NOON + 10 * HOUR };
    const at = (from: number, to: number | null) =>
      volume({ from: NOON + from * HOUR, to: to === null ? null : NOON + to * HOUR });
    const found = stretches(
      [
        thing({ volumes: [at(0, 2), at(1, 3)] }),
        thing({ volumes: [at(4, 5)], state: 'cancelled' }),
        thing({ volumes: [at(8, null)] }),
      ],
      [clash(NOON + HOUR, NOON + 2 * HOUR)],
      extent,
    );
    expect(found).toEqual([
      { from: 0, to: 0.3, kind: 'thing' },
      { from: 0.8, to: 1, kind: 'thing' },
      { from: 0.1, to: 0.2, kind: 'conflict' },
    ]);
  });
});
