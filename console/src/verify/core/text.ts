/** How parties, references, threads and words may be spelled (docs/spec/entry.md, statements.md). */
import { malformed } from './faults';

export const MAX_ID = 64;
export const MAX_LABEL = 200;
export const MAX_WORDS = 4_000;

const PARTY = /^[a-z][a-z0-9-]*$/;
const REF = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const TOPIC = /^[a-z][a-z0-9-]*$/;
const HEX = /^[0-9a-f]+$/;
// What is not seen, breaks a line or turns its direction lets a text show as another.
const UNSEEN = /[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}]/gu;
// Joiners and marks of direction, without which some scripts are not written rightly; the newline.
const WRITTEN = new Set(['\n', '\u200c', '\u200d', '\u200e', '\u200f', '\u061c']);

/** How many characters a text has: code points, not the units of UTF-16. */
export function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

export function requireParty(text: string): void {
  if (text.length > MAX_ID || !PARTY.test(text)) throw malformed('no party identifier');
}

export function requireRef(text: string): void {
  if (text.length > MAX_ID || !REF.test(text)) throw malformed('no reference');
}

export function requireHex(text: string, size: number): void {
  if (text.length !== 2 * size || !HEX.test(text)) {
    throw malformed(`not ${size} bytes in lower-case hexadecimal`);
  }
}

export function requireWords(text: string, most = MAX_WORDS): void {
  // Every character takes a unit or two, so what is twice too long need not be counted.
  if (text.length > 2 * most || characters(text) > most) {
    throw malformed(`a text of more than ${most} characters`);
  }
  for (const [found] of text.matchAll(UNSEEN)) {
    if (!WRITTEN.has(found)) throw malformed('a text holds a control character');
  }
}

export function requireLabel(text: string): void {
  requireWords(text, MAX_LABEL);
  if (text.includes('\n')) throw malformed('a label is one line');
}

/** `agreement`, or `topic/party/reference`; topics of later versions are evidence too. */
export function requireThread(text: string): void {
  if (text === 'agreement') return;
  const [topic = '', party = '', ...rest] = text.split('/');
  if (topic.length > MAX_ID || !TOPIC.test(topic)) throw malformed('no thread');
  requireParty(party);
  requireRef(rest.join('/'));
}

/** The text as compared with another: case, spacing, composition and marks nobody sees aside. */
export function folded(text: string): string {
  const seen = text.replace(/\p{Cf}/gu, '').normalize('NFKC');
  // Full case folding by way of upper case, but for what has no upper case of its own.
  const cased = Array.from(seen, (one) => (one === 'ı' ? one : one.toUpperCase().toLowerCase()));
  return cased.join('').replaceAll('ς', 'σ').replaceAll('ß', 'ss').trim().split(/\s+/u).join(' ');
}

/** The text with what could turn a line round, or hide, replaced. */
export function printable(text: string): string {
  return text.replace(/[\p{C}\p{Z}]/gu, (one) => (one === ' ' ? one : '\ufffd'));
}

/** Below 0, 0 or above 0 as the specification sorts texts: by code point, not by unit of UTF-16. */
export function textOrder(a: string, b: string): number {
  const common = Math.min(a.length, b.length);
  for (let n = 0; n < common; n++) {
    const [left, right] = [a.charCodeAt(n), b.charCodeAt(n)];
    // A surrogate is half of a code point above all that take one unit.
    if (left !== right) return left - right + 0x1_0000 * (surrogate(left) - surrogate(right));
  }
  return a.length - b.length;
}

function surrogate(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? 1 : 0;
}
