import { describe, expect, it } from 'vitest';
import { byDue, dueOf, nextPoint, type Page, type Row, worstOf } from './order';
import { dayOrMoment, rangeIn, routeIn } from './typed';

const NOW = 1_000_000;

function row(ref: string, activity: string, more: Partial<Row> = {}): Row {
  return {
    ref: { party: 'relief-org', ref },
    state: 'filed',
    activity,
    place_label: '',
    start_ms: NOW - 100,
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
  };
}

function page(check_ins: { place: string; due_ms: number; heard_ms: number | null }[]): Page {
  return { protected: { check_ins } } as unknown as Page;
}

describe('what is due of those to be protected', () => {
  it('is for a site to be reconfirmed, and for a movement to be heard of where it is next', () => {
    const site = row('S1', 'humanitarian-site', { valid_until_ms: 5 });
    expect(dueOf(site, undefined, NOW)).toEqual({ what: 'reconfirm', atMs: 5, place: '' });
    const moving = row('M1', 'humanitarian-movement', { end_ms: NOW + 900 });
    const heard = page([
      { place: 'Dumayr', due_ms: 10, heard_ms: 9 },
      { place: 'Sabaa Abar', due_ms: NOW + 5, heard_ms: null },
    ]);
    expect(dueOf(moving, heard, NOW)).toEqual({
      what: 'check-in',
      atMs: NOW + 5,
      place: 'Sabaa Abar',
    });
    expect(dueOf(moving, undefined, NOW)?.what).toBe('arrives');
    expect(
      dueOf(row('E1', 'medical-evacuation', { start_ms: NOW + 1 }), undefined, NOW)?.what,
    ).toBe('begins');
    expect(dueOf(row('X1', 'crossing-point'), undefined, NOW)).toBeUndefined();
  });

  it('is nothing once it is over', () => {
    const over = row('S1', 'humanitarian-site', { valid_until_ms: 5, state: 'ended' });
    expect(dueOf(over, undefined, NOW)).toBeUndefined();
  });

  it('orders them, the overdue first and what is over last', () => {
    const rows = [
      row('over', 'humanitarian-movement', { state: 'ended', end_ms: 1 }),
      row('crossing', 'crossing-point'),
      row('later', 'humanitarian-site', { valid_until_ms: NOW + 10 }),
      row('overdue', 'humanitarian-site', { valid_until_ms: NOW - 10 }),
    ];
    expect(byDue(rows, () => undefined, NOW).map((one) => one.ref.ref)).toEqual([
      'overdue',
      'later',
      'crossing',
      'over',
    ]);
  });

  it('names the next checkpoint, and the service that is worst off', () => {
    expect(nextPoint([{ place: '', due_ms: 0, heard_ms: 1 }])).toBeNull();
    expect(
      nextPoint([
        { place: '', due_ms: 0, heard_ms: 1 },
        { place: '', due_ms: 0, heard_ms: null },
      ]),
    ).toBe(1);
    const service = (state: 'open' | 'reduced' | 'closed') => ({
      service: state,
      state,
      since_ms: null,
      reason: null,
      harm: null,
    });
    expect(worstOf([service('open'), service('closed'), service('reduced')])?.state).toBe('closed');
    expect(worstOf([])).toBeUndefined();
  });
});

describe('what is typed of them', () => {
  it('takes a day as its beginning in UTC', () => {
    expect(dayOrMoment('2018-12-01', NOW, true)).toBe(Date.UTC(2018, 11, 1));
    expect(dayOrMoment('', NOW, true)).toBeNull();
    expect(dayOrMoment('soon', NOW, true)).toBeUndefined();
  });

  it('takes one number or a range', () => {
    expect(rangeIn('60000')).toEqual({ low: 60_000, high: 60_000 });
    expect(rangeIn('50000-60000')).toEqual({ low: 50_000, high: 60_000 });
    expect(rangeIn('6-5')).toBeUndefined();
    expect(rangeIn('many')).toBeUndefined();
    expect(rangeIn('')).toBeNull();
  });

  it('takes a way point by point, and says which line is none', () => {
    const interval = { start_ms: 0, end_ms: null };
    expect(routeIn('', '', interval)).toEqual({ volumes: [] });
    expect(routeIn('33.64N 36.69E\nthere', '2km', interval)).toEqual({
      amiss: 'way-line',
      line: 2,
    });
    expect(routeIn('33.64N 36.69E', '2km', interval)).toEqual({ amiss: 'way-short', line: 0 });
    expect(routeIn('33N 36E\n34N 37E', '', interval)).toEqual({ amiss: 'way-width', line: 0 });
    expect(routeIn('33N 36E\n34N 37E', '2km', { start_ms: 5, end_ms: 5 })).toEqual({
      amiss: 'way-time',
      line: 0,
    });
    const found = routeIn('33N 36E\n34N 37E', '2km', interval);
    expect('volumes' in found && found.volumes[0]?.shape).toEqual({
      shape: 'route',
      points: [
        { lat_e7: 330_000_000, lon_e7: 360_000_000 },
        { lat_e7: 340_000_000, lon_e7: 370_000_000 },
      ],
      half_width_mm: 2_000_000,
    });
  });
});
