/** Angles as typed or pasted, read exactly: no digit is lost on the way to 10⁻⁷ degree. */

/** A fraction of whole numbers; the denominator is above 0. */
interface Fraction {
  over: bigint;
  under: bigint;
}

export type AngleFault = 'no-angle' | 'sixty' | 'minutes-not-whole';

/** What pasted text carries and nobody sees: marks of direction, joiners, soft hyphens. */
const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const MARKS: Record<string, string> = {
  '′': "'",
  '’': "'",
  '‘': "'",
  ʹ: "'",
  '´': "'",
  '`': "'",
  '׳': "'",
  '＇': "'",
  '″': '"',
  '”': '"',
  '“': '"',
  ʺ: '"',
  '״': '"',
  '＂': '"',
  º: '°',
  '˚': '°',
  ᵒ: '°',
  '٫': '.',
  '،': ',',
  '؛': ';',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '＋': '+',
  '．': '.',
  '，': ',',
};

/** Digits of any script in Western ones, marks in one spelling, single spaces, what is unseen gone. */
export function tidy(text: string): string {
  return Array.from(text.replace(UNSEEN, ''), (letter) => MARKS[letter] ?? digit(letter))
    .join('')
    .replaceAll("''", '"')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** Digits of every script stand in runs of ten, each beginning with its nought. */
function digit(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80 || !/\p{Nd}/u.test(letter)) return letter;
  let before = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(before - 1))) before -= 1;
  return String((code - before) % 10);
}

const WHOLE = /^(\d{1,3}(?:\.\d{1,12})?) ?°?$/;
/** Degrees and minutes, perhaps seconds: by marks, blanks, colons or hyphens. */
const MARKED =
  /^(\d{1,3})(?: ?° ?| ?[:-] ?| )(\d{1,2}(?:\.\d{1,9})?)(?: ?'?|(?: ?' ?| ?[:-] ?| )(\d{1,2}(?:\.\d{1,9})?) ?"?)$/;
const RUN_TOGETHER = {
  90: /^(\d{2})(\d{2})(\d{2})?(\.\d{1,9})?$/,
  180: /^(\d{3})(\d{2})(\d{2})?(\.\d{1,9})?$/,
} as const;

/**
 * An angle without its letter, in units of 10⁻⁷ degree, exact halves to the even.
 *
 * @param most 90 for a latitude, 180 for a longitude: it says how many digits are degrees where
 *   degrees, minutes and seconds run together.
 */
export function angle(text: string, most: 90 | 180): number | AngleFault {
  const plain = text
    .trim()
    .replace(/(\d) ?deg\.?/i, '$1°')
    .replace(/(\d) ?min\.?/i, "$1'")
    .replace(/(\d) ?sec\.?/i, '$1"')
    .replace(/(\d),(\d)/g, '$1.$2')
    .trim();
  const run = RUN_TOGETHER[most].exec(plain);
  if (run !== null) {
    const parts = run.slice(1, 4).filter((part): part is string => part !== undefined);
    const last = parts.pop() ?? '';
    return joined([...parts, last + (run[4] ?? '')]);
  }
  const marked = MARKED.exec(plain);
  if (marked !== null) {
    const [, degrees = '', minutes = '', seconds] = marked;
    if (seconds === undefined) return joined([degrees, minutes]);
    return minutes.includes('.') ? 'minutes-not-whole' : joined([degrees, minutes, seconds]);
  }
  const whole = WHOLE.exec(plain)?.[1];
  return whole === undefined ? 'no-angle' : joined([whole]);
}

/** Decimal degrees with a sign, in units of 10⁻⁷ degree. */
export function decimal(text: string): number {
  const size = rounded(fraction(text.replace(/^[+-]/, '')));
  return text.startsWith('-') && size !== 0 ? -size : size;
}

/**
 * A decimal number times a power of ten as a whole number: metres become millimetres exactly.
 *
 * @param towards outward: a floor is rounded down, a ceiling or a radius up.
 */
export function scaled(text: string, factor: bigint, towards: 'down' | 'up'): number {
  const { over, under } = fraction(text.replace(/^[+-]/, ''));
  const value = (text.startsWith('-') ? -over : over) * factor;
  const cut = value / under;
  const rest = value % under;
  if (rest === 0n) return Number(cut);
  if (towards === 'up') return Number(value > 0n ? cut + 1n : cut);
  return Number(value < 0n ? cut - 1n : cut);
}

function joined(parts: string[]): number | AngleFault {
  if (parts.slice(1).some((part) => Number(part) >= 60)) return 'sixty';
  let sum: Fraction = { over: 0n, under: 1n };
  let scale = 1n;
  for (const part of parts) {
    const one = fraction(part);
    const under = one.under * scale;
    sum = { over: sum.over * under + one.over * sum.under, under: sum.under * under };
    scale *= 60n;
  }
  return rounded(sum);
}

function fraction(text: string): Fraction {
  const [whole = '0', decimals = ''] = text.split('.');
  return { over: BigInt(whole + decimals), under: 10n ** BigInt(decimals.length) };
}

/** In units of 10⁻⁷, an exact half to the even neighbour, as Python rounds fractions. */
function rounded({ over, under }: Fraction): number {
  const scaled = over * 10_000_000n;
  const floor = scaled / under;
  const twice = 2n * (scaled % under);
  const up = twice > under || (twice === under && floor % 2n === 1n);
  return Number(up ? floor + 1n : floor);
}
