/** The map beside the form: the draft drawn among what is on record, and a hand to draw it with. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import type { Position } from '../geo';
import { live } from '../live';
import { ParleyElement } from '../parts';
import type { Shape } from './draft';
import { say } from './words';

type Draws = 'none' | 'circle' | 'polygon' | 'route';
const HANDS = ['circle', 'polygon', 'route'] as const;

/** Dispatches `shape` with what was drawn, and `position` with a place that was pointed at. */
@customElement('parley-filing-chart')
export class ParleyFilingChart extends ParleyElement {
  @property({ attribute: false }) volumes: readonly Schema<'Volume'>[] = [];
  @property() label = '';
  /** Whether shapes are drawn, or a position only pointed at. */
  @property({ type: Boolean }) shapes = true;
  @property({ type: Boolean }) points = true;
  @state() private draws: Draws = 'none';
  @state() private pointing = false;
  @state() private ready = false;

  override firstUpdated(): void {
    // The form is there before the chart, and works without it.
    void import('../map').then(() => {
      this.ready = true;
    });
  }

  override render(): TemplateResult {
    return html`<div class="row" role="group" aria-label=${say('draw')}>
        ${
          this.shapes
            ? HANDS.map(
                (one) => html`<button
                  aria-pressed=${this.draws === one ? 'true' : 'false'}
                  ?disabled=${!this.ready}
                  @click=${() => {
                    this.draws = this.draws === one ? 'none' : one;
                    this.pointing = false;
                  }}
                >
                  ${say(`draw-${one}`)}
                </button>`,
              )
            : nothing
        }
        ${
          this.points
            ? html`<button
                aria-pressed=${this.pointing ? 'true' : 'false'}
                ?disabled=${!this.ready}
                @click=${() => {
                  this.pointing = !this.pointing;
                  this.draws = 'none';
                }}
              >
                ${say('draw-point')}
              </button>`
            : nothing
        }
      </div>
      ${this.ready ? this.chart() : html`<p role="status">${say('chart-loading')}</p>`}`;
  }

  private chart(): TemplateResult {
    const view = this.use('map', live.resource('map.show'));
    return html`<parley-map
      .things=${view?.things ?? []}
      .conflicts=${view?.conflicts ?? []}
      .extra=${[{ kind: 'draft', volumes: this.volumes, label: this.label }]}
      .draws=${this.draws}
      @drawn=${(event: CustomEvent<{ shape: Shape }>) => {
        this.draws = 'none';
        this.dispatchEvent(new CustomEvent('shape', { detail: event.detail.shape }));
      }}
      @place=${(event: CustomEvent<Position>) => {
        if (!this.pointing) return;
        this.pointing = false;
        this.dispatchEvent(new CustomEvent('position', { detail: event.detail }));
      }}
    ></parley-map>`;
  }
}
