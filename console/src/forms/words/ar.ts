/** What is amiss with what was typed or stated, in Arabic. */
export const ar = {
  refused: 'لم يُسجَّل.',
  'not-known-sent': 'لا يُعرف هل أُرسل هذا.',
  'not-known-remedy':
    'العقدة لا تجيب. اضغط مرة أخرى: يُسجَّل مرة واحدة. واستعمل أيضًا الوسائل الأخرى المتفق عليها.',
  'why-form': 'غير مفهوم.',
  'why-too-long': 'طويل جدًا.',
  'why-no-offset': 'لا تاريخ أو لا فرق عن UTC، ولا يُخمَّن.',
  'why-no-datum': 'لا يوجد مرجع كهذا.',
  'why-ambiguous': 'قد يعني عدة أماكن. أيها؟',
  'why-out-of-range': 'خارج الممكن.',
  'why-one-line': 'سطر واحد فقط.',
  'why-unseen': 'يحوي محارف غير مرئية.',
  'why-blank': 'لا يقول شيئًا؛ اتركه.',
  'form-position': 'درجات أو MGRS أو UTM، على WGS84.',
  'form-time': 'ساعة UTC، أو تاريخ ووقت وفرق.',
  'form-height': 'رقم مع m أو ft، أو مستوى طيران FL100.',
  'form-distance': 'رقم مع m أو km أو nm.',
  'form-callsign': 'سطر كلمات واحد.',
  'form-notice': 'الطرف والمرجع، مثل russia/F1.',
  'form-number': 'عدد صحيح.',
  'form-name': 'سطر كلمات واحد.',
};
