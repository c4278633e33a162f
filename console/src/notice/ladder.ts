/** The ladder: rungs against addressees, with times and what is proven of them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { codesOf, field } from '../field';
import type { Page } from './wishes';
import { bracketed, moment, party } from './wording';
import { say } from './words';

const RUNGS = codesOf('rung');

export function ladder(page: Page): TemplateResult {
  const { ladders } = page.notice;
  if (ladders.length === 0) return html`<p class="note">${say('nobody')}</p>`;
  const over = page.notice.over_ms !== null;
  const proofs = new Map(page.statements.map((one) => [one.leaf, one.bracket]));
  return html`<table>
      <caption class="out-of-sight">${say('ladder')}</caption>
      <thead>
        <tr>
          <th scope="col">${say('rung')}</th>
          ${ladders.map((one) => html`<th scope="col">${party(one.party)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${RUNGS.map(
          (rung) => html`<tr>
            <th scope="row">${field('rung', rung)}</th>
            ${ladders.map((one) => cell(one, rung, proofs, over))}
          </tr>`,
        )}
      </tbody>
    </table>
    ${relays(page)}`;
}

function cell(
  one: Schema<'Ladder'>,
  rung: (typeof RUNGS)[number],
  proofs: Map<string, Schema<'Bracket'>>,
  over: boolean,
): TemplateResult {
  const step = one.steps.find((each) => each.rung === rung);
  // Of what is over nobody waits for anything more.
  const waits = !over && one.waiting?.rung === rung;
  const reached = step?.reached_ms ?? null;
  const proof = step?.leaf === null || step === undefined ? undefined : proofs.get(step.leaf);
  return html`<td data-rung=${rung} class=${waits ? 'waits' : ''}>
    ${
      reached === null
        ? html`<span class="mark ${waits ? 'look' : ''}">${waits ? say('waits') : say('not-yet')}</span>`
        : html`<span class="mark calm">✓</span> ${bracketed(proof, reached)}`
    }
    ${rung === 'read-back' && one.read_back_differs.length > 0 ? html`<div class="mark urgent">${say('differs')}</div>` : nothing}
    ${rung === 'unit-acknowledged' ? units(one) : nothing}
  </td>`;
}

function units(one: Schema<'Ladder'>): TemplateResult | typeof nothing {
  if (one.units.length === 0) return nothing;
  const done = one.units.filter((each) => each.acknowledged_ms !== null).length;
  return html`<div>${say('units-done', { done, all: one.units.length })}</div>
    <ul class="plain">
      ${one.units.map(
        (each) => html`<li>
          <bdi>${each.unit}</bdi>:
          ${each.acknowledged_ms === null ? html`<strong>${say('not-yet')}</strong>` : moment(each.acknowledged_ms)}
          ${each.means === null ? nothing : html`<span class="soft">${say(`means-${each.means}`)}</span>`}
        </li>`,
      )}
    </ul>`;
}

/** Whom it is to be passed on to off the line: nothing of it is proven but by who says so. */
function relays(page: Page): TemplateResult | typeof nothing {
  if (page.notice.relays.length === 0) return nothing;
  return html`<h3>${say('relays')}</h3>
    <ul>
      ${page.notice.relays.map(
        (one) => html`<li>
          <bdi>${one.label}</bdi> ${say('relay-by')} ${party(one.owed_by)}:
          ${
            one.acknowledged_ms !== null
              ? html`<span class="mark calm">${say('relay-acknowledged')}</span> ${moment(one.acknowledged_ms)}`
              : one.passed_ms !== null
                ? html`<span class="mark look">${say('relay-passed')}</span> ${moment(one.passed_ms)}`
                : html`<span class="mark look">${say('not-yet')}</span>`
          }
          ${one.of_earlier ? html`<span class="mark urgent">${say('relay-earlier')}</span>` : nothing}
          ${one.scope === '' ? nothing : html`<q><bdi>${one.scope}</bdi></q>`}
        </li>`,
      )}
    </ul>`;
}
