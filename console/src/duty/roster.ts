/** The roster: who is to have the watch, and putting another in its place. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Body, Schema } from '../api';
import { keptIn, momentIn, Stating } from '../forms';
import { live } from '../live';
import { nameOf } from '../needs';
import { brief, ParleyElement } from '../parts';
import { desksOf } from './change';
import { languageNames } from './languages';
import { say } from './words';

type Rostered = Schema<'RosteredWatch'>;

/** A row as it is typed. */
export interface Typed {
  desk: string;
  watch: string;
  from: string;
  until: string;
  languages: string;
}

/** The rows as a roster, or the number from 1 of the first that cannot be read. */
export function rosterOf(rows: readonly Typed[], now: number): Rostered[] | number {
  const found: Rostered[] = [];
  for (const [n, row] of rows.entries()) {
    const start_ms = momentIn(row.from.trim(), now, true);
    const end_ms = momentIn(row.until.trim(), typeof start_ms === 'number' ? start_ms : now, true);
    const [desk, watch] = [row.desk.trim(), row.watch.trim()];
    if (typeof start_ms !== 'number' || typeof end_ms !== 'number' || end_ms <= start_ms)
      return n + 1;
    if (desk === '' || watch === '') return n + 1;
    const tags = row.languages.split(/[,\s،]+/).filter((tag) => tag !== '');
    found.push({ desk, watch, period: { start_ms, end_ms }, languages: [...new Set(tags)] });
  }
  return found;
}

/** A stated row as it is typed, whole moments so that nothing is guessed. */
export function typed(one: Rostered): Typed {
  const text = (ms: number | null) =>
    ms === null ? '' : `${new Date(ms).toISOString().slice(0, 16)}Z`;
  return {
    desk: one.desk,
    watch: one.watch,
    from: text(one.period.start_ms),
    until: text(one.period.end_ms),
    languages: one.languages.join(', '),
  };
}

const FIELDS = ['watch', 'from', 'until', 'languages'] as const;
const LABELS = {
  watch: 'designation',
  from: 'from',
  until: 'until',
  languages: 'languages-short',
} as const;

@customElement('parley-roster')
export class ParleyRoster extends ParleyElement {
  @state() private rows: Typed[] | undefined;
  @state() private unread = 0;
  @state() private told = '';
  private readonly stating = new Stating(() => this.requestUpdate());

  override render(): TemplateResult {
    const duties = this.use('duty', live.resource('duty.show')) ?? [];
    const me = live.me?.party ?? '';
    const own = duties.find((one) => one.party === me);
    return html`<div class="stack"><p class="soft">${say('roster-says')}</p>
      ${duties.map((one) => this.stated(one))}
      ${
        live.me?.role === 'reader'
          ? html`<p class="soft">${say('reader-only')}</p>`
          : this.rows === undefined
            ? html`<button
                @click=${() => {
                  this.rows = (own?.roster ?? []).map(typed);
                  if (this.rows.length === 0) this.add(desksOf(me, duties));
                }}
              >
                ${say('roster-edit')}
              </button>`
            : this.form(this.rows, desksOf(me, duties))
      }
      <p role="status">${this.told}</p></div>`;
  }

  private stated(duty: Schema<'Duty'>): TemplateResult {
    const now = live.now();
    return html`<section class="panel">
      <h2>${nameOf(duty.party)}</h2>
      ${
        duty.roster.length === 0
          ? html`<p class="soft">${say('roster-none')}</p>`
          : html`<table>
              <thead>
                <tr>
                  <th scope="col">${say('desk')}</th>
                  <th scope="col">${say('designation')}</th>
                  <th scope="col">${say('from')}</th>
                  <th scope="col">${say('until')}</th>
                  <th scope="col">${say('speaks')}</th>
                </tr>
              </thead>
              <tbody>
                ${duty.roster.map(
                  (one) => html`<tr>
                    <td><bdi>${one.desk}</bdi></td>
                    <td><bdi>${one.watch}</bdi></td>
                    <td>${brief(one.period.start_ms, now)}</td>
                    <td>${brief(one.period.end_ms, now)}</td>
                    <td>${languageNames(one.languages)}</td>
                  </tr>`,
                )}
              </tbody>
            </table>`
      }
    </section>`;
  }

  private form(rows: readonly Typed[], desks: readonly string[]): TemplateResult {
    return html`<form class="panel stack" @submit=${this.submit} @keydown=${keptIn}>
      <h2>${say('roster-edit')}</h2>
      ${rows.map((row, n) => this.row(row, n, desks))}
      <div class="row">
        <button type="button" @click=${() => this.add(desks)}>${say('roster-add')}</button>
      </div>
      <p>
        ${say('roster-replaces', { n: rows.length })}
        ${say('in-name', { party: nameOf(live.me?.party ?? '') })}
      </p>
      ${this.unread === 0 ? nothing : html`<p class="problem" role="alert">${say('roster-unread', { n: this.unread })}</p>`}
      ${this.stating.draw()}
      <div class="row">
        <button class="main" aria-disabled=${this.stating.busy ? 'true' : nothing}>
          ${this.stating.busy ? say('signing') : say('roster-sign')}
        </button>
      </div>
    </form>`;
  }

  private row(row: Typed, n: number, desks: readonly string[]): TemplateResult {
    return html`<fieldset class="row">
      <legend>${n + 1}</legend>
      <label
        >${say('desk')}
        <input
          list="desks"
          dir="auto"
          .value=${row.desk}
          @input=${(event: Event) => this.put(n, 'desk', event)}
        /><datalist id="desks">${desks.map((one) => html`<option value=${one}></option>`)}</datalist></label
      >
      ${FIELDS.map(
        (name) => html`<label
          >${say(LABELS[name])}
          <input
            dir=${name === 'watch' ? 'auto' : 'ltr'}
            autocomplete="off"
            .value=${row[name]}
            @input=${(event: Event) => this.put(n, name, event)}
        /></label>`,
      )}
      <button
        type="button"
        @click=${() => {
          this.rows = this.rows?.filter((_, at) => at !== n);
        }}
      >
        ${say('roster-remove')}
      </button>
    </fieldset>`;
  }

  private put(n: number, name: keyof Typed, event: Event): void {
    const value = (event.target as HTMLInputElement).value;
    this.rows = this.rows?.map((row, at) => (at === n ? { ...row, [name]: value } : row));
  }

  private add(desks: readonly string[]): void {
    const before = this.rows?.at(-1);
    const row: Typed = {
      desk: before?.desk ?? desks[0] ?? '',
      watch: '',
      // One watch follows the other.
      from: before?.until ?? '',
      until: '',
      languages: before?.languages ?? 'en',
    };
    this.rows = [...(this.rows ?? []), row];
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const watches = rosterOf(this.rows ?? [], Math.round(live.now()));
    this.unread = typeof watches === 'number' ? watches : 0;
    if (typeof watches === 'number') return;
    const body: Body<'duty.roster'> = { watches };
    const ok = await this.stating.run(body, (key) => live.state('duty.roster', {}, body, key));
    if (!ok) return;
    this.rows = undefined;
    this.told = say('roster-stated');
  };
}
