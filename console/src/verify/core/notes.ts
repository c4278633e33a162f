/** Checkpoints and cosignatures as C2SP signed notes (docs/spec/checkpoint.md, cosignature.md). */
import {
  bigEndian,
  equal,
  fromBase64,
  fromUtf8,
  HASH_BYTES,
  joined,
  sha256,
  toBase64,
  utf8,
} from './bytes';
import { publicKey, SIGNATURE_BYTES } from './ed25519';
import { badSignature, malformed } from './faults';
import { characters, MAX_LABEL } from './text';

const ED25519 = 0x01;
const COSIGNATURE_V1 = 0x04;
const KEY_HASH_BYTES = 4;
const MAX_NOTE_BYTES = 16 * 1024;
const MAX_SIGNATURES = 64;
const MAX_SECONDS = 253_402_300_799;

const LINE = /^\u2014 ([^ ]+) ([A-Za-z0-9+/=]+)$/s;
const NUMBER = /^(0|[1-9][0-9]{0,15})$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\x00-\x09\x0b-\x1f]/;

/** What a log's author states of it: so many entries, this root. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Uint8Array;
}

interface SignatureLine {
  name: string;
  keyHash: Uint8Array;
  content: Uint8Array;
}

export function originOf(agreement: string, party: string): string {
  return `parley/${agreement}/${party}`;
}

export function mirrorName(agreement: string, party: string): string {
  return `parley/${agreement}/${party}/mirror`;
}

/** The text that is signed: origin, size and root, a line each. */
export function bodyOf(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${toBase64(checkpoint.root)}\n`;
}

/** What a log's author signed, verified, with its one signature. */
export function openCheckpoint(note: Uint8Array, origin: string, key: Uint8Array): Checkpoint {
  const [text, lines] = parted(note);
  const [line, ...more] = lines;
  if (line === undefined || more.length > 0) {
    throw malformed("a checkpoint travels with its log's signature alone");
  }
  const checkpoint = checkpointOf(text);
  if (checkpoint.origin !== origin) throw badSignature(`a checkpoint not of ${origin}`);
  requireSigner(line, origin, ED25519, key, SIGNATURE_BYTES);
  publicKey(key).verify(line.content, utf8(text));
  return checkpoint;
}

/** When a mirror states to hold what the checkpoint covers, in whole seconds, verified. */
export function openCosignature(
  line: Uint8Array,
  checkpoint: Checkpoint,
  name: string,
  key: Uint8Array,
): number {
  const text = textOf(line, 'a signature line');
  if (!text.endsWith('\n')) throw malformed('a signature line ends in a newline');
  const signature = signatureLine(text.slice(0, -1));
  requireSigner(signature, name, COSIGNATURE_V1, key, 8 + SIGNATURE_BYTES);
  const seconds = bigEndian(signature.content.subarray(0, 8));
  if (seconds > MAX_SECONDS) throw malformed('a cosignature of a time past the year 9999');
  const signed = `cosignature/v1\ntime ${seconds}\n${bodyOf(checkpoint)}`;
  publicKey(key).verify(signature.content.subarray(8), utf8(signed));
  return Number(seconds);
}

/** The text of a note with its last newline, and its signature lines. */
function parted(note: Uint8Array): [string, SignatureLine[]] {
  const text = textOf(note, 'a note');
  if (CONTROL.test(text)) throw malformed('a note holds a control character');
  // The last empty line divides text and signatures.
  const blank = text.lastIndexOf('\n\n');
  if (blank < 0 || !text.endsWith('\n') || blank + 2 >= text.length) {
    throw malformed('a note is a text, an empty line and signature lines');
  }
  const lines = text.slice(blank + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw malformed('too many signatures');
  return [text.slice(0, blank + 1), lines.map(signatureLine)];
}

/** The three lines of a checkpoint; extension lines are not used here. */
function checkpointOf(text: string): Checkpoint {
  const lines = text.split('\n');
  const [origin = '', size = '', root = '', end] = lines;
  if (lines.length !== 4 || end !== '' || !NUMBER.test(size)) {
    throw malformed('a checkpoint is an origin, a size and a root, a line each');
  }
  requireKeyName(origin);
  if (Number(size) > Number.MAX_SAFE_INTEGER) throw malformed('a log of 2^53 entries or more');
  const hash = fromBase64(root);
  if (hash.length !== HASH_BYTES) throw malformed('a root is 32 bytes');
  return { origin, size: Number(size), root: hash };
}

function signatureLine(line: string): SignatureLine {
  const [whole, name, spelled] = LINE.exec(line) ?? [];
  if (whole === undefined || name === undefined || spelled === undefined) {
    throw malformed("a signature line is a dash, a key's name and base64");
  }
  const content = fromBase64(spelled);
  if (content.length <= KEY_HASH_BYTES) throw malformed('a signature line without a signature');
  requireKeyName(name);
  return {
    name,
    keyHash: content.subarray(0, KEY_HASH_BYTES),
    content: content.subarray(KEY_HASH_BYTES),
  };
}

/** Raise unless the line is by this name and names this key. */
function requireSigner(
  line: SignatureLine,
  name: string,
  type: number,
  key: Uint8Array,
  length: number,
): void {
  const hash = sha256(joined(utf8(`${name}\n`), Uint8Array.of(type), key));
  if (line.name !== name || !equal(line.keyHash, hash.subarray(0, KEY_HASH_BYTES))) {
    throw badSignature(`a signature not by the key of ${name}`);
  }
  if (line.content.length !== length) throw malformed(`a signature of another length`);
}

function requireKeyName(name: string): void {
  if (name === '' || characters(name) > MAX_LABEL || /[+\p{C}\p{Z}]/u.test(name)) {
    throw malformed("a key's name has no space, plus sign or control character");
  }
}

function textOf(raw: Uint8Array, what: string): string {
  if (raw.length > MAX_NOTE_BYTES) throw malformed(`${what} of more than 16 KiB`);
  return fromUtf8(raw, what);
}
