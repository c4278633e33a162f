/** Which notices are listed, and in which order. */
import type { Schema } from '../api';

export type Row = Schema<'NoticeRow'>;

export const ORDERS = ['begins', 'ends', 'filed'] as const;
export type Order = (typeof ORDERS)[number];

/** What is looked for; empty is whatever it may be. */
export interface Sought {
  typed: string;
  party: string;
  activity: string;
  /** `waits`: not confirmed and not over; else a state of the notice. */
  state: string;
  order: Order;
  /** Whether those that are over are listed too; asked for by their state they always are. */
  over: boolean;
}

export const NOTHING_SOUGHT: Sought = {
  typed: '',
  party: '',
  activity: '',
  state: '',
  order: 'begins',
  over: false,
};

export function isOver(row: Row): boolean {
  return row.state === 'ended' || row.state === 'cancelled';
}

/** Those that fit, by every word typed in any order; `said` is what an officer may call a row. */
export function fitting(rows: readonly Row[], sought: Sought, said: (row: Row) => string): Row[] {
  const words = sought.typed.toLowerCase().split(/\s+/).filter(Boolean);
  return rows
    .filter((row) => stands(row, sought))
    .filter((row) => sought.party === '' || row.ref.party === sought.party)
    .filter((row) => sought.activity === '' || row.activity === sought.activity)
    .filter((row) => {
      if (words.length === 0) return true;
      const named = `${row.ref.party}/${row.ref.ref} ${row.place_label} ${row.name}`;
      const text = `${named} ${said(row)}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort(by(sought.order));
}

function stands(row: Row, { state, over }: Sought): boolean {
  if (state === 'waits') return !row.confirmed && !isOver(row);
  if (state !== '') return row.state === state;
  return over || !isOver(row);
}

/** Those not over first, by when they begin or end; then those over, the latest first. */
function by(order: Order): (a: Row, b: Row) => number {
  if (order === 'filed') return (a, b) => b.filed_ms - a.filed_ms;
  const at = (row: Row) =>
    order === 'ends' ? (row.end_ms ?? Number.MAX_SAFE_INTEGER) : row.start_ms;
  return (a, b) => {
    if (isOver(a) !== isOver(b)) return isOver(a) ? 1 : -1;
    return isOver(a) ? at(b) - at(a) : at(a) - at(b) || a.start_ms - b.start_ms;
  };
}

/** What is missing, a rung once, with everyone of whom it is. */
export function missingByRung(row: Row): [string, string[]][] {
  const found = new Map<string, string[]>();
  for (const one of row.missing) {
    found.set(one.rung, [...(found.get(one.rung) ?? []), one.party]);
  }
  return [...found];
}
