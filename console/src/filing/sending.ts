/** A wish on its way to the node: with one key until it is known what became of it. */
import { type Answer, NodeOutOfReach, Problem, type Schema } from '../api';
import { live } from '../live';
import { type Enclosure, enclose, withAnnexes, withdraw } from './enclosing';

export type SendingState = 'under-way' | 'not-sent' | 'refused' | 'signed-out' | 'on-record';

const AGAIN_MS = 4_000;

type State = (
  agreement: string,
  key: string,
  refs: readonly Schema<'AnnexRef'>[],
) => Promise<Answer<'notice.file'>>;

/** Dispatches `change`. */
export class Sending extends EventTarget {
  readonly key = crypto.randomUUID();
  /** Of which it is signed: another may be in view by the time it goes out. */
  private readonly agreement = live.agreement?.agreement ?? '';
  state: SendingState = 'under-way';
  /** By the clock of this machine: since when the officer wants it sent, and it is not. */
  readonly since = Date.now();
  tries = 0;
  outcome: Schema<'Outcome'> | undefined;
  problem: Problem | undefined;
  /** The file that the node said no to. */
  refusedFile: string | undefined;
  /** Whether the officer chose to send without waiting for its files. */
  without = false;
  /** What its files became; from then on, what is stated is settled. */
  private refs: readonly Schema<'AnnexRef'>[] | undefined;
  private put_: Schema<'AnnexRef'>[] = [];
  private turn = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private given = false;
  private under = new AbortController();

  constructor(
    readonly ref: Schema<'Ref'>,
    private readonly state_: State,
    readonly files: readonly Enclosure[] = [],
  ) {
    super();
    void this.once();
  }

  /** How many of its files lie at the node; undefined once the notice itself is on its way. */
  get filesThere(): number | undefined {
    return this.refs === undefined && this.files.length > 0 ? this.put_.length : undefined;
  }

  /** Try now, and not only when the next try is due. */
  again(): void {
    if (this.state === 'under-way' || this.state === 'on-record') return;
    void this.once();
  }

  /** Send the notice at once: a safety message waits for no file. */
  withoutFiles(): void {
    if (this.filesThere === undefined) return;
    this.without = true;
    this.refs = [];
    this.under.abort();
    for (const one of this.files) withdraw(one.content);
    void this.once();
  }

  /** Stop trying; whether the node took it may not be known. */
  giveUp(): void {
    this.given = true;
    clearTimeout(this.timer);
    if (this.refs === undefined) this.under.abort();
  }

  private async once(): Promise<void> {
    clearTimeout(this.timer);
    this.turn += 1;
    const turn = this.turn;
    this.tries += 1;
    this.put(this.tries === 1 ? 'under-way' : this.state);
    try {
      const refs = this.refs ?? (await this.enclosed(turn));
      if (turn !== this.turn || this.given) return;
      this.refs = refs;
      this.put(this.state);
      this.outcome = await this.state_(this.agreement, this.key, refs);
      this.put('on-record');
    } catch (error) {
      if (turn === this.turn) this.failed(error);
    }
  }

  private async enclosed(turn: number): Promise<readonly Schema<'AnnexRef'>[]> {
    const refs: Schema<'AnnexRef'>[] = [];
    for (const one of this.files) {
      try {
        refs.push(await enclose(this.agreement, one, this.under.signal));
      } catch (error) {
        if (error instanceof Problem && error.status < 500) this.refusedFile = one.name;
        throw error;
      }
      if (turn !== this.turn) break;
      this.put_ = refs;
      this.put(this.state);
    }
    return refs;
  }

  private failed(error: unknown): void {
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

  private put(state: SendingState): void {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

/** File a notice, or put a new version in the place of one; first what goes beside it. */
export function send(
  ref: Schema<'Ref'>,
  notice: Schema<'Notice'>,
  amends: boolean,
  files: readonly Enclosure[],
): Sending {
  const state: State = (agreement, key, refs) => {
    const whole = withAnnexes(notice, files, refs);
    return amends
      ? live.state(
          'notice.amend',
          { agreement, party: ref.party, ref: ref.ref },
          { notice: whole },
          key,
        )
      : live.state('notice.file', { agreement }, { ref: ref.ref, notice: whole }, key);
  };
  return new Sending(ref, state, files);
}
