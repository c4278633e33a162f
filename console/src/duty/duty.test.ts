import { describe, expect, it } from 'vitest';
import type { Schema } from '../api';
import { desksOf, holderOf } from './change';
import { type Counts, countsOf, linesOf, sumOf } from './open';
import { rosterOf, typed } from './roster';

const watch: Schema<'Watch'> = {
  party: 'russia',
  desk: 'night desk',
  watch: 'duty officer 2',
  languages: ['ru'],
  taken_ms: 1,
  until_ms: null,
  ended_ms: null,
  how_ended: null,
  open: {
    unconfirmed_notices: 0,
    unacknowledged_messages: 0,
    conflicts: 0,
    overdue: 0,
    unanswered_queries: 0,
    unanswered_tests: 0,
    awaited_answers: 0,
  },
  words: '',
};
const duty: Schema<'Duty'> = {
  party: 'russia',
  at_ms: 5,
  desks: [{ party: 'russia', name: 'duty desk', tier: 'duty-officer', lanes: ['air'] }],
  watches: [watch],
  unattended: ['duty desk'],
  overstayed: [],
  roster: [],
};

describe('desks', () => {
  it('are those of the agreement and those at which somebody sits', () => {
    expect(desksOf('russia', [duty])).toEqual(['duty desk', 'night desk']);
    expect(desksOf('israel', [duty])).toEqual([]);
    expect(desksOf('russia', undefined)).toEqual([]);
  });

  it('have who is stated to have the watch, and nobody else', () => {
    expect(holderOf('russia', 'night desk', [duty])?.watch).toBe('duty officer 2');
    expect(holderOf('russia', 'duty desk', [duty])).toBeUndefined();
    expect(holderOf('israel', 'night desk', [duty])).toBeUndefined();
  });
});

describe('what is open', () => {
  it('is counted as the node counts it', () => {
    const ref = { party: 'russia', ref: 'F1' };
    const counts = countsOf({
      unconfirmed: [ref, ref],
      calls: [ref],
      messages: 3,
      conflicts: 1,
      overdue: [],
      queries: [ref],
      tests: [],
      awaited_calls: [ref],
      awaited_queries: [],
      awaited: 4,
    });
    expect(counts).toEqual<Counts>({
      unconfirmed_notices: 2,
      unacknowledged_messages: 3,
      conflicts: 1,
      overdue: 0,
      unanswered_queries: 1,
      unanswered_tests: 0,
      awaited_answers: 4,
    });
    expect(sumOf(counts)).toBe(11);
    expect(linesOf(counts)).toHaveLength(5);
    expect(linesOf(counts)[1]).toBe('3 messages not acknowledged');
  });
});

describe('a roster as typed', () => {
  const now = Date.parse('2018-09-17T12:00:00Z');
  const row = {
    desk: 'duty desk',
    watch: ' officer 2 ',
    from: '18:00',
    until: '06:00',
    languages: 'ru, en ru',
  };

  it('reads hours onward from now, and an end after its beginning', () => {
    expect(rosterOf([row], now)).toEqual([
      {
        desk: 'duty desk',
        watch: 'officer 2',
        period: {
          start_ms: Date.parse('2018-09-17T18:00:00Z'),
          end_ms: Date.parse('2018-09-18T06:00:00Z'),
        },
        languages: ['ru', 'en'],
      },
    ]);
  });

  it('names the first row that cannot be read', () => {
    expect(rosterOf([row, { ...row, watch: ' ' }], now)).toBe(2);
    expect(rosterOf([{ ...row, until: '' }], now)).toBe(1);
    expect(rosterOf([{ ...row, from: 'noon' }], now)).toBe(1);
    const back = { ...row, from: '2018-09-17T18:00Z', until: '2018-09-17T17:00Z' };
    expect(rosterOf([back], now)).toBe(1);
  });

  it('comes back the same from what is stated', () => {
    const stated = rosterOf([row], now);
    if (typeof stated === 'number') throw new Error('not read');
    expect(rosterOf(stated.map(typed), now)).toEqual(stated);
  });
});
