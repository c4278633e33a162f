import { beforeEach, describe, expect, it } from 'vitest';
import { BACK_MS, type Changes, ENDING_MS, type Facts, Guard, PAUSE_MS, STANDS_MS } from './guard';

const WELL: Facts = {
  elapsed: 0,
  pulse: 'alive',
  silence: 0,
  answers: undefined,
  clockAhead: 0,
  stepped: false,
  sessionLeft: null,
  signedOut: false,
  sound: 'on',
};

describe('the guard', () => {
  let guard: Guard;
  let elapsed: number;
  /** Looks each second for so long; what stands at the end. */
  const later = (seconds: number, told: Partial<Facts> = {}, beats?: (s: number) => number) => {
    let last: Changes = { began: [], ended: [] };
    for (let n = 0; n < seconds; n += 1) {
      elapsed += 1_000;
      if (beats !== undefined && n % 5 === 0) guard.beat(beats(n), elapsed);
      const { began, ended } = guard.look({ ...WELL, ...told, elapsed });
      last = { began: [...last.began, ...began], ended: [...last.ended, ...ended] };
    }
    return last;
  };
  const stands = () => guard.standing.map(({ fault }) => fault);

  beforeEach(() => {
    guard = new Guard();
    elapsed = 100_000;
  });

  it('says nothing while all is well', () => {
    later(60, {}, (s) => s * 1_000);
    expect(stands()).toEqual([]);
    expect(guard.blind).toBe(false);
  });

  it('tells a late stream, a dead one, and a node that is away', () => {
    later(3, { pulse: 'quiet' });
    expect(stands()).toEqual(['late']);
    expect(guard.blind).toBe(false);
    later(3, { pulse: 'dead' });
    expect(stands()).toEqual(['dead']);
    expect(guard.blind).toBe(true);
    later(1, { pulse: 'dead', answers: false });
    expect(stands()).toEqual(['away']);
    later(1, { pulse: 'dead', answers: undefined });
    expect(stands()).toEqual(['away']);
    later(1, { pulse: 'dead', answers: true });
    expect(stands()).toEqual(['dead']);
  });

  it('says how long it was silent, once it is back and not before', () => {
    later(1, { pulse: 'quiet', silence: 8_000 });
    expect(later(5, { pulse: 'quiet' }).ended).toEqual([]);
    expect(later(4, { pulse: 'dead' }).ended).toEqual([
      { fault: 'late', forMs: 14_000, over: false },
    ]);
    const away = later(4, { pulse: 'dead', answers: false });
    expect(away.ended.every((one) => !one.over)).toBe(true);
    expect(away.began).toEqual(['away']);
    expect(later(1).ended).toEqual([{ fault: 'away', forMs: 22_000, over: true }]);
  });

  it('sees a clock that stands, unless it is an exercise’s', () => {
    later(STANDS_MS / 1_000 + 6, { stepped: true }, () => 5_000);
    expect(stands()).toEqual([]);
    later(1, {}, () => 5_000);
    expect(stands()).toEqual(['clock-stands']);
    later(2, {}, (s) => 6_000 + s * 1_000);
    expect(stands()).toEqual([]);
  });

  it('does not take silence for a clock that stands', () => {
    later(6, {}, (s) => s * 1_000);
    later(60, { pulse: 'alive' });
    expect(stands()).toEqual([]);
  });

  it('sees a clock that jumps back, until it is where it was', () => {
    guard.beat(100_000, elapsed);
    guard.beat(100_000 - BACK_MS + 1, elapsed);
    later(1);
    expect(stands()).toEqual([]);
    guard.beat(50_000, elapsed);
    later(1);
    expect(stands()).toEqual(['clock-back']);
    later(1, { pulse: 'dead' });
    expect(stands()).toContain('clock-back');
    guard.beat(100_000, elapsed);
    later(1);
    expect(stands()).toEqual([]);
  });

  it('compares the machines’ clocks either way', () => {
    later(1, { clockAhead: -5_001 });
    expect(stands()).toEqual(['clock-differs']);
    later(1, { clockAhead: 4_999 });
    expect(stands()).toEqual([]);
  });

  it('warns before the session ends, and says so when it has', () => {
    later(1, { sessionLeft: ENDING_MS - 1 });
    expect(stands()).toEqual(['session-ending']);
    later(1, { sessionLeft: 0, signedOut: true, pulse: 'dead' });
    expect(stands()).toEqual(['session-ended']);
    expect(guard.blind).toBe(true);
  });

  it('notices that the browser holds the tab back, and that it runs freely again', () => {
    later(2);
    elapsed += PAUSE_MS + 1;
    later(1);
    expect(stands()).toEqual(['held-back']);
    later(11);
    expect(stands()).toEqual([]);
  });

  it('notices that sound is blocked, and not that nobody armed it', () => {
    later(1, { sound: 'off' });
    expect(stands()).toEqual([]);
    later(1, { sound: 'blocked' });
    expect(stands()).toEqual(['sound-blocked']);
  });
});
