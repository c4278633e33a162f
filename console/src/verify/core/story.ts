/**
 * The story of each thread: every statement between the moments that bound it.
 *
 * The author's time is a claim. It was not made before the newest statement that its author names
 * as seen, nor after the first cosignature by another node.
 */
import { toHex } from './bytes';
import type { Entry } from './entry';
import { type Delivery, type Event, found, type ThreadStory } from './report';
import type { CheckedLog, Scope } from './scope';
import { printable, textOrder } from './text';

/** The threads in the order in which they began; clocks outside their bracket are flagged. */
export function* tell(scope: Scope): Generator<void, readonly ThreadStory[]> {
  const threads = new Map<string, Event[]>();
  for (const log of scope.logs.values()) {
    let lastMs = 0;
    for (const [sequence, entry] of log.inOrder()) {
      const event = eventOf(scope, log, sequence, entry);
      const told = threads.get(entry.header.thread) ?? [];
      told.push(event);
      threads.set(entry.header.thread, told);
      checkClock(scope, event, lastMs);
      lastMs = Math.max(lastMs, event.issuedMs);
      yield;
    }
  }
  const stories = [...threads].map(([thread, events]) => ({
    thread,
    events: events.sort(byClock),
  }));
  return stories.sort((a, b) => {
    const [first, other] = [a.events[0], b.events[0]];
    const began = first === undefined || other === undefined ? 0 : byClock(first, other);
    return began || textOrder(a.thread, b.thread);
  });
}

/** RFC 3339 in UTC; milliseconds only where there are any. */
export function moment(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

function eventOf(scope: Scope, log: CheckedLog, sequence: number, entry: Entry): Event {
  const delivered: Delivery[] = [];
  let notAfterMs: number | null = null;
  for (const { party } of scope.terms.members) {
    const timeS = log.heldFromS(party, sequence);
    if (timeS === undefined) continue;
    delivered.push({ party, byMs: timeS * 1000 });
    if (scope.apart(party, log.party)) {
      // A cosignature cuts its moment down to the second, so it may be 999 ms later.
      const latest = timeS * 1000 + 999;
      notAfterMs = notAfterMs === null ? latest : Math.min(notAfterMs, latest);
    }
  }
  return {
    party: log.party,
    sequence,
    kind: entry.header.kind,
    leaf: toHex(entry.leaf),
    desk: printable(entry.header.desk),
    issuedMs: entry.header.issuedMs,
    notBeforeMs: newestSeenMs(scope, entry),
    notAfterMs,
    delivered: delivered.sort((a, b) => a.byMs - b.byMs || textOrder(a.party, b.party)),
    understood: log.said.has(sequence),
  };
}

/** When the newest statement that the author names was made, as that one's author says. */
function newestSeenMs(scope: Scope, entry: Entry): number | null {
  let newest: number | null = null;
  for (const seen of entry.header.seen) {
    const named = scope.logs.get(seen.party)?.entries.get(seen.size - 1);
    if (named !== undefined) newest = Math.max(newest ?? 0, named.header.issuedMs);
  }
  return newest;
}

/** Flag a claimed time outside its bracket by more than the agreed skew. */
function checkClock(scope: Scope, event: Event, lastMs: number): void {
  const skewMs = scope.terms.rules.skew_ms;
  const { party, sequence, issuedMs, notBeforeMs, notAfterMs } = event;
  const values = { party, sequence, at: moment(issuedMs) };
  if (issuedMs + skewMs < lastMs) {
    scope.flags.push(found('clock-after-later', { ...values, other: moment(lastMs) }));
  }
  if (notBeforeMs !== null && issuedMs + skewMs < notBeforeMs) {
    scope.flags.push(found('clock-before-named', { ...values, other: moment(notBeforeMs) }));
  }
  if (notAfterMs !== null && notAfterMs + skewMs < issuedMs) {
    const held = moment(Math.floor(notAfterMs / 1000) * 1000);
    scope.flags.push(found('clock-after-held', { ...values, other: held }));
  }
}

function byClock(a: Event, b: Event): number {
  return a.issuedMs - b.issuedMs || textOrder(a.party, b.party) || a.sequence - b.sequence;
}
