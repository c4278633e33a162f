import { describe, expect, it } from 'vitest';
import { heldBy, type Known, thingsBy } from './held';
import type { Moment, Story } from './moments';

function moment(at_ms: number, party: string | null, kind: string, ref: string | null): Moment {
  const of = ref === null ? null : { party: 'israel', ref };
  return {
    at_ms,
    party,
    kind,
    of,
    text: `${kind} ${at_ms}`,
    other: '',
    tag: 'sourced',
    source: '',
  };
}

const story: Story = {
  run: 'evening',
  language: 'en',
  title: '',
  exercise: '',
  lead: '',
  counterfactual: false,
  starts_ms: 0,
  ends_ms: 100,
  notice: { party: 'israel', ref: 'N1' },
  flight: { party: 'russia', ref: 'F1' },
  chapters: [],
  moments: [
    moment(10, 'israel', 'notice.filed', 'N1'),
    moment(20, null, 'public-record', null),
    moment(30, 'russia', 'concern.raised', 'C1'),
  ],
  places: [],
  sources: [],
  ways: [],
  beside: null,
};
const entry = { sequence: 1, leaf: 'aa' };
const ring = { owed_by: 'russia', step: 1, tier: 'staff' as const };
const known: Known = {
  entries: [
    {
      ...entry,
      party: 'israel',
      kind: 'notice.filed/0',
      thread: 'notice/israel/N1',
      issued_ms: 10,
    },
    {
      ...entry,
      party: 'russia',
      kind: 'concern.raised/0',
      thread: 'concern/israel/C1',
      issued_ms: 30,
    },
  ],
  alerts: [
    {
      party: 'russia',
      cause: 'read-back-overdue',
      about: { party: 'israel', ref: 'N1' },
      against: null,
      due_ms: 15,
      raised_ms: 16,
      words: '',
    },
  ],
  escalated: [
    { ...ring, party: 'russia', desk: 'staff desk', due_ms: 18, at_ms: 18 },
    { ...ring, party: 'russia', desk: 'staff desk', due_ms: 25, at_ms: 25 },
    { ...ring, party: 'israel', desk: 'own desk', due_ms: 18, at_ms: 18 },
  ],
};
const brief = (party: string, at: number) =>
  heldBy(party, story, at, known).map((one) => `${one.kind} ${one.at_ms}`);

describe('what a side held', () => {
  it('is what it said, what it was told, its alarms and its rings, in order', () => {
    expect(brief('russia', 100)).toEqual(['told 10', 'alarm 15', 'rang 18', 'said 30']);
    expect(brief('israel', 100)).toEqual(['said 10', 'rang 18', 'told 30']);
  });

  it('holds nothing later, and nothing of the public record', () => {
    expect(brief('russia', 14)).toEqual(['told 10']);
    expect(brief('russia', 9)).toEqual([]);
    expect(brief('israel', 29)).toEqual(['said 10', 'rang 18']);
  });

  it('holds nothing that is not on record, whatever the story tells', () => {
    expect(heldBy('russia', story, 100, { ...known, entries: [] }).map((one) => one.kind)).toEqual([
      'alarm',
      'rang',
    ]);
  });

  it('names each thing once', () => {
    expect(thingsBy(story, 'notice.filed', 100)).toEqual([{ party: 'israel', ref: 'N1' }]);
    expect(thingsBy(story, 'notice.filed', 5)).toEqual([]);
  });
});
