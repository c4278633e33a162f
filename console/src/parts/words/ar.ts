/** Times and spans, in Arabic. */
export const ar = {
  'not-known': 'غير معروف',
  'days-hours': '{d} يوم {h} س',
  'hours-minutes': '{h} س {m} د',
  'minutes-seconds': '{m} د {s} ث',
  seconds: '{s} ث',
  in: 'بعد {span}',
  ago: 'قبل {span}',
};
