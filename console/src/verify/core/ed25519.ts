/**
 * Ed25519 as RFC 8032 and the other implementation check it: without the cofactor.
 *
 * The library's own `verify` multiplies by the cofactor in both of its modes, and so takes
 * signatures that OpenSSL refuses. Two verifiers that differ on one signature let its author show
 * each judge another truth. So the equation is written here, on the library's points:
 * R must be, byte for byte, s·B − h·A (docs/adr/0120).
 */
import { Point } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { equal, joined, toHex } from './bytes';
import { badSignature, Fault, malformed } from './faults';

export const PUBLIC_BYTES = 32;
export const SIGNATURE_BYTES = 64;

const { p: P, n: ORDER } = Point.CURVE();
const Y8 = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
/** The y of the eight points whose order divides 8: under such a key one signature fits many texts. */
const SMALL_ORDER = new Set([0n, 1n, P - 1n, Y8, P - Y8]);

const WINDOW = 8;
const HALF = 1 << (WINDOW - 1);
/** From so many uses on a table pays: it costs about as much as twelve verifications. */
const WORTH_A_TABLE = 16;
const MAX_KEYS = 256;

/** A public key, ready to verify. */
class PublicKey {
  private readonly minus: Point | undefined;
  private uses = 0;
  private table: Point[] | undefined;

  constructor(private readonly raw: Uint8Array) {
    if (raw.length !== PUBLIC_BYTES) throw malformed('a public key is 32 bytes');
    const y = littleEndian(raw) & ((1n << 255n) - 1n);
    if (y >= P || SMALL_ORDER.has(y)) throw malformed('a public key under which anyone could sign');
    this.minus = pointOf(raw)?.negate();
  }

  /** @throws Fault (BadSignature) unless the holder of this key signed exactly these bytes. */
  verify(signature: Uint8Array, content: Uint8Array): void {
    if (!this.holds(signature, content)) {
      throw badSignature(`no signature by the key ${toHex(this.raw).slice(0, 16)}…`);
    }
  }

  private holds(signature: Uint8Array, content: Uint8Array): boolean {
    if (this.minus === undefined || signature.length !== SIGNATURE_BYTES) return false;
    const r = signature.subarray(0, 32);
    const s = littleEndian(signature.subarray(32));
    if (s >= ORDER) return false;
    const h = littleEndian(sha512(joined(r, this.raw, content))) % ORDER;
    const reached = Point.BASE.multiplyUnsafe(s).add(this.times(this.minus, h));
    return equal(reached.toBytes(), r);
  }

  private times(point: Point, scalar: bigint): Point {
    this.uses += 1;
    if (this.uses < WORTH_A_TABLE) return point.multiplyUnsafe(scalar);
    this.table ??= tableOf(point);
    return summed(this.table, scalar);
  }
}

const known = new Map<string, PublicKey>();

/** The public key of these bytes, kept ready. */
export function publicKey(raw: Uint8Array): PublicKey {
  const name = toHex(raw);
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = new PublicKey(raw);
  if (known.size >= MAX_KEYS) known.clear();
  known.set(name, made);
  return made;
}

function pointOf(raw: Uint8Array): Point | undefined {
  try {
    return Point.fromBytes(raw);
  } catch (error) {
    if (error instanceof Fault) throw error;
    return undefined; // Not on the curve: nobody can sign with it, so no signature holds.
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(Uint8Array.from(bytes).reverse())}`);
}

/** Multiples 1 to 128 of the point times 256^n, for each n of the 33 digits of a scalar. */
function tableOf(point: Point): Point[] {
  const table: Point[] = [];
  let base = point;
  for (let digit = 0; digit <= 256 / WINDOW; digit++) {
    let multiple = base;
    for (let n = 0; n < HALF; n++) {
      table.push(multiple);
      if (n < HALF - 1) multiple = multiple.add(base);
    }
    base = multiple.double();
  }
  return table;
}

/** The point times a scalar: its signed digits to the base of 256, looked up and added. */
function summed(table: readonly Point[], scalar: bigint): Point {
  let sum = Point.ZERO;
  let rest = scalar;
  for (let start = 0; rest > 0n; start += HALF) {
    let digit = Number(rest & 0xffn);
    rest >>= 8n;
    if (digit > HALF) {
      digit -= 2 * HALF;
      rest += 1n;
    }
    const found = table[start + Math.abs(digit) - 1];
    if (digit !== 0 && found !== undefined) sum = sum.add(digit > 0 ? found : found.negate());
  }
  return sum;
}
