/** Language and light: set once a watch, so behind one button; found by its sign in any language. */
import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ParleyElement } from '../parts';
import { preferences, THEMES } from '../prefs';
import { controls } from '../theme';
import { LANGUAGES, OWN_NAMES } from '../words';
import './menu';
import { say } from './words';

/** With the attribute `small` the sign alone stands on the button. */
@customElement('parley-looks')
export class ParleyLooks extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { display: inline-block; }
      svg { inline-size: 1.15em; block-size: 1.15em; fill: none; stroke: currentcolor; stroke-width: 1.6; }
      [slot='face'] { display: inline-flex; gap: 0.35rem; align-items: center; }
      :host([small]) { --arrow: none; }
      :host([small]) .own { display: none; }
      fieldset { display: flex; flex-wrap: wrap; gap: 0.3rem; padding: 0.3rem 0.5rem 0.5rem; }
      fieldset button[aria-pressed='true'] { border: 2px solid var(--link); font-weight: 700; }
      fieldset button[aria-pressed='true']::before { content: '✓ '; content: '✓ ' / ''; }
    `,
  ];

  override render(): TemplateResult {
    const { language } = preferences;
    // A globe, and what the language calls itself: who cannot read the rest finds it by these.
    return html`<parley-menu end>
      <span slot="face" title=${say('looks')}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <circle cx="10" cy="10" r="8.5" />
          <ellipse cx="10" cy="10" rx="3.8" ry="8.5" />
          <path d="M1.5 10h17M3 5.5h14M3 14.5h14" />
        </svg>
        <span class="own" lang=${language}>${OWN_NAMES[language]}</span>
        <span class="out-of-sight">${say('looks')}</span>
      </span>
      <fieldset>
        <legend>${say('language')}</legend>
        ${LANGUAGES.map(
          (one) => html`<button
            lang=${one}
            aria-pressed=${one === language ? 'true' : 'false'}
            @click=${() => preferences.set({ language: one })}
          >
            ${OWN_NAMES[one]}
          </button>`,
        )}
      </fieldset>
      <fieldset>
        <legend>${say('theme')}</legend>
        ${THEMES.map(
          (one) => html`<button
            aria-pressed=${one === preferences.theme ? 'true' : 'false'}
            @click=${() => preferences.set({ theme: one })}
          >
            ${say(`theme-${one}`)}
          </button>`,
        )}
      </fieldset>
      <slot></slot>
    </parley-menu>`;
  }
}
