import type { en } from './en';

export const fr = {
  title: 'Vérifier une preuve',
  lead: 'Cette page vérifie elle-même, dans ce navigateur, une preuve exportée. Elle ne partage aucun code avec le nœud, et rien de ce qui est déposé ici ne quitte cette machine.',
  choose: 'Choisir un fichier de preuve',
  drop: 'ou le déposer ici',
  held: 'Vérifier ce que ce nœud détient de l’accord affiché',
  asking: 'demande de la preuve au nœud…',
  reading: 'lecture du fichier…',
  working: 'vérification, {percent} %',
  'node-refused': 'le nœud n’a pas donné sa preuve : {why}',
  'save-page': 'Enregistrer ce vérificateur en un seul fichier',
  'save-why':
    'Il s’ouvre depuis une clé, sans réseau ni nœud. Qui doute de ce nœud prend le fichier chez quelqu’un d’autre.',
  again: 'En vérifier un autre',
  'verdict-sound': 'PREUVE INTACTE',
  'verdict-not-sound': 'PREUVE FAUSSE',
  'verdict-unreadable': 'ILLISIBLE',
  'means-sound':
    'Tout ce qui est signé dans ce fichier tient. Ce qu’il ne montre pas est nommé plus bas.',
  'means-not-sound': 'Quelque chose dans ce fichier ne tient pas. Chaque point est nommé plus bas.',
  'means-unreadable':
    'Ce n’est pas un fichier de preuve lisible, ou ses termes ne sont pas compris. Il ne prouve rien, ni pour ni contre personne.',
  file: 'Fichier {name}, {size} octets, SHA-256',
  agreement: 'Accord',
  compare:
    'Son nom est le SHA-256 de ses termes, qui fixent chaque clé. Comparez-le au nom que vous connaissez ; il n’y a rien d’autre à croire dans le fichier.',
  'same-agreement': 'C’est un accord dont ce nœud fait partie.',
  'other-agreement': 'Ce nœud ne fait pas partie de cet accord.',
  exercise: 'EXERCICE',
  problems: 'Ce qui ne tient pas',
  gaps: 'Ce qui n’est pas montré',
  'gaps-note': 'Une lacune ne rend rien faux. Elle dit ce que ce seul fichier ne peut pas prouver.',
  flags: 'Ce qui est insolite',
  'flags-note': 'Rien de cela ne rend quoi que ce soit faux.',
  'not-any': 'rien',
  detail: 'en détail',
  more: 'en montrer {n} de plus',
  disputed: '{party} a signé deux choses qui ne peuvent être vraies toutes deux',
  'disputed-note': 'Ce qu’elle a dit est montré malgré tout.',
  proven: 'Ce que cela prouve',
  'proven-signed':
    'qui a signé chaque déclaration, avec une clé fixée par les termes, et que pas un octet n’en a changé depuis',
  'proven-place': 'à quelle place du journal de son auteur se trouve chaque déclaration',
  'proven-held': 'qui la détenait et dès quand : chaque partie dont la cosignature la couvre',
  'then-not-sound':
    'Ne vous fiez à rien dans ce fichier tant que chaque point qui ne tient pas n’est pas expliqué. Faites-le exporter de nouveau, et par une autre partie aussi.',
  'not-proven': 'Ce que cela ne prouve pas',
  'not-true': 'que ce qui a été dit est vrai : seulement que cela a été dit',
  'not-whole':
    'que tout a été exporté, ou qu’un journal s’arrête là où s’arrête son point de contrôle',
  'not-time':
    'l’heure de l’auteur : c’est une affirmation, entre les deux instants indiqués à côté',
  'not-read':
    'qu’une personne l’a lue : la cosignature vient d’un nœud ; ce qu’une personne a compris est une déclaration à part',
  logs: 'Journaux',
  'log-party': 'partie',
  'log-covers': 'entrées sous son point de contrôle',
  'log-here': 'entrées présentes',
  'log-cosigned': 'cosigné jusqu’à',
  'no-cosignature': 'par personne',
  threads: 'Ce qui a été déclaré, par fil',
  statements: '{n, plural, one {# déclaration} other {# déclarations}}',
  'said-what': 'déclaration',
  'said-by': 'par',
  'said-at': 'quand, selon son auteur',
  'said-between': 'pas avant, pas après',
  'said-held': 'détenue par, depuis',
  'held-by-nobody': 'rien ne montre qu’une autre partie la détient',
  'bound-unknown': 'non connu',
  'not-readable': 'd’un genre que cette version ne comprend pas',
  'why-MalformedStatement': 'pas écrit comme l’exige le format',
  'why-BadSignature': 'pas signé avec la clé que les termes fixent',
  'why-BrokenLog': 'n’est pas montré être ce qui avait été engagé',

  'log-of-stranger': 'le journal de {party}, qui n’est pas dans l’accord',
  'checkpoint-bad': 'le point de contrôle de {party} : {why}',
  'checkpoint-counts-other':
    'le point de contrôle de {party} couvre {covers} entrées, et {here} sont présentes',
  'checkpoint-of-other-entries':
    'les entrées de {party} ne sont pas celles de son point de contrôle',
  'entry-bad': 'entrée {sequence} de {party} : {why}',
  'entry-spoken-as': 'entrée {sequence} de {party} : dite au nom de {as}',
  'entry-other-agreement': 'entrée {sequence} de {party} : dite sous un autre accord, {agreement}',
  'entry-calls-itself': 'entrée {sequence} de {party} : se dit l’entrée {other}',
  'entry-terms-misplaced':
    'entrée {sequence} de {party} : les termes sont dans l’entrée 0 et nulle part ailleurs',
  'entry-not-included': 'entrée {sequence} de {party} : {why}',
  'cosignature-by-nobody':
    'la cosignature de {party} jusqu’à {size} par {by} : pas d’une autre partie de l’accord',
  'cosignature-bad': 'la cosignature de {party} jusqu’à {size} par {by} : {why}',
  'cosignature-of-other-log':
    'la cosignature de {party} jusqu’à {size} par {by} : d’un autre journal que celui présent',
  'seen-other-log':
    'l’entrée {sequence} de {party} nomme un journal de {other} jusqu’à {size} qui n’est pas celui présent',
  'annex-bad': 'l’annexe « {title} » de l’entrée {sequence} de {party} : {why}',
  'annex-erased-but-here': 'une annexe dite effacée est présente : {commitment}',
  'annex-misnamed': 'une annexe n’est pas ce que dit son nom : {commitment}',
  'equivocation-bad': 'une preuve de duplicité de {party} : {why}',
  unreadable: 'cela ne peut être lu comme une preuve : {why}',

  'log-missing': 'le journal de {party} n’est pas présent',
  'entry-missing': 'entrée {sequence} de {party} absente',
  'entries-missing': 'entrées {first} à {last} de {party} absentes',
  'seen-other-of-two':
    'l’entrée {sequence} de {party} nomme un journal de {other} jusqu’à {size} qui n’est pas celui présent ; {other} en a plus d’un',
  'seen-not-shown':
    '{count} entrées de {party}, la première {sequence}, nomment un état de {other} qui n’est pas montré ici',
  'not-cosigned': 'aucune cosignature de {by} sur {party} au-delà de {covered} entrées sur {size}',
  'not-reached': 'rien ne montre que l’entrée {sequence} de {party} a atteint {addressee}',
  'annex-erased': 'l’annexe « {title} » de l’entrée {sequence} de {party} a été effacée : {words}',
  'annex-missing': 'l’annexe « {title} » de l’entrée {sequence} de {party} n’est pas présente',
  'no-reason': 'aucune raison donnée',

  'gap-log-missing': 'rien de ce que cette partie a déclaré ne se voit dans ce fichier',
  'gap-entry-missing': 'de telles déclarations existent ; l’exportation ne les a pas mises',
  'gap-entries-missing': 'de telles déclarations existent ; l’exportation ne les a pas mises',
  'gap-seen-other-of-two':
    'son auteur a pu détenir l’autre des deux journaux qu’a écrits la partie contestée',
  'gap-seen-not-shown':
    'son auteur dit combien de l’autre journal il détenait ; si c’était celui-ci ne se voit pas ici',
  'gap-not-cosigned':
    'rien ne montre que cette partie détient les entrées suivantes ; elle peut les détenir malgré tout',
  'gap-not-reached': 'la remise n’est pas prouvée ; elle a pu avoir lieu depuis',
  'gap-annex-erased': 'l’engagement reste prouvé, son contenu ne se voit plus',
  'gap-annex-missing': 'la déclaration la nomme ; elle n’a pas été donnée à ce fichier',

  'not-understood': 'l’entrée {sequence} de {party} n’est pas comprise',
  'seen-less-than-before':
    'l’entrée {sequence} de {party} nomme moins de {other} qu’une entrée avant elle',
  'seen-stranger':
    'l’entrée {sequence} de {party} nomme un journal de {other}, qui n’est pas dans l’accord',
  'cosigned-backwards': '{by} date une plus grande part de {party} avant une plus petite',
  'annex-unnamed': 'une annexe qu’aucune déclaration comprise ici ne nomme : {commitment}',
  'clock-after-later':
    'l’entrée {sequence} de {party}, datée {at}, se trouve après une datée {other}',
  'clock-before-named':
    'l’entrée {sequence} de {party}, datée {at}, nomme une déclaration datée {other}',
  'clock-after-held':
    'l’entrée {sequence} de {party}, datée {at}, était déjà cosignée ailleurs à {other}',

  'proof-check': 'Vérifier cette preuve dans le navigateur',
  'proof-checking': 'vérification de la preuve dans ce navigateur…',
  'proof-holds':
    '{n, plural, one {vérifié dans ce navigateur : la déclaration est signée, se trouve dans le journal de son auteur, et chaque cosignature montrée y correspond} other {vérifié dans ce navigateur : les # déclarations sont signées, se trouvent dans les journaux de leurs auteurs, et chaque cosignature montrée y correspond}}',
  'proof-held-by-nobody': 'rien ne montre encore qu’une autre partie la détient',
  'proof-absent':
    '{n, plural, one {la déclaration ne se trouve pas} other {# des déclarations ne se trouvent pas}} dans la preuve donnée par le nœud : ce qu’aucun point de contrôle ne couvre encore n’est prouvé à personne',
  'proof-fails': 'LA PREUVE DONNÉE PAR LE NŒUD NE TIENT PAS',

  'page-title': 'Vérificateur de Parley',
  'page-lead':
    'Un seul fichier, sans réseau ni nœud. Ce qui est déposé ici n’est lu que par cette page et ne va nulle part.',
  language: 'langue',
  theme: 'thème',
  'theme-day': 'jour',
  'theme-night': 'nuit',
  'theme-red': 'lumière rouge',
} satisfies Record<keyof typeof en, string>;
