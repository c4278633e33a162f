/** The blanks of a phrase as fields: typed as an officer writes, read back as it will be signed. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { EXAMPLES, NotRead, readValue, sayOfForms, type Value } from '../forms';
import { exactly, format } from '../geo';
import { live } from '../live';
import { ltr, ParleyElement } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { blankName } from './drawing';
import { type Blank, blanksOf, isAhead, type Row } from './phrase/phrase';
import { renderValue } from './phrase/sentence';
import { say } from './words';

export type Typed = Readonly<Record<string, string>>;
/** What a field was filled with by itself, and where that came from. */
export type Sources = Readonly<Record<string, string>>;

export interface Read {
  values: Map<string, Value>;
  faults: Map<string, NotRead>;
}

/** Every blank as typed, read or not; one left empty is not known. */
export function readAll(row: Row, typed: Typed, now: number): Read {
  const read: Read = { values: new Map(), faults: new Map() };
  for (const { name, type } of blanksOf(row)) {
    const text = typed[name] ?? '';
    if (text.trim() === '') continue;
    try {
      read.values.set(name, readValue(type, text, { now, ahead: isAhead(name) }));
    } catch (error) {
      if (!(error instanceof NotRead)) throw error;
      read.faults.set(name, error);
    }
  }
  return read;
}

/** Dispatches `typed` with everything that stands in the fields. */
@customElement('parley-blanks')
export class ParleyBlanks extends ParleyElement {
  static override styles = [
    controls,
    css`
      .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 0.4rem 0.75rem; align-items: start; }
      .field { display: flex; flex-direction: column; gap: 0.1rem; }
      label { display: flex; }
      small { overflow-wrap: anywhere; }
      .fault { color: var(--urgent); }
      .source { color: var(--look); }
    `,
  ];

  @property({ attribute: false }) row?: Row;
  @property({ attribute: false }) typed: Typed = {};
  @property({ attribute: false }) sources: Sources = {};
  /** In an emergency even what a phrase needs may be left out. */
  @property({ type: Boolean }) vague = false;
  /** Whether the first field is where the officer goes on typing. */
  @property({ type: Boolean }) eager = false;

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  override firstUpdated(): void {
    if (this.eager) this.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const row = this.row;
    if (row === undefined) return nothing;
    const read = readAll(row, this.typed, live.now());
    return html`<div class="fields">${blanksOf(row).map((one) => this.field(one, read))}</div>`;
  }

  private field(blank: Blank, read: Read): TemplateResult {
    const { name, type } = blank;
    const text = this.typed[name] ?? '';
    const fault = read.faults.get(name);
    const value = read.values.get(name);
    const free = type === 'callsign' || type === 'name';
    const needed = blank.required && !this.vague;
    return html`<div class="field">
      <label
        ><span>${blankName(name)}${needed ? html` <strong>(${say('needed')})</strong>` : nothing}</span>
        <input
          name=${name}
          autocomplete="off"
          spellcheck="false"
          dir=${free ? 'auto' : 'ltr'}
          placeholder=${EXAMPLES[type]}
          aria-invalid=${fault === undefined ? 'false' : 'true'}
          aria-describedby=${`d-${name}`}
          .value=${text}
          @input=${(event: Event) => this.put(name, (event.target as HTMLInputElement).value)}
        />
      </label>
      <small id=${`d-${name}`}>
        ${fault === undefined ? this.readBack(value, needed) : html`<span class="fault">✖ ${sayOfForms(`why-${fault.why}`)} ${sayOfForms(`form-${type}`)}</span>`}
        ${this.candidates(name, fault)}
        ${this.sources[name] === undefined ? nothing : html`<span class="source">⇐ ${this.sources[name]}</span>`}
      </small>
    </div>`;
  }

  private readBack(value: Value | undefined, needed: boolean): TemplateResult {
    if (value === undefined) {
      return html`<span class="soft">${needed ? say('is-needed') : say('left-out')}</span>`;
    }
    return html`<bdi dir="auto">= ${renderValue(value, preferences.language, preferences.notation)}</bdi>`;
  }

  /** A position that can mean several places is not guessed: the officer says which. */
  private candidates(name: string, fault: NotRead | undefined): TemplateResult | typeof nothing {
    if (fault === undefined || fault.candidates.length === 0) return nothing;
    return html`${fault.candidates.map(
      (one) => html`<button
        type="button"
        @click=${() => this.put(name, exactly(one.lat_e7, one.lon_e7, 'decimal'))}
      >
        ${ltr(format(one.lat_e7, one.lon_e7, preferences.notation))}
      </button>`,
    )}`;
  }

  private put(name: string, text: string): void {
    this.dispatchEvent(
      new CustomEvent<Typed>('typed', { detail: { ...this.typed, [name]: text } }),
    );
  }
}
