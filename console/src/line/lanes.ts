/** Lanes: what each party declares of them, and how they work: two things, both shown. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { codesOf, field } from '../field';
import { fieldsOf, keptIn, momentIn, Stating, sayOfForms } from '../forms';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import { hour, party, when } from './drawing';
import './tabs';
import { LANES } from './timers';
import { say } from './words';

const STATES = codesOf('lane-state');
const SIGNS = { working: '✓', slow: '◐', silent: '✖', untried: '○' } as const;
const KINDS = { working: 'calm', slow: 'look', silent: 'urgent', untried: 'soft' } as const;

@customElement('parley-lanes')
export class ParleyLanes extends ParleyElement {
  static override styles = [
    controls,
    css`
      th[scope='rowgroup'] { font-size: 1.05rem; color: var(--text); }
      .differs { border-inline-start: 0.35rem solid var(--urgent); padding-inline-start: 0.5rem; }
    `,
  ];

  @state() private notRead = '';
  @state() private told = '';
  private readonly stating = new Stating(() => this.requestUpdate());

  override render(): TemplateResult {
    const lanes = this.use('lanes', live.resource('line.state'));
    return html`<parley-line-tabs at="lanes"></parley-line-tabs>
      <div class="stack">
        <p class="soft">${say('lanes-note')}</p>
        ${lanes === undefined ? html`<p role="status">${say('loading')}</p>` : this.table(lanes)}
        ${live.me?.role === 'officer' ? this.declare() : nothing}
        <div role="status">${this.told}</div>
      </div>`;
  }

  private table(lanes: readonly Schema<'LaneState'>[]): TemplateResult {
    return html`<table class="panel">
      <thead>
        <tr>
          <th scope="col">${say('lane')}</th>
          <th scope="col">${say('party')}</th>
          <th scope="col">${say('declared')}</th>
          <th scope="col">${say('works')}</th>
          <th scope="col">${say('last-answer')}</th>
        </tr>
      </thead>
      ${lanes.map(
        (lane) => html`<tbody>
          ${lane.operating.map((one, n) => this.row(lane, one, n))}
        </tbody>`,
      )}
    </table>`;
  }

  private row(lane: Schema<'LaneState'>, one: Schema<'Operating'>, n: number): TemplateResult {
    const declared = lane.declared.find((other) => other.party === one.party);
    const differs =
      (declared?.state === 'open' && one.working === 'silent') ||
      (declared !== undefined && declared.state !== 'open' && one.working === 'working');
    return html`<tr>
      ${n > 0 ? nothing : html`<th scope="rowgroup" rowspan=${lane.operating.length}>${field('lane', lane.lane)}</th>`}
      <th scope="row">${party(one.party)}</th>
      <td>${declared === undefined ? html`<span class="unknown">${say('nothing-declared')}</span>` : this.declared(declared)}</td>
      <td>
        <div class=${differs ? 'differs' : ''}>
          <span class="mark ${KINDS[one.working]}">${SIGNS[one.working]} ${field('working', one.working)}</span>
          ${differs ? html`<div>${say('declared-differs')}</div>` : nothing}
          <small class="soft" lang="en" dir="ltr">${one.words}</small>
        </div>
      </td>
      <td>${when(one.last_answer_ms)}</td>
    </tr>`;
  }

  private declared(one: Schema<'Declared'>): TemplateResult {
    const kind = one.state === 'open' ? 'calm' : 'look';
    return html`<span class="mark ${kind}">${field('lane-state', one.state)}</span>
      ${say('since')} ${hour(one.from_ms)}
      ${one.words === '' ? nothing : html`<div>“<bdi>${one.words}</bdi>”</div>`}`;
  }

  private declare(): TemplateResult {
    return html`<form class="panel stack" @submit=${this.send} @keydown=${keptIn}>
      <h2>${say('declare-lane')}</h2>
      <p class="soft">${say('declare-note')}</p>
      <div class="row">
        <label
          >${say('lane')}
          <select name="lane">
            ${LANES.map((one) => html`<option value=${one}>${field('lane', one)}</option>`)}
          </select>
        </label>
        <label
          >${say('state')}
          <select name="state">
            ${STATES.map((one) => html`<option value=${one}>${field('lane-state', one)}</option>`)}
          </select>
        </label>
        <label>${say('from-now-or')} <input name="from" dir="ltr" placeholder="18:40" autocomplete="off" /></label>
        <label>${say('words')} <input name="words" dir="auto" maxlength="4000" /></label>
        <button class="main" aria-disabled=${this.stating.busy ? 'true' : nothing}>${say('sign-declaration')}</button>
      </div>
      ${this.notRead === '' ? nothing : html`<p class="problem" role="alert">${this.notRead}</p>`}
      ${this.stating.draw()}
    </form>`;
  }

  private async send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = fieldsOf(form);
    const from = momentIn(typed('from'), live.now(), false);
    this.notRead = from === undefined ? `${sayOfForms('why-form')} ${sayOfForms('form-time')}` : '';
    this.told = '';
    if (from === undefined) return;
    const wish = { lane: typed('lane'), state: typed('state'), words: typed('words') };
    const done = await this.stating.run([wish, typed('from')], (key) =>
      live.state('line.declare', {}, { ...wish, from_ms: from ?? Math.floor(live.now()) }, key),
    );
    if (!done) return;
    this.told = say('declared-done');
    if (form instanceof HTMLFormElement) form.reset();
  }
}
