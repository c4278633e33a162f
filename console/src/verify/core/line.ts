/** The line: desks, timers, phrases and what is said in calls (docs/spec/statements.md). */
import { malformed } from './faults';
import { parties, reference } from './notices';
import { datum, height, interval, MAX_RADIUS_MM, position } from './places';
import {
  between,
  checked,
  choice,
  count,
  distinct,
  hash,
  instant,
  label,
  list,
  literal,
  maybe,
  named,
  oneOf,
  party,
  record,
  ref,
  requireDistinct,
  text,
  words,
} from './shape';

const MONTH_MS = 31 * 86_400_000;
const PRECEDENCES = ['routine', 'priority', 'immediate', 'flash'] as const;
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

export const lane = choice('air', 'maritime', 'ground', 'political');
export const tier = choice('duty-officer', 'staff', 'minister', 'head-of-state');
export const precedence = choice(...PRECEDENCES);

export const desk = record({ party, name: named, tier, lanes: distinct(lane, 4, 1) });

const timer = record({
  precedence,
  acknowledge_within_ms: between(1_000, MONTH_MS),
  next_after_ms: between(1_000, MONTH_MS),
  rounds: between(1, 10),
});

export const lineRules = record({
  timers: checked(list(timer), (all) => {
    if (all.map((one) => one.precedence).join() !== PRECEDENCES.join()) {
      throw malformed('one timer a precedence, in their order');
    }
  }),
  test_every_ms: maybe(between(60_000, MONTH_MS)),
  test_answer_within_ms: between(1_000, MONTH_MS),
  query_answer_within_ms: between(1_000, MONTH_MS),
  movement_lead_ms: between(0, MONTH_MS),
  movement_emergency_lead_ms: between(0, MONTH_MS),
  gathering_radius_mm: between(0, MAX_RADIUS_MM),
});

const value = oneOf<unknown>('type', {
  position: record({ type: literal('position'), at: position }),
  time: record({ type: literal('time'), at_ms: instant }),
  height: record({ type: literal('height'), height_mm: height, datum }),
  distance: record({ type: literal('distance'), distance_mm: between(0, 20_100_000_000) }),
  callsign: record({ type: literal('callsign'), callsign: named }),
  notice: record({ type: literal('notice'), of: reference }),
  number: record({ type: literal('number'), number: between(0, 1_000_000_000) }),
  name: record({ type: literal('name'), name: named }),
});

const phrase = record({
  catalogue: label,
  code: ref,
  parameters: checked(list(record({ name: ref, value }), 16), (all) =>
    requireDistinct(all.map((one) => one.name)),
  ),
});

const quote = oneOf<unknown>('quotes', {
  notice: record({
    quotes: literal('notice'),
    of: reference,
    version: hash,
    volume: maybe(between(0, 63)),
  }),
  message: record({ quotes: literal('message'), message: hash }),
});

const said = record(
  {
    phrase: maybe(phrase),
    words,
    language: checked(text, (one) => {
      if (one !== '' && !LANGUAGE.test(one)) throw malformed('no tag of a language');
    }),
    quotes: list(quote, 16),
  },
  (read) => {
    if (read.phrase === null && read.words.trim() === '') {
      throw malformed('a message says something');
    }
  },
);

const languages = distinct(ref, 16);

const watch = record({
  desk: named,
  watch: named,
  period: interval,
  languages,
});

const open = record({
  unconfirmed_notices: count,
  unacknowledged_messages: count,
  conflicts: count,
  overdue: count,
  unanswered_queries: count,
  unanswered_tests: count,
  awaited_answers: count,
});

const dutyChanged = record(
  {
    desk: named,
    change: choice('taken', 'handed-over', 'left'),
    watch: named,
    to: label,
    languages,
    until_ms: maybe(instant),
    open,
    words,
  },
  (read) => {
    if ((read.to.trim() !== '') !== (read.change === 'handed-over')) {
      throw malformed('a handover says who takes over, and nothing else does');
    }
  },
);

const queryAsked = record(
  {
    to: party,
    about: maybe(reference),
    asked: distinct(choice('objective', 'place', 'end', 'units', 'equipment')),
    due_ms: instant,
    words,
  },
  (read) => {
    if (read.about === null && read.words.trim() === '') throw malformed('a query about nothing');
  },
);

const queryAnswered = record(
  {
    query: reference,
    objective: maybe(words),
    place: maybe(words),
    ends_ms: maybe(instant),
    units: maybe(words),
    equipment: maybe(words),
    words,
  },
  (read) => {
    const texts = [read.objective, read.place, read.units, read.equipment, read.words];
    if (read.ends_ms === null && texts.every((one) => (one ?? '').trim() === '')) {
      throw malformed('an answer says something');
    }
  },
);

export const callOpened = record({
  lane,
  tier,
  precedence,
  addressees: parties,
  topic: label,
  said,
});
export const lineTested = record({
  lane,
  addressees: parties,
  callsign: ref,
  at_ms: instant,
  minutes: between(1, 999),
});

/** What is stated on the line, by kind; calls opened and tests aside. */
export const ON_THE_LINE = {
  'call.said/0': record({ call: reference, precedence, said }),
  'call.seen/0': record({ call: reference, messages: list(hash, 256, 1) }),
  'call.acknowledged/0': record({ call: reference, message: hash, said }),
  'call.closed/0': record({ call: reference, words }),
  'line.escalated/0': record({
    about: label,
    leaf: hash,
    owed_by: party,
    step: between(1, 10_000),
    desk: label,
    tier,
    due_ms: instant,
    words,
  }),
  'line.answered/0': record({ test: reference, callsign: label, at_ms: instant, words }),
  'line.declared/0': record({
    lane,
    state: choice('open', 'suspended', 'closed'),
    from_ms: instant,
    words,
  }),
  'duty.changed/0': dutyChanged,
  'duty.rostered/0': record({ watches: list(watch, 256) }),
  'query.asked/0': queryAsked,
  'query.answered/0': queryAnswered,
};
