/** A bundle while it is being verified: what is known so far and what was found. */
import type { Bundle } from './bundle';
import { agreementOf, type Entry } from './entry';
import { readJson } from './json';
import type { Understood } from './kinds';
import type { Tree } from './merkle';
import type { Finding, Flag, Gap, Problem } from './report';
import { homeOf, type Member, type Terms, terms } from './terms';

/** One log of the bundle: what of it has been shown. */
export class CheckedLog {
  readonly party: string;
  /** How many entries its verified checkpoint covers; 0 without one. */
  size = 0;
  /** The tree of its entries where the log is whole. */
  tree: Tree | undefined;
  /** Roots by size that are shown to be of this log where it is not whole. */
  readonly heads = new Map<number, Uint8Array>();
  /** Those whose signature verified, by sequence. */
  readonly entries = new Map<number, Entry>();
  /** What was understood of them. */
  readonly said = new Map<number, Understood>();
  /** By mirror: sizes it cosigned and when, in seconds. */
  readonly cosigned = new Map<string, [size: number, timeS: number][]>();
  private readonly earliest = new Map<string, [size: number, timeS: number][]>();

  constructor(readonly member: Member) {
    this.party = member.party;
  }

  root(size: number): Uint8Array | undefined {
    return this.tree === undefined ? this.heads.get(size) : this.tree.root(size);
  }

  inOrder(): [number, Entry][] {
    return [...this.entries].sort(([a], [b]) => a - b);
  }

  cosignedBy(mirror: string): [size: number, timeS: number][] {
    const pairs = this.cosigned.get(mirror) ?? [];
    return pairs.map(([size, timeS]): [number, number] => [size, timeS]).sort(bySize);
  }

  /** The first second at which a mirror held the entry, as its cosignatures say. */
  heldFromS(mirror: string, sequence: number): number | undefined {
    let rising = this.earliest.get(mirror);
    if (rising === undefined) {
      rising = this.cosignedBy(mirror);
      // Who held more at a time held this much too: the first time of this size or any above.
      for (let n = rising.length - 2; n >= 0; n--) {
        const [one, above] = [rising[n], rising[n + 1]];
        if (one !== undefined && above !== undefined) one[1] = Math.min(one[1], above[1]);
      }
      this.earliest.set(mirror, rising);
    }
    let [low, high] = [0, rising.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rising[middle]?.[0] ?? 0) > sequence) high = middle;
      else low = middle + 1;
    }
    return rising[low]?.[1];
  }
}

function bySize([a, s]: [number, number], [b, t]: [number, number]): number {
  return a - b || s - t;
}

export class Scope {
  readonly terms: Terms;
  readonly agreement: string;
  readonly logs = new Map<string, CheckedLog>();
  readonly problems: Finding<Problem>[] = [];
  readonly gaps: Finding<Gap>[] = [];
  readonly flags: Finding<Flag>[] = [];
  readonly disputed = new Set<string>();

  /** @throws Fault: the terms are not understood, so that no key is known. */
  constructor(readonly bundle: Bundle) {
    this.terms = terms(readJson(bundle.terms));
    this.agreement = agreementOf(bundle.terms);
  }

  member(party: string): Member | undefined {
    return this.terms.members.find((one) => one.party === party);
  }

  /** Whether two parties have nodes of their own, so that one can vouch against the other. */
  apart(party: string, other: string): boolean {
    return homeOf(this.terms, party) !== homeOf(this.terms, other);
  }
}
