/** Where in the evening one is: stops, chapters, and which entry of the record a moment is. */
import type { Schema } from '../api';

export type Story = Schema<'Story'>;
export type Chapter = Schema<'Chapter'>;
export type Moment = Schema<'Moment'>;
export type Entry = Pick<
  Schema<'EntryView'>,
  'party' | 'kind' | 'thread' | 'issued_ms' | 'sequence' | 'leaf'
>;

const MINUTE_MS = 60_000;

/** The moments at which something happens or a chapter begins, each once, in order. */
export function stopsOf(story: Pick<Story, 'chapters' | 'moments' | 'ends_ms'>): number[] {
  const all = [
    ...story.chapters.map((one) => one.at_ms),
    ...story.moments.map((one) => one.at_ms),
    story.ends_ms,
  ];
  return [...new Set(all)].sort((a, b) => a - b);
}

/** The stop before or after a moment; the moment itself where there is none. */
export function stepped(stops: readonly number[], at: number, by: 1 | -1): number {
  const found = by === 1 ? stops.find((one) => one > at) : stops.findLast((one) => one < at);
  return found ?? at;
}

/** The chapter a moment lies in: the last that has begun, or the first. */
export function chapterAt(chapters: readonly Chapter[], at: number): number {
  return Math.max(
    0,
    chapters.findLastIndex((one) => one.at_ms <= at),
  );
}

/** Where a chapter is shown: the last stop before the next one begins, so that all of it is told. */
export function atOf(chapters: readonly Chapter[], key: string): number | undefined {
  return chapters.find((one) => one.key === key)?.at_ms;
}

/** Between the limits, to the minute, as a slider moves. */
export function within(story: Pick<Story, 'starts_ms' | 'ends_ms'>, at: number): number {
  const whole = Math.round(at / MINUTE_MS) * MINUTE_MS;
  return Math.min(story.ends_ms, Math.max(story.starts_ms, whole));
}

/** How far along a moment lies, between 0 and 1. */
export function along(story: Pick<Story, 'starts_ms' | 'ends_ms'>, at: number): number {
  const whole = story.ends_ms - story.starts_ms;
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, (at - story.starts_ms) / whole));
}

/** The entry of the record that a moment is; undefined for the public record, and for what is not played. */
export function entryOf(moment: Moment, entries: readonly Entry[]): Entry | undefined {
  if (moment.party === null || moment.of === null) return undefined;
  const about = `${moment.of.party}/${moment.of.ref}`;
  return entries.find(
    (one) =>
      one.party === moment.party &&
      one.issued_ms === moment.at_ms &&
      one.kind.split('/')[0] === moment.kind &&
      one.thread.split('/').slice(1).join('/') === about,
  );
}

/** `18:39 UTC`: this evening has one day, and its date is told once. */
export function clock(ms: number): string {
  return `${new Date(ms).toISOString().slice(11, 16)} UTC`;
}

/** The hour in Syria, which was three ahead of UTC that evening. */
export function hourInSyria(ms: number): string {
  return new Date(ms + 180 * MINUTE_MS).toISOString().slice(11, 16);
}

/** The columns of the accounts: the two that each have their say in every one, then the others. */
export function columnsOf(accounts: Chapter['accounts']): {
  two: Chapter['accounts'];
  others: Chapter['accounts'];
} {
  return { two: accounts.slice(0, 2), others: accounts.slice(2) };
}
