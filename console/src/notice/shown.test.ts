import { describe, expect, it } from 'vitest';
import type { Schema } from '../api';
import { bySoonest } from './others';
import { CIRCLE } from './page.test-part';
import { heldBy } from './proofs';
import { misread } from './read-backs';

const conflict = (ref: string, verdict: 'conflict' | 'unsure', first_ms: number, last_ms: number) =>
  ({
    a: { subject: { ref } },
    finding: { verdict, first_ms, last_ms },
  }) as unknown as Schema<'Conflict'>;

describe('conflicts', () => {
  it('come soonest first, what may collide after what does, what is over last', () => {
    const all = [
      conflict('over', 'conflict', 1, 5),
      conflict('unsure', 'unsure', 10, 20),
      conflict('later', 'conflict', 15, 20),
      conflict('soon', 'conflict', 12, 20),
    ];
    const order = bySoonest(all, 10).map((one) => one.a.subject.ref);
    expect(order).toEqual(['soon', 'later', 'unsure', 'over']);
  });
});

describe('who holds it', () => {
  it('is who cosigned; of every other party but the author it is not shown', () => {
    const one = { party: 'a', delivered: [{ mirror: 'b' }] };
    expect(heldBy(one, ['a', 'b', 'c'])).toEqual({ held: ['b'], absent: ['c'] });
  });
});

describe('what is drawn of a read-back', () => {
  const heard = (kinds: [Schema<'Difference'>['kind'], number | null][]) =>
    misread({
      volumes: [CIRCLE, { ...CIRCLE, role: 'recall' }],
      differences: kinds.map(([kind, volume]) => ({ kind, volume, by_mm: null, by_ms: null })),
    } as unknown as Schema<'ReadBackMade'>).map((one) => one.role);

  it('is the volumes whose place differs, and no other', () => {
    expect(heard([['place', 1]])).toEqual(['recall']);
    expect(heard([['floor', 0]])).toEqual([]);
    expect(heard([['volumes', null]])).toEqual(['activity', 'recall']);
  });
});
