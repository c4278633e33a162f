import { beforeEach, describe, expect, it } from 'vitest';
import type { Schema } from '../api';
import { need } from '../needs/needs.test-part';
import { preferences } from '../prefs';
import { LANGUAGES } from '../words';
import { ofAlerts, ofNeeds } from './fetched';
import { FAULTS } from './guard';
import { Heard, type Told } from './heard';
import { icon, titled } from './title';
import { alarmWords, backWords, faultWords } from './wording';
import { en } from './words/en';

const told = (changed: Partial<Told> = {}): Told => ({
  agreement: 'a',
  cause: 'message',
  about: { party: 'israel', ref: 'K1' },
  against: null,
  thread: 'call/israel/K1',
  desk: 'duty desk',
  tier: 'duty-officer',
  precedence: 'immediate',
  due_ms: null,
  ...changed,
});

describe('alarms heard', () => {
  let heard: Heard;
  beforeEach(() => {
    heard = new Heard();
  });

  it('stand the gravest first, the newest of them first', () => {
    heard.hear(told({ thread: 'one' }), 1);
    heard.hear(told({ thread: 'two', precedence: 'flash' }), 2);
    heard.hear(told({ thread: 'three' }), 3);
    expect(heard.loud.map((one) => one.thread)).toEqual(['two', 'three', 'one']);
  });

  it('are silenced here, which ends nothing, and sound again when they come again', () => {
    heard.hear(told(), 1);
    heard.silence();
    expect(heard.loud).toEqual([]);
    expect(heard.silenced).toHaveLength(1);
    heard.hear(told({ desk: 'group of forces' }), 5);
    expect(heard.loud).toMatchObject([{ desk: 'group of forces', times: 2, at: 5 }]);
  });

  it('sound once where they are fetched after they were heard', () => {
    heard.hear(told(), 5);
    expect(heard.hear(told(), 4, true)).toBe(false);
    expect(heard.hear(told(), 5, true)).toBe(false);
    expect(heard.hear(told(), 6, true)).toBe(true);
    expect(heard.hear(told({ thread: 'other' }), 1, true)).toBe(true);
    expect(heard.loud.every((one) => one.missed)).toBe(true);
  });

  it('end once their matter was open and is not any more, in their own agreement', () => {
    heard.hear(told(), 1);
    const open = need({ kind: 'acknowledge', thread: 'call/israel/K1' });
    const unreached = need({ kind: 'not-reached', thread: 'call/israel/K1' });
    expect(heard.settle('a', [])).toEqual([]);
    expect(heard.settle('a', [open])).toEqual([]);
    expect(heard.settle('b', [])).toEqual([]);
    expect(heard.settle('a', [unreached])).toHaveLength(1);
    expect(heard.loud).toEqual([]);
  });

  it('end with what they ask for, though more is open of the same thing', () => {
    heard.hear(told({ cause: 'notice', thread: 'notice/israel/F1' }), 1);
    heard.hear(told({ cause: 'conflict', thread: 'notice/israel/F1' }), 1);
    const relay = need({ kind: 'relay' });
    heard.settle('a', [need({ kind: 'read-back' }), relay]);
    expect(heard.settle('a', [relay])).toHaveLength(1);
    expect(heard.loud.map((one) => one.cause)).toEqual(['conflict']);
  });

  it('forget old ones that were silenced, never one that sounds', () => {
    for (let n = 0; n < 80; n += 1) heard.hear(told({ thread: `t${n}` }), n);
    expect(heard.loud).toHaveLength(80);
    heard.silence();
    heard.hear(told({ thread: 'new' }), 100);
    expect(heard.silenced).toHaveLength(50);
    expect(heard.loud).toHaveLength(1);
  });
});

describe('what was missed', () => {
  const alert: Schema<'AlertView'> = {
    party: 'russia',
    cause: 'flight-overdue',
    about: { party: 'russia', ref: 'R1' },
    against: null,
    due_ms: 90,
    raised_ms: 100,
    words: '',
  };

  it('is what one’s own node raised since', () => {
    const others = { ...alert, party: 'israel' };
    const before = { ...alert, raised_ms: 50 };
    const found = ofAlerts([alert, others, before], [], 'russia', 'a', 99);
    expect(found).toMatchObject([
      { at: 100, told: { thread: 'notice/russia/R1', precedence: 'flash' } },
    ]);
    const open = need({ kind: 'concern', thread: 'concern/russia/R1', about: alert.about });
    expect(ofAlerts([alert], [open], 'russia', 'a', 0)[0]?.told.thread).toBe('concern/russia/R1');
  });

  it('is what came since and waits for this party', () => {
    const message = need({ kind: 'acknowledge', since_ms: 100, precedence: 'priority' });
    const theirs = need({ kind: 'acknowledge', since_ms: 100, mine: false });
    const found = ofNeeds([message, theirs, need({ kind: 'pass', since_ms: 100 })], 'a', 100);
    expect(found).toMatchObject([{ told: { cause: 'message', precedence: 'priority' } }]);
    expect(ofNeeds([message], 'a', 101)).toEqual([]);
  });

  it('is, as a watch begins, whatever grave waits, however old', () => {
    const flash = need({ kind: 'acknowledge', since_ms: 1, precedence: 'flash' });
    const routine = need({ kind: 'query', since_ms: 1, precedence: 'routine' });
    expect(ofNeeds([flash, routine], 'a', null)).toHaveLength(1);
  });
});

describe('alarms in words', () => {
  const causes = Object.keys(en)
    .filter((key) => key.startsWith('cause/'))
    .map((key) => key.slice('cause/'.length));

  it.each(LANGUAGES)('say what happened to which thing, in %s', (language) => {
    preferences.set({ language });
    const against = { party: 'russia', ref: 'R1' };
    for (const cause of [...causes, 'something-new']) {
      expect(alarmWords(told({ cause, against })), cause).toContain('israel/K1');
    }
    expect(alarmWords(told({ cause: 'conflict', against }))).toContain('russia/R1');
    expect(alarmWords(told({ cause: 'something-new' }))).toContain('something-new');
    for (const fault of FAULTS) {
      const words = faultWords(fault, { forMs: 130_000, asOf: 0, byMs: 6_000, leftMs: 60_000 });
      expect(words, fault).not.toMatch(/[{}]|undefined/);
      expect(backWords(fault, 1_000), fault).not.toMatch(/[{}]|undefined/);
    }
    preferences.set({ language: 'en' });
  });

  it('say since when nothing shown is newer', () => {
    const words = faultWords('dead', { forMs: 130_000, asOf: 65_000, byMs: 0, leftMs: 0 });
    expect(words).toContain('2 min 10 s');
    expect(words).toContain('00:01:05Z');
  });
});

describe('the tab', () => {
  it('says how many wait and how grave, before the screen’s own title, once', () => {
    const first = titled('Watch — Parley', 3, 'flash', 'FLASH');
    expect(first.replace('\u2063', '')).toBe('‼ (3) FLASH · Watch — Parley');
    expect(titled(first, 2, 'none', '').replace('\u2063', '')).toBe('(2) · Watch — Parley');
    expect(titled(first, 0, 'none', '')).toBe('Watch — Parley');
  });

  it('has an icon that differs by shape, and no more than two digits', () => {
    const all = (['fault', 'flash', 'priority', 'none'] as const).map((one) =>
      decodeURIComponent(icon(0, one)).replace(/#[0-9a-f]{3,6}/g, ''),
    );
    expect(new Set(all).size).toBe(4);
    expect(decodeURIComponent(icon(250, 'flash'))).toContain('>99<');
  });
});
