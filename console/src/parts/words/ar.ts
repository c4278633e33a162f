/** Times and spans, in Arabic. */
export const ar = {
  'not-known': 'غير معروف',
  'days-hours':
    '{d, plural, zero {# أيام} one {يوم} two {يومان} few {# أيام} many {# يومًا} other {# يوم}} {h} س',
  'hours-minutes': '{h} س {m} د',
  'minutes-seconds': '{m} د {s} ث',
  seconds: '{s} ث',
  in: 'بعد {span}',
  ago: 'منذ {span}',
};
