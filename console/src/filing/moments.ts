/** Moments as an officer types them. UTC unless an offset is written; a day is chosen, and shown. */
import { plainText } from '../geo';

export interface Moment {
  ms: number;
  /** How the day was chosen where none was written, so that the page can say it. */
  day: 'written' | 'today' | 'tomorrow' | 'other';
}
export type MomentFault = 'no-moment' | 'no-such-moment';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A time of day that is past by no more than this is meant of today: it has begun. */
const JUST_PAST = HOUR;

const NOW = new Set(['now', 'сейчас', 'עכשיו', 'الآن', 'الان', 'maintenant']);
const MONTHS = 'JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC';
const UNITS: readonly (readonly [number, RegExp])[] = [
  [DAY, /^(?:d|days?|j|jours?|сут|суток|дн|дней|день|дня|ימים|יום|أيام|يوم)$/],
  [HOUR, /^(?:h|hours?|hrs?|heures?|ч|час|часа|часов|שע|שעות|שעה|س|ساعات|ساعة)$/],
  [MINUTE, /^(?:m|min|mins|minutes?|мин|минут|минуты|минуту|דק|דקות|דקה|د|دقائق|دقيقة)$/],
];
const IN = /^(?:in|\+|через|בעוד|بعد|dans|for|на|למשך|لمدة|pendant) ?/;

/**
 * A moment, in milliseconds of UTC.
 *
 * @param from What a span such as `in 20 min` counts from.
 * @param after A time of day without its day is the first such after this; for a start an hour ago
 *   still counts as today.
 */
export function readMoment(
  text: string,
  from: number,
  after = from - JUST_PAST,
): Moment | MomentFault {
  const plain = plainText(text);
  const low = plain.toLowerCase();
  if (NOW.has(low)) return { ms: floorMinute(from), day: 'written' };
  const span = spanOf(low);
  if (span !== undefined) return { ms: floorMinute(from + span), day: 'written' };
  return iso(plain) ?? dayTime(plain, after) ?? timeOfDay(plain, from, after) ?? 'no-moment';
}

/** `20 min`, `1 h 30`, `90min`, `1:30 h`, `in 2 hours`, `+45`; milliseconds. */
export function spanOf(text: string): number | undefined {
  const bare = text.replace(IN, '').trim();
  const counted = bare !== text.trim();
  if (/^\d{1,4}$/.test(bare)) return counted ? Number(bare) * MINUTE : undefined;
  let sum = 0;
  let rest = bare;
  let last = 0;
  for (;;) {
    const found = /^(\d{1,4}(?:[.,]\d{1,2})?) ?(\p{L}+)[׳'.]? ?/u.exec(rest);
    if (found === null) break;
    const unit = UNITS.find(([, names]) => names.test(found[2] ?? ''))?.[0];
    if (unit === undefined) return undefined;
    sum += Number(found[1]?.replace(',', '.')) * unit;
    last = unit;
    rest = rest.slice(found[0].length);
  }
  if (last === 0) return undefined;
  // `1 h 30`: what follows hours is minutes.
  if (/^\d{1,2}$/.test(rest) && last === HOUR) return sum + Number(rest) * MINUTE;
  return rest === '' ? sum : undefined;
}

/** `2018-09-17T18:40Z`, `2018-09-17 18:40` (UTC), `2018-09-17T21:40+03:00`, `2018-09-17` (00:00). */
function iso(text: string): Moment | MomentFault | undefined {
  const found =
    /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):?(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)? ?(Z|z|UTC|[+-]\d\d:?\d\d)?)?$/.exec(
      text,
    );
  if (found === null) return undefined;
  const [, y, mo, d, h = '0', mi = '0', s = '0', f = '0', zone = 'Z'] = found;
  const at = utc(Number(y), Number(mo), Number(d), Number(h), Number(mi), Number(s));
  if (at === undefined) return 'no-such-moment';
  const ms = at + Number(f.padEnd(3, '0'));
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (offset === null) return { ms, day: 'written' };
  const ahead = (Number(offset[2]) * 60 + Number(offset[3])) * MINUTE;
  return { ms: offset[1] === '+' ? ms - ahead : ms + ahead, day: 'written' };
}

/** A date-time group: `171840Z`, `171840ZSEP`, `171840ZSEP18`. */
function dayTime(text: string, after: number): Moment | MomentFault | undefined {
  const found = /^(\d\d)(\d\d)(\d\d) ?Z ?([A-Z]{3})? ?(\d\d|\d{4})?$/.exec(text.toUpperCase());
  if (found === null) return undefined;
  const [, day, hour, minute, name, year] = found;
  const month = name === undefined ? undefined : MONTHS.indexOf(name) / 3 + 1;
  if (month !== undefined && (!Number.isInteger(month) || month < 1)) return 'no-such-moment';
  const base = new Date(after);
  // Without its month or year, the next there is.
  for (let n = 0; n < 14; n += 1) {
    const turned = new Date(Date.UTC(base.getUTCFullYear(), base.getUTCMonth() + n, 1));
    const y = year === undefined ? turned.getUTCFullYear() : Number(year.padStart(4, '20'));
    const ms = utc(
      y,
      month ?? turned.getUTCMonth() + 1,
      Number(day),
      Number(hour),
      Number(minute),
      0,
    );
    if (ms !== undefined && (year !== undefined || ms > after)) return { ms, day: 'written' };
    if (year !== undefined && month !== undefined) break;
  }
  return 'no-such-moment';
}

/** `18:40`, `1840`, `1840Z`, `18:40 UTC`, `6.30`: the first such after a moment. */
function timeOfDay(text: string, from: number, after: number): Moment | MomentFault | undefined {
  const found =
    /^(\d{1,2})[:.h](\d\d) ?(?:Z|z|UTC|utc)?$/.exec(text) ??
    /^(\d\d)(\d\d) ?(?:Z|z|UTC|utc)?$/.exec(text);
  if (found === null) return undefined;
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  if (hour > 23 || minute > 59) return 'no-such-moment';
  const midnight = Math.floor(after / DAY) * DAY;
  let ms = midnight + hour * HOUR + minute * MINUTE;
  if (ms <= after) ms += DAY;
  const days = Math.floor(ms / DAY) - Math.floor(from / DAY);
  return { ms, day: days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'other' };
}

/** Undefined where there is no such date or time of day. */
function utc(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const same =
    at.getUTCFullYear() === year &&
    at.getUTCMonth() === month - 1 &&
    at.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  return same ? at.getTime() : undefined;
}

function floorMinute(ms: number): number {
  return Math.floor(ms / MINUTE) * MINUTE;
}

/** An end that is not known: nothing typed, or said so. */
export function isUnknown(text: string): boolean {
  return /^\s*(?:none|not known|unknown|\?|-|—|нет|не известно|неизвестно|לא ידוע|غير معروف|non connu|inconnu)?\s*$/i.test(
    text,
  );
}
