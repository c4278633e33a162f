import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { afterEach, describe, expect, it } from 'vitest';
import { preferences } from '../prefs';
import { words } from '.';
import { LANGUAGES, preferred } from './languages';

type Strings = Record<string, string>;

const files = import.meta.glob<Record<string, Strings>>('../*/words/{en,ru,he,ar,fr}.ts', {
  eager: true,
});
const rooms = new Map<string, Map<string, Strings>>();
for (const [path, module] of Object.entries(files)) {
  const [, room = '', language = ''] = /\.\.\/(\w+)\/words\/(\w+)\.ts$/.exec(path) ?? [];
  const strings = module[language];
  if (strings === undefined) throw new Error(`${path} exports no ${language}`);
  rooms.set(room, (rooms.get(room) ?? new Map()).set(language, strings));
}

/** The blanks of a string, by name. */
function blanks(elements: MessageFormatElement[]): Set<string> {
  const found = new Set<string>();
  for (const one of elements) {
    if (one.type === TYPE.literal || one.type === TYPE.pound) continue;
    if ('value' in one) found.add(one.value);
    if (one.type === TYPE.plural || one.type === TYPE.select) {
      for (const option of Object.values(one.options)) {
        for (const name of blanks(option.value)) found.add(name);
      }
    }
  }
  return found;
}

describe.each([...rooms])('the strings of %s', (_, languages) => {
  const english = languages.get('en') ?? {};

  it('are there in every language', () => {
    expect([...languages.keys()].sort()).toEqual([...LANGUAGES].sort());
    for (const strings of languages.values()) {
      expect(Object.keys(strings).sort()).toEqual(Object.keys(english).sort());
    }
  });

  it.each([
    ...languages,
  ])('say something in %s, with the blanks of the English', (language, strings) => {
    for (const [key, text] of Object.entries(strings)) {
      expect(text.trim(), `${language} ${key}`).not.toBe('');
      const wanted = blanks(parse(english[key] ?? '', { ignoreTag: true }));
      expect(blanks(parse(text, { ignoreTag: true })), `${language} ${key}`).toEqual(wanted);
    }
  });

  it.each(['ru', 'he', 'ar'])('are written in the letters of %s', (language) => {
    const letters = {
      ru: /\p{Script=Cyrillic}/u,
      he: /\p{Script=Hebrew}/u,
      ar: /\p{Script=Arabic}/u,
    };
    const strings = languages.get(language) ?? {};
    const foreign = Object.entries(strings).filter(
      ([key, text]) =>
        // Abbreviations and units are the same everywhere; the names of blanks are nobody's words.
        /[a-z]{3}/.test((english[key] ?? '').replace(/\{\w+\}/g, '')) &&
        !letters[language as keyof typeof letters].test(text),
    );
    expect(foreign).toEqual([]);
  });

  it('let nothing be approved or accused: each language acknowledges, and states, without it', () => {
    const forbidden = {
      // The one place of “permits” says that nothing is permitted.
      ru: /(?<!ничего не )разреш|одобр|санкци|дозвол|утвержд[её]н(?!и)|допуск|запре[тщ]|приказ|враг|враж|противник/iu,
      // An accusé that is not “de réception” is somebody accused; préavis is no permission.
      fr: /autoris|approuv|approbation|habilit|(?<!jamais )permission|permis(?!sion)|interdi|ennemi|(?<!co)ordonn|^(?!.*réception).*accus/isu,
      // Alone these are approvals, and of a tower a clearance; with receipt beside them they are not.
      he: /^(?!.*קבל).*(?:אושר|אישר|אישור|מאשר|לאשר(?![א-ת])|(?<![א-ת])אשרו(?![א-ת]))/su,
      ar: /تصريح|صرح|مسموح/u,
    };
    for (const language of ['ru', 'he', 'ar', 'fr'] as const) {
      const found = Object.entries(languages.get(language) ?? {}).filter(([, text]) =>
        forbidden[language].test(text.replace(/\p{Mn}/gu, '')),
      );
      expect(found, language).toEqual([]);
    }
  });
});

describe('a sentence with values', () => {
  const one = { s: '{ref}: {at}, {n, plural, one {# way} other {# ways}}' };
  const say = words({ en: one, ru: one, he: one, ar: one, fr: one });
  const before = preferences.language;
  afterEach(() => preferences.set({ language: before }));

  it('isolates them where it runs from right to left, and leaves numbers to count by', () => {
    preferences.set({ language: 'he' });
    expect(say('s', { ref: 'a/F1', at: '18:40Z', n: 1 })).toBe(
      '\u2068a/F1\u2069: \u206818:40Z\u2069, 1 way',
    );
  });

  it('isolates what runs the other way, and names what is not seen, in every language', () => {
    preferences.set({ language: 'en' });
    expect(say('s', { ref: 'צפון', at: '18:40Z', n: 2 })).toBe('\u2068צפון\u2069: 18:40Z, 2 ways');
    expect(say('s', { ref: 'tow\u200der', at: '18:40Z', n: 2 })).toBe(
      'tow[U+200D]er: 18:40Z, 2 ways',
    );
  });

  it('keeps a French sign with the word before it, and guillemets with what they hold', () => {
    const french = '« {n, plural, one {# fois} other {# fois}} » : quoi ? rien ; voilà !';
    const speak = words({ en: one, ru: one, he: one, ar: one, fr: { s: french } });
    preferences.set({ language: 'fr' });
    expect(speak('s', { n: 2 })).toBe(
      '«\u00a02 fois\u00a0»\u00a0: quoi\u202f? rien\u202f; voilà\u202f!',
    );
  });

  it('leaves them as they are where it runs from left to right', () => {
    preferences.set({ language: 'fr' });
    expect(say('s', { ref: 'a/F1', at: '18:40Z', n: 2 })).toBe('a/F1: 18:40Z, 2 ways');
  });
});

describe('choosing a language', () => {
  it('takes the first that is spoken here', () => {
    expect(preferred(['de-DE', 'iw', 'fr'])).toBe('he');
    expect(preferred(['ar-EG'])).toBe('ar');
    expect(preferred(['de'])).toBe('en');
    expect(preferred([])).toBe('en');
  });
});
