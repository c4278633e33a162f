/** Alarms in plain words, composed from codes. */
import { apart, refOf } from '../needs';
import { span, utcTime } from '../parts';
import type { Fault } from './guard';
import type { Told } from './heard';
import { en, say } from './words';

type Key = keyof typeof en;

/** What happened; a cause that is not known here by its code. */
export function alarmWords(told: Told): string {
  const ref = refOf(told.about);
  const key = `cause/${told.cause}`;
  if (!(key in en)) return say('cause-other', { cause: apart(told.cause), ref });
  return say(key as Key, { ref, against: refOf(told.against) });
}

/** What is amiss with the console, since how long, and what to do. */
export function faultWords(
  fault: Fault,
  told: { forMs: number; asOf: number | undefined; byMs: number; leftMs: number },
): string {
  return say(`fault-${fault}`, {
    span: apart(span(told.forMs)),
    time: told.asOf === undefined ? '—' : `\u2066${utcTime(told.asOf, true)}\u2069`,
    by: apart(span(told.byMs)),
    left: apart(span(told.leftMs)),
  });
}

export function backWords(fault: Fault, forMs: number): string {
  return say(`back-${fault}`, { span: apart(span(forMs)) });
}
