import { describe, expect, it } from 'vitest';
import { byDue, dueOf, nextPoint, type Page, type Row, worstOf } from './order';
import { statedOf } from './services';
import { statedBy } from './stated';
import { dayOrMoment, rangeIn, routeIn, serviceIn } from './typed';
import { anew } from './way-form';

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
    expect(rangeIn('50,000 – 60 000')).toEqual({ low: 50_000, high: 60_000 });
    // A comma that sets no thousands apart is no number that anybody meant.
    expect(rangeIn('3,5')).toBeUndefined();
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

describe('what is stated of a service', () => {
  const typed = (fields: Record<string, string>) => (name: string) => fields[name] ?? '';
  const closed = { service: 'primary care', state: 'closed' };

  it('gives no reason, no time and no harm where none was typed', () => {
    expect(serviceIn(typed(closed), '', NOW)).toEqual({
      body: { ...closed, since_ms: null, reason: null, harm: null },
    });
  });

  it('keeps what is not known null, and names who reports', () => {
    const found = serviceIn(
      typed({ ...closed, harm: 'transfers stopped', 'harm-deaths': '3-5' }),
      'as reported by the council',
      NOW,
    );
    expect(found).toMatchObject({
      body: {
        harm: {
          words: 'transfers stopped — as reported by the council',
          people: null,
          deaths: { low: 3, high: 5 },
          as_of_ms: null,
        },
      },
    });
  });

  it.each([
    ['since', { since: 'soon' }, ''],
    ['harm-people', { 'harm-people': 'many' }, ''],
    ['harm-deaths', { 'harm-deaths': 'few' }, ''],
    ['harm-as-of', { harm: 'x', 'harm-as-of': 'then' }, ''],
    ['harm', { 'harm-as-of': '2018-09-15' }, ''],
    ['harm', {}, 'as reported by the council'],
  ])('says that %s does not hold what it should', (amiss, fields, source) => {
    expect(serviceIn(typed({ ...closed, ...fields }), source, NOW)).toEqual({ amiss });
  });

  it('stays beside what was stated of the same service before', () => {
    const word = (service: string, at_ms: number) =>
      ({ service, at_ms, state: 'closed', since_ms: null, reason: null, harm: null }) as const;
    const all = [word('Primary  care', 1), word('water', 2), word('primary care', 3)];
    expect(statedOf('PRIMARY CARE', all).map((one) => one.at_ms)).toEqual([1, 3]);
  });
});

describe('who states what', () => {
  const own = { party: 'relief-org', role: 'officer' } as const;
  const other = { party: 'northland', role: 'officer' } as const;

  it('is the author of a site or a movement, and everyone of a crossing', () => {
    const site = row('S1', 'humanitarian-site');
    expect(statedBy('site', site, own)).toEqual(['service', 'reconfirm', 'remove']);
    expect(statedBy('site', site, other)).toEqual([]);
    expect(statedBy('site', row('S1', '', { state: 'ended' }), own)).toEqual([]);
    expect(statedBy('movement', row('M1', ''), own)).toEqual(['report']);
    expect(statedBy('crossing', row('X1', ''), other)).toEqual(['crossing']);
    expect(statedBy('crossing', row('X1', ''), { ...own, role: 'reader' })).toEqual([]);
    expect(statedBy('gathering', row('G1', ''), own)).toEqual([]);
  });
});

describe('another way', () => {
  const volume = (role: string, lat_e7: number) => ({ role, shape: { lat_e7 } });
  const page = (heard: unknown[]): Page =>
    ({
      notice: {
        versions: [{ notice: { volumes: [volume('activity', 1), volume('recall', 2)] } }],
      },
      protected: { heard },
    }) as unknown as Page;

  it('takes the place of what it replaces, and of nothing else', () => {
    const found = anew(
      page([
        { report: 'deviated', volumes: [volume('activity', 3)] },
        { report: 'deviated', volumes: [volume('activity', 4)] },
        { report: 'held-up', volumes: [] },
      ]),
    );
    expect(found?.volumes).toEqual([volume('activity', 4), volume('recall', 2)]);
  });

  it('is to be drawn first where it was told in words', () => {
    expect(anew(page([{ report: 'deviated', volumes: [] }]))).toBeUndefined();
    expect(anew(page([]))).toBeUndefined();
  });
});
