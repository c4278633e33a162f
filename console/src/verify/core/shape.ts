/** What a value of JSON must be to be understood: built from small readers, checked as a whole. */
import { fromBase64 } from './bytes';
import { requireInstant } from './entry';
import { malformed } from './faults';
import type { Json, JsonMap } from './json';
import { requireHex, requireLabel, requireParty, requireRef, requireWords } from './text';

/** Reads a value, or raises a Fault. */
export type Reader<T> = (value: Json) => T;
export type Read<R> = R extends Reader<infer T> ? T : never;
type Fields = Record<string, Reader<unknown>>;
export type RecordOf<F extends Fields> = { [K in keyof F]: Read<F[K]> };

/** An object with exactly these fields, and what must hold among them. */
export function record<F extends Fields>(
  fields: F,
  check: (read: RecordOf<F>) => void = () => {},
): Reader<RecordOf<F>> {
  const all = Object.entries(fields);
  return (value) => {
    const map = mapOf(value);
    if (map.size !== all.length) throw malformed('a field is missing, or one too many');
    const read: Record<string, unknown> = {};
    for (const [name, reader] of all) {
      const found = map.get(name);
      if (found === undefined) throw malformed(`the field ${name} is missing`);
      read[name] = reader(found);
    }
    // Every field was read by the reader that its type is of.
    const whole = read as RecordOf<F>;
    check(whole);
    return whole;
  };
}

/** One of several objects, told apart by a field that names which. */
export function oneOf<T>(tag: string, kinds: Readonly<Record<string, Reader<T>>>): Reader<T> {
  const readers = new Map(Object.entries(kinds));
  return (value) => {
    const map = mapOf(value);
    const name = map.get(tag);
    const reader = typeof name === 'string' ? readers.get(name) : undefined;
    if (reader === undefined) throw malformed(`a ${tag} that is not known here`);
    return reader(map);
  };
}

export const text: Reader<string> = (value) => {
  if (typeof value !== 'string') throw malformed('a text is wanted');
  return value;
};

export const flag: Reader<boolean> = (value) => {
  if (typeof value !== 'boolean') throw malformed('true or false is wanted');
  return value;
};

/** An integer of any size. */
export const integer: Reader<number | bigint> = (value) => {
  if (typeof value !== 'number' && typeof value !== 'bigint') throw malformed('no integer');
  return value;
};

/** An integer from least to most, both included. */
export function between(least: number, most: number): Reader<number> {
  return (value) => {
    if (typeof value !== 'number' || value < least || value > most) {
      throw malformed(`not an integer between ${least} and ${most}`);
    }
    return value;
  };
}

/** An integer not below 0, of any size. */
export const count: Reader<number | bigint> = (value) => {
  const read = integer(value);
  if (read < 0) throw malformed('a count is not below 0');
  return read;
};

export const bytes: Reader<Uint8Array> = (value) => fromBase64(text(value));
export const party = checked(text, requireParty);
export const ref = checked(text, requireRef);
export const label = checked(text, requireLabel);
export const words = checked(text, (one) => requireWords(one));
export const hash = hexadecimal(32);
export const instant: Reader<number> = (value) => {
  if (typeof value !== 'number') throw malformed('no moment');
  requireInstant(value);
  return value;
};
/** A label that says something. */
export const named = checked(label, (one) => {
  if (one.trim() === '') throw malformed('a name that says nothing');
});

export function hexadecimal(size: number): Reader<string> {
  return checked(text, (one) => requireHex(one, size));
}

export function literal(wanted: string): Reader<string> {
  return choice(wanted);
}

export function choice<const T extends string>(...known: readonly T[]): Reader<T> {
  return (value) => {
    const found = known.find((one) => one === value);
    if (found === undefined) throw malformed('a word that is not known here');
    return found;
  };
}

export function maybe<T>(reader: Reader<T>): Reader<T | null> {
  return (value) => (value === null ? null : reader(value));
}

/** A list of so many, and what must hold among them. */
export function list<T>(
  reader: Reader<T>,
  most = Number.POSITIVE_INFINITY,
  least = 0,
): Reader<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw malformed('no list');
    if (value.length < least || value.length > most) throw malformed('a list too long or short');
    return value.map((one) => reader(one));
  };
}

/** A list in which each stands once. */
export function distinct<T extends string | number>(
  reader: Reader<T>,
  most = Number.POSITIVE_INFINITY,
  least = 0,
): Reader<readonly T[]> {
  return checked(list(reader, most, least), (all) => requireDistinct(all));
}

export function checked<T>(reader: Reader<T>, check: (read: T) => void): Reader<T> {
  return (value) => {
    const read = reader(value);
    check(read);
    return read;
  };
}

export function requireDistinct(all: readonly (string | number)[]): void {
  if (new Set(all).size !== all.length) throw malformed('something is named twice');
}

function mapOf(value: Json): JsonMap {
  if (!(value instanceof Map)) throw malformed('an object is wanted');
  return value;
}
