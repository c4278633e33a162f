/** Places of a name, from the node's own gazetteer, to draw a circle around. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Answer, NodeOutOfReach, Problem } from '../api';
import { inNotation } from '../geo';
import { live } from '../live';
import { ltr, ParleyElement } from '../parts';
import { say } from './words';

/** Dispatches `found` with the position of the place chosen. */
@customElement('parley-place-finder')
export class ParleyPlaceFinder extends ParleyElement {
  @property() name = '';
  @state() private places: Answer<'place.list'> | undefined;
  @state() private asked = '';
  @state() private failed = false;

  override render(): TemplateResult {
    const name = this.name.trim();
    return html`<div class="stack">
      <button ?disabled=${name === ''} @click=${() => this.find(name)}>
        ${name === '' ? say('find-none') : say('find', { name })}
      </button>
      ${this.failed ? html`<p class="note" role="alert">${say('find-failed')}</p>` : nothing}
      ${
        this.places === undefined || this.asked !== name
          ? nothing
          : html`<div role="status">
              ${this.places.length === 0 ? say('find-nothing', { name }) : nothing}
              <ul class="plain">
                ${this.places.map(
                  (place) => html`<li>
                    <button class="bare" @click=${() => this.choose(place.at)}>
                      <bdi>${place.name}</bdi> · ${ltr(inNotation(place.at))} ·
                      ${say('find-people', { people: place.people })}
                    </button>
                  </li>`,
                )}
              </ul>
            </div>`
      }
    </div>`;
  }

  private async find(name: string): Promise<void> {
    try {
      this.places = await live.api.ask('place.list', { query: { q: name, limit: 6 } });
      this.asked = name;
      this.failed = false;
    } catch (error) {
      if (!(error instanceof Problem) && !(error instanceof NodeOutOfReach)) throw error;
      this.failed = true;
    }
  }

  private choose(at: Answer<'place.list'>[number]['at']): void {
    this.places = undefined;
    this.dispatchEvent(new CustomEvent('found', { detail: at }));
  }
}
