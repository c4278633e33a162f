/** Services of a site as stated, each with what was stated of it before: no count takes another's place. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { field } from '../field';
import { grouped, ltr, when } from '../parts';
import { say } from './words';

type Service = Schema<'Service'>;
type ServiceWord = Schema<'ServiceWord'>;

export function services(known: Schema<'Protected'>): TemplateResult {
  return html`<h3>${say('services')}</h3>
    ${known.services.length === 0 ? html`<p class="unknown">${say('no-services')}</p>` : nothing}
    <ul class="plain">
      ${known.services.map((one) => {
        const stated = statedOf(one.service, known.changes);
        return html`<li>
          ${stated.length === 0 ? asRegistered(one) : standing(one)} ${before(stated.slice(0, -1))}
        </li>`;
      })}
    </ul>`;
}

/** Every statement about a service, the first first; names are one whatever their case and spaces. */
export function statedOf(service: string, changes: readonly ServiceWord[]): ServiceWord[] {
  return changes.filter((one) => folded(one.service) === folded(service));
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean).join(' ');
}

function asRegistered(one: Service): TemplateResult {
  return html`${mark(one.state)} <bdi>${one.service}</bdi> <span class="soft">· ${say('as-registered')}</span>`;
}

/** How a service stands as it was stated: what is not known is said to be not known. */
export function standing(one: Service): TemplateResult {
  return html`${mark(one.state)} <bdi>${one.service}</bdi> · ${say('since')} ${when(one.since_ms)}
    ${one.state === 'open' && one.reason === null ? nothing : html`· ${one.reason === null ? html`<span class="unknown">${say('no-reason')}</span>` : html`<bdi>${one.reason}</bdi>`}`}
    ${one.harm === null ? nothing : harm(one.harm)}`;
}

function mark(state: Service['state']): TemplateResult {
  const kind = state === 'open' ? 'calm' : state === 'closed' ? 'urgent' : 'look';
  return html`<span class="mark ${kind}">${field('service', state)}</span>`;
}

function harm(one: Schema<'Harm'>): TemplateResult {
  return html`<div class="note">
    ${say('harm')} ${one.words === '' ? nothing : html`<bdi>${one.words}</bdi> ·`}
    ${say('people')} ${range(one.people)} · ${say('deaths')} ${range(one.deaths)} · ${say('as-of')}
    ${when(one.as_of_ms)}
  </div>`;
}

function before(stated: readonly ServiceWord[]): TemplateResult | typeof nothing {
  if (stated.length === 0) return nothing;
  return html`<details>
    <summary>${say('stated-before', { n: stated.length })}</summary>
    <ol class="plain">
      ${[...stated].reverse().map((one) => html`<li>${say('stated')} ${when(one.at_ms)}: ${standing(one)}</li>`)}
    </ol>
  </details>`;
}

export function range(one: Schema<'Range'> | null): TemplateResult {
  if (one === null) return html`<span class="unknown">${say('not-known')}</span>`;
  return ltr(one.low === one.high ? grouped(one.low) : `${grouped(one.low)}–${grouped(one.high)}`);
}
