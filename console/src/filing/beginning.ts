/** What stands on the page at first: nothing, the like of one's last notice, or one to amend. */
import { NodeOutOfReach, Problem, type Schema } from '../api';
import { live } from '../live';
import { preferences } from '../prefs';
import {
  ACTIVITY_OF,
  type Draft,
  draftOf,
  type FilingKind,
  freshDraft,
  KINDS,
  newRef,
} from './draft';
import { leadOf } from './judging';
import { say } from './words';

const FIVE_MINUTES = 300_000;

export function fresh(kind: FilingKind): Draft {
  const soon = kind === 'notice' || kind === 'movement';
  return freshDraft(kind, live.me?.label ?? '', say(soon ? 'default-soon' : 'default-now'));
}

/** A draft of a new version; else why there is none, in the officer's language. */
export async function newVersionOf(ref: Schema<'Ref'>): Promise<Draft | string> {
  if (ref.party !== live.me?.party) return say('not-mine');
  const before = await onRecord(ref);
  if (typeof before === 'string') return before;
  const draft = draftOf(before, 0, preferences.notation);
  return { ...draft, ref: ref.ref, amends: { ref, before } };
}

/** The like of a notice, at the next five minutes that keep the agreed lead. */
export async function likeOf(ref: Schema<'Ref'>): Promise<Draft | string> {
  const terms = live.agreement?.terms;
  const before = await onRecord(ref);
  if (typeof before === 'string') return before;
  const lead = terms === undefined ? 0 : leadOf(before, terms);
  const start = Math.ceil((live.now() + lead) / FIVE_MINUTES) * FIVE_MINUTES;
  const draft = draftOf(before, start - before.period.start_ms, preferences.notation);
  return { ...draft, ref: newRef(draft.kind), amends: null };
}

/** The kind of filing that an activity's code belongs to; a newer node may have codes unknown here. */
export function kindOfCode(activity: string): FilingKind {
  return KINDS.find((kind) => ACTIVITY_OF[kind].some((one) => one === activity)) ?? 'notice';
}

async function onRecord(ref: Schema<'Ref'>): Promise<Schema<'Notice'> | string> {
  const agreement = live.agreement?.agreement ?? '';
  try {
    const page = await live.api.ask('notice.show', { path: { agreement, ...ref } });
    return page.notice.versions.at(-1)?.notice ?? say('standing-out-of-reach');
  } catch (error) {
    if (error instanceof NodeOutOfReach) return say('standing-out-of-reach');
    if (error instanceof Problem) return error.message;
    throw error;
  }
}
