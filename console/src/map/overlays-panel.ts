/** The officer's own layers: add, hide, remove. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import { MOST_MB, type Overlay, type Why } from './overlays';
import { say } from './words';

export interface Fault {
  name: string;
  /** `part`: of what else is drawn. */
  why: Why | 'part';
}

@customElement('parley-overlays')
export class ParleyOverlays extends ParleyElement {
  static override styles = [
    controls,
    css`
      li { display: flex; gap: var(--gap); align-items: center; justify-content: space-between; }
      bdi { overflow-wrap: anywhere; }
      input[type='file'] { max-inline-size: 100%; border: none; }
    `,
  ];

  @property({ attribute: false }) overlays: readonly Overlay[] = [];
  @property({ attribute: false }) faults: readonly Fault[] = [];

  override render(): TemplateResult {
    return html`<details data-overlays=${this.overlays.length}>
      <summary>${say('overlays')}${this.overlays.length > 0 ? ` (${this.overlays.length})` : ''}</summary>
      <p class="soft">${say('overlays-help')}</p>
      <label>
        ${say('overlays-add')}
        <input type="file" multiple accept=".geojson,.json,.kml,.pmtiles" @change=${this.chose} />
      </label>
      <div role="alert">
        ${this.faults.map(
          ({ name, why }) => html`<p class="problem">
            ${say('overlays-unreadable', { name, why: say(`why-${why}`, { most: MOST_MB }) })}
          </p>`,
        )}
      </div>
      <ul class="plain">
        ${this.overlays.map((one) => this.row(one))}
      </ul>
    </details>`;
  }

  private row(one: Overlay): TemplateResult {
    return html`<li data-overlay=${one.name}>
      <label class="beside">
        <input type="checkbox" .checked=${one.shown} @change=${() => this.tell('toggle', one.id)} />
        <span
          ><bdi>${one.name}</bdi>
          <span class="soft">
            ${
              one.kind === 'tiles'
                ? say('overlays-tiles', { from: one.from, to: one.to })
                : say('overlays-features', { n: one.features.length })
            }</span
          ></span
        >
      </label>
      <button aria-label=${say('overlays-remove', { name: one.name })} @click=${() => this.tell('remove', one.id)}>
        ✕
      </button>
    </li>${nothing}`;
  }

  private chose(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    this.dispatchEvent(new CustomEvent('files', { detail: files }));
  }

  private tell(name: string, id: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail: id }));
  }
}
