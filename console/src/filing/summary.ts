/** The whole of a notice in a few lines, for the last look. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { field } from '../field';
import { ltr, when } from '../parts';
import { heightText } from './quantities';
import { shapeSaid } from './where';
import { say } from './words';

export function summary(notice: Schema<'Notice'>, terms: Schema<'Terms'>): TemplateResult {
  const names = new Map(terms.members.map((one) => [one.party, one.name]));
  const asked = notice.addressees.map((party) => names.get(party) ?? party);
  return html`<p>
      <strong>${field('activity', notice.activity)}</strong>
      ${notice.emergency ? html`<span class="mark urgent">${say('emergency')}</span>` : nothing}
      ${notice.place_label === '' ? nothing : html`· <bdi>${notice.place_label}</bdi>`}
    </p>
    <p>${when(notice.period.start_ms)} – ${
      notice.period.end_ms === null ? field('flag', 'end-unknown') : when(notice.period.end_ms)
    }</p>
    ${notice.volumes.length === 0 ? html`<p>${say('nothing-drawn')}</p>` : nothing}
    <ul>
      ${notice.volumes.map(
        (one) => html`<li>
          ${field('role', one.role)}: ${shapeSaid(one.shape)},
          ${ltr(`${heightText(one.band.floor_mm, one.band.datum)} – ${heightText(one.band.ceiling_mm, one.band.datum)}`)}
          ${field('datum', one.band.datum)}
        </li>`,
      )}
    </ul>
    ${asked.length === 0 ? nothing : html`<p>${say('asked', { parties: asked.join(', ') })}</p>`}`;
}
