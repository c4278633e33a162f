/**
 * From what is typed to the notice that would be signed. What cannot be read holds nothing back: it
 * is left out outward (all heights, no end, nothing drawn), and its words go on record as typed.
 */
import type { Schema } from '../api';
import { ALL_GROUND, coarsely, LEAST_COARSE_MM, readPosition } from '../geo';
import type { Draft, DraftShape } from './draft';
import { isUnknown } from './moments';
import { particulars } from './particulars';
import { readHeight, readLength } from './quantities';
import { type Around, isSpan, Reader, type Remark, type Trouble } from './reader';
import {
  bandWords,
  cut,
  MOST_WORDS,
  NO_PLACE,
  PLACE_IN_REMARKS,
  quoted,
  seen,
  volumeWords,
} from './verbatim';

export type { Around, Hindrance, Remark, Trouble } from './reader';

export interface Assembled {
  /** As it would be signed; undefined where no notice can be made of it. */
  notice: Schema<'Notice'> | undefined;
  /** Under which name: as typed, or what is left of it. */
  ref: string;
  /** What cannot be used as typed. With none, nothing goes out but what was read. */
  troubles: Trouble[];
  /** Words that go on record in the stead of values, once each. */
  said: string[];
  /** Whether words are lost, since there is no room for all, or none at all. */
  lost: boolean;
  remarks: Remark[];
}

const REF = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Whatever flies lies within, over whichever datum it is told. */
export const ALL_HEIGHTS: Schema<'Band'> = {
  floor_mm: -1_000_000,
  ceiling_mm: 100_000_000,
  datum: 'mean-sea-level',
};

export function assemble(draft: Draft, around: Around): Assembled {
  const desk = new Desk(draft, around);
  const made = desk.notice();
  const { troubles, remarks } = desk.reader;
  const ref = desk.ref();
  const gathering = draft.kind === 'gathering';
  const stopped = troubles.some((one) => one.code === 'reason-of-gathering');
  const said = [...new Set(troubles.map((one) => one.says))].filter((one) => one !== '');
  const words = [...said, seen(draft.remarks).trim()].filter((one) => one !== '').join('\n');
  return {
    notice: stopped ? undefined : { ...made, remarks: gathering ? '' : cut(words, MOST_WORDS) },
    ref,
    troubles,
    // A gathering has no remarks that could hold them.
    said: gathering ? [] : said,
    lost: gathering
      ? said.length > 0
      : words.length > MOST_WORDS || said.some((one) => one.includes('…”')),
    remarks,
  };
}

class Desk {
  readonly reader: Reader;

  constructor(
    private readonly draft: Draft,
    around: Around,
  ) {
    this.reader = new Reader(around);
  }

