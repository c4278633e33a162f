/** Reading what is typed, field by field: what it says, and what is said where it says nothing. */
import type { Schema } from '../api';
import { type Coarse, plainText } from '../geo';
import { isUnknown, type MomentFault, readMoment, spanOf } from './moments';
import { type QuantityFault, readRange } from './quantities';
import { cut, MOST_LABEL, quoted, seen } from './verbatim';

export type Field = string;
export type Hindrance =
  | MomentFault
  | QuantityFault
  | 'no-place'
  | 'end-before-start'
  | 'position'
  | 'no-radius'
  | 'coarse-too-small'
  | 'no-datum'
  | 'floor-above-ceiling'
  | 'half-heights'
  | 'level-datum'
  | 'needed'
  | 'needed-or-none'
  | 'too-long'
  | 'too-many'
  | 'twice'
  | 'order'
  | 'bad-ref'
  | 'reason-of-gathering';

/** A value that cannot be used as typed. None holds a notice back. */
export interface Trouble {
  field: Field;
  code: Hindrance;
  /** The words that go on record in its stead; empty where it has none, and is left out. */
  says: string;
}

/** What is to be said beside it, and stops nothing. */
export type Remark =
  | { code: 'heights-not-given' }
  | { code: 'heights-open' }
  | { code: 'ground' }
  | { code: 'coarse'; coarse: Coarse };

export interface Around {
  now: number;
  party: string;
  gatheringRadius_mm: number;
}

const MINUTE = 60_000;

export class Reader {
  readonly troubles: Trouble[] = [];
  readonly remarks: Remark[] = [];

  /** From now on, as a statement has it: by the minute, so that it is the same while one looks. */
  readonly begun: number;

  constructor(readonly around: Around) {
    this.begun = Math.floor(around.now / MINUTE) * MINUTE;
  }

  trouble(field: Field, code: Hindrance, says: string): void {
    this.troubles.push({ field, code, says });
  }

  remark(one: Remark): void {
    if (!this.remarks.some((other) => other.code === one.code)) this.remarks.push(one);
  }

  moment(
    field: Field,
    text: string,
    from: number,
    says: string,
    after?: number,
  ): number | undefined {
    const read = readMoment(text, from, after);
    if (typeof read !== 'string') return read.ms;
    this.trouble(field, read, says);
    return undefined;
  }

  /** A moment that may be left out; a span is counted from `after`. */
  optional(field: Field, text: string, after: number, says: string): number | null {
    if (isUnknown(text)) return null;
    const from = isSpan(text) ? after : this.around.now;
    return this.moment(field, text, from, says, after) ?? null;
  }

  /** One line of words; of what is too long its beginning, and all of it in the remarks. */
  label(field: Field, text: string): string {
    const plain = seen(text).replace(/\s+/g, ' ').trim();
    if (plain.length <= MOST_LABEL) return plain;
    this.trouble(field, 'too-long', `${said(field)} in full: “${plain}”`);
    return cut(plain, MOST_LABEL);
  }

  /** One line that has to be said; where it is not, that is what is said. */
  needed(field: Field, text: string, unsaid: string): string {
    const label = this.label(field, text);
    if (label !== '') return label;
    this.trouble(field, 'needed', `${said(field)} not stated`);
    return unsaid;
  }

  range(field: Field, text: string, name = said(field)): Schema<'Range'> | null {
    if (text.trim() === '') return null;
    const read = readRange(text);
    if (typeof read !== 'string') return read;
    this.trouble(field, read, `${name} as typed: ${quoted(text)}`);
    return null;
  }
}

/** Whether it counts from another moment: `45 min`, `in 2 h`. */
export function isSpan(text: string): boolean {
  return spanOf(plainText(text).toLowerCase()) !== undefined;
}

/** A field's name on record: `valid-until` is `valid until`. */
export function said(field: Field): string {
  return field.replaceAll('-', ' ');
}
