/**
 * `<parley-proof agreement thread leaf>`: one statement checked where it is shown.
 *
 * The node is asked for the proof of the thread, and nothing that it says of it is believed: the
 * line shows what this browser found in those bytes.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from '../live';
import { ltr, ParleyElement, when } from '../parts';
import type { Event, Finding, Report } from './core';
import { driven } from './driven';
import { isolated, say, told } from './words';

type Standing =
  | { at: 'waiting' | 'checking' }
  | { at: 'refused'; why: string }
  | { at: 'judged'; report: Report };

@customElement('parley-proof')
export class ParleyProof extends ParleyElement {
  @property() agreement = '';
  @property() thread = '';
  /** The entry's leaf hash in hexadecimal. */
  @property() leaf = '';
  @state() private standing: Standing = { at: 'waiting' };

  override willUpdate(changed: Map<string, unknown>): void {
    // What was found is of the statement it was found of.
    if (['agreement', 'thread', 'leaf'].some((one) => changed.has(one))) {
      this.standing = { at: 'waiting' };
    }
  }

  override render(): TemplateResult {
    const standing = this.standing;
    switch (standing.at) {
      case 'waiting':
        return html`<button @click=${this.check}>${say('proof-check')}</button>`;
      case 'checking':
        return html`<span role="status">${say('proof-checking')}</span>`;
      case 'refused':
        return html`<span class="problem" role="alert"
          >${say('node-refused', { why: standing.why })}</span
        >`;
      case 'judged':
        return this.judged(standing.report);
    }
  }

  /** Fetch the proof of the thread and check it. */
  async check(): Promise<void> {
    const { agreement, thread, leaf } = this;
    this.standing = { at: 'checking' };
    let standing: Standing;
    try {
      const raw = await live.api.bytes('agreement.bundle', {
        path: { agreement },
        query: { thread },
      });
      standing = { at: 'judged', report: await driven(raw, () => {}) };
    } catch (error) {
      standing = { at: 'refused', why: error instanceof Error ? error.message : String(error) };
    }
    if (agreement === this.agreement && thread === this.thread && leaf === this.leaf) {
      this.standing = standing;
    }
  }

  private judged(report: Report): TemplateResult {
    // A proof under another agreement is sound of itself, and no proof of this statement.
    const ours = report.agreement === this.agreement;
    if (report.verdict !== 'sound') return this.fails(report.problems);
    const event = report.threads
      .flatMap((story) => story.events)
      .find((one) => one.leaf === this.leaf);
    if (!ours || event === undefined) {
      return html`<span class="note" role="alert">${say('proof-absent')}</span>`;
    }
    return this.holds(event);
  }

  private fails(problems: readonly Finding[]): TemplateResult {
    return html`<div class="problem" role="alert">
      <strong>${say('proof-fails')}</strong>
      <ul>
        ${problems.map((one) => html`<li>${told(one, isolated)}</li>`)}
      </ul>
    </div>`;
  }

  private holds(event: Event): TemplateResult {
    const values = { party: isolated(event.party), sequence: isolated(String(event.sequence)) };
    return html`<div role="status" data-proof="holds">
      <span class="mark calm"><span aria-hidden="true">✔</span> ${say('proof-holds', values)}</span>
      ${event.delivered.length === 0 ? html`<div>${say('proof-held-by-nobody')}</div>` : nothing}
      <ul class="plain">
        ${event.delivered.map((one) => html`<li>${say('said-held')}: ${ltr(one.party)} ${when(one.byMs)}</li>`)}
      </ul>
    </div>`;
  }
}
