/** Heights laid out in boxes, one for each datum: what is measured differently is never compared. */
import type { Bounds } from '../geo/shapes';
import type { Part } from './things';

export type Axis = 'time' | 'distance';
type Datum = NonNullable<Part['band']>['datum'];

export interface Drawn {
  part: Part;
  bounds: Bounds;
  selected: boolean;
}

/** Shares of the box, 0 to 1 from its left and its foot. */
export interface Block {
  x: number;
  width: number;
  y: number;
  height: number;
}

export interface Box {
  datum: Datum;
  floor_mm: number;
  ceiling_mm: number;
  blocks: (Block & { drawn: Drawn })[];
  /** What two selected things share in height, and in time or place. */
  shared: (Block & { floor_mm: number; ceiling_mm: number })[];
  lines: number[];
}

export interface Frame {
  axis: Axis;
  from: number;
  to: number;
}

const DATUMS: readonly Datum[] = ['mean-sea-level', 'wgs84-ellipsoid', 'pressure-1013'];
const LINES_MM = [100_000, 200_000, 500_000, 1e6, 2e6, 5e6, 1e7, 2e7, 5e7, 1e8];
const LEVELS_FT = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];
const FOOT_MM = 304.8;
const MOST_LINES = 5;
/** Heights without a bound are drawn up to here, so that others can be seen beside them. */
const USUAL_TOP_MM = 20_000_000;
const LEAST = 0.004;

export function boxesOf(all: readonly Drawn[], frame: Frame): Box[] {
  return DATUMS.flatMap((datum) => {
    const here = all.filter(({ part }) => part.band?.datum === datum);
    return here.length === 0 ? [] : [boxOf(datum, here, frame)];
  });
}

function boxOf(datum: Datum, all: readonly Drawn[], frame: Frame): Box {
  const bands = all.flatMap(({ part }) => (part.band === undefined ? [] : [part.band]));
  const floor = Math.min(0, ...bands.map((band) => band.floor_mm));
  const highest = Math.max(...bands.map((band) => band.ceiling_mm));
  const bounded = bands.map((band) => band.ceiling_mm).filter((mm) => mm <= USUAL_TOP_MM);
  const top =
    highest <= USUAL_TOP_MM
      ? highest
      : Math.max(
          USUAL_TOP_MM / 2,
          ...bounded,
          ...bands.map((band) => Math.min(band.floor_mm * 1.25, highest)),
        );
  const ceiling = top === floor ? floor + 1_000 : floor + (top - floor) * 1.08;
  const share = (mm: number) => Math.min(1, Math.max(0, (mm - floor) / (ceiling - floor)));
  const block = (from: number, to: number, floor_mm: number, ceiling_mm: number): Block => {
    const [x, end] = [along(from, frame), along(to, frame)];
    const [y, up] = [share(floor_mm), share(ceiling_mm)];
    return { x, width: Math.max(LEAST, end - x), y, height: Math.max(LEAST, up - y) };
  };
  return {
    datum,
    floor_mm: floor,
    ceiling_mm: ceiling,
    blocks: all.flatMap((drawn) => {
      const { band } = drawn.part;
      if (band === undefined) return [];
      const [from, to] = ends(drawn, frame);
      return [{ ...block(from, to, band.floor_mm, band.ceiling_mm), drawn }];
    }),
    shared: sharedOf(all, frame).map(({ from, to, floor_mm, ceiling_mm }) => ({
      ...block(from, to, floor_mm, ceiling_mm),
      floor_mm,
      ceiling_mm,
    })),
    lines: lines(floor, ceiling, datum),
  };
}

interface Shared {
  from: number;
  to: number;
  floor_mm: number;
  ceiling_mm: number;
}

/** Of every two parts of different selected things: the heights, and the time or place, of both. */
function sharedOf(all: readonly Drawn[], frame: Frame): Shared[] {
  const chosen = all.filter(({ selected }) => selected);
  return chosen.flatMap((a, n) =>
    chosen.slice(n + 1).flatMap((b) => {
      if (a.part.thing.thread === b.part.thing.thread) return [];
      if (a.part.band === undefined || b.part.band === undefined) return [];
      const floor_mm = Math.max(a.part.band.floor_mm, b.part.band.floor_mm);
      const ceiling_mm = Math.min(a.part.band.ceiling_mm, b.part.band.ceiling_mm);
      const [[a0, a1], [b0, b1]] = [ends(a, frame), ends(b, frame)];
      const [from, to] = [Math.max(a0, b0), Math.min(a1, b1)];
      // Touching is sharing; they must be there at one time even where distance is drawn.
      const meet = a.part.from < (b.part.to ?? Infinity) && b.part.from < (a.part.to ?? Infinity);
      return floor_mm <= ceiling_mm && from <= to && meet
        ? [{ from, to, floor_mm, ceiling_mm }]
        : [];
    }),
  );
}

function ends({ part, bounds }: Drawn, frame: Frame): [number, number] {
  if (frame.axis === 'distance') {
    // A ring may stand a whole turn of the Earth beside the view.
    const middle = (frame.from + frame.to) / 2;
    const turns = 360 * Math.round((middle - (bounds.west + bounds.east) / 2) / 360);
    return [bounds.west + turns, bounds.east + turns];
  }
  return [part.from, part.to ?? Number.POSITIVE_INFINITY];
}

function along(value: number, frame: Frame): number {
  return Math.min(1, Math.max(0, (value - frame.from) / (frame.to - frame.from)));
}

/** Whole metres, or whole flight levels. */
function lines(floor: number, ceiling: number, datum: Datum): number[] {
  const steps = datum === 'pressure-1013' ? LEVELS_FT.map((feet) => feet * FOOT_MM) : LINES_MM;
  const apart = steps.find((one) => (ceiling - floor) / one <= MOST_LINES) ?? ceiling - floor;
  const first = Math.ceil(floor / apart);
  const count = Math.floor(ceiling / apart) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, n) => (first + n) * apart);
}
