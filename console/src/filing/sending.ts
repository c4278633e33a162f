/** A wish on its way to the node: with one key until it is known what became of it. */
import { type Answer, NodeOutOfReach, Problem, type Schema } from '../api';
import { live } from '../live';

export type SendingState = 'under-way' | 'not-sent' | 'refused' | 'signed-out' | 'on-record';

const AGAIN_MS = 4_000;

/** Dispatches `change`. */
export class Sending extends EventTarget {
  readonly key = crypto.randomUUID();
  state: SendingState = 'under-way';
  /** By the clock of this machine: since when the officer wants it sent, and it is not. */
  readonly since = Date.now();
  tries = 0;
  outcome: Schema<'Outcome'> | undefined;
  problem: Problem | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private given = false;

  constructor(
    readonly ref: Schema<'Ref'>,
    private readonly state_: (key: string) => Promise<Answer<'notice.file'>>,
  ) {
    super();
    void this.once();
  }

  /** Try now, and not only when the next try is due. */
  again(): void {
    if (this.state === 'under-way' || this.state === 'on-record') return;
    void this.once();
  }

  /** Stop trying; whether the node took it may not be known. */
  giveUp(): void {
    this.given = true;
    clearTimeout(this.timer);
  }

  private async once(): Promise<void> {
    clearTimeout(this.timer);
    this.tries += 1;
    this.put(this.tries === 1 ? 'under-way' : this.state);
    try {
      this.outcome = await this.state_(this.key);
      this.put('on-record');
    } catch (error) {
      if (error instanceof Problem && error.kind === 'no-token') {
        this.put('signed-out');
        live.addEventListener('change', () => this.again(), { once: true });
      } else if (error instanceof Problem && error.status < 500) {
        this.problem = error;
        this.put('refused');
      } else if (error instanceof NodeOutOfReach || error instanceof Problem) {
        this.put('not-sent');
        if (!this.given) this.timer = setTimeout(() => void this.once(), AGAIN_MS);
      } else throw error;
    }
  }

  private put(state: SendingState): void {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

/** File a notice, or put a new version in the place of one. */
export function send(ref: Schema<'Ref'>, notice: Schema<'Notice'>, amends: boolean): Sending {
  return new Sending(ref, (key) =>
    amends
      ? live.state('notice.amend', { party: ref.party, ref: ref.ref }, { notice }, key)
      : live.state('notice.file', {}, { ref: ref.ref, notice }, key),
  );
}
