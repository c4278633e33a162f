/** What is said of things, on the chart and in the list. */
import { say as confirmation, field } from '../field';
import { live } from '../live';
import { grouped } from '../parts';
import { heights, isolated } from './heights';
import { type Band, type MapConflict, nameOf, type Part, type Thing, type Use } from './things';
import { say } from './words';

export function titleOf(thing: Thing): string {
  if (thing.source === 'reported') {
    return say('reported-by', { party: live.nameOf(thing.party), actor: actorOf(thing) });
  }
  return thing.name === '' ? nameOf(thing) : `${nameOf(thing)} · ${thing.name}`;
}

/** Whose activity it is, as far as that is said. */
export function actorOf(thing: Thing): string {
  return thing.actor === null ? say('not-known') : live.nameOf(thing.actor);
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

/** All that a label says: what is chosen, or seen from near. */
export function wordsOf(thing: Thing, part: Part): string {
  const lines = [titleOf(thing), `${kindWords(thing)} · ${useWords(part.use)}`];
  lines.push(standingWords(thing));
  if (part.use === 'named') lines.push(say('named-not-drawn', { place: thing.place_label }));
  return [...lines, ...tall(thing, part.band)].join('\n');
}

/** Two lines: whose, and how it stands. */
export function shortWordsOf(thing: Thing, part: Part): string {
  if (thing.source === 'reported') {
    const party = live.nameOf(thing.party);
    return `${say('reported-short', { party })}\n${say('whose-short', { actor: actorOf(thing) })}`;
  }
  // A region is never taken for what its author drew.
  const name = part.use === 'named' ? `${nameOf(thing)} · ${say('named')}` : nameOf(thing);
  return `${name}\n${standingWords(thing)}`;
}

export function partWords(part: Part): string {
  return [shortPartWords(part), ...tall(part.thing, part.band)].join('\n');
}

export function shortPartWords(part: Part): string {
  return `${nameOf(part.thing)} · ${useWords(part.use)}`;
}

/** Nobody lives above, and hardly anybody below: a taller band of people says nothing of them. */
const INHABITED_MM = [0, 6_000_000] as const;

/** A place where people are, rather than what somebody does. */
export function isOfPeople({ details }: Thing): boolean {
  return details === 'site' || details === 'gathering' || details === 'crossing';
}

/** Whether heights say something: people stand on the ground, however tall a band is typed. */
export function hasHeights(thing: Thing, band: Band): boolean {
  const [floor, ceiling] = INHABITED_MM;
  return !(isOfPeople(thing) && band.floor_mm <= floor && band.ceiling_mm >= ceiling);
}

function tall(thing: Thing, band: Band | undefined): string[] {
  return band !== undefined && hasHeights(thing, band) ? [heights(band)] : [];
}

export function useWords(use: Use): string {
  if (use === 'deviation') return say('deviation');
  return use === 'named' ? say('named') : field('role', use);
}

export function listWords(thing: Thing, parts: readonly Part[]): string {
  const bands = new Set(parts.flatMap(({ band }) => tall(thing, band)));
  const words = [kindWords(thing), standingWords(thing), ...bands];
  if (thing.source === 'region') {
    words.push(say('named-not-drawn', { place: thing.place_label }));
    if (thing.region === null) words.push(say('place-not-known'));
  }
  return words.join(' · ');
}

export function conflictWords({ finding }: MapConflict['conflict']): string {
  const until = finding.last_ms === null ? say('end-open') : clock(finding.last_ms);
  return [
    `${field('verdict', finding.verdict)}: ${field('reason', finding.reason)}`,
    isolated(`${clock(finding.first_ms)}–${until}`),
    gapWords(finding.gap_mm, finding.vertical_gap_mm),
  ].join('\n');
}

/** What it is, and when. */
export function shortConflictWords(conflict: MapConflict['conflict']): string {
  return conflictWords(conflict).split('\n').slice(0, 2).join('\n');
}

function gapWords(across: number | null, up: number | null): string {
  if (across === 0 && up === 0) return say('meet');
  const metres = (mm: number | null) =>
    mm === null ? say('not-known') : isolated(`${grouped(Math.floor(mm / 1_000))} m`);
  return say('gap', { across: metres(across), up: metres(up) });
}

export function nameOfSide(side: MapConflict['conflict']['a']): string {
  return `${side.subject.party} ${side.subject.ref}`;
}

/** `18:39Z`. */
export function clock(ms: number): string {
  return `${new Date(ms).toISOString().slice(11, 16)}Z`;
}
