/** What is drawn of each week of the line: times are medians, counts stand with what they are of. */
import type { Schema } from '../api';

type Week = Schema<'Week'>;

export const MEASURES = [
  'lead',
  'late',
  'answer',
  'unanswered',
  'test-answer',
  'unanswered-tests',
] as const;
export type Measure = (typeof MEASURES)[number];

export interface Bar {
  startMs: number;
  /** Null where there was nothing to measure: not the same as nought. */
  value: number | null;
  /** Of how many, for counts. */
  of?: number;
  /** Worth a look: something was late or unanswered. */
  bad: boolean;
}

export function seriesOf(weeks: readonly Week[], measure: Measure): Bar[] {
  return weeks.map((week) => ({ startMs: week.start_ms, ...barOf(week, measure) }));
}

/** The top of the scale of a measure, over all parties. */
export function topOf(weeks: readonly Week[], measure: Measure): number {
  return Math.max(0, ...weeks.map((week) => barOf(week, measure).value ?? 0));
}

function barOf(week: Week, measure: Measure): Omit<Bar, 'startMs'> {
  switch (measure) {
    case 'lead':
      return { value: week.lead_ms, bad: (week.lead_ms ?? 1) <= 0 };
    case 'late':
      return counted(week.late, week.notices);
    case 'answer':
      return { value: week.answer_ms, bad: false };
    case 'unanswered':
      return counted(week.due - week.answered, week.due);
    case 'test-answer':
      return { value: week.test_answer_ms, bad: false };
    case 'unanswered-tests':
      return counted(week.tests - week.tests_answered, week.tests);
  }
}

function counted(n: number, of: number): Omit<Bar, 'startMs'> {
  return of === 0 ? { value: null, bad: false } : { value: n, of, bad: n > 0 };
}
