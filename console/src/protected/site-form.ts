/** What an author states of a site: a service closes or opens again, it still is, it leaves the list. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { field } from '../field';
import { fieldsOf, keptIn, Stating, sayOfForms } from '../forms';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import { dayOrMoment, rangeIn } from './typed';
import { say } from './words';

const STATES = ['closed', 'reduced', 'open'] as const;

@customElement('parley-site-form')
export class ParleySiteForm extends ParleyElement {
  static override styles = [controls, css`details { margin-block-start: 0.25rem; }`];

  @property({ attribute: false }) page?: Schema<'NoticePage'>;
  @state() private amiss = '';
  @state() private told = '';
  @state() private sure = false;
  private readonly stating = new Stating(() => this.requestUpdate());

  override render(): TemplateResult | typeof nothing {
    const page = this.page;
    if (page === undefined) return nothing;
    return html`<section class="stack" @keydown=${keptIn}>
      <h3>${say('state-of-it')}</h3>
      ${this.amiss === '' ? nothing : html`<p class="problem" role="alert">${this.amiss}</p>`}
      ${this.stating.draw()}
      <div role="status">${this.told}</div>
      <form class="row" @submit=${(event: SubmitEvent) => this.reconfirm(event, page)}>
        <label>${say('still-so-until')} <input name="until" dir="ltr" required placeholder="2018-12-01" /></label>
        <label>${say('words')} <input name="words" dir="auto" maxlength="4000" /></label>
        <button class="main" ?disabled=${this.stating.busy}>${say('sign-reconfirm')}</button>
      </form>
      ${this.service(page)}
      <details>
        <summary>${say('take-from-list')}</summary>
        <form class="row" @submit=${(event: SubmitEvent) => this.takeOff(event, page)}>
          <p>${say('removed')}</p>
          <label class="beside"
            ><input
              type="checkbox"
              .checked=${this.sure}
              @change=${(event: Event) => {
                this.sure = (event.target as HTMLInputElement).checked;
              }}
            />${say('read-and-meant')}</label
          >
          <label>${say('words')} <input name="words" dir="auto" maxlength="4000" /></label>
          <button ?disabled=${!this.sure || this.stating.busy}>${say('sign-remove')}</button>
        </form>
      </details>
    </section>`;
  }

  private service(page: Schema<'NoticePage'>): TemplateResult {
    const services = page.protected?.services ?? [];
    return html`<form class="stack" @submit=${(event: SubmitEvent) => this.change(event, page)}>
      <div class="row">
        <label>${say('service')} <input name="service" dir="auto" list="services" required maxlength="200" /></label>
        <datalist id="services">${services.map((one) => html`<option value=${one.service}></option>`)}</datalist>
        <label
          >${say('stands')}
          <select name="state">
            ${STATES.map((one) => html`<option value=${one}>${field('service', one)}</option>`)}
          </select>
        </label>
        <label>${say('since-if-known')} <input name="since" dir="ltr" placeholder="2018-09-15" /></label>
        <label>${say('reason-if-given')} <input name="reason" dir="auto" maxlength="4000" /></label>
        <button class="main" ?disabled=${this.stating.busy}>${say('sign-service')}</button>
      </div>
      <details>
        <summary>${say('harm-of-it')}</summary>
        <div class="row">
          <label>${say('harm')} <input name="harm" dir="auto" maxlength="4000" /></label>
          <label>${say('people')} <input name="harm-people" dir="ltr" placeholder="50000-60000" /></label>
          <label>${say('deaths')} <input name="harm-deaths" dir="ltr" placeholder="3" /></label>
          <label>${say('as-of')} <input name="harm-as-of" dir="ltr" placeholder="2018-09-15" /></label>
        </div>
      </details>
    </form>`;
  }

  private async reconfirm(event: SubmitEvent, page: Schema<'NoticePage'>): Promise<void> {
    event.preventDefault();
    const typed = fieldsOf(event.currentTarget);
    const until = dayOrMoment(typed('until'), live.now(), true);
    if (until === undefined || until === null) return this.notRead(sayOfForms('form-time'));
    const version = page.notice.versions.at(-1)?.leaf ?? '';
    await this.say('site.reconfirm', page, {
      version,
      valid_until_ms: until,
      words: typed('words'),
    });
  }

  private async change(event: SubmitEvent, page: Schema<'NoticePage'>): Promise<void> {
    event.preventDefault();
    const typed = fieldsOf(event.currentTarget);
    const since_ms = dayOrMoment(typed('since'), live.now(), false);
    const [people, deaths] = [rangeIn(typed('harm-people')), rangeIn(typed('harm-deaths'))];
    const asOf = dayOrMoment(typed('harm-as-of'), live.now(), false);
    if (since_ms === undefined || asOf === undefined) return this.notRead(sayOfForms('form-time'));
    if (people === undefined || deaths === undefined) return this.notRead(say('form-range'));
    const harmed = typed('harm') !== '' || people !== null || deaths !== null;
    if (!harmed && asOf !== null) return this.notRead(say('harm-says-nothing'));
    await this.say('site.change', page, {
      service: typed('service'),
      state: typed('state'),
      since_ms,
      // None given is null, and is shown as that.
      reason: typed('reason') === '' ? null : typed('reason'),
      harm: harmed ? { words: typed('harm'), people, deaths, as_of_ms: asOf } : null,
    });
  }

  private async takeOff(event: SubmitEvent, page: Schema<'NoticePage'>): Promise<void> {
    event.preventDefault();
    await this.say('notice.end', page, { words: fieldsOf(event.currentTarget)('words') });
  }

  private async say(
    name: 'site.reconfirm' | 'site.change' | 'notice.end',
    page: Schema<'NoticePage'>,
    body: unknown,
  ): Promise<void> {
    this.amiss = '';
    this.told = '';
    const done = await this.stating.run([name, page.notice.ref, body], (key) =>
      live.state(name, { ...page.notice.ref }, body, key),
    );
    if (!done) return;
    this.told = say('stated-done');
    for (const form of this.renderRoot.querySelectorAll('form')) form.reset();
  }

  private notRead(why: string): void {
    this.amiss = `${sayOfForms('why-form')} ${why}`;
  }
}
