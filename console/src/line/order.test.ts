import { describe, expect, it } from 'vitest';
import { byUrgency, type Call, firstOwed, type Message, pageStart, turnOf, unseen } from './order';
import { byDue } from './queries';
import { waitsFor } from './tests';

function call(ref: string, more: Partial<Call>): Call {
  return {
    ref: { party: 'russia', ref },
    lane: 'air',
    tier: 'duty-officer',
    topic: '',
    precedence: 'priority',
    opened_ms: 0,
    last_ms: 0,
    parties: ['russia', 'israel'],
    desks: [],
    messages: 1,
    unacknowledged: 0,
    owed_by: [],
    closed_by: [],
    ...more,
  };
}

function message(leaf: string, more: Partial<Message>): Message {
  return {
    leaf,
    party: 'russia',
    desk: 'd',
    issued_ms: 0,
    precedence: 'priority',
    said: { phrase: null, words: 'w', language: '', quotes: [] },
    delivered: [],
    seen: [],
    acknowledged: [],
    stand_by: [],
    escalated: [],
    owed_by: ['israel'],
    ...more,
  };
}

describe('the order of calls', () => {
  const mine = { owed_by: ['israel'], unacknowledged: 1 };
  const calls = [
    call('old', { last_ms: 5 }),
    call('new', { last_ms: 9 }),
    call('theirs', { owed_by: ['russia'], unacknowledged: 1, precedence: 'flash' }),
    call('later', { ...mine, last_ms: 8 }),
    call('sooner', { ...mine, last_ms: 1 }),
    call('flash', { ...mine, precedence: 'flash' }),
  ];
  const dues = new Map([
    ['call/russia/later', 900],
    ['call/russia/sooner', 300],
  ]);

  it('is mine by urgency and by what is due, then what I await, then the newest', () => {
    expect(byUrgency(calls, 'israel', dues).map((one) => one.ref.ref)).toEqual([
      'flash',
      'sooner',
      'later',
      'theirs',
      'new',
      'old',
    ]);
  });

  it('is another for whoever waits', () => {
    expect(byUrgency(calls, 'russia', dues)[0]?.ref.ref).toBe('theirs');
    expect(turnOf(call('x', { owed_by: ['russia'] }), 'israel')).toBe('theirs');
  });
});

describe('messages of a call', () => {
  const messages = [
    message('a', { issued_ms: 1 }),
    message('b', { issued_ms: 2, precedence: 'flash' }),
    message('c', { issued_ms: 3, precedence: 'flash' }),
    message('d', { issued_ms: 4, owed_by: [] }),
    message('mine', { party: 'israel', owed_by: ['russia'] }),
  ];

  it('are acknowledged the most urgent first, then the oldest', () => {
    expect(firstOwed(messages, 'israel')?.leaf).toBe('b');
    expect(firstOwed(messages, 'nobody')).toBeUndefined();
  });

  it('are unseen until it was stated, and never one’s own', () => {
    const by = { party: 'israel', desk: 'd', at_ms: 1 };
    const said = { phrase: null, words: 'w', language: '', quotes: [] };
    const seen = [
      message('a', { seen: [by] }),
      message('b', { acknowledged: [{ ...by, said, leaf: 'x' }] }),
      message('c', {}),
      message('mine', { party: 'israel' }),
    ];
    expect(unseen(seen, 'israel').map((one) => one.leaf)).toEqual(['c']);
  });

  it('are asked for from a place that moves in steps, so that a new one asks for no other page', () => {
    expect(pageStart(3, 0)).toBe(0);
    expect(pageStart(100, 0)).toBe(60);
    expect(pageStart(119, 0)).toBe(60);
    expect(pageStart(120, 0)).toBe(80);
    expect(pageStart(120, 100)).toBe(0);
  });
});

describe('what waits on other pages', () => {
  it('is a test until the right answer stands', () => {
    const test = (grade: string) =>
      ({ parties: [{ party: 'israel', grade }] }) as unknown as Parameters<typeof waitsFor>[0];
    expect(waitsFor(test('waiting'), 'israel')).toBe(true);
    expect(waitsFor(test('answered-wrongly'), 'israel')).toBe(true);
    expect(waitsFor(test('answered'), 'israel')).toBe(false);
    expect(waitsFor(test('waiting'), 'russia')).toBe(false);
  });

  it('is a query, mine before theirs and the earlier due first', () => {
    const query = (ref: string, to: string, due_ms: number, open = true) =>
      ({
        ref: { party: 'x', ref },
        to,
        due_ms,
        asked_ms: due_ms,
        answers: open ? [] : [{}],
        unanswered: [],
      }) as unknown as Parameters<typeof byDue>[0][number];
    const all = [
      query('a', 'russia', 1),
      query('b', 'israel', 9),
      query('c', 'israel', 3),
      query('d', 'israel', 0, false),
    ];
    expect(byDue(all, 'israel').map((one) => one.ref.ref)).toEqual(['c', 'b', 'a', 'd']);
  });
});
