/** Every notice on record, found by typing and walked by keys. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { field, say as named } from '../field';
import { keys } from '../keys';
import { live } from '../live';
import { brief, ltr, ParleyElement, span, utcTime } from '../parts';
import { controls } from '../theme';
import { go, to } from '../to';
import { fitting, type Row } from './rows';
import { say } from './words';

@customElement('parley-notices')
export class ParleyNotices extends ParleyElement {
  static override styles = [
    controls,
    css`
      tbody tr:focus-within, tbody tr:hover { background: var(--raised); }
      td { overflow-wrap: anywhere; }
      a { font-weight: 600; }
    `,
  ];

  @state() private typed = '';
  @state() private over = false;
  private end = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.end = keys.bind(
      { keys: 'j', says: () => say('key-next'), run: () => this.step(1) },
      { keys: 'k', says: () => say('key-before'), run: () => this.step(-1) },
      {
        keys: '/',
        says: () => say('key-find'),
        run: () => this.renderRoot.querySelector('input')?.focus(),
      },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
  }

  override render(): TemplateResult {
    const rows = this.use('rows', live.resource('notice.list'));
    return html`<section class="panel stack" aria-busy=${rows === undefined}>
      <div class="row">
        <h1>${say('title')}</h1>
        <span class="soft">${say('as-of', { time: utcTime(live.now(), true) })}</span>
      </div>
      <form class="row" @submit=${this.first}>
        <label>${say('find')}<input type="search" @input=${this.type} .value=${this.typed} /></label>
        <label class="beside">
          <input type="checkbox" .checked=${this.over} @change=${this.toggle} />${say('over')}
        </label>
      </form>
      ${rows === undefined ? nothing : this.table(rows)}
    </section>`;
  }

  private table(rows: readonly Row[]): TemplateResult {
    if (rows.length === 0) return html`<p>${say('none')}</p>`;
    const shown = fitting(rows, this.typed, this.over, (row) => field('activity', row.activity));
    if (shown.length === 0) return html`<p>${say('nothing-fits', { n: rows.length })}</p>`;
    const heads = ['who', 'what', 'where', 'from', 'until', 'stands'] as const;
    return html`<table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${shown.map((row) => this.row(row))}
      </tbody>
    </table>`;
  }

  private row(row: Row): TemplateResult {
    const now = live.now();
    return html`<tr>
      <td>
        <a href=${to('notice', row.ref.party, row.ref.ref)}>${ltr(`${row.ref.party}/${row.ref.ref}`)}</a>
      </td>
      <td>${field('activity', row.activity)}${row.name === '' ? nothing : html` · <bdi>${row.name}</bdi>`}</td>
      <td><bdi>${row.place_label}</bdi></td>
      <td>${brief(row.start_ms, now)}</td>
      <td>${row.end_ms === null ? html`<span class="unknown">${named('end-not-given')}</span>` : brief(row.end_ms, now)}</td>
      <td>
        ${field('state', row.state)} ·
        <span class="mark ${row.confirmed ? 'calm' : 'look'}">${named(row.confirmed ? 'confirmed' : 'not-confirmed')}</span>
        ${row.missing.map(
          (one) =>
            html`<div class="soft">
              <bdi>${live.nameOf(one.party)}</bdi>: ${say('missing', { rung: field('rung', one.rung) })}
            </div>`,
        )}
        ${row.late_ms > 0 ? html`<span class="mark look">${say('filed-late', { span: span(row.late_ms) })}</span>` : nothing}
      </td>
    </tr>`;
  }

  private step(by: 1 | -1): void {
    const links = [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('tbody a')];
    const focused = this.shadowRoot?.activeElement;
    const at = focused instanceof HTMLAnchorElement ? links.indexOf(focused) : -1;
    links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  }

  private type(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
  }

  private toggle(event: Event): void {
    this.over = (event.target as HTMLInputElement).checked;
  }

  /** Enter in the field opens the first that fits. */
  private first(event: Event): void {
    event.preventDefault();
    const rows = live.resource('notice.list').value ?? [];
    const found = fitting(rows, this.typed, this.over, (row) => field('activity', row.activity))[0];
    if (found !== undefined) go('notice', found.ref.party, found.ref.ref);
  }
}
