/** Line tests: one is answered as a person works it out; what became of each stands in words. */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Schema } from '../api';
import { field } from '../field';
import { fieldsOf, keptIn, momentIn, newRef, Stating, sayOfForms, tickedOf } from '../forms';
import { keys } from '../keys';
import { live } from '../live';
import { ltr, ParleyElement, span, toGo, utcTime } from '../parts';
import { controls } from '../theme';
import { go, to } from '../to';
import { hour, party, when } from './drawing';
import { rung } from './message';
import './tabs';
import { LANES } from './timers';
import { say } from './words';

type Test = Schema<'LineTest'>;

const SHOWN = 25;

/** Whether my party has yet to give the right answer. */
export function waitsFor(test: Test, me: string): boolean {
  return test.parties.some(
    (one) => one.party === me && (one.grade === 'waiting' || one.grade === 'answered-wrongly'),
  );
}

@customElement('parley-line-tests')
export class ParleyLineTests extends ParleyElement {
  static override styles = [
    controls,
    css`
      article { scroll-margin-block: 4rem; }
      .question { font-size: 1.2rem; }
      td, th { padding-block: 0.1rem; }
      .late { color: var(--urgent); }
    `,
  ];

  /** The test of the address; none shows them all. */
  @property({ attribute: false }) selected: Schema<'Ref'> | undefined;
  /** Whether a test is to be begun: the form has the keyboard. */
  @property({ type: Boolean }) beginning = false;
  @state() private most = SHOWN;
  @state() private notRead = '';
  private readonly stating = new Stating(() => this.requestUpdate());
  private end: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.everySecond();
    this.end = keys.bind({
      keys: 't',
      says: () => say('key-test'),
      run: () => go('line', 'tests', 'new'),
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end?.();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('beginning') && this.beginning) {
      this.renderRoot.querySelector<HTMLElement>('form.begin select')?.focus();
    }
  }

  override render(): TemplateResult {
    const tests = this.use('tests', live.resource('line.tests'));
    return html`<parley-line-tabs at="tests"></parley-line-tabs>
      <div class="stack">
        ${this.begin()} ${this.stating.draw()}
        ${this.notRead === '' ? nothing : html`<p class="problem" role="alert">${this.notRead}</p>`}
        ${tests === undefined ? html`<p role="status">${say('loading')}</p>` : this.all(tests)}
      </div>`;
  }

  private all(tests: readonly Test[]): TemplateResult {
    const me = live.me?.party ?? '';
    const of = this.selected;
    const chosen =
      of === undefined
        ? tests
        : tests.filter((one) => one.ref.party === of.party && one.ref.ref === of.ref);
    if (chosen.length === 0) return html`<p class="soft">${say('no-tests')}</p>`;
    const waiting = chosen.filter((one) => waitsFor(one, me));
    const rest = chosen.filter((one) => !waitsFor(one, me)).slice(0, this.most);
    return html`${repeat(
      [...waiting, ...rest],
      (one) => `${one.ref.party}/${one.ref.ref}`,
      (one) => this.test(one, me),
    )}
      ${
        chosen.length > waiting.length + rest.length
          ? html`<button
              @click=${() => {
                this.most += SHOWN;
              }}
            >
              ${say('more-calls', { n: chosen.length - waiting.length - rest.length })}
            </button>`
          : nothing
      }
      ${of === undefined ? nothing : html`<a href=${to('line', 'tests')}>${say('all-tests')}</a>`}`;
  }

  private begin(): TemplateResult | typeof nothing {
    if (live.me?.role !== 'officer') return nothing;
    const others = (live.agreement?.terms.members ?? []).filter(
      (one) => one.standing === 'member' && one.party !== live.me?.party,
    );
    return html`<form class="panel begin" @submit=${this.begins} @keydown=${keptIn}>
      <div class="row">
        <label
          >${say('lane')}
          <select name="lane">
            ${LANES.map((one) => html`<option value=${one}>${field('lane', one)}</option>`)}
          </select>
        </label>
        ${others.length > 1 ? others.map((one) => html`<label class="beside"><input type="checkbox" name="to" value=${one.party} />${party(one.party)}</label>`) : nothing}
        <button class="main" aria-disabled=${this.stating.busy ? 'true' : nothing}>${say('test-now')}</button>
        <span class="soft">${say('test-note')}</span>
      </div>
    </form>`;
  }

