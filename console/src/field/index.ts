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

type CodeOf<K extends Kind> =
  Extract<keyof typeof en, `${K}/${string}`> extends infer Key
    ? Key extends `${K}/${infer Code}`
      ? Code
      : never
    : never;

/** Every code of a kind, in the order of the model: what an officer chooses from. */
export function codesOf<K extends Kind>(kind: K): readonly CodeOf<K>[] {
  return Object.keys(en)
    .filter((key) => key.startsWith(`${kind}/`))
    .map((key) => key.slice(kind.length + 1) as CodeOf<K>);
}

/** A code in the officer's language; the code itself where a newer node has one not known here. */
export function field(kind: Kind, code: string): string {
  const key = `${kind}/${code}`;
  return key in en ? say(key as keyof typeof en) : code;
}
