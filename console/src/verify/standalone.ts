/** The page that works without a server: `parley-verify.html`, opened from a stick. */
import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { preferences, THEMES } from '../prefs';
import { dress } from '../theme';
import { controls } from '../theme/controls';
import tokens from '../theme/tokens.css?inline';
import { isLanguage, LANGUAGES, OWN_NAMES } from '../words';
import './check';
import { WordedElement } from './worded';
import { say } from './words';

@customElement('parley-verify-page')
export class ParleyVerifyPage extends WordedElement {
  static override styles = [
    controls,
    css`
      :host { display: flex; flex-direction: column; gap: 0.75rem; max-inline-size: 75rem; margin-inline: auto; padding: 1rem; }
      header { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; justify-content: space-between; }
    `,
  ];

  override render(): TemplateResult {
    document.title = say('page-title');
    return html`
      <header>
        <h1>${say('page-title')}</h1>
        <span class="row">
          <select aria-label=${say('language')} @change=${this.speak}>
            ${LANGUAGES.map(
              (
                one,
              ) => html`<option lang=${one} value=${one} ?selected=${one === preferences.language}>
                ${OWN_NAMES[one]}
              </option>`,
            )}
          </select>
          <select aria-label=${say('theme')} @change=${this.paint}>
            ${THEMES.map(
              (one) => html`<option value=${one} ?selected=${one === preferences.theme}>
                ${say(`theme-${one}`)}
              </option>`,
            )}
          </select>
        </span>
      </header>
      <main>
        <p>${say('page-lead')}</p>
        <parley-bundle-check></parley-bundle-check>
      </main>
    `;
  }

  private speak(event: Event): void {
    const chosen = event.target instanceof HTMLSelectElement ? event.target.value : '';
    if (isLanguage(chosen)) preferences.set({ language: chosen });
  }

  private paint(event: Event): void {
    const chosen = event.target instanceof HTMLSelectElement ? event.target.value : '';
    const theme = THEMES.find((one) => one === chosen);
    if (theme !== undefined) preferences.set({ theme });
  }
}

// A style sheet made here needs no leave of the page's policy, as one written into it would.
const sheet = new CSSStyleSheet();
sheet.replaceSync(tokens);
document.adoptedStyleSheets = [sheet];
dress(document.documentElement);
document.body.append(document.createElement('parley-verify-page'));
