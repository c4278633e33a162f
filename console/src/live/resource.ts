/** An answer of the node that is kept fresh while somebody looks at it, and kept when the link dies. */
import { NodeOutOfReach, Problem } from '../api';

export type Failure = Problem | NodeOutOfReach;

export class Resource<T> extends EventTarget {
  value: T | undefined;
  failure: Failure | undefined;
  /** Monotonic milliseconds: since when the node was asked and has not answered. */
  unanswered: number | undefined;
  private watchers = 0;
  private asking: Promise<void> | undefined;
  private again = false;

  constructor(
    readonly name: string,
    private readonly fetch: () => Promise<T>,
    /** Whether it changes when a peer is proven to hold more of a log. */
    readonly showsDelivery = false,
  ) {
    super();
  }

  get watched(): boolean {
    return this.watchers > 0;
  }

  /** Be told of changes (`change`), from now until the function returned is called. */
  watch(listener: () => void): () => void {
    this.addEventListener('change', listener);
    this.watchers += 1;
    if (this.value === undefined || !this.watchedBefore) void this.refresh();
    this.watchedBefore = true;
    return () => {
      this.removeEventListener('change', listener);
      this.watchers -= 1;
      if (this.watchers === 0) this.watchedBefore = false;
    };
  }
  private watchedBefore = false;

  /** Ask anew. While one question is under way any number of wishes become one more question. */
  refresh(): Promise<void> {
    if (this.asking !== undefined) {
      this.again = true;
      return this.asking;
    }
    this.asking = this.once().finally(() => {
      this.asking = undefined;
      if (this.again) {
        this.again = false;
        void this.refresh();
      }
    });
    return this.asking;
  }

  private async once(): Promise<void> {
    this.unanswered ??= performance.now();
    try {
      this.value = await this.fetch();
      this.failure = undefined;
      this.unanswered = undefined;
    } catch (error) {
      if (!(error instanceof Problem) && !(error instanceof NodeOutOfReach)) throw error;
      this.failure = error; // The last good value stays: an officer with a dead link still has it.
      if (error instanceof Problem && error.status < 500) this.unanswered = undefined;
    }
    this.dispatchEvent(new Event('change'));
  }
}
