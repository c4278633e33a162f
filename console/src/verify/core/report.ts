/** What a verified bundle shows: findings by code, so that each reader has them in their language. */
import type { Blame, Fault } from './faults';
import { printable } from './text';

/** What does not hold; any makes a bundle unsound. */
export const PROBLEMS = [
  'log-of-stranger',
  'checkpoint-bad',
  'checkpoint-counts-other',
  'checkpoint-of-other-entries',
  'entry-bad',
  'entry-spoken-as',
  'entry-other-agreement',
  'entry-calls-itself',
  'entry-terms-misplaced',
  'entry-not-included',
  'cosignature-by-nobody',
  'cosignature-bad',
  'cosignature-of-other-log',
  'seen-other-log',
  'annex-bad',
  'annex-erased-but-here',
  'annex-misnamed',
  'equivocation-bad',
  'unreadable',
] as const;

/** What is not here and would be needed to show more. */
export const GAPS = [
  'log-missing',
  'entry-missing',
  'entries-missing',
  'seen-other-of-two',
  'seen-not-shown',
  'not-cosigned',
  'not-reached',
  'annex-erased',
  'annex-missing',
] as const;

/** What is odd but proves nothing false. */
export const FLAGS = [
  'not-understood',
  'seen-less-than-before',
  'seen-stranger',
  'cosigned-backwards',
  'annex-unnamed',
  'clock-after-later',
  'clock-before-named',
  'clock-after-held',
] as const;

export type Problem = (typeof PROBLEMS)[number];
export type Gap = (typeof GAPS)[number];
export type Flag = (typeof FLAGS)[number];
export type Code = Problem | Gap | Flag;

export interface Finding<C extends Code = Code> {
  code: C;
  values: Readonly<Record<string, string>>;
  /** Whose fault, and a technical line in English, where bytes could not be taken. */
  fault?: { blame: Blame; detail: string };
}

export function found<C extends Code>(
  code: C,
  values: Readonly<Record<string, string | number | bigint>>,
  fault?: Fault,
): Finding<C> {
  const printed = Object.entries(values).map(([name, value]) => [name, printable(String(value))]);
  return {
    code,
    values: Object.fromEntries(printed),
    ...(fault === undefined
      ? {}
      : { fault: { blame: fault.blame, detail: printable(fault.message) } }),
  };
}

/** A party's mirror held the statement by this time, as its cosignature says. */
export interface Delivery {
  party: string;
  byMs: number;
}

/**
 * One statement of a thread: its author's claim of when, and the two moments that bound it.
 * `delivered` has each party whose cosignature covers it.
 */
export interface Event {
  party: string;
  sequence: number;
  kind: string;
  leaf: string;
  desk: string;
  issuedMs: number;
  notBeforeMs: number | null;
  notAfterMs: number | null;
  delivered: readonly Delivery[];
  understood: boolean;
}

export interface ThreadStory {
  thread: string;
  events: readonly Event[];
}

/** How much of a party's log its checkpoint covers, how much is here, who cosigned it how far. */
export interface LogSummary {
  party: string;
  size: number;
  present: number;
  cosigned: readonly { by: string; size: number }[];
}

export interface Report {
  verdict: 'sound' | 'not-sound' | 'unreadable';
  agreement: string;
  title: string;
  banner: string;
  exercise: boolean;
  problems: readonly Finding<Problem>[];
  gaps: readonly Finding<Gap>[];
  flags: readonly Finding<Flag>[];
  /** Who is shown to have signed two things that cannot both be true. */
  disputed: readonly string[];
  logs: readonly LogSummary[];
  threads: readonly ThreadStory[];
}

export function unreadable(fault: Fault): Report {
  return {
    verdict: 'unreadable',
    agreement: '',
    title: '',
    banner: '',
    exercise: false,
    problems: [found('unreadable', {}, fault)],
    gaps: [],
    flags: [],
    disputed: [],
    logs: [],
    threads: [],
  };
}
