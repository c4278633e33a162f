/** What an action is about, as the officer sees it before signing: message, notice, test, concern. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { field } from '../field';
import { format } from '../geo';
import { whole } from '../line/drawing';
import { live } from '../live';
import { apart, type Need, nameOf } from '../needs';
import { length, ltr, when } from '../parts';
import { preferences } from '../prefs';
import { say } from './words';

type Volume = Schema<'Volume'>;

/** The version of a notice that a matter is about; undefined where it is not there (any more). */
export function versionOf(
  page: Schema<'NoticePage'> | undefined,
  leaf: string,
): Schema<'Version'> | undefined {
  return page?.notice.versions.find((one) => one.leaf === leaf);
}

export function notice(version: Schema<'Version'>): TemplateResult {
  const { activity, place_label, period, volumes, remarks } = version.notice;
  return html`
    <p><strong>${field('activity', activity)}</strong> <q><bdi>${place_label}</bdi></q></p>
    <p>${when(period.start_ms)} – ${end(period.end_ms)}</p>
    ${volumes.length === 0 ? html`<p class="note">${say('no-volume')}</p>` : nothing}
    <ol class="plain volumes">
      ${volumes.map((one, n) => html`<li>${volume(one, n)}</li>`)}
    </ol>
    ${remarks === '' ? nothing : html`<p><bdi>${remarks}</bdi></p>`}
  `;
}

function volume(one: Volume, n: number): TemplateResult {
  const heights = say('height', {
    floor: apart(metres(one.band.floor_mm)),
    ceiling: apart(metres(one.band.ceiling_mm)),
    datum: field('datum', one.band.datum),
  });
  return html`<strong>${ltr(n + 1)}. ${field('role', one.role)}</strong>
    <div>${shape(one.shape)}</div>
    <div>${heights}</div>
    <div>${when(one.interval.start_ms)} – ${end(one.interval.end_ms)}</div>`;
}

/** Every corner: who reads back has to see all of them. */
function shape(one: Volume['shape']): string {
  switch (one.shape) {
    case 'circle':
      return say('circle', { radius: apart(length(one.radius_mm)), at: at([one.centre]) });
    case 'polygon':
      return say('polygon', { n: one.outer.length, at: at(one.outer) });
    case 'route':
      return say('route', { width: apart(length(one.half_width_mm)), at: at(one.points) });
  }
}

function at(positions: readonly Schema<'Position'>[]): string {
  const written = positions.map(
    (one) => `\u2066${format(one.lat_e7, one.lon_e7, preferences.notation)}\u2069`,
  );
  return written.join(' · ');
}

const FOOT_MM = 304.8;

function metres(mm: number): string {
  return `${Math.round(mm / 1000)} m (${Math.round(mm / FOOT_MM)} ft)`;
}

function end(ms: number | null): TemplateResult {
  return ms === null ? html`<span class="unknown">${say('until-unknown')}</span>` : when(ms);
}

/** A message as it was said: the phrase in one's language with its signed code, words as written. */
export function message(
  page: Schema<'CallPage'> | undefined,
  need: Need,
  rows: readonly Schema<'PhraseRow'>[] | undefined,
): TemplateResult | undefined {
  const found = page?.messages.find((one) => one.leaf === need.leaf);
  if (found === undefined) return undefined;
  return html`
    <p class="soft">
      ${say('said', {
        party: nameOf(found.party),
        desk: apart(found.desk),
        precedence: field('precedence', found.precedence),
      })}, ${when(found.issued_ms)}
    </p>
    ${whole(found.said, rows, () => undefined)}
  `;
}

export function test(one: Schema<'LineTest'>): TemplateResult {
  return html`<p>
    ${say('test-ask', {
      callsign: `\u2066${one.callsign}\u2069`,
      time: `\u2066${new Date(one.at_ms).toISOString().slice(11, 16)}Z\u2069`,
      n: one.minutes,
    })}
  </p>`;
}

export function concern(one: Schema<'ConcernView'>): TemplateResult {
  return html`<p class="soft">${nameOf(one.ref.party)}, ${when(one.issued_ms)}</p>
    <blockquote><bdi>${one.words}</bdi></blockquote>
    ${one.reported.map((each, n) => html`<div>${volume(each, n)}</div>`)}`;
}

/** In whose name a statement is made, and about what. */
export function inWhoseName(need: Need): TemplateResult {
  const leaf = need.leaf.slice(0, 12);
  return html`<p>
    ${say('in-name', {
      party: nameOf(live.me?.party ?? ''),
      desk: apart(live.me?.label ?? ''),
      thread: `\u2066${need.thread}\u2069`,
    })}${leaf === '' ? nothing : html` <bdi dir="ltr" class="code">${leaf}…</bdi>`}
  </p>`;
}
