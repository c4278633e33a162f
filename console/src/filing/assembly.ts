/** From what is typed to the notice that would be signed; what is in the way, field by field. */
import type { Schema } from '../api';
import {
  type Coarse,
  coarsely,
  LEAST_COARSE_MM,
  type Position,
  plainText,
  readPosition,
} from '../geo';
import type { Draft, DraftShape } from './draft';
import { type MomentFault, readMoment, spanOf } from './moments';
import {
  GROUND_CEILING_MM,
  GROUND_FLOOR_MM,
  type QuantityFault,
  readHeight,
  readLength,
  readRange,
} from './quantities';

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

export interface Trouble {
  field: Field;
  code: Hindrance;
}

/** What is to be said beside it, and stops nothing. */
export type Remark =
  | { code: 'heights-not-given' }
  | { code: 'ground' }
  | { code: 'coarse'; coarse: Coarse };

export interface Around {
  now: number;
  party: string;
  gatheringRadius_mm: number;
}

export interface Assembled {
  /** Undefined where something is in the way. */
  notice: Schema<'Notice'> | undefined;
  troubles: Trouble[];
  remarks: Remark[];
}

const MOST_LABEL = 200;
const MOST_WORDS = 4_000;
const REF = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const WHEREVER: Schema<'Band'> = {
  floor_mm: GROUND_FLOOR_MM,
  ceiling_mm: GROUND_CEILING_MM,
  datum: 'mean-sea-level',
};

export function assemble(draft: Draft, around: Around): Assembled {
  const desk = new Desk(draft, around);
  const notice = desk.notice();
  return {
    notice: desk.troubles.length === 0 ? notice : undefined,
    troubles: desk.troubles,
    remarks: desk.remarks,
  };
}

class Desk {
  readonly troubles: Trouble[] = [];
  readonly remarks: Remark[] = [];

  constructor(
    private readonly draft: Draft,
    private readonly around: Around,
  ) {}

  notice(): Schema<'Notice'> {
    const draft = this.draft;
    const period = this.interval('start', draft.start, 'end', draft.end);
    const band = this.band('', draft.floor, draft.ceiling, draft.datum);
    const volumes = draft.shapes.map((one) => this.volume(one, period, band));
    const circle = this.circle();
    if (circle !== undefined) {
      volumes.push({
        role: 'activity',
        shape: circle,
        band: band ?? this.wherever(),
        interval: period,
      });
    }
    const place_label = this.label('place', draft.place);
    // A circle that could not be read has its own trouble.
    const nowhere = volumes.length === 0 && draft.at.trim() === '';
    if (nowhere && place_label === '') this.trouble('place', 'no-place');
    if (!REF.test(draft.ref)) this.trouble('ref', 'bad-ref');
    const remarks = this.words('remarks', draft.remarks);
    if (draft.kind === 'gathering' && remarks !== '')
      this.trouble('remarks', 'reason-of-gathering');
    return {
      activity: draft.activity,
      emergency: draft.emergency,
      period,
      volumes,
      place_label,
      planned_landing_ms: this.optional('landing', draft.landing, period.start_ms),
      contact_desk: this.label('desk', draft.desk),
      remarks,
      relay_scope: this.label('relay', draft.relay),
      addressees: draft.addressees ?? [],
      annexes: draft.amends?.before.annexes ?? [],
      details: this.details(period),
    };
  }

  private trouble(field: Field, code: Hindrance): void {
    this.troubles.push({ field, code });
  }

  private interval(
    startField: Field,
    startText: string,
    endField: Field,
    endText: string,
    base?: Schema<'Interval'>,
  ): Schema<'Interval'> {
    const { now } = this.around;
    const start_ms =
      startText.trim() === '' && base !== undefined
        ? base.start_ms
        : (this.moment(startField, startText, now) ?? now);
    let end_ms = base === undefined ? null : base.end_ms;
    if (isUnknown(endText)) end_ms = endText.trim() === '' ? end_ms : null;
    else {
      // A span is counted from the start: `for 45 min`.
      const from = spanOf(plainText(endText).toLowerCase()) === undefined ? now : start_ms;
      end_ms = this.moment(endField, endText, from, start_ms) ?? null;
    }
    if (end_ms !== null && end_ms <= start_ms) this.trouble(endField, 'end-before-start');
    return { start_ms, end_ms };
  }

  private moment(field: Field, text: string, from: number, after?: number): number | undefined {
    const read = readMoment(text, from, after);
    if (typeof read !== 'string') return read.ms;
    this.trouble(field, read);
    return undefined;
  }

  private optional(field: Field, text: string, after: number): number | null {
    if (isUnknown(text)) return null;
    const from = spanOf(plainText(text).toLowerCase()) === undefined ? this.around.now : after;
    return this.moment(field, text, from, after) ?? null;
  }

