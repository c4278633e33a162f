// @vitest-environment node
/** Every vector of every format, as the node's own tests run them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyFile } from '.';
import { fromHex, toHex, utf8 } from './bytes';
import { decode, encode } from './cbor';
import { parseEntry, verifyEntry } from './entry';
import { equivocation, verifyEquivocation } from './equivocation';
import { Fault } from './faults';
import { readJson } from './json';
import { understand } from './kinds';
import { leafOf, Tree, verifyConsistency, verifyInclusion } from './merkle';
import { openCheckpoint, openCosignature } from './notes';
import { hash, record } from './shape';
import { header, VECTORS, type Vector, vector } from './vector.fixture';

class NotSound extends Error {}

const keys = record({ statement: hash, log: hash, cosignature: hash, transport: hash });

/** What is done with the bytes of each format; raises where they are refused. */
const TAKE: Record<string, (one: Vector) => void> = {
  cbor: (one) => expect(encode(decode(one.body))).toEqual(one.body),
  entry: (one) => {
    const entry = parseEntry(one.body);
    verifyEntry(entry, fromHex(header(one, 'key')));
    expect(toHex(entry.leaf)).toBe(header(one, 'leaf'));
  },
  note: (one) => {
    openCheckpoint(one.body, header(one, 'origin'), fromHex(header(one, 'key')));
  },
  cosignature: (one) => {
    const checkpoint = {
      origin: header(one, 'origin'),
      size: Number(header(one, 'size')),
      root: fromHex(header(one, 'root')),
    };
    const key = fromHex(header(one, 'key'));
    const timeS = openCosignature(one.body, checkpoint, header(one, 'mirror'), key);
    expect(timeS).toBe(Number(header(one, 'time')));
  },
  merkle: (one) => {
    const parts = JSON.parse(new TextDecoder().decode(one.body));
    const hashes = (parts.proof ?? []).map(fromHex);
    if (header(one, 'case') === 'root') {
      const tree = new Tree();
      for (const entry of parts.entries) tree.append(leafOf(fromHex(entry)));
      expect(toHex(tree.root() ?? new Uint8Array())).toBe(parts.root);
    } else if (header(one, 'case') === 'inclusion') {
      const { leaf, index, size, root } = parts;
      verifyInclusion(fromHex(leaf), index, size, hashes, fromHex(root));
    } else {
      const { old_size, old_root, new_size, new_root } = parts;
      verifyConsistency(old_size, fromHex(old_root), new_size, fromHex(new_root), hashes);
    }
  },
  bundle: (one) => {
    const report = verifyFile(one.body);
    const exit = { sound: 0, 'not-sound': 1, unreadable: 2 }[report.verdict];
    expect(exit).toBe(Number(header(one, 'exit')));
    if (exit === 2) throw new Fault('MalformedStatement', 'cannot be read');
    if (exit === 1) throw new NotSound();
  },
  equivocation: (one) => {
    const proof = equivocation(readJson(one.body));
    verifyEquivocation(proof, keys(readJson(utf8(header(one, 'keys')))));
  },
  statement: (one) => {
    understand(header(one, 'kind'), one.body);
  },
};

describe.each(Object.keys(TAKE))('vectors of %s', (format) => {
  const files = readdirSync(join(VECTORS, format)).filter((name) => name.endsWith('.txt'));

  it.each(files)('%s', (name) => {
    const one = vector(format, name);
    const take = () => TAKE[format]?.(one);
    if (header(one, 'expect') === 'accept') {
      take();
      return;
    }
    let raised: unknown;
    try {
      take();
    } catch (error) {
      raised = error;
    }
    const blame = raised instanceof Fault ? raised.blame : raised instanceof NotSound && 'NotSound';
    expect(blame, String(raised)).toBe(header(one, 'error'));
  });
});

it('leaves no format of evidence out', () => {
  const folders = readdirSync(VECTORS, { withFileTypes: true }).filter((one) => one.isDirectory());
  // How positions are written is the map's, and no evidence.
  const wanted = folders.map((one) => one.name).filter((name) => name !== 'positions');
  expect(wanted.sort()).toEqual(Object.keys(TAKE).sort());
});
