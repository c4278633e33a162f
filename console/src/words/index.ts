/**
 * What the console says, in five languages.
 *
 * Every room keeps its strings in `words/<language>.ts` beside its code and joins them with
 * `words({ en, ru, he, ar, fr })`. English is the type: a string missing from another language is
 * a type error. Strings are ICU MessageFormat: `{n, plural, one {# notice} other {# notices}}`.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import { preferences } from '../prefs';
import { directionOf, type Language, tagOf } from './languages';
import { shown } from './shown';

export {
  directionOf,
  isLanguage,
  LANGUAGES,
  type Language,
  OWN_NAMES,
  preferred,
  tagOf,
} from './languages';
export { showAll, shown } from './shown';

type Values = Record<string, string | number>;
type Same<W> = { readonly [K in keyof W]: string };

/** A room's strings as a function: `say('title')`, `say('left', { n: 3 })`. */
export function words<W extends Record<string, string>>(
  all: { readonly en: W } & { readonly [L in Exclude<Language, 'en'>]: Same<W> },
): (key: keyof W & string, values?: Values) => string {
  const formats = new Map<string, IntlMessageFormat>();
  return (key, values) => {
    const language = preferences.language;
    const written: string = all[language][key];
    const text = language === 'fr' ? bound(written) : written;
    if (values === undefined && !text.includes('{')) return text;
    const name = `${language}/${key}`;
    let format = formats.get(name);
    if (format === undefined) {
      format = new IntlMessageFormat(text, tagOf(language), undefined, { ignoreTag: true });
      formats.set(name, format);
    }
    return String(format.format(isolated(values, directionOf(language) === 'rtl')));
  };
}

/**
 * French as it is set: a space before a colon or a question mark, or within guillemets, breaks no
 * line. The files have plain spaces, for those that do not break cannot be told from them by eye.
 */
function bound(french: string): string {
  return french.replace(/ (?=[;?!])/g, '\u202f').replace(/ (?=[:»])|(?<=«) /g, '\u00a0');
}

const FROM_RIGHT =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Values that a sentence does not bend, nor they it (UAX 9): without this `F1` beside `18:40Z` and
 * a colon change places where it runs from right to left, and so they do after an Arabic name in an
 * English one. Numbers stay, for plurals are chosen by them.
 */
function isolated(values: Values | undefined, always: boolean): Values | undefined {
  if (values === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value !== 'string' || value === '') return [name, value];
      const text = shown(value);
      return [name, always || FROM_RIGHT.test(text) ? `\u2068${text}\u2069` : text];
    }),
  );
}

/** The strings of a room for a code that came from a node: the code itself where none is known. */
export function wordsFor<K extends string>(
  say: (key: K) => string,
  known: Readonly<Record<string, unknown>>,
  code: string,
): string {
  return code in known ? say(code as K) : code;
}
