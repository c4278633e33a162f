/** Sound in the settings: how loud, what each sounds like, and whether the system may tell. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ParleyElement } from '../parts';
import { preferences } from '../prefs';
import { LEAST_VOLUME, SEVERITIES, sounder } from '../sound';
import { say } from './words';

const PER_CENT = 100;

@customElement('parley-sound-settings')
export class ParleySoundSettings extends ParleyElement {
  @state() private denied = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.listen(sounder, 'change', () => this.requestUpdate());
  }

  override render(): TemplateResult {
    const volume = Math.round(Math.max(LEAST_VOLUME, preferences.volume) * PER_CENT);
    const off = sounder.state !== 'on';
    return html`<section class="stack">
      <h2>${say('bar')}</h2>
      <label
        >${say('volume')}: ${volume} %
        <input
          type="range"
          min=${LEAST_VOLUME * PER_CENT}
          max="100"
          step="5"
          .value=${String(volume)}
          @change=${(event: Event) => {
            preferences.set({
              volume: Number((event.target as HTMLInputElement).value) / PER_CENT,
            });
            sounder.sound('priority');
          }}
        />
      </label>
      <p class="soft">${say('volume-least', { n: LEAST_VOLUME * PER_CENT })}</p>
      <h3>${say('sounds-like')}</h3>
      ${off ? html`<p class="note">${say('not-armed')}</p>` : nothing}
      <ul class="plain row">
        ${SEVERITIES.map(
          (one) => html`<li>
            <button ?disabled=${off} @click=${() => sounder.once(one)}>♪ ${say(`sound-${one}`)}</button>
          </li>`,
        )}
      </ul>
      <label class="beside">
        <input
          type="checkbox"
          .checked=${preferences.notify}
          @change=${(event: Event) => void this.notify(event.target as HTMLInputElement)}
        />
        ${say('notify')}
      </label>
      <p class="soft">${say('notify-says')}</p>
      ${this.denied ? html`<p class="problem" role="alert">${say('notify-denied')}</p>` : nothing}
    </section>`;
  }

  private async notify(box: HTMLInputElement): Promise<void> {
    let may = box.checked && typeof Notification !== 'undefined';
    if (may) may = (await Notification.requestPermission()) === 'granted';
    this.denied = box.checked && !may;
    box.checked = may;
    preferences.set({ notify: may });
  }
}
