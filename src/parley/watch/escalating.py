"""Ringing the next desk when nobody answers, at both ends, each step once and on record."""

from collections.abc import Iterable, Iterator

from parley.model.instants import Instant, span_of
from parley.model.line_statements import LineEscalated
from parley.picture.situation import Situation
from parley.picture.waits import Waiting, waits_of
from parley.rules.escalation import Ring, due_after, due_by
from parley.turn.effects import Draft

AUTOMATIC_DESK = "parley"
"""The desk of what a node states by itself; no officer's."""


def next_ring(situation: Situation, leaf: str, now: Instant | None = None) -> Instant | None:
    """The last moment before the next desk rings because of this statement; None if none will.

    Without `now`, the first there is, passed or not.
    """
    due = []
    for waiting in waits_of(situation, leaf):
        if waiting.answered_ms is None:
            elapsed_ms = 0 if now is None else now - waiting.began_ms
            after_ms = due_after(situation.terms, waiting.wait, elapsed_ms)
            if after_ms is not None:
                due.append(waiting.began_ms + after_ms)
    return min(due, default=None)


def escalations(
    situation: Situation, leaf: str, homes: Iterable[str], now: Instant
) -> Iterator[Draft]:
    """The steps that have fallen due at the ends that are here, and are not on record yet."""
    parties = tuple(homes)
    for waiting in waits_of(situation, leaf):
        if waiting.answered_ms is not None:
            continue
        ends = (waiting.wait.owed_by, waiting.wait.owed_to)
        for party in parties:
            if party not in ends:
                continue
            for ring in due_by(situation.terms, waiting.wait, now - waiting.began_ms, party):
                due_ms = waiting.began_ms + ring.after_ms
                owed_by = waiting.wait.owed_by
                if not situation.hearing.rung(party, leaf, owed_by, ring.step, due_ms):
                    yield _draft(situation, waiting, ring)


def _draft(situation: Situation, waiting: Waiting, ring: Ring) -> Draft:
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
            due_ms=waiting.began_ms + ring.after_ms,
            words=f"{late}: {asked}",
        ),
    )
