/** What the list of notices says, in Russian. */
export const ru = {
  title: 'Уведомления',
  none: 'Здесь нет уведомлений.',
  'nothing-fits':
    'Из {n, plural, one {# уведомления} few {# уведомлений} many {# уведомлений} other {# уведомления}} ни одно не подходит.',
  find: 'Найти',
  over: 'Показать завершённые',
  who: 'Чьё',
  what: 'Что',
  where: 'Где',
  from: 'С',
  until: 'До',
  stands: 'Состояние',
  'filed-late': 'опоздание {span}',
  'key-next': 'Следующее',
  'key-before': 'Предыдущее',
  'key-find': 'Найти',
  missing: 'не хватает: {rung}',
  'as-of': 'на {time}',
};
