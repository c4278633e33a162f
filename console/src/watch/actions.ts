/** What an officer can do about a matter without leaving the list: one letter each. */
import type { Body, Operation } from '../api';
import { type Need, type NeedKind, unitsOf } from '../needs';

export const ACTIONS = [
  'acknowledge',
  'stand-by',
  'read-back',
  'enter',
  'pass',
  'unit',
  'relay',
  'test',
  'answer',
  'reconfirm',
] as const;
export type Action = (typeof ACTIONS)[number];

/** Letters stand on the keys of the same name everywhere; help shows them. */
export const LETTERS: Record<Action, string> = {
  acknowledge: 'a',
  'stand-by': 'b',
  'read-back': 'r',
  enter: 'e',
  pass: 'p',
  unit: 'u',
  relay: 'y',
  test: 't',
  answer: 'q',
  reconfirm: 'c',
};

const FOR: Partial<Record<NeedKind, readonly Action[]>> = {
  acknowledge: ['acknowledge', 'stand-by'],
  'read-back': ['read-back'],
  enter: ['enter'],
  pass: ['pass'],
  unit: ['unit'],
  relay: ['relay'],
  test: ['test'],
  concern: ['answer'],
};

/** What can be done about this matter in place; empty where its own page is the place. */
export function actionsFor(need: Need): readonly Action[] {
  if (need.kind === 'expiring') return need.mine ? ['reconfirm'] : [];
  return FOR[need.kind] ?? [];
}

/** What the officer entered, by the names of the fields. */
export interface Entered {
  words: string;
  /** Standing by: until when, UTC milliseconds. */
  until_ms: number;
  units: readonly string[];
  unit: string;
  scope: string;
  stage: 'passed' | 'acknowledged';
  callsign: string;
  at_ms: number;
  volumes: Body<'notice.read-back'>['volumes'];
}

export interface Wish {
  operation: Operation;
  path: { party: string; ref: string };
  body: unknown;
}

export const STAND_BY = 'LINK-STANDBY';
export const RECEIVED = 'LINK-RECEIVED';
const CATALOGUE = 'phrases/0';

/** The statement that an action makes; undefined where the matter names nothing to state it of. */
export function wish(
  action: Action,
  need: Need,
  entered: Entered,
  language: string,
): Wish | undefined {
  const about = need.about;
  if (about === null) return undefined;
  const path = { party: about.party, ref: about.ref };
  const version = need.leaf;
  const words = entered.words.trim();
  const spoken = { words, language: words === '' ? '' : language, quotes: [] };
  switch (action) {
    case 'acknowledge': {
      const phrase = { catalogue: CATALOGUE, code: RECEIVED, parameters: [] };
      const body: Body<'call.acknowledge'> = { message: need.leaf, said: { phrase, ...spoken } };
      return { operation: 'call.acknowledge', path, body };
    }
    case 'stand-by': {
      const until = { name: 'until', value: { type: 'time' as const, at_ms: entered.until_ms } };
      const phrase = { catalogue: CATALOGUE, code: STAND_BY, parameters: [until] };
      const body: Body<'call.acknowledge'> = { message: need.leaf, said: { phrase, ...spoken } };
      return { operation: 'call.acknowledge', path, body };
    }
    case 'read-back': {
      const body: Body<'notice.read-back'> = { version, volumes: entered.volumes, words };
      return { operation: 'notice.read-back', path, body };
    }
    case 'enter':
      return { operation: 'notice.enter', path, body: { version } };
    case 'pass':
      return { operation: 'notice.pass', path, body: { version, units: entered.units } };
    case 'unit':
      return {
        operation: 'notice.acknowledge',
        path,
        body: { version, unit: entered.unit, words },
      };
    case 'relay': {
      const { scope, stage } = entered;
      return {
        operation: 'notice.relay',
        path,
        body: { version, to: need.to, stage, scope: scope.trim(), words },
      };
    }
    case 'test': {
      const callsign = entered.callsign.trim();
      return {
        operation: 'line.answer',
        path,
        body: { callsign, at_ms: entered.at_ms, words },
      };
    }
    case 'answer':
      return { operation: 'concern.answer', path, body: { words } };
    case 'reconfirm':
      return {
        operation: 'site.reconfirm',
        path,
        body: { version, valid_until_ms: entered.at_ms, words },
      };
  }
}

/** What the fields of an action hold at first. */
export function fresh(need: Need, now: number): Entered {
  return {
    words: '',
    until_ms: Math.round(now) + 5 * MINUTE_MS,
    units: [],
    unit: unitsOf(need)[0] ?? '',
    scope: '',
    stage: 'passed',
    callsign: '',
    at_ms: 0,
    volumes: [],
  };
}

export const MINUTE_MS = 60_000;
export const PATIENCE = [5, 10, 15, 30] as const;

/** Units as typed, one a line: each once, without the empty ones. */
export function unitsIn(text: string): string[] {
  const units = text.split(/[\n,;،؛]/).map((unit) => unit.trim());
  return [...new Set(units.filter((unit) => unit !== ''))];
}

/**
 * An hour of UTC as the moment that is meant: the first one from `after` on, for an answer to a
 * test lies after the test. Undefined where it is none.
 */
export function hourAfter(text: string, after: number): number | undefined {
  const found = /^(\d{1,2}):?(\d{2})(?:\s*Z)?$/i.exec(text.trim());
  if (found === null) return undefined;
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  if (hour > 23 || minute > 59) return undefined;
  const day = Math.floor(after / DAY_MS) * DAY_MS;
  const at = day + (hour * 60 + minute) * MINUTE_MS;
  // Both are told in whole minutes: the very minute of the test counts as reached.
  return at >= Math.floor(after / MINUTE_MS) * MINUTE_MS ? at : at + DAY_MS;
}

const DAY_MS = 24 * 60 * MINUTE_MS;
