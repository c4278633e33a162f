/**
 * A signed phrase as a sentence of a language: never fails, and never leaves out a value
 * (docs/spec/phrases.md). Drawn from the phrase list of the node and this room's words for units.
 */

import { decimal, lengthOf, levelOf, momentText, type Value, writeValue } from '../../forms';
import { format } from '../../geo';
import type { Notation } from '../../prefs';
import type { Language } from '../../words';
import { inLanguage } from '../words';
import type { Phrase, Row } from './phrase';

export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'unknown'; name: string; text: string }
  | { kind: 'value'; name: string; value: Value; text: string };

const PLACEHOLDER = /\{([a-z_]+)\}/g;
const FOOT_MM = 304.8;
const NAUTICAL_MILE_MM = 1_852_000;

/**
 * The sentence in its parts, in their order; what it has no place for stands after it.
 *
 * @param row The phrase in that language; undefined where the catalogue does not have the code, and
 *   then code and values stand untranslated.
 */
export function sentence(
  phrase: Phrase,
  row: Row | undefined,
  language: Language,
  notation: Notation,
): Part[] {
  const written = (value: Value) => renderValue(value, language, notation);
  if (row === undefined) return untranslated(phrase);
  const given = new Map(phrase.parameters.map((one) => [one.name, one.value]));
  const parts: Part[] = [];
  let from = 0;
  for (const found of row.text.matchAll(PLACEHOLDER)) {
    const [whole, name = ''] = found;
    parts.push({ kind: 'text', text: row.text.slice(from, found.index) });
    const value = given.get(name);
    parts.push(
      value === undefined
        ? { kind: 'unknown', name, text: inLanguage(language, 'not-known') }
        : { kind: 'value', name, value, text: written(value) },
    );
    from = found.index + whole.length;
  }
  parts.push({ kind: 'text', text: row.text.slice(from) });
  for (const { name, value } of phrase.parameters) {
    if (row.parameters.includes(name)) continue;
    parts.push({ kind: 'text', text: ` [${name}: ` });
    parts.push({ kind: 'value', name, value, text: written(value) });
    parts.push({ kind: 'text', text: ']' });
  }
  return parts.filter((one) => one.text !== '');
}

function untranslated(phrase: Phrase): Part[] {
  const parts: Part[] = [{ kind: 'text', text: `${phrase.code} (${phrase.catalogue})` }];
  for (const { name, value } of phrase.parameters) {
    parts.push({ kind: 'text', text: `; ${name}: ` });
    parts.push({ kind: 'value', name, value, text: writeValue(value) });
  }
  return parts;
}

/** One value in words: WGS84, UTC, both units, Western digits. */
export function renderValue(value: Value, language: Language, notation: Notation): string {
  switch (value.type) {
    case 'position':
      return format(value.at.lat_e7, value.at.lon_e7, notation);
    case 'time':
      return momentText(value.at_ms)
        .replace('T', ' ')
        .replace(/(:00)?Z$/, ' UTC');
    case 'height': {
      const level = levelOf(value);
      const metres = `${decimal(value.height_mm, 3)} ${inLanguage(language, 'unit-metre')}`;
      const feet = `${Math.round(value.height_mm / FOOT_MM)} ${inLanguage(language, 'unit-foot')}`;
      const datum = inLanguage(language, `over-${value.datum}`);
      return `${level === undefined ? '' : `${level}, `}${metres} (${feet}) ${datum}`;
    }
    case 'distance': {
      const [number, unit] = lengthOf(value.distance_mm);
      const miles = (value.distance_mm / NAUTICAL_MILE_MM).toFixed(2);
      const word = inLanguage(language, unit === 'km' ? 'unit-kilometre' : 'unit-metre');
      return `${number} ${word} (${miles} ${inLanguage(language, 'unit-nautical-mile')})`;
    }
    default:
      return writeValue(value);
  }
}

/** What was signed, in no language: the code and its values. */
export function signed(phrase: Phrase): string {
  const values = phrase.parameters.map((one) => `${one.name}=${writeValue(one.value)}`);
  return [
    `${phrase.code} (${phrase.catalogue})`,
    ...(values.length > 0 ? [values.join('; ')] : []),
  ].join(': ');
}
