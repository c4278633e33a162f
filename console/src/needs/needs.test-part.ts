/** A matter as a node tells it, for tests. */
import type { Need } from './wording';

export function need(told: Partial<Need> & Pick<Need, 'kind'>): Need {
  return {
    thread: 'notice/israel/F1',
    about: { party: 'israel', ref: 'F1' },
    against: null,
    mine: true,
    owed_by: ['russia'],
    owed_to: ['israel'],
    lane: null,
    tier: null,
    precedence: null,
    since_ms: 0,
    due_ms: null,
    count: 1,
    missing: [],
    leaf: 'ab'.repeat(32),
    label: '',
    to: '',
    activity: null,
    finding: null,
    ahead_ms: 0,
    ...told,
  };
}
