/** What the list of notices says, in Hebrew. */
export const he = {
  title: 'הודעות מוקדמות',
  none: 'אין כאן הודעות מוקדמות ברשומה.',
  'nothing-fits':
    '{n, plural, one {ההודעה היחידה אינה מתאימה} two {אף אחת משתי ההודעות אינה מתאימה} other {אף אחת מ־# ההודעות אינה מתאימה}} למה שהוקלד.',
  find: 'חיפוש',
  over: 'הצגת גם אלה שהסתיימו',
  who: 'של מי',
  what: 'מה',
  where: 'היכן',
  from: 'משעה',
  until: 'עד',
  stands: 'מצב',
  'filed-late': 'הוגשה באיחור של {span}',
  'key-next': 'הבא',
  'key-before': 'הקודם',
  'key-find': 'חיפוש',
  missing: 'חסרה: {rung}',
  'as-of': 'נכון ל־{time}',
};
