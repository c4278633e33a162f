/** Word of a movement under way: passed a checkpoint, delayed, held up, another way, arrived. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { field } from '../field';
import { fieldsOf, keptIn, momentIn, Stating, sayOfForms } from '../forms';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import { nextPoint } from './order';
import { LETTERS } from './stated';
import { routeIn } from './typed';
import { say } from './words';

type Page = Schema<'NoticePage'>;

@customElement('parley-movement-form')
export class ParleyMovementForm extends ParleyElement {
  static override styles = [
    controls,
    css`
      textarea { min-inline-size: 18rem; font-family: var(--mono); }
    `,
  ];

  @property({ attribute: false }) page?: Page;
  @state() private doing: 'nothing' | 'delayed' | 'deviated' | 'held-up' | 'arrived' = 'nothing';
  @state() private amiss = '';
  @state() private told = '';
  private readonly stating = new Stating(() => this.requestUpdate());

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const page = this.page;
    if (page === undefined) return nothing;
    const checkIns = page.protected?.check_ins ?? [];
    const next = nextPoint(checkIns);
    const { busy } = this.stating;
    return html`<section class="stack" @keydown=${keptIn}>
      <h3>${say('report-of-it')} <kbd>${LETTERS.report}</kbd></h3>
      <div class="row">
        ${
          next === null
            ? nothing
            : html`<button class="main" ?disabled=${busy} @click=${() => this.report(page, 'checked-in', { point: next })}>
                ${say('passed')} <bdi>${checkIns[next]?.place}</bdi>
              </button>`
        }
        ${(['delayed', 'deviated', 'held-up'] as const).map(
          (one) => html`<button
            aria-expanded=${this.doing === one ? 'true' : 'false'}
            @click=${() => this.begin(one)}
          >
            ${field('movement', one)}
          </button>`,
        )}
        <button aria-expanded=${this.doing === 'arrived' ? 'true' : 'false'} @click=${() => this.begin('arrived')}>
          ${say('arrived')}
        </button>
      </div>
      ${this.doing === 'nothing' ? nothing : this.form(page)}
      ${this.amiss === '' ? nothing : html`<p class="problem" role="alert">${this.amiss}</p>`}
      ${this.stating.draw()}
      <div role="status">${this.told}</div>
    </section>`;
  }

  override updated(): void {
    if (this.doing !== 'nothing') {
      const form = this.renderRoot.querySelector('form');
      if (form !== null && !form.matches(':focus-within')) {
        form.querySelector<HTMLElement>('input, textarea')?.focus();
      }
    }
  }

  private form(page: Page): TemplateResult {
    return html`<form class="panel stack" @submit=${(event: SubmitEvent) => this.send(event, page)}>
      ${this.doing === 'arrived' ? html`<p>${say('arrived-note')}</p>` : nothing}
      <div class="row">
        ${this.doing === 'delayed' ? html`<label>${say('until-if-known')} <input name="until" dir="ltr" placeholder="10:00" /></label>` : nothing}
        ${
          this.doing === 'deviated'
            ? html`<label>${say('new-way')} <textarea name="points" rows="4" dir="ltr" placeholder="33.64N 36.69E&#10;33.20N 37.80E"></textarea></label>
                <label>${say('half-width')} <input name="within" dir="ltr" placeholder="2km" /></label>
                <label>${say('until-if-known')} <input name="until" dir="ltr" placeholder="16:00" /></label>`
            : nothing
        }
        <label>${say('words')} <input name="words" dir="auto" maxlength="4000" /></label>
      </div>
      ${this.doing === 'deviated' ? html`<p class="soft">${say('deviate-note')}</p>` : nothing}
      <div class="row">
        <button class="main" aria-disabled=${this.stating.busy ? 'true' : nothing}>${say('sign-report')}</button>
        <button type="button" @click=${() => this.begin('nothing')}>${say('cancel')}</button>
      </div>
    </form>`;
  }

  private begin(doing: ParleyMovementForm['doing']): void {
    this.doing = this.doing === doing ? 'nothing' : doing;
    this.amiss = '';
    this.told = '';
  }

  private async send(event: SubmitEvent, page: Page): Promise<void> {
    event.preventDefault();
    const typed = fieldsOf(event.currentTarget);
    const words = typed('words');
    const until = momentIn(typed('until'), live.now(), true);
    if (until === undefined) return this.notRead(sayOfForms('form-time'));
    switch (this.doing) {
      case 'delayed':
        return this.report(page, 'delayed', { until_ms: until, words });
      case 'held-up':
        return this.report(page, 'held-up', { words });
      case 'arrived':
        return this.arrive(page, words);
      case 'deviated': {
        const found = routeIn(typed('points'), typed('within'), {
          start_ms: Math.floor(live.now()),
          end_ms: until,
        });
        if ('amiss' in found) return this.notRead(say(found.amiss, { n: found.line }));
        if (found.volumes.length === 0 && words === '') return this.notRead(say('way-or-words'));
        return this.report(page, 'deviated', { volumes: found.volumes, words });
      }
      case 'nothing':
        return;
    }
  }

  private async report(
    page: Page,
    report: Schema<'MovementReport'>,
    more: {
      point?: number;
      until_ms?: number | null;
      volumes?: Schema<'Volume'>[];
      words?: string;
    },
  ): Promise<void> {
    const body = { report, point: null, until_ms: null, volumes: [], words: '', ...more };
    await this.done(
      await this.stating.run([page.notice.ref, body], (key) =>
        live.state('movement.report', { ...page.notice.ref }, body, key),
      ),
    );
  }

  private async arrive(page: Page, words: string): Promise<void> {
    await this.done(
      await this.stating.run([page.notice.ref, 'arrived', words], (key) =>
        live.state('notice.end', { ...page.notice.ref }, { words }, key),
      ),
    );
  }

  private async done(done: boolean): Promise<void> {
    if (!done) return;
    this.begin('nothing');
    this.told = say('stated-done');
  }

  private notRead(why: string): void {
    this.amiss = why;
  }
}
