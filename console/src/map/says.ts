/** What stands at the chart's foot: its datum, how true its coast is, and how long a way is. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import type { Seen } from './chart';
import { type Bar, scaleBars } from './graticule';
import { say } from './words';

const BAR_PX = 110;

@customElement('parley-map-says')
export class ParleyMapSays extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: end; justify-content: space-between; padding: 0.2rem 0.5rem; pointer-events: none; font-size: 0.78rem; }
      :host > * , .on { background: var(--panel); color: var(--text); border-radius: var(--round); padding: 0.05rem 0.35rem; opacity: 0.92; }
      .bars { direction: ltr; }
      .bar { block-size: 1.1rem; overflow: visible; }
      .bar path { fill: none; stroke: currentcolor; stroke-width: 2; }
      .bar text { fill: currentcolor; font-size: 0.7rem; text-anchor: middle; }
    `,
  ];

  @property({ attribute: false }) seen: Seen | undefined;
  /** Whether the coast is as true as it gets; before, it is said to be coarse. */
  @property({ type: Boolean }) fine = false;
  @property({ type: Number, attribute: 'left-out' }) leftOut = 0;

  override render(): TemplateResult {
    const bars = this.seen === undefined ? [] : scaleBars(this.seen, BAR_PX);
    return html`<span class="on" data-coast=${this.fine ? 'fine' : 'coarse'}>${say(this.fine ? 'datum' : 'datum-coarse')}</span>
      ${this.leftOut > 0 ? html`<span class="on mark urgent">${say('left-out', { n: this.leftOut })}</span>` : nothing}
      <span class="on bars" aria-hidden="true">${bars.map((bar) => this.bar(bar))}</span>`;
  }

  private bar(bar: Bar): TemplateResult {
    return html`<svg class="bar" width=${bar.px}>
      <path d="M1 6V14H${bar.px - 1}V6"></path>
      <text x="50%" y="11">${bar.words}</text>
    </svg>`;
  }
}
