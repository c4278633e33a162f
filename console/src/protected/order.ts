/** What of a site, movement, crossing or gathering is due next, and the order that follows from it. */
import type { Schema } from '../api';

export type Page = Schema<'NoticePage'>;
export type Row = Schema<'NoticeRow'>;
export type Details = NonNullable<Page['notice']['versions'][number]['notice']['details']>;

export const PROTECTED = [
  'humanitarian-site',
  'humanitarian-movement',
  'medical-evacuation',
  'crossing-point',
  'gathering',
] as const;

/** What is due: heard of at a checkpoint, reconfirmed, begun, over. */
export type What = 'check-in' | 'reconfirm' | 'begins' | 'ends' | 'arrives';

export interface Due {
  what: What;
  atMs: number;
  /** The checkpoint, where it is one. */
  place: string;
}

export function isProtected(row: Row): boolean {
  return PROTECTED.some((one) => one === row.activity);
}

export function isOver(row: Row): boolean {
  return row.state === 'ended' || row.state === 'cancelled';
}

export function detailsOf(page: Page): Details | null {
  return page.notice.versions.at(-1)?.notice.details ?? null;
}

/**
 * What is due next of one; undefined where nothing is.
 *
 * @param page What is known beyond the list; undefined until it came.
 */
export function dueOf(row: Row, page: Page | undefined, now: number): Due | undefined {
  if (isOver(row)) return undefined;
  if (row.valid_until_ms !== null) {
    return { what: 'reconfirm', atMs: row.valid_until_ms, place: '' };
  }
  const moves = row.activity === 'humanitarian-movement' || row.activity === 'medical-evacuation';
  if (moves) {
    const next = page?.protected?.check_ins.find((one) => one.heard_ms === null);
    if (next !== undefined) return { what: 'check-in', atMs: next.due_ms, place: next.place };
    if (row.start_ms > now) return { what: 'begins', atMs: row.start_ms, place: '' };
    if (row.end_ms !== null) return { what: 'arrives', atMs: row.end_ms, place: '' };
    return undefined;
  }
  if (row.activity === 'crossing-point') return undefined;
  if (row.start_ms > now) return { what: 'begins', atMs: row.start_ms, place: '' };
  return row.end_ms === null ? undefined : { what: 'ends', atMs: row.end_ms, place: '' };
}

/** What is due first comes first, the overdue at the top; what is over, last. */
export function byDue(
  rows: readonly Row[],
  pageOf: (row: Row) => Page | undefined,
  now: number,
): Row[] {
  const keyed = rows.map((row) => {
    const due = dueOf(row, pageOf(row), now);
    return { row, over: isOver(row) ? 1 : 0, at: due?.atMs ?? Number.MAX_SAFE_INTEGER };
  });
  keyed.sort((a, b) => a.over - b.over || a.at - b.at || b.row.filed_ms - a.row.filed_ms);
  return keyed.map((one) => one.row);
}

/** The service that is worst off: closed before reduced before open. */
export function worstOf(services: readonly Schema<'Service'>[]): Schema<'Service'> | undefined {
  const order = ['closed', 'reduced', 'open'];
  return [...services].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0];
}

/** The checkpoint whose passing is reported next, by its place in the list. */
export function nextPoint(checkIns: readonly Schema<'CheckInHeard'>[]): number | null {
  const found = checkIns.findIndex((one) => one.heard_ms === null);
  return found < 0 ? null : found;
}
