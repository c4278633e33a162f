/** What signing in says, in French. */
import type { en } from './en';

export const fr = {
  title: 'Connexion',
  'over-title': 'Vous êtes déconnecté',
  'over-expired':
    'La session est restée longtemps inutilisée ou longtemps ouverte. Ce qui est à l’écran reste tel quel et n’est plus à jour.',
  'over-ended':
    'La session a été close, ici ou par un gardien. Ce qui est à l’écran reste tel quel et n’est plus à jour.',
  'over-revoked':
    'Le jeton de cette session a été révoqué. Ce qui est à l’écran reste tel quel et n’est plus à jour.',
  'over-anew':
    'Ce navigateur s’est reconnecté depuis l’ouverture de cette page : comme {label}, {party}. Une page ne parle que pour un seul poste.',
  'go-on': 'Continuer comme {label}, {party}',
  working: 'Connexion en cours…',
  'by-passkey': 'Se connecter avec une clé d’accès',
  token: 'Jeton',
  'token-hint': 'Votre gardien vous le remet. Ce navigateur ne le conserve pas.',
  enter: 'Se connecter',
  'link-hint':
    'Ou ouvrez l’adresse affichée par la commande « parley console » : elle sert une seule fois.',
  'no-link':
    'Ce lien ne mène nulle part : déjà utilisé, échu, ou son jeton a été révoqué. Demandez-en un autre.',
  'no-token': 'Ce jeton n’est pas connu ici. Vérifiez qu’il a été copié en entier.',
  'no-passkey': 'Cette clé d’accès ne connecte pas ici : elle a été retirée, ou son jeton révoqué.',
  'too-many':
    'Trop d’essais sans résultat ici. Attendez une minute ; ce qui est juste est pris malgré tout.',
  away: 'Le nœud ne répond pas. Ce que vous avez saisi n’a pas été conservé ; réessayez.',
  cancelled: 'Aucune clé d’accès n’a été choisie.',
  'no-passkeys-in-browser': 'Ce navigateur ne connaît pas les clés d’accès.',
  'bare-address': 'Une clé d’accès est liée à un nom et ne fonctionne pas à une adresse numérique.',
  'other-address': 'Les clés d’accès de ce nœud ne fonctionnent pas à cette adresse.',
  'no-origin':
    'Clés d’accès indisponibles : les réglages du nœud ne disent pas sous quel nom les navigateurs l’atteignent.',
  'open-at': 'Ouvrir {at}',
  held: 'Connexion',
  passkeys: 'Clés d’accès',
  'passkeys-none': 'Vous n’avez pas de clé d’accès ici.',
  'passkey-name': 'Nom de la nouvelle clé d’accès',
  'make-passkey': 'Créer une clé d’accès',
  'passkey-made': 'La clé d’accès {label} permet désormais de se connecter.',
  made: 'créée',
  used: 'dernier usage',
  never: 'jamais',
  remove: 'Retirer',
  'remove-of': 'Retirer la clé d’accès {label}',
  sessions: 'Sessions ouvertes',
  here: 'celle-ci',
  since: 'depuis',
  until: 'jusqu’à',
  'role-reader': 'lecture seule',
  'role-officer': 'officier de permanence',
  'role-keeper': 'gardien du nœud',
  'role-driver': 'tient l’horloge de l’exercice',
  'opened-token': 'par jeton',
  'opened-link': 'par lien',
  'opened-passkey': 'par clé d’accès',
  'kept-alarm': 'maintenue par une alarme',
  'kept-message': 'maintenue par un message sans réponse',
  'kept-overdue': 'maintenue par un vol en retard',
  end: 'Clore',
  'end-of': 'Clore la session de {label}, {party}',
  'sign-out': 'Se déconnecter',
} as const satisfies Record<keyof typeof en, string>;
