/** Proof that a party said two things of which only one can be true (docs/spec/equivocation.md). */
import { equal, fromHex, order } from './bytes';
import { parseEntry, verifyEntry } from './entry';
import { malformed } from './faults';
import { openCheckpoint, originOf } from './notes';
import { bytes, literal, oneOf, type Read, record, text } from './shape';
import type { Keys } from './terms';

function two<const Of extends 'log' | 'entry'>(of: Of) {
  const read = record({
    of: literal(of),
    format: text,
    agreement: text,
    party: text,
    first: bytes,
    second: bytes,
  });
  return (value: Parameters<typeof read>[0]) => ({ ...read(value), of });
}

const ofLog = two('log');
const ofEntry = two('entry');

/** A proof as it stands in a bundle; nothing is verified. */
export const equivocation = oneOf<Read<typeof ofLog> | Read<typeof ofEntry>>('of', {
  log: ofLog,
  entry: ofEntry,
});
export type Equivocation = Read<typeof equivocation>;

/** Raise unless the party of these keys did contradict itself. */
export function verifyEquivocation(proof: Equivocation, keys: Keys): void {
  if (order(proof.first, proof.second) >= 0) {
    throw malformed('a proof of equivocation is two different things, in their order');
  }
  if (proof.of === 'log') {
    const origin = originOf(proof.agreement, proof.party);
    const one = openCheckpoint(proof.first, origin, fromHex(keys.log));
    const other = openCheckpoint(proof.second, origin, fromHex(keys.log));
    if (one.size !== other.size || equal(one.root, other.root)) {
      throw malformed('two checkpoints that can both be true');
    }
    return;
  }
  const [first, second] = [proof.first, proof.second].map((raw) => {
    const entry = parseEntry(raw);
    verifyEntry(entry, fromHex(keys.statement));
    if (entry.header.agreement !== proof.agreement || entry.header.issuer !== proof.party) {
      throw malformed('an entry of another log');
    }
    return entry.header.sequence;
  });
  if (first !== second) throw malformed('two entries that can both be true');
}
