/** What a notice's page says of codes and numbers, sentence by sentence. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { field } from '../field';
import { inNotation } from '../geo';
import { live } from '../live';
import { heightsInFull } from '../map/heights';
import { apart, nameOf } from '../needs';
import { length, ltr, span, utc, when } from '../parts';
import { wordsFor } from '../words';
import type { Differs, Volume } from './comparing';
import type { Page } from './wishes';
import { en, say } from './words';

/** Which rung is missing and whose, one clause a party; why it is not confirmed where none is. */
export function missingSaid(page: Page): string[] {
  const found = page.missing.map((one) => missing(one));
  if (page.disputed) found.unshift(say('disputed', { party: nameOf(page.notice.ref.party) }));
  if (page.notice.deviates_ms !== null) {
    found.push(say('deviates', { time: apart(utc(page.notice.deviates_ms)) }));
  }
  if (found.length === 0 && !page.notice.confirmed) found.push(say('nobody'));
  return found;
}

function missing(one: Schema<'Missing'>): string {
  const party = nameOf(one.party);
  const since = apart(utc(one.since_ms));
  if (one.differs) return say('missing-differs', { party, since });
  const key = `missing-${one.rung}`;
  if (!(key in en)) return `${party}: ${field('rung', one.rung)}`;
  return say(key as keyof typeof en, {
    party,
    since,
    done: one.acknowledged,
    all: one.passed_to,
    units: one.units.map(apart).join(', '),
  });
}

/** A flag in the officer's language, with what its numbers say. */
export function flagSaid(flag: Schema<'Flag'>): string {
  const parts = [field('flag', flag.kind)];
  if (flag.volumes.length > 0) {
    parts.push(say('flag-volumes', { n: flag.volumes.map((n) => n + 1).join(', ') }));
  }
  if (flag.check_in !== null) parts.push(say('flag-check-in', { n: flag.check_in + 1 }));
  if (flag.by_ms !== null && flag.agreed_ms !== null) {
    parts.push(say('flag-short', { by: span(flag.by_ms), agreed: span(flag.agreed_ms) }));
  }
  if (flag.place !== '') parts.push(`“${apart(flag.place)}”`);
  if (flag.by_mm !== null) parts.push(say('flag-away', { by: apart(length(flag.by_mm)) }));
  if (flag.at_ms !== null) parts.push(apart(utc(flag.at_ms)));
  if (flag.meant !== null) parts.push(say('flag-meant', { at: apart(inNotation(flag.meant)) }));
  return parts.join(' · ');
}

/** One difference: in what, and by how much. */
export function differenceSaid(one: Differs): string {
  const what = say(`differs-${one.kind}`);
  const by =
    one.by_ms !== null
      ? signed(one.by_ms, span(one.by_ms))
      : one.by_mm !== null
        ? one.kind === 'place'
          ? length(one.by_mm)
          : signed(one.by_mm, length(Math.abs(one.by_mm)))
        : '';
  const whole = by === '' ? what : `${what}: ${apart(by)}`;
  return one.volume === null ? whole : say('of-volume', { n: one.volume + 1, what: whole });
}

function signed(by: number, text: string): string {
  return `${by < 0 ? '−' : '+'}${text}`;
}

/** Where, how high and when, and what for: every corner, for who reads back has to see all. */
export function volume(one: Volume, n: number): TemplateResult {
  return html`<strong>${ltr(n + 1)}. ${field('role', one.role)}</strong>
    <div>${shape(one.shape)}</div>
    <div>${ltr(heightsInFull(one.band))}</div>
    <div>${when(one.interval.start_ms)} – ${until(one.interval.end_ms)}</div>`;
}

function shape(one: Volume['shape']): string {
  switch (one.shape) {
    case 'circle':
      return say('circle', { radius: apart(length(one.radius_mm)), at: written([one.centre]) });
    case 'polygon':
      return say('polygon', { n: one.outer.length, at: written(one.outer) });
    case 'route':
      return say('route', { width: apart(length(one.half_width_mm)), at: written(one.points) });
  }
}

function written(positions: readonly Schema<'Position'>[]): string {
  return positions.map((one) => `\u2066${inNotation(one)}\u2069`).join(' · ');
}

export function until(ms: number | null): TemplateResult {
  return ms === null ? html`<span class="unknown">${say('end-unknown')}</span>` : when(ms);
}

/** What a statement of the record is called. */
export function kindSaid(kind: string): string {
  const name = `kind-${kind.replace(/\/\d+$/, '')}`;
  return wordsFor((key) => say(key as keyof typeof en), en, name).replace(/^kind-/, '');
}

/** A time as claimed, and between which moments it is proven to lie. */
export function bracketed(proof: Schema<'Bracket'> | undefined, ms: number): TemplateResult {
  if (proof === undefined) return when(ms);
  return html`<details class="bracket">
    <summary>${when(ms)}</summary>
    <div class="soft">${bracketSaid(proof)}</div>
  </details>`;
}

export function bracketSaid(proof: Schema<'Bracket'>): TemplateResult {
  const none = html`<span class="unknown">${say('not-shown')}</span>`;
  return html`${say('not-before')} ${proof.not_before_ms === null ? none : when(proof.not_before_ms)}
    · ${say('not-after')} ${proof.not_after_ms === null ? none : when(proof.not_after_ms)}
    ${
      proof.ahead_ms > 0
        ? html`<span class="mark look">${say('ahead', { by: span(proof.ahead_ms) })}</span>`
        : nothing
    }`;
}

export function party(name: string): TemplateResult {
  return html`<bdi>${live.nameOf(name)}</bdi>`;
}
