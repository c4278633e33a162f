/** The whole catalogue, searched, in any two languages side by side, with what was reviewed. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ltr, ParleyElement } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { isLanguage, LANGUAGES, type Language, OWN_NAMES } from '../words';
import { phrasesIn } from './phrase/catalogue';
import { matching, type Row } from './phrase/phrase';
import { withBlanks } from './picker';
import { say } from './words';

@customElement('parley-phrases')
export class ParleyPhrases extends ParleyElement {
  static override styles = [
    controls,
    css`
      section { container-type: inline-size; }
      .find { flex: 1 1 20rem; }
      table { table-layout: fixed; background: var(--panel); }
      th.code { inline-size: 14rem; }
      td { overflow-wrap: anywhere; }
      .used { font-size: 0.85rem; }
      @container (max-width: 44rem) {
        table, tbody, tr, td, th { display: block; inline-size: auto; }
        thead { display: none; }
      }
    `,
  ];

  @state() private typed = '';
  @state() private one: Language = preferences.language;
  @state() private other: Language = preferences.language === 'en' ? 'ru' : 'en';

  override render(): TemplateResult {
    const rows = this.use('one', phrasesIn(this.one)) ?? [];
    const others = this.use('other', phrasesIn(this.other)) ?? [];
    const byCode = new Map(others.map((row) => [row.code, row]));
    const found = new Set([
      ...matching(rows, this.typed).map((row) => row.code),
      ...matching(others, this.typed).map((row) => row.code),
    ]);
    const shown = rows.filter((row) => found.has(row.code));
    return html`<section class="stack">
      <h1>${say('phrases')}</h1>
      <p class="soft">${say('phrases-note')}</p>
      <div class="row">
        <label class="find"
          >${say('find-phrase')}
          <input
            autocomplete="off"
            .value=${this.typed}
            @input=${(event: Event) => {
              this.typed = (event.target as HTMLInputElement).value;
            }}
          />
        </label>
        ${this.choice(say('language'), this.one, (language) => {
          this.one = language;
        })}
        ${this.choice(say('beside'), this.other, (language) => {
          this.other = language;
        })}
      </div>
      <p role="status" class="soft">
        ${say('phrases-found', { n: shown.length })} · ${this.reviewed(this.one, rows)} · ${this.reviewed(this.other, others)}
      </p>
      <table>
        <thead>
          <tr>
            <th class="code" scope="col">${say('code')}</th>
            <th scope="col">${OWN_NAMES[this.one]}</th>
            <th scope="col">${OWN_NAMES[this.other]}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((row) => this.row(row, byCode.get(row.code)))}
        </tbody>
      </table>
    </section>`;
  }

  private row(row: Row, other: Row | undefined): TemplateResult {
    return html`<tr>
      <th scope="row" class="code">
        ${ltr(row.code)}
        ${row.emergency === null ? nothing : html`<div><span class="mark urgent">${say('emergency')}</span></div>`}
      </th>
      <td>${this.sentence(row, this.one)}</td>
      <td>${other === undefined ? nothing : this.sentence(other, this.other)}</td>
    </tr>`;
  }

  private sentence(row: Row, language: Language): TemplateResult {
    return html`<div lang=${language} dir=${row.direction}>
      <strong>${row.marker}.</strong> ${withBlanks(row, language)}
      ${row.mark === '' ? nothing : html`<small class="soft">${row.mark}</small>`}
      ${language === 'en' ? html`<div class="soft used">${row.note}</div>` : nothing}
    </div>`;
  }

  private reviewed(language: Language, rows: readonly Row[]): TemplateResult {
    const n = rows.filter((row) => row.reviewed).length;
    // The others are made from English; that nobody had to review it is not a review.
    const state = language === 'en' ? say('is-source') : say('reviewed-of', { n, of: rows.length });
    return html`<span lang=${language}>${OWN_NAMES[language]}</span>: ${state}`;
  }

  private choice(
    name: string,
    chosen: Language,
    put: (language: Language) => void,
  ): TemplateResult {
    return html`<label
      >${name}
      <select
        @change=${(event: Event) => {
          const found = (event.target as HTMLSelectElement).value;
          if (isLanguage(found)) put(found);
        }}
      >
        ${LANGUAGES.map((one) => html`<option value=${one} lang=${one} ?selected=${one === chosen}>${OWN_NAMES[one]}</option>`)}
      </select>
    </label>`;
  }
}
