/** Whether the console itself can be relied on: the link, the clocks, the session, this tab, sound. */
import type { Pulse } from '../live';
import type { SoundState } from '../sound';

export const FAULTS = [
  'away',
  'dead',
  'session-ended',
  'clock-stands',
  'clock-back',
  'late',
  'clock-differs',
  'session-ending',
  'held-back',
  'sound-blocked',
] as const;
export type Fault = (typeof FAULTS)[number];

/** While one of these stands, nothing shown may be taken for the present. */
export const BLIND: ReadonlySet<Fault> = new Set(['away', 'dead', 'session-ended']);

/** Words for one and the same silence, as it grows: it is over only once none of them stands. */
export const SILENCE: ReadonlySet<Fault> = new Set(['late', 'dead', 'away']);

/** What the guard is shown each second. */
export interface Facts {
  /** Monotonic milliseconds. */
  elapsed: number;
  pulse: Pulse;
  /** How long nothing was heard, milliseconds. */
  silence: number;
  /** Whether the node answered when it was asked; undefined while it was not. */
  answers: boolean | undefined;
  /** By how much this machine's clock is ahead of the node's machine, milliseconds. */
  clockAhead: number;
  /** Whether the node's clock is an exercise's, which stands still between its steps. */
  stepped: boolean;
  /** Until the session ends, milliseconds; null where that is not known or something keeps it. */
  sessionLeft: number | null;
  signedOut: boolean;
  sound: SoundState;
}

export const CLOCK_LOOSE_MS = 5_000;
/** A clock that does not move for so long stands: two beats and a half. */
export const STANDS_MS = 12_000;
/** A step back of less is how machines set their clocks. */
export const BACK_MS = 1_000;
export const ENDING_MS = 15 * 60_000;
/** The console looks every second; a longer pause is the browser holding this tab back. */
export const PAUSE_MS = 8_000;
/** After so long without a pause the tab runs freely again. */
const FREE_MS = 10_000;

export interface Standing {
  fault: Fault;
  /** Monotonic milliseconds. */
  since: number;
}

export interface Changes {
  began: Fault[];
  /** `over` is false where the same silence goes on under another name. */
  ended: { fault: Fault; forMs: number; over: boolean }[];
}

export class Guard {
  private readonly faults = new Map<Fault, number>();
  private highest = Number.NEGATIVE_INFINITY;
  private movedAt: number | undefined;
  private beatAt: number | undefined;
  private behind = false;
  private lookedAt: number | undefined;
  private heldAt = Number.NEGATIVE_INFINITY;

  /** A beat of the node: what its clock says. */
  beat(now_ms: number, elapsed: number): void {
    this.behind = now_ms < this.highest - BACK_MS;
    if (this.movedAt === undefined || now_ms > this.highest) this.movedAt = elapsed;
    this.highest = Math.max(this.highest, now_ms);
    this.beatAt = elapsed;
  }

  /** Begin afresh, with another node or session. */
  forget(): void {
    this.highest = Number.NEGATIVE_INFINITY;
    this.movedAt = undefined;
    this.beatAt = undefined;
    this.behind = false;
  }

  /** What stands now, the gravest first. */
  get standing(): Standing[] {
    return FAULTS.flatMap((fault) => {
      const since = this.faults.get(fault);
      return since === undefined ? [] : [{ fault, since }];
    });
  }

  get blind(): boolean {
    return this.standing.some(({ fault }) => BLIND.has(fault));
  }

  look(facts: Facts): Changes {
    const { elapsed } = facts;
    const pause = this.lookedAt === undefined ? 0 : elapsed - this.lookedAt;
    this.lookedAt = elapsed;
    if (pause > PAUSE_MS) this.heldAt = elapsed;
    const now = this.present(facts);
    const changes: Changes = { began: [], ended: [] };
    const silent = [...SILENCE].some((one) => now.has(one));
    const before = [...SILENCE].flatMap((one) => this.faults.get(one) ?? []);
    for (const fault of FAULTS) {
      const since = this.faults.get(fault);
      if (now.has(fault) && since === undefined) {
        // A silence began when something was heard last, whatever it was called since.
        const begin = SILENCE.has(fault) ? (before[0] ?? elapsed - facts.silence) : elapsed;
        this.faults.set(fault, begin);
        changes.began.push(fault);
      } else if (!now.has(fault) && since !== undefined) {
        this.faults.delete(fault);
        changes.ended.push({
          fault,
          forMs: elapsed - since,
          over: !(silent && SILENCE.has(fault)),
        });
      }
    }
    return changes;
  }

  private present(facts: Facts): ReadonlySet<Fault> {
    const { elapsed, pulse } = facts;
    const found = new Set<Fault>();
    const add = (fault: Fault, so: boolean) => {
      if (so) found.add(fault);
    };
    const dead = pulse === 'dead' && !facts.signedOut;
    add('session-ended', facts.signedOut);
    // Once known to be away it is away until the stream is back, not only between two questions.
    add(
      'away',
      dead && (facts.answers === false || (this.faults.has('away') && facts.answers !== true)),
    );
    add('dead', dead && !found.has('away'));
    add('late', pulse === 'quiet' && !facts.signedOut);
    if (pulse === 'alive') {
      const stands = this.movedAt !== undefined && elapsed - this.movedAt > STANDS_MS;
      const beats = this.beatAt !== undefined && elapsed - this.beatAt < STANDS_MS;
      add('clock-stands', stands && beats && !facts.stepped && !this.behind);
      add('clock-back', this.behind);
      add('clock-differs', Math.abs(facts.clockAhead) > CLOCK_LOOSE_MS);
    } else {
      // What is not heard of has not got better.
      for (const one of ['clock-stands', 'clock-back', 'clock-differs'] as const) {
        add(one, this.faults.has(one));
      }
    }
    const left = facts.sessionLeft;
    add('session-ending', !facts.signedOut && left !== null && left < ENDING_MS);
    add('held-back', elapsed - this.heldAt < FREE_MS);
    add('sound-blocked', facts.sound === 'blocked');
    return found;
  }
}
