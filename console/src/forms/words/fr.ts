/** What is amiss with what was typed or stated, in French. */
export const fr = {
  refused: 'Pas au registre.',
  'not-known-sent': 'On ne sait pas si ceci est parti.',
  'not-known-remedy':
    'Le nœud ne répond pas. Appuyez encore : ce ne sera dit qu’une fois. Utilisez aussi les autres moyens convenus.',
  'why-form': 'Pas compris.',
  'why-too-long': 'Trop long.',
  'why-no-offset': 'Ni date ni décalage UTC, et rien n’est deviné.',
  'why-no-datum': 'Référence inconnue.',
  'why-ambiguous': 'Plusieurs lieux possibles. Lequel ?',
  'why-out-of-range': 'Hors des limites.',
  'why-one-line': 'Une seule ligne.',
  'why-unseen': 'Contient des caractères invisibles.',
  'why-blank': 'Ne dit rien ; laissez vide.',
  'form-position': 'Degrés, MGRS ou UTM, en WGS84.',
  'form-time': 'Une heure UTC, ou date, heure et décalage.',
  'form-height': 'Un nombre avec m ou ft, ou un niveau de vol FL100.',
  'form-distance': 'Un nombre avec m, km ou nm.',
  'form-callsign': 'Une ligne de mots.',
  'form-notice': 'Partie et référence, comme russia/F1.',
  'form-number': 'Un nombre entier.',
  'form-name': 'Une ligne de mots.',
};
