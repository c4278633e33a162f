/** What is amiss with what was typed or stated, in English. */
export const en = {
  refused: 'Not on record.',
  'not-known-sent': 'It is not known whether this was sent.',
  'not-known-remedy':
    'The node does not answer. Press again: it is stated once. Use the other agreed means too.',
  'why-form': 'Not understood.',
  'why-too-long': 'Too long.',
  'why-no-offset': 'No date or no offset from UTC, and none is guessed.',
  'why-no-datum': 'No such datum.',
  'why-ambiguous': 'It can mean several places. Which?',
  'why-out-of-range': 'Beyond what there is.',
  'why-one-line': 'One line only.',
  'why-unseen': 'It holds characters that are not seen.',
  'why-blank': 'It says nothing; leave it out.',
  'form-position': 'Degrees, MGRS or UTM, on WGS84.',
  'form-time': 'An hour of UTC, or date, time and offset.',
  'form-height': 'A number with m or ft, or a flight level as FL100.',
  'form-distance': 'A number with m, km or nm.',
  'form-callsign': 'One line of words.',
  'form-notice': 'Party and reference, as russia/F1.',
  'form-number': 'A whole number.',
  'form-name': 'One line of words.',
} as const;
