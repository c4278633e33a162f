/** What stands on the filing page, as typed: nothing of it is kept beyond this page's memory. */
import type { Schema } from '../api';
import { exactly, sameBand } from '../geo';
import type { Notation } from '../prefs';
import { heightText, lengthText } from './quantities';

export const KINDS = ['notice', 'site', 'movement', 'crossing', 'gathering'] as const;
export type FilingKind = (typeof KINDS)[number];
export type Role = Schema<'Role'>;
export type Shape = Schema<'Volume'>['shape'];

/** A shape, and what differs of it from what is said of all. */
export interface DraftShape {
  id: number;
  role: Role;
  shape: Shape;
  /** Empty: as for all. */
  floor: string;
  ceiling: string;
  /** `unsaid`: of a file that gave heights without it, which is not guessed from what is said of all. */
  datum: Schema<'Datum'> | '' | 'unsaid';
  start: string;
  end: string;
  /** Where it came from, such as a file's feature. */
  from: string;
}

export interface CheckInTyped {
  place: string;
  at: string;
  due: string;
}

/** A file that goes beside the notice; its bytes lie in this page's memory. */
export interface DraftFile {
  id: number;
  /** As it is called on this machine; that is told to nobody. */
  name: string;
  title: string;
  media_type: string;
  content: Blob;
  /** Who may fetch it; undefined: those who are asked to read the notice back. */
  recipients: string[] | undefined;
  /** Whether it says whom to call about a site. */
  contact: boolean;
}

export interface PeopleTyped {
  kind: Schema<'PeopleKind'>;
  number: string;
}

export interface Draft {
  kind: FilingKind;
  ref: string;
  /** The notice that this is a new version of. */
  amends: { ref: Schema<'Ref'>; before: Schema<'Notice'> } | null;
  activity: Schema<'Activity'>;
  emergency: boolean;
  start: string;
  end: string;
  landing: string;
  place: string;
  shapes: DraftShape[];
  /** A circle as typed: a position, and its radius. */
  at: string;
  radius: string;
  /** Whether that circle is to hold the position without telling it. */
  coarse: boolean;
  floor: string;
  ceiling: string;
  datum: Schema<'Datum'> | '';
  /** Those who are to read it back; undefined: every other member. */
  addressees: string[] | undefined;
  desk: string;
  remarks: string;
  relay: string;
  name: string;
  category: Schema<'SiteCategory'> | '';
  services: string;
  population: string;
  populationAsOf: string;
  populationBasis: string;
  /** Undefined until the officer has said it; empty: there is none. */
  markingDay: string | undefined;
  markingThermal: string | undefined;
  validUntil: string;
  purpose: string;
  origin: string;
  destination: string;
  vehicles: string;
  markings: string;
  guarantor: string;
  people: PeopleTyped[];
  checkIns: CheckInTyped[];
  oneSide: string;
  otherSide: string;
  uses: string;
  files: DraftFile[];
}

/** @param start When it begins, in the officer's words; the page reads them. */
export function freshDraft(kind: FilingKind, desk: string, start = 'now'): Draft {
  return {
    kind,
    ref: newRef(kind),
    amends: null,
    activity: ACTIVITY_OF[kind][0] ?? 'other',
    emergency: false,
    start,
    end: '',
    landing: '',
    place: '',
    shapes: [],
    at: '',
    radius: kind === 'gathering' ? '2km' : '',
    coarse: kind === 'gathering',
    floor: '',
    ceiling: '',
    datum: '',
    addressees: undefined,
    desk,
    remarks: '',
    relay: '',
    name: '',
    category: '',
    services: '',
    population: '',
    populationAsOf: '',
    populationBasis: '',
    markingDay: undefined,
    markingThermal: undefined,
    validUntil: '',
    purpose: '',
    origin: '',
    destination: '',
    vehicles: '',
    markings: '',
    guarantor: '',
    people: [],
    checkIns: [],
    oneSide: '',
    otherSide: '',
    uses: '',
    files: [],
  };
}

/** The activities that a kind of filing announces; the first is taken until another is chosen. */
export const ACTIVITY_OF: Record<FilingKind, readonly Schema<'Activity'>[]> = {
  notice: [
    'flight',
    'uncrewed-flight',
    'air-defence-activity',
    'live-firing',
    'electronic-interference',
    'laser',
    'naval',
    'ground-or-engineering-work',
    'search-and-rescue',
    'other',
  ],
  site: ['humanitarian-site'],
  movement: ['humanitarian-movement', 'medical-evacuation'],
  crossing: ['crossing-point'],
  gathering: ['gathering'],
};

export function kindOf(activity: Schema<'Activity'>): FilingKind {
  return KINDS.find((kind) => ACTIVITY_OF[kind].includes(activity)) ?? 'notice';
}