  private test(test: Test, me: string): TemplateResult {
    const due = test.due_ms;
    return html`<article class="panel">
      <div class="row">
        <h2>
          <a href=${to('test', test.ref.party, test.ref.ref)}>${ltr(`${test.ref.party}/${test.ref.ref}`)}</a>
        </h2>
        <span>${field('lane', test.lane)}</span>
        <span class="soft">${party(test.ref.party)} · <bdi>${test.desk}</bdi> · ${when(test.issued_ms)}</span>
      </div>
      ${test.ref.party === me ? this.asked(test) : nothing}
      ${waitsFor(test, me) && live.me?.role === 'officer' ? this.answer(test) : nothing}
      <table>
        <tbody>
          ${test.parties.map((one) => this.became(test, one, due))}
        </tbody>
      </table>
      ${
        test.escalated.length === 0
          ? nothing
          : html`<details>
              <summary>${say('rang', { n: test.escalated.length })}</summary>
              <ul>${test.escalated.map((one) => rung(one))}</ul>
            </details>`
      }
    </article>`;
  }

  private asked(test: Test): TemplateResult {
    return html`<p class="soft">
      ${say('test-asked')} ${ltr(test.callsign)} · ${ltr(utcTime(test.at_ms))} ·
      ${say('plus-minutes', { n: test.minutes })}
    </p>`;
  }

  private became(test: Test, one: Test['parties'][number], due: number): TemplateResult {
    const kinds: Record<string, string> = { answered: 'calm', waiting: 'look' };
    const kind = kinds[one.grade] ?? 'urgent';
    const sign = one.grade === 'answered' ? '✓' : one.grade === 'waiting' ? '…' : '✖';
    const took = one.answered_ms === null ? undefined : one.answered_ms - test.issued_ms;
    return html`<tr>
      <th scope="row">${party(one.party)}</th>
      <td><span class="mark ${kind}">${sign} ${field('grade', one.grade)}</span></td>
      <td>
        ${one.delivered_ms === null ? html`<span class="soft">${say('not-delivered')}</span>` : html`${say('delivered')} ${hour(one.delivered_ms)}`}
      </td>
      <td>
        ${
          took === undefined
            ? html`${say('due')} <bdi>${toGo(due, live.now())}</bdi>`
            : html`${say('after-span', { span: span(took) })} <bdi>${one.desk}</bdi>
                ${(one.answered_ms ?? 0) > due ? html`<span class="late">${say('after-its-time')}</span>` : nothing}`
        }
      </td>
      <td class="soft">${why(one.grade)}</td>
    </tr>`;
  }

  /** Nothing here works it out for the officer: an echo, or a machine, would prove nothing. */
  private answer(test: Test): TemplateResult {
    return html`<form class="note" @submit=${(event: SubmitEvent) => this.send(event, test)} @keydown=${keptIn}>
      <p class="question">
        ${say('test-callsign')} <strong>${ltr(test.callsign)}</strong> · ${say('test-time')}
        <strong>${ltr(utcTime(test.at_ms))}</strong> · ${say('plus-minutes', { n: test.minutes })}
      </p>
      <div class="row">
        <label>${say('callsign-backwards')} <input name="callsign" dir="ltr" autocomplete="off" required /></label>
        <label>${say('time-later')} <input name="at" dir="ltr" autocomplete="off" required placeholder="21:27" /></label>
        <button class="main" aria-disabled=${this.stating.busy ? 'true' : nothing}>${say('sign-answer')}</button>
      </div>
      ${test.parties.some((one) => one.party === live.me?.party && one.grade === 'answered-wrongly') ? html`<p class="late">✖ ${say('answered-wrongly')}</p>` : nothing}
    </form>`;
  }

  private async send(event: SubmitEvent, test: Test): Promise<void> {
    event.preventDefault();
    const typed = fieldsOf(event.currentTarget);
    // The day is that of the question: of an hour only hour and minute are worked out.
    const at_ms = momentIn(typed('at'), test.at_ms, true);
    if (at_ms === undefined || at_ms === null) {
      this.notRead = `${sayOfForms('why-form')} ${sayOfForms('form-time')}`;
      return;
    }
    this.notRead = '';
    const body = { callsign: typed('callsign'), at_ms, words: '' };
    await this.stating.run([test.ref, body], (key) =>
      live.state('line.answer', { ...test.ref }, body, key),
    );
  }

  private async begins(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const lane = fieldsOf(form)('lane');
    const addressees = tickedOf(form, 'to');
    await this.stating.run([lane, addressees, Math.floor(live.now() / 60_000)], (key) =>
      live.state('line.test', {}, { ref: newRef('T', key), lane, addressees }, key),
    );
    if (this.beginning) go('line', 'tests');
  }
}

/** What a grade says, and what it does not. */
function why(grade: Test['parties'][number]['grade']): string {
  if (grade === 'unanswered-technical') return say('why-technical');
  return grade === 'unanswered-political' ? say('why-political') : '';
}
