/** What stands on a row beside its sentence: its marks, and what can be done about it. */
import { html, nothing, type TemplateResult } from 'lit';
import { field } from '../field';
import { apart, type Row, since } from '../needs';
import { ltr } from '../parts';
import { toThread } from '../to';
import { type Action, actionsFor, LETTERS } from './actions';
import { say } from './words';

/** All of them on the chosen row; on the others the first desk that was not reached, so that more rows are in sight. */
export function marks(row: Row, chosen: boolean): TemplateResult {
  const { need } = row;
  const grave = need.precedence === 'flash' || need.precedence === 'immediate';
  return html`<span class="marks soft">
    ${
      need.precedence === null
        ? nothing
        : html`<span class=${grave ? 'mark urgent' : ''}>${field('precedence', need.precedence)}</span>`
    }
    ${need.activity === null ? nothing : html`<span>${field('activity', need.activity)}</span>`}
    ${need.label === '' ? nothing : html`<q><bdi>${labelOf(need)}</bdi></q>`}
    ${need.lane === null ? nothing : html`<span>${field('lane', need.lane)}</span>`}
    <span>${since(need)}</span>
    ${
      row.unreached.length === 0
        ? nothing
        : html`<span class="unreached"
            >✖ ${say('unreached', { desk: desks(row, chosen) })}</span
          >`
    }
    ${row.fresh && !row.gone ? html`<strong class="mark look">${say('fresh')}</strong>` : nothing}
    ${row.gone ? html`<strong class="mark calm">${say('gone')}</strong>` : nothing}
  </span>`;
}

function desks(row: Row, chosen: boolean): string {
  const all = row.unreached.map(apart);
  const first = all.slice(0, 1).join('');
  return chosen || all.length < 2
    ? all.join(', ')
    : `${first} ${say('more', { n: all.length - 1 })}`;
}

/** Whole buttons on the chosen row; on the others the letters, so that more rows are in sight. */
export function buttons(
  row: Row,
  n: number,
  chosen: boolean,
  may: boolean,
  begin: (action: Action) => void,
): TemplateResult {
  const acts = row.gone || !may ? [] : actionsFor(row.need);
  const number =
    n < 9 ? html`<span class="number soft" aria-hidden="true">${ltr(n + 1)}</span>` : nothing;
  if (!chosen) {
    return html`<span class="soft letters"
        >${acts.map((one) => html`<kbd title=${say(`act-${one}`)}>${LETTERS[one]}</kbd> `)}</span
      >${number}`;
  }
  return html`${acts.map(
    (one) => html`<button @click=${() => begin(one)}>
        ${say(`act-${one}`)} <kbd>${LETTERS[one]}</kbd>
      </button>`,
  )}<a class="open" href=${toThread(row.need.thread)}>${say('open')}</a>${number}`;
}

/** An emergency in the officer's language; every other label as its author wrote it. */
function labelOf(need: Row['need']): string {
  return need.thread.startsWith('call/') ? field('topic', need.label) : need.label;
}
