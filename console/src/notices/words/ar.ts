/** What the list of notices says, in Arabic. */
export const ar = {
  title: 'الإخطارات',
  none: 'لا إخطارات مسجلة هنا.',
  'nothing-fits':
    '{n, plural, zero {لا إخطارات تطابق} one {لا يطابق الإخطارُ الوحيد} two {لا يطابق أيٌّ من الإخطارين} few {لا يطابق أيٌّ من # إخطارات} many {لا يطابق أيٌّ من # إخطارًا} other {لا يطابق أيٌّ من # إخطار}} ما كُتب.',
  find: 'بحث',
  over: 'إظهار المنتهية',
  who: 'لمن',
  what: 'الموضوع',
  where: 'أين',
  from: 'من',
  until: 'حتى',
  stands: 'الحال',
  'filed-late': 'قُدِّم متأخرًا بمقدار {span}',
  'key-next': 'التالي',
  'key-before': 'السابق',
  'key-find': 'بحث',
  missing: 'ينقص: {rung}',
  'as-of': 'كما في {time}',
};
