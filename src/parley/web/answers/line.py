"""The line, its tests, the watch and queries, as they are shown."""

from msgspec.structs import replace

from parley.api.line_bodies import ReachView, RehearsalBody, RehearsedRing
from parley.model.agreements import Terms
from parley.model.instants import Instant
from parley.picture.duty import Duty, Watch, duty_at, watches_of
from parley.picture.line_state import LineTest, line_test
from parley.picture.queries import Query, query_of
from parley.picture.situation import Situation
from parley.ports.pagers import Attempt
from parley.rules.escalation import Wait, rings


def tests(situation: Situation, now: Instant, as_of_ms: Instant | None) -> tuple[LineTest, ...]:
    """Every line test, the newest first."""
    found = (line_test(situation, ref, now, as_of_ms) for ref in situation.tests)
    return tuple(
        sorted(
            (test for test in found if test is not None),
            key=lambda test: (-test.issued_ms, str(test.ref)),
        )
    )


def queries(situation: Situation, now: Instant, as_of_ms: Instant | None) -> tuple[Query, ...]:
    """Every query, the newest first."""
    found = (query_of(situation, ref, now, as_of_ms) for ref in situation.queries)
    return tuple(
        sorted(
            (query for query in found if query is not None),
            key=lambda query: (-query.asked_ms, str(query.ref)),
        )
    )


def duties(situation: Situation, at_ms: Instant) -> tuple[Duty, ...]:
    """Who had the watch at a moment, party by party."""
    return tuple(duty_at(situation, member.party, at_ms) for member in situation.terms.members)


def watches(situation: Situation, as_of_ms: Instant | None) -> tuple[Watch, ...]:
    """Every watch on record of every party, in the order they were taken."""
    found = [
        watch
        for member in situation.terms.members
        for watch in watches_of(situation, member.party, as_of_ms)
    ]
    return tuple(sorted(found, key=lambda watch: (watch.taken_ms, watch.party, watch.desk)))


def rehearse(terms: Terms, body: RehearsalBody) -> tuple[RehearsedRing, ...]:
    """What would ring, by the agreed desks and timers or by those of the body.

    Raises:
        ValueError: The body names a party that is not in the agreement, or one twice, or gives
            desks or timers that no agreement could have.
    """
    for party in (body.owed_by, body.owed_to):
        if terms.member(party) is None:
            there = ", ".join(member.party for member in terms.members)
            raise ValueError(f"{party[:64]!r} is not in this agreement; in it are: {there}")
    if body.owed_by == body.owed_to:
        raise ValueError("a party does not wait for itself: name two")
    if body.desks is not None:
        terms = replace(terms, desks=body.desks)
    if body.timers is not None:
        terms = replace(terms, line=replace(terms.line, timers=body.timers))
    wait = Wait(body.lane, body.tier, body.precedence, body.owed_by, body.owed_to)
    return tuple(
        RehearsedRing(ring.after_ms, ring.step, ring.desk.party, ring.desk.name, ring.desk.tier)
        for ring in rings(terms, wait)
    )


def reached(attempts: tuple[Attempt, ...], party: str) -> tuple[ReachView, ...]:
    """What was tried to reach the people of a party, the newest first."""
    return tuple(
        ReachView(
            route=one.route,
            way=one.way,
            desk=one.desk,
            tier=one.tier,
            precedence=one.precedence,
            cause=one.cause,
            thread=one.thread,
            more=one.more,
            at_ms=one.at_ms,
            tries=one.tries,
            outcome=one.outcome.value,
            error=one.error,
            next_ms=one.next_ms,
        )
        for one in attempts
        if one.party == party
    )
