"""Between which moments a statement was made, whatever its author's clock says; and to whom it
has come."""

from collections.abc import Iterator

from msgspec import Struct

from parley.model.instants import Instant
from parley.model.notices import Ref
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_notice
from parley.rules.times import ahead_of


class Cover(Struct, frozen=True):
    """A mirror's first cosignature that covers an entry: the proof of its delivery."""

    mirror: str
    size: int
    time_s: int


class Bracket(Struct, frozen=True):
    """Between which moments a statement was made, whatever its author's clock says.

    `not_before_ms` is the latest time stated in the checkpoints it names; `not_after_ms` the first
    cosignature that covers it. Either is null where nothing shows it.
    """

    not_before_ms: Instant | None
    claimed_ms: Instant
    not_after_ms: Instant | None
    ahead_ms: int
    """By how much the author's clock is ahead beyond the agreed skew; 0 if it is not."""


class Proven(Struct, frozen=True):
    """One statement of a thread, when it was made, and who is proven to hold it."""

    leaf: str
    kind: str
    party: str
    desk: str
    sequence: int
    bracket: Bracket
    delivered: tuple[Cover, ...]


def bracket(situation: Situation, party: str, sequence: int) -> Bracket:
    """Between which moments an entry was made.

    Not before the newest entry it shows knowledge of, by that entry's author's clock. Not after the
    first cosignature that covers it by a party with a node of its own; those are dated in whole
    seconds, begun ones counted to their end.
    """
    terms = situation.terms
    entry = situation.logs[party].entries[sequence]
    before: list[Instant] = []
    for seen in entry.header.seen:
        log = situation.logs.get(seen.party)
        if log is not None and seen.size <= log.size and log.tree.root(seen.size) == seen.root:
            before.append(log.entries[seen.size - 1].header.issued_ms)
    after = [
        cover.time_s * 1000 + 999
        for mirror, cover in situation.logs[party].covers(sequence)
        if terms.home_of(mirror) != terms.home_of(party)
    ]
    issued_ms = entry.header.issued_ms
    not_after_ms = min(after, default=None)
    ahead_ms = 0 if not_after_ms is None else ahead_of(issued_ms, not_after_ms, terms.rules)
    return Bracket(max(before, default=None), issued_ms, not_after_ms, ahead_ms)


def covers_of(
    situation: Situation, party: str, sequence: int, as_of_ms: Instant | None = None
) -> tuple[Cover, ...]:
    """Who is proven to hold an entry, and since when."""
    return tuple(
        Cover(mirror, cover.size, cover.time_s)
        for mirror, cover in situation.logs[party].covers(sequence)
        if as_of_ms is None or cover.time_s * 1000 <= as_of_ms
    )


def proven(situation: Situation, ref: Ref, as_of_ms: Instant | None = None) -> Iterator[Proven]:
    """Every statement about a notice, in the order of their authors' clocks."""
    facts = [
        fact
        for fact in situation.threads[thread_of_notice(ref)].facts()
        if as_of_ms is None or fact.issued_ms <= as_of_ms
    ]
    for fact in sorted(facts, key=lambda one: (one.issued_ms, one.party, one.sequence)):
        yield Proven(
            leaf=fact.leaf,
            kind=fact.kind,
            party=fact.party,
            desk=fact.desk,
            sequence=fact.sequence,
            bracket=bracket(situation, fact.party, fact.sequence),
            delivered=covers_of(situation, fact.party, fact.sequence, as_of_ms),
        )
