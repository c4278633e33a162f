/** The strings of the verifier, and findings told in them. */
import { words } from '../../words';
import type { Finding } from '../core';
import { ar } from './ar';
import { en } from './en';
import { fr } from './fr';
import { he } from './he';
import { ru } from './ru';

export const say = words({ en, ru, he, ar, fr });

/**
 * A finding as a sentence of the reader's language.
 *
 * `around` is put about each value: in a right-to-left sentence, marks that keep a party's name or a
 * number from changing places with its neighbours.
 */
export function told(finding: Finding, around: (value: string) => string = (one) => one): string {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(finding.values)) {
    // An annex may be erased without a word why.
    values[name] = name === 'words' && value === '' ? say('no-reason') : around(value);
  }
  if (finding.fault !== undefined) values['why'] = say(`why-${finding.fault.blame}`);
  return say(finding.code, values);
}

/** Marks that set a value apart from the direction of the words around it. */
export function isolated(value: string): string {
  return `\u2068${value}\u2069`;
}
