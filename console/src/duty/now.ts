/** Who has the watch at each desk of each party, now or at a moment. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { field } from '../field';
import { fieldsOf, keptIn, momentIn } from '../forms';
import { live } from '../live';
import { nameOf } from '../needs';
import { brief, ltr, ParleyElement, utc } from '../parts';
import { languageNames } from './languages';
import { say } from './words';

@customElement('parley-duty-now')
export class ParleyDutyNow extends ParleyElement {
  @state() private asOf: number | undefined;
  @state() private unread = false;

  override render(): TemplateResult {
    const duties = this.use('duty', live.resource('duty.show', {}, { as_of: this.asOf }));
    return html`<form class="row" @submit=${this.look} @keydown=${keptIn}>
        <label
          >${say('at-moment')}
          <input name="at" dir="ltr" autocomplete="off" aria-invalid=${this.unread ? 'true' : nothing}
        /></label>
        <button>${say('look')}</button>
      </form>
      ${this.unread ? html`<p class="problem" role="alert">${say('moment-unread')}</p>` : nothing}
      <p class="soft">
        ${say('as-stated', { time: `\u2066${utc(this.asOf ?? live.now())}\u2069` })}
      </p>
      <div class="stack">${(duties ?? []).map((one) => this.party(one))}</div>`;
  }

  private readonly look = (event: Event): void => {
    event.preventDefault();
    const at = momentIn(fieldsOf(event.currentTarget)('at'), Math.round(live.now()), false);
    this.unread = at === undefined;
    if (at !== undefined) this.asOf = at ?? undefined;
  };

  private party(duty: Schema<'Duty'>): TemplateResult {
    const named = new Set(duty.desks.map((one) => one.name));
    const others = duty.watches.filter((one) => !named.has(one.desk));
    return html`<section class="panel">
      <h2>${nameOf(duty.party)}</h2>
      ${
        duty.desks.length + others.length === 0
          ? html`<p class="soft">${say('no-desks')}</p>`
          : html`<table>
              <thead>
                <tr>
                  <th scope="col">${say('desk')}</th>
                  <th scope="col">${say('holder')}</th>
                  <th scope="col">${say('since')}</th>
                  <th scope="col">${say('until')}</th>
                  <th scope="col">${say('speaks')}</th>
                </tr>
              </thead>
              <tbody>
                ${duty.desks.map((desk) =>
                  this.row(
                    desk.name,
                    duty.watches.find((one) => one.desk === desk.name),
                    duty,
                    `${field('tier', desk.tier)} · ${desk.lanes.map((one) => field('lane', one)).join(', ')}`,
                  ),
                )}
                ${others.map((one) => this.row(one.desk, one, duty, say('not-named')))}
              </tbody>
            </table>`
      }
    </section>`;
  }

  private row(
    desk: string,
    watch: Schema<'Watch'> | undefined,
    duty: Schema<'Duty'>,
    what: string,
  ): TemplateResult {
    const name = html`<th scope="row"><bdi>${desk}</bdi><br /><small class="soft">${what}</small></th>`;
    if (watch === undefined) {
      return html`<tr>
        ${name}
        <td colspan="4"><span class="mark look">✖ ${say('unattended')}</span></td>
      </tr>`;
    }
    const over = duty.overstayed.includes(desk);
    return html`<tr>
      ${name}
      <td><strong><bdi>${watch.watch}</bdi></strong>${watch.words === '' ? nothing : html`<br /><q><bdi>${watch.words}</bdi></q>`}</td>
      <td>${brief(watch.taken_ms, duty.at_ms)}</td>
      <td>
        ${watch.until_ms === null ? html`<span class="soft">${say('end-open')}</span>` : brief(watch.until_ms, duty.at_ms)}
        ${over ? html`<span class="mark look">! ${say('overstayed')}</span>` : nothing}
      </td>
      <td>${watch.languages.length === 0 ? ltr('—') : languageNames(watch.languages)}</td>
    </tr>`;
  }
}
