/** What a notice's page says of codes and numbers, sentence by sentence. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schema } from '../api';
import { field } from '../field';
import { ALL_GROUND, inNotation, sameBand } from '../geo';
import { live } from '../live';
import { heightsInFull, heightWords, heights as shortHeights } from '../map/heights';
import { apart, nameOf } from '../needs';
import { length, local, ltr, span, utc, utcTime, when } from '../parts';
import { wordsFor } from '../words';
import type { Differs, Volume } from './comparing';
import type { Page } from './wishes';
import { en, say } from './words';

/** Which rung is missing and whose, one clause a party; why it is not confirmed where none is. */
export function missingSaid(page: Page): string[] {
  const found = page.missing.map((one) => missing(one));
  if (page.notice.deviates_ms !== null) {
    found.push(say('deviates', { time: apart(utc(page.notice.deviates_ms)) }));
  }
  if (found.length === 0 && !page.notice.confirmed && !page.disputed) found.push(say('nobody'));
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
    <div>${heightsSaid(one.band)}</div>
    <div>${when(one.interval.start_ms)} – ${until(one.interval.end_ms)}</div>`;
}

/** Heights as announced; where they are those of all ground there is, that is what is said. */
export function heightsSaid(band: Volume['band']): TemplateResult {
  if (!sameBand(band, ALL_GROUND)) return ltr(heightsInFull(band));
  return html`${say('every-height')} <span class="soft">(${ltr(shortHeights(band))})</span>`;
}

/** One height with its datum. */
export function heightSaid(mm: number, band: Volume['band']): string {
  return `${heightWords(mm, band.datum)}${band.datum === 'pressure-1013' ? '' : ' m'} ${field('datum', band.datum)}`;
}

export function shape(one: Volume['shape']): string {
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
  return ms === null ? html`<span class="unknown">${say('end-unknown')}</span>` : moment(ms);
}

/** What the author says beside it, such as what could not be read and goes out as it was typed. */
export function remarks(notice: Schema<'Notice'>): TemplateResult | typeof nothing {
  return notice.remarks === '' ? nothing : html`<p data-remarks><bdi>${notice.remarks}</bdi></p>`;
}

/** When its map is drawn: now while it lasts, which is null; else as it begins, and one is told so. */
export function momentOf({ start_ms, end_ms }: Schema<'Interval'>, now: number): number | null {
  return start_ms <= now && (end_ms === null || now < end_ms) ? null : start_ms;
}

/** What a statement of the record is called. */
export function kindSaid(kind: string): string {
  const name = `kind-${kind.replace(/\/\d+$/, '')}`;
  return wordsFor((key) => say(key as keyof typeof en), en, name).replace(/^kind-/, '');
}

/** A moment, UTC first and local beside; of today without its day. */
export function moment(ms: number): TemplateResult {
  const today = utc(ms).slice(0, 10) === utc(live.now()).slice(0, 10);
  return html`<time class="moment" datetime=${new Date(ms).toISOString()} title=${utc(ms)}
    >${ltr(today ? utcTime(ms, true) : utc(ms))} <span class="local">${ltr(local(ms))}</span></time
  >`;
}

/** A time as claimed, and between which moments it is proven to lie. */
export function bracketed(proof: Schema<'Bracket'> | undefined, ms: number): TemplateResult {
  if (proof === undefined) return moment(ms);
  return html`<details class="bracket">
    <summary>${moment(ms)}</summary>
    <div class="soft">${say('claimed')} ${when(ms)} · ${bracketSaid(proof)}</div>
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
