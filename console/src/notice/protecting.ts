/** What is known beyond the notice of a site, a movement, a crossing or a gathering. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { field } from '../field';
import { live } from '../live';
import { grouped, length, ltr, when } from '../parts';
import { currentOf, type Page } from './wishes';
import { party } from './wording';
import { say } from './words';

export function protecting(page: Page): TemplateResult | typeof nothing {
  const known = page.protected;
  if (known === null) return nothing;
  const { details } = currentOf(page).notice;
  return html`
    ${known.removed === '' ? nothing : html`<p class="problem">${say('removed')}</p>`}
    ${details === null ? nothing : about(details)}
    ${
      known.valid_until_ms === null
        ? nothing
        : html`<p>
          ${say('valid-until')} ${when(known.valid_until_ms)}
          ${known.stale ? html`<span class="mark look">${say('stale')}</span>` : nothing}
        </p>`
    }
    ${services(known.services)} ${checkIns(known)} ${crossing(known.crossing)}
  `;
}

type Details = NonNullable<Schema<'Notice'>['details']>;

function about(details: Details): TemplateResult {
  switch (details.about) {
    case 'site':
      return html`<dl>
        ${entry('name', html`<bdi>${details.name}</bdi> (${field('site', details.category)})`)}
        ${entry('people', details.population === null ? unknown() : html`${range(details.population.number)} <bdi>${details.population.basis}</bdi> ${details.population.as_of_ms === null ? say('undated') : when(details.population.as_of_ms)}`)}
        ${entry('marking-day', words(details.marking_daylight))}
        ${entry('marking-thermal', words(details.marking_thermal))}
        ${details.coarse_mm === null ? nothing : entry('coarse', ltr(length(details.coarse_mm)))}
      </dl>`;
    case 'movement':
      return html`<dl>
        ${entry('way', html`<bdi>${details.origin}</bdi> → <bdi>${details.destination}</bdi>`)}
        ${entry('purpose', words(details.purpose))}
        ${entry('people', details.people.length === 0 ? unknown() : html`${details.people.map((one) => html`${field('people', one.kind)} ${one.number === null ? unknown() : range(one.number)} `)}`)}
        ${entry('vehicles', details.vehicles === null ? unknown() : ltr(details.vehicles))}
        ${entry('markings', words(details.markings))} ${entry('guarantor', words(details.guarantor))}
      </dl>`;
    case 'crossing':
      return html`<dl>
        ${entry('name', html`<bdi>${details.name}</bdi>`)}
        ${entry('sides', html`<bdi>${details.one_side}</bdi> — <bdi>${details.other_side}</bdi>`)}
        ${entry('uses', words(details.uses))}
      </dl>`;
    case 'gathering':
      return html`<dl>
        ${entry('organiser', party(details.organiser))}
        ${entry('people', details.people === null ? unknown() : range(details.people))}
      </dl>`;
  }
}

type Named = Parameters<typeof say>[0];

function entry(name: Named, value: TemplateResult): TemplateResult {
  return html`<dt>${say(name)}</dt>
    <dd>${value}</dd>`;
}

function words(text: string): TemplateResult {
  return text === ''
    ? html`<span class="unknown">${say('none-given')}</span>`
    : html`<bdi>${text}</bdi>`;
}

function unknown(): TemplateResult {
  return html`<span class="unknown">${say('not-known')}</span>`;
}

function range(number: Schema<'Range'>): TemplateResult {
  return number.low === number.high
    ? ltr(grouped(number.low))
    : ltr(`${grouped(number.low)}–${grouped(number.high)}`);
}

function services(all: readonly Schema<'Service'>[]): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<h3>${say('services')}</h3>
    <ul>
      ${all.map(
        (one) => html`<li>
          <bdi>${one.service}</bdi>:
          <span class="mark ${one.state === 'open' ? 'calm' : 'look'}">${field('service', one.state)}</span>
          ${one.since_ms === null ? nothing : html`${say('since')} ${when(one.since_ms)}`}
          ${one.state === 'open' ? nothing : one.reason === null ? html`<span class="unknown">${say('no-reason')}</span>` : html`<q><bdi>${one.reason}</bdi></q>`}
          ${one.harm === null ? nothing : html`<div><strong>${say('harm')}</strong> <bdi>${one.harm.words}</bdi></div>`}
        </li>`,
      )}
    </ul>`;
}

function checkIns(known: Schema<'Protected'>): TemplateResult | typeof nothing {
  if (known.check_ins.length === 0 && known.heard.length === 0) return nothing;
  return html`<h3>${say('check-ins')}</h3>
    <ol>
      ${known.check_ins.map(
        (one) => html`<li>
          <bdi>${one.place}</bdi>, ${say('due')} ${when(one.due_ms)}:
          ${
            one.heard_ms !== null
              ? html`<span class="mark calm">${say('heard')}</span> ${when(one.heard_ms)}`
              : html`<span class="mark ${one.due_ms < live.now() ? 'urgent' : ''}">${say('not-yet')}</span>`
          }
        </li>`,
      )}
    </ol>
    <ul>
      ${known.heard.map(
        (one) => html`<li>
          ${when(one.at_ms)} ${field('movement', one.report)}
          ${one.until_ms === null ? nothing : html`${say('until')} ${when(one.until_ms)}`}
          ${one.words === '' ? nothing : html`<q><bdi>${one.words}</bdi></q>`}
        </li>`,
      )}
    </ul>`;
}

/** What each party states, side by side: two parties may state two things. */
function crossing(all: readonly Schema<'CrossingStated'>[]): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<h3>${say('crossing-stands')}</h3>
    <ul>
      ${all.map(
        (one) => html`<li>
          ${party(one.party)}: <span class="mark">${field('crossing', one.state)}</span>
          ${say('since')} ${when(one.since_ms)}
          ${one.reason === null ? html`<span class="unknown">${say('no-reason')}</span>` : html`<q><bdi>${one.reason}</bdi></q>`}
        </li>`,
      )}
    </ul>`;
}
