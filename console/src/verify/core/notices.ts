/** Notices, and what they say of people to be spared (docs/spec/statements.md). */
import { malformed } from './faults';
import { extent, interval, MAX_RADIUS_MM, position, volumes } from './places';
import {
  between,
  checked,
  choice,
  distinct,
  flag,
  hash,
  hexadecimal,
  instant,
  label,
  list,
  literal,
  maybe,
  oneOf,
  party,
  type Read,
  record,
  ref,
  requireDistinct,
  words,
} from './shape';

const MAX_ANNEX_BYTES = 8 * 1024 * 1024;
const MAX_BILLION = 1_000_000_000;
export const MAX_CHECK_INS = 64;

export const reference = record({ party, ref });
export const parties = distinct(party, 32);

export const activity = choice(
  'flight',
  'uncrewed-flight',
  'air-defence-activity',
  'live-firing',
  'electronic-interference',
  'laser',
  'naval',
  'ground-or-engineering-work',
  'humanitarian-movement',
  'medical-evacuation',
  'search-and-rescue',
  'humanitarian-site',
  'crossing-point',
  'gathering',
  'other',
);

const annexRef = record({
  title: label,
  media_type: label,
  size: between(0, MAX_ANNEX_BYTES),
  commitment: hexadecimal(32),
  recipients: parties,
});
export type AnnexRef = Read<typeof annexRef>;

export const range = record(
  { low: between(0, MAX_BILLION), high: between(0, MAX_BILLION) },
  (read) => {
    if (read.low > read.high) throw malformed('a range runs from low to high');
  },
);
const datedRange = record({ number: range, as_of_ms: maybe(instant), basis: label });

const site = record({
  about: literal('site'),
  name: label,
  category: choice(
    'hospital',
    'clinic',
    'school',
    'shelter',
    'camp',
    'water',
    'food',
    'warehouse',
    'office',
    'place-of-worship',
    'cultural-property',
    'other',
  ),
  services: distinct(label, 32),
  population: maybe(datedRange),
  marking_daylight: label,
  marking_thermal: label,
  contact_annex: maybe(hash),
  valid_until_ms: instant,
  coarse_mm: maybe(extent),
});

const people = record({
  kind: choice(
    'civilians',
    'patients',
    'medical-staff',
    'relief-staff',
    'fighters-leaving-under-an-agreement',
    'detainees',
    'other',
  ),
  number: maybe(range),
});

const checkIn = record({ place: label, at: maybe(position), due_ms: instant });

const movement = record({
  about: literal('movement'),
  purpose: label,
  origin: label,
  destination: label,
  vehicles: maybe(between(0, 100_000)),
  markings: label,
  people: checked(list(people, 16), (all) => requireDistinct(all.map((one) => one.kind))),
  guarantor: label,
  check_ins: checked(list(checkIn, MAX_CHECK_INS), (all) => {
    all.forEach((one, n) => {
      const before = all[n - 1];
      if (before !== undefined && before.due_ms >= one.due_ms) {
        throw malformed('check-ins follow one another in time');
      }
    });
  }),
});

const crossing = record({
  about: literal('crossing'),
  name: label,
  one_side: label,
  other_side: label,
  uses: label,
});

const gathering = record({
  about: literal('gathering'),
  organiser: party,
  people: maybe(range),
});

type Details =
  | Read<typeof site>
  | Read<typeof movement>
  | Read<typeof crossing>
  | Read<typeof gathering>;

const FITTING: Readonly<Record<string, readonly string[]>> = {
  site: ['humanitarian-site'],
  movement: ['humanitarian-movement', 'medical-evacuation'],
  crossing: ['crossing-point'],
  gathering: ['gathering'],
};

export const notice = record(
  {
    activity,
    emergency: flag,
    period: interval,
    volumes,
    place_label: label,
    planned_landing_ms: maybe(instant),
    contact_desk: label,
    remarks: words,
    relay_scope: label,
    addressees: parties,
    annexes: list(annexRef, 32),
    details: maybe(oneOf<Details>('about', { site, movement, crossing, gathering })),
  },
  (read) => {
    if (read.volumes.length === 0 && read.place_label.trim() === '') {
      throw malformed('a notice needs a place');
    }
    const { details } = read;
    if (details !== null && !FITTING[details.about]?.includes(read.activity)) {
      throw malformed('details that go with another activity');
    }
    const contact = details !== null && 'contact_annex' in details ? details.contact_annex : null;
    if (contact !== null && !read.annexes.some((annex) => annex.commitment === contact)) {
      throw malformed('the annex with the contact is one of the annexes of the notice');
    }
    if (read.activity === 'gathering' && (details === null || read.remarks.trim() !== '')) {
      throw malformed('a gathering says who organises it, and no reason');
    }
  },
);

export const leastExtent = record({ activity, radius_mm: between(1, MAX_RADIUS_MM) });
