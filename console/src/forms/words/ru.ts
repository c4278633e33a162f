/** What is amiss with what was typed or stated, in Russian. */
export const ru = {
  refused: 'В запись не внесено.',
  'not-known-sent': 'Не известно, отправлено ли это.',
  'not-known-remedy':
    'Узел не отвечает. Нажмите ещё раз: заявлено будет один раз. Используйте и другие согласованные средства.',
  'why-form': 'Не понято.',
  'why-too-long': 'Слишком длинно.',
  'why-no-offset': 'Нет даты или смещения от UTC, а угадывать нельзя.',
  'why-no-datum': 'Нет такой системы отсчёта.',
  'why-ambiguous': 'Может значить несколько мест. Какое?',
  'why-out-of-range': 'За пределами возможного.',
  'why-one-line': 'Только одна строка.',
  'why-unseen': 'Содержит невидимые знаки.',
  'why-blank': 'Ничего не говорит; пропустите.',
  'form-position': 'Градусы, MGRS или UTM, на WGS84.',
  'form-time': 'Час UTC или дата, время и смещение.',
  'form-height': 'Число с m или ft, либо эшелон: FL100.',
  'form-distance': 'Число с m, km или nm.',
  'form-callsign': 'Одна строка слов.',
  'form-notice': 'Сторона и номер: russia/F1.',
  'form-number': 'Целое число.',
  'form-name': 'Одна строка слов.',
};