  ref(): string {
    const typed = this.draft.ref;
    if (REF.test(typed)) return typed;
    this.reader.trouble('ref', 'bad-ref', `reference as typed: ${quoted(typed)}`);
    const left = typed
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 64);
    return left === '' ? `N-${this.reader.begun.toString(36)}` : left;
  }

  notice(): Schema<'Notice'> {
    const { draft, reader } = this;
    const period = this.interval('', draft.start, draft.end);
    const band = this.band('', draft.floor, draft.ceiling, draft.datum);
    const shapes = draft.shapes.map((one, n) => this.volume(one, n + 1, period, band));
    const circle = this.circle();
    // With one of them not drawn, what is drawn would be taken for all there is.
    const drawn = circle === 'not-read' ? [] : shapes;
    if (circle === 'not-read') this.toldInWords(shapes);
    else if (circle !== undefined) {
      const heights = band ?? this.notGiven();
      drawn.push({ role: 'activity', shape: circle, band: heights, interval: period });
    }
    const place_label = this.place(drawn.length > 0);
    if (draft.kind === 'gathering' && draft.remarks.trim() !== '')
      reader.trouble('remarks', 'reason-of-gathering', '');
    else if (seen(draft.remarks).trim().length > MOST_WORDS)
      reader.trouble('remarks', 'too-long', '');
    return {
      activity: draft.activity,
      emergency: draft.emergency,
      period,
      volumes: drawn,
      place_label,
      planned_landing_ms: reader.optional(
        'landing',
        draft.landing,
        period.start_ms,
        `landing as typed: ${quoted(draft.landing)}`,
      ),
      contact_desk: reader.label('desk', draft.desk),
      remarks: '',
      relay_scope: reader.label('relay', draft.relay),
      addressees: draft.addressees ?? [],
      annexes: draft.amends?.before.annexes ?? [],
      details: particulars(reader, draft, period.start_ms, drawn.length > 0),
    };
  }

  /**
   * From when to when, by what was typed of all, or of the shape of a number.
   *
   * @param base What a shape has where nothing of its own is typed.
   */
  private interval(
    own: string,
    startText: string,
    endText: string,
    base?: Schema<'Interval'>,
    of = '',
  ): Schema<'Interval'> {
    const { reader } = this;
    const { now } = reader.around;
    const usual = base?.start_ms ?? reader.begun;
    const says = (what: string, text: string, instead: string) =>
      `${of}${what} as typed: ${quoted(text)} (${instead})`;
    const begun =
      startText.trim() === '' && base !== undefined
        ? usual
        : reader.moment(
            `${own}start`,
            startText,
            now,
            says('start', startText, base === undefined ? 'from now on' : 'from the start of all'),
          );
    const start_ms = begun ?? usual;
    if (isUnknown(endText)) {
      return { start_ms, end_ms: endText.trim() === '' ? (base?.end_ms ?? null) : null };
    }
    const open = says('end', endText, 'end not known');
    // A span from a start that nobody can read leads nowhere.
    if (begun === undefined && isSpan(endText)) {
      reader.trouble(`${own}end`, 'no-moment', open);
      return { start_ms, end_ms: null };
    }
    // A span is counted from the start: `for 45 min`.
    const from = isSpan(endText) ? start_ms : now;
    const end_ms = reader.moment(`${own}end`, endText, from, open, start_ms) ?? null;
    if (end_ms === null || end_ms > start_ms) return { start_ms, end_ms };
    reader.trouble(
      `${own}end`,
      'end-before-start',
      `${of}times as typed: from ${quoted(startText)} to ${quoted(endText)} (from the earlier, end not known)`,
    );
    return { start_ms: end_ms, end_ms: null };
  }

  private volume(
    one: DraftShape,
    n: number,
    period: Schema<'Interval'>,
    band: Schema<'Band'> | undefined,
  ): Schema<'Volume'> {
    const own = `shape-${one.id}-`;
    const of = `shape ${n} `;
    const datum = one.datum === 'unsaid' ? '' : one.datum || this.usualDatum(one);
    const said = this.band(own, one.floor, one.ceiling, datum, of);
    const interval = this.interval(own, one.start, one.end, period, of);
    return { role: one.role, shape: one.shape, band: said ?? band ?? this.notGiven(), interval };
  }

  /** As for all; flight levels say themselves what they are measured from. */
  private usualDatum(one: DraftShape): Schema<'Datum'> | '' {
    const level = (text: string) => /^\s*FL/i.test(text);
    return level(one.floor) && level(one.ceiling) ? '' : this.draft.datum;
  }

  /** The heights as typed; all heights where they cannot be read; undefined where none are typed. */
  private band(
    prefix: string,
    low: string,
    high: string,
    datum: Schema<'Datum'> | '',
    of = '',
  ): Schema<'Band'> | undefined {
    if (low.trim() === '' && high.trim() === '') return undefined;
    const says = `${of}heights as typed: ${bandWords(low, high, datum)} (all heights drawn)`;
    const open = (field: string, code: Trouble['code']) => {
      this.reader.trouble(prefix + field, code, says);
      return ALL_HEIGHTS;
    };
    if (low.trim() === '') return open('floor', 'half-heights');
    if (high.trim() === '') return open('ceiling', 'half-heights');
    const [floor, ceiling] = [readHeight(low, 'floor'), readHeight(high, 'ceiling')];
    if (typeof floor === 'string') open('floor', floor);
    if (typeof ceiling === 'string') open('ceiling', ceiling);
    if (typeof floor === 'string' || typeof ceiling === 'string') return ALL_HEIGHTS;
    const levels = [floor, ceiling].filter((one) => one.level).length;
    const ground = floor.ground || ceiling.ground;
    const meant = datum || (levels === 2 ? 'pressure-1013' : '');
    if (meant === '') return open('datum', 'no-datum');
    if ((levels > 0 && meant !== 'pressure-1013') || (ground && meant === 'pressure-1013')) {
      return open('datum', 'level-datum');
    }
    if (floor.mm > ceiling.mm) return open('ceiling', 'floor-above-ceiling');
    if (ground) this.reader.remark({ code: 'ground' });
    return { floor_mm: floor.mm, ceiling_mm: ceiling.mm, datum: meant };
  }

  /** It errs outward, and that is said: what stands on the ground is there, what flies anywhere. */
  private notGiven(): Schema<'Band'> {
    const open = this.draft.kind === 'notice';
    this.reader.remark({ code: open ? 'heights-open' : 'heights-not-given' });
    return open ? ALL_HEIGHTS : ALL_GROUND;
  }

  /**
   * The circle typed as a position and a radius. Coarse on purpose, it does not tell the position,
   * and neither do the words that stand for one that cannot be drawn.
   */
  private circle(): Schema<'Circle'> | 'not-read' | undefined {
    const { draft, reader } = this;
    if (draft.at.trim() === '') return undefined;
    const says = draft.coarse
      ? `coarse circle as typed: radius ${quoted(draft.radius)} (nothing drawn)`
      : `circle as typed: around ${quoted(draft.at)}, radius ${quoted(draft.radius)} (nothing drawn)`;
    const not = (field: string, code: Trouble['code']) => {
      reader.trouble(field, code, says);
      return 'not-read' as const;
    };
    const read = readPosition(draft.at);
    if (read.kind !== 'read') return not('at', 'position');
    if (draft.radius.trim() === '') return not('radius', 'no-radius');
    const radius_mm = readLength(draft.radius);
    if (typeof radius_mm === 'string') return not('radius', radius_mm);
    if (!draft.coarse) return { shape: 'circle', centre: read.at, radius_mm };
    const least =
      draft.kind === 'gathering'
        ? Math.max(LEAST_COARSE_MM, reader.around.gatheringRadius_mm)
        : LEAST_COARSE_MM;
    const coarse = radius_mm < least ? undefined : coarsely(read.at, radius_mm);
    if (coarse === undefined) return not('radius', 'coarse-too-small');
    reader.remark({ code: 'coarse', coarse });
    return { shape: 'circle', centre: coarse.middle, radius_mm };
  }

  /** What could be drawn is not lost with what could not. */
  private toldInWords(shapes: readonly Schema<'Volume'>[]): void {
    const trouble = this.reader.troubles.find(
      (one) => one.field === 'at' || one.field === 'radius',
    );
    if (trouble === undefined || shapes.length === 0) return;
    trouble.says = [trouble.says, ...shapes.map(volumeWords)].join('\n');
  }

  private place(drawn: boolean): string {
    const { draft, reader } = this;
    const label = reader.label('place', draft.place);
    if (label !== '' || drawn) return label;
    // A circle that could not be read has its own trouble, and stands in the remarks.
    if (draft.at.trim() !== '') {
      return draft.coarse || draft.kind === 'gathering' ? NO_PLACE : PLACE_IN_REMARKS;
    }
    reader.trouble('place', 'no-place', NO_PLACE);
    return NO_PLACE;
  }
}
