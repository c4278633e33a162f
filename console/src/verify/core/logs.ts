/** One log of a bundle: signatures, order, tree, checkpoint, cosignatures. */
import type { BundledLog, Cosignature } from './bundle';
import { equal, fromHex, utf8 } from './bytes';
import { parseEntry, verifyEntry } from './entry';
import { Fault, faultOf } from './faults';
import { understand } from './kinds';
import { leafOf, Tree, verifyConsistency, verifyInclusion } from './merkle';
import { type Checkpoint, mirrorName, openCheckpoint, openCosignature, originOf } from './notes';
import { found } from './report';
import { CheckedLog, type Scope } from './scope';

const FOUNDED = 'agreement.founded/0';

/** Check what one log shows by itself, and keep what holds. Yields after each thing checked. */
export function* checkLog(scope: Scope, log: BundledLog): Generator<void> {
  const { party } = log;
  const member = scope.member(party);
  if (member === undefined) {
    scope.problems.push(found('log-of-stranger', { party }));
    return;
  }
  const checked = new CheckedLog(member);
  scope.logs.set(party, checked);
  let checkpoint: Checkpoint | undefined;
  const fault = faultOf(() => {
    const origin = originOf(scope.agreement, party);
    checkpoint = openCheckpoint(utf8(log.checkpoint), origin, fromHex(member.keys.log));
    checked.size = checkpoint.size;
  });
  if (fault !== undefined) scope.problems.push(found('checkpoint-bad', { party }, fault));
  if (log.whole) yield* checkWhole(scope, checked, log.entries, checkpoint);
  else yield* checkPartial(scope, checked, log, checkpoint);
  for (const cosignature of log.cosignatures) {
    checkCosignature(scope, checked, cosignature, checkpoint);
    yield;
  }
}

/** Read the payloads; one that this version cannot read is flagged and stays evidence. */
export function* understandLog(scope: Scope, checked: CheckedLog): Generator<void> {
  const { party } = checked;
  for (const [sequence, entry] of checked.entries) {
    const fault = faultOf(() => {
      checked.said.set(sequence, understand(entry.header.kind, entry.payload));
    });
    if (fault !== undefined) {
      scope.flags.push(found('not-understood', { party, sequence }, fault));
    }
    yield;
  }
}

function* checkWhole(
  scope: Scope,
  checked: CheckedLog,
  entries: readonly Uint8Array[],
  checkpoint: Checkpoint | undefined,
): Generator<void> {
  const { party } = checked;
  const tree = new Tree();
  for (const [sequence, raw] of entries.entries()) {
    tree.append(leafOf(raw));
    checkEntry(scope, checked, sequence, raw);
    yield;
  }
  checked.tree = tree;
  const root = tree.root();
  if (checkpoint === undefined || root === undefined) return;
  if (checkpoint.size !== entries.length) {
    const values = { party, covers: checkpoint.size, here: entries.length };
    scope.problems.push(found('checkpoint-counts-other', values));
  } else if (!equal(checkpoint.root, root)) {
    scope.problems.push(found('checkpoint-of-other-entries', { party }));
  }
}

function* checkPartial(
  scope: Scope,
  checked: CheckedLog,
  log: Extract<BundledLog, { whole: false }>,
  checkpoint: Checkpoint | undefined,
): Generator<void> {
  const { party } = checked;
  if (checkpoint !== undefined) checked.heads.set(checkpoint.size, checkpoint.root);
  for (const { sequence, entry, proof } of log.entries) {
    checkEntry(scope, checked, sequence, entry);
    yield;
    if (checkpoint === undefined) continue;
    const { size, root } = checkpoint;
    const fault = faultOf(() =>
      verifyInclusion(leafOf(entry), Number(sequence), size, proof, root),
    );
    if (fault !== undefined) {
      scope.problems.push(found('entry-not-included', { party, sequence }, fault));
    }
  }
  const present = log.entries.map((one) => Number(one.sequence));
  for (const [first, last] of holes(present, checked.size)) {
    scope.gaps.push(
      first === last
        ? found('entry-missing', { party, sequence: first })
        : found('entries-missing', { party, first, last }),
    );
  }
}

function checkEntry(
  scope: Scope,
  checked: CheckedLog,
  sequence: number | bigint,
  raw: Uint8Array,
): void {
  const place = { party: checked.party, sequence };
  try {
    const entry = parseEntry(raw);
    verifyEntry(entry, fromHex(checked.member.keys.statement));
    const { header, payload } = entry;
    if (header.issuer !== checked.party) {
      scope.problems.push(found('entry-spoken-as', { ...place, as: header.issuer }));
    }
    if (header.agreement !== scope.agreement) {
      scope.problems.push(
        found('entry-other-agreement', { ...place, agreement: header.agreement }),
      );
    }
    if (header.sequence !== sequence) {
      scope.problems.push(found('entry-calls-itself', { ...place, other: header.sequence }));
    }
    const founds = header.kind === FOUNDED && equal(payload, scope.bundle.terms);
    if (founds !== (sequence === 0)) {
      scope.problems.push(found('entry-terms-misplaced', place));
    }
    checked.entries.set(Number(sequence), entry);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    scope.problems.push(found('entry-bad', place, error));
  }
}

function checkCosignature(
  scope: Scope,
  checked: CheckedLog,
  one: Cosignature,
  checkpoint: Checkpoint | undefined,
): void {
  const where = { party: checked.party, size: one.size, by: one.by };
  const by = scope.member(one.by);
  if (by === undefined || one.by === checked.party) {
    scope.problems.push(found('cosignature-by-nobody', where));
    return;
  }
  let timeS = 0;
  const fault = faultOf(() => {
    timeS = openCosignature(
      utf8(one.line),
      { origin: originOf(scope.agreement, checked.party), size: one.size, root: one.root },
      mirrorName(scope.agreement, one.by),
      fromHex(by.keys.cosignature),
    );
    if (checked.tree === undefined && checkpoint !== undefined) {
      verifyConsistency(one.size, one.root, checkpoint.size, checkpoint.root, one.proof);
    }
  });
  if (fault !== undefined) {
    scope.problems.push(found('cosignature-bad', where, fault));
    return;
  }
  if (checked.tree === undefined) {
    // Without a checkpoint the signature is all there is, and that problem is already named.
    if (!checked.heads.has(one.size)) checked.heads.set(one.size, one.root);
  } else {
    const root = checked.root(one.size);
    if (one.proof.length > 0 || root === undefined || !equal(root, one.root)) {
      scope.problems.push(found('cosignature-of-other-log', where));
      return;
    }
  }
  const pairs = checked.cosigned.get(one.by) ?? [];
  pairs.push([one.size, timeS]);
  checked.cosigned.set(one.by, pairs);
}

/** The runs of sequence numbers below `size` that are not present: first and last of each. */
function* holes(present: readonly number[], size: number): Generator<[number, number]> {
  let expected = 0;
  for (const sequence of [...present, size]) {
    // A place past the end is a problem of its own, and no run of entries that are lacking.
    const end = Math.min(sequence, size);
    if (end > expected) yield [expected, end - 1];
    expected = Math.max(expected, end + 1);
  }
}
