/** What to file, and the like of what was filed last. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { field } from '../field';
import { to } from '../to';
import { type FilingKind, KINDS } from './draft';
import { say } from './words';

export function kinds(
  now: FilingKind,
  last: Schema<'NoticeRow'> | undefined,
  repeat: () => void,
): TemplateResult {
  return html`<nav class="row kinds" aria-label=${say('kinds')}>
    ${KINDS.map(
      (
        one,
      ) => html`<a href=${one === 'notice' ? to('file') : to('file', one)} aria-current=${one === now ? 'page' : nothing}>
        ${say(`kind-${one}`)}
      </a>`,
    )}
    ${
      last === undefined
        ? nothing
        : html`<button @click=${repeat}>
            ${say('repeat')} <bdi>${last.ref.ref}</bdi>: ${field('activity', last.activity)}${last.place_label === '' ? nothing : html`, <bdi>${last.place_label}</bdi>`}
          </button>`
    }
  </nav>`;
}
