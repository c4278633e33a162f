/** A service of a site closed, is reduced or opened again, and what its loss did, as reported. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { field } from '../field';
import { fieldsOf, keptIn, Stating, sayOfForms } from '../forms';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import type { Page } from './order';
import { standing } from './services';
import { LETTERS } from './stated';
import { type ServiceField, serviceIn } from './typed';
import { say } from './words';

/** The gravest first, as it is most often stated. */
const STATES = ['closed', 'reduced', 'open'] as const;

@customElement('parley-service-form')
export class ParleyServiceForm extends ParleyElement {
  static override styles = [
    controls,
    css`
      form { max-inline-size: 56rem; }
      label.grow { flex: 1 1 16rem; }
      fieldset.row { align-items: end; }
      [aria-invalid='true'] { border-color: var(--urgent); border-width: 2px; }
    `,
  ];

  @property({ attribute: false }) page?: Page;
  @state() private amiss: ServiceField | undefined;
  @state() private told = '';
  @state() private typed: (name: string) => string = () => '';
  private readonly stating = new Stating(() => this.requestUpdate());

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const page = this.page;
    if (page === undefined) return nothing;
    const known = page.protected?.services ?? [];
    return html`<form
      class="stack"
      aria-labelledby="title"
      @submit=${(event: SubmitEvent) => this.send(event, page)}
      @input=${this.read}
      @keydown=${keptIn}
    >
      <h3 id="title">${say('service-changed')} <kbd>${LETTERS.service}</kbd></h3>
      <div class="row">
        <label class="grow"
          >${say('service')} <input name="service" dir="auto" list="services" required maxlength="200" autocomplete="off"
        /></label>
        <datalist id="services">${known.map((one) => html`<option value=${one.service}></option>`)}</datalist>
        <fieldset class="row">
          <legend>${say('stands')}</legend>
          ${STATES.map(
            (one, n) => html`<label class="beside"
              ><input type="radio" name="state" value=${one} ?checked=${n === 0} />${field('service', one)}</label
            >`,
          )}
        </fieldset>
      </div>
      <div class="row">
        ${this.field('since', say('since-if-known'), '2018-09-15')}
        <label class="grow">${say('reason-if-given')} <input name="reason" dir="auto" maxlength="4000" /></label>
      </div>
      <fieldset class="stack">
        <legend>${say('harm-of-it')}</legend>
        <div class="row">
          <label class="grow">${say('harm-words')} <input name="harm" dir="auto" maxlength="3000" /></label>
          <label class="grow">${say('harm-by')} <input name="harm-by" dir="auto" maxlength="200" /></label>
        </div>
        <div class="row">
          ${this.field('harm-people', say('people-affected'), '50000-60000')}
          ${this.field('harm-deaths', say('deaths'), '3')} ${this.field('harm-as-of', say('as-of'), '2018-09-15')}
        </div>
        <p class="soft">${say('harm-note')}</p>
      </fieldset>
      ${this.amiss === undefined ? nothing : html`<p class="problem" id="why" role="alert">${why(this.amiss)}</p>`}
      ${this.preview()} ${this.stating.draw()}
      <div class="row">
        <button class="main" aria-disabled=${this.stating.busy ? 'true' : nothing}>${say('sign-service')}</button>
        <span role="status">${this.told}</span>
      </div>
    </form>`;
  }

  private field(name: ServiceField, words: string, example: string): TemplateResult {
    const bad = this.amiss === name;
    return html`<label
      >${words}
      <input
        name=${name}
        dir="ltr"
        placeholder=${example}
        aria-invalid=${bad ? 'true' : nothing}
        aria-describedby=${bad ? 'why' : nothing}
    /></label>`;
  }

  /** What will be signed, as everyone will read it: what was left out is said to be not known. */
  private preview(): TemplateResult | typeof nothing {
    if (this.typed('service') === '') return nothing;
    const found = this.found();
    if ('amiss' in found) return nothing;
    return html`<div><span class="soft">${say('will-say')}</span> ${standing(found.body)}</div>`;
  }

  private found(): ReturnType<typeof serviceIn> {
    const by = this.typed('harm-by');
    const source = by === '' ? '' : say('reported-by', { who: by });
    return serviceIn(this.typed, source, live.now());
  }

  private readonly read = (event: Event): void => {
    this.typed = fieldsOf(event.currentTarget);
    this.amiss = undefined;
    this.told = '';
  };

  private async send(event: SubmitEvent, page: Page): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    this.typed = fieldsOf(form);
    this.told = '';
    const found = this.found();
    this.amiss = 'amiss' in found ? found.amiss : undefined;
    if ('amiss' in found) {
      this.renderRoot.querySelector<HTMLElement>(`[name="${found.amiss}"]`)?.focus();
      return;
    }
    const body: Schema<'SiteChangeBody'> = found.body;
    const { ref } = page.notice;
    const done = await this.stating.run([ref, body], (key) =>
      live.state('site.change', { ...ref }, body, key),
    );
    if (!done) return;
    if (form instanceof HTMLFormElement) form.reset();
    this.typed = () => '';
    this.told = say('stated-done');
    this.focus();
  }
}

function why(one: ServiceField): string {
  if (one === 'harm') return say('harm-says-nothing');
  const about = one === 'harm-people' || one === 'harm-deaths' ? 'form-range' : undefined;
  return `${sayOfForms('why-form')} ${about === undefined ? sayOfForms('form-time') : say(about)}`;
}
