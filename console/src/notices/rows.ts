/** Which notices are listed, and in which order. */
import type { Schema } from '../api';

export type Row = Schema<'NoticeRow'>;

export function isOver(row: Row): boolean {
  return row.state === 'ended' || row.state === 'cancelled';
}

/** Those that fit every word typed, by reference, activity, place or name; over ones if wanted. */
export function fitting(
  rows: readonly Row[],
  typed: string,
  over: boolean,
  called: (row: Row) => string,
): Row[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return rows
    .filter((row) => over || !isOver(row))
    .filter((row) => {
      const text =
        `${row.ref.party}/${row.ref.ref} ${called(row)} ${row.place_label} ${row.name}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort(byTime);
}

/** Those not over first, by when they begin; then those over, the latest first. */
function byTime(a: Row, b: Row): number {
  if (isOver(a) !== isOver(b)) return isOver(a) ? 1 : -1;
  return isOver(a) ? b.start_ms - a.start_ms : a.start_ms - b.start_ms;
}
