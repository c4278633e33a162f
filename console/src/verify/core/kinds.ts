/**
 * Every kind of statement, and what of it a verifier has to know.
 *
 * What is addressed to whom and which annexes are named decides what a bundle lacks. So a payload
 * is either understood whole, by the rules that the other implementation keeps, or not at all.
 */
import { Fault, malformed } from './faults';
import { type Json, readJson } from './json';
import { callOpened, lineTested, ON_THE_LINE } from './line';
import { type AnnexRef, MAX_CHECK_INS, notice, parties, range, reference } from './notices';
import { position, repeated, volumes } from './places';
import {
  between,
  checked,
  choice,
  count,
  hash,
  instant,
  integer,
  label,
  list,
  maybe,
  named,
  party,
  type Reader,
  record,
  requireDistinct,
  text,
  words,
} from './shape';
import { terms } from './terms';
import { folded } from './text';

/** What was understood of a payload. */
export interface Understood {
  addressees: readonly string[];
  annexes: readonly AnnexRef[];
}

const of = reference;
const version = hash;
const widened = list(integer);

const side = record({
  subject: reference,
  source: choice('announced', 'reported', 'region'),
  role: text,
  volume: maybe(integer),
});

const finding = record({
  verdict: choice('apart', 'unsure', 'conflict'),
  reason: choice('overlap', 'separation', 'no-geometry', 'datum', 'tolerance', 'not-understood'),
  first_ms: integer,
  last_ms: maybe(integer),
  place: maybe(position),
  gap_mm: maybe(integer),
  vertical_gap_mm: maybe(integer),
});

const conflict = record({
  a: side,
  b: side,
  finding,
  also: list(record({ a: side, b: side, finding })),
});

const assessed = record(
  { of, version, engine: label, late_ms: count, found: integer, conflicts: list(conflict) },
  (read) => {
    if (read.found < read.conflicts.length) throw malformed('more conflicts than were found');
  },
);

const readBack = record({ of, version, volumes: repeated, words }, (read) => {
  if (read.volumes.length === 0 && read.words.trim() === '') {
    throw malformed('a read-back repeats something');
  }
});

const filed = record({ notice, widened });
const amended = record({ of, replaces: hash, notice, widened });

const concern = record(
  { about: maybe(reference), words, reported: volumes, addressees: parties },
  (read) => {
    if (read.words.trim() === '' && read.reported.length === 0) {
      throw malformed('a concern says something');
    }
  },
);

const harm = record(
  { words, people: maybe(range), deaths: maybe(range), as_of_ms: maybe(instant) },
  (read) => {
    if (read.words.trim() === '' && read.people === null && read.deaths === null) {
      throw malformed('a harm says something');
    }
  },
);

const said = checked(words, (one) => {
  if (one.trim() === '') throw malformed('an answer needs words');
});

/** Kinds that are addressed to nobody by name and name no annex. */
const OTHERS: Readonly<Record<string, Reader<unknown>>> = {
  ...ON_THE_LINE,
  'agreement.founded/0': terms,
  'notice.begun/0': record({ of, words }),
  'notice.ended/0': record({ of, words }),
  'notice.cancelled/0': record({ of, words }),
  'notice.assessed/0': assessed,
  'notice.read_back/0': readBack,
  'notice.entered/0': record({ of, version }),
  'notice.passed/0': record({
    of,
    version,
    units: checked(list(named, 64, 1), (all) => requireDistinct(all.map(folded))),
  }),
  'notice.unit_acknowledged/0': record({
    of,
    version,
    unit: named,
    means: choice('stated-by-the-desk', 'single-use-code'),
    words,
  }),
  'notice.relayed/0': record({
    of,
    version,
    to: party,
    stage: choice('passed', 'acknowledged'),
    scope: label,
    words,
  }),
  'notice.disclosed/0': record({ of, commitment: maybe(hash), to: named, how: label, words }),
  'concern.answered/0': record({ concern: reference, words: said }),
  'alert.raised/0': record({
    cause: choice(
      'read-back-overdue',
      'flight-overdue',
      'check-in-overdue',
      'site-not-reconfirmed',
      'conflict',
    ),
    about: reference,
    version,
    against: maybe(reference),
    against_version: maybe(hash),
    due_ms: instant,
    words,
  }),
  'report.cited/0': record({
    source: label,
    published: label,
    speaker: label,
    grade: choice('named', 'anonymous', 'hearsay'),
    event_ms: maybe(instant),
    words,
    contested_by: words,
  }),
  'site.reconfirmed/0': record({ of, version, valid_until_ms: instant, words }),
  'site.changed/0': record({
    of,
    service: named,
    state: choice('open', 'reduced', 'closed'),
    since_ms: maybe(instant),
    reason: maybe(words),
    harm: maybe(harm),
  }),
  'movement.reported/0': record({
    of,
    report: choice('checked-in', 'delayed', 'deviated', 'held-up'),
    point: maybe(between(0, MAX_CHECK_INS - 1)),
    until_ms: maybe(instant),
    volumes,
    words,
  }),
  'crossing.changed/0': record({
    of,
    state: choice('open', 'restricted', 'closed'),
    since_ms: instant,
    reason: maybe(words),
  }),
};

type Understand = (value: Json) => Understood;
const addressed =
  (reader: Reader<{ addressees: readonly string[] }>): Understand =>
  (value) => ({ addressees: reader(value).addressees, annexes: [] });

const KINDS = new Map<string, Understand>([
  ['notice.filed/0', (value) => filed(value).notice],
  ['notice.amended/0', (value) => amended(value).notice],
  ['concern.raised/0', addressed(concern)],
  ['call.opened/0', addressed(callOpened)],
  ['line.tested/0', addressed(lineTested)],
  ...Object.entries(OTHERS).map(([kind, reader]): [string, Understand] => [
    kind,
    (value) => {
      reader(value);
      return { addressees: [], annexes: [] };
    },
  ]),
]);

/** Read a payload that has exactly one spelling. */
export function understand(kind: string, raw: Uint8Array): Understood {
  const reader = KINDS.get(kind);
  if (reader === undefined) throw new Fault('MalformedStatement', `the kind ${kind} is not known`);
  return reader(readJson(raw));
}
