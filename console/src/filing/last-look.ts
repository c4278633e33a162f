/** The last look: what would be signed, and what of it was not read and goes out as typed. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { ltr } from '../parts';
import type { Assembled } from './assembly';
import type { Draft } from './draft';
import type { Enclosure } from './enclosing';
import { nameOf } from './naming';
import { summary } from './summary';
import { say } from './words';

/** What stands still from the last look on. */
export interface Looked extends Assembled {
  notice: Schema<'Notice'>;
  files: Enclosure[];
}

export function lastLook(
  looked: Looked,
  draft: Draft,
  terms: Schema<'Terms'>,
  part: {
    beforehand: TemplateResult;
    sends: string;
    send: () => void;
    back: () => void;
    closed: () => void;
  },
): TemplateResult {
  return html`<dialog aria-labelledby="look" @close=${part.closed}>
    <h1 id="look">${say('look')}</h1>
    ${summary(looked.notice, terms)} ${asTyped(looked, draft)} ${part.beforehand}
    <p class="note">${say('for-ever')}</p>
    <div class="row actions">
      <button class="main" autofocus @click=${part.send}>${part.sends}</button>
      <button @click=${part.back}>${say('look-back')}</button>
      <span class="soft">${ltr('Ctrl+Enter')}</span>
    </div>
  </dialog>`;
}

function asTyped({ troubles, said, lost, notice }: Looked, draft: Draft) {
  if (troubles.length === 0) return nothing;
  const words = new Set(said);
  const out = [...new Set(troubles.filter((one) => !words.has(one.says)).map((one) => one.field))];
  return html`<div class="note" role="note">
    ${
      said.length === 0
        ? nothing
        : html`<p><strong>${say('look-as-typed')}</strong></p>
            <ul>
              ${said.map((one) => html`<li class="verbatim" lang="en" dir="ltr">${one}</li>`)}
            </ul>`
    }
    ${
      out.length === 0
        ? nothing
        : html`<p>${say('look-left-out', { fields: out.map((one) => nameOf(one, draft)).join(', ') })}</p>`
    }
    ${lost && notice.remarks !== '' ? html`<p><strong>${say('look-lost')}</strong></p>` : nothing}
  </div>`;
}
