/**
 * What each alarm sounds like: rhythm and pitch tell them apart, not loudness alone, and nothing
 * that tells them apart lies above 2 kHz, where hearing goes first (docs/adr/0126).
 */

export const SEVERITIES = ['flash', 'immediate', 'priority', 'dead', 'back', 'test'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Note {
  /** Pitch of the fundamental, Hz. */
  hz: number;
  /** After the beginning of the pattern, seconds. */
  at: number;
  /** How long, seconds. */
  for: number;
}

export interface Pattern {
  notes: readonly Note[];
  /** From the beginning of one round to that of the next, seconds; null for once. */
  every: number | null;
}

/** Harmonics above this are taken away. */
export const CEILING_HZ = 2_000;

/** So many notes of one length, one after another. */
function row(pitches: readonly number[], each: number, gap: number, from = 0): Note[] {
  return pitches.map((hz, n) => ({ hz, at: from + n * (each + gap), for: each }));
}

/**
 * 520 Hz is the low tone of fire alarms for sleeping rooms, which wakes more of those hard of
 * hearing than any high one.
 */
export const PATTERNS: Record<Severity, Pattern> = {
  // Hurried pairs of two pitches, again and again until somebody silences it.
  flash: { notes: row([520, 780, 520, 780, 520, 780, 520, 780], 0.1, 0.05), every: 2.4 },
  // Three even beats, twice.
  immediate: {
    notes: [...row([660, 660, 660], 0.2, 0.12), ...row([660, 660, 660], 0.2, 0.12, 1.6)],
    every: null,
  },
  // One step up, quietly paced.
  priority: { notes: row([440, 587], 0.28, 0.06), every: null },
  // Falls, long and low: something here is broken.
  dead: { notes: row([392, 294, 220], 0.45, 0.05), every: 10 },
  // The same steps rising: it is back.
  back: { notes: row([220, 294, 392], 0.16, 0.03), every: null },
  // One of each pace, so that a watch begins by hearing them.
  test: {
    notes: [
      ...row([520, 780], 0.1, 0.05),
      ...row([660], 0.2, 0.12, 0.5),
      ...row([440, 587], 0.28, 0.06, 0.9),
    ],
    every: null,
  },
};

/** What a message or alarm of a precedence sounds like; one that is not known is immediate. */
export function severityOf(precedence: string): Severity {
  if (precedence === 'flash') return 'flash';
  return precedence === 'priority' || precedence === 'routine' ? 'priority' : 'immediate';
}

/** How long one round lasts, seconds. */
export function lengthOf(pattern: Pattern): number {
  return Math.max(...pattern.notes.map((note) => note.at + note.for));
}
