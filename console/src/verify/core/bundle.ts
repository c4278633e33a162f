/** The exported proof as a file: read here in its one spelling, judged in `verify` (bundle.md). */
import { HASH_BYTES } from './bytes';
import { equivocation } from './equivocation';
import { malformed } from './faults';
import { readJson } from './json';
import {
  between,
  bytes,
  checked,
  integer,
  list,
  literal,
  oneOf,
  party,
  type Read,
  record,
  text,
  words,
} from './shape';
import { textOrder } from './text';

const MAX_BYTES = 256 * 1024 * 1024;
const MAX_MEMBERS = 32;

const cosignature = record(
  {
    by: party,
    size: between(1, Number.MAX_SAFE_INTEGER),
    root: bytes,
    line: text,
    proof: list(bytes),
  },
  (read) => {
    if (read.root.length !== HASH_BYTES) throw malformed('a root of 32 bytes');
  },
);
export type Cosignature = Read<typeof cosignature>;

const cosignatures = checked(list(cosignature), (all) =>
  requireRising(all, (a, b) => textOrder(a.by, b.by) || a.size - b.size),
);

const whole = record({
  form: literal('whole'),
  party,
  checkpoint: text,
  entries: list(bytes),
  cosignatures,
});
export type WholeLog = Read<typeof whole>;

const selected = record({ sequence: integer, entry: bytes, proof: list(bytes) });

const partial = record({
  form: literal('partial'),
  party,
  checkpoint: text,
  entries: checked(list(selected), (all) =>
    requireRising(all, (a, b) => (a.sequence < b.sequence ? -1 : a.sequence > b.sequence ? 1 : 0)),
  ),
  cosignatures,
});
export type PartialLog = Read<typeof partial>;

type AnyLog =
  | (Omit<WholeLog, 'form'> & { whole: true })
  | (Omit<PartialLog, 'form'> & { whole: false });

const annex = record({ commitment: text, salt: bytes, content: bytes });
const erased = record({ commitment: text, words });
const byCommitment = (a: { commitment: string }, b: { commitment: string }) =>
  textOrder(a.commitment, b.commitment);

const bundle = record({
  format: literal('parley.bundle/0'),
  terms: bytes,
  logs: checked(
    list(
      oneOf<AnyLog>('form', {
        whole: (value) => ({ ...whole(value), whole: true }),
        partial: (value) => ({ ...partial(value), whole: false }),
      }),
      MAX_MEMBERS,
    ),
    (all) => requireRising(all, (a, b) => textOrder(a.party, b.party)),
  ),
  annexes: checked(list(annex), (all) => requireRising(all, byCommitment)),
  erased: checked(list(erased), (all) => requireRising(all, byCommitment)),
  equivocations: list(equivocation),
});
export type Bundle = Read<typeof bundle>;
export type BundledLog = AnyLog;
export type BundledAnnex = Read<typeof annex>;

/** Read a file; nothing in it is verified. */
export function readBundle(raw: Uint8Array): Bundle {
  if (raw.length > MAX_BYTES) throw malformed(`a bundle has at most ${MAX_BYTES} bytes`);
  return bundle(readJson(raw));
}

function requireRising<T>(all: readonly T[], compare: (a: T, b: T) => number): void {
  for (let n = 1; n < all.length; n++) {
    const [before, one] = [all[n - 1], all[n]];
    if (before !== undefined && one !== undefined && compare(before, one) >= 0) {
      throw malformed('something in the bundle is out of order, or stands twice');
    }
  }
}
