/**
 * `<parley-proof .thread .leaves>`: statements checked where they are shown.
 *
 * The node is asked for the proof of the thread, and nothing that it says of it is believed: the
 * line shows what this browser found in those bytes.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from '../live';
import { ltr, ParleyElement, when } from '../parts';
import type { Event, Report } from './core';
import { driven } from './driven';
import { isolated, say, told } from './words';

type Standing =
  | { at: 'waiting' | 'checking' }
  | { at: 'refused'; why: string }
  | { at: 'judged'; report: Report; agreement: string };

@customElement('parley-proof')
export class ParleyProof extends ParleyElement {
  /** Such as `notice/northland/N1`, of the agreement in view. */
  @property() thread = '';
  /** The leaf hashes, in hexadecimal, of the statements of the thread that are shown. */
  @property({ attribute: false }) leaves: readonly string[] = [];
  @state() private standing: Standing = { at: 'waiting' };
  private wanted = '';

  override willUpdate(): void {
    // What was found is of the statements it was found of.
    const wanted = `${live.agreement?.agreement} ${this.thread} ${this.leaves.join()}`;
    if (wanted !== this.wanted) this.standing = { at: 'waiting' };
    this.wanted = wanted;
  }

  override render(): TemplateResult | typeof nothing {
    const standing = this.standing;
    switch (standing.at) {
      case 'waiting':
        return this.leaves.length === 0
          ? nothing
          : html`<button @click=${this.check}>${say('proof-check')}</button>`;
      case 'checking':
        return html`<span role="status">${say('proof-checking')}</span>`;
      case 'refused':
        return html`<p class="problem" role="alert">${say('node-refused', { why: standing.why })}</p>`;
      case 'judged':
        return this.judged(standing.report, standing.agreement);
    }
  }

  /** Fetch the proof of the thread and check it. */
  async check(): Promise<void> {
    const { thread, wanted } = this;
    const agreement = live.agreement?.agreement ?? '';
    this.standing = { at: 'checking' };
    let standing: Standing;
    try {
      const raw = await live.api.bytes('agreement.bundle', {
        path: { agreement },
        query: { thread },
      });
      standing = { at: 'judged', report: await driven(raw, () => {}), agreement };
    } catch (error) {
      standing = { at: 'refused', why: error instanceof Error ? error.message : String(error) };
    }
    if (wanted === this.wanted) this.standing = standing;
  }

  private judged(report: Report, agreement: string): TemplateResult {
    if (report.verdict !== 'sound') {
      return html`<div class="problem" role="alert" data-proof="fails">
        <strong>${say('proof-fails')}</strong>
        <ul>
          ${report.problems.map((one) => html`<li>${told(one, isolated)}</li>`)}
        </ul>
      </div>`;
    }
    // A proof under another agreement is sound of itself, and no proof of these statements.
    const threads = report.agreement === agreement ? report.threads : [];
    const events = new Map(
      threads.flatMap((story) => story.events).map((one) => [one.leaf, one] as const),
    );
    const shown = this.leaves.flatMap((leaf) => events.get(leaf) ?? []);
    const absent = this.leaves.length - shown.length;
    return html`
      ${shown.length === 0 ? nothing : this.holds(shown)}
      ${
        absent === 0
          ? nothing
          : html`<p class="note" role="alert" data-proof="absent">${say('proof-absent', { n: absent })}</p>`
      }
    `;
  }

  private holds(events: readonly Event[]): TemplateResult {
    return html`<div role="status" data-proof="holds">
      <p>
        <span class="mark calm" aria-hidden="true">✔</span>
        ${say('proof-holds', { n: events.length })}
      </p>
      <ul class="plain">
        ${events.map((one) => html`<li>${ltr(one.kind)} ${ltr(`${one.party} ${one.sequence}`)}: ${this.held(one)}</li>`)}
      </ul>
    </div>`;
  }

  private held(event: Event): TemplateResult {
    if (event.delivered.length === 0) {
      return html`<span class="unknown">${say('proof-held-by-nobody')}</span>`;
    }
    return html`${say('said-held')}
    ${event.delivered.map((one, n) => html`${n === 0 ? '' : '· '}${ltr(one.party)} ${when(one.byMs)} `)}`;
  }
}
