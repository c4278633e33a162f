/** What each side had stated and been told by a moment, in the order it came. */
import type { Schema } from '../api';
import type { Entry, Moment, Story } from './moments';
import { entryOf } from './moments';

type Alert = Schema<'AlertView'>;
type Escalation = Schema<'Escalation'>;

export type Item =
  | { kind: 'said' | 'told'; at_ms: number; moment: Moment; by: string }
  | { kind: 'alarm'; at_ms: number; alert: Alert }
  | { kind: 'rang'; at_ms: number; desk: string };

/** What the record says is asked of it; the story only says in which words to tell it. */
export interface Known {
  entries: readonly Entry[];
  alerts: readonly Alert[];
  escalated: readonly Escalation[];
}

/** What a party held by a moment: nothing that the record does not show, and nothing later. */
export function heldBy(party: string, story: Story, at: number, known: Known): Item[] {
  const items: Item[] = [];
  for (const moment of story.moments) {
    if (moment.party === null || moment.at_ms > at) continue;
    if (entryOf(moment, known.entries) === undefined) continue;
    items.push({
      kind: moment.party === party ? 'said' : 'told',
      at_ms: moment.at_ms,
      moment,
      by: moment.party,
    });
  }
  for (const alert of known.alerts) {
    // What a node raises is for its own officers; the others hold it as proof alone.
    if (alert.party === party && alert.due_ms <= at)
      items.push({ kind: 'alarm', at_ms: alert.due_ms, alert });
  }
  for (const ring of rings(known.escalated, party, at)) items.push(ring);
  return items.sort((a, b) => a.at_ms - b.at_ms);
}

/** The desks of a party that rang, each once: the steps of a timer are many, and say one thing. */
function rings(escalated: readonly Escalation[], party: string, at: number): Item[] {
  const seen = new Set<string>();
  const found: Item[] = [];
  for (const one of [...escalated].sort((a, b) => a.due_ms - b.due_ms)) {
    if (one.party !== party || one.due_ms > at || seen.has(one.desk)) continue;
    seen.add(one.desk);
    found.push({ kind: 'rang', at_ms: one.due_ms, desk: one.desk });
  }
  return found;
}

/** The things of a kind that the story knows of by a moment, each once: `notice`, `call`. */
export function thingsBy(story: Story, kind: string, at: number): Schema<'Ref'>[] {
  const found = new Map<string, Schema<'Ref'>>();
  for (const moment of story.moments) {
    if (moment.of === null || moment.kind !== kind || moment.at_ms > at) continue;
    found.set(`${moment.of.party}/${moment.of.ref}`, moment.of);
  }
  return [...found.values()];
}
