/** Where a bundle is dropped or chosen, and judged without leaving the page. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { controls } from '../theme/controls';
import type { Report } from './core';
import { digestOf, driven } from './driven';
import './shown';
import type { Judged } from './shown';
import { WordedElement } from './worded';
import { say } from './words';

type Standing =
  | { at: 'waiting' }
  | { at: 'reading' }
  | { at: 'working'; percent: number }
  | { at: 'judged'; report: Report; judged: Judged };

@customElement('parley-bundle-check')
export class ParleyBundleCheck extends WordedElement {
  static override styles = [
    controls,
    css`
      .drop { border: 2px dashed var(--line); border-radius: var(--round); padding: 1rem; display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; background: var(--panel); }
      .drop.over { border-style: solid; border-color: var(--focus); background: var(--raised); }
      progress { inline-size: min(20rem, 100%); accent-color: var(--link); }
    `,
  ];

  @property({ attribute: false }) known: readonly string[] | undefined;
  @state() private standing: Standing = { at: 'waiting' };
  @state() private over = false;
  @query('input') private readonly input!: HTMLInputElement;
  private running: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.running?.abort();
  }

  /** Judge these bytes; a judgement under way is given up. */
  async check(raw: Uint8Array, name: string): Promise<void> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.standing = { at: 'working', percent: 0 };
    try {
      const sha256 = await digestOf(raw, running.signal);
      const report = await driven(
        raw,
        ({ done, total }) => {
          this.standing = { at: 'working', percent: Math.floor((100 * done) / total) };
        },
        running.signal,
      );
      this.standing = { at: 'judged', report, judged: { name, bytes: raw.length, sha256 } };
      this.dispatchEvent(
        new CustomEvent('judged', { detail: report, bubbles: true, composed: true }),
      );
    } catch (error) {
      if (!running.signal.aborted) throw error;
    }
  }

  override render(): TemplateResult {
    const standing = this.standing;
    return html`
      <div
        class="drop ${this.over ? 'over' : ''}"
        @dragover=${this.drag}
        @dragleave=${() => {
          this.over = false;
        }}
        @drop=${this.drop}
      >
        <input type="file" hidden accept=".json,application/json" @change=${this.chosen} />
        <button class="main" @click=${() => this.input.click()}>
          ${say(standing.at === 'judged' ? 'again' : 'choose')}
        </button>
        <span class="soft">${say('drop')}</span>
        <slot></slot>
        ${this.progress()}
      </div>
      ${
        standing.at === 'judged'
          ? html`<parley-judgement
              .report=${standing.report}
              .judged=${standing.judged}
              .known=${this.known}
            ></parley-judgement>`
          : nothing
      }
    `;
  }

  private progress(): TemplateResult | typeof nothing {
    const standing = this.standing;
    if (standing.at === 'reading') return html`<span role="status">${say('reading')}</span>`;
    if (standing.at !== 'working') return nothing;
    const words = say('working', { percent: standing.percent });
    return html`<progress max="100" .value=${standing.percent} aria-label=${words}></progress>
      <span>${words}</span>`;
  }

  private drag(event: DragEvent): void {
    event.preventDefault();
    this.over = true;
  }

  private drop(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    void this.take(event.dataTransfer?.files[0]);
  }

  private chosen(): void {
    void this.take(this.input.files?.[0]);
    // The same file, changed, can be chosen again.
    this.input.value = '';
  }

  private async take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    this.running?.abort();
    this.standing = { at: 'reading' };
    await this.check(new Uint8Array(await file.arrayBuffer()), file.name);
  }
}
