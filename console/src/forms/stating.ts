/** Making a statement from a screen: under way, done, or said no with its remedy. */
import { html, nothing, type TemplateResult } from 'lit';
import { NodeOutOfReach, Problem } from '../api';
import { say } from './words';

/** One wish at a time; asked again after silence under the same key, so that it is stated once. */
export class Stating {
  busy = false;
  failure: Problem | NodeOutOfReach | undefined;
  private key = '';
  private wish = '';

  constructor(private readonly changed: () => void) {}

  /** Do it, unless something is under way; true if it is on record. */
  async run(wish: unknown, state: (key: string) => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    const spelt = JSON.stringify(wish);
    // The same wish keeps its key until it is known to be on record.
    if (spelt !== this.wish || this.key === '') {
      this.key = crypto.randomUUID();
      this.wish = spelt;
    }
    this.busy = true;
    this.failure = undefined;
    this.changed();
    try {
      await state(this.key);
      this.key = '';
      return true;
    } catch (error) {
      if (!(error instanceof Problem) && !(error instanceof NodeOutOfReach)) throw error;
      this.failure = error;
      // A no is final: the next try is another wish.
      if (error instanceof Problem) this.key = '';
      return false;
    } finally {
      this.busy = false;
      this.changed();
    }
  }

  /** What went wrong; nothing while nothing did. */
  draw(): TemplateResult | typeof nothing {
    if (this.failure === undefined) return nothing;
    if (this.failure instanceof NodeOutOfReach) {
      return html`<p class="problem" role="alert">
        <strong>${say('not-known-sent')}</strong> ${say('not-known-remedy')}
      </p>`;
    }
    // A refusal is the node's own sentence, in English.
    return html`<p class="problem" role="alert">
      <strong>${say('refused')}</strong>
      <span lang="en" dir="ltr">${this.failure.message} — ${this.failure.remedy}</span>
    </p>`;
  }
}
