/** Every notice on record, found by typing and choosing, and walked by keys. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { codesOf, field, say as named } from '../field';
import { keys } from '../keys';
import { live } from '../live';
import { brief, ltr, ParleyElement, span, utcTime } from '../parts';
import { controls } from '../theme';
import { go, to } from '../to';
import { fitting, missingByRung, NOTHING_SOUGHT, ORDERS, type Row, type Sought } from './rows';
import { say } from './words';

/** More than fit on a screen, and few enough to be drawn at once each time something comes. */
const AT_ONCE = 100;

/** What was looked for last: whoever comes back from a notice finds the list as it was left. */
let left: Sought = NOTHING_SOUGHT;

@customElement('parley-notices')
export class ParleyNotices extends ParleyElement {
  static override styles = [
    controls,
    css`
      tbody tr:focus-within, tbody tr:hover { background: var(--raised); }
      td { overflow-wrap: anywhere; }
      td.time, td:first-child { white-space: nowrap; }
      th { position: sticky; inset-block-start: 0; background: var(--panel); }
      a { font-weight: 600; }
      h1 { margin: 0; }
    `,
  ];

  @state() private sought: Sought = left;
  @state() private most = AT_ONCE;
  private end = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.end = keys.bind(
      { keys: 'j', says: () => say('key-next'), run: () => this.step(1) },
      { keys: 'k', says: () => say('key-before'), run: () => this.step(-1) },
      { keys: 'ArrowDown', says: () => say('key-next'), run: () => this.step(1) },
      { keys: 'ArrowUp', says: () => say('key-before'), run: () => this.step(-1) },
      {
        keys: 'Home',
        says: () => say('key-first'),
        run: () => this.step(Number.NEGATIVE_INFINITY),
      },
      { keys: 'End', says: () => say('key-last'), run: () => this.step(Number.POSITIVE_INFINITY) },
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
      ${this.finding(rows ?? [])} ${rows === undefined ? nothing : this.table(rows)}
    </section>`;
  }

  private finding(rows: readonly Row[]): TemplateResult {
    const parties = [...new Set(rows.map((row) => row.ref.party))].sort();
    const activities = codesOf('activity').filter((one) =>
      rows.some((row) => row.activity === one),
    );
    return html`<form class="row" role="search" @submit=${this.first} @input=${this.seek} @change=${this.seek} @keydown=${this.leave}>
      <label>${say('find')}<input type="search" name="typed" dir="auto" .value=${this.sought.typed} /></label>
      ${this.choice(
        'party',
        say('who'),
        parties.map((one) => [one, live.nameOf(one)]),
      )}
      ${this.choice(
        'activity',
        say('what'),
        activities.map((one) => [one, field('activity', one)]),
      )}
      ${this.choice('state', say('stands'), [
        ['waits', named('not-confirmed')],
        ...codesOf('state').map((one): [string, string] => [one, field('state', one)]),
      ])}
      <label>${say('order')}
        <select name="order">${ORDERS.map((one) => html`<option value=${one} ?selected=${this.sought.order === one}>${say(`by-${one}`)}</option>`)}</select>
      </label>
      <label class="beside"><input type="checkbox" name="over" .checked=${this.sought.over} />${say('over')}</label>
    </form>`;
  }

  private choice(
    name: 'party' | 'activity' | 'state',
    words: string,
    all: readonly (readonly [string, string])[],
  ): TemplateResult {
    return html`<label>${words}
      <select name=${name}>
        <option value="">${say('any')}</option>
        ${all.map(([code, called]) => html`<option value=${code} ?selected=${this.sought[name] === code}>${called}</option>`)}
      </select>
    </label>`;
  }

  private table(rows: readonly Row[]): TemplateResult {
    if (rows.length === 0) return html`<p>${say('none')}</p>`;
    const found = this.found(rows);
    if (found.length === 0)
      return html`<p role="status">${say('nothing-fits', { n: rows.length })}</p>`;
    const heads = ['who', 'what', 'where', 'from', 'until', 'stands'] as const;
    return html`<p class="soft" role="status">${say('so-many', { n: found.length, all: rows.length })}</p>
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${found.slice(0, this.most).map((row) => this.row(row))}
        </tbody>
      </table>
      ${
        found.length > this.most
          ? html`<button
              @click=${() => {
                this.most += AT_ONCE;
              }}
            >
              ${say('more', { n: found.length - this.most })}
            </button>`
          : nothing
      }`;
  }

  private found(rows: readonly Row[]): Row[] {
    return fitting(rows, this.sought, (row) => {
      const stands = named(row.confirmed ? 'confirmed' : 'not-confirmed');
      return [
        field('activity', row.activity),
        field('state', row.state),
        live.nameOf(row.ref.party),
        stands,
        // Codes are the same whatever the language.
        row.activity,
      ].join(' ');
    });
  }

  private row(row: Row): TemplateResult {
    const now = live.now();
    return html`<tr>
      <td>
        <a href=${to('notice', row.ref.party, row.ref.ref)}>${ltr(`${row.ref.party}/${row.ref.ref}`)}</a>
      </td>
      <td>${field('activity', row.activity)}${row.name === '' ? nothing : html` · <bdi>${row.name}</bdi>`}</td>
      <td><bdi>${row.place_label}</bdi></td>
      <td class="time">${brief(row.start_ms, now)}</td>
      <td class="time">${row.end_ms === null ? html`<span class="unknown">${named('end-not-given')}</span>` : brief(row.end_ms, now)}</td>
      <td>
        ${field('state', row.state)} ·
        <span class="mark ${row.confirmed ? 'calm' : 'look'}">${named(row.confirmed ? 'confirmed' : 'not-confirmed')}</span>
        ${row.disputed ? html`<span class="mark urgent">${say('disputed')}</span>` : nothing}
        ${row.late_ms > 0 ? html`<span class="mark look">${say('filed-late', { span: span(row.late_ms) })}</span>` : nothing}
        ${missingByRung(row).map(
          ([rung, parties]) => html`<span class="soft">
            ${say('missing', { rung: field('rung', rung) })}:
            ${parties.map((one, n) => html`${n > 0 ? ', ' : nothing}<bdi>${live.nameOf(one)}</bdi>`)}
          </span>`,
        )}
      </td>
    </tr>`;
  }

  private step(by: number): void {
    const links = [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('tbody a')];
    const focused = this.shadowRoot?.activeElement;
    const at = focused instanceof HTMLAnchorElement ? links.indexOf(focused) : -1;
    const next = at === -1 && Math.abs(by) === 1 ? 0 : at + by;
    const link = links[Math.min(links.length - 1, Math.max(0, next))];
    link?.focus();
    link?.scrollIntoView({ block: 'nearest' });
  }

  private readonly seek = (event: Event): void => {
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? '');
    const order = ORDERS.find((one) => one === text('order')) ?? 'begins';
    const [typed, party, activity] = [text('typed'), text('party'), text('activity')];
    this.sought = { typed, party, activity, state: text('state'), order, over: data.has('over') };
    left = this.sought;
    this.most = AT_ONCE;
  };

  /** From the field down into the list. */
  private readonly leave = (event: KeyboardEvent): void => {
    const typing = event.target instanceof HTMLInputElement && event.target.name === 'typed';
    if (!typing || event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.step(1);
  };

  /** Enter in the field opens the first that fits. */
  private readonly first = (event: Event): void => {
    event.preventDefault();
    const found = this.found(live.resource('notice.list').value ?? [])[0];
    if (found !== undefined) go('notice', found.ref.party, found.ref.ref);
  };
}
