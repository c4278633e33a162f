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

export {
  directionOf,
  isLanguage,
  LANGUAGES,
  type Language,
  OWN_NAMES,
  preferred,
  tagOf,
} from './languages';

type Values = Record<string, string | number>;
type Same<W> = { readonly [K in keyof W]: string };

/** A room's strings as a function: `say('title')`, `say('left', { n: 3 })`. */
export function words<W extends Record<string, string>>(
  all: { readonly en: W } & { readonly [L in Exclude<Language, 'en'>]: Same<W> },
): (key: keyof W & string, values?: Values) => string {
  const formats = new Map<string, IntlMessageFormat>();
  return (key, values) => {
    const language = preferences.language;
    const text: string = all[language][key];
    if (values === undefined && !text.includes('{')) return text;
    const name = `${language}/${key}`;
    let format = formats.get(name);
    if (format === undefined) {
      format = new IntlMessageFormat(text, tagOf(language), undefined, { ignoreTag: true });
      formats.set(name, format);
    }
    return String(format.format(directionOf(language) === 'rtl' ? isolated(values) : values));
  };
}

/**
 * Values that a right-to-left sentence does not bend, nor they it (UAX 9): without this `F1` beside
 * `18:40Z` and a colon change places. Numbers stay, for plurals are chosen by them.
 */
function isolated(values: Values | undefined): Values | undefined {
  if (values === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && value !== '' ? `\u2068${value}\u2069` : value,
    ]),
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
