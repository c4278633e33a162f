/** What an author states of a site: it still is, or it leaves the list. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { fieldsOf, keptIn, Stating, sayOfForms } from '../forms';
import { live } from '../live';
import { ParleyElement, utc } from '../parts';
import { controls } from '../theme';
import { LETTERS } from './stated';
import { dayOrMoment } from './typed';
import { say } from './words';

@customElement('parley-site-form')
export class ParleySiteForm extends ParleyElement {
  static override styles = [controls, css`details { margin-block-start: 0.25rem; }`];

  @property({ attribute: false }) page?: Schema<'NoticePage'>;
  @state() private amiss = '';
  @state() private told = '';
  @state() private sure = false;
  private readonly stating = new Stating(() => this.requestUpdate());

  /** Where the keys go: to what is stated of it. */
  begin(what: string): void {
    const folded = this.renderRoot.querySelector('details');
    if (what === 'remove' && folded !== null) folded.open = true;
    const field = what === 'remove' ? '[type=checkbox]' : '[name=until]';
    this.renderRoot.querySelector<HTMLElement>(field)?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const page = this.page;
    if (page === undefined) return nothing;
    return html`<section class="stack" @keydown=${keptIn}>
      <h3>${say('state-of-it')} <kbd>${LETTERS.reconfirm}</kbd></h3>
      ${this.amiss === '' ? nothing : html`<p class="problem" role="alert">${this.amiss}</p>`}
      ${this.stating.draw()}
      <div role="status">${this.told}</div>
      <form class="row" @submit=${(event: SubmitEvent) => this.reconfirm(event, page)}>
        <label>${say('still-so-until')} <input name="until" dir="ltr" required placeholder=${exampleDay()} /></label>
        <label>${say('words')} <input name="words" dir="auto" maxlength="4000" /></label>
        <button class="main" aria-disabled=${this.stating.busy ? 'true' : nothing}>${say('sign-reconfirm')}</button>
      </form>
      <details>
        <summary>${say('take-from-list')} <kbd>${LETTERS.remove}</kbd></summary>
        <form class="row" @submit=${(event: SubmitEvent) => this.takeOff(event, page)}>
          <p>${say('removed')}</p>
          <label class="beside"
            ><input
              type="checkbox"
              .checked=${this.sure}
              @change=${(event: Event) => {
                this.sure = event.target instanceof HTMLInputElement && event.target.checked;
              }}
            />${say('read-and-meant')}</label
          >
          <label>${say('words')} <input name="words" dir="auto" maxlength="4000" /></label>
          <button ?disabled=${!this.sure} aria-disabled=${this.stating.busy ? 'true' : nothing}>${say('sign-remove')}</button>
        </form>
      </details>
    </section>`;
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

  private async takeOff(event: SubmitEvent, page: Schema<'NoticePage'>): Promise<void> {
    event.preventDefault();
    await this.say('notice.end', page, { words: fieldsOf(event.currentTarget)('words') });
  }

  private async say(
    name: 'site.reconfirm' | 'notice.end',
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

/** A month on: how such a day is written, and no proposal. */
function exampleDay(): string {
  return utc(live.now() + 30 * 86_400_000).slice(0, 10);
}
