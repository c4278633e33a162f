/** What is on the chart at a moment: the record as features, and as a list for who sees no chart. */
import type {
  Feature,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point as PointGeometry,
} from 'geojson';
import {
  type Area,
  anchorOf,
  areaOf,
  type Bounds,
  boundsOf,
  lineOf,
  type Point,
  placeOf,
} from '../geo/shapes';
import { symbolOf } from './symbols';
import {
  clock,
  conflictWords,
  isOfPeople,
  listWords,
  nameOfSide,
  partWords,
  shortConflictWords,
  shortPartWords,
  shortWordsOf,
  titleOf,
  wordsOf,
} from './telling';
import {
  conflictKey,
  type Extra,
  type MapConflict,
  type Part,
  type Presence,
  partsOf,
  presence,
  type Stand,
  type Thing,
  threadsOf,
  type Use,
} from './things';
import { say } from './words';

export type Side = 'mine' | 'theirs' | 'reported';

export interface AreaProperties {
  thread: string;
  use: Use;
  stand: Stand;
  presence: Presence;
  confirmed: boolean;
  side: Side;
  selected: boolean;
}
export interface MarkProperties {
  thread: string;
  symbol: string;
  /** A place of people: told first, and told apart where there is room for a dot alone. */
  people: boolean;
  presence: Presence;
  side: Side;
  selected: boolean;
  rank: number;
}
export interface ConflictProperties {
  key: string;
  sure: boolean;
  presence: Presence;
}
export interface ExtraProperties {
  kind: Extra['kind'];
}

/** What is written beside something that is drawn; where exactly is the chart's to find. */
export interface Label {
  /** What a click on it picks: a thread, or a conflict's key; empty for nothing. */
  key: string;
  plate: Side | 'over' | 'conflict' | 'extra';
  words: string;
  /** The same from afar. */
  short: string;
  selected: boolean;
  presence: Presence;
  /** Less is more in need of being read. */
  rank: number;
  at: Point;
  /** What it is about; undefined for a point. */
  area: Area | undefined;
  /** Whether a symbol stands at the point. */
  symbol: boolean;
}

/** One line of the list of what is in view. */
export interface Shown {
  kind: 'thing' | 'conflict';
  key: string;
  /** What is picked with it: a thing's thread, or those of a conflict's two sides. */
  threads: string[];
  title: string;
  words: string;
  presence: Presence;
  bounds: Bounds | undefined;
}

export interface Scene {
  areas: Feature<MultiPolygon, AreaProperties>[];
  lines: Feature<LineString, AreaProperties>[];
  marks: Feature<PointGeometry, MarkProperties>[];
  conflicts: Feature<MultiPolygon, ConflictProperties>[];
  conflictMarks: Feature<PointGeometry, ConflictProperties>[];
  extras: Feature<MultiPolygon | PointGeometry | MultiLineString, ExtraProperties>[];
  labels: Label[];
  shown: Shown[];
  /** Things that are there at the moment, wherever on the Earth. */
  things: number;
  clashes: number;
}

export interface View {
  things: readonly Thing[];
  conflicts: readonly MapConflict[];
  extra: readonly Extra[];
  moment: number;
  selected: ReadonlySet<string>;
  /** The parties for whom this console speaks. */
  mine: ReadonlySet<string>;
  /** Whether what is earlier and later is drawn too, faintly. */
  all: boolean;
}

export function sceneOf(view: View): Scene {
  const scene: Scene = {
    areas: [],
    lines: [],
    marks: [],
    conflicts: [],
    conflictMarks: [],
    extras: [],
    labels: [],
    shown: [],
    things: 0,
    clashes: 0,
  };
  for (const conflict of view.conflicts) addConflict(scene, view, conflict);
  for (const thing of view.things) addThing(scene, view, thing);
  for (const extra of view.extra) addExtra(scene, extra);
  return scene;
}

