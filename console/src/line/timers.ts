/**
 * Which desk rings next, and when: the agreed timers as `parley.rules.escalation` works them out, so
 * that the count on the screen is the node's own.
 */

import type { Schema } from '../api';
import { codesOf } from '../field';

export type Precedence = Schema<'Precedence'>;
export type Tier = Schema<'Tier'>;
export type Lane = Schema<'Lane'>;
export type Desk = Schema<'Desk'>;

export const PRECEDENCES = codesOf('precedence');
export const TIERS = codesOf('tier');
export const LANES = codesOf('lane');

export interface Policy {
  desks: readonly Desk[];
  line: { timers: readonly Schema<'Timer'>[] };
}

export interface Wait {
  lane: Lane;
  tier: Tier;
  precedence: Precedence;
  owedBy: string;
  owedTo: string;
  /** Until the second desk rings; left out, as the timer of the precedence says. */
  withinMs?: number;
}

export interface Ring {
  step: number;
  afterMs: number;
  desk: Desk;
}

export function timerOf(policy: Policy, precedence: Precedence): Schema<'Timer'> {
  const found = policy.line.timers.find((one) => one.precedence === precedence);
  if (found === undefined) throw new Error(`the agreement has no timer for ${precedence}`);
  return found;
}

/** A party's desks in the order they ring: the lane's, from the tier called upwards. */
export function desksOf(policy: Policy, party: string, wait: Wait, anyDesk: string): Desk[] {
  const named = policy.desks.filter((desk) => desk.party === party);
  const inLane = named.filter((desk) => desk.lanes.includes(wait.lane));
  const own = inLane.length > 0 ? inLane : named;
  if (own.length === 0) return [{ party, name: anyDesk, tier: 'duty-officer', lanes: [...LANES] }];
  const rank = (desk: Desk) => TIERS.indexOf(desk.tier);
  const lowest = wait.precedence === 'flash' ? 0 : TIERS.indexOf(wait.tier);
  const high = own.filter((desk) => rank(desk) >= lowest);
  return (high.length > 0 ? high : [...own]).sort((a, b) => rank(a) - rank(b));
}

/** Every ring of a wait that nobody answers, at both ends, in the order of time. */
export function rings(policy: Policy, wait: Wait, anyDesk: string): Ring[] {
  const timer = timerOf(policy, wait.precedence);
  const owing = desksOf(policy, wait.owedBy, wait, anyDesk);
  const waiting = desksOf(policy, wait.owedTo, wait, anyDesk);
  const within = wait.withinMs ?? timer.acknowledge_within_ms;
  const first = Math.max(owing.length - 1, waiting.length);
  const turns = Array.from({ length: first }, (_, turn): [number, number] => [turn + 1, turn]);
  for (let round = 1; round < timer.rounds; round += 1) {
    for (let turn = 0; turn < Math.max(owing.length, waiting.length); turn += 1) {
      turns.push([turn, turn]);
    }
  }
  const at = (desks: Desk[], place: number) => desks[Math.min(place, desks.length - 1)];
  const found: Ring[] = owing.slice(0, 1).map((desk) => ({ step: 0, afterMs: 0, desk }));
  for (const [number, [one, other]] of turns.entries()) {
    const afterMs = within + number * timer.next_after_ms;
    for (const desk of [at(owing, one), at(waiting, other)]) {
      if (desk !== undefined) found.push({ step: number + 1, afterMs, desk });
    }
  }
  return found;
}

/** When the wait for one party's acknowledgement began: patience that was asked for moves it, once. */
export function beganAt(policy: Policy, message: Schema<'Message'>, party: string): number {
  const asked = message.stand_by.find((one) => one.party === party);
  if (asked === undefined) return message.issued_ms;
  const within = timerOf(policy, message.precedence).acknowledge_within_ms;
  const latest = message.issued_ms + timerOf(policy, 'routine').acknowledge_within_ms;
  return Math.max(message.issued_ms, Math.min(asked.until_ms - within, latest));
}

/** How far the timer of one party's acknowledgement has run. */
export interface Run {
  /** When the acknowledgement was due: the first step. */
  dueMs: number;
  /** The next rings, one at each end; none once every desk has rung. */
  next: { atMs: number; desks: Desk[] } | undefined;
  /** How many steps have fallen due. */
  steps: number;
}

export function runOf(
  policy: Policy,
  wait: Wait,
  beganMs: number,
  now: number,
  anyDesk: string,
): Run {
  const all = rings(policy, wait, anyDesk).filter((ring) => ring.step > 0);
  const elapsed = now - beganMs;
  const next = all.find((ring) => ring.afterMs >= elapsed);
  const within = wait.withinMs ?? timerOf(policy, wait.precedence).acknowledge_within_ms;
  return {
    dueMs: beganMs + within,
    next:
      next === undefined
        ? undefined
        : {
            atMs: beganMs + next.afterMs,
            desks: all.filter((ring) => ring.step === next.step).map((ring) => ring.desk),
          },
    steps: new Set(all.filter((ring) => ring.afterMs < elapsed).map((ring) => ring.step)).size,
  };
}
