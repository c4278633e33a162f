/** Finding a phrase: typed in one's own language or by code, with the keyboard alone. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ltr, ParleyElement } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import type { Language } from '../words';
import { phrasesIn } from './phrase/catalogue';
import { byMarker, matching, type Row } from './phrase/phrase';
import { inLanguage, isKey, say } from './words';

/** Dispatches `pick` with the phrase's row. */
@customElement('parley-phrase-picker')
export class ParleyPhrasePicker extends ParleyElement {
  static override styles = [
    controls,
    css`
      label { display: flex; }
      .list { max-block-size: 15rem; overflow: auto; border: 1px solid var(--faint-line); border-radius: var(--round); }
      .group { position: sticky; inset-block-start: 0; background: var(--raised); padding: 0.1rem 0.5rem; font-weight: 600; }
      .option { padding: 0.25rem 0.5rem; cursor: pointer; display: flex; flex-wrap: wrap; gap: 0 0.75rem; justify-content: space-between; }
      .option[aria-selected='true'] { background: var(--raised); outline: 2px solid var(--focus); outline-offset: -2px; }
      .code { color: var(--soft); }
    `,
  ];

  @property() wanted = '';
  @state() private typed = '';
  @state() private at = 0;
  @query('input') private readonly input!: HTMLInputElement | null;

  override focus(): void {
    this.input?.focus();
  }

  /** It appears when somebody wants a phrase: they type at once. */
  override firstUpdated(): void {
    this.input?.focus();
  }

  override render(): TemplateResult {
    const rows = this.use('phrases', phrasesIn(preferences.language)) ?? [];
    const shown = this.shown(rows);
    const chosen = shown[this.at];
    return html`<label
        >${say('find-phrase')}
        <input
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-expanded="true"
          aria-controls="list"
          aria-activedescendant=${chosen === undefined ? nothing : `p-${chosen.code}`}
          .value=${this.typed}
          @input=${this.type}
          @keydown=${(event: KeyboardEvent) => this.key(event, shown)}
        />
      </label>
      <div class="out-of-sight" role="status">${say('phrases-found', { n: shown.length })}</div>
      <div class="list" id="list" role="listbox" aria-label=${say('phrases')}>
        ${this.groups(shown, chosen)}
        ${shown.length === 0 ? html`<p class="soft">${rows.length === 0 ? say('loading') : say('no-phrase')}</p>` : nothing}
      </div>`;
  }

  override updated(): void {
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  private groups(shown: Row[], chosen: Row | undefined): TemplateResult[] {
    return [...byMarker(shown)].map(
      ([marker, rows], n) => html`<div role="group" aria-labelledby=${`g-${n}`}>
        <div class="group" id=${`g-${n}`}>${marker}</div>
        ${rows.map(
          (row) => html`<div
            class="option"
            role="option"
            id=${`p-${row.code}`}
            aria-selected=${row === chosen}
            @click=${() => this.pick(row)}
          >
            <span dir=${row.direction}>${withBlanks(row)}</span>
            <span class="code">${ltr(row.code)}</span>
          </div>`,
        )}
      </div>`,
    );
  }

  /** In the order in which they are drawn, so that the arrows go where the eye goes. */
  private shown(rows: readonly Row[]): Row[] {
    return [...byMarker(matching(rows, this.typed)).values()].flat();
  }

  private type(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.at = 0;
  }

  private key(event: KeyboardEvent, shown: Row[]): void {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.at = Math.max(0, Math.min(shown.length - 1, this.at + step));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const row = shown[this.at];
      if (row !== undefined) this.pick(row);
    }
  }

  private pick(row: Row): void {
    this.dispatchEvent(new CustomEvent<Row>('pick', { detail: row }));
  }
}

/** A sentence with the names of its blanks, in the language it is in: `Callsign: ‹callsign›.` */
export function withBlanks(row: Row, language: Language = preferences.language): string {
  return row.text.replace(/\{([a-z_]+)\}/g, (_, name: string) => {
    const key = `blank-${name}`;
    return `‹${isKey(key) ? inLanguage(language, key) : name}›`;
  });
}
