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

const KINDS = ['entry', 'alarm', 'covered', 'beat', 'ended'] as const;
type Kind = (typeof KINDS)[number];

/** Anything that can be listened to as an EventSource can. */
export interface Source extends EventTarget {
  close(): void;
}

export interface StreamParts {
  open: (address: string) => Source;
  /** Monotonic milliseconds. */
  elapsed: () => number;
}

const REAL: StreamParts = {
  open: (address) => new EventSource(address, { withCredentials: true }),
  elapsed: () => performance.now(),
};

/**
 * Follows `/v1/events`, resuming where it was. Dispatches `entry`, `alarm`, `covered`, `beat`,
 * `pulse` and `ended` (CustomEvents; the detail is what the node said), and `opened` each time that
 * the connection is made: what has no position and was told in a gap, however short, was missed.
 */
export class Stream extends EventTarget {
  pulse: Pulse = 'connecting';
  position = 0;
  private source: Source | undefined;
  private heardAt: number;
  private looking: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly base = '',
    private readonly parts: StreamParts = REAL,
  ) {
    super();
    this.heardAt = parts.elapsed();
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

  /** How long nothing was heard, in milliseconds. */
  get silence(): number {
    return this.parts.elapsed() - this.heardAt;
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
    this.feel(kind === 'ended' ? 'dead' : 'alive');
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }

  /** A look at the clock: a connection that says nothing for long is opened anew. */
  look(): void {
    const silence = this.silence;
    if (silence > DEAD_MS) {
      this.feel('dead');
      // Not more often than it takes to be called dead: a node that comes back is not overrun.
      if (Math.floor(silence / LOOK_MS) % 5 === 0) this.connect();
    } else if (silence > QUIET_MS) {
      this.feel('quiet');
    }
  }

  private feel(pulse: Pulse): void {
    if (pulse === this.pulse) return;
    this.pulse = pulse;
    this.dispatchEvent(new CustomEvent('pulse', { detail: pulse }));
  }
}
