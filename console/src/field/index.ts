/**
 * The field's words for the API's codes, in five languages: one place, so that a rung, a verdict
 * or an activity is called the same on every screen.
 */
import { words } from '../words';
import { ar } from './words/ar';
import { en } from './words/en';
import { fr } from './words/fr';
import { he } from './words/he';
import { ru } from './words/ru';

/** What the console says of confirmation and of what is not known. */
export const say = words({ en, ru, he, ar, fr });

/** Kinds of codes: `field('rung', 'read-back')`. */
export type Kind =
  | 'activity'
  | 'state'
  | 'rung'
  | 'verdict'
  | 'reason'
  | 'source'
  | 'role'
  | 'datum'
  | 'lane'
  | 'tier'
  | 'precedence'
  | 'lane-state'
  | 'working'
  | 'grade'
  | 'query-field'
  | 'site'
  | 'people'
  | 'crossing'
  | 'service'
  | 'movement'
  | 'flag'
  | 'topic'
  | 'marker'
  | 'standing';

/** A code in the officer's language; the code itself where a newer node has one not known here. */
export function field(kind: Kind, code: string): string {
  const key = `${kind}/${code}`;
  return key in en ? say(key as keyof typeof en) : code;
}
