/** What one's own party states of a crossing; others may state otherwise. */
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { codesOf, field } from '../field';
import { fieldsOf, keptIn, Stating, sayOfForms } from '../forms';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { LETTERS } from './stated';
import { dayOrMoment } from './typed';
import { say } from './words';

const STATES = codesOf('crossing');

@customElement('parley-crossing-form')
export class ParleyCrossingForm extends ParleyElement {
  @property({ attribute: false }) page?: Schema<'NoticePage'>;
  @state() private amiss = '';
  @state() private told = '';
  private readonly stating = new Stating(() => this.requestUpdate());

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('select')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const page = this.page;
    if (page === undefined) return nothing;
    return html`<form class="stack" @submit=${(event: SubmitEvent) => this.send(event, page)} @keydown=${keptIn}>
      <h3>${say('state-crossing')} <kbd>${LETTERS.crossing}</kbd></h3>
      <div class="row">
        <label
          >${say('stands')}
          <select name="state">
            ${STATES.map((one) => html`<option value=${one}>${field('crossing', one)}</option>`)}
          </select>
        </label>
        <label>${say('since-or-now')} <input name="since" dir="ltr" placeholder="2016-06-01" /></label>
        <label>${say('reason-or-hours')} <input name="reason" dir="auto" maxlength="4000" /></label>
        <button class="main" aria-disabled=${this.stating.busy ? 'true' : nothing}>${say('sign-crossing')}</button>
      </div>
      ${this.amiss === '' ? nothing : html`<p class="problem" role="alert">${this.amiss}</p>`}
      ${this.stating.draw()}
      <div role="status">${this.told}</div>
    </form>`;
  }

  private async send(event: SubmitEvent, page: Schema<'NoticePage'>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = fieldsOf(form);
    const since = dayOrMoment(typed('since'), live.now(), false);
    this.amiss = since === undefined ? `${sayOfForms('why-form')} ${sayOfForms('form-time')}` : '';
    this.told = '';
    if (since === undefined) return;
    const reason = typed('reason') === '' ? null : typed('reason');
    const wish = { state: typed('state'), reason };
    const done = await this.stating.run([page.notice.ref, wish, typed('since')], (key) =>
      live.state(
        'crossing.change',
        { ...page.notice.ref },
        { ...wish, since_ms: since ?? Math.floor(live.now()) },
        key,
      ),
    );
    if (!done) return;
    this.told = say('stated-done');
    if (form instanceof HTMLFormElement) form.reset();
  }
}
