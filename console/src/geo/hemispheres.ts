/** The letters and words of the four quarters, in the languages of those who paste positions. */

export type Quarter = 'N' | 'S' | 'E' | 'W';

/** A letter that means one thing here and another there: French `O` is west, German `O` is east. */
export const EITHER = '?';

/** Longest first where one begins with another. Homoglyphs are read as what they look like. */
const NAMES: readonly (readonly [Quarter | typeof EITHER, readonly string[]])[] = [
  [
    'N',
    [
      'NORTH',
      'NORD',
      'СЕВЕРНОЙ ШИРОТЫ',
      'СЕВЕР',
      'С. ?Ш\\.?',
      'С',
      'צפון',
      "צפ'?",
      "צ'?",
      'شمالا',
      'شمال',
      'ش',
    ],
  ],
  [
    'S',
    [
      'SOUTH',
      'SUD',
      'ЮЖНОЙ ШИРОТЫ',
      'ЮГ',
      'Ю. ?Ш\\.?',
      'Ю',
      'דרום',
      "דר'?",
      "ד'?",
      'جنوبا',
      'جنوب',
      'ج',
    ],
  ],
  [
    'E',
    [
      'EAST',
      'EST',
      'ВОСТОЧНОЙ ДОЛГОТЫ',
      'ВОСТОК',
      'В. ?Д\\.?',
      'В',
      'Е',
      'מזרח',
      "מז'?",
      'شرقا',
      'شرق',
      'ق',
    ],
  ],
  [
    'W',
    [
      'WEST',
      'OUEST',
      'ЗАПАДНОЙ ДОЛГОТЫ',
      'ЗАПАД',
      'З. ?Д\\.?',
      'З',
      'מערב',
      "מע'?",
      'غربا',
      'غرب',
      'غ',
    ],
  ],
  // In Hebrew east and west begin with the same letter.
  [EITHER, ['O', 'О', "מ'?"]],
];
const WORDS = NAMES.flatMap(([quarter, names]) =>
  names.map((name) => [quarter, new RegExp(`(?<![\\p{L}])(?:${name})(?![\\p{L}])`, 'gu')] as const),
);

/** Text in capitals whose names of quarters became the letters N, S, E and W (or `?`). */
export function lettered(text: string): string {
  let read = text.toUpperCase();
  for (const [quarter, name] of WORDS) read = read.replace(name, quarter);
  return read;
}

export function mostOf(quarter: Quarter): 90 | 180 {
  return quarter === 'N' || quarter === 'S' ? 90 : 180;
}
