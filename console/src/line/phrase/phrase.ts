/** Putting values into a phrase, and what is amiss with one's own before it is signed. */
import type { Schema } from '../../api';
import { VALUE_TYPES, type Value, type ValueType } from '../../forms';

export type Row = Schema<'PhraseRow'>;
export type Phrase = Schema<'Phrase'>;

/** The catalogue that this console speaks. */
export const CATALOGUE = 'phrases/0';
export const RECEIVED = 'LINK-RECEIVED';
export const STAND_BY = 'LINK-STANDBY';

export interface Blank {
  name: string;
  type: ValueType;
  required: boolean;
}

export type Fault =
  | { what: 'catalogue' }
  | { what: 'code' }
  | { what: 'stranger'; name: string }
  | { what: 'type'; name: string; type: ValueType }
  | { what: 'missing'; blanks: readonly Blank[] }
  | { what: 'order' };

/** What a phrase takes, in the order in which it is signed. */
export function blanksOf(row: Row): Blank[] {
  return row.parameters.map((name, n) => ({
    name,
    type: VALUE_TYPES.find((one) => one === row.types[n]) ?? 'name',
    required: row.required.includes(name),
  }));
}

/** Blanks whose hours are still to come: `until 19:07` is not yesterday. */
export function isAhead(name: string): boolean {
  return name === 'until' || name === 'by';
}

/** A phrase with its values in the catalogue's order; what is not given is left out, for not known. */
export function compose(row: Row, values: ReadonlyMap<string, Value>): Phrase {
  const parameters = row.parameters.flatMap((name) => {
    const value = values.get(name);
    return value === undefined ? [] : [{ name, value }];
  });
  return { catalogue: CATALOGUE, code: row.code, parameters };
}

/** What is amiss with a phrase of one's own; undefined if nothing is. */
export function faultOf(phrase: Phrase, rows: readonly Row[]): Fault | undefined {
  if (phrase.catalogue !== CATALOGUE) return { what: 'catalogue' };
  const row = rows.find((one) => one.code === phrase.code);
  if (row === undefined) return { what: 'code' };
  const blanks = blanksOf(row);
  for (const { name, value } of phrase.parameters) {
    const blank = blanks.find((one) => one.name === name);
    if (blank === undefined) return { what: 'stranger', name };
    if (blank.type !== value.type) return { what: 'type', name, type: blank.type };
  }
  const given = phrase.parameters.map((one) => one.name);
  const missing = blanks.filter((one) => one.required && !given.includes(one.name));
  if (missing.length > 0) return { what: 'missing', blanks: missing };
  const order = given.map((name) => row.parameters.indexOf(name));
  const sorted = order.every((place, n) => n === 0 || place > (order[n - 1] ?? -1));
  return sorted ? undefined : { what: 'order' };
}

/** The phrases that have every one of the words typed, in their code or in their sentence. */
export function matching(rows: readonly Row[], typed: string): Row[] {
  const wanted = folded(typed).split(' ').filter(Boolean);
  const found = rows.filter((row) => {
    const text = folded(`${row.code} ${row.marker} ${row.emergency ?? ''} ${row.text}`);
    return wanted.every((word) => text.includes(word));
  });
  // A code that begins as typed comes first: whoever knows the codes types those.
  const first = (row: Row) => (folded(row.code).startsWith(wanted.join('-')) ? 0 : 1);
  return wanted.length === 0 ? found : found.sort((a, b) => first(a) - first(b));
}

/** The phrases by their markers, both in the order of the catalogue. */
export function byMarker(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.marker);
    if (group === undefined) groups.set(row.marker, [row]);
    else group.push(row);
  }
  return groups;
}

/** Text as it is looked for: case, accents, vowel points and spacing set aside. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|\p{Cf}/gu, '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .join(' ');
}
