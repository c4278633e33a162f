/** The map beside the form: the draft drawn among what is on record, and a hand to draw it with. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import type { Position } from '../geo';
import { type Bounds, type Shape as Drawn, framing } from '../geo/shapes';
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
  /** Where one looks while nothing is drawn. */
  @property({ attribute: false }) regions: readonly Schema<'NamedRegion'>[] = [];
  /** When it begins: what else is there then is shown. */
  @property({ type: Number }) moment = 0;
  /** Whether shapes are drawn, or a position only pointed at. */
  @property({ type: Boolean }) shapes = true;
  @property({ type: Boolean }) points = true;
  @state() private draws: Draws = 'none';
  @state() private pointing = false;
  @state() private ready = false;
  @state() private away = false;
  private bounds: Bounds | null = null;
  private framed = '';

  /** What is drawn is brought into view when it changes, and not under the officer's hand. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('volumes') && !changed.has('regions')) return;
    const shapes = this.volumes.map((one) => one.shape);
    const seen: readonly Drawn[] = shapes.length > 0 ? shapes : this.regions.map((one) => one.area);
    const framed = JSON.stringify(seen);
    if (framed === this.framed) return;
    this.framed = framed;
    this.bounds = framing(seen) ?? null;
  }

  override firstUpdated(): void {
    // The form is there before the chart, and works without it.
    void import('../map').then(
      () => {
        this.ready = true;
      },
      () => {
        this.away = true; // With a dead link the form goes on without a chart.
      },
    );
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
      ${this.ready ? this.chart() : html`<p role="status">${say(this.away ? 'chart-away' : 'chart-loading')}</p>`}`;
  }

  private chart(): TemplateResult {
    const view = this.use('map', live.resource('map.show'));
    return html`<parley-map
      .things=${view?.things ?? []}
      .conflicts=${view?.conflicts ?? []}
      .extra=${[{ kind: 'draft', volumes: this.volumes, label: this.label }]}
      .draws=${this.draws}
      .bounds=${this.bounds}
      .moment=${this.moment > live.now() ? this.moment : null}
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
