/** What was missed while the stream was away, as alarms: from the record, not from memory. */
import type { Schema } from '../api';
import type { Need } from '../needs';
import type { Told } from './heard';

/** What rings when such a matter comes, as the node calls it. */
const BELLS: Partial<Record<Need['kind'], string>> = {
  acknowledge: 'message',
  'read-back': 'notice',
  query: 'query',
  test: 'line-test',
  concern: 'concern',
};

const GRAVEST = new Set(['flash', 'immediate']);

/** Alarms that the own node raised from a moment on. */
export function ofAlerts(
  alerts: readonly Schema<'AlertView'>[],
  needs: readonly Need[],
  me: string,
  agreement: string,
  since: number,
): { told: Told; at: number }[] {
  return alerts
    .filter((one) => one.party === me && one.raised_ms >= since)
    .map((one) => {
      const same = needs.find(
        (need) => need.about?.party === one.about.party && need.about.ref === one.about.ref,
      );
      const grave = one.cause === 'flight-overdue' || one.cause === 'check-in-overdue';
      return {
        at: one.raised_ms,
        told: {
          agreement,
          cause: one.cause,
          about: one.about,
          against: one.against,
          thread: same?.thread ?? `notice/${one.about.party}/${one.about.ref}`,
          desk: '',
          tier: '',
          precedence: grave ? 'flash' : 'immediate',
          due_ms: one.due_ms,
        },
      };
    });
}

/**
 * What came for this party from a moment on and waits still; with null, as a watch begins, only
 * what is flash or immediate, whenever it came.
 */
export function ofNeeds(
  needs: readonly Need[],
  agreement: string,
  since: number | null,
): { told: Told; at: number }[] {
  const found: { told: Told; at: number }[] = [];
  for (const need of needs) {
    const cause = BELLS[need.kind];
    const precedence = need.precedence ?? 'routine';
    const wanted = since === null ? GRAVEST.has(precedence) : need.since_ms >= since;
    if (!need.mine || cause === undefined || !wanted) continue;
    found.push({
      at: need.since_ms,
      told: {
        agreement,
        cause,
        about: need.about,
        against: null,
        thread: need.thread,
        desk: '',
        tier: need.tier ?? '',
        precedence,
        due_ms: need.due_ms,
      },
    });
  }
  return found;
}
