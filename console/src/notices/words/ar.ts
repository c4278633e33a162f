/** What the list of notices says, in Arabic. */
export const ar = {
  title: 'الإخطارات',
  none: 'لا إخطارات مسجلة هنا.',
  'nothing-fits':
    'لا يطابق ما كُتب أيٌّ من {n, plural, zero {# إخطار} one {إخطار #} two {إخطارين #} few {# إخطارات} many {# إخطارًا} other {# إخطار}}.',
  find: 'بحث',
  over: 'إظهار المنتهية',
  who: 'لمن',
  what: 'ماذا',
  where: 'أين',
  from: 'من',
  until: 'حتى',
  stands: 'الحال',
  'filed-late': 'متأخر {span}',
  'key-next': 'التالي',
  'key-before': 'السابق',
  'key-find': 'بحث',
  missing: 'ينقص: {rung}',
  'as-of': 'حتى {time}',
};
