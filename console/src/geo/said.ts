/** What a reading says to the officer, in the officer's language and notation. */
import { preferences } from '../prefs';
import type { Oddity, Told, Trouble } from './files';
import type { Note, Reading } from './positions';
import type { Position } from './utm';
import { say } from './words';
import { format } from './written';

/** A position as the officer wants positions written. */
export function inNotation(at: Position): string {
  return format(at.lat_e7, at.lon_e7, preferences.notation);
}

function noted(note: Note): string {
  switch (note.code) {
    case 'latitude-first':
      return say('latitude-first');
    case 'either-order':
      return say('either-order', { other: inNotation(note.other) });
    case 'square':
      return say('square', { metres: note.metres });
    case 'outside-zone':
      return say('outside-zone', { zone: note.zone });
  }
}

/** What is to be said of a reading beside the place itself, sentence by sentence; none if nothing. */
export function saidOf(reading: Reading): string[] {
  switch (reading.kind) {
    case 'read':
      return reading.notes.map(noted);
    case 'either':
      return [say(reading.why)];
    case 'not-read':
      return [
        reading.meant === undefined
          ? say(reading.why)
          : say('beyond-earth-meant', { other: inNotation(reading.meant) }),
      ];
  }
}

export function saidOfTrouble(told: Told<Trouble>): string {
  return say(`file-${told.code}`, { detail: told.detail });
}

export function saidOfOddity(told: Told<Oddity>): string {
  return say(`odd-${told.code}`, { detail: told.detail });
}
