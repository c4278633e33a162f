/** Why somebody was not signed in, in the officer's language where there is a code for it. */
import { NodeOutOfReach, Problem } from '../api';
import { NoPasskeyChosen } from './passkeys';
import { say } from './words';

/** By what one tried to sign in. */
export type By = 'link' | 'token' | 'passkey';

/**
 * The words for a failure; what the node says for itself where no code is known.
 *
 * @throws whatever is no answer of a node or a person, but a fault of the console.
 */
export function whyNot(error: unknown, by: By): string {
  if (error instanceof NoPasskeyChosen) return say('cancelled');
  if (error instanceof NodeOutOfReach) return say('away');
  if (!(error instanceof Problem)) throw error;
  if (error.kind === 'no-token') return say(`no-${by}`);
  if (error.kind === 'too-many') return say('too-many');
  return `${error.message} (${error.remedy})`;
}
