/** The terms of an agreement: who is in it, by which keys, under which rules (docs/spec/terms.md). */
import { malformed } from './faults';
import { desk, lineRules } from './line';
import { leastExtent } from './notices';
import { latitude, longitude, MAX_RADIUS_MM, polygon } from './places';
import {
  between,
  checked,
  choice,
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
  requireDistinct,
} from './shape';
import { folded } from './text';

const WEEK_MS = 7 * 86_400_000;
const MAX_DATUM_MARGIN_MM = 10_000_000;

const keys = record({ statement: hash, log: hash, cosignature: hash, transport: hash }, (read) =>
  requireDistinct(Object.values(read)),
);
export type Keys = Read<typeof keys>;

const member = record({
  party,
  name: label,
  standing: choice('member', 'observer'),
  hosted_by: maybe(checked(party, () => {})),
  keys,
});
export type Member = Read<typeof member>;

const offLine = record({ name: party, label, relay_by: party });

const box = record(
  {
    shape: literal('box'),
    south_e7: latitude,
    west_e7: longitude,
    north_e7: latitude,
    east_e7: longitude,
  },
  (read) => {
    if (read.south_e7 >= read.north_e7 || read.west_e7 === read.east_e7) {
      throw malformed('a box has some width and some height');
    }
  },
);

const region = record({ name: label, area: oneOf<unknown>('shape', { box, polygon }) });

const rules = record({
  version: literal('rules/0'),
  lead_time_ms: between(0, WEEK_MS),
  lateral_separation_mm: between(0, MAX_RADIUS_MM),
  vertical_separation_mm: between(0, MAX_RADIUS_MM),
  read_back_within_ms: between(0, WEEK_MS),
  overdue_after_ms: between(0, WEEK_MS),
  skew_ms: between(0, WEEK_MS),
  datum_margin_mm: maybe(between(0, MAX_DATUM_MARGIN_MM)),
  least_extents: checked(list(leastExtent), (all) =>
    requireDistinct(all.map((one) => one.activity)),
  ),
});

const fields = {
  title: label,
  banner: label,
  exercise: flag,
  drawn_up_ms: instant,
  salt: hexadecimal(16),
  members: list(member, 32, 2),
  off_line: list(offLine, 32),
  regions: list(region, 256),
  rules,
  desks: list(desk, 64),
  line: lineRules,
};

export const terms = record(fields, (read) => {
  const names = read.members.map((one) => one.party);
  requireDistinct([...names, ...read.off_line.map((one) => one.name)]);
  requireDistinct(read.members.flatMap(({ keys }) => [keys.statement, keys.log, keys.cosignature]));
  requireDistinct(read.regions.map((one) => folded(one.name)));
  for (const one of read.members) requireHost(one, read.members);
  const owed = [...read.off_line.map((one) => one.relay_by), ...read.desks.map((one) => one.party)];
  if (!owed.every((one) => names.includes(one))) {
    throw malformed('a relay or a desk of nobody in the agreement');
  }
  requireDistinct(read.desks.map((one) => `${one.party} ${folded(one.name)}`));
});
export type Terms = Read<typeof terms>;

function requireHost(guest: Member, all: readonly Member[]): void {
  if (guest.hosted_by === null) return;
  const host = all.find((one) => one.party === guest.hosted_by);
  if (host === undefined || host.hosted_by !== null || host === guest) {
    throw malformed('a guest is hosted by a member with its own node');
  }
}

/** The party whose node speaks for this one: its host, or itself. */
export function homeOf(all: Terms, party: string): string {
  return all.members.find((one) => one.party === party)?.hosted_by ?? party;
}
