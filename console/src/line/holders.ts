/** Who has the newest message of a call: delivered, seen, acknowledged, as it comes in. */
import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Schema } from '../api';
import { live } from '../live';
import { ParleyElement } from '../parts';
import './message';
import { parties } from './drawing';
import { say } from './words';

@customElement('parley-holders')
export class ParleyHolders extends ParleyElement {
  @property({ attribute: false }) of: Schema<'Ref'> = { party: '', ref: '' };

  override render(): TemplateResult {
    const page = this.use('page', live.resource('call.show', { ...this.of }));
    const message = page?.messages.at(-1);
    if (page === undefined || message === undefined) {
      return html`<p role="status">${say('loading')}</p>`;
    }
    const lacking = page.call.parties.filter(
      (one) => one !== message.party && !message.delivered.some((by) => by.party === one),
    );
    const told =
      lacking.length > 0
        ? html`<p class="problem">${say('not-yet-with')} ${parties(lacking)}. ${say('other-means')}</p>`
        : message.owed_by.length > 0
          ? html`<p class="note">${say('delivered-not-person')}</p>`
          : html`<p><span class="mark calm">✓ ${say('all-acknowledged')}</span></p>`;
    return html`<div aria-live="polite">${told}</div>
      <parley-message own .message=${message} .call=${page.call} .number=${page.call.messages}></parley-message>`;
  }
}
