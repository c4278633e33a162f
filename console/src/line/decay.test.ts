import { describe, expect, it } from 'vitest';
import type { Schema } from '../api';
import { seriesOf, topOf } from './decay';

const WEEK: Schema<'Week'> = {
  party: 'russia',
  start_ms: 0,
  notices: 0,
  late: 0,
  lead_ms: null,
  due: 0,
  answered: 0,
  answer_ms: null,
  tests: 0,
  tests_answered: 0,
  test_answer_ms: null,
};

describe('the weeks of a line', () => {
  it('tell nothing to measure from nought', () => {
    const weeks = [WEEK, { ...WEEK, notices: 3, late: 0, tests: 2, tests_answered: 2 }];
    expect(seriesOf(weeks, 'late').map((bar) => bar.value)).toEqual([null, 0]);
    expect(seriesOf(weeks, 'unanswered-tests')[1]).toMatchObject({ value: 0, of: 2, bad: false });
    expect(seriesOf(weeks, 'lead')[0]?.value).toBeNull();
  });

  it('mark what was late or unanswered', () => {
    const bad = { ...WEEK, due: 5, answered: 3, lead_ms: -60_000 };
    expect(seriesOf([bad], 'unanswered')[0]).toMatchObject({ value: 2, of: 5, bad: true });
    expect(seriesOf([bad], 'lead')[0]?.bad).toBe(true);
  });

  it('have one scale for all parties', () => {
    const weeks = [
      { ...WEEK, answer_ms: 10 },
      { ...WEEK, party: 'israel', answer_ms: 70 },
    ];
    expect(topOf(weeks, 'answer')).toBe(70);
    expect(topOf([WEEK], 'answer')).toBe(0);
  });
});
