/** An entry of a log: one statement, signed once, as COSE_Sign1 (docs/spec/entry.md). */
import { equal, HASH_BYTES, joined, sha256, toHex } from './bytes';
import { type Cbor, decode, encode, head, Tagged } from './cbor';
import { publicKey, SIGNATURE_BYTES } from './ed25519';
import { badSignature, malformed } from './faults';
import { leafOf } from './merkle';
import { MAX_ID, requireHex, requireLabel, requireParty, requireThread, textOrder } from './text';

const MAX_BYTES = 512 * 1024;
const MAX_MEMBERS = 32;
const KEY_ID_BYTES = 16;
export const MAX_INSTANT_MS = 253_402_300_799_999;
const KIND = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+\/(?:0|[1-9][0-9]*)$/;

// COSE header parameters, CWT claims, and ours (docs/spec/entry.md has the table).
const [ALG, CONTENT_TYPE, KEY_ID, CLAIMS] = [1, 3, 4, 15];
const [ISS, SUB, AUD, IAT] = [1, 2, 3, 6];
const [OUR_KIND, SEQUENCE, ISSUED_MS, DESK, SEEN] = [-65537, -65538, -65539, -65540, -65541];
const EDDSA = -8;
const JSON_TYPE = 'application/json';

/** How much of another party's log the author held when it spoke. */
export interface Seen {
  party: string;
  size: number;
  root: Uint8Array;
}

export interface Header {
  issuer: string;
  agreement: string;
  thread: string;
  kind: string;
  sequence: number;
  issuedMs: number;
  desk: string;
  seen: readonly Seen[];
  keyId: Uint8Array;
}

export interface Entry {
  header: Header;
  payload: Uint8Array;
  signature: Uint8Array;
  protectedHeader: Uint8Array;
  leaf: Uint8Array;
}

/** Read an entry that is spelled in the one way; its signature is not yet verified. */
export function parseEntry(raw: Uint8Array): Entry {
  if (raw.length > MAX_BYTES) throw malformed(`an entry has at most ${MAX_BYTES} bytes`);
  const outer = decode(raw);
  const parts = outer instanceof Tagged ? outer.value : undefined;
  const [protectedHeader, unprotected, payload, signature] = Array.isArray(parts) ? parts : [];
  if (
    !Array.isArray(parts) ||
    parts.length !== 4 ||
    !(protectedHeader instanceof Uint8Array) ||
    !(unprotected instanceof Map && unprotected.size === 0) ||
    !(payload instanceof Uint8Array) ||
    !(signature instanceof Uint8Array)
  ) {
    throw malformed('an entry is a tagged COSE_Sign1 with its payload inside');
  }
  if (signature.length !== SIGNATURE_BYTES) throw malformed('an Ed25519 signature is 64 bytes');
  const header = headerOf(protectedHeader);
  if (header.kind.startsWith('agreement.founded/') && header.agreement !== agreementOf(payload)) {
    throw malformed('a founding names its agreement by the SHA-256 of its terms');
  }
  // The reader took each part in its only spelling; what is left is that nothing else is in it.
  if (!equal(spelledHeader(header), protectedHeader)) {
    throw malformed('the header of an entry has something more, or something else');
  }
  return { header, payload, signature, protectedHeader, leaf: leafOf(raw) };
}

/** Raise unless the holder of this statement key signed the entry. */
export function verifyEntry(entry: Entry, key: Uint8Array): void {
  if (!equal(entry.header.keyId, sha256(key).subarray(0, KEY_ID_BYTES))) {
    throw badSignature('the entry names another key');
  }
  publicKey(key).verify(entry.signature, toBeSigned(entry.protectedHeader, entry.payload));
}

/** The name of the agreement whose terms are these exact bytes. */
export function agreementOf(terms: Uint8Array): string {
  return toHex(sha256(terms));
}

export function requireInstant(ms: number): void {
  if (!(ms >= 0 && ms <= MAX_INSTANT_MS)) throw malformed('a moment outside 1970 to 9999');
}

