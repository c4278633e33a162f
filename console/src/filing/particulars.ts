/** What there is to say of a site, a movement, a crossing or a gathering. */
import type { Schema } from '../api';
import type { Position } from '../geo';
import { readPosition } from '../geo';
import type { CheckInTyped, Draft } from './draft';
import { readLength } from './quantities';
import { isSpan, type Reader } from './reader';
import { NOT_STATED, quoted, seen } from './verbatim';

const MOST_VEHICLES = 100_000;
const MOST_SERVICES = 32;
const MOST_CHECK_INS = 64;

/** @param drawn Whether anything is drawn: without it there is no coarse position. */
export function particulars(
  reader: Reader,
  draft: Draft,
  start_ms: number,
  drawn: boolean,
): Schema<'Notice'>['details'] {
  switch (draft.kind) {
    case 'notice':
      return null;
    case 'site':
      return site(reader, draft, drawn);
    case 'movement':
      return movement(reader, draft, start_ms);
    case 'crossing':
      return {
        about: 'crossing',
        name: reader.needed('name', draft.name, NOT_STATED),
        one_side: reader.label('one-side', draft.oneSide),
        other_side: reader.label('other-side', draft.otherSide),
        uses: reader.label('uses', draft.uses),
      };
    case 'gathering':
      return {
        about: 'gathering',
        organiser: reader.around.party,
        people: reader.range('population', draft.population),
      };
  }
}

function site(reader: Reader, draft: Draft, drawn: boolean): Schema<'Site'> {
  const before = draft.amends?.before.details;
  if (draft.category === '') reader.trouble('category', 'needed', 'kind of site not stated');
  const radius_mm = draft.coarse && drawn ? readLength(draft.radius) : null;
  return {
    about: 'site',
    category: draft.category === '' ? 'other' : draft.category,
    marking_daylight: marking(reader, 'marking-day', draft.markingDay),
    marking_thermal: marking(reader, 'marking-thermal', draft.markingThermal),
    valid_until_ms: validUntil(reader, draft.validUntil),
    services: services(reader, draft.services),
    name: reader.needed('name', draft.name, NOT_STATED),
    population: population(reader, draft),
    contact_annex: before?.about === 'site' ? before.contact_annex : null,
    coarse_mm: typeof radius_mm === 'number' ? radius_mm : null,
  };
}

/** Empty is a statement: that there is none. What was not said is never taken for it. */
function marking(
  reader: Reader,
  field: 'marking-day' | 'marking-thermal',
  text: string | undefined,
): string {
  if (text !== undefined) return reader.label(field, text);
  reader.trouble(
    field,
    'needed-or-none',
    `${field === 'marking-day' ? 'marking by day' : 'thermal marking'} not stated`,
  );
  return NOT_STATED;
}

/** Not said or not read: to be reconfirmed from now on. Protection does not lapse with it. */
function validUntil(reader: Reader, text: string): number {
  if (text.trim() === '') {
    reader.trouble('valid-until', 'needed', 'to be reconfirmed: date not stated');
    return reader.begun;
  }
  const says = `to be reconfirmed, as typed: ${quoted(text)}`;
  return reader.moment('valid-until', text, reader.around.now, says) ?? reader.begun;
}

function services(reader: Reader, text: string): string[] {
  const lines = text
    .split('\n')
    .map((one) => reader.label('services', one))
    .filter((one) => one !== '');
  const once = [...new Set(lines)];
  if (once.length !== lines.length) reader.trouble('services', 'twice', '');
  if (once.length <= MOST_SERVICES) return once;
  const more = once.slice(MOST_SERVICES).join('; ');
  reader.trouble('services', 'too-many', `further services: ${seen(more)}`);
  return once.slice(0, MOST_SERVICES);
}

function population(reader: Reader, draft: Draft): Schema<'Site'>['population'] {
  const number = reader.range('population', draft.population);
  if (number === null) return null;
  const asOf = draft.populationAsOf.trim();
  const says = `population as of, as typed: ${quoted(asOf)}`;
  return {
    number,
    as_of_ms:
      asOf === ''
        ? null
        : (reader.moment('population-as-of', asOf, reader.around.now, says) ?? null),
    basis: reader.label('population-basis', draft.populationBasis),
  };
}

function movement(reader: Reader, draft: Draft, start_ms: number): Schema<'Movement'> {
  return {
    about: 'movement',
    purpose: reader.label('purpose', draft.purpose),
    origin: reader.label('origin', draft.origin),
    destination: reader.label('destination', draft.destination),
    vehicles: vehicles(reader, draft.vehicles),
    markings: reader.label('markings', draft.markings),
    people: people(reader, draft),
    guarantor: reader.label('guarantor', draft.guarantor),
    check_ins: checkIns(reader, draft.checkIns, start_ms),
  };
}

function vehicles(reader: Reader, text: string): number | null {
  const read = reader.range('vehicles', text);
  if (read === null) return null;
  if (read.low === read.high && read.high <= MOST_VEHICLES) return read.low;
  reader.trouble('vehicles', 'no-number', `vehicles as typed: ${quoted(text)}`);
  return null;
}

function people(reader: Reader, draft: Draft): Schema<'People'>[] {
  const found: Schema<'People'>[] = [];
  draft.people.forEach((one, n) => {
    const number = reader.range(`people-${n}`, one.number, `people: ${one.kind}`);
    if (!found.some((other) => other.kind === one.kind)) found.push({ kind: one.kind, number });
    else reader.trouble('people', 'twice', `people: ${one.kind} ${quoted(one.number)} as well`);
  });
  return found;
}

/** A check-in without its time, or out of turn, cannot be waited for: it is told in words. */
function checkIns(
  reader: Reader,
  typed: readonly CheckInTyped[],
  start_ms: number,
): Schema<'CheckIn'>[] {
  const found: Schema<'CheckIn'>[] = [];
  typed.forEach((one, n) => {
    const whole = `check-in ${n + 1} as typed: place ${quoted(one.place)}, position ${quoted(one.at)}, due ${quoted(one.due)}`;
    const due_ms = due(reader, one.due, n, start_ms, whole);
    const place = reader.label(`check-in-${n}-place`, one.place);
    const at = position(reader, one.at, n, whole);
    if (due_ms === undefined) return;
    if (found.length >= MOST_CHECK_INS) reader.trouble('check-ins', 'too-many', whole);
    else if (due_ms <= (found.at(-1)?.due_ms ?? -1)) reader.trouble('check-ins', 'order', whole);
    else found.push({ place, at, due_ms });
  });
  return found;
}

function due(
  reader: Reader,
  text: string,
  n: number,
  start_ms: number,
  says: string,
): number | undefined {
  const field = `check-in-${n}-due`;
  if (text.trim() === '') {
    reader.trouble(field, 'needed', says);
    return undefined;
  }
  const from = isSpan(text) ? start_ms : reader.around.now;
  return reader.moment(field, text, from, says, start_ms - 1);
}

function position(reader: Reader, text: string, n: number, says: string): Position | null {
  if (text.trim() === '') return null;
  const read = readPosition(text);
  if (read.kind === 'read') return read.at;
  reader.trouble(`check-in-${n}-at`, 'position', says);
  return null;
}
