/** What is amiss with what was typed or stated, in Hebrew. */
export const he = {
  refused: 'לא נרשם.',
  'not-known-sent': 'לא ידוע אם זה נשלח.',
  'not-known-remedy':
    'הצומת אינו עונה. לחצו שוב: זה יירשם פעם אחת בלבד. השתמשו גם באמצעים האחרים שהוסכמו.',
  'why-form': 'לא הובן.',
  'why-too-long': 'ארוך מדי.',
  'why-no-offset': 'חסר תאריך או היסט מ־UTC, ואין מנחשים.',
  'why-no-datum': 'אין דאטום כזה.',
  'why-ambiguous': 'ייתכנו כמה מקומות. איזה?',
  'why-out-of-range': 'מעבר לאפשרי.',
  'why-one-line': 'שורה אחת בלבד.',
  'why-unseen': 'מכיל תווים שאינם נראים.',
  'why-blank': 'אינו אומר דבר; השאירו ריק.',
  'form-position': 'מעלות, MGRS או UTM, ב־WGS84.',
  'form-time': 'שעת UTC, או תאריך, שעה והיסט.',
  'form-height': 'מספר עם m או ft, או רמת טיסה FL100.',
  'form-distance': 'מספר עם m, km או nm.',
  'form-callsign': 'שורת מילים אחת.',
  'form-notice': 'צד והפניה, כגון russia/F1.',
  'form-number': 'מספר שלם.',
  'form-name': 'שורת מילים אחת.',
};
