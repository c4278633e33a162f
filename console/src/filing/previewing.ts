/** The node's judgement of a draft, asked for as it is typed, never in the way of sending it. */
import { NodeOutOfReach, Problem, type Schema } from '../api';
import { live } from '../live';
import type { Preview } from './judging';

export type PreviewStanding = 'asking' | 'fresh' | 'out-of-reach' | 'problem';

const PAUSE_MS = 350;

/** Dispatches `change`. */
export class Previewing extends EventTarget {
  preview: Preview | undefined;
  problem: Problem | undefined;
  standing: PreviewStanding = 'asking';
  private wanted = '';
  private judged = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private under: AbortController | undefined;

  /** Ask once nothing more was typed for a moment; nothing for what was asked already. */
  soon(notice: Schema<'Notice'> | undefined): void {
    if (notice === undefined) return;
    const text = JSON.stringify(notice);
    if (text === this.wanted) return;
    this.wanted = text;
    this.standing = 'asking';
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(notice), PAUSE_MS);
  }

  now(notice: Schema<'Notice'>): void {
    clearTimeout(this.timer);
    this.wanted = JSON.stringify(notice);
    void this.ask(notice);
  }

  /** While it is typed, what was judged last; in a last look, what was judged of exactly that. */
  told(notice: Schema<'Notice'> | undefined, looking: boolean): Preview | undefined {
    if (!looking || this.judged === JSON.stringify(notice)) return this.preview;
    return undefined;
  }

  /** Something else was filed meanwhile: what was judged may be judged otherwise now. */
  again(): void {
    this.wanted = '';
  }

  /** Another draft: what was said of the former is not said of it. */
  clear(): void {
    this.stop();
    this.wanted = '';
    this.preview = undefined;
    this.problem = undefined;
    this.standing = 'asking';
  }

  stop(): void {
    clearTimeout(this.timer);
    this.under?.abort();
  }

  private async ask(notice: Schema<'Notice'>): Promise<void> {
    const agreement = live.agreement?.agreement;
    if (agreement === undefined) return;
    this.under?.abort();
    const under = new AbortController();
    this.under = under;
    this.standing = 'asking';
    try {
      const preview = await live.api.ask('notice.preview', {
        path: { agreement },
        body: { notice },
        signal: AbortSignal.any([under.signal, AbortSignal.timeout(10_000)]),
      });
      if (this.under !== under) return; // Another was asked meanwhile.
      this.preview = preview;
      this.judged = JSON.stringify(notice);
      this.problem = undefined;
      this.standing = 'fresh';
    } catch (error) {
      if (this.under !== under) return;
      if (error instanceof Problem) {
        this.problem = error;
        this.standing = 'problem';
      } else if (error instanceof NodeOutOfReach) {
        this.standing = 'out-of-reach';
        this.wanted = ''; // The next look asks anew.
      } else throw error;
    }
    this.dispatchEvent(new Event('change'));
  }
}
