// @vitest-environment node
/** What a hostile author or a worn stick does to the bytes: nothing passes, nothing hangs. */
import { hashes, Point, sign, utils, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { describe, expect, it, vi } from 'vitest';
import { verifyFile } from '.';
import { fromBase64, fromHex, joined, toBase64, toHex, utf8 } from './bytes';
import { decode, encode } from './cbor';
import { publicKey } from './ed25519';
import { parseEntry, verifyEntry } from './entry';
import { Fault, faultOf } from './faults';
import { readJson } from './json';
import { understand } from './kinds';
import { openCheckpoint, openCosignature } from './notes';
import { folded, textOrder } from './text';
import { header, vector } from './vector.fixture';

hashes.sha512 = sha512;
// What would hang is told from what is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** Whether it raises a Fault; anything else that is raised fails the test. */
function refused(check: () => void): boolean {
  return faultOf(check) !== undefined;
}

/** The bytes with one bit turned, for each bit. */
function* flips(bytes: Uint8Array): Generator<[number, Uint8Array]> {
  for (let bit = 0; bit < 8 * bytes.length; bit++) {
    const bent = Uint8Array.from(bytes);
    bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield [bit, bent];
  }
}

describe('one bit turned', () => {
  const passes = (bytes: Uint8Array, take: (bent: Uint8Array) => void): number[] => {
    take(bytes);
    const taken: number[] = [];
    for (const [bit, bent] of flips(bytes)) if (!refused(() => take(bent))) taken.push(bit);
    return taken;
  };

  it('spoils every entry', () => {
    const one = vector('entry', 'accept-notice.txt');
    const key = fromHex(header(one, 'key'));
    expect(passes(one.body, (bent) => verifyEntry(parseEntry(bent), key))).toEqual([]);
  });

  it('spoils every checkpoint', () => {
    const one = vector('note', 'accept-checkpoint.txt');
    const [origin, key] = [header(one, 'origin'), fromHex(header(one, 'key'))];
    expect(passes(one.body, (bent) => openCheckpoint(bent, origin, key))).toEqual([]);
  });

  it('spoils every cosignature', () => {
    const one = vector('cosignature', 'accept-mirror.txt');
    const root = fromHex(header(one, 'root'));
    const checkpoint = { origin: header(one, 'origin'), size: Number(header(one, 'size')), root };
    const [name, key] = [header(one, 'mirror'), fromHex(header(one, 'key'))];
    expect(passes(one.body, (bent) => openCosignature(bent, checkpoint, name, key))).toEqual([]);
  });

  it('spoils the key', () => {
    const secret = utils.randomSecretKey();
    const content = utf8('said');
    const signature = sign(content, secret);
    const key = Point.BASE.multiply(scalarOf(secret)).toBytes();
    publicKey(key).verify(signature, content);
    for (const [, bent] of flips(key)) {
      expect(refused(() => publicKey(bent).verify(signature, content))).toBe(true);
    }
  });
});

/** The secret scalar of a key (RFC 8032, section 5.1.5). */
function scalarOf(secret: Uint8Array): bigint {
  const half = sha512(secret).slice(0, 32);
  half[0] = (half[0] ?? 0) & 248;
  half[31] = ((half[31] ?? 0) & 127) | 64;
  return number(half) % Point.CURVE().n;
}

function number(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(Uint8Array.from(bytes).reverse())}`);
}

function scalar(value: bigint): Uint8Array {
  return fromHex(value.toString(16).padStart(64, '0')).reverse();
}

describe('a signature', () => {
  const order = Point.CURVE().n;
  const secret = utils.randomSecretKey();
  const a = scalarOf(secret);
  const key = Point.BASE.multiply(a).toBytes();
  const content = utf8('northern valley');
  /** A signature whose R is moved by a point: by none, it is a good one. */
  const signed = (by: Point, plus = 0n): Uint8Array => {
    const r = 0x1234567n;
    const bytes = Point.BASE.multiply(r).add(by).toBytes();
    const h = number(sha512(joined(bytes, key, content))) % order;
    return joined(bytes, scalar(((r + h * a) % order) + plus));
  };
  const ofOrderEight = Point.fromHex(
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  );

  it('holds as often as it is looked at, by the table as without', () => {
    for (let n = 0; n < 40; n++) {
      const fresh = utf8(`statement ${n}`);
      publicKey(key).verify(sign(fresh, secret), fresh);
      expect(refused(() => publicKey(key).verify(sign(fresh, secret), content))).toBe(true);
    }
    publicKey(key).verify(signed(Point.ZERO), content);
  });

  it('is refused where only the cofactor would make it hold', () => {
    const moved = signed(ofOrderEight);
    // The library takes it in both of its modes; the node's does not.
    expect(verify(moved, content, key, { zip215: false })).toBe(true);
    expect(refused(() => publicKey(key).verify(moved, content))).toBe(true);
  });

  it('is refused in a second spelling', () => {
    expect(refused(() => publicKey(key).verify(signed(Point.ZERO, order), content))).toBe(true);
  });

  it('needs a key that binds', () => {
    const small = ['00', '01'].map((one) => one.padEnd(64, '0'));
    const last = 'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f';
    const twice = 'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f';
    for (const raw of [...small, last, twice, ofOrderEight.toHex()]) {
      expect(() => publicKey(fromHex(raw)), raw).toThrow(Fault);
    }
  });
});

describe('text', () => {
  it('is base64 in one spelling', () => {
    for (const bytes of [[], [1], [1, 2], [1, 2, 3], [255, 254, 253, 252]].map((one) =>
      Uint8Array.from(one),
    )) {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }
    for (const bad of [
      'A',
      'AA',
      'AA=',
      'AB==',
      'AAB=',
      '====',
      'A===',
      'AA=A',
      'AA-_',
      'AAA\u0141',
    ]) {
      expect(
        refused(() => fromBase64(bad)),
        bad,
      ).toBe(true);
    }
  });

  it('is JSON in one spelling', () => {
    expect(readJson(utf8('{"a":[1,-2,"\\u0001é\\n"],"b":null}'))).toEqual(
      new Map<string, unknown>([
        ['a', [1, -2, '\u0001é\n']],
        ['b', null],
      ]),
    );
    expect(readJson(utf8('9007199254740993'))).toBe(9007199254740993n);
    for (const bad of ['', '1.0', '1e3', '01', '-0', '-', '+1', ' 1', '1 ', '"\\u000a"', '"\\/"']) {
      expect(
        refused(() => readJson(utf8(bad))),
        bad,
      ).toBe(true);
    }
    for (const bad of ['{"a":1,"a":1}', '{"b":1,"a":1}', '{"a":1,}', '[1,]', '"\\u001F"', '"\n"']) {
      expect(
        refused(() => readJson(utf8(bad))),
        bad,
      ).toBe(true);
    }
    for (const bad of ['nul', 'truth', '"a', '"\\ud800"', `${'['.repeat(90)}`, '{1:2}']) {
      expect(
        refused(() => readJson(utf8(bad))),
        bad,
      ).toBe(true);
    }
    expect(refused(() => readJson(Uint8Array.of(0x22, 0xff, 0x22)))).toBe(true);
  });

  it('is compared by code point, and folded', () => {
    expect(['\uffff', '\u{10000}', 'a', 'Z'].sort(textOrder)).toEqual([
      'Z',
      'a',
      '\uffff',
      '\u{10000}',
    ]);
    expect(folded(' The  STRAẞE of\u200b Ὀδυσσεύς ')).toBe(folded('the strasse of ὈΔΥΣΣΕΎΣ'));
    expect(folded('ı')).not.toBe(folded('i'));
  });
});

/** Numbers that come the same each time (xorshift). */
function random(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

describe('whatever comes', () => {
  it('is read as CBOR in one spelling or is refused', () => {
    const next = random(2018);
    let taken = 0;
    for (let n = 0; n < 30_000; n++) {
      const bytes = Uint8Array.from({ length: next(24) }, () => next(256));
      if (!refused(() => expect(toHex(encode(decode(bytes)))).toBe(toHex(bytes)))) taken += 1;
    }
    expect(taken).toBeGreaterThan(100);
  });

  it('is a bundle, an entry or a payload, or is refused', () => {
    const next = random(917);
    const bundles = ['accept-whole', 'accept-partial', 'accept-disputed'].map(
      (name) => vector('bundle', `${name}.txt`).body,
    );
    const entry = vector('entry', 'accept-notice.txt').body;
    const statement = vector('statement', 'accept-call.txt');
    const verdicts = new Set<string>();
    for (let n = 0; n < 300; n++) {
      for (const [at, bundle] of bundles.entries()) {
        verdicts.add(`${at} ${verifyFile(bent(bundle, next)).verdict}`);
      }
      refused(() => parseEntry(bent(entry, next)));
      refused(() => understand(header(statement, 'kind'), bent(statement.body, next)));
    }
    expect(verdicts).toContain('0 not-sound');
    expect(verdicts).toContain('0 unreadable');
  });

  it('is refused in time that its size bounds, however deep, long or false its counts', () => {
    const bundle = vector('bundle', 'accept-whole.txt').body;
    const deep = utf8('['.repeat(1_000_000));
    const counts = Uint8Array.from({ length: 400_000 }, (_, n) => (n % 9 === 0 ? 0x9b : 0x7f));
    const digits = utf8('9'.repeat(3_000_000));
    for (const bad of [deep, counts, digits, bundle.subarray(0, -1), new Uint8Array(3_000_000)]) {
      expect(verifyFile(bad).verdict).toBe('unreadable');
      expect(refused(() => decode(bad))).toBe(true);
    }
  });
});

/** The bytes cut, lengthened, or with some of them changed, exchanged or repeated. */
function bent(bytes: Uint8Array, next: (below: number) => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = next(copy.length);
  switch (next(5)) {
    case 0:
      return copy.subarray(0, at);
    case 1:
      return joined(copy.subarray(0, at), Uint8Array.of(next(256)), copy.subarray(at));
    case 2:
      copy[at] = next(256);
      return copy;
    case 3:
      return joined(copy.subarray(0, at), copy.subarray(Math.max(0, at - next(40))));
    default: {
      const other = next(copy.length);
      [copy[at], copy[other]] = [copy[other] ?? 0, copy[at] ?? 0];
      return copy;
    }
  }
}
