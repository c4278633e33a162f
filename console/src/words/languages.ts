/** The five languages, their directions and the tags numbers and lists are written by. */
export const LANGUAGES = ['en', 'ru', 'he', 'ar', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself. */
export const OWN_NAMES: Record<Language, string> = {
  en: 'English',
  ru: 'Русский',
  he: 'עברית',
  ar: 'العربية',
  fr: 'Français',
};

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'he' || language === 'ar' ? 'rtl' : 'ltr';
}

/** The tag for Intl: numerals are the Western ones in every language, so that nobody misreads one. */
export function tagOf(language: Language): string {
  return `${language}-u-nu-latn`;
}

/** The first of the browser's languages that is spoken here; English if none is. */
export function preferred(asked: readonly string[]): Language {
  for (const tag of asked) {
    const short = tag.toLowerCase().split('-')[0] ?? '';
    // Some browsers still name Hebrew by its old code.
    const known = short === 'iw' ? 'he' : short;
    if (isLanguage(known)) return known;
  }
  return 'en';
}
