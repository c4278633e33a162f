/** Times and spans, in Russian. */
export const ru = {
  'not-known': 'не известно',
  'days-hours': '{d} сут {h} ч',
  'hours-minutes': '{h} ч {m} мин',
  'minutes-seconds': '{m} мин {s} с',
  seconds: '{s} с',
  in: 'через {span}',
  ago: '{span} назад',
};
