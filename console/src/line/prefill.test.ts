import { describe, expect, it } from 'vitest';
import type { Message } from './order';
import type { Row } from './phrase/phrase';
import { type InView, POINTED_MS, prefill, SAID_MS } from './prefill';

const NOW = Date.UTC(2018, 8, 17, 19, 29, 12, 345);
const NOTHING: InView = { now: NOW, pointed: undefined, messages: [], notice: undefined };
const OVERDUE = row('EMG-OVERDUE', [
  ['callsign', 'callsign'],
  ['due', 'time'],
  ['position', 'position'],
  ['time', 'time'],
]);
const FIRING = row('EMG-FIRING', [
  ['position', 'position'],
  ['within', 'distance'],
  ['time', 'time'],
]);
const HOLD = row('EMG-HOLD', [
  ['notice', 'notice'],
  ['until', 'time'],
]);

function row(code: string, blanks: [string, string][]): Row {
  return {
    code,
    marker: 'WARNING',
    text: '',
    parameters: blanks.map(([name]) => name),
    types: blanks.map(([, type]) => type),
    required: [],
    emergency: 'x',
    reviewed: true,
    mark: '',
    direction: 'ltr',
    note: '',
  };
}

function saidAt(issued_ms: number): Message {
  const value = { type: 'callsign', callsign: 'RF-93610' } as const;
  return {
    leaf: 'a',
    party: 'russia',
    desk: '',
    issued_ms,
    precedence: 'flash',
    said: {
      phrase: { catalogue: 'phrases/0', code: 'X', parameters: [{ name: 'callsign', value }] },
      words: '',
      language: '',
      quotes: [],
    },
    delivered: [],
    seen: [],
    acknowledged: [],
    stand_by: [],
    escalated: [],
    owed_by: [],
  };
}

describe('filling an emergency by itself', () => {
  it('knows when it is now where that is meant, and not when a last position was', () => {
    expect(prefill(FIRING, NOTHING).typed).toEqual({ time: '2018-09-17T19:29:12Z' });
    expect(prefill(OVERDUE, NOTHING).typed).toEqual({});
  });

  it('takes a place pointed at a moment ago, and says so', () => {
    const pointed = { lat_e7: 353_000_000, lon_e7: 355_300_000, atMs: NOW - POINTED_MS };
    const filled = prefill(FIRING, { ...NOTHING, pointed });
    expect(filled.typed['position']).toBe('35.30N 35.53E');
    expect(filled.from['position']).toBe('map');
    const old = { ...pointed, atMs: pointed.atMs - 1 };
    expect(prefill(FIRING, { ...NOTHING, pointed: old }).typed['position']).toBeUndefined();
  });

  it('takes a callsign said in the call in view, unless that was long ago', () => {
    const fresh = prefill(OVERDUE, { ...NOTHING, messages: [saidAt(NOW - SAID_MS)] });
    expect(fresh.typed).toEqual({ callsign: 'RF-93610' });
    expect(fresh.from['callsign']).toEqual({ message: 1, party: 'russia' });
    const stale = prefill(OVERDUE, { ...NOTHING, messages: [saidAt(NOW - SAID_MS - 1)] });
    expect(stale.typed).toEqual({});
  });

  it('names the notice in view', () => {
    const notice = { party: 'israel', ref: 'N1' };
    expect(prefill(HOLD, { ...NOTHING, notice }).typed).toEqual({ notice: 'israel/N1' });
  });
});
