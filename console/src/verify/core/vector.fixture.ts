/** Reading a file of `vectors/`, for tests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHex, utf8 } from './bytes';

export const VECTORS = join(import.meta.dirname, '../../../../vectors');

export interface Vector {
  head: ReadonlyMap<string, string>;
  body: Uint8Array;
}

/** A case by its folder and its file's name. */
export function vector(...path: string[]): Vector {
  const text = readFileSync(join(VECTORS, ...path), 'utf8');
  const blank = text.indexOf('\n\n');
  const head = new Map<string, string>();
  for (const line of text.slice(0, blank).split('\n')) {
    const colon = line.indexOf(': ');
    head.set(line.slice(0, colon), line.slice(colon + 2));
  }
  return { head, body: bodyOf(head.get('body'), text.slice(blank + 2)) };
}

export function header(one: Vector, name: string): string {
  const value = one.head.get(name);
  if (value === undefined) throw new Error(`no header ${name}`);
  return value;
}

function bodyOf(spelled: string | undefined, content: string): Uint8Array {
  switch (spelled) {
    case 'hex':
      return fromHex(content.replace(/\s/g, ''));
    case 'base64':
      return new Uint8Array(Buffer.from(content, 'base64'));
    case 'json':
      return utf8(content.replace(/\n$/, ''));
    case 'text':
      return utf8(content);
    default:
      throw new Error(`a body spelled as ${spelled}`);
  }
}
