/** The agreement's own words, on every screen and however far one scrolls: whether it is an exercise. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import { say } from './words';

/** One line, of which the mark is never cut; where the words are, a button shows all of them. */
@customElement('parley-banner')
export class ParleyBanner extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { min-inline-size: 0; }
      .banner { display: flex; gap: 0.4rem; align-items: center; font-weight: 600; min-inline-size: 0; }
      .words { white-space: nowrap; overflow: hidden; min-inline-size: 0; }
      .whole { flex-wrap: wrap; }
      .whole .words { white-space: normal; }
      .mark { flex: none; padding-block: 0; }
      button { flex: none; min-block-size: 1.5rem; padding: 0 0.4rem; }
      /* Its place is kept, so that what is measured does not depend on it. */
      button.idle { visibility: hidden; }
    `,
  ];

  @state() private whole = false;
  @state() private cut = false;
  @query('.words') private readonly words!: HTMLElement | null;
  private readonly sized = new ResizeObserver(() => this.measure());

  override updated(): void {
    this.sized.disconnect();
    if (this.words !== null) this.sized.observe(this.words);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sized.disconnect();
  }

  private measure(): void {
    const words = this.words;
    if (words !== null && !this.whole) this.cut = words.scrollWidth > words.clientWidth + 1;
  }

  override render(): TemplateResult | typeof nothing {
    const terms = live.agreement?.terms;
    if (terms === undefined || (!terms.exercise && terms.banner === '')) return nothing;
    return html`<div class="banner ${this.whole ? 'whole' : ''}">
      ${terms.exercise ? html`<span class="mark look">${say('exercise')}</span>` : nothing}
      <bdi class="words">${terms.banner}</bdi>
      <button
        class=${this.cut ? '' : 'idle'}
        aria-expanded=${this.whole ? 'true' : 'false'}
        aria-label=${say('banner-whole')}
        title=${say('banner-whole')}
        @click=${() => {
          this.whole = !this.whole;
        }}
      >
        …
      </button>
    </div>`;
  }
}
