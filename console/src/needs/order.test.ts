import { describe, expect, it } from 'vitest';
import { need } from './needs.test-part';
import {
  arrange,
  differs,
  gravity,
  idOf,
  joined,
  kindsOf,
  nextAfter,
  type Row,
  unjoined,
} from './order';

const of = (ref: string, mine = true) =>
  need({
    kind: 'read-back',
    thread: `notice/israel/${ref}`,
    mine,
    about: { party: 'israel', ref },
  });
const threads = (rows: readonly Row[]) => rows.map((row) => row.need.about?.ref);
const [one, two, three, four] = [of('F1'), of('F2'), of('F3'), of('F4')];

describe('the order of the list', () => {
  it('is the node’s, by time to go, and what others owe comes after', () => {
    const theirs = of('F9', false);
    const { rows } = arrange(unjoined([theirs, two, one]), [], false);
    expect(threads(rows)).toEqual(['F2', 'F1', 'F9']);
  });

  it('stays under the hand: rows keep their place, those that came stand below, those gone remain', () => {
    const shown = arrange(unjoined([one, two, three]), [], false).rows;
    const held = arrange(unjoined([four, three, one]), shown, true);
    expect(threads(held.rows)).toEqual(['F1', 'F2', 'F3', 'F4']);
    expect(held.rows.map((row) => row.gone)).toEqual([false, true, false, false]);
    expect(held).toMatchObject({ came: 1, went: 1, moved: true });
    expect(differs(held)).toBe(true);
  });

  it('tells news apart until the hand lets go', () => {
    const shown = arrange(unjoined([one]), [], false).rows;
    const held = arrange(unjoined([one, two]), shown, true);
    const again = arrange(unjoined([one, two, three]), held.rows, true);
    expect(again.rows.map((row) => row.fresh)).toEqual([false, true, true]);
    expect(again.came).toBe(2);
    const let_go = arrange(unjoined([three, one, two]), again.rows, false);
    expect(threads(let_go.rows)).toEqual(['F3', 'F1', 'F2']);
    expect(let_go.rows.some((row) => row.fresh || row.gone)).toBe(false);
    expect(differs(let_go)).toBe(false);
  });

  it('is not said to have changed where what came stands last anyhow', () => {
    const shown = arrange(unjoined([one, two]), [], false).rows;
    expect(differs(arrange(unjoined([one, two, three]), shown, true))).toBe(false);
  });

  it('shows the newest of a matter in its old place', () => {
    const shown = arrange(unjoined([one, two]), [], false).rows;
    const later = { ...one, due_ms: 5 };
    expect(arrange(unjoined([two, later]), shown, true).rows[0]?.need.due_ms).toBe(5);
  });

  it('knows two conflicts of one notice apart, and one matter again whatever its time', () => {
    const conflict = (ref: string) => need({ kind: 'conflict', against: { party: 'russia', ref } });
    expect(idOf(conflict('R1'))).not.toBe(idOf(conflict('R2')));
    expect(idOf({ ...one, due_ms: 9, count: 4 })).toBe(idOf(one));
  });
});

describe('whom no message reached', () => {
  it('stands on the matter that it is about, and for itself where that is not there', () => {
    const call = need({ kind: 'acknowledge', thread: 'call/israel/K1' });
    const staff = need({ kind: 'not-reached', thread: 'call/israel/K1', to: 'staff' });
    const other = need({ kind: 'not-reached', thread: 'call/israel/K2', to: 'staff' });
    const found = joined([staff, call, other]);
    expect(found.map((one) => one.need)).toEqual([call, other]);
    expect(found[0]?.unreached).toEqual(['staff']);
    expect(unjoined([staff, call])).toHaveLength(2);
  });
});

describe('kinds and gravity', () => {
  it('are counted in the order in which they come', () => {
    expect(kindsOf([one, need({ kind: 'query' }), two])).toEqual([
      ['read-back', 2],
      ['query', 1],
    ]);
  });

  it('takes a precedence that is not known for immediate, never for less', () => {
    expect(gravity('flash')).toBeGreaterThan(gravity('immediate'));
    expect(gravity('something-new')).toBe(gravity('immediate'));
    expect(gravity(null)).toBe(gravity('routine'));
  });
});

describe('after one’s own act', () => {
  const rowsOf = (needs: readonly ReturnType<typeof need>[]) =>
    arrange(unjoined(needs), [], false).rows;
  const done = { id: idOf(one), thread: one.thread };

  it('what is asked of us next about the same thing is chosen, wherever it stands', () => {
    const enter = need({ kind: 'enter', thread: one.thread });
    const rows = rowsOf([two, three, enter]);
    expect(nextAfter(done, 0, rows)?.id).toBe(idOf(enter));
  });

  it('what others owe about it, or who was not reached, is not', () => {
    const theirs = need({ kind: 'enter', thread: one.thread, mine: false });
    const unheard = need({ kind: 'not-reached', thread: one.thread, to: 'a desk' });
    const rows = rowsOf([two, three, unheard, theirs]);
    expect(nextAfter(done, 1, rows)?.id).toBe(idOf(three));
  });

  it('the last is chosen where the last was done, and nothing where nothing is left', () => {
    expect(nextAfter(done, 7, rowsOf([two, three]))?.id).toBe(idOf(three));
    expect(nextAfter(done, 0, [])).toBeUndefined();
  });
});
