import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beganAt, type Desk, type Policy, rings, runOf, type Wait } from './timers';

const MINUTE = 60_000;
const desk = (party: string, name: string, tier: Desk['tier'], lanes: Desk['lanes']): Desk => ({
  party,
  name,
  tier,
  lanes,
});
const POLICY: Policy = {
  desks: [
    desk('israel', 'air operations', 'duty-officer', ['air', 'maritime']),
    desk('israel', 'general staff', 'staff', ['air', 'maritime', 'ground', 'political']),
    desk('russia', 'duty desk', 'duty-officer', ['air']),
    desk('russia', 'group of forces', 'staff', ['air', 'ground']),
  ],
  line: {
    timers: [
      timer('routine', 60, 30, 1),
      timer('priority', 15, 10, 1),
      timer('immediate', 5, 3, 1),
      timer('flash', 1, 2, 2),
    ],
  },
};
const FLASH: Wait = {
  lane: 'air',
  tier: 'duty-officer',
  precedence: 'flash',
  owedBy: 'russia',
  owedTo: 'israel',
};

function timer(precedence: Wait['precedence'], within: number, next: number, rounds: number) {
  return {
    precedence,
    acknowledge_within_ms: within * MINUTE,
    next_after_ms: next * MINUTE,
    rounds,
  };
}

function written(wait: Wait): string[] {
  return rings(POLICY, wait, 'duty desk').map(
    (one) => `${one.afterMs / MINUTE} ${one.step} ${one.desk.party} ${one.desk.name}`,
  );
}

describe('what rings when nobody answers', () => {
  it('is what the documents say of this very policy', () => {
    // docs/spec/policy.md shows the node's own rehearsal of the policy above.
    const root = join(dirname(new URL(import.meta.url).pathname), '../../..');
    const page = readFileSync(join(root, 'docs/spec/policy.md'), 'utf8');
    const rows = [
      ...page.matchAll(/^(at once|\d+ min) +(\d) +(\w+) {2,}([\w ]+?) {2,}[\w-]+ +(?:is|waits)/gm),
    ];
    expect(rows.length).toBeGreaterThan(6);
    const said = rows.map(([, at = '', step, party, name]) => {
      return `${at === 'at once' ? 0 : Number.parseInt(at, 10)} ${step} ${party} ${name}`;
    });
    expect(written(FLASH)).toEqual(said);
  });

  it('begins at the tier that is called, and for flash at the duty officer', () => {
    const staff = { ...FLASH, tier: 'staff', precedence: 'priority' } as const;
    expect(written(staff)[0]).toBe('0 0 russia group of forces');
    expect(written({ ...staff, precedence: 'flash' })[0]).toBe('0 0 russia duty desk');
  });

  it('rings desks of other lanes where none answers this one, and any where none is named', () => {
    expect(written({ ...FLASH, lane: 'political' })[0]).toBe('0 0 russia duty desk');
    expect(written({ ...FLASH, owedBy: 'turkey' })[0]).toBe('0 0 turkey duty desk');
  });

  it('runs down to the next step and ends with the last', () => {
    const at = (elapsed: number) => runOf(POLICY, FLASH, 1_000, 1_000 + elapsed, 'duty desk');
    expect(at(0).next?.atMs).toBe(1_000 + MINUTE);
    expect(at(0).next?.desks.map((one) => one.name)).toEqual(['group of forces', 'air operations']);
    // A step falls due after its last millisecond.
    expect(at(MINUTE)).toMatchObject({ steps: 0, next: { atMs: 1_000 + MINUTE } });
    expect(at(MINUTE + 1)).toMatchObject({ steps: 1, next: { atMs: 1_000 + 3 * MINUTE } });
    expect(at(60 * MINUTE).next).toBeUndefined();
  });

  it('is moved by "stand by", once, and no further than a routine message may wait', () => {
    const issued_ms = 1_000_000;
    const message = (until_ms: number) =>
      ({
        issued_ms,
        precedence: 'immediate',
        stand_by: [{ party: 'russia', desk: 'duty desk', at_ms: issued_ms, until_ms }],
      }) as unknown as Parameters<typeof beganAt>[1];
    expect(beganAt(POLICY, message(issued_ms + 20 * MINUTE), 'russia')).toBe(
      issued_ms + 15 * MINUTE,
    );
    expect(beganAt(POLICY, message(issued_ms + 600 * MINUTE), 'russia')).toBe(
      issued_ms + 60 * MINUTE,
    );
    expect(beganAt(POLICY, message(issued_ms - MINUTE), 'russia')).toBe(issued_ms);
    expect(beganAt(POLICY, message(issued_ms + 20 * MINUTE), 'israel')).toBe(issued_ms);
  });
});
