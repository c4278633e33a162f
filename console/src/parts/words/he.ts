/** Times and spans, in Hebrew. */
export const he = {
  'not-known': 'לא ידוע',
  'days-hours': '{d, plural, one {יום} two {יומיים} other {# ימים}} {h} שע׳',
  'hours-minutes': '{h} שע׳ {m} דק׳',
  'minutes-seconds': '{m} דק׳ {s} שנ׳',
  seconds: '{s} שנ׳',
  in: 'בעוד {span}',
  ago: 'לפני {span}',
};
