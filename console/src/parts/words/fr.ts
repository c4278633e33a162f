/** Times and spans, in French. */
export const fr = {
  'not-known': 'non connu',
  'days-hours': '{d} j {h} h',
  'hours-minutes': '{h} h {m} min',
  'minutes-seconds': '{m} min {s} s',
  seconds: '{s} s',
  in: 'dans {span}',
  ago: 'il y a {span}',
};
