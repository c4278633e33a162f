/** Proof in the browser: whatever was exported, verified here by code that the node does not have. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import './check';
import type { ParleyBundleCheck } from './check';
import { say } from './words';

/** A whole evening of 10,000 entries is some 10 MB: the node may take its time. */
const PATIENCE_MS = 120_000;

@customElement('parley-verify')
export class ParleyVerify extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { display: flex; flex-direction: column; gap: 0.75rem; max-inline-size: 75rem; }
    `,
  ];

  @state() private asking = false;
  @state() private refused = '';
  @query('parley-bundle-check') private readonly check!: ParleyBundleCheck;

  override render(): TemplateResult {
    return html`
      <h1>${say('title')}</h1>
      <p>${say('lead')}</p>
      <parley-bundle-check .known=${live.agreements.map((one) => one.agreement)}>
        <button ?disabled=${this.asking || live.agreement === undefined} @click=${this.ours}>
          ${say('held')}
        </button>
      </parley-bundle-check>
      ${this.asking ? html`<p role="status">${say('asking')}</p>` : nothing}
      ${
        this.refused === ''
          ? nothing
          : html`<p class="problem" role="alert">${say('node-refused', { why: this.refused })}</p>`
      }
      <p>
        <a href="/verify" download="parley-verify.html">${say('save-page')}</a>
        <span class="soft">${say('save-why')}</span>
      </p>
    `;
  }

  private async ours(): Promise<void> {
    const agreement = live.agreement?.agreement;
    if (agreement === undefined) return;
    this.asking = true;
    this.refused = '';
    try {
      const raw = await live.api.bytes('agreement.bundle', {
        path: { agreement },
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      this.asking = false;
      await this.check.check(raw, `${agreement.slice(0, 12)}.bundle.json`);
    } catch (error) {
      this.refused = error instanceof Error ? error.message : String(error);
    } finally {
      this.asking = false;
    }
  }
}
