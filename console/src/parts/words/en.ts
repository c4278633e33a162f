/** Times and spans, in English. */
export const en = {
  'not-known': 'not known',
  'days-hours': '{d} d {h} h',
  'hours-minutes': '{h} h {m} min',
  'minutes-seconds': '{m} min {s} s',
  seconds: '{s} s',
  in: 'in {span}',
  ago: '{span} ago',
} as const;
