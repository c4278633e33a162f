/** How this officer wants to see, hear and write things; kept in this browser alone. */
import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ParleyElement } from '../parts';
import { NOTATIONS, PALETTES, preferences, SIZES } from '../prefs';
import '../signin';
import { say } from './words';

@customElement('parley-settings')
export class ParleySettings extends ParleyElement {
  override render(): TemplateResult {
    return html`<section class="panel stack">
      <h1>${say('settings')}</h1>
      <p class="soft">${say('settings-where')}</p>
      ${this.choice('notation', NOTATIONS, preferences.notation, (notation) => preferences.set({ notation }))}
      ${this.choice('palette', PALETTES, preferences.palette, (palette) => preferences.set({ palette }))}
      ${this.choice('size', SIZES, preferences.size, (size) => preferences.set({ size }))}
      <label class="beside">
        <input
          type="checkbox"
          .checked=${preferences.keys}
          @change=${(event: Event) =>
            preferences.set({ keys: (event.target as HTMLInputElement).checked })}
        />
        ${say('keys')}
      </label>
      <parley-sound-settings></parley-sound-settings>
      <p class="note">${say('not-reviewed')}</p>
      <p><a href="/licences.md">${say('licences')}</a></p>
    </section>
    <parley-held></parley-held>`;
  }

  private choice<K extends 'notation' | 'palette' | 'size', T extends string | number>(
    name: K,
    all: readonly T[],
    chosen: T,
    put: (one: T) => void,
  ): TemplateResult {
    return html`<label
      >${say(name)}
      <select
        @change=${(event: Event) => {
          const found = all.find(
            (one) => String(one) === (event.target as HTMLSelectElement).value,
          );
          if (found !== undefined) put(found);
        }}
      >
        ${all.map(
          (one) => html`<option value=${one} ?selected=${one === chosen}>
            ${typeof one === 'number' ? `${one} %` : say(`${name}-${one}` as Parameters<typeof say>[0])}
          </option>`,
        )}
      </select>
    </label>`;
  }
}
