/** At the foot of the form: sending, what cannot be used as typed by name, and sending it as typed. */
import { html, nothing, type TemplateResult } from 'lit';
import { ltr } from '../parts';
import type { Assembled } from './assembly';
import type { Draft } from './draft';
import { nameOf } from './naming';
import { say } from './words';

/** More than these are counted, and gone to one after the other. */
const MOST_NAMED = 5;

export interface SendBar {
  draft: Draft;
  made: Assembled;
  /** What the button says: lateness and whatever else is grave. */
  sends: string;
  /** Whether the next Ctrl+Enter is the last look at it as typed. */
  told: boolean;
  /** Whether nothing is wrong but what is still left empty. */
  calm: boolean;
  look: () => void;
  asTyped: () => void;
  goTo: (field: string) => void;
  save: () => void;
}

export function sendBar(bar: SendBar): TemplateResult {
  const { troubles, notice } = bar.made;
  return html`<div class="row">
      <button class="main" @click=${bar.look}>${bar.sends}</button>
      <span class="soft">${ltr('Ctrl+Enter')}</span>
      ${
        troubles.length > 0 && notice !== undefined
          ? html`<button @click=${bar.asTyped}>${say('send-as-typed')}</button>`
          : nothing
      }
      ${
        troubles.length > 0
          ? nothing
          : html`<button class="bare" @click=${bar.save}>${say('save')}</button>`
      }
    </div>
    ${troubles.length === 0 ? nothing : named(bar)}`;
}

function named({ draft, made, told, calm, goTo }: SendBar): TemplateResult {
  const fields = [...new Set(made.troubles.map((one) => one.field))];
  const more = fields.length - MOST_NAMED;
  return html`<div class="row" role="status">
    <span class=${calm ? 'soft' : 'trouble'}>${calm ? '' : '✖ '}${say('not-read', { n: fields.length })}</span>
    ${fields
      .slice(0, MOST_NAMED)
      .map(
        (field) =>
          html`<button class="bare" @click=${() => goTo(field)}>${nameOf(field, draft)}</button>`,
      )}
    ${more > 0 ? html`<span>${ltr(`+${more}`)}</span>` : nothing}
    <span class="soft">${ltr('F8')}</span>
    ${
      told && made.notice !== undefined
        ? html`<strong>${say('as-typed-again', { keys: 'Ctrl+Enter' })}</strong>`
        : nothing
    }
  </div>`;
}
