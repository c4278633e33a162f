/** The stream of events, and whether it is alive: silence is itself an alarm. */
import type { Schema } from '../api';

export type EntryNews = Schema<'EntryNews'>;
export type AlarmNews = Schema<'AlarmNews'>;
export type CoveredNews = Schema<'CoveredNews'>;

/** What the node says of itself every few seconds. */
export interface Beat {
  /** The node's clock: an exercise's own where there is one. */
  now_ms: number;
  /** The clock of the machine the node runs on. */
  wall_ms: number;
  position: number;
  settled: boolean;
}

/** `quiet`: a beat is late. `dead`: so late that nothing shown may be taken for the present. */
export type Pulse = 'connecting' | 'alive' | 'quiet' | 'dead';

export const QUIET_MS = 8_000;
export const DEAD_MS = 15_000;
const LOOK_MS = 1_000;
/** By more than this two clocks part only if one was set, or the machine slept. */
export const CLOCK_LOOSE_MS = 5_000;

const KINDS = ['entry', 'alarm', 'covered', 'beat', 'ended'] as const;
type Kind = (typeof KINDS)[number];

/** Anything that can be listened to as an EventSource can. */
export interface Source extends EventTarget {
  close(): void;
}

export interface StreamParts {
  open: (address: string) => Source;
  /** Monotonic milliseconds; it may stand while the machine sleeps. */
  elapsed: () => number;
  /** The machine's clock, which anybody may set. */
  wall: () => number;
}

const REAL: StreamParts = {
  open: (address) => new EventSource(address, { withCredentials: true }),
  elapsed: () => performance.now(),
  wall: () => Date.now(),
};

/**
 * Follows `/v1/events`, resuming where it was. Dispatches `entry`, `alarm`, `covered`, `beat`,
 * `pulse` and `ended` (CustomEvents; the detail is what the node said), and `opened` each time that
 * the connection is made: what has no position and was told in a gap, however short, was missed.
 * Before each look at the clock it dispatches `look`.
 */
export class Stream extends EventTarget {
  pulse: Pulse = 'connecting';
  position = 0;
  private source: Source | undefined;
  /** Since when something that was asked of the node waits for its answer; undefined: nothing does. */
  unanswered: number | undefined;
  private heardAt: number;
  /** By how much the machine's clock is ahead of what has passed, when last looked at. */
  private ahead: number;
  private looking: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly base = '',
    private readonly parts: StreamParts = REAL,
  ) {
    super();
    this.heardAt = parts.elapsed();
    this.ahead = parts.wall() - parts.elapsed();
  }

  /** Begin after this position of the record. */
  follow(position: number): void {
    this.stop();
    this.position = position;
    this.heardAt = this.parts.elapsed();
    this.connect();
    this.looking = setInterval(() => this.look(), LOOK_MS);
  }

  stop(): void {
    this.source?.close();
    this.source = undefined;
    clearInterval(this.looking);
  }

  /**
   * How long nothing was heard, or something was asked and not answered, in milliseconds: a node that
   * beats and does not answer leaves what is shown as old as one that is silent.
   */
  get silence(): number {
    return this.parts.elapsed() - Math.min(this.heardAt, this.unanswered ?? this.heardAt);
  }

  private connect(): void {
    this.source?.close();
    const source = this.parts.open(`${this.base}/v1/events?after=${this.position}`);
    this.source = source;
    source.addEventListener('open', () => this.dispatchEvent(new Event('opened')));
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => this.hear(kind, event as MessageEvent<string>));
    }
  }

  private hear(kind: Kind, event: MessageEvent<string>): void {
    this.heardAt = this.parts.elapsed();
    const detail: unknown = JSON.parse(event.data);
    if (kind === 'entry') this.position = (detail as EntryNews).position;
    if (kind === 'ended') this.stop();
    if (kind === 'ended') this.feel('dead');
    else if (this.silence <= QUIET_MS) this.feel('alive');
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }

  /** A look at the clock: a connection that says nothing for long is opened anew. */
  look(): void {
    if (this.source === undefined) return;
    this.dispatchEvent(new Event('look'));
    const silence = this.silence;
    if (this.jumped()) {
      // The clock was set, or the machine slept and its line may be gone: the node is asked.
      if (silence <= QUIET_MS) this.feel('connecting');
      this.connect();
    } else if (silence > DEAD_MS) {
      this.feel('dead');
      // Not more often than it takes to be called dead: a node that comes back is not overrun.
      const deaf = this.parts.elapsed() - this.heardAt > DEAD_MS;
      if (deaf && Math.floor(silence / LOOK_MS) % 5 === 0) this.connect();
    } else if (silence > QUIET_MS) {
      this.feel('quiet');
    } else if (this.pulse === 'quiet' || this.pulse === 'dead') {
      this.feel('alive');
    }
  }

  /** Whether the machine's clock and what has passed have parted since the last look. */
  private jumped(): boolean {
    const ahead = this.parts.wall() - this.parts.elapsed();
    const by = Math.abs(ahead - this.ahead);
    this.ahead = ahead;
    return by > CLOCK_LOOSE_MS;
  }

  private feel(pulse: Pulse): void {
    if (pulse === this.pulse) return;
    this.pulse = pulse;
    this.dispatchEvent(new CustomEvent('pulse', { detail: pulse }));
  }
}
