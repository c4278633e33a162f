/** What the logs of a bundle say of one another, of annexes, and of broken promises. */
import type { BundledAnnex } from './bundle';
import { equal, joined, sha256, toHex } from './bytes';
import { verifyEquivocation } from './equivocation';
import { brokenLog, faultOf, malformed } from './faults';
import type { AnnexRef } from './notices';
import { found } from './report';
import type { CheckedLog, Scope } from './scope';
import { textOrder } from './text';

const MIN_SALT_BYTES = 16;
const MAX_SALT_BYTES = 32;
const MAX_ANNEX_BYTES = 8 * 1024 * 1024;

/** What an author says it had seen of another's log must be that log, as far as it is here. */
export function* checkSeen(scope: Scope, checked: CheckedLog): Generator<void> {
  const newest = new Map<string, number>();
  const unshown = new Map<string, number[]>();
  const { party } = checked;
  for (const [sequence, entry] of checked.inOrder()) {
    for (const seen of entry.header.seen) {
      const values = { party, sequence, other: seen.party, size: seen.size };
      const before = newest.get(seen.party) ?? 0;
      if (seen.size < before) scope.flags.push(found('seen-less-than-before', values));
      newest.set(seen.party, Math.max(seen.size, before));
      const other = scope.logs.get(seen.party);
      if (other === undefined) {
        if (scope.member(seen.party) === undefined) {
          scope.flags.push(found('seen-stranger', values));
        }
        continue;
      }
      const root = other.root(seen.size);
      if (root === undefined) {
        const sequences = unshown.get(seen.party) ?? [];
        sequences.push(sequence);
        unshown.set(seen.party, sequences);
      } else if (!equal(root, seen.root)) {
        // Of a party shown to have written two logs, the author may have held the other one.
        if (scope.disputed.has(seen.party)) scope.gaps.push(found('seen-other-of-two', values));
        else scope.problems.push(found('seen-other-log', values));
      }
    }
    yield;
  }
  for (const [other, sequences] of [...unshown].sort(([a], [b]) => textOrder(a, b))) {
    const values = { count: sequences.length, party, sequence: sequences[0] ?? 0, other };
    scope.gaps.push(found('seen-not-shown', values));
  }
}

/** Name the parties that do not cosign all of a log, and dates that run backwards. */
export function checkMirrors(scope: Scope, checked: CheckedLog): void {
  for (const { party: by } of scope.terms.members) {
    // A hosted party's log lies where its host's does: cosigning it there shows nothing.
    if (!scope.apart(by, checked.party)) continue;
    const pairs = checked.cosignedBy(by);
    const covered = pairs.at(-1)?.[0] ?? 0;
    const values = { by, party: checked.party, covered, size: checked.size };
    if (covered < checked.size) scope.gaps.push(found('not-cosigned', values));
    if (pairs.some(([, timeS], n) => timeS < (pairs[n - 1]?.[1] ?? 0))) {
      scope.flags.push(found('cosigned-backwards', values));
    }
  }
}

/** Name each addressee whose mirror is not shown to hold what was addressed to it. */
export function checkReached(scope: Scope): void {
  for (const log of scope.logs.values()) {
    for (const [sequence, { addressees }] of log.said) {
      for (const addressee of addressees) {
        if (addressee === log.party || log.heldFromS(addressee, sequence) !== undefined) continue;
        scope.gaps.push(found('not-reached', { party: log.party, sequence, addressee }));
      }
    }
  }
}

/** Check the annexes that are here against what was committed to, and name the others. */
export function checkAnnexes(scope: Scope): void {
  const here = new Map(scope.bundle.annexes.map((one) => [one.commitment, one]));
  const erased = new Map(scope.bundle.erased.map((one) => [one.commitment, one.words]));
  const named = new Set<string>();
  for (const [party, sequence, ref] of annexRefs(scope)) {
    const values = { title: ref.title, sequence, party };
    named.add(ref.commitment);
    const annex = here.get(ref.commitment);
    const words = erased.get(ref.commitment);
    if (annex !== undefined) {
      const fault = faultOf(() => checkAnnex(ref, annex));
      if (fault !== undefined) scope.problems.push(found('annex-bad', values, fault));
    } else if (words !== undefined) scope.gaps.push(found('annex-erased', { ...values, words }));
    else scope.gaps.push(found('annex-missing', values));
  }
  for (const commitment of [...new Set([...here.keys(), ...erased.keys()])].sort(textOrder)) {
    // It may belong to a kind that this version cannot read.
    if (!named.has(commitment)) scope.flags.push(found('annex-unnamed', { commitment }));
  }
  for (const commitment of here.keys()) {
    if (erased.has(commitment)) scope.problems.push(found('annex-erased-but-here', { commitment }));
  }
  for (const [commitment, annex] of here) {
    const fault = faultOf(() => requireCommitted(annex));
    if (fault !== undefined) scope.problems.push(found('annex-misnamed', { commitment }));
  }
}

/** Check the proofs that a party contradicted itself; one that holds marks it as disputed. */
export function checkEquivocations(scope: Scope): void {
  for (const proof of scope.bundle.equivocations) {
    const { party } = proof;
    const fault = faultOf(() => {
      const member = scope.member(party);
      if (member === undefined || proof.agreement !== scope.agreement) {
        throw malformed('not of a party of this agreement');
      }
      verifyEquivocation(proof, member.keys);
    });
    if (fault === undefined) scope.disputed.add(party);
    else scope.problems.push(found('equivocation-bad', { party }, fault));
  }
}

function* annexRefs(scope: Scope): Generator<[string, number, AnnexRef]> {
  for (const log of scope.logs.values()) {
    for (const [sequence, { annexes }] of log.said) {
      for (const ref of annexes) yield [log.party, sequence, ref];
    }
  }
}

/** Raise unless these are the bytes that the statement committed to. */
function checkAnnex(ref: AnnexRef, annex: BundledAnnex): void {
  if (annex.content.length !== ref.size) {
    throw brokenLog(`${annex.content.length} bytes, and ${ref.size} were stated`);
  }
  requireCommitted(annex);
}

/** Raise unless the annex is what it is called: SHA-256(salt ‖ content). */
function requireCommitted({ salt, content, commitment }: BundledAnnex): void {
  if (salt.length < MIN_SALT_BYTES || salt.length > MAX_SALT_BYTES) {
    throw brokenLog(`a salt of ${salt.length} bytes`);
  }
  if (content.length > MAX_ANNEX_BYTES || toHex(sha256(joined(salt, content))) !== commitment) {
    throw brokenLog('not what was committed to');
  }
}
