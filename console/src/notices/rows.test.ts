import { describe, expect, it } from 'vitest';
import { fitting, type Row } from './rows';

const row = (ref: string, start_ms: number, more: Partial<Row> = {}): Row => ({
  ref: { party: 'russia', ref },
  state: 'filed',
  activity: 'flight',
  place_label: '',
  start_ms,
  end_ms: null,
  filed_ms: 0,
  late_ms: 0,
  confirmed: false,
  waiting_for: '',
  name: '',
  valid_until_ms: null,
  missing: [],
  disputed: false,
  deviates_ms: null,
  ...more,
});
const called = (one: Row) => one.activity;
const refs = (rows: Row[]) => rows.map((one) => one.ref.ref);

describe('the list of notices', () => {
  const rows = [
    row('B', 20),
    row('A', 10),
    row('OLD', 1, { state: 'ended' }),
    row('OLDER', 0, { state: 'cancelled' }),
  ];

  it('shows what comes first first, and what is over last, if at all', () => {
    expect(refs(fitting(rows, '', false, called))).toEqual(['A', 'B']);
    expect(refs(fitting(rows, '', true, called))).toEqual(['A', 'B', 'OLD', 'OLDER']);
  });

  it('finds by every word typed, in any order and case', () => {
    const named = row('N1', 5, { place_label: 'north Syria', activity: 'other' });
    expect(refs(fitting([...rows, named], 'SYRIA north', false, called))).toEqual(['N1']);
    expect(refs(fitting([...rows, named], 'russia/a', false, called))).toEqual(['A']);
    expect(fitting([...rows, named], 'north flight', false, called)).toEqual([]);
  });
});
