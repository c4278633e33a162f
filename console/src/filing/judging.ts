/** What the preview says, in plain words: pure, so that it can be tried. */
import type { Schema } from '../api';

export type Preview = Schema<'Preview'>;
export type Lead =
  | { code: 'no-lead' }
  | { code: 'in-time'; before_ms: number; lead_ms: number }
  | { code: 'late'; late_ms: number; lead_ms: number };

/** The lead time agreed for a notice, milliseconds; 0 for what stands where it stood. */
export function leadOf(
  notice: Pick<Schema<'Notice'>, 'activity' | 'emergency'>,
  terms: Schema<'Terms'>,
): number {
  switch (notice.activity) {
    case 'humanitarian-site':
    case 'crossing-point':
      return 0;
    case 'medical-evacuation':
      return terms.line.movement_emergency_lead_ms;
    case 'humanitarian-movement':
      return notice.emergency ? terms.line.movement_emergency_lead_ms : terms.line.movement_lead_ms;
    default:
      return terms.rules.lead_time_ms;
  }
}

/** The earliest that anything announced is there: an activity volume, else any, else the period. */
export function beginsOf(notice: Schema<'Notice'>): number {
  const activity = notice.volumes.filter((one) => one.role === 'activity');
  const drawn = activity.length > 0 ? activity : notice.volumes;
  return drawn.length === 0
    ? notice.period.start_ms
    : Math.min(...drawn.map((one) => one.interval.start_ms));
}

export function leadSaid(preview: Preview, terms: Schema<'Terms'>, now: number): Lead {
  const lead_ms = leadOf(preview.notice, terms);
  if (lead_ms === 0) return { code: 'no-lead' };
  const before_ms = beginsOf(preview.notice) - now;
  // By the node's rule, at this second: the preview is some seconds old.
  if (before_ms < lead_ms) return { code: 'late', late_ms: lead_ms - before_ms, lead_ms };
  return { code: 'in-time', before_ms, lead_ms };
}

/** What the button names besides “send” and lateness: what is grave about it, and stops nothing. */
export function graveOf(preview: Preview): Schema<'FlagKind'>[] {
  const told: Schema<'FlagKind'>[] = [
    'no-geometry',
    'end-unknown',
    'already-over',
    'place-mismatch',
    'swapped-degrees',
    'mistyped-position',
    'in-water',
  ];
  const found = new Set(preview.flags.map((one) => one.kind));
  return told.filter((kind) => found.has(kind));
}

/** Whether an amendment changes anything: what is the same need not be signed again. */
export function sameNotice(a: Schema<'Notice'>, b: Schema<'Notice'>): boolean {
  return stable(a) === stable(b);
}

function stable(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );
}
