import { describe, expect, it } from 'vitest';
import { fitting, missingByRung, NOTHING_SOUGHT, type Row, type Sought } from './rows';

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
const called = (one: Row) => `${one.activity} ${one.state}`;
const refs = (rows: Row[]) => rows.map((one) => one.ref.ref);
const found = (rows: Row[], sought: Partial<Sought>) =>
  refs(fitting(rows, { ...NOTHING_SOUGHT, ...sought }, called));

describe('the list of notices', () => {
  const rows = [
    row('B', 20, { end_ms: 30, filed_ms: 1, confirmed: true }),
    row('A', 10, { end_ms: null, filed_ms: 2 }),
    row('OLD', 1, { state: 'ended', filed_ms: 3 }),
    row('OLDER', 0, { state: 'cancelled', filed_ms: 4 }),
  ];

  it('shows what comes first first, and what is over last, if at all', () => {
    expect(found(rows, {})).toEqual(['A', 'B']);
    expect(found(rows, { over: true })).toEqual(['A', 'B', 'OLD', 'OLDER']);
  });

  it('is ordered by its end, an unknown one last, or by when it was filed', () => {
    expect(found(rows, { order: 'ends' })).toEqual(['B', 'A']);
    expect(found(rows, { order: 'filed', over: true })).toEqual(['OLDER', 'OLD', 'A', 'B']);
  });

  it('finds by every word typed, in any order and case', () => {
    const named = row('N1', 5, { place_label: 'north Syria', activity: 'other' });
    expect(found([...rows, named], { typed: 'SYRIA north' })).toEqual(['N1']);
    expect(found([...rows, named], { typed: 'russia/a' })).toEqual(['A']);
    expect(found([...rows, named], { typed: 'north flight' })).toEqual([]);
    expect(found([...rows, named], { typed: 'filed flight' })).toEqual(['A', 'B']);
  });

  it('keeps to a party, an activity and a state; what is over is found by its state', () => {
    const theirs = row('T', 5, { ref: { party: 'israel', ref: 'T' }, activity: 'laser' });
    const all = [...rows, theirs];
    expect(found(all, { party: 'israel' })).toEqual(['T']);
    expect(found(all, { activity: 'laser' })).toEqual(['T']);
    expect(found(all, { state: 'cancelled' })).toEqual(['OLDER']);
    expect(found(all, { state: 'waits' })).toEqual(['T', 'A']);
  });

  it('names a missing rung once, with everyone of whom it is', () => {
    const of = (party: string, rung: string) => ({ party, rung }) as Row['missing'][number];
    const missing = [of('a', 'read-back'), of('b', 'entered'), of('c', 'read-back')];
    expect(missingByRung(row('M', 1, { missing }))).toEqual([
      ['read-back', ['a', 'c']],
      ['entered', ['b']],
    ]);
  });
});
