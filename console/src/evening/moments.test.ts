import { describe, expect, it } from 'vitest';
import {
  along,
  atOf,
  type Chapter,
  chapterAt,
  clock,
  type Entry,
  entryOf,
  hourInSyria,
  type Moment,
  stepped,
  stopsOf,
  within,
} from './moments';

const at = (text: string) => Date.parse(`2018-09-17T${text}:00Z`);

function chapter(key: string, time: string): Chapter {
  return {
    key,
    at_ms: at(time),
    headline: key,
    happens: '',
    matters: '',
    shows: '',
    unknown: '',
    accounts: [],
    look: { south: 0, west: 0, north: 1, east: 1, refs: [], places: [] },
  };
}

function moment(time: string, party: string | null, kind: string, ref: string | null): Moment {
  return {
    at_ms: at(time),
    party,
    kind,
    of: ref === null ? null : { party: 'israel', ref },
    text: '',
    other: '',
    tag: 'sourced',
    source: '',
  };
}

const chapters = [chapter('line', '16:25'), chapter('call', '18:39'), chapter('west', '18:40')];
const moments = [
  moment('16:30', 'israel', 'notice.filed', 'N1'),
  moment('18:40', null, 'public-record', null),
  moment('18:40', null, 'public-record', null),
];
const story = { chapters, moments, starts_ms: at('16:25'), ends_ms: at('20:05') };

describe('the evening', () => {
  it('stops wherever something happens or a chapter begins, once', () => {
    expect(stopsOf(story).map(clock)).toEqual([
      '16:25 UTC',
      '16:30 UTC',
      '18:39 UTC',
      '18:40 UTC',
      '20:05 UTC',
    ]);
  });

  it('steps from stop to stop, from anywhere, and not beyond', () => {
    const stops = stopsOf(story);
    expect(stepped(stops, at('16:30'), 1)).toBe(at('18:39'));
    expect(stepped(stops, at('17:00'), 1)).toBe(at('18:39'));
    expect(stepped(stops, at('17:00'), -1)).toBe(at('16:30'));
    expect(stepped(stops, at('20:05'), 1)).toBe(at('20:05'));
    expect(stepped(stops, at('16:25'), -1)).toBe(at('16:25'));
  });

  it('tells the last chapter that has begun', () => {
    expect(chapterAt(chapters, at('16:25'))).toBe(0);
    expect(chapterAt(chapters, at('18:38'))).toBe(0);
    expect(chapterAt(chapters, at('18:39'))).toBe(1);
    expect(chapterAt(chapters, at('20:00'))).toBe(2);
    expect(chapterAt(chapters, at('10:00'))).toBe(0);
    expect(atOf(chapters, 'west')).toBe(at('18:40'));
    expect(atOf(chapters, 'nowhere')).toBeUndefined();
  });

  it('keeps a slider within the evening and to the minute', () => {
    expect(within(story, at('18:39') + 20_000)).toBe(at('18:39'));
    expect(within(story, at('23:00'))).toBe(at('20:05'));
    expect(within(story, at('10:00'))).toBe(at('16:25'));
    expect(along(story, at('16:25'))).toBe(0);
    expect(along(story, at('20:05'))).toBe(1);
    expect(along(story, at('18:15'))).toBe(0.5);
  });

  it('finds the entry a statement is, and none for the public record', () => {
    const entry: Entry = {
      party: 'israel',
      kind: 'notice.filed/0',
      thread: 'notice/israel/N1',
      issued_ms: at('16:30'),
      sequence: 1,
      leaf: 'aa',
    };
    const filed = moment('16:30', 'israel', 'notice.filed', 'N1');
    expect(entryOf(filed, [entry])).toBe(entry);
    expect(entryOf(filed, [{ ...entry, issued_ms: at('16:31') }])).toBeUndefined();
    expect(entryOf(filed, [{ ...entry, party: 'russia' }])).toBeUndefined();
    expect(entryOf(filed, [{ ...entry, kind: 'notice.amended/0' }])).toBeUndefined();
    expect(entryOf(filed, [{ ...entry, thread: 'notice/israel/N2' }])).toBeUndefined();
    expect(entryOf(moment('16:30', null, 'public-record', null), [entry])).toBeUndefined();
  });

  it('writes both clocks', () => {
    expect(clock(at('18:39'))).toBe('18:39 UTC');
    expect(hourInSyria(at('22:39'))).toBe('01:39');
  });
});
