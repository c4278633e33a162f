/** The top of every screen: the agreement's own words, who I am, the clock, the pulse of the line. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CLOCK_LOOSE_MS, live } from '../live';
import { local, ltr, ParleyElement, utc } from '../parts';
import { preferences, THEMES, type Theme } from '../prefs';
import { controls } from '../theme';
import { routeOf, to } from '../to';
import { isLanguage, LANGUAGES, OWN_NAMES } from '../words';
import { SCREENS, screenOf } from './screens';
import { say } from './words';

@customElement('parley-header')
export class ParleyHeader extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { container-type: inline-size; border-block-end: 1px solid var(--line); background: var(--panel); }
      .banner { background: var(--look-ground); color: var(--text); padding: 0.2rem 0.75rem; font-weight: 600; }
      .bar { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: center; padding: 0.25rem 0.75rem; }
      .clock { font-family: var(--mono); font-weight: 700; }
      nav { display: flex; flex-wrap: wrap; gap: 0.15rem; }
      nav a { padding: 0.35rem 0.6rem; text-decoration: none; border-radius: var(--round); color: var(--text); }
      nav a[aria-current] { background: var(--raised); box-shadow: inset 0 -3px var(--link); font-weight: 600; }
      .end { margin-inline-start: auto; display: flex; flex-wrap: wrap; gap: var(--gap); align-items: center; }
      strong { white-space: nowrap; }
      /* Large text or a small screen: the screens on one line, so that the list is not pushed below. */
      @container (max-width: 56rem) {
        nav { flex-wrap: nowrap; overflow-x: auto; max-inline-size: 100%; }
        nav a { white-space: nowrap; }
        strong { display: none; }
      }
    `,
  ];

  @property() standing = 'asking';

  override connectedCallback(): void {
    super.connectedCallback();
    this.everySecond();
    this.listen(live, 'pulse', () => this.requestUpdate());
    this.listen(window, 'hashchange', () => this.requestUpdate());
  }

  override render(): TemplateResult {
    const terms = live.agreement?.terms;
    return html`
      <header>
        ${terms === undefined ? nothing : this.banner(terms.exercise, terms.banner)}
        <div class="bar">
          <strong>Parley</strong>
          ${live.me === undefined ? nothing : this.navigation()}
          <span class="end">
            ${live.me === undefined ? nothing : html`<parley-emergency></parley-emergency>`}
            ${live.me === undefined ? nothing : this.whoAndWhen()} ${this.choices()}
          </span>
        </div>
      </header>
    `;
  }

  private banner(exercise: boolean, words: string): TemplateResult {
    return html`<div class="banner">
      ${exercise ? html`<span class="mark look">${say('exercise')}</span>` : nothing}
      <bdi>${words}</bdi>
    </div>`;
  }

  private whoAndWhen(): TemplateResult {
    const me = live.me;
    const now = live.now();
    return html`
      <span><bdi>${live.nameOf(me?.party ?? '')}</bdi> · <bdi>${me?.label}</bdi></span>
      ${this.agreements()}
      <span><span class="clock">${ltr(utc(now))}</span> <span class="local">${ltr(local(now))}</span></span>
      ${this.pulse()}
    `;
  }

  private agreements(): TemplateResult | typeof nothing {
    if (live.agreements.length < 2) return nothing;
    return html`<select
      aria-label=${say('agreement')}
      @change=${(event: Event) => live.choose((event.target as HTMLSelectElement).value)}
    >
      ${live.agreements.map(
        (one) => html`<option value=${one.agreement} ?selected=${one === live.agreement}>
          ${one.terms.title}
        </option>`,
      )}
    </select>`;
  }

  /** Never by colour alone: a word and a sign for each. */
  private pulse(): TemplateResult {
    const signs = { connecting: '…', alive: '●', quiet: '◐', dead: '✖' } as const;
    const kinds = { connecting: 'look', alive: 'calm', quiet: 'look', dead: 'urgent' } as const;
    const at = live.stream.pulse;
    const loose = Math.abs(live.clockAhead) > CLOCK_LOOSE_MS;
    return html`<span class="mark ${kinds[at]}" data-pulse=${at}>${signs[at]} ${say(`pulse-${at}`)}</span>
      ${loose ? html`<span class="mark look">${say('clock-loose')}</span>` : nothing}`;
  }

  private navigation(): TemplateResult {
    const shown = screenOf(routeOf(location.hash));
    const here = shown?.under ?? shown?.name;
    return html`<nav aria-label=${say('screens')}>
      ${SCREENS.filter((one) => one.key !== undefined && one.when?.() !== false).map(
        (one) => html`<a
          href=${to(one.name)}
          aria-current=${one.name === here ? 'page' : nothing}
          >${one.title()}</a
        >`,
      )}
    </nav>`;
  }

  private choices(): TemplateResult {
    return html`
      <select
        aria-label=${say('language')}
        @change=${(event: Event) => {
          const chosen = (event.target as HTMLSelectElement).value;
          if (isLanguage(chosen)) preferences.set({ language: chosen });
        }}
      >
        ${LANGUAGES.map(
          (one) => html`<option lang=${one} value=${one} ?selected=${one === preferences.language}>
            ${OWN_NAMES[one]}
          </option>`,
        )}
      </select>
      <select
        aria-label=${say('theme')}
        @change=${(event: Event) =>
          preferences.set({ theme: (event.target as HTMLSelectElement).value as Theme })}
      >
        ${THEMES.map(
          (one) => html`<option value=${one} ?selected=${one === preferences.theme}>
            ${say(`theme-${one}`)}
          </option>`,
        )}
      </select>
    `;
  }
}
