"""Ringing the next desk when nobody answers, at both ends, each step once and on record."""

from collections.abc import Iterable, Iterator

from parley.model.instants import Instant, span_of
from parley.model.line_statements import LineEscalated
from parley.picture.situation import Situation
from parley.picture.waits import Waiting, waits_of
from parley.rules.escalation import Ring, due_after, due_by
from parley.rules.times import ahead_of
from parley.turn.effects import Draft

AUTOMATIC_DESK = "parley"
"""The desk of what a node states by itself; no officer's."""


def next_ring(situation: Situation, leaf: str, now: Instant | None = None) -> Instant | None:
    """The last moment before the next desk rings because of this statement; None if none will.

    Without `now`, the first there is, passed or not.
    """
    due = []
    for waiting in waits_of(situation, leaf):
        if waiting.answered_ms is not None:
            continue
        for began_ms in {_began(situation, waiting, one) for one in _ends(waiting)}:
            elapsed_ms = 0 if now is None else now - began_ms
            after_ms = due_after(situation.terms, waiting.wait, elapsed_ms)
            if after_ms is not None:
                due.append(began_ms + after_ms)
    return min(due, default=None)


def _ends(waiting: Waiting) -> tuple[str, str]:
    return (waiting.wait.owed_by, waiting.wait.owed_to)


def _began(situation: Situation, waiting: Waiting, party: str) -> Instant:
    """When a wait began for this end: by the clock of whoever stated what waits.

    Where that clock is ahead of what the party that is to answer proved by its own, it began for
    that party when it held the statement: a message of next year would ring nobody until then.
    """
    if party != waiting.wait.owed_by:
        return waiting.began_ms
    fact = situation.by_leaf[waiting.leaf]
    cover = situation.logs[fact.party].first_cover(party, fact.sequence)
    if cover is None:
        return waiting.began_ms
    held_ms = cover.time_s * 1000
    if not ahead_of(fact.issued_ms, held_ms + 999, situation.terms.rules):
        return waiting.began_ms
    return held_ms


def escalations(
    situation: Situation, leaf: str, homes: Iterable[str], now: Instant
) -> Iterator[Draft]:
    """The steps that have fallen due at the ends that are here, and are not on record yet."""
    parties = tuple(homes)
    for waiting in waits_of(situation, leaf):
        if waiting.answered_ms is not None:
            continue
        for party in parties:
            if party not in _ends(waiting):
                continue
            began_ms = _began(situation, waiting, party)
            for ring in due_by(situation.terms, waiting.wait, now - began_ms, party):
                due_ms = began_ms + ring.after_ms
                owed_by = waiting.wait.owed_by
                if not situation.hearing.rung(party, leaf, owed_by, ring.step, due_ms):
                    yield _draft(situation, waiting, ring, due_ms)


def _draft(situation: Situation, waiting: Waiting, ring: Ring, due_ms: Instant) -> Draft:
    wait = waiting.wait
    late = f"{wait.owed_by} has not answered {waiting.thread} within {span_of(ring.after_ms)}"
    asked = "answer it" if ring.desk.party == wait.owed_by else f"call {wait.owed_by}, any desk"
    return Draft(
        situation.agreement,
        ring.desk.party,
        waiting.thread,
        AUTOMATIC_DESK,
        LineEscalated(
            about=waiting.thread,
            leaf=waiting.leaf,
            owed_by=wait.owed_by,
            step=ring.step,
            desk=ring.desk.name,
            tier=ring.desk.tier,
            due_ms=due_ms,
            words=f"{late}: {asked}",
        ),
    )