function addThing(scene: Scene, view: View, thing: Thing): void {
  const selected = view.selected.has(thing.thread);
  const side = sideOf(thing, view.mine);
  const parts = partsOf(thing).map((part) => ({
    part,
    at: presence(part.from, part.to, view.moment),
  }));
  const whole = presenceOfWhole(
    thing,
    parts.map(({ at }) => at),
    view.moment,
  );
  if (whole === 'here' && thing.state !== 'cancelled') scene.things += 1;
  const drawn = parts.filter(({ at }) => at === 'here' || selected || view.all);
  if (drawn.length === 0 && !(whole === 'here' && parts.length === 0)) return;
  const points: Point[] = [];
  for (const { part, at } of drawn) {
    const drawing = drawingOf(part);
    points.push(...drawing.corners);
    const properties: AreaProperties = {
      thread: thing.thread,
      use: part.use,
      stand: part.stand,
      presence: at,
      confirmed: thing.confirmed,
      side,
      selected,
    };
    scene.areas.push(feature({ type: 'MultiPolygon', coordinates: drawing.area }, properties));
    if (drawing.line !== undefined) {
      scene.lines.push(feature({ type: 'LineString', coordinates: drawing.line }, properties));
    }
    const first = part === drawn[0]?.part;
    const symbol = first ? (symbolOf(thing) ?? '') : '';
    const rank = rankOf(selected, at, first);
    const over = part.stand === 'over' || part.stand === 'cancelled';
    if (symbol !== '') {
      addMark(scene, drawing.anchor, thing, { symbol, presence: at, side, selected, rank });
    }
    scene.labels.push({
      key: thing.thread,
      plate: over ? 'over' : side,
      words: first ? wordsOf(thing, part) : partWords(part),
      short: first ? shortWordsOf(thing, part) : shortPartWords(part),
      selected,
      presence: at,
      rank,
      at: drawing.anchor,
      area: drawing.area,
      symbol: symbol !== '',
    });
  }
  addHeard(scene, view, thing, { side, selected });
  scene.shown.push({
    kind: 'thing',
    key: thing.thread,
    threads: [thing.thread],
    title: titleOf(thing),
    words: listWords(
      thing,
      parts.map(({ part }) => part),
    ),
    presence: whole,
    bounds: boundsOf(points),
  });
}

/** Where a movement was last heard of, from that moment on. */
function addHeard(
  scene: Scene,
  view: View,
  thing: Thing,
  { side, selected }: { side: Side; selected: boolean },
): void {
  const { heard } = thing;
  if (heard?.at == null || heard.at_ms > view.moment) return;
  const at = pointAt(heard.at);
  const symbol = symbolOf(thing) ?? '';
  const words = say('heard', { place: heard.place, at: clock(heard.at_ms) });
  addMark(scene, at, thing, { symbol, presence: 'here', side, selected, rank: 1 });
  scene.labels.push({
    key: thing.thread,
    plate: side,
    words,
    short: words,
    selected,
    presence: 'here',
    rank: 1,
    at,
    area: undefined,
    symbol: symbol !== '',
  });
}

function addMark(
  scene: Scene,
  at: Point,
  thing: Thing,
  given: Omit<MarkProperties, 'thread' | 'people'>,
): void {
  const people = isOfPeople(thing);
  const rank = given.rank - (people ? 0.5 : 0);
  const properties = { ...given, rank, people, thread: thing.thread };
  scene.marks.push(feature({ type: 'Point', coordinates: at }, properties));
}

/** What was named and not drawn has no part where its name is not known; it is somewhere all the same. */
function presenceOfWhole(thing: Thing, parts: readonly Presence[], moment: number): Presence {
  if (parts.includes('here')) return 'here';
  if (parts.length === 0) return presence(thing.start_ms, thing.end_ms, moment);
  return parts.includes('later') ? 'later' : 'earlier';
}

interface Drawing {
  area: Area;
  line: Point[] | undefined;
  anchor: Point;
  corners: Point[];
}
const MOST_KEPT = 6_000;
const kept = new Map<string, Drawing>();

