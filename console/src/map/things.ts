/** What there is to draw, and when it is there: nothing here knows of a chart. */
import type { Schema } from '../api';
import type { Shape } from '../geo/shapes';

export type Thing = Schema<'MapThing'>;
export type MapConflict = Schema<'MapConflict'>;
export type Band = Schema<'Band'>;
export type Volume = Schema<'Volume'>;
export type Role = Schema<'Role'>;

/** Drawn beside the record: a difference of a read-back, a draft, a place. */
export interface Extra {
  kind: 'difference' | 'draft' | 'place';
  volumes?: readonly Volume[];
  position?: Schema<'Position'>;
  label: string;
}

/** Before, during or after the moment that is shown. */
export type Presence = 'earlier' | 'here' | 'later';
/** How far it has come, as its author states; what another party reports is only that. */
export type Stand = 'planned' | 'begun' | 'over' | 'cancelled' | 'reported';
/** What a drawn part is for: a volume's role, a way gone instead, or a place that was only named. */
export type Use = Role | 'deviation' | 'named';

/** One thing as drawn in one place. */
export interface Part {
  /** Unlike any other's, and the same as long as what is drawn is the same. */
  key: string;
  thing: Thing;
  /** Which volume of the thing it is; undefined for a region or a way gone instead. */
  volume: number | undefined;
  use: Use;
  stand: Stand;
  shape: Shape;
  band: Band | undefined;
  from: number;
  /** Not included; null where no end is known. */
  to: number | null;
}

/** Every place where a thing is drawn; none where it was named, and its name is not known. */
export function partsOf(thing: Thing): Part[] {
  const parts = thing.volumes.map((volume, n) =>
    part(thing, volume, volume.role, `${thing.version} ${n}`, n),
  );
  const deviations = thing.deviations.map((volume, n) =>
    part(
      thing,
      volume,
      'deviation',
      `${thing.version} deviation ${thing.deviates_ms} ${n}`,
      undefined,
    ),
  );
  if (thing.region === null) return [...parts, ...deviations];
  const region: Part = {
    key: `${thing.version} region`,
    thing,
    volume: undefined,
    use: 'named',
    stand: standOf(thing, 'named'),
    shape: thing.region,
    band: undefined,
    from: thing.start_ms,
    to: thing.end_ms,
  };
  return [region, ...parts, ...deviations];
}

function part(
  thing: Thing,
  volume: Volume,
  use: Use,
  key: string,
  index: number | undefined,
): Part {
  // A place to be spared stays whatever was said of its end: people may be there still.
  const stays = thing.details === 'site';
  return {
    key,
    thing,
    volume: index,
    use,
    stand: standOf(thing, use),
    shape: volume.shape,
    band: volume.band,
    from: volume.interval.start_ms,
    to: stays ? null : volume.interval.end_ms,
  };
}

function standOf(thing: Thing, use: Use): Stand {
  switch (thing.state) {
    case null:
      return 'reported';
    case 'cancelled':
      return 'cancelled';
    case 'ended':
      // What was fired does not stop with the order to stop; a site is spared whatever its list says.
      return use === 'residual-hazard' || thing.details === 'site' ? 'begun' : 'over';
    case 'begun':
      return 'begun';
    default:
      return 'planned';
  }
}

/** Whether something that is there from `from` until before `to` is there at a moment. */
export function presence(from: number, to: number | null, moment: number): Presence {
  if (moment < from) return 'later';
  return to !== null && moment >= to ? 'earlier' : 'here';
}

/** The threads of a conflict's two sides, as the things name them. */
export function threadsOf(conflict: Schema<'Conflict'>): [string, string] {
  return [threadOf(conflict.a), threadOf(conflict.b)];
}

function threadOf(side: Schema<'Side'>): string {
  const kind = side.source === 'reported' ? 'concern' : 'notice';
  return `${kind}/${side.subject.party}/${side.subject.ref}`;
}

/** The name of a conflict, the same while the two things are. */
export function conflictKey(conflict: Schema<'Conflict'>): string {
  return threadsOf(conflict).join(' ');
}

/** What a thing is called in one line: `russia F1`. */
export function nameOf(thing: Thing): string {
  return `${thing.party} ${thing.ref.ref}`;
}

/** The next moment at which something comes or goes; infinite where nothing will. */
export function nextChange(
  things: readonly Thing[],
  conflicts: readonly MapConflict[],
  after: number,
): number {
  let next = Number.POSITIVE_INFINITY;
  const look = (moment: number | null) => {
    if (moment !== null && moment > after && moment < next) next = moment;
  };
  for (const thing of things) {
    look(thing.start_ms);
    look(thing.end_ms);
    look(thing.heard?.at_ms ?? null);
    for (const { interval } of [...thing.volumes, ...thing.deviations]) {
      look(interval.start_ms);
      look(interval.end_ms);
    }
  }
  for (const { conflict } of conflicts) {
    look(conflict.finding.first_ms);
    look(conflict.finding.last_ms);
  }
  return next;
}
