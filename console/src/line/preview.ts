/** What will be signed as a code, and how it reads to those who get it. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { isLanguage, LANGUAGES, type Language, OWN_NAMES } from '../words';
import { phrase as drawn, freeWords, phraseIn } from './drawing';
import { phrasesIn } from './phrase/catalogue';
import type { Phrase } from './phrase/phrase';
import { said } from './styles';
import { say } from './words';

@customElement('parley-preview')
export class ParleyPreview extends ParleyElement {
  static override styles = [
    controls,
    said,
    css`
      dl { margin: 0; }
      dt { color: var(--soft); font-size: 0.9rem; }
      dd { margin: 0 0 0.3rem; }
    `,
  ];

  @property({ attribute: false }) phrase: Phrase | undefined;
  @property() words = '';
  /** The parties that read it. */
  @property({ attribute: false }) to: readonly string[] = [];
  @state() private every = false;

  override render(): TemplateResult | typeof nothing {
    const one = this.phrase;
    if (one === undefined && this.words.trim() === '') return nothing;
    const rows = this.use('own', phrasesIn(preferences.language));
    return html`<section class="panel" aria-label=${say('preview')}>
      <h3>${say('preview')}</h3>
      ${one === undefined ? nothing : drawn(one, rows)} ${freeWords(this.words.trim(), '')}
      ${one === undefined ? html`<p class="note">${say('words-only')}</p>` : this.others(one)}
    </section>`;
  }

  private others(one: Phrase): TemplateResult {
    const read = this.readIn();
    const shown = this.every
      ? LANGUAGES.filter((other) => other !== preferences.language)
      : read.filter((other) => other !== preferences.language);
    return html`<dl>
        ${shown.map(
          (language) => html`<div>
            <dt>${say('reads-as')} <span lang=${language}>${OWN_NAMES[language]}</span></dt>
            <dd>${phraseIn(one, this.use(`in ${language}`, phrasesIn(language)), language)}</dd>
          </div>`,
        )}
      </dl>
      ${this.every ? nothing : html`<button type="button" @click=${() => this.showEvery()}>${say('other-languages')}</button>`}`;
  }

  /** The languages of those on watch there, as their parties state. */
  private readIn(): Language[] {
    const duty = this.use('duty', live.resource('duty.show')) ?? [];
    const tags = duty
      .filter((one) => this.to.includes(one.party))
      .flatMap((one) => one.watches.flatMap((watch) => watch.languages));
    return [...new Set(tags)].filter(isLanguage);
  }

  private showEvery(): void {
    this.every = true;
  }
}