  private volume(
    one: DraftShape,
    period: Schema<'Interval'>,
    band: Schema<'Band'> | undefined,
  ): Schema<'Volume'> {
    const own = `shape-${one.id}-`;
    const said = this.band(own, one.floor, one.ceiling, one.datum);
    const interval = this.interval(`${own}start`, one.start, `${own}end`, one.end, period);
    return { role: one.role, shape: one.shape, band: said ?? band ?? this.wherever(), interval };
  }

  /** The heights as typed; undefined where none were, or none that go together. */
  private band(
    prefix: string,
    floorText: string,
    ceilingText: string,
    datum: Schema<'Datum'> | '',
  ): Schema<'Band'> | undefined {
    const [low, high] = [floorText.trim(), ceilingText.trim()];
    if (low === '' && high === '') return undefined;
    if (low === '' || high === '') {
      this.trouble(prefix + (low === '' ? 'floor' : 'ceiling'), 'half-heights');
      return undefined;
    }
    const [floor, ceiling] = [readHeight(low, 'floor'), readHeight(high, 'ceiling')];
    if (typeof floor === 'string') this.trouble(`${prefix}floor`, floor);
    if (typeof ceiling === 'string') this.trouble(`${prefix}ceiling`, ceiling);
    if (typeof floor === 'string' || typeof ceiling === 'string') return undefined;
    const levels = [floor, ceiling].filter((one) => one.level).length;
    const ground = floor.ground || ceiling.ground;
    const meant = datum || (levels === 2 ? 'pressure-1013' : '');
    if (meant === '') this.trouble(`${prefix}datum`, 'no-datum');
    else if ((levels > 0 && meant !== 'pressure-1013') || (ground && meant === 'pressure-1013')) {
      this.trouble(`${prefix}datum`, 'level-datum');
    } else if (floor.mm > ceiling.mm) this.trouble(`${prefix}ceiling`, 'floor-above-ceiling');
    else {
      if (ground) this.remark({ code: 'ground' });
      return { floor_mm: floor.mm, ceiling_mm: ceiling.mm, datum: meant };
    }
    return undefined;
  }

  /** All ground there is lies within: it errs outward, and that is said. */
  private wherever(): Schema<'Band'> {
    this.remark({ code: 'heights-not-given' });
    return WHEREVER;
  }

  private remark(one: Remark): void {
    if (!this.remarks.some((other) => other.code === one.code)) this.remarks.push(one);
  }

  /** The circle typed as a position and a radius; coarse on purpose, it does not tell the position. */
  private circle(): Schema<'Circle'> | undefined {
    const draft = this.draft;
    if (draft.at.trim() === '') return undefined;
    const read = readPosition(draft.at);
    if (read.kind !== 'read') {
      this.trouble('at', 'position');
      return undefined;
    }
    if (draft.radius.trim() === '') {
      this.trouble('radius', 'no-radius');
      return undefined;
    }
    const radius_mm = readLength(draft.radius);
    if (typeof radius_mm === 'string') {
      this.trouble('radius', radius_mm);
      return undefined;
    }
    if (!draft.coarse) return { shape: 'circle', centre: read.at, radius_mm };
    const least =
      draft.kind === 'gathering'
        ? Math.max(LEAST_COARSE_MM, this.around.gatheringRadius_mm)
        : LEAST_COARSE_MM;
    const coarse = radius_mm < least ? undefined : coarsely(read.at, radius_mm);
    if (coarse === undefined) {
      this.trouble('radius', 'coarse-too-small');
      return undefined;
    }
    this.remark({ code: 'coarse', coarse });
    return { shape: 'circle', centre: coarse.middle, radius_mm };
  }

  private label(field: Field, text: string): string {
    const plain = seen(text).replace(/\s+/g, ' ').trim();
    if (plain.length > MOST_LABEL) this.trouble(field, 'too-long');
    return plain;
  }

  private words(field: Field, text: string): string {
    const plain = seen(text).trim();
    if (plain.length > MOST_WORDS) this.trouble(field, 'too-long');
    return plain;
  }

  private needed(field: Field, text: string): string {
    const label = this.label(field, text);
    if (label === '') this.trouble(field, 'needed');
    return label;
  }

  private range(field: Field, text: string): Schema<'Range'> | null {
    if (text.trim() === '') return null;
    const read = readRange(text);
    if (typeof read !== 'string') return read;
    this.trouble(field, read);
    return null;
  }

