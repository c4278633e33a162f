/**
 * What an emergency phrase is filled with by itself: only what stands in view, said with where it
 * comes from, and never older than it may be (docs/adr/0128-two-keys-and-enter.md).
 */
import type { Schema } from '../api';
import { momentText, type ValueType, writeValue } from '../forms';
import { exactly } from '../geo';
import type { Sources, Typed } from './blanks';
import type { Message } from './order';
import { blanksOf, type Row } from './phrase/phrase';

/** A place that somebody pointed at on the map. */
export interface Pointed {
  lat_e7: number;
  lon_e7: number;
  /** By the node's clock. */
  atMs: number;
}

export interface InView {
  now: number;
  pointed: Pointed | undefined;
  /** The messages of the call in view, oldest first; none where none is. */
  messages: readonly Message[];
  /** The notice in view. */
  notice: Schema<'Ref'> | undefined;
}

export interface Filled {
  typed: Typed;
  /** Of each field filled, from where: `now`, `map`, `notice`, or the number of a message. */
  from: Readonly<Record<string, 'now' | 'map' | 'notice' | { message: number; party: string }>>;
}

/** A place pointed at longer ago is of another matter. */
export const POINTED_MS = 120_000;
/** And so is what was said longer ago. */
export const SAID_MS = 30 * 60_000;

/** What was said once of an aircraft goes with it; a time, a number or an end does not. */
const FROM_MESSAGES: readonly ValueType[] = ['callsign', 'position', 'height'];
/** These begin now; the time of a last position or a due time nobody knows but the officer. */
const NOW: Readonly<Record<string, readonly string[]>> = {
  'EMG-DISTRESS': ['time'],
  'EMG-SAR': ['from'],
  'EMG-INTERFERENCE': ['time'],
  'EMG-FIRING': ['time'],
};

export function prefill(row: Row, view: InView): Filled {
  const typed: Record<string, string> = {};
  const from: Record<string, Filled['from'][string]> = {};
  const put = (name: string, text: string, source: Filled['from'][string]) => {
    typed[name] = text;
    from[name] = source;
  };
  for (const { name, type } of blanksOf(row)) {
    if (type === 'time' && (NOW[row.code] ?? []).includes(name)) {
      // To the second, as it is shown: what is signed is what was read.
      put(name, momentText(Math.floor(view.now / 1_000) * 1_000), 'now');
    } else if (type === 'notice' && view.notice !== undefined) {
      put(name, `${view.notice.party}/${view.notice.ref}`, 'notice');
    } else if (type === 'position' && isFresh(view.pointed, view.now)) {
      put(name, exactly(view.pointed.lat_e7, view.pointed.lon_e7, 'decimal'), 'map');
    } else if (FROM_MESSAGES.includes(type)) {
      const found = lastSaid(name, type, view);
      if (found !== undefined) {
        put(name, found.text, { message: found.number, party: found.party });
      }
    }
  }
  return { typed, from };
}

/** Sources in words. */
export function sourcesOf(
  filled: Filled,
  words: (from: Filled['from'][string]) => string,
): Sources {
  return Object.fromEntries(Object.entries(filled.from).map(([name, from]) => [name, words(from)]));
}

function isFresh(pointed: Pointed | undefined, now: number): pointed is Pointed {
  return pointed !== undefined && now - pointed.atMs <= POINTED_MS;
}

function lastSaid(
  name: string,
  type: ValueType,
  view: InView,
): { text: string; number: number; party: string } | undefined {
  for (const message of view.messages.toReversed()) {
    if (view.now - message.issued_ms > SAID_MS) return undefined;
    const found = message.said.phrase?.parameters.find(
      (one) => one.name === name && one.value.type === type,
    );
    if (found !== undefined) {
      const number = view.messages.indexOf(message) + 1;
      return { text: writeValue(found.value), number, party: message.party };
    }
  }
  return undefined;
}
