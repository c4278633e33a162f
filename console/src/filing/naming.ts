/** What a field is called, for whoever is told of it elsewhere than beside it. */
import type { Draft } from './draft';
import { say } from './words';

const PLAIN: Record<string, Parameters<typeof say>[0]> = {
  activity: 'activity',
  start: 'start',
  end: 'end',
  landing: 'landing',
  place: 'place',
  at: 'at',
  radius: 'radius',
  floor: 'floor',
  ceiling: 'ceiling',
  datum: 'datum',
  role: 'role',
  desk: 'desk',
  remarks: 'remarks',
  relay: 'relay',
  ref: 'ref',
  category: 'category',
  people: 'people',
  'check-ins': 'check-ins',
  name: 'field-name',
  services: 'field-services',
  population: 'field-population',
  'population-basis': 'field-population-basis',
  'population-as-of': 'field-population-as-of',
  'marking-day': 'field-marking-day',
  'marking-thermal': 'field-marking-thermal',
  'valid-until': 'field-valid-until',
  origin: 'field-origin',
  destination: 'field-destination',
  purpose: 'field-purpose',
  vehicles: 'field-vehicles',
  markings: 'field-markings',
  guarantor: 'field-guarantor',
  'one-side': 'field-one-side',
  'other-side': 'field-other-side',
  uses: 'field-uses',
};

export function nameOf(field: string, draft: Draft): string {
  const plain = PLAIN[field];
  if (plain !== undefined) return say(plain);
  const [, what, number, part] = /^(shape|check-in|people)-(\d+)(?:-([a-z]+))?$/.exec(field) ?? [];
  const n = Number(number);
  if (what === 'shape') {
    const at = draft.shapes.findIndex((one) => one.id === n) + 1;
    const of = say('of-volume', { n: at });
    return part === undefined ? of : `${of}: ${nameOf(part, draft)}`;
  }
  if (what === 'check-in') {
    const of = say('of-check-in', { n: n + 1 });
    if (part === 'due') return `${of}: ${say('check-in-due')}`;
    return part === 'at' ? `${of}: ${say('check-in-at')}` : of;
  }
  return what === 'people' ? say('people') : field;
}