const LETTERS: Record<FilingKind, string> = {
  notice: 'N',
  site: 'S',
  movement: 'M',
  crossing: 'C',
  gathering: 'G',
};

/** A reference that nobody has used. */
export function newRef(kind: FilingKind): string {
  return `${LETTERS[kind]}-${crypto.randomUUID().slice(0, 8)}`;
}

/** Moments as typed: `2018-09-17 18:40Z`, seconds only where there are any. */
export function momentText(ms: number): string {
  const text = new Date(ms).toISOString();
  const short = ms % 60_000 === 0 ? text.slice(0, 16) : text.slice(0, ms % 1000 === 0 ? 19 : 23);
  return `${short.replace('T', ' ')}Z`;
}

/**
 * A draft that says what a notice says.
 *
 * @param shift By how much all its times are moved: 0 to amend it, else to file the like of it.
 */
export function draftOf(
  notice: Schema<'Notice'>,
  shift: number,
  notation: Notation,
): Omit<Draft, 'ref' | 'amends'> {
  const { ref: _, amends: __, ...fresh } = freshDraft(kindOf(notice.activity), notice.contact_desk);
  const moved = (ms: number | null) => (ms === null ? '' : momentText(ms + shift));
  const heights = commonBand(notice.volumes);
  const shapes = notice.volumes.map((volume, id): DraftShape => {
    const own = heights === undefined || !sameBand(volume.band, heights);
    const { start_ms, end_ms } = volume.interval;
    return {
      id,
      role: volume.role,
      shape: volume.shape,
      ...(own ? bandText(volume.band) : NO_BAND),
      start: start_ms === notice.period.start_ms ? '' : moved(start_ms),
      end: end_ms === notice.period.end_ms ? '' : end_ms === null ? 'none' : moved(end_ms),
      from: '',
    };
  });
  return {
    ...fresh,
    kind: kindOf(notice.activity),
    activity: notice.activity,
    emergency: notice.emergency,
    start: moved(notice.period.start_ms),
    end: moved(notice.period.end_ms),
    landing: moved(notice.planned_landing_ms),
    place: notice.place_label,
    shapes,
    coarse: false,
    radius: '',
    ...(heights === undefined ? NO_BAND : bandText(heights)),
    addressees: notice.addressees.length === 0 ? undefined : [...notice.addressees],
    remarks: notice.remarks,
    relay: notice.relay_scope,
    ...detailsText(notice.details, shift, notation),
  };
}

const NO_BAND = { floor: '', ceiling: '', datum: '' } as const;

function bandText(band: Schema<'Band'>): Pick<Draft, 'floor' | 'ceiling' | 'datum'> {
  return {
    floor: heightText(band.floor_mm, band.datum),
    ceiling: heightText(band.ceiling_mm, band.datum),
    datum: band.datum,
  };
}

function commonBand(volumes: readonly Schema<'Volume'>[]): Schema<'Band'> | undefined {
  return volumes[0]?.band;
}

function detailsText(
  details: Schema<'Notice'>['details'],
  shift: number,
  notation: Notation,
): Partial<Draft> {
  const range = (one: Schema<'Range'> | null) =>
    one === null ? '' : one.low === one.high ? `${one.low}` : `${one.low}-${one.high}`;
  switch (details?.about) {
    case 'site':
      return {
        name: details.name,
        category: details.category,
        services: details.services.join('\n'),
        population: range(details.population?.number ?? null),
        populationAsOf:
          details.population?.as_of_ms == null ? '' : momentText(details.population.as_of_ms),
        populationBasis: details.population?.basis ?? '',
        markingDay: details.marking_daylight,
        markingThermal: details.marking_thermal,
        validUntil: momentText(details.valid_until_ms),
        coarse: details.coarse_mm !== null,
        radius: details.coarse_mm === null ? '' : lengthText(details.coarse_mm),
      };
    case 'movement':
      return {
        purpose: details.purpose,
        origin: details.origin,
        destination: details.destination,
        vehicles: details.vehicles === null ? '' : String(details.vehicles),
        markings: details.markings,
        guarantor: details.guarantor,
        people: details.people.map((one) => ({ kind: one.kind, number: range(one.number) })),
        checkIns: details.check_ins.map((one) => ({
          place: one.place,
          at: one.at === null ? '' : exactly(one.at.lat_e7, one.at.lon_e7, notation),
          due: momentText(one.due_ms + shift),
        })),
      };
    case 'crossing':
      return {
        name: details.name,
        oneSide: details.one_side,
        otherSide: details.other_side,
        uses: details.uses,
      };
    case 'gathering':
      return { population: range(details.people), coarse: true };
    default:
      return {};
  }
}
