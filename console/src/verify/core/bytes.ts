/** Bytes and the three ways in which the formats spell them as text. */
import { sha256 } from '@noble/hashes/sha2.js';
import { malformed } from './faults';

export { sha256 };

export const HASH_BYTES = 32;

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, n) => byte === b[n]);
}

/** Below 0, 0 or above 0 as `a` stands before, with or after `b`, byte by byte. */
export function order(a: Uint8Array, b: Uint8Array): number {
  const common = Math.min(a.length, b.length);
  for (let n = 0; n < common; n++) {
    const difference = (a[n] ?? 0) - (b[n] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** The bytes of lower-case hexadecimal. */
export function fromHex(text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) throw malformed('not hexadecimal');
  const bytes = new Uint8Array(text.length / 2);
  for (let n = 0; n < bytes.length; n++) {
    bytes[n] = Number.parseInt(text.slice(2 * n, 2 * n + 2), 16);
  }
  return bytes;
}

const writer = new TextEncoder();
// A mark of byte order is a character like any other here: dropping it would give a second spelling.
const reader = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(text: string): Uint8Array {
  return writer.encode(text);
}

export function fromUtf8(bytes: Uint8Array, what: string): string {
  try {
    return reader.decode(bytes);
  } catch {
    throw malformed(`${what} is not UTF-8`);
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(128).fill(-1);
for (let n = 0; n < DIGITS.length; n++) VALUES[DIGITS.charCodeAt(n)] = n;

/** The bytes of base64 (RFC 4648 section 4) in its one spelling: padded, no unused bits set. */
export function fromBase64(text: string): Uint8Array {
  if (text.length % 4 !== 0) throw malformed('base64 is padded to fours');
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const digits = text.length - padding;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let n = 0; n < digits; n++) {
    const value = VALUES[text.charCodeAt(n)] ?? -1;
    if (value < 0) throw malformed('not base64');
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
  }
  if ((held & ((1 << bits) - 1)) !== 0) throw malformed('base64 in a second spelling');
  return bytes;
}

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let n = 0; n < bytes.length; n += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(n, n + 3);
    const four = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
    const used = Math.min(3, bytes.length - n) + 1;
    text += four.map((digit, m) => (m < used ? DIGITS.charAt(digit) : '=')).join('');
  }
  return text;
}

/** A number of so many big-endian bytes; one past 2^53 as a bigint. */
export function bigEndian(bytes: Uint8Array): number | bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}
