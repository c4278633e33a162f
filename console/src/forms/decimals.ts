/** Exact decimals: what an officer typed is turned into whole units without a detour by floats. */

/** A number as typed, such as `16000.5`, as a fraction. */
export function fraction(text: string): [bigint, bigint] {
  const [whole = '', part = ''] = text.replace(/^[+-]/, '').split('.');
  const sign = text.startsWith('-') ? -1n : 1n;
  return [sign * BigInt(whole + part), 10n ** BigInt(part.length)];
}

/** The nearest whole number; of two equally near ones the even. */
export function nearest(over: bigint, under: bigint): number {
  const floor = over >= 0n ? over / under : -((-over + under - 1n) / under);
  const twice = 2n * (over - floor * under);
  const up = twice > under || (twice === under && floor % 2n !== 0n);
  return Number(up ? floor + 1n : floor);
}

/** The next whole number at or above a fraction that is not below 0. */
export function above(over: bigint, under: bigint): number {
  return Number((over + under - 1n) / under);
}

/** `count` of 10⁻ᵖˡᵃᶜᵉˢ, written exactly: no trailing zeros beyond the least places. */
export function decimal(count: number, places: number, least = 0): string {
  const digits = String(Math.abs(count)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const after = digits
    .slice(digits.length - places)
    .replace(/0+$/, '')
    .padEnd(least, '0');
  return (count < 0 ? '-' : '') + whole + (after === '' ? '' : `.${after}`);
}

/** Digits of any script in Western ones, marks of degrees in one spelling, single spaces. */
export function plain(text: string): string {
  const western = [...text].map((letter) =>
    /\p{Nd}/u.test(letter) ? String(digitOf(letter)) : (MARKS[letter] ?? letter),
  );
  return western.join('').replaceAll("''", '"').split(/\s+/).filter(Boolean).join(' ');
}

const MARKS: Record<string, string> = {
  '′': "'",
  '’': "'",
  '″': '"',
  '”': '"',
  º: '°',
  '˚': '°',
  '٫': '.',
};

/** Every script's digits stand together from 0 to 9, and so the place within the row is the value. */
function digitOf(letter: string): number {
  const at = letter.codePointAt(0) ?? 0;
  let first = at;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (at - first) % 10;
}
