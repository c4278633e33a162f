/** What differed: the records of two runs, side by side, in the words of codes. */
import { html, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { field } from '../field';
import { span } from '../parts';
import type { Story } from './moments';
import { nameIn, refIn } from './parties';
import { say } from './words';

type Findings = Schema<'Findings'>;

export interface Found {
  notice: Findings;
  flight: Findings;
}

/** Each finding as a label, and its value for a run. */
export function rowsOf(story: Pick<Story, 'ways'>, found: Found): [string, string][] {
  const { notice, flight } = found;
  return [
    [
      say('f-late'),
      notice.late_s === 0 ? say('v-kept') : say('v-short', { span: span(notice.late_s * 1_000) }),
    ],
    [say('f-geometry'), say(notice.geometry_missing ? 'v-missing' : 'v-drawn')],
    [
      say('f-place'),
      notice.place_mismatch_km === null
        ? say('v-no-place')
        : say('v-apart', { km: notice.place_mismatch_km }),
    ],
    [say('f-conflicts'), conflictsText(story, notice)],
    [say('f-rungs'), rungsText(story, notice)],
    [say('f-relay'), relayText(notice.relay_confirmed)],
    [
      say('f-overdue'),
      flight.overdue_s === null ? say('v-in-time') : span(flight.overdue_s * 1_000),
    ],
  ];
}

function conflictsText(story: Pick<Story, 'ways'>, found: Findings): string {
  if (found.conflicts.length === 0) return say('v-none-found');
  return found.conflicts
    .map((one) => {
      const pair = say('conflict-of', {
        a: refIn(story, one.a.subject),
        b: refIn(story, one.b.subject),
      });
      return `${pair}: ${field('verdict', one.finding.verdict)}`;
    })
    .join('; ');
}

function rungsText(story: Pick<Story, 'ways'>, found: Findings): string {
  if (found.unconfirmed_rungs.length === 0) return say('v-confirmed');
  return found.unconfirmed_rungs
    .map((one) => `${nameIn(story, one.party)}: ${field('rung', one.rung)}`)
    .join('; ');
}

function relayText(confirmed: boolean | null): string {
  if (confirmed === null) return say('v-none-owed');
  return say(confirmed ? 'v-relayed' : 'v-not-relayed');
}

/** Two columns of equal width: the other run, then this one. */
export function besideTable(story: Story, here: Found, other: Found): TemplateResult {
  const values = rowsOf(story, here);
  return html`<section aria-labelledby="beside">
    <h3 id="beside">${say('beside')}</h3>
    <p class="soft">${say('beside-note')}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${say('beside-note')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${say('finding')}</th>
            <th scope="col">${say('other-run')}</th>
            <th scope="col">${say('this-run')}</th>
          </tr>
        </thead>
        <tbody>
          ${rowsOf(story, other).map(
            ([label, value], n) =>
              html`<tr>
                <th scope="row">${label}</th>
                <td>${value}</td>
                <td>${values[n]?.[1]}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
