/** A notice's page as a node tells it, for tests. */
import type { Schema } from '../api';
import type { Volume } from './comparing';
import type { Page } from './wishes';

export const CIRCLE: Volume = {
  role: 'activity',
  shape: {
    shape: 'circle',
    centre: { lat_e7: 355000000, lon_e7: 357800000 },
    radius_mm: 20_000_000,
  },
  band: { floor_mm: 0, ceiling_mm: 6_000_000, datum: 'mean-sea-level' },
  interval: { start_ms: 1_537_209_600_000, end_ms: 1_537_210_260_000 },
};

export function notice(told: Partial<Schema<'Notice'>> = {}): Schema<'Notice'> {
  return {
    activity: 'flight',
    emergency: false,
    period: CIRCLE.interval,
    volumes: [CIRCLE],
    place_label: 'off Latakia',
    planned_landing_ms: null,
    contact_desk: '',
    remarks: '',
    relay_scope: '',
    addressees: ['russia'],
    annexes: [],
    details: null,
    ...told,
  };
}

const RUNGS = ['delivered', 'read-back', 'entered', 'passed', 'unit-acknowledged'] as const;

/** A ladder of which the first `reached` rungs are reached. */
export function ladder(
  party: string,
  reached: number,
  units: Schema<'Unit'>[] = [],
): Schema<'Ladder'> {
  const rung = RUNGS[reached];
  return {
    party,
    steps: RUNGS.map((one, n) => ({
      rung: one,
      reached_ms: n < reached ? 1 : null,
      leaf: null,
      words: '',
    })),
    read_back_differs: [],
    units,
    waiting: rung === undefined ? null : { rung, units: [], since_ms: 0 },
  };
}

export function page(
  view: Partial<Schema<'NoticeView'>> = {},
  told: Partial<Page> = {},
  made: Schema<'Notice'> = notice(),
): Page {
  return {
    notice: {
      ref: { party: 'israel', ref: 'N1' },
      state: 'filed',
      versions: [
        {
          leaf: 'ab'.repeat(32),
          sequence: 1,
          issued_ms: 0,
          desk: 'tower',
          notice: made,
          widened: [],
          late_ms: 0,
          flags: [],
        },
      ],
      begun_ms: null,
      over_ms: null,
      ladders: [ladder('russia', 1)],
      relays: [],
      confirmed: false,
      deviates_ms: null,
      out_of_order: [],
      ...view,
    },
    waiting_for: '',
    conflicts: [],
    concerns: [],
    delivered: [],
    bracket: { not_before_ms: null, claimed_ms: 0, not_after_ms: null, ahead_ms: 0 },
    protected: null,
    escalated: [],
    missing: [],
    disputed: false,
    read_backs: [],
    statements: [],
    ...told,
  };
}
