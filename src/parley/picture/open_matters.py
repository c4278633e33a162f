"""What is open for a party at a moment: what a watch is handed over with."""

from collections.abc import Iterable

from msgspec import Struct

from parley.model.instants import Instant
from parley.model.line_statements import OpenMatters
from parley.model.notices import Ref
from parley.picture.calls import call_of
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
    calls, messages = _calls(situation, party)
    awaited_calls, own_messages = _awaited(situation, map(thread_of_call, situation.calls), party)
    awaited_queries, own_queries = _awaited(
        situation, map(thread_of_query, situation.queries), party
    )
    found = conflicts(situation, open_at_ms=now)
    return Matters(
        unconfirmed=unconfirmed,
        calls=calls,
        messages=messages,
        conflicts=sum(party in (one.a.subject.party, one.b.subject.party) for one in found),
        overdue=overdue,
        queries=tuple(
            ref for ref in situation.queries if _owes(situation, thread_of_query(ref), party)
        ),
        tests=tuple(ref for ref in situation.tests if _owes(situation, thread_of_test(ref), party)),
        awaited_calls=awaited_calls,
        awaited_queries=awaited_queries,
        awaited=own_messages + own_queries,
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


def _calls(situation: Situation, party: str) -> tuple[tuple[Ref, ...], int]:
    open_calls, messages = [], 0
    for ref in situation.calls:
        call = call_of(situation, ref)
        if call is None or party not in call.owed_by:
            continue
        open_calls.append(ref)
        messages += _owed_in(situation, ref, party)
    return tuple(open_calls), messages


def _owed_in(situation: Situation, ref: Ref, party: str) -> int:
    thread = situation.threads[thread_of_call(ref)]
    return sum(
        1
        for fact in thread.facts()
        for wait in waits_of(situation, fact.leaf)
        if wait.wait.owed_by == party and wait.answered_ms is None
    )


def _awaited(
    situation: Situation, threads: Iterable[str], party: str
) -> tuple[tuple[Ref, ...], int]:
    """The subjects in which others owe this party an answer, and to how many statements."""
    refs, statements = [], 0
    for thread in threads:
        owing = sum(
            any(
                wait.wait.owed_to == party and wait.answered_ms is None
                for wait in waits_of(situation, fact.leaf)
            )
            for fact in situation.threads[thread].facts()
        )
        if owing:
            refs.append(ref_in(thread))
            statements += owing
    return tuple(refs), statements


def _owes(situation: Situation, thread: str, party: str) -> bool:
    return any(
        wait.wait.owed_by == party and wait.answered_ms is None
        for fact in situation.threads[thread].facts()
        for wait in waits_of(situation, fact.leaf)
    )
