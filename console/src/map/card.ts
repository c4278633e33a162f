/** The chosen thing: what, whose, when, how high, where, and what its confirmation lacks. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say as confirmation, field } from '../field';
import { format } from '../geo';
import { anchorOf, positionOf } from '../geo/shapes';
import { live } from '../live';
import { ltr, ParleyElement, when } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { to, toThread } from '../to';
import { heightsInFull } from './heights';
import { actorOf, kindWords, titleOf, useWords } from './telling';
import { type Part, partsOf, type Thing } from './things';
import { say } from './words';

const MOST_PARTS = 12;

@customElement('parley-map-card')
export class ParleyMapCard extends ParleyElement {
  static override styles = [
    controls,
    css`
      .panel { border: 2px solid var(--focus); margin-block-end: var(--gap); }
      dl { display: grid; grid-template-columns: auto 1fr; gap: 0.2rem 0.75rem; margin: 0 0 var(--gap); }
      dt { color: var(--soft); }
      dd { margin: 0; overflow-wrap: anywhere; }
      .local { white-space: nowrap; }
      .row { justify-content: space-between; flex-wrap: nowrap; align-items: start; }
    `,
  ];

  @property({ attribute: false }) thing: Thing | undefined;
  /** Whether its volumes are told at once. */
  @property({ type: Boolean }) open = false;

  override render(): TemplateResult {
    const thing = this.thing;
    if (thing === undefined) return html``;
    const parts = partsOf(thing);
    return html`<section class="panel" aria-labelledby="title" data-thread=${thing.thread}>
      <div class="row">
        <h2 id="title"><bdi>${titleOf(thing)}</bdi></h2>
        <button aria-label=${say('close')} @click=${() => this.dispatchEvent(new Event('close'))}>✕</button>
      </div>
      <p>${this.standing(thing)}</p>
      <dl>
        <dt>${say('what')}</dt>
        <dd>${kindWords(thing)}${thing.emergency ? html` <span class="mark urgent">${say('emergency')}</span>` : nothing}</dd>
        <dt>${say('whose')}</dt>
        <dd><bdi>${live.nameOf(thing.party)}</bdi></dd>
        ${
          thing.actor === thing.party
            ? nothing
            : html`<dt>${say('actor')}</dt>
              <dd><bdi>${actorOf(thing)}</bdi></dd>`
        }
        <dt>${say('times')}</dt>
        <dd>
          <div>${when(thing.start_ms)}</div>
          <div>– ${thing.end_ms === null ? say('end-open') : when(thing.end_ms)}</div>
        </dd>
        ${thing.missing.length === 0 ? nothing : this.missing(thing)}
        ${thing.flags.length === 0 ? nothing : html`<dt>${say('flags')}</dt><dd>${thing.flags.map((flag) => field('flag', flag)).join(', ')}</dd>`}
      </dl>
      ${parts.length === 0 ? html`<p class="note">${say('place-not-known')}</p>` : nothing}
      <details ?open=${this.open}>
        <summary>${say('volumes', { n: parts.length })}</summary>
        ${parts.slice(0, MOST_PARTS).map((part) => this.row(part))}
      </details>
      <a href=${thing.about === null ? toThread(thing.thread) : to('notice', thing.about.party, thing.about.ref)}
        >${say('open-page')}</a
      >
    </section>`;
  }

  private standing(thing: Thing): TemplateResult {
    if (thing.source === 'reported')
      return html`<span class="mark look">${say('stand-reported')}</span>`;
    return html`<span class="mark ${thing.confirmed ? 'calm' : 'urgent'}"
        >${confirmation(thing.confirmed ? 'confirmed' : 'not-confirmed')}</span
      >
      <span class="mark">${field('state', thing.state ?? 'absent')}</span>`;
  }

  private missing(thing: Thing): TemplateResult {
    return html`<dt>${say('missing')}</dt>
      <dd>
        ${thing.missing.map(
          (one) => html`<div>
            <bdi>${live.nameOf(one.party)}</bdi>: ${field('rung', one.rung)}
            ${one.units.length === 0 ? nothing : html`(<bdi>${one.units.join(', ')}</bdi>)`}
          </div>`,
        )}
      </dd>`;
  }

  private row(part: Part): TemplateResult {
    const [lon, lat] = anchorOf(part.shape);
    const middle = positionOf({ lat, lon });
    return html`<dl>
      <dt>${say('use')}</dt>
      <dd>${useWords(part.use)}</dd>
      <dt>${say('height')}</dt>
      <dd>${part.band === undefined ? say('not-known') : heightsInFull(part.band)}</dd>
      <dt>${say('place')}</dt>
      <dd>${
        part.use === 'named'
          ? say('named-not-drawn', { place: part.thing.place_label })
          : html`${say('centre')} ${ltr(format(middle.lat_e7, middle.lon_e7, preferences.notation))}`
      }</dd>
    </dl>`;
  }
}
