/** What is amiss with what was typed or stated, in Arabic. */
export const ar = {
  refused: 'لم يُسجَّل.',
  'not-known-sent': 'لا يُعرف هل أُرسل هذا.',
  'not-known-remedy':
    'العقدة لا تجيب. اضغطوا مرة أخرى: لا يُسجَّل إلا مرة واحدة. واستعملوا أيضًا الوسائل الأخرى المتفق عليها.',
  'why-form': 'غير مفهوم.',
  'why-too-long': 'طويل جدًا.',
  'why-no-offset': 'ينقص التاريخ أو الفرق عن UTC، ولا يُخمَّن.',
  'why-no-datum': 'لا يوجد مرجع كهذا.',
  'why-ambiguous': 'قد يعني عدة أماكن. أيها؟',
  'why-out-of-range': 'خارج الممكن.',
  'why-one-line': 'سطر واحد فقط.',
  'why-unseen': 'يحوي محارف غير مرئية.',
  'why-blank': 'لا يقول شيئًا؛ اتركوه فارغًا.',
  'form-position': 'درجات أو MGRS أو UTM، على WGS84.',
  'form-time': 'ساعة UTC، أو تاريخ ووقت وفرق.',
  'form-height': 'عدد مع m أو ft، أو مستوى طيران مثل FL100.',
  'form-distance': 'عدد مع m أو km أو nm.',
  'form-callsign': 'سطر كلمات واحد.',
  'form-notice': 'الطرف والمرجع، مثل russia/F1.',
  'form-number': 'عدد صحيح.',
  'form-name': 'سطر كلمات واحد.',
};
