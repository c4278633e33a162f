/** How times, spans, lengths and codes are written: the same in every language. */
import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../words';
import { ar } from './words/ar';
import { en } from './words/en';
import { fr } from './words/fr';
import { he } from './words/he';
import { ru } from './words/ru';

const say = words({ en, ru, he, ar, fr });

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Text that runs from left to right whatever surrounds it: codes, numbers, coordinates, times. */
export function ltr(text: string | number): TemplateResult {
  return html`<bdi dir="ltr">${text}</bdi>`;
}

/** `2018-09-17 18:39:00Z`. */
export function utc(ms: number): string {
  const iso = new Date(ms).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}Z`;
}

/** `18:39Z`, with seconds if wanted. */
export function utcTime(ms: number, seconds = false): string {
  return `${new Date(ms).toISOString().slice(11, seconds ? 19 : 16)}Z`;
}

/** `21:39 (+03:00)`, by the clock of this machine's place; empty where that clock is UTC all year. */
export function local(ms: number): string {
  const at = new Date(ms);
  // London in winter still says so: an officer there counts on a clock that moves in spring.
  if ([at, ...[0, 6].map((month) => new Date(at.getFullYear(), month))].every(isUtc)) return '';
  const ahead = -at.getTimezoneOffset();
  const two = (n: number) => String(Math.trunc(Math.abs(n))).padStart(2, '0');
  const sign = ahead < 0 ? '−' : '+';
  return `${two(at.getHours())}:${two(at.getMinutes())} (${sign}${two(ahead / 60)}:${two(ahead % 60)})`;
}

function isUtc(at: Date): boolean {
  return at.getTimezoneOffset() === 0;
}

/** A moment, UTC first and local beside; unknown stays unknown. */
export function when(ms: number | null | undefined): TemplateResult {
  if (ms === null || ms === undefined)
    return html`<span class="unknown">${say('not-known')}</span>`;
  return html`<time datetime=${new Date(ms).toISOString()}
    ><bdi dir="ltr">${utc(ms)}</bdi>${beside(local(ms))}</time
  >`;
}

function beside(here: string): TemplateResult | typeof nothing {
  return here === '' ? nothing : html` <bdi dir="ltr" class="local">${here}</bdi>`;
}

/** A moment of today by its hour alone, the day before it where it is another. */
export function brief(ms: number | null | undefined, now: number): TemplateResult {
  if (ms === null || ms === undefined)
    return html`<span class="unknown">${say('not-known')}</span>`;
  const day = utc(ms).slice(0, 10);
  const text = day === utc(now).slice(0, 10) ? utcTime(ms) : `${day} ${utcTime(ms)}`;
  const both = [utc(ms), local(ms)].filter((one) => one !== '').join(' · ');
  return html`<time datetime=${new Date(ms).toISOString()} title=${both}
    ><bdi dir="ltr">${text}</bdi></time
  >`;
}

/** `1 h 05 min`, `4 min 12 s`, `38 s`: the two largest units, never rounded up. */
export function span(ms: number): string {
  const whole = Math.floor(Math.abs(ms) / SECOND_MS) * SECOND_MS;
  const days = Math.floor(whole / DAY_MS);
  const hours = Math.floor((whole % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((whole % HOUR_MS) / MINUTE_MS);
  const seconds = Math.floor((whole % MINUTE_MS) / SECOND_MS);
  const two = (n: number) => String(n).padStart(2, '0');
  if (days > 0) return say('days-hours', { d: days, h: hours });
  if (hours > 0) return say('hours-minutes', { h: hours, m: two(minutes) });
  if (minutes > 0) return say('minutes-seconds', { m: minutes, s: two(seconds) });
  return say('seconds', { s: seconds });
}

/** Time to go, or how long it is over: `in 4 min 12 s`, `4 min 12 s ago`. */
export function toGo(ms: number | null | undefined, now: number): string {
  if (ms === null || ms === undefined) return say('not-known');
  return ms >= now ? say('in', { span: span(ms - now) }) : say('ago', { span: span(now - ms) });
}

/**
 * A number of five digits and more in threes, apart by a narrow space (ISO 80000-1, 7.3.1): a comma
 * is a decimal mark to half of those who read it, and 6,000 m would be six.
 */
export function grouped(n: number): string {
  const digits = String(Math.abs(n));
  const apart = digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return n < 0 ? `−${apart}` : apart;
}

/** A length of so many millimetres: metres below 1,000 m, else kilometres with one digit. */
export function length(mm: number): string {
  const metres = mm / 1_000;
  if (Math.abs(metres) < 1_000) return `${Math.round(metres)} m`;
  return `${(metres / 1_000).toFixed(1)} km`;
}