  private details(period: Schema<'Interval'>): Schema<'Notice'>['details'] {
    const draft = this.draft;
    switch (draft.kind) {
      case 'notice':
        return null;
      case 'site':
        return this.site();
      case 'movement':
        return this.movement(period);
      case 'crossing':
        return {
          about: 'crossing',
          name: this.needed('name', draft.name),
          one_side: this.label('one-side', draft.oneSide),
          other_side: this.label('other-side', draft.otherSide),
          uses: this.label('uses', draft.uses),
        };
      case 'gathering':
        return {
          about: 'gathering',
          organiser: this.around.party,
          people: this.range('population', draft.population),
        };
    }
  }

  private site(): Schema<'Site'> {
    const draft = this.draft;
    const before = draft.amends?.before.details;
    if (draft.category === '') this.trouble('category', 'needed');
    if (draft.markingDay === undefined) this.trouble('marking-day', 'needed-or-none');
    if (draft.markingThermal === undefined) this.trouble('marking-thermal', 'needed-or-none');
    if (draft.validUntil.trim() === '') this.trouble('valid-until', 'needed');
    const services = draft.services
      .split('\n')
      .map((one) => this.label('services', one))
      .filter((one) => one !== '');
    if (new Set(services).size !== services.length) this.trouble('services', 'twice');
    if (services.length > 32) this.trouble('services', 'too-many');
    const number = this.range('population', draft.population);
    const radius_mm = draft.coarse ? readLength(draft.radius) : null;
    const asOf = draft.populationAsOf.trim();
    return {
      about: 'site',
      name: this.needed('name', draft.name),
      category: draft.category === '' ? 'other' : draft.category,
      services,
      population:
        number === null
          ? null
          : {
              number,
              as_of_ms:
                asOf === ''
                  ? null
                  : (this.moment('population-as-of', asOf, this.around.now) ?? null),
              basis: this.label('population-basis', draft.populationBasis),
            },
      marking_daylight: this.label('marking-day', draft.markingDay ?? ''),
      marking_thermal: this.label('marking-thermal', draft.markingThermal ?? ''),
      contact_annex: before?.about === 'site' ? before.contact_annex : null,
      valid_until_ms:
        draft.validUntil.trim() === ''
          ? this.around.now
          : (this.moment('valid-until', draft.validUntil, this.around.now) ?? this.around.now),
      coarse_mm: typeof radius_mm === 'number' ? radius_mm : null,
    };
  }

  private movement(period: Schema<'Interval'>): Schema<'Movement'> {
    const draft = this.draft;
    const vehicles = this.range('vehicles', draft.vehicles);
    if (vehicles !== null && (vehicles.low !== vehicles.high || vehicles.high > 100_000)) {
      this.trouble('vehicles', 'no-number');
    }
    const kinds = draft.people.map((one) => one.kind);
    if (new Set(kinds).size !== kinds.length) this.trouble('people', 'twice');
    const check_ins = draft.checkIns.map((one, n) => this.checkIn(one, n, period.start_ms));
    if (check_ins.some((one, n) => n > 0 && one.due_ms <= (check_ins[n - 1]?.due_ms ?? 0))) {
      this.trouble('check-ins', 'order');
    }
    return {
      about: 'movement',
      purpose: this.label('purpose', draft.purpose),
      origin: this.label('origin', draft.origin),
      destination: this.label('destination', draft.destination),
      vehicles: vehicles?.low ?? null,
      markings: this.label('markings', draft.markings),
      people: draft.people.map((one, n) => ({
        kind: one.kind,
        number: this.range(`people-${n}`, one.number),
      })),
      guarantor: this.label('guarantor', draft.guarantor),
      check_ins,
    };
  }

  private checkIn(
    one: { place: string; at: string; due: string },
    n: number,
    start_ms: number,
  ): Schema<'CheckIn'> {
    let at: Position | null = null;
    if (one.at.trim() !== '') {
      const read = readPosition(one.at);
      if (read.kind === 'read') at = read.at;
      else this.trouble(`check-in-${n}-at`, 'position');
    }
    if (one.due.trim() === '') this.trouble(`check-in-${n}-due`, 'needed');
    const from =
      spanOf(plainText(one.due).toLowerCase()) === undefined ? this.around.now : start_ms;
    return {
      place: this.label(`check-in-${n}-place`, one.place),
      at,
      due_ms:
        one.due.trim() === ''
          ? start_ms + n
          : (this.moment(`check-in-${n}-due`, one.due, from, start_ms - 1) ?? start_ms + n),
    };
  }
}

/** An end that is not known: nothing typed, or said so. */
export function isUnknown(text: string): boolean {
  return /^\s*(?:none|not known|unknown|\?|-|—|нет|не известно|неизвестно|לא ידוע|غير معروف|non connu|inconnu)?\s*$/i.test(
    text,
  );
}

/** Without what nobody sees: marks of direction and joiners of pasted text are no part of words. */
function seen(text: string): string {
  return text.replace(/[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
}
