/** The order of the list, which never changes under somebody's hand without a word of it. */
import { codesOf } from '../field';
import type { Need, NeedKind } from './wording';

/** The same matter in two answers of the node. */
export function idOf(need: Need): string {
  const against = need.against === null ? '' : `${need.against.party}/${need.against.ref}`;
  return [need.kind, need.thread, against, need.to, need.owed_by.join(',')].join(' ');
}

/** A matter, and the desks outside whom no message reached about it. */
export interface Matter {
  need: Need;
  unreached: readonly string[];
}

/**
 * Matters, each once: that somebody outside was not reached stands on the matter that it is about.
 * Where that matter is not among them it stands for itself.
 */
export function joined(needs: readonly Need[]): Matter[] {
  const first = new Map<string, Matter & { unreached: string[] }>();
  const found = unjoined(needs).map((one) => ({ ...one, unreached: [] as string[] }));
  for (const one of found) {
    const { kind, mine, thread } = one.need;
    if (mine && kind !== 'not-reached' && !first.has(thread)) first.set(thread, one);
  }
  return found.filter(({ need }) => {
    const matter = need.kind === 'not-reached' ? first.get(need.thread) : undefined;
    matter?.unreached.push(need.to);
    return matter === undefined;
  });
}

export function unjoined(needs: readonly Need[]): Matter[] {
  return needs.map((need) => ({ need, unreached: [] }));
}

/** A row as it stands on the screen; `gone` ones are no longer needed and wait to be taken away. */
export interface Row extends Matter {
  id: string;
  gone: boolean;
  fresh: boolean;
}

export interface Arranged {
  rows: Row[];
  /** How the node's order differs from what is shown. */
  came: number;
  went: number;
  moved: boolean;
}

/**
 * The rows to show: mine first, then what awaits others, each by the node's order, which is by time
 * to go. While `held`, rows stay where they stand, those that are gone remain, and those that came
 * stand after the others of their group: what lies under the hand is what lay there before.
 */
export function arrange(
  matters: readonly Matter[],
  shown: readonly Row[],
  held: boolean,
): Arranged {
  const wanted = inGroups(
    matters.map((one) => ({ ...one, id: idOf(one.need), gone: false, fresh: false })),
  );
  if (!held || shown.length === 0) return { rows: wanted, came: 0, went: 0, moved: false };
  const now = new Map(wanted.map((row) => [row.id, row]));
  const kept = shown.map((row) => {
    const found = now.get(row.id);
    return found === undefined ? { ...row, gone: true } : { ...found, fresh: row.fresh };
  });
  const before = new Set(shown.map((row) => row.id));
  const came = wanted.filter((row) => !before.has(row.id)).map((row) => ({ ...row, fresh: true }));
  const rows = inGroups([...kept, ...came]);
  const live = rows.filter((row) => !row.gone).map((row) => row.id);
  return {
    rows,
    came: rows.filter((row) => row.fresh && !row.gone).length,
    went: rows.filter((row) => row.gone).length,
    moved: live.some((id, n) => id !== wanted[n]?.id),
  };
}

/** What an officer has just done here: the matter it was, and where its row stands. */
export interface Done {
  id: string;
  thread: string;
}

/**
 * The row to choose once one's own act has ended a matter: what is asked of us next about the same
 * thing, and otherwise the row that stands now where the done one stood.
 */
export function nextAfter(done: Done, at: number, rows: readonly Row[]): Row | undefined {
  const next = rows.find(
    ({ need, gone }) =>
      need.mine && !gone && need.thread === done.thread && need.kind !== 'not-reached',
  );
  return next ?? rows[Math.max(0, Math.min(at, rows.length - 1))];
}

/** Whether the node's order is not what is shown. */
export function differs(arranged: Arranged): boolean {
  return arranged.moved || arranged.went > 0;
}

function inGroups(rows: Row[]): Row[] {
  return [...rows.filter((row) => row.need.mine), ...rows.filter((row) => !row.need.mine)];
}

/** The kinds there are, in the order in which they first appear, with how many of each. */
export function kindsOf(needs: readonly Need[]): [NeedKind, number][] {
  const found = new Map<NeedKind, number>();
  for (const need of needs) found.set(need.kind, (found.get(need.kind) ?? 0) + 1);
  return [...found];
}

const GRAVITY: readonly string[] = codesOf('precedence');

/** How grave a precedence is, from 0; one that is not known is as grave as immediate. */
export function gravity(precedence: string | null): number {
  if (precedence === null) return 0;
  const found = GRAVITY.indexOf(precedence);
  return found < 0 ? 2 : found;
}
