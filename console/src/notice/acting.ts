/** One action on a notice: its few fields, what will be signed, and the button that signs it. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { fieldsOf, keptIn, Stating } from '../forms';
import { live } from '../live';
import { ltr, ParleyElement, when } from '../parts';
import { controls } from '../theme';
import { type Action, currentOf, openRelays, openUnits, type Page, Unread, wish } from './wishes';
import { say } from './words';

/** Dispatches `done` when it is on record, `close` when it is let be. */
@customElement('parley-notice-act')
export class ParleyNoticeAct extends ParleyElement {
  static override styles = [
    controls,
    css`
      form { display: flex; flex-direction: column; gap: var(--gap); max-inline-size: 40rem; }
      textarea { min-block-size: 4rem; }
      .codes { font-size: 1.2rem; }
      [aria-invalid='true'] { border-color: var(--urgent); border-width: 2px; }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  @property() action: Action = 'enter';
  @state() private unread = '';
  @state() private codes: readonly Schema<'UnitCode'>[] = [];
  private readonly stating = new Stating(() => this.requestUpdate());

  override updated(changed: Map<string, unknown>): void {
    if (!changed.has('action')) return;
    this.unread = '';
    this.codes = [];
    const all = this.renderRoot.querySelectorAll<HTMLElement>(
      'input, select, textarea, button.main',
    );
    // A choice of one is made: the next field has the keys, and Enter signs.
    const asks = (one: HTMLElement) => !(one instanceof HTMLSelectElement) || one.length > 1;
    [...all].find(asks)?.focus();
  }

  override render(): TemplateResult {
    if (this.codes.length > 0) return this.shown();
    return html`<form @submit=${this.submit} @keydown=${keptIn} aria-labelledby="title">
      <h3 id="title">${say(`act-${this.action}`)}</h3>
      <p>${say(`says-${this.action}`)}</p>
      ${this.fields()}
      ${this.unread === '' ? nothing : html`<p class="problem" role="alert">${say('unread')}</p>`}
      ${this.stating.draw()}
      <div class="row">
        <button class="main" aria-disabled=${this.stating.busy ? 'true' : nothing}>${say(this.action === 'codes' ? 'make' : 'sign')}</button>
        <button type="button" @click=${this.close}>${say('back')}</button>
      </div>
    </form>`;
  }

  private fields(): TemplateResult | typeof nothing {
    switch (this.action) {
      case 'pass':
        return html`<label>${say('units')}<textarea name="units" required dir="auto"></textarea></label>`;
      case 'codes':
        return html`<label>${say('units')}<textarea name="units" required dir="auto" .value=${this.open().join('\n')}></textarea></label>`;
      case 'unit':
        return html`<label>${say('unit')}<select name="unit">${this.open().map((one) => html`<option>${one}</option>`)}</select></label>
          ${this.words()}`;
      case 'relay':
        return html`<label>${say('relay-to')}
            <select name="to">${openRelays(this.page, live.me?.party ?? '').map((one) => html`<option value=${one.to}>${one.label}</option>`)}</select>
          </label>
          <label>${say('stage')}
            <select name="stage">
              <option value="passed">${say('relay-passed')}</option>
              <option value="acknowledged">${say('relay-acknowledged')}</option>
            </select>
          </label>
          <label>${say('scope')}<input name="scope" dir="auto" .value=${this.scope()} /></label>
          ${this.words()}`;
      case 'disclose':
        return html`<label>${say('told')}<input name="told" required dir="auto" /></label>
          <label>${say('how')}<input name="how" required dir="auto" /></label>${this.words()}`;
      case 'enter':
        return nothing;
      default:
        return this.words();
    }
  }

  private words(): TemplateResult {
    return html`<label>${say('words')}<input name="words" dir="auto" autocomplete="off" /></label>`;
  }

  private open(): string[] {
    return openUnits(this.page, live.me?.party ?? '');
  }

  private scope(): string {
    const { relay_scope, place_label } = currentOf(this.page).notice;
    return relay_scope || place_label;
  }

  /** Codes are shown once: the node keeps only their hashes. */
  private shown(): TemplateResult {
    return html`<h3>${say('act-codes')}</h3>
      <p class="note">${say('codes-once')}</p>
      <ul class="plain">
        ${this.codes.map(
          (one) => html`<li>
            <bdi>${one.unit}</bdi>: <strong class="code codes">${ltr(one.code)}</strong>
            <span class="soft">${ltr(location.origin + one.link)} · ${say('until')} ${when(one.expires_ms)}</span>
          </li>`,
        )}
      </ul>
      <button @click=${this.close}>${say('noted')}</button>`;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.unread = '';
    try {
      await this.state(event.target);
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      this.unread = error.field;
      this.renderRoot.querySelector<HTMLElement>(`[name="${error.field}"]`)?.focus();
    }
  };

  private async state(form: EventTarget | null): Promise<void> {
    const { operation, body } = wish(this.action, this.page, fieldsOf(form));
    const { party, ref } = this.page.notice.ref;
    const done = await this.stating.run([operation, body], async (key) => {
      if (operation !== 'notice.codes') {
        await live.state(operation, { party, ref }, body, key);
        return;
      }
      this.codes = await live.state('notice.codes', { party, ref }, body, key);
    });
    if (done && this.codes.length === 0) this.dispatchEvent(new CustomEvent('done'));
  }

  private readonly close = (): void => {
    this.codes = [];
    this.dispatchEvent(new CustomEvent('close'));
  };
}
