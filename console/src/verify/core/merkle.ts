/** RFC 9162 SHA-256 trees: roots, and the checking of both proofs (docs/spec/log.md). */
import { equal, HASH_BYTES, joined, sha256 } from './bytes';
import { brokenLog } from './faults';

export const EMPTY_ROOT = sha256(new Uint8Array());
const MAX_PROOF_HASHES = 64;
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The leaf hash of an entry, which names it. */
export function leafOf(entry: Uint8Array): Uint8Array {
  return sha256(joined(LEAF, entry));
}

/** A tree of leaf hashes that tells its root at every size it ever had. */
export class Tree {
  /** Of each height, the hashes of the complete subtrees from the left. */
  private readonly levels: Uint8Array[][] = [[]];

  get size(): number {
    return this.levels[0]?.length ?? 0;
  }

  append(leaf: Uint8Array): void {
    let hash = leaf;
    for (let height = 0; ; height++) {
      let level = this.levels[height];
      if (level === undefined) {
        level = [];
        this.levels.push(level);
      }
      level.push(hash);
      const left = level.at(-2);
      if (level.length % 2 !== 0 || left === undefined) return;
      hash = node(left, hash);
    }
  }

  /** The root of the first `size` leaves; undefined where there are fewer. */
  root(size = this.size): Uint8Array | undefined {
    if (size > this.size) return undefined;
    let root: Uint8Array | undefined;
    let end = size;
    // The complete subtrees under it, from the right: one for each bit of the size.
    for (let height = 0; end > 0; height++) {
      if (end % 2 === 1) {
        const peak = this.levels[height]?.[end - 1];
        if (peak === undefined) return undefined;
        root = root === undefined ? peak : node(peak, root);
      }
      end = Math.floor(end / 2);
    }
    return root ?? EMPTY_ROOT;
  }
}

/** Raise unless the leaf is at this index of the tree (RFC 9162, section 2.1.3.2). */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): void {
  requirePath(proof);
  if (!(index >= 0 && index < size)) throw brokenLog('an index outside the log');
  let inner = index;
  let last = size - 1;
  let reached = leaf;
  for (const beside of proof) {
    if (last === 0) throw brokenLog('an inclusion proof is too long');
    if (odd(inner) || inner === last) {
      reached = node(beside, reached);
      while (!odd(inner) && inner !== 0) [inner, last] = [half(inner), half(last)];
    } else {
      reached = node(reached, beside);
    }
    [inner, last] = [half(inner), half(last)];
  }
  if (last !== 0 || !equal(reached, root)) {
    throw brokenLog(`entry ${index} is not shown to be in the log of ${size} entries`);
  }
}

/** Raise unless the older tree is a prefix of the newer (RFC 9162, section 2.1.4.2). */
export function verifyConsistency(
  oldSize: number,
  oldRoot: Uint8Array,
  newSize: number,
  newRoot: Uint8Array,
  proof: readonly Uint8Array[],
): void {
  requirePath(proof);
  if (!(oldSize >= 0 && oldSize <= newSize)) throw brokenLog('a longer log before a shorter');
  if (oldSize === 0 || oldSize === newSize) {
    const expected = oldSize === 0 ? EMPTY_ROOT : newRoot;
    const empty = newSize !== 0 || equal(newRoot, EMPTY_ROOT);
    if (proof.length > 0 || !equal(oldRoot, expected) || !empty) {
      throw brokenLog('the roots differ where they must not, or a proof where none is needed');
    }
    return;
  }
  // A size that is a power of two is itself a node of the newer tree, left out of the proof.
  const [first, ...path] = powerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  if (first === undefined) throw brokenLog('a consistency proof is missing');
  let inner = oldSize - 1;
  let last = newSize - 1;
  while (odd(inner)) [inner, last] = [half(inner), half(last)];
  let older = first;
  let newer = first;
  for (const beside of path) {
    if (last === 0) throw brokenLog('a consistency proof is too long');
    if (odd(inner) || inner === last) {
      older = node(beside, older);
      newer = node(beside, newer);
      while (!odd(inner) && inner !== 0) [inner, last] = [half(inner), half(last)];
    } else {
      newer = node(newer, beside);
    }
    [inner, last] = [half(inner), half(last)];
  }
  if (last !== 0 || !equal(older, oldRoot) || !equal(newer, newRoot)) {
    throw brokenLog(`${oldSize} entries are not shown to be the first of ${newSize}`);
  }
}

function requirePath(proof: readonly Uint8Array[]): void {
  if (proof.length > MAX_PROOF_HASHES || proof.some((one) => one.length !== HASH_BYTES)) {
    throw brokenLog(`a proof is at most ${MAX_PROOF_HASHES} hashes of ${HASH_BYTES} bytes`);
  }
}

function node(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joined(NODE, left, right));
}

// Sizes go up to 2^53 - 1, beyond what the operators on bits take.
const odd = (n: number) => n % 2 === 1;
const half = (n: number) => Math.floor(n / 2);

function powerOfTwo(n: number): boolean {
  let rest = n;
  while (rest > 1 && !odd(rest)) rest = half(rest);
  return rest === 1;
}
