/** What one does while drawing, with buttons for every key. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { format } from '../geo';
import type { Place } from '../geo/geodesic';
import { positionOf } from '../geo/shapes';
import { length, ltr, ParleyElement } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { Sketch } from './drawing';
import { say } from './words';

const KM_MM = 1_000_000;

@customElement('parley-draw-bar')
export class ParleyDrawBar extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { margin-block-end: var(--gap); }
      input { inline-size: 6rem; }
      p { margin-block-end: 0.25rem; }
    `,
  ];

  @property({ attribute: false }) sketch = new Sketch('polygon');
  @property({ attribute: false }) cross: Place | undefined;

  override render(): TemplateResult {
    const { sketch, cross } = this;
    const at = cross === undefined ? undefined : positionOf(cross);
    const radius = cross === undefined ? sketch.radiusMm : sketch.with(cross).radiusMm;
    return html`<section class="panel" aria-label=${say(`draw-${sketch.kind}`)} data-points=${sketch.points.length}>
      <p><strong>${say(`draw-${sketch.kind}`)}</strong> <span class="soft">${say('draw-keys')}</span></p>
      <p role="status">
        ${say('draw-points', { n: sketch.points.length })}
        ${radius === undefined ? nothing : html`· ${say('draw-radius', { length: length(radius) })}`}
        ${at === undefined ? nothing : html`· ${say('draw-at')} ${ltr(format(at.lat_e7, at.lon_e7, preferences.notation))}`}
      </p>
      ${sketch.crosses ? html`<p class="problem" role="alert">${say('draw-crosses')}</p>` : nothing}
      <div class="row">
        <button ?disabled=${cross === undefined} @click=${() => cross !== undefined && this.tell(sketch.with(cross))}>
          ${say('draw-add')}
        </button>
        <button ?disabled=${sketch.points.length === 0} @click=${() => this.tell(sketch.without())}>${say('draw-undo')}</button>
        <button
          ?disabled=${sketch.points.length === 0}
          @click=${() => this.tell(new Sketch(sketch.kind, [], sketch.halfWidthMm))}
        >
          ${say('draw-clear')}
        </button>
        ${
          sketch.kind === 'route'
            ? html`<label class="beside"
                >${say('draw-half-width')}
                <input type="number" min="0.1" max="2000" step="any" .value=${String(sketch.halfWidthMm / KM_MM)} @change=${this.widened} />
              </label>`
            : nothing
        }
        <button
          class="main"
          ?disabled=${sketch.shape === undefined}
          @click=${() => this.dispatchEvent(new Event('finish'))}
        >
          ${say('draw-done')}
        </button>
      </div>
    </section>`;
  }

  private widened(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const km = event.target.valueAsNumber;
    if (Number.isFinite(km) && km > 0) this.tell(this.sketch.wide(km * KM_MM));
  }

  private tell(sketch: Sketch): void {
    this.dispatchEvent(new CustomEvent('change-sketch', { detail: sketch }));
  }
}
