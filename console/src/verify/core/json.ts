/**
 * JSON in its one spelling: keys sorted, no spaces, integers only (docs/spec/statements.md).
 *
 * The platform's own reader forgives a key that comes twice, 5.0 for 5 and a number too large for
 * it; each would let one file be read in two ways.
 */
import { fromUtf8 } from './bytes';
import { malformed } from './faults';
import { textOrder } from './text';

export type Json = null | boolean | number | bigint | string | Json[] | JsonMap;
export type JsonMap = Map<string, Json>;

/** Deeper than anything that is understood here. */
const MAX_DEPTH = 32;
/** More digits than any number here has; what reads longer ones would take quadratic time. */
const MAX_DIGITS = 4_300;
const SHORT = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const SHORTENED = new Set(SHORT.values());

export function readJson(raw: Uint8Array): Json {
  const reader = new Reader(raw);
  const value = reader.value(0);
  if (reader.at !== raw.length) throw malformed('something follows the JSON value');
  return value;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

class Reader {
  at = 0;

  constructor(private readonly raw: Uint8Array) {}

  value(depth: number): Json {
    if (depth > MAX_DEPTH) throw malformed('JSON nested too deep');
    const first = this.raw[this.at];
    if (first === QUOTE) return this.text();
    if (first === 0x7b) return this.map(depth + 1);
    if (first === 0x5b) return this.list(depth + 1);
    if (first === 0x6e) return this.word('null', null);
    if (first === 0x74) return this.word('true', true);
    if (first === 0x66) return this.word('false', false);
    return this.number();
  }

  private map(depth: number): JsonMap {
    const map: JsonMap = new Map();
    this.at += 1;
    if (this.took(0x7d)) return map;
    let last: string | undefined;
    do {
      const key = this.text();
      if (last !== undefined && textOrder(last, key) >= 0) {
        throw malformed('JSON keys out of order, or one twice');
      }
      last = key;
      this.need(0x3a);
      map.set(key, this.value(depth));
    } while (this.took(0x2c));
    this.need(0x7d);
    return map;
  }

  private list(depth: number): Json[] {
    const list: Json[] = [];
    this.at += 1;
    if (this.took(0x5d)) return list;
    do list.push(this.value(depth));
    while (this.took(0x2c));
    this.need(0x5d);
    return list;
  }

  private word<T>(word: string, value: T): T {
    for (let n = 0; n < word.length; n++) this.need(word.charCodeAt(n));
    return value;
  }

  private number(): number | bigint {
    const start = this.at;
    this.took(0x2d);
    const digits = this.at;
    while (isDigit(this.raw[this.at])) this.at += 1;
    const count = this.at - digits;
    const led = this.raw[digits] === 0x30;
    if (count === 0 || count > MAX_DIGITS || (led && (count > 1 || digits > start))) {
      throw malformed('not a JSON value of ours: a number is an integer in its one spelling');
    }
    const spelled = fromUtf8(this.raw.subarray(start, this.at), 'a number');
    const value = Number(spelled);
    return Number.isSafeInteger(value) ? value : BigInt(spelled);
  }

  private text(): string {
    this.need(QUOTE);
    const parts: string[] = [];
    for (;;) {
      const start = this.at;
      let byte = this.raw[this.at];
      while (byte !== undefined && byte !== QUOTE && byte !== BACKSLASH && byte >= 0x20) {
        this.at += 1;
        byte = this.raw[this.at];
      }
      if (this.at > start) parts.push(fromUtf8(this.raw.subarray(start, this.at), 'a JSON text'));
      this.at += 1;
      if (byte === QUOTE) return parts.length === 1 ? (parts[0] ?? '') : parts.join('');
      if (byte !== BACKSLASH) throw malformed('a JSON text is cut short, or holds a raw control');
      parts.push(this.escaped());
    }
  }

  /** What follows a backslash: only what must be escaped, in the shortest way there is. */
  private escaped(): string {
    const letter = String.fromCharCode(this.raw[this.at++] ?? 0);
    const short = SHORT.get(letter);
    if (short !== undefined) return short;
    const four = String.fromCharCode(...this.raw.subarray(this.at, this.at + 4));
    this.at += 4;
    const one = String.fromCharCode(Number.parseInt(four, 16));
    if (letter !== 'u' || !/^00[01][0-9a-f]$/.test(four) || SHORTENED.has(one)) {
      throw malformed('a JSON text escapes what it need not');
    }
    return one;
  }

  private took(byte: number): boolean {
    if (this.raw[this.at] !== byte) return false;
    this.at += 1;
    return true;
  }

  private need(byte: number): void {
    if (!this.took(byte)) throw malformed(`not JSON in its one spelling, at byte ${this.at}`);
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
