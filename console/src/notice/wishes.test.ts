import { describe, expect, it } from 'vitest';
import type { Schema } from '../api';
import { ladder, notice, page } from './page.test-part';
import {
  ACTIONS,
  actionsFor,
  elsewhere,
  LETTERS,
  type Typed,
  Unread,
  unitsIn,
  waitedFor,
  wish,
} from './wishes';

const russia = { party: 'russia', role: 'officer' };
const israel = { party: 'israel', role: 'officer' };
const typed =
  (values: Record<string, string>): Typed =>
  (name) =>
    values[name] ?? '';
const unit = (name: string, acknowledged_ms: number | null): Schema<'Unit'> => ({
  unit: name,
  passed_ms: 1,
  acknowledged_ms,
  means: null,
  words: '',
});

describe('what can be done', () => {
  it('begins with the rung that is waited for', () => {
    expect(actionsFor(page(), russia)[0]).toBe('read-back');
    expect(actionsFor(page({ ladders: [ladder('russia', 2)] }), russia)[0]).toBe('enter');
    expect(actionsFor(page({ ladders: [ladder('russia', 3)] }), russia)[0]).toBe('pass');
    const open = page({ ladders: [ladder('russia', 4, [unit('7 bde', null), unit('radar', 5)])] });
    expect(actionsFor(open, russia).slice(0, 3)).toEqual(['unit', 'codes', 'pass']);
  });

  it('waits for one of them at most, and says which', () => {
    expect(waitedFor(page(), russia)).toBe('read-back');
    expect(waitedFor(page(), israel)).toBeUndefined();
    expect(waitedFor(page({ ladders: [ladder('russia', 2)] }), russia)).toBe('enter');
    const open = [ladder('russia', 4, [unit('radar', null)])];
    expect(waitedFor(page({ ladders: open }), russia)).toBe('unit');
    // That more units may be named is nothing that waits.
    expect(waitedFor(page({ ladders: [ladder('russia', 5, [unit('radar', 5)])] }), russia)).toBe(
      undefined,
    );
    expect(waitedFor(page({ deviates_ms: 1 }), israel)).toBe('amend');
  });

  it('leaves the author its own life of it', () => {
    const found = actionsFor(page(), israel);
    expect(found).toEqual(['begin', 'end', 'cancel', 'amend', 'disclose']);
    expect(actionsFor(page({ state: 'begun' }), israel)).toEqual(['end', 'amend', 'disclose']);
    expect(actionsFor(page({ state: 'ended' }), israel)).toEqual(['disclose']);
  });

  it('is nothing for who only reads, and little once it is over', () => {
    expect(actionsFor(page(), { party: 'russia', role: 'reader' })).toEqual([]);
    expect(actionsFor(page({ state: 'cancelled' }), russia)).toEqual(['concern']);
  });

  it('has its own for sites, movements and crossings', () => {
    const site = notice({
      activity: 'humanitarian-site',
      details: {
        about: 'site',
        name: 'clinic',
        category: 'clinic',
        services: [],
        population: null,
        marking_daylight: '',
        marking_thermal: '',
        contact_annex: null,
        valid_until_ms: 0,
        coarse_mm: null,
      },
    });
    expect(actionsFor(page({}, {}, site), israel).slice(0, 2)).toEqual(['reconfirm', 'service']);
    // Not reconfirmed in time, it waits for its author, and for nobody else.
    const stale = { protected: { stale: true } as unknown as Schema<'Protected'> };
    expect(waitedFor(page({}, {}, site), israel)).toBeUndefined();
    expect(waitedFor(page({ ladders: [] }, stale, site), israel)).toBe('reconfirm');
    expect(waitedFor(page({ ladders: [] }, stale, site), russia)).toBeUndefined();
    const own = actionsFor(page({}, {}, site), israel);
    for (const none of ['begin', 'end', 'cancel'] as const) expect(own).not.toContain(none);
    expect(wish('remove', page({}, {}, site), typed({})).operation).toBe('notice.end');
    // What rings has keys of its own, which no page takes.
    expect(Object.values(LETTERS)).not.toEqual(expect.arrayContaining(['x']));
    expect(Object.values(LETTERS)).not.toEqual(expect.arrayContaining(['z']));
    const crossing = notice({
      activity: 'crossing-point',
      details: { about: 'crossing', name: 'bridge', one_side: '', other_side: '', uses: '' },
    });
    // Each party states for itself how a crossing stands.
    expect(actionsFor(page({}, {}, crossing), russia)).toContain('crossing');
    expect(actionsFor(page({}, {}, crossing), israel)).toContain('crossing');
  });

  it('owes a relay only to names whose acknowledgement is missing', () => {
    const relay = {
      to: 'syria',
      label: 'Syria',
      owed_by: 'russia',
      passed_ms: 1,
      acknowledged_ms: null,
      scope: '',
      words: '',
      of_earlier: false,
    };
    expect(actionsFor(page({ relays: [relay] }), russia)).toContain('relay');
    expect(actionsFor(page({ relays: [{ ...relay, acknowledged_ms: 2 }] }), russia)).not.toContain(
      'relay',
    );
    expect(actionsFor(page({ relays: [relay] }), israel)).not.toContain('relay');
  });

  it('stands on a key of its own each', () => {
    expect(new Set(Object.values(LETTERS)).size).toBe(ACTIONS.length);
  });
});

describe('a wish', () => {
  it('names the version in force', () => {
    const found = wish('enter', page(), typed({}));
    expect(found).toEqual({ operation: 'notice.enter', body: { version: 'ab'.repeat(32) } });
  });

  it('takes units one a line, each once', () => {
    expect(unitsIn(' 7 bde\n\nradar ; 7 bde')).toEqual(['7 bde', 'radar']);
    expect(wish('pass', page(), typed({ units: 'a\nb' })).body).toMatchObject({
      units: ['a', 'b'],
    });
    expect(() => wish('pass', page(), typed({ units: ' ' }))).toThrow(Unread);
  });

  it('says who was told and how, and which field does not', () => {
    expect(wish('disclose', page(), typed({ told: 'a ship', how: 'radio' })).body).toMatchObject({
      to: 'a ship',
      how: 'radio',
    });
    expect(() => wish('disclose', page(), typed({ told: 'a ship' }))).toThrow('how');
  });

  it('leaves to the page of sites and movements what is stated there', () => {
    expect(ACTIONS.filter(elsewhere)).toEqual(['reconfirm', 'service', 'report', 'crossing']);
    expect(() => wish('service', page(), typed({}))).toThrow('elsewhere');
  });
});
