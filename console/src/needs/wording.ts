/** A matter in plain words: who must do what by when, composed from codes alone. */
import type { Schema } from '../api';
import { field, say as sayField } from '../field';
import { live } from '../live';
import { span, utcTime } from '../parts';
import { wordsFor } from '../words';
import { en, say } from './words';

export type Need = Schema<'Need'>;
export type NeedKind = Schema<'NeedKind'>;

/** A value within a sentence of either direction: it bends nothing around it (UAX 9). */
export function apart(text: string): string {
  return `\u2068${text}\u2069`;
}

/** What a party is called: its name in the agreement; its own word where that names none. */
export function nameOf(party: string): string {
  const members = live.agreement?.terms.members ?? [];
  return apart(members.find((one) => one.party === party)?.name || party);
}

/** What a name off the line, or a desk, is called. */
export function offLineName(name: string): string {
  const known = live.agreement?.terms.off_line ?? [];
  return apart(known.find((one) => one.name === name)?.label || name);
}

export function refOf(ref: Schema<'Ref'> | null): string {
  return ref === null ? '—' : `\u2066${ref.party}/${ref.ref}\u2069`;
}

/** What all matters of a kind are called, for filters and counts. */
export function kindName(kind: string): string {
  return wordsFor(say, en, `kind/${kind}`);
}

/** The one sentence of a row. */
export function sentence(need: Need): string {
  return wordsOf(sentenceKey(need), need);
}

type Key = keyof typeof en;

function wordsOf(key: string, need: Need): string {
  if (!(key in en)) return `${need.kind}: ${refOf(need.about)}`;
  const finding = need.finding;
  return say(key as Key, {
    ref: refOf(need.about),
    against: refOf(need.against),
    to: need.owed_to.map(nameOf).join(', '),
    by: need.owed_by.map(nameOf).join(', '),
    name: offLineName(need.to),
    n: need.count,
    units: unitsOf(need).map(apart).join(', ') || '—',
    missing: missing(need).join('; ') || '—',
    state: sayField('not-confirmed'),
    span: span(need.ahead_ms),
    verdict: finding === null ? '' : field('verdict', finding.verdict),
    reason: finding === null ? '' : field('reason', finding.reason),
  });
}

/** Some kinds read otherwise when they are one's own, many, or a second time. */
function sentenceKey(need: Need): string {
  switch (need.kind) {
    case 'read-back':
      return need.missing.some((one) => one.differs) ? 'read-back-differs' : 'read-back';
    case 'conflict':
      return need.count > 1 ? 'conflict-more' : 'conflict';
    case 'overdue':
    case 'expiring':
    case 'clock':
      return need.mine ? `${need.kind}-mine` : need.kind;
    default:
      return need.kind;
  }
}

/** The units that have yet to acknowledge. */
export function unitsOf(need: Need): string[] {
  return need.missing.flatMap((one) => one.units);
}

/** Which rung is missing and whose: one clause a party. */
export function missing(need: Need): string[] {
  return need.missing.map((one) => {
    const [party, rung] = [nameOf(one.party), field('rung', one.rung)];
    if (one.differs) return say('missing-differs', { party, rung });
    if (one.units.length === 0) return `${party}: ${rung}`;
    const units = one.units.map(apart).join(', ');
    return say('missing-units', {
      party,
      rung,
      done: one.acknowledged,
      all: one.passed_to,
      units,
    });
  });
}

/** The time to go: `in 4 min 12 s`, `due 3 min 12 s ago`, `no time agreed`. */
export function due(need: Need, now: number): string {
  if (need.due_ms === null) return say('due-none');
  return need.due_ms >= now
    ? say('due-in', { span: apart(span(need.due_ms - now)) })
    : say('due-ago', { span: apart(span(now - need.due_ms)) });
}

/** What that time is the end or the beginning of; empty where nothing is agreed. */
export function dueMeans(need: Need, now: number): string {
  if (need.due_ms === null) return '';
  const when = need.due_ms < now ? 'over' : 'means';
  switch (need.kind) {
    case 'conflict':
      return say(`${when}/overlap`);
    case 'overdue':
      return say('means/heard');
    case 'expiring':
      return say('means/reconfirm');
    case 'enter':
    case 'pass':
    case 'unit':
    case 'relay':
    case 'awaited-relay':
      return say(`${when}/activity`);
    case 'unconfirmed':
      return need.missing.every((one) => one.rung === 'delivered' || one.rung === 'read-back')
        ? say('means/answer')
        : say(`${when}/activity`);
    default:
      return say('means/answer');
  }
}

export function since(need: Need): string {
  return say('since', { time: `\u2066${utcTime(need.since_ms, true)}\u2069` });
}

/** A row said aloud: the sentence, then the time to go. */
export function spoken(need: Need, now: number): string {
  return `${sentence(need)}: ${due(need, now)}`;
}
