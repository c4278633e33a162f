/** Queries, "explain this activity": asked, due, answered field by field, overdue. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { codesOf, field } from '../field';
import {
  fieldsOf,
  keptIn,
  momentIn,
  newRef,
  readRef,
  Stating,
  sayOfForms,
  tickedOf,
} from '../forms';
import { live } from '../live';
import { ltr, ParleyElement, toGo } from '../parts';
import { controls } from '../theme';
import { to, toThread } from '../to';
import { atDesk, hour, party, when } from './drawing';
import { rung } from './message';
import './tabs';
import { say } from './words';

type Query = Schema<'Query'>;

const FIELDS = codesOf('query-field');

/** Those I am to answer first, the overdue before the others; then what I await; then the rest. */
export function byDue(queries: readonly Query[], me: string): Query[] {
  const turn = (one: Query) => {
    const open = one.answers.length === 0 || one.unanswered.length > 0;
    if (!open) return 2;
    return one.to === me ? 0 : 1;
  };
  return [...queries].sort(
    (a, b) => turn(a) - turn(b) || (turn(a) === 2 ? b.asked_ms - a.asked_ms : a.due_ms - b.due_ms),
  );
}

@customElement('parley-queries')
export class ParleyQueries extends ParleyElement {
  static override styles = [
    controls,
    css`
      blockquote { margin: 0; padding-inline-start: 0.6rem; border-inline-start: 3px solid var(--line); white-space: pre-wrap; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 0.75rem; margin: 0; }
      dt { color: var(--soft); }
      dd { margin: 0; white-space: pre-wrap; }
      textarea { min-inline-size: 16rem; }
    `,
  ];

  @property({ attribute: false }) selected: Schema<'Ref'> | undefined;
  @state() private asking = false;
  @state() private notRead = '';
  private readonly stating = new Stating(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    this.everySecond();
  }

  override render(): TemplateResult {
    const queries = this.use('queries', live.resource('query.list'));
    const of = this.selected;
    const shown = byDue(queries ?? [], live.me?.party ?? '').filter(
      (one) => of === undefined || (one.ref.party === of.party && one.ref.ref === of.ref),
    );
    return html`<parley-line-tabs at="queries"></parley-line-tabs>
      <div class="stack">
        ${live.me?.role === 'officer' && of === undefined ? this.ask() : nothing}
        ${this.notRead === '' ? nothing : html`<p class="problem" role="alert">${this.notRead}</p>`}
        ${this.stating.draw()}
        ${queries === undefined ? html`<p role="status">${say('loading')}</p>` : nothing}
        ${queries !== undefined && shown.length === 0 ? html`<p class="soft">${say('no-queries')}</p>` : nothing}
        ${shown.map((one) => this.query(one))}
        ${of === undefined ? nothing : html`<a href=${to('line', 'queries')}>${say('all-queries')}</a>`}
      </div>`;
  }

  private query(query: Query): TemplateResult {
    const me = live.me?.party;
    const waits = query.answers.length === 0 || query.unanswered.length > 0;
    const name = `${query.ref.party}/${query.ref.ref}`;
    return html`<article class="panel stack">
      <div class="row">
        <h2><a href=${to('query', query.ref.party, query.ref.ref)}>${ltr(name)}</a></h2>
        <span>${atDesk({ party: query.ref.party, desk: query.desk })} → ${party(query.to)}</span>
        <span class="soft">${when(query.asked_ms)}</span>
        ${query.about === null ? nothing : html`<a href=${toThread(`notice/${query.about.party}/${query.about.ref}`)}>${say('notice')} ${ltr(`${query.about.party}/${query.about.ref}`)}</a>`}
      </div>
      ${query.words === '' ? nothing : html`<blockquote dir="auto">${query.words}</blockquote>`}
      <div class="row">
        ${query.overdue ? html`<span class="mark urgent">✖ ${say('overdue')}</span>` : nothing}
        ${waits && query.to === me ? html`<span class="mark urgent">${say('your-turn')}</span>` : nothing}
        ${waits ? html`<span>${say('due')} ${hour(query.due_ms)} · <bdi>${toGo(query.due_ms, live.now())}</bdi></span>` : html`<span class="mark calm">✓ ${say('answered')}</span>`}
      </div>
      <p>
        ${say('asked-for')} ${query.asked.length === 0 ? say('in-words-only') : query.asked.map((one) => field('query-field', one)).join(', ')}
        ${query.unanswered.length === 0 ? nothing : html`· <strong>${say('not-answered')} ${query.unanswered.map((one) => field('query-field', one)).join(', ')}</strong>`}
      </p>
      ${query.answers.map((one) => this.answered(one))}
      ${query.escalated.length === 0 ? nothing : html`<details><summary>${say('rang', { n: query.escalated.length })}</summary><ul>${query.escalated.map((one) => rung(one))}</ul></details>`}
      ${query.to === me && live.me?.role === 'officer' ? this.answer(query) : nothing}
    </article>`;
  }

