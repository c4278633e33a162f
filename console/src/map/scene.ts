/** What is on the chart at a moment: the record as features, and as a list for who sees no chart. */
import type {
  Feature,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point as PointGeometry,
} from 'geojson';
import { say as confirmation, field } from '../field';
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
import { heights, isolated } from './heights';
import { symbolOf } from './symbols';
import {
  conflictKey,
  type Extra,
  type MapConflict,
  nameOf,
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
  words: string;
  symbol: string;
  presence: Presence;
  side: Side;
  selected: boolean;
  rank: number;
}
export interface ConflictProperties {
  key: string;
  words: string;
  sure: boolean;
  presence: Presence;
}
export interface ExtraProperties {
  kind: Extra['kind'];
  label: string;
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
    scene.marks.push(
      feature(
        { type: 'Point', coordinates: drawing.anchor },
        {
          thread: thing.thread,
          words: first ? wordsOf(thing, part) : partWords(part),
          symbol: first ? (symbolOf(thing) ?? '') : '',
          presence: at,
          side,
          selected,
          rank: rankOf(selected, at, first),
        },
      ),
    );
  }
  const heard = thing.heard;
  if (heard?.at != null && heard.at_ms <= view.moment) {
    const { lon, lat } = placeOf(heard.at);
    scene.marks.push(
      feature(
        { type: 'Point', coordinates: [lon, lat] },
        {
          thread: thing.thread,
          words: say('heard', { place: heard.place, at: clock(heard.at_ms) }),
          symbol: symbolOf(thing) ?? '',
          presence: 'here',
          side,
          selected,
          rank: 1,
        },
      ),
    );
  }
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
    words,
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

function addExtra(scene: Scene, extra: Extra): void {
  const properties = { kind: extra.kind, label: extra.label };
  for (const volume of extra.volumes ?? []) {
    scene.extras.push(
      feature({ type: 'MultiPolygon', coordinates: areaOf(volume.shape) }, properties),
      feature({ type: 'Point', coordinates: anchorOf(volume.shape) }, properties),
    );
  }
  if (extra.position !== undefined) {
    scene.extras.push(feature({ type: 'Point', coordinates: pointAt(extra.position) }, properties));
  }
}

function sideOf(thing: Thing, mine: ReadonlySet<string>): Side {
  if (thing.source === 'reported') return 'reported';
  return mine.has(thing.party) ? 'mine' : 'theirs';
}

export function titleOf(thing: Thing): string {
  if (thing.source === 'reported') {
    return say('reported-by', { party: thing.party, actor: thing.actor ?? say('not-known') });
  }
  return thing.name === '' ? nameOf(thing) : `${nameOf(thing)} · ${thing.name}`;
}

/** `NOT CONFIRMED` is never left out: what is not said to be confirmed is not. */
export function standingWords(thing: Thing): string {
  if (thing.source === 'reported') return say('stand-reported');
  const state = field('state', thing.state ?? 'absent');
  return `${state} · ${confirmation(thing.confirmed ? 'confirmed' : 'not-confirmed')}`;
}

export function kindWords(thing: Thing): string {
  if (thing.category !== null) return field('site', thing.category);
  return thing.activity === null ? say('activity-not-known') : field('activity', thing.activity);
}

function wordsOf(thing: Thing, part: Part): string {
  const lines = [titleOf(thing), `${kindWords(thing)} · ${useWords(part.use)}`];
  lines.push(standingWords(thing));
  if (part.use === 'named') lines.push(say('named-not-drawn', { place: thing.place_label }));
  if (part.band !== undefined) lines.push(heights(part.band));
  return lines.join('\n');
}

function partWords(part: Part): string {
  const tall = part.band === undefined ? '' : `\n${heights(part.band)}`;
  return `${nameOf(part.thing)} · ${useWords(part.use)}${tall}`;
}

export function useWords(use: Use): string {
  if (use === 'deviation') return say('deviation');
  return use === 'named' ? say('named') : field('role', use);
}

function listWords(thing: Thing, parts: readonly Part[]): string {
  const bands = new Set(parts.flatMap(({ band }) => (band === undefined ? [] : [heights(band)])));
  const words = [kindWords(thing), standingWords(thing), ...bands];
  if (thing.source === 'region') {
    words.push(say('named-not-drawn', { place: thing.place_label }));
    if (thing.region === null) words.push(say('place-not-known'));
  }
  return words.join(' · ');
}

function conflictWords({ finding }: MapConflict['conflict']): string {
  const until = finding.last_ms === null ? say('end-open') : clock(finding.last_ms);
  return [
    `${field('verdict', finding.verdict)}: ${field('reason', finding.reason)}`,
    isolated(`${clock(finding.first_ms)}–${until}`),
    gapWords(finding.gap_mm, finding.vertical_gap_mm),
  ].join('\n');
}

function gapWords(across: number | null, up: number | null): string {
  if (across === 0 && up === 0) return say('meet');
  const metres = (mm: number | null) =>
    mm === null
      ? say('not-known')
      : isolated(`${Math.floor(mm / 1_000).toLocaleString('en-GB')} m`);
  return say('gap', { across: metres(across), up: metres(up) });
}

function nameOfSide(side: MapConflict['conflict']['a']): string {
  return `${side.subject.party} ${side.subject.ref}`;
}

function rankOf(selected: boolean, at: Presence, first: boolean): number {
  return (selected ? 0 : 4) + (at === 'here' ? 0 : 2) + (first ? 0 : 1);
}

/** `18:39Z`, with the day where it is not the day of most. */
function clock(ms: number): string {
  return `${new Date(ms).toISOString().slice(11, 16)}Z`;
}

function pointAt(position: Parameters<typeof placeOf>[0]): Point {
  const { lon, lat } = placeOf(position);
  return [lon, lat];
}

function feature<G extends Feature['geometry'], P>(geometry: G, properties: P): Feature<G, P> {
  return { type: 'Feature', geometry, properties };
}
