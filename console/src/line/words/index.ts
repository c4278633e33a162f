/** What is said on the screens of the line. */
import { type Language, words } from '../../words';
import { ar } from './ar';
import { en } from './en';
import { fr } from './fr';
import { he } from './he';
import { ru } from './ru';

const all = { en, ru, he, ar, fr };

export type Key = keyof typeof en;
export const say = words(all);

export function isKey(key: string): key is Key {
  return key in en;
}

/** A string of a language that need not be the officer's: for what others read. */
export function inLanguage(language: Language, key: Key): string {
  return all[language][key];
}
