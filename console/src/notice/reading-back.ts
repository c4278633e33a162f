/** Reading a notice back: what was announced, as understood; confirmed, or changed and compared. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { field } from '../field';
import { keptIn, momentIn, momentText, Stating } from '../forms';
import { inNotation, readPositions } from '../geo';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import { cornersOf, differences, type Volume } from './comparing';
import { currentOf, type Page } from './wishes';
import { differenceSaid, remarks, volume } from './wording';
import { say } from './words';

/** Dispatches `heard` with the volumes as typed, so that they can be drawn; `done` when on record. */
@customElement('parley-read-back')
export class ParleyReadBack extends ParleyElement {
  static override styles = [
    controls,
    css`
      form { display: flex; flex-direction: column; gap: var(--gap); }
      fieldset { display: flex; flex-wrap: wrap; gap: var(--gap); }
      textarea { font-family: var(--mono); }
      label.wide { flex-basis: 100%; }
      [aria-invalid='true'] { border-color: var(--urgent); border-width: 2px; }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  @state() private changing = false;
  @state() private heard: readonly Volume[] = [];
  @state() private unread: ReadonlySet<string> = new Set();
  private of = '';
  private readonly stating = new Stating(() => this.requestUpdate());

  override willUpdate(): void {
    const { leaf, notice } = currentOf(this.page);
    if (leaf === this.of) return;
    // Another version has come: what was typed was of the one before.
    this.of = leaf;
    this.heard = notice.volumes;
    this.changing = false;
    this.unread = new Set();
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('[data-first]')?.focus();
  }

  override render(): TemplateResult {
    const { notice } = currentOf(this.page);
    const drawn = notice.volumes.length > 0;
    const found = differences(notice.volumes, this.heard);
    return html`<form @submit=${this.submit} @keydown=${keptIn} aria-labelledby="title">
      <h3 id="title">${say('act-read-back')}</h3>
      <p>${say(drawn ? 'read-back-drawn' : 'read-back-words')}</p>
      ${remarks(notice)}
      ${
        drawn
          ? html`<ol class="plain volumes">
              ${this.heard.map((one, n) => html`<li>${this.changing ? this.fields(one, n) : volume(one, n)}</li>`)}
            </ol>
            ${
              this.changing
                ? nothing
                : html`<button type="button" @click=${this.change}>${say('understood-otherwise')}</button>`
            }
            ${found.length === 0 ? nothing : this.differs(found)}
            <label class="beside"><input type="checkbox" name="read" required data-first />${say(found.length === 0 ? 'read-same' : 'read-other')}</label>`
          : html`<label>${say('place-understood')}<input name="words" required data-first dir="auto" autocomplete="off" /></label>`
      }
      ${this.stating.draw()}
      <div class="row">
        <button class="main" ?disabled=${this.unread.size > 0} aria-disabled=${this.stating.busy ? 'true' : nothing}>
          ${say(found.length === 0 ? 'sign-read-back' : 'sign-read-back-other')}
        </button>
        <button type="button" @click=${this.close}>${say('back')}</button>
      </div>
    </form>`;
  }

  private differs(found: ReturnType<typeof differences>): TemplateResult {
    return html`<div class="note" role="status">
      <strong>${say('differs-from')}</strong>
      <ul>${found.map((one) => html`<li>${differenceSaid(one)}</li>`)}</ul>
      ${say('differs-drawn')}
    </div>`;
  }

  private fields(one: Volume, n: number): TemplateResult {
    const { shape, band, interval } = one;
    const width =
      shape.shape === 'circle'
        ? shape.radius_mm
        : shape.shape === 'route'
          ? shape.half_width_mm
          : null;
    return html`<fieldset>
      <legend>${n + 1}. ${field('role', one.role)}</legend>
      <label class="wide">${say(shape.shape === 'circle' ? 'centre' : 'corners')}
        <textarea dir="ltr" rows=${Math.min(12, cornersOf(shape).length + 1)} aria-invalid=${this.bad(`${n} at`)} @change=${(event: Event) => this.place(n, textOf(event))}>${cornersOf(shape).map(inNotation).join('\n')}</textarea>
      </label>
      ${
        width === null
          ? nothing
          : html`<label>${say(shape.shape === 'circle' ? 'radius-km' : 'half-width-km')}
            <input dir="ltr" inputmode="decimal" aria-invalid=${this.bad(`${n} width`)} .value=${String(width / 1e6)} @change=${(event: Event) => this.number(n, 'width', textOf(event))} />
          </label>`
      }
      ${(['floor', 'ceiling'] as const).map(
        (edge) => html`<label>${say(`${edge}-m`)} (${field('datum', band.datum)})
          <input dir="ltr" inputmode="decimal" aria-invalid=${this.bad(`${n} ${edge}`)} .value=${String(band[`${edge}_mm`] / 1000)} @change=${(event: Event) => this.number(n, edge, textOf(event))} />
        </label>`,
      )}
      ${(['start', 'end'] as const).map((edge) => {
        const ms = interval[`${edge}_ms`];
        return html`<label>${say(edge === 'start' ? 'from' : 'to')}
          <input dir="ltr" aria-invalid=${this.bad(`${n} ${edge}`)} .value=${ms === null ? '' : momentText(ms)} @change=${(event: Event) => this.time(n, edge, textOf(event))} />
        </label>`;
      })}
    </fieldset>`;
  }

  private bad(name: string): 'true' | typeof nothing {
    return this.unread.has(name) ? 'true' : nothing;
  }

  private readonly change = async (): Promise<void> => {
    this.changing = true;
    await this.updateComplete;
    this.renderRoot.querySelector('textarea')?.focus();
  };

  private place(n: number, text: string): void {
    const one = this.heard[n];
    if (one === undefined) return;
    const { found, rest } = readPositions(text);
    const read = found.flatMap(({ reading }) => (reading.kind === 'read' ? [reading.at] : []));
    const shape = withCorners(one.shape, read);
    const good = shape !== undefined && rest.length === 0 && read.length === found.length;
    this.mark(`${n} at`, good);
    if (good) this.put(n, { ...one, shape });
  }

  private number(n: number, edge: 'width' | 'floor' | 'ceiling', text: string): void {
    const one = this.heard[n];
    if (one === undefined) return;
    const value = /^[−-]?\d+([.,]\d+)?$/.test(text)
      ? Number(text.replace('−', '-').replace(',', '.'))
      : Number.NaN;
    const { shape, band } = one;
    if (edge === 'width') {
      const mm = Math.round(value * 1e6);
      const good = mm > 0 && mm <= 2_000_000_000;
      this.mark(`${n} width`, good);
      if (!good) return;
      if (shape.shape === 'circle') this.put(n, { ...one, shape: { ...shape, radius_mm: mm } });
      if (shape.shape === 'route') this.put(n, { ...one, shape: { ...shape, half_width_mm: mm } });
      return;
    }
    const changed = { ...band, [`${edge}_mm`]: Math.round(value * 1000) };
    const good = !Number.isNaN(value) && changed.floor_mm <= changed.ceiling_mm;
    this.mark(`${n} ${edge}`, good);
    if (good) this.put(n, { ...one, band: changed });
  }

  private time(n: number, edge: 'start' | 'end', text: string): void {
    const one = this.heard[n];
    if (one === undefined) return;
    const was = one.interval.start_ms;
    const ms = momentIn(text, was, edge === 'end');
    const good = ms !== undefined && (edge === 'end' || ms !== null);
    this.mark(`${n} ${edge}`, good);
    if (ms === undefined) return;
    if (edge === 'end') this.put(n, { ...one, interval: { ...one.interval, end_ms: ms } });
    else if (ms !== null) this.put(n, { ...one, interval: { ...one.interval, start_ms: ms } });
  }

  private mark(name: string, good: boolean): void {
    const unread = new Set(this.unread);
    if (good) unread.delete(name);
    else unread.add(name);
    this.unread = unread;
  }

  private put(n: number, one: Volume): void {
    this.heard = this.heard.map((each, at) => (at === n ? one : each));
    this.dispatchEvent(new CustomEvent('heard', { detail: this.heard }));
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { leaf, notice } = currentOf(this.page);
    const form = event.target;
    const words = form instanceof HTMLFormElement ? new FormData(form).get('words') : '';
    const body = {
      version: leaf,
      volumes: notice.volumes.length === 0 ? [] : this.heard,
      words: typeof words === 'string' ? words.trim() : '',
    };
    const { party, ref } = this.page.notice.ref;
    const done = await this.stating.run(body, (key) =>
      live.state('notice.read-back', { party, ref }, body, key),
    );
    if (done) this.dispatchEvent(new CustomEvent('done'));
  };

  private readonly close = (): void => {
    this.dispatchEvent(new CustomEvent('heard', { detail: [] }));
    this.dispatchEvent(new CustomEvent('close'));
  };
}

function textOf(event: Event): string {
  const at = event.target;
  return at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.value.trim() : '';
}

/** The shape with other corners; undefined where it would be none. */
function withCorners(
  shape: Volume['shape'],
  at: readonly Schema<'Position'>[],
): Volume['shape'] | undefined {
  const [first] = at;
  switch (shape.shape) {
    case 'circle':
      return first === undefined || at.length > 1 ? undefined : { ...shape, centre: first };
    case 'route':
      return at.length < 2 ? undefined : { ...shape, points: [...at] };
    case 'polygon':
      return at.length < 3 ? undefined : { ...shape, outer: [...at] };
  }
}
