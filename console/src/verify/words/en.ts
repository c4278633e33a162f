/** What the verifier says, in English: findings word for word as `parley verify` names them. */
export const en = {
  title: 'Verify a proof',
  lead: 'This page checks an exported proof by itself, in this browser. It shares no code with the node, and nothing that is dropped here leaves this machine.',
  choose: 'Choose a bundle file',
  drop: 'or drop one here',
  held: 'Verify what this node holds of the agreement in view',
  asking: 'asking the node for its proof…',
  reading: 'reading the file…',
  working: 'checking, {percent} %',
  'node-refused': 'the node did not give its proof: {why}',
  'save-page': 'Save this verifier as one file',
  'save-why':
    'It opens from a stick, with no network and no node. Whoever doubts this node takes the file from somebody else.',
  again: 'Check another',
  'verdict-sound': 'SOUND',
  'verdict-not-sound': 'NOT SOUND',
  'verdict-unreadable': 'UNREADABLE',
  'means-sound': 'Everything signed in this file holds. What it does not show is named below.',
  'means-not-sound': 'Something in this file does not hold. Each such thing is named below.',
  'means-unreadable':
    'This is no bundle that can be read, or its terms are not understood. It proves nothing, neither for nor against anybody.',
  file: 'File {name}, {size} bytes, SHA-256',
  agreement: 'Agreement',
  compare:
    'Its name is the SHA-256 of its terms, and they pin every key. Compare it with the name you know; whoever does needs to trust nothing else in the file.',
  'same-agreement': 'This is an agreement that this node is in.',
  'other-agreement': 'This is no agreement that this node is in.',
  exercise: 'EXERCISE',
  problems: 'What does not hold',
  gaps: 'What is not shown',
  'gaps-note': 'A gap makes nothing false. It says what this file alone cannot prove.',
  flags: 'What is odd',
  'flags-note': 'None of this makes anything false.',
  'not-any': 'nothing',
  detail: 'in detail',
  more: 'show {n} more',
  disputed: '{party} signed two things that cannot both be true',
  'disputed-note': 'What it said is shown all the same.',
  proven: 'What this proves',
  'proven-signed':
    'who signed each statement, with a key that the terms pin, and that no byte of it was changed since',
  'proven-place': "at which place of its author's log each statement stands",
  'proven-held': 'who held it by when: each party whose cosignature covers it',
  'then-not-sound':
    'Rely on nothing in this file until each thing that does not hold is explained. Have it exported anew, and by another party too.',
  'not-proven': 'What this does not prove',
  'not-true': 'that what was said is true: it shows that it was said',
  'not-whole': 'that the exporter put everything in, or that a log ends where its checkpoint ends',
  'not-time': "an author's time: that is a claim, between the two moments beside it",
  'not-read':
    'that a person read it: a cosignature is given by a node; what a person understood is a statement of its own',
  logs: 'Logs',
  'log-party': 'party',
  'log-covers': 'entries under its checkpoint',
  'log-here': 'entries here',
  'log-cosigned': 'cosigned up to',
  'no-cosignature': 'by nobody',
  threads: 'What was stated, by thread',
  statements: '{n, plural, one {# statement} other {# statements}}',
  'said-what': 'statement',
  'said-by': 'by',
  'said-at': 'when, as its author says',
  'said-between': 'not before, not after',
  'said-held': 'held by, from',
  'held-by-nobody': 'not shown to be held by another party',
  'bound-unknown': 'not known',
  'not-readable': 'of a kind that this version does not understand',
  'why-MalformedStatement': 'not spelled as the format asks',
  'why-BadSignature': 'not signed with the key that the terms pin for it',
  'why-BrokenLog': 'not shown to be what was committed to',

  'log-of-stranger': 'the log of {party}, who is not in the agreement',
  'checkpoint-bad': 'the checkpoint of {party}: {why}',
  'checkpoint-counts-other':
    'the checkpoint of {party} covers {covers} entries, and {here} are here',
  'checkpoint-of-other-entries': 'the entries of {party} are not those of its checkpoint',
  'entry-bad': 'entry {sequence} of {party}: {why}',
  'entry-spoken-as': 'entry {sequence} of {party}: spoken as {as}',
  'entry-other-agreement': 'entry {sequence} of {party}: said under another agreement, {agreement}',
  'entry-calls-itself': 'entry {sequence} of {party}: calls itself entry {other}',
  'entry-terms-misplaced':
    'entry {sequence} of {party}: the terms stand in entry 0 and nowhere else',
  'entry-not-included': 'entry {sequence} of {party}: {why}',
  'cosignature-by-nobody':
    'the cosignature of {party} up to {size} by {by}: not by another party of the agreement',
  'cosignature-bad': 'the cosignature of {party} up to {size} by {by}: {why}',
  'cosignature-of-other-log':
    'the cosignature of {party} up to {size} by {by}: of another log than the one that is here',
  'seen-other-log':
    'entry {sequence} of {party} names a log of {other} up to {size} that is not the one here',
  'annex-bad': "the annex ''{title}'' of entry {sequence} of {party}: {why}",
  'annex-erased-but-here': 'an annex said to be erased is here: {commitment}',
  'annex-misnamed': 'an annex that is not what it is called: {commitment}',
  'equivocation-bad': 'a proof of equivocation by {party}: {why}',
  unreadable: 'this cannot be read as a bundle: {why}',

  'log-missing': 'the log of {party} is not here',
  'entry-missing': 'entry {sequence} of {party} not here',
  'entries-missing': 'entries {first} to {last} of {party} not here',
  'seen-other-of-two':
    'entry {sequence} of {party} names a log of {other} up to {size} that is not the one here; {other} has more than one',
  'seen-not-shown':
    '{count} entries of {party}, the first {sequence}, name a head of {other} that is not shown here',
  'not-cosigned': 'no cosignature by {by} of {party} past {covered} of {size} entries',
  'not-reached': 'entry {sequence} of {party} is not shown to have reached {addressee}',
  'annex-erased': "the annex ''{title}'' of entry {sequence} of {party} was erased: {words}",
  'annex-missing': "the annex ''{title}'' of entry {sequence} of {party} is not here",
  'no-reason': 'no reason given',

  'gap-log-missing': 'nothing that this party stated can be seen in this file',
  'gap-entry-missing': 'there are such statements; the exporter did not put them in',
  'gap-entries-missing': 'there are such statements; the exporter did not put them in',
  'gap-seen-other-of-two':
    'its author may have held the other of the two logs that the disputed party wrote',
  'gap-seen-not-shown':
    'its author says how much of the other log it held; whether it was this log cannot be seen here',
  'gap-not-cosigned':
    'that this party holds the later entries is not shown; it may hold them all the same',
  'gap-not-reached': 'delivery is not proven; it may have been delivered since',
  'gap-annex-erased': 'what it was committed to stays proven, its content can no longer be seen',
  'gap-annex-missing': 'the statement names it; it was not given to this file',

  'not-understood': 'entry {sequence} of {party} is not understood',
  'seen-less-than-before':
    'entry {sequence} of {party} names less of {other} than an entry before it',
  'seen-stranger':
    'entry {sequence} of {party} names a log of {other}, who is not in the agreement',
  'cosigned-backwards': '{by} dates more of {party} before less of it',
  'annex-unnamed': 'an annex that no statement understood here names: {commitment}',
  'clock-after-later': 'entry {sequence} of {party}, dated {at}, stands after one dated {other}',
  'clock-before-named': 'entry {sequence} of {party}, dated {at}, names a statement dated {other}',
  'clock-after-held':
    'entry {sequence} of {party}, dated {at}, was cosigned elsewhere already at {other}',

  'proof-check': 'Check this proof in the browser',
  'proof-checking': 'checking the proof in this browser…',
  'proof-holds':
    "{n, plural, one {checked in this browser: the statement is signed, stands in its author''s log, and every cosignature shown fits that log} other {checked in this browser: all # statements are signed, stand in their authors'' logs, and every cosignature shown fits those logs}}",
  'proof-held-by-nobody': 'not yet shown to be held by another party',
  'proof-absent':
    '{n, plural, one {the statement is} other {# of the statements are}} not in the proof that the node gave: what no checkpoint covers yet is not proven to anybody',
  'proof-fails': 'THE PROOF THAT THE NODE GAVE DOES NOT HOLD',

  'page-title': 'Parley verifier',
  'page-lead':
    'One file, which needs no network and no node. What is dropped here is read by this page alone and goes nowhere.',
  language: 'language',
  theme: 'theme',
  'theme-day': 'day',
  'theme-night': 'night',
  'theme-red': 'red light',
};