/** A part's geometry, computed once as long as it is the same. */
function drawingOf(part: Part): Drawing {
  const found = kept.get(part.key);
  if (found !== undefined) return found;
  const area = areaOf(part.shape);
  const made: Drawing = {
    area,
    line: part.shape.shape === 'route' ? lineOf(part.shape.points) : undefined,
    anchor: anchorOf(part.shape),
    corners: cornersOf(area),
  };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(part.key, made);
  return made;
}

function cornersOf(area: Area): Point[] {
  const box = boundsOf(area.flat(2));
  return box === undefined
    ? []
    : [
        [box.west, box.south],
        [box.east, box.north],
      ];
}

function addConflict(scene: Scene, view: View, { conflict, overlap }: MapConflict): void {
  const { finding } = conflict;
  const at = presence(finding.first_ms, finding.last_ms, view.moment);
  const threads = threadsOf(conflict);
  const selected = threads.every((thread) => view.selected.has(thread));
  if (at === 'here') scene.clashes += 1;
  if (at !== 'here' && !view.all && !selected) return;
  const words = conflictWords(conflict);
  const properties: ConflictProperties = {
    key: conflictKey(conflict),
    sure: finding.verdict === 'conflict',
    presence: at,
  };
  const points: Point[] = [];
  if (overlap !== null) {
    const area = overlap.flatMap((polygon) => areaOf(polygon));
    points.push(...cornersOf(area));
    scene.conflicts.push(feature({ type: 'MultiPolygon', coordinates: area }, properties));
  }
  const first = overlap?.[0];
  const mark =
    finding.place !== null
      ? pointAt(finding.place)
      : first === undefined
        ? undefined
        : anchorOf(first);
  if (mark !== undefined) {
    points.push(mark);
    scene.conflictMarks.push(feature({ type: 'Point', coordinates: mark }, properties));
    scene.labels.push({
      key: properties.key,
      plate: 'conflict',
      words,
      short: shortConflictWords(conflict),
      selected,
      presence: at,
      rank: at === 'here' ? -2 : 0,
      at: mark,
      area: undefined,
      symbol: true,
    });
  }
  scene.shown.push({
    kind: 'conflict',
    key: properties.key,
    threads,
    title: `${nameOfSide(conflict.a)} ↔ ${nameOfSide(conflict.b)}`,
    words,
    presence: at,
    bounds: boundsOf(points),
  });
}

function addExtra(scene: Scene, { kind, label, volumes, position }: Extra): void {
  const write = (at: Point, area: Area | undefined, symbol: boolean) =>
    scene.labels.push({
      key: '',
      plate: 'extra',
      words: label,
      short: label,
      selected: false,
      presence: 'here',
      rank: -3,
      at,
      area,
      symbol,
    });
  for (const { shape } of volumes ?? []) {
    const area = areaOf(shape);
    scene.extras.push(feature({ type: 'MultiPolygon', coordinates: area }, { kind }));
    write(anchorOf(shape), area, false);
  }
  if (position !== undefined) {
    const at = pointAt(position);
    scene.extras.push(feature({ type: 'Point', coordinates: at }, { kind }));
    write(at, undefined, kind === 'place');
  }
}

function sideOf(thing: Thing, mine: ReadonlySet<string>): Side {
  if (thing.source === 'reported') return 'reported';
  return mine.has(thing.party) ? 'mine' : 'theirs';
}

function rankOf(selected: boolean, at: Presence, first: boolean): number {
  return (selected ? 0 : 4) + (at === 'here' ? 0 : 2) + (first ? 0 : 1);
}

function pointAt(position: Parameters<typeof placeOf>[0]): Point {
  const { lon, lat } = placeOf(position);
  return [lon, lat];
}

function feature<G extends Feature['geometry'], P>(geometry: G, properties: P): Feature<G, P> {
  return { type: 'Feature', geometry, properties };
}
