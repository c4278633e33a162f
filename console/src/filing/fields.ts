/** At which field of the page a problem of the API is shown. */
import type { Draft } from './draft';

const PLAIN: Record<string, string> = {
  activity: 'activity',
  emergency: 'emergency',
  planned_landing_ms: 'landing',
  place_label: 'place',
  contact_desk: 'desk',
  remarks: 'remarks',
  relay_scope: 'relay',
  addressees: 'addressees',
  period: 'start',
};
const OF_DETAILS: Record<string, string> = {
  name: 'name',
  category: 'category',
  services: 'services',
  population: 'population',
  people: 'people',
  marking_daylight: 'marking-day',
  marking_thermal: 'marking-thermal',
  valid_until_ms: 'valid-until',
  coarse_mm: 'radius',
  purpose: 'purpose',
  origin: 'origin',
  destination: 'destination',
  vehicles: 'vehicles',
  markings: 'markings',
  guarantor: 'guarantor',
  one_side: 'one-side',
  other_side: 'other-side',
  uses: 'uses',
  organiser: 'population',
};
const OF_VOLUME: Record<string, string> = { band: 'floor', interval: 'start', role: 'role' };

/**
 * The field that the JSON path of a problem names, such as `$.notice.period.end_ms`; undefined where
 * it names none that stands on the page, and the problem is shown above all.
 */
export function fieldOf(at: string, draft: Draft): string | undefined {
  const steps = [...at.matchAll(/\.([a-z_0-9]+)|\[(\d+)\]/g)].map(
    (one) => one[1] ?? Number(one[2]),
  );
  if (steps[0] === 'ref') return 'ref';
  if (steps[0] !== 'notice') return undefined;
  const [, name, second, third, fourth] = steps;
  if (name === 'period' && second === 'end_ms') return 'end';
  if (name === 'volumes') {
    if (typeof second !== 'number') return 'shapes';
    const shape = draft.shapes[second];
    // The circle as typed stands behind the shapes.
    const part = OF_VOLUME[String(third)];
    if (shape === undefined) return part === undefined ? 'at' : part === 'role' ? 'at' : part;
    if (third === 'interval' && fourth === 'end_ms') return `shape-${shape.id}-end`;
    return part === undefined ? `shape-${shape.id}` : `shape-${shape.id}-${part}`;
  }
  if (name === 'details') {
    if (second === 'check_ins' && typeof third === 'number') {
      const part = fourth === 'at' ? 'at' : fourth === 'due_ms' ? 'due' : 'place';
      return `check-in-${third}-${part}`;
    }
    if (second === 'check_ins') return 'check-ins';
    if (second === 'people' && typeof third === 'number') return `people-${third}`;
    if (second === 'population' && third === 'basis') return 'population-basis';
    if (second === 'population' && third === 'as_of_ms') return 'population-as-of';
    return OF_DETAILS[String(second)];
  }
  return PLAIN[String(name)];
}
