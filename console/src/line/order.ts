/** The order in which calls are read: mine and urgent first, then what I await, then the newest. */
import type { Schema } from '../api';
import { PRECEDENCES } from './timers';

export type Call = Schema<'Call'>;
export type Message = Schema<'Message'>;

/** When the earliest acknowledgement of a call is due, by its thread. */
export type Dues = ReadonlyMap<string, number>;

export function threadOf(ref: Schema<'Ref'>): string {
  return `call/${ref.party}/${ref.ref}`;
}

/** Mine, theirs, nobody's: whose turn it is in a call. */
export function turnOf(call: Call, me: string): 'mine' | 'theirs' | 'nobodys' {
  if (call.owed_by.includes(me)) return 'mine';
  return call.owed_by.length > 0 ? 'theirs' : 'nobodys';
}

export function byUrgency(calls: readonly Call[], me: string, dues: Dues): Call[] {
  const turns = ['mine', 'theirs', 'nobodys'];
  const key = (call: Call): number[] => {
    const turn = turnOf(call, me);
    const open = turn !== 'nobodys';
    return [
      turns.indexOf(turn),
      open ? -PRECEDENCES.indexOf(call.precedence) : 0,
      open ? (dues.get(threadOf(call.ref)) ?? Number.MAX_SAFE_INTEGER) : 0,
      -call.last_ms,
    ];
  };
  const keyed = calls.map((call) => ({ call, key: key(call) }));
  keyed.sort((a, b) => {
    const place = a.key.findIndex((value, n) => value !== b.key[n]);
    return place < 0 ? 0 : (a.key[place] ?? 0) - (b.key[place] ?? 0);
  });
  return keyed.map((one) => one.call);
}

/** The message that my acknowledgement is asked for first: the most urgent, then the oldest. */
export function firstOwed(messages: readonly Message[], me: string): Message | undefined {
  return messages
    .filter((one) => one.owed_by.includes(me))
    .sort(
      (a, b) =>
        PRECEDENCES.indexOf(b.precedence) - PRECEDENCES.indexOf(a.precedence) ||
        a.issued_ms - b.issued_ms,
    )[0];
}

/** Messages of others that my party has not stated to have seen, nor acknowledged. */
export function unseen(messages: readonly Message[], me: string): Message[] {
  return messages.filter(
    (one) =>
      one.party !== me &&
      !one.seen.some((by) => by.party === me) &&
      !one.acknowledged.some((by) => by.party === me),
  );
}

/** From which message on a call is asked for: the last forty or so, in steps that move seldom. */
export function pageStart(count: number, earlier: number): number {
  const step = 20;
  return Math.max(0, Math.floor((count - 40) / step) * step - earlier);
}
