"""What is open for a party at a moment: what a watch is handed over with."""

from collections.abc import Iterable

from msgspec import Struct

from parley.model.instants import Instant
from parley.model.line_statements import OpenMatters
from parley.model.notices import Ref
from parley.picture.notices import notice_view
from parley.picture.situation import Situation
from parley.picture.things import conflicts
from parley.picture.threads import ref_in, thread_of_call, thread_of_query, thread_of_test
from parley.picture.waits import waits_of
from parley.rules.times import overdue_due


class Matters(Struct, frozen=True):
    """What is open for one party, by reference.

    Attributes:
        unconfirmed: Its own notices not yet confirmed, and others' that wait for it.
        calls: Calls with a message it has yet to acknowledge.
        messages: How many such messages there are.
        conflicts: How many conflicts of its own notices are open.
        overdue: Its own flights that are overdue.
        queries: Queries put to it and not answered.
        tests: Line tests it has not answered.
        awaited_calls: Calls with a message of its own that another has yet to acknowledge.
        awaited_queries: Queries of its own that another has yet to answer.
        awaited: How many such messages and queries there are. Its line tests are not among them:
            what nobody answered of those is the state of the line.
    """

    unconfirmed: tuple[Ref, ...]
    calls: tuple[Ref, ...]
    messages: int
    conflicts: int
    overdue: tuple[Ref, ...]
    queries: tuple[Ref, ...]
    tests: tuple[Ref, ...]
    awaited_calls: tuple[Ref, ...]
    awaited_queries: tuple[Ref, ...]
    awaited: int

    def counts(self) -> OpenMatters:
        """The numbers alone, as they are put on record when a watch changes hands."""
        return OpenMatters(
            unconfirmed_notices=len(self.unconfirmed),
            unacknowledged_messages=self.messages,
            conflicts=self.conflicts,
            overdue=len(self.overdue),
            unanswered_queries=len(self.queries),
            unanswered_tests=len(self.tests),
            awaited_answers=self.awaited,
        )


def open_matters(situation: Situation, party: str, now: Instant) -> Matters:
    """What is open for this party now, by the record."""
    unconfirmed, overdue = _notices(situation, party, now)
    calls = _answers(situation, map(thread_of_call, situation.calls), party)
    queries = _answers(situation, map(thread_of_query, situation.queries), party)
    tests = _answers(situation, map(thread_of_test, situation.tests), party)
    found = conflicts(situation, open_at_ms=now)
    return Matters(
        unconfirmed=unconfirmed,
        calls=tuple(calls.owed),
        messages=sum(calls.owed.values()),
        conflicts=sum(party in (one.a.subject.party, one.b.subject.party) for one in found),
        overdue=overdue,
        queries=tuple(queries.owed),
        tests=tuple(tests.owed),
        awaited_calls=tuple(calls.awaited),
        awaited_queries=tuple(queries.awaited),
        awaited=sum(calls.awaited.values()) + sum(queries.awaited.values()),
    )


def _notices(
    situation: Situation, party: str, now: Instant
) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
    unconfirmed, overdue = [], []
    for ref in situation.notices:
        view = notice_view(situation, ref)
        if view is None or view.state.over:
            continue
        waits = any(
            ladder.waiting and party in (ref.party, ladder.party) for ladder in view.ladders
        )
        if waits:
            unconfirmed.append(ref)
        due_ms = overdue_due(view.current.notice, situation.terms.rules)
        if ref.party == party and due_ms is not None and due_ms < now:
            overdue.append(ref)
    return tuple(unconfirmed), tuple(overdue)


class _Answers(Struct, frozen=True):
    """To how many statements of a subject a party owes an answer, and awaits one; by subject."""

    owed: dict[Ref, int]
    awaited: dict[Ref, int]


def _answers(situation: Situation, threads: Iterable[str], party: str) -> _Answers:
    """Every subject in which this party owes an answer or awaits one; each wait is asked once."""
    found = _Answers({}, {})
    for thread in threads:
        for fact in situation.threads[thread].facts():
            waits = [one.wait for one in waits_of(situation, fact.leaf) if one.answered_ms is None]
            for counted, waiting in (
                (found.owed, any(wait.owed_by == party for wait in waits)),
                (found.awaited, any(wait.owed_to == party for wait in waits)),
            ):
                if waiting:
                    ref = ref_in(thread)
                    counted[ref] = counted.get(ref, 0) + 1
    return found