  private answered(one: Query['answers'][number]): TemplateResult {
    const said = [
      ['objective', one.objective],
      ['place', one.place],
      ['units', one.units],
      ['equipment', one.equipment],
    ] as const;
    return html`<div>
      <div class="soft">${say('answer-of')} ${atDesk(one)} ${when(one.at_ms)}</div>
      <dl>
        ${said.map(([name, text]) => (text === null ? nothing : html`<dt>${field('query-field', name)}</dt><dd dir="auto">${text}</dd>`))}
        ${one.ends_ms === null ? nothing : html`<dt>${field('query-field', 'end')}</dt><dd>${when(one.ends_ms)}</dd>`}
        ${one.words === '' ? nothing : html`<dt>${say('words')}</dt><dd dir="auto">${one.words}</dd>`}
      </dl>
    </div>`;
  }

  private ask(): TemplateResult {
    const others = (live.agreement?.terms.members ?? []).filter(
      (one) => one.party !== live.me?.party,
    );
    if (!this.asking) {
      return html`<div>
        <button
          class="main"
          @click=${() => {
            this.asking = true;
          }}
        >
          ${say('ask-query')}
        </button>
      </div>`;
    }
    return html`<form class="panel stack" @submit=${this.sendQuery} @keydown=${keptIn}>
      <h2>${say('ask-query')}</h2>
      <p class="soft">${say('query-note')}</p>
      <div class="row">
        <label>${say('asked-of')}<select name="to">${others.map((one) => html`<option value=${one.party}>${one.name}</option>`)}</select></label>
        <label>${say('about-notice')} <input name="about" dir="ltr" placeholder="russia/F1" /></label>
        <label>${say('what-was-seen')} <textarea name="words" rows="2" dir="auto" maxlength="4000"></textarea></label>
      </div>
      <fieldset>
        <legend>${say('asked-for')}</legend>
        <div class="row">
          ${FIELDS.map((one) => html`<label class="beside"><input type="checkbox" name="asked" value=${one} checked />${field('query-field', one)}</label>`)}
        </div>
      </fieldset>
      <div class="row">
        <button class="main" aria-disabled=${this.stating.busy ? 'true' : nothing}>${say('sign-and-send')}</button>
        <button
          type="button"
          @click=${() => {
            this.asking = false;
          }}
        >
          ${say('cancel')}
        </button>
      </div>
    </form>`;
  }

  private answer(query: Query): TemplateResult {
    return html`<details ?open=${query.answers.length === 0 && this.selected !== undefined}>
      <summary>${say('answer-query')}</summary>
      <form class="stack" @submit=${(event: SubmitEvent) => this.sendAnswer(event, query)} @keydown=${keptIn}>
        <div class="row">
          ${(['objective', 'place', 'units', 'equipment'] as const).map((one) => html`<label>${field('query-field', one)} <textarea name=${one} rows="1" dir="auto" maxlength="4000"></textarea></label>`)}
          <label>${field('query-field', 'end')} <input name="ends" dir="ltr" placeholder="2018-09-18T18:00Z" /></label>
          <label>${say('words')} <textarea name="words" rows="1" dir="auto" maxlength="4000"></textarea></label>
        </div>
        <p class="soft">${say('left-is-not-answered')}</p>
        <div><button class="main" aria-disabled=${this.stating.busy ? 'true' : nothing}>${say('sign-answer')}</button></div>
      </form>
    </details>`;
  }

  private async sendQuery(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const typed = fieldsOf(event.currentTarget);
    const about = typed('about') === '' ? null : readRef(typed('about'));
    if (about === undefined) {
      this.notRead = sayOfForms('form-notice');
      return;
    }
    if (about === null && typed('words') === '') {
      this.notRead = say('query-says-nothing');
      return;
    }
    this.notRead = '';
    const wish = {
      to: typed('to'),
      about,
      words: typed('words'),
      asked: tickedOf(event.currentTarget, 'asked'),
    };
    const done = await this.stating.run(wish, (key) =>
      live.state('query.ask', {}, { ref: newRef('Q', key), ...wish }, key),
    );
    if (done) this.asking = false;
  }

  private async sendAnswer(event: SubmitEvent, query: Query): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = fieldsOf(form);
    const ends_ms = momentIn(typed('ends'), live.now(), true);
    const said = (name: string) => (typed(name) === '' ? null : typed(name));
    if (ends_ms === undefined) {
      this.notRead = sayOfForms('form-time');
      return;
    }
    const body = {
      objective: said('objective'),
      place: said('place'),
      ends_ms,
      units: said('units'),
      equipment: said('equipment'),
      words: typed('words'),
    };
    this.notRead = Object.values(body).every((one) => one === null || one === '')
      ? say('answer-says-nothing')
      : '';
    if (this.notRead !== '') return;
    const done = await this.stating.run([query.ref, body], (key) =>
      live.state('query.answer', { ...query.ref }, body, key),
    );
    if (done && form instanceof HTMLFormElement) form.reset();
  }
}