// The Sig_structure of RFC 9052 section 4.4, with no external data.
const CONTEXT = joined(Uint8Array.of(0x84), encode('Signature1'));
const NO_EXTERNAL_DATA = encode(new Uint8Array());

function toBeSigned(protectedHeader: Uint8Array, payload: Uint8Array): Uint8Array {
  return joined(
    CONTEXT,
    head(2, protectedHeader.length),
    protectedHeader,
    NO_EXTERNAL_DATA,
    head(2, payload.length),
    payload,
  );
}

function headerOf(raw: Uint8Array): Header {
  const map = decode(raw);
  const claims = map instanceof Map ? map.get(CLAIMS) : undefined;
  if (!(map instanceof Map) || !(claims instanceof Map)) throw lacking();
  const seen = map.get(SEEN);
  if (!Array.isArray(seen)) throw lacking();
  const header = {
    issuer: text(claims.get(ISS)),
    agreement: text(claims.get(AUD)),
    thread: text(claims.get(SUB)),
    kind: text(map.get(OUR_KIND)),
    sequence: whole(map.get(SEQUENCE)),
    issuedMs: whole(map.get(ISSUED_MS)),
    desk: text(map.get(DESK)),
    seen: seen.map(seenOf),
    keyId: bytes(map.get(KEY_ID)),
  };
  requireHeader(header);
  return header;
}

function requireHeader(header: Header): void {
  requireParty(header.issuer);
  requireHex(header.agreement, HASH_BYTES);
  requireThread(header.thread);
  if (header.kind.length > MAX_ID || !KIND.test(header.kind)) throw malformed('no kind');
  if (header.sequence < 0) throw malformed('a sequence number below 0');
  requireInstant(header.issuedMs);
  requireLabel(header.desk);
  if (header.seen.length > MAX_MEMBERS) throw malformed('too many logs seen');
  let last = '';
  for (const { party } of header.seen) {
    if (textOrder(party, last) <= 0 || party === header.issuer) {
      throw malformed("the logs seen are named once each, in order, without one's own");
    }
    last = party;
  }
  if (header.keyId.length !== KEY_ID_BYTES) throw malformed('a key id is 16 bytes');
}

/** The header as its author must have spelled it. */
function spelledHeader(header: Header): Uint8Array {
  return encode(
    new Map<number, Cbor>([
      [ALG, EDDSA],
      [CONTENT_TYPE, JSON_TYPE],
      [KEY_ID, header.keyId],
      [
        CLAIMS,
        new Map<number, Cbor>([
          [ISS, header.issuer],
          [SUB, header.thread],
          [AUD, header.agreement],
          [IAT, Math.floor(header.issuedMs / 1000)],
        ]),
      ],
      [OUR_KIND, header.kind],
      [SEQUENCE, header.sequence],
      [ISSUED_MS, header.issuedMs],
      [DESK, header.desk],
      [SEEN, header.seen.map((one) => [one.party, one.size, one.root])],
    ]),
  );
}

function seenOf(one: Cbor): Seen {
  if (!Array.isArray(one) || one.length !== 3) throw lacking();
  const seen = { party: text(one[0]), size: whole(one[1]), root: bytes(one[2]) };
  requireParty(seen.party);
  if (seen.size < 1) throw malformed('the size of a log that was seen is 1 or more');
  if (seen.root.length !== HASH_BYTES) throw malformed('a root is 32 bytes');
  return seen;
}

function text(value: Cbor | undefined): string {
  if (typeof value !== 'string') throw lacking();
  return value;
}

/** A number up to 2^53 - 1; what is larger came as a bigint, and no field takes it. */
function whole(value: Cbor | undefined): number {
  if (typeof value !== 'number') throw lacking();
  return value;
}

function bytes(value: Cbor | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw lacking();
  return value;
}

function lacking() {
  return malformed('the header of an entry lacks something, or has it in another type');
}
