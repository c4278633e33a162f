/**
 * The little of CBOR that an entry needs, in its one deterministic spelling (RFC 8949 4.2.1).
 *
 * Written here and not taken from a library: what must be refused is most of CBOR, and a reader
 * that knows nothing else cannot be talked into it (docs/adr/0120).
 */
import { bigEndian, fromUtf8, joined, order, utf8 } from './bytes';
import { malformed } from './faults';

export const MAX_DEPTH = 8;
const COSE_SIGN1 = 18;

export class Tagged {
  constructor(readonly value: Cbor) {}
}

export type Cbor = number | bigint | Uint8Array | string | Cbor[] | CborMap | Tagged;
export type CborMap = Map<number | bigint | string, Cbor>;

const UNSIGNED = 0;
const NEGATIVE = 1;
const BYTES = 2;
const TEXT = 3;
const ARRAY = 4;
const MAP = 5;
const TAG = 6;
// The least argument that needs so many further bytes.
const LEAST = new Map([
  [1, 24],
  [2, 0x100],
  [4, 0x1_0000],
  [8, 0x1_0000_0000],
]);
const WIDTHS = [1, 2, 4, 8];

/** Read one item that fills all the bytes and is spelled in the one way. */
export function decode(raw: Uint8Array): Cbor {
  const reader = new Reader(raw);
  const value = reader.item(0);
  if (reader.at !== raw.length) throw malformed('bytes follow the CBOR item');
  return value;
}

/** The shortest initial bytes of an item: its major type and argument. */
export function head(major: number, argument: number | bigint): Uint8Array {
  if (argument < 24) return Uint8Array.of((major << 5) | Number(argument));
  const info = WIDTHS.findIndex((width) => BigInt(argument) < 1n << BigInt(8 * width));
  const width = WIDTHS[info];
  if (width === undefined) throw new RangeError('CBOR integers here have at most 64 bits');
  const bytes = new Uint8Array(1 + width);
  bytes[0] = (major << 5) | (24 + info);
  let rest = BigInt(argument);
  for (let n = width; n > 0; n--) {
    bytes[n] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytes;
}

/** The one spelling of a value. */
export function encode(value: Cbor): Uint8Array {
  if (typeof value === 'number' || typeof value === 'bigint') {
    return value >= 0 ? head(UNSIGNED, value) : head(NEGATIVE, -1n - BigInt(value));
  }
  if (value instanceof Uint8Array) return joined(head(BYTES, value.length), value);
  if (typeof value === 'string') {
    const raw = utf8(value);
    return joined(head(TEXT, raw.length), raw);
  }
  if (value instanceof Tagged) return joined(head(TAG, COSE_SIGN1), encode(value.value));
  if (Array.isArray(value)) return joined(head(ARRAY, value.length), ...value.map(encode));
  const pairs = [...value].map(([key, item]) => [encode(key), encode(item)] as const);
  pairs.sort(([a], [b]) => order(a, b));
  return joined(head(MAP, pairs.length), ...pairs.flat());
}

class Reader {
  at = 0;

  constructor(private readonly raw: Uint8Array) {}

  item(depth: number): Cbor {
    const first = this.raw[this.at++];
    if (first === undefined) throw malformed('a CBOR item is cut short');
    const major = first >> 5;
    const argument = this.argument(first & 31);
    if (major === UNSIGNED) return argument;
    if (major === NEGATIVE) return negative(argument);
    if (major === BYTES) return this.take(argument);
    if (major === TEXT) return fromUtf8(this.take(argument), 'a CBOR text');
    if (major > TAG) throw malformed('CBOR floats and simple values are not used here');
    if (depth >= MAX_DEPTH) throw malformed(`CBOR nested deeper than ${MAX_DEPTH}`);
    if (major === TAG) {
      if (argument !== COSE_SIGN1) throw malformed('a CBOR tag that is not known here');
      return new Tagged(this.item(depth + 1));
    }
    // Every item takes a byte at least, so a claimed count is bounded before anything is built.
    if (argument > this.raw.length - this.at) throw malformed('a CBOR array or map is cut short');
    return major === ARRAY
      ? this.array(Number(argument), depth + 1)
      : this.map(Number(argument), depth + 1);
  }

  private argument(info: number): number | bigint {
    if (info < 24) return info;
    const width = WIDTHS[info - 24];
    if (width === undefined) throw malformed('indefinite or reserved CBOR lengths');
    const argument = bigEndian(this.take(width));
    if (argument < (LEAST.get(width) ?? 0)) throw malformed('a CBOR number not in shortest form');
    return argument;
  }

  private take(size: number | bigint): Uint8Array {
    if (size > this.raw.length - this.at) throw malformed('a CBOR item is cut short');
    const start = this.at;
    this.at += Number(size);
    return this.raw.subarray(start, this.at);
  }

  private array(count: number, depth: number): Cbor[] {
    const items: Cbor[] = [];
    for (let n = 0; n < count; n++) items.push(this.item(depth));
    return items;
  }

  private map(count: number, depth: number): CborMap {
    const pairs: CborMap = new Map();
    let last = new Uint8Array();
    for (let n = 0; n < count; n++) {
      const start = this.at;
      const key = this.item(depth);
      if (typeof key !== 'string' && typeof key !== 'number' && typeof key !== 'bigint') {
        throw malformed('a CBOR map key is an integer or a text here');
      }
      const spelled = this.raw.slice(start, this.at);
      // Strictly rising encodings make the order the only one and every key unique.
      if (order(spelled, last) <= 0) throw malformed('CBOR map keys out of order, or one twice');
      last = spelled;
      pairs.set(key, this.item(depth));
    }
    return pairs;
  }
}

function negative(argument: number | bigint): number | bigint {
  const value = -1n - BigInt(argument);
  return value >= BigInt(Number.MIN_SAFE_INTEGER) ? Number(value) : value;
}
