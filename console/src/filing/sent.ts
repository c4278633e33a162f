/** After sending: what is not sent says so and since when; what is on record says who holds it. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from '../live';
import { apart } from '../needs';
import { ltr, ParleyElement, span, when } from '../parts';
import { controls } from '../theme';
import { to } from '../to';
import { sizeText } from './files';
import type { Sending, SendingState } from './sending';
import { say } from './words';

/** A node that answers does so before; one that stands still is waited for much longer. */
const SOON_MS = 4_000;

/** Dispatches `back` (to the draft) and `anew` (to file another). */
@customElement('parley-sent')
export class ParleySent extends ParleyElement {
  static override styles = [
    controls,
    css`
      .urgent-box { border: 3px solid var(--urgent); }
      h1:focus { outline: none; }
    `,
  ];

  @property({ attribute: false }) sending: Sending | undefined;
  @property({ attribute: false }) addressees: readonly string[] = [];
  private followed: Sending | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.everySecond();
  }

  override willUpdate(): void {
    if (this.sending === undefined || this.sending === this.followed) return;
    this.followed = this.sending;
    this.listen(this.sending, 'change', () => this.requestUpdate());
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  override render(): TemplateResult {
    const sending = this.sending;
    if (sending === undefined) return html``;
    return sending.state === 'on-record' ? this.onRecord(sending) : this.onItsWay(sending);
  }

  private onItsWay(sending: Sending): TemplateResult {
    const calm = sending.state === 'under-way';
    const lasted = Date.now() - sending.since;
    return html`<section class="panel stack ${calm ? '' : 'urgent-box'}" role=${calm ? 'status' : 'alert'}>
      <h1 tabindex="-1">${say(title(sending.state))}</h1>
      ${calm && lasted < SOON_MS ? nothing : html`<p><strong>${say('not-sent-since', { span: span(lasted) })}</strong></p>`}
      ${this.files(sending)}
      ${sending.state === 'not-sent' ? html`<p>${say('not-sent-remedy', { tries: sending.tries })}</p>` : nothing}
      <div class="row">
        ${calm ? nothing : html`<button class="main" @click=${() => sending.again()}>${say('again-now')}</button>`}
        ${calm ? nothing : html`<button @click=${() => this.back(sending)}>${say('back-to-draft')}</button>`}
      </div>
    </section>`;
  }

  /** Files go first, and hold nothing up: the notice can go without them. */
  private files(sending: Sending): TemplateResult | typeof nothing {
    const there = sending.filesThere;
    if (there === undefined) return nothing;
    return html`<p role="status">${say('sending-files', { there, n: sending.files.length })}</p>
      <div class="row">
        <button @click=${() => sending.withoutFiles()}>${say('without-files')}</button>
      </div>`;
  }

  private back(sending: Sending): void {
    sending.giveUp();
    this.dispatchEvent(new Event('back'));
  }

  private onRecord(sending: Sending): TemplateResult {
    const { party, ref } = sending.ref;
    const page = this.use('page', live.resource('notice.show', { party, ref }));
    const held = page?.delivered ?? [];
    const names = new Map(live.agreement?.terms.members.map((one) => [one.party, one.name]));
    const others = (live.agreement?.terms.members ?? []).filter((one) => one.party !== party);
    return html`<section class="panel stack" role="status">
      <h1 tabindex="-1">${say('on-record')}</h1>
      <p>
        ${ltr(`${party}/${ref}`)} · ${say('entry')} ${ltr(sending.outcome?.sequence ?? '')} ·
        ${when(sending.outcome?.issued_ms)}
      </p>
      ${
        sending.without
          ? html`<p class="note">
              ${say('sent-without')} <a href=${to('amend', party, ref)}>${say('to-amend')}</a>
            </p>`
          : sending.files.length === 0
            ? nothing
            : html`<ul>
                ${sending.files.map(
                  (one) => html`<li>
                    ${say('told-file', {
                      title: apart(one.title),
                      size: apart(sizeText(one.content.size)),
                      parties: one.recipients.map((each) => names.get(each) ?? each).join(', '),
                    })}
                  </li>`,
                )}
              </ul>`
      }
      <h2>${say('delivered')}</h2>
      <ul class="plain">
        ${others.map((one) => {
          const cover = held.find((other) => other.mirror === one.party);
          return html`<li>
            ${cover === undefined ? html`<span class="mark look">… ${say('not-yet')}</span>` : html`<span class="mark calm">✓ ${say('holds-it')}</span>`}
            <bdi>${names.get(one.party) ?? one.party}</bdi>
            ${cover === undefined ? nothing : when(cover.time_s * 1000)}
          </li>`;
        })}
      </ul>
      <p class="soft">${say('delivered-means')}</p>
      <div class="row">
        <a class="go" href=${to('notice', party, ref)}>${say('to-page')}</a>
        <button @click=${() => this.dispatchEvent(new Event('anew'))}>${say('file-another')}</button>
      </div>
    </section>`;
  }
}

function title(state: SendingState) {
  switch (state) {
    case 'under-way':
    case 'signed-out':
      return `sending-${state}` as const;
    default:
      return 'sending-not-sent';
  }
}
