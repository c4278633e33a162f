/** How this officer wants to see, hear and write things; kept in this browser alone. */
import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ParleyElement } from '../parts';
import { NOTATIONS, PALETTES, preferences, SIZES, THEMES } from '../prefs';
import '../signin';
import { isLanguage, LANGUAGES, OWN_NAMES } from '../words';
import { say } from './words';

@customElement('parley-settings')
export class ParleySettings extends ParleyElement {
  override render(): TemplateResult {
    return html`<section class="panel stack">
      <h1>${say('settings')}</h1>
      <p class="soft">${say('settings-where')}</p>
      ${this.choice('language', LANGUAGES, preferences.language, (language) => preferences.set({ language }))}
      ${this.choice('theme', THEMES, preferences.theme, (theme) => preferences.set({ theme }))}
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

  private choice<
    K extends 'language' | 'theme' | 'notation' | 'palette' | 'size',
    T extends string | number,
  >(name: K, all: readonly T[], chosen: T, put: (one: T) => void): TemplateResult {
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
            ${this.named(name, one)}
          </option>`,
        )}
      </select>
    </label>`;
  }

  private named(name: string, one: string | number): string {
    if (typeof one === 'number') return `${one} %`;
    if (name === 'language' && isLanguage(one)) return OWN_NAMES[one];
    return say(`${name}-${one}` as Parameters<typeof say>[0]);
  }
}
