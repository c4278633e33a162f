"""What waits for an answer on the line: messages, queries, line tests, concerns."""

from collections.abc import Iterator

from msgspec.structs import replace

from parley.model.agreements import Standing
from parley.model.instants import Instant
from parley.model.line import DAY_MS, PRECEDENCES, Precedence
from parley.model.line_statements import QueryAsked
from parley.model.statements import ConcernAnswered, ConcernRaised
from parley.picture.calls import opened
from parley.picture.need import Need, NeedKind
from parley.picture.situation import Situation
from parley.picture.things import raised
from parley.picture.threads import ref_in, thread_of_call, thread_of_query, thread_of_test
from parley.picture.waits import Waiting, due_of, waits_of

TEST_MS = DAY_MS
"""A line test that nobody answered for so long is the state of the line, and nobody's task."""


def _open_waits(situation: Situation, thread: str, as_of_ms: Instant | None) -> Iterator[Waiting]:
    for fact in situation.threads[thread].facts():
        if as_of_ms is not None and fact.issued_ms > as_of_ms:
            continue
        for waiting in waits_of(situation, fact.leaf):
            answered_ms = waiting.answered_ms
            if answered_ms is None or (as_of_ms is not None and answered_ms > as_of_ms):
                yield waiting


def _matter(
    situation: Situation, party: str, thread: str, kind: NeedKind, waits: list[Waiting]
) -> Need:
    """Waits of one subject as one row: the most urgent of them, and how many there are."""
    first = min(waits, key=lambda one: (due_of(situation, one), one.leaf))
    urgent = max(waits, key=lambda one: PRECEDENCES.index(one.wait.precedence))
    owed_by = tuple(dict.fromkeys(one.wait.owed_by for one in waits))
    return Need(
        kind=kind,
        thread=thread,
        about=ref_in(thread),
        against=None,
        mine=party in owed_by,
        owed_by=owed_by,
        owed_to=tuple(dict.fromkeys(one.wait.owed_to for one in waits)),
        lane=first.wait.lane,
        tier=first.wait.tier,
        precedence=urgent.wait.precedence,
        since_ms=min(situation.by_leaf[one.leaf].issued_ms for one in waits),
        due_ms=due_of(situation, first),
        count=len({one.leaf for one in waits}),
        leaf=first.leaf,
    )


def _two_ways(
    situation: Situation,
    party: str,
    thread: str,
    kinds: tuple[NeedKind, NeedKind],
    as_of_ms: Instant | None,
) -> Iterator[Need]:
    """What this party owes in a subject, and what it awaits there."""
    waits = list(_open_waits(situation, thread, as_of_ms))
    for kind, own in (
        (kinds[0], [one for one in waits if one.wait.owed_by == party]),
        (kinds[1], [one for one in waits if one.wait.owed_to == party]),
    ):
        if own:
            yield _matter(situation, party, thread, kind, own)


def of_calls(situation: Situation, party: str, as_of_ms: Instant | None) -> Iterator[Need]:
    """Calls with a message to acknowledge, and with one that others have yet to acknowledge."""
    kinds = (NeedKind.ACKNOWLEDGE, NeedKind.AWAITED_ACKNOWLEDGEMENT)
    for ref in situation.calls:
        call = opened(situation, ref)
        topic = "" if call is None else call[1].topic
        for need in _two_ways(situation, party, thread_of_call(ref), kinds, as_of_ms):
            yield replace(need, label=topic)


def of_queries(situation: Situation, party: str, as_of_ms: Instant | None) -> Iterator[Need]:
    """Queries put to this party, and its own that nobody answered."""
    kinds = (NeedKind.QUERY, NeedKind.AWAITED_QUERY)
    for ref, fact in situation.queries.items():
        asked = fact.payload
        words = asked.words if isinstance(asked, QueryAsked) else ""
        about = asked.about if isinstance(asked, QueryAsked) else None
        for need in _two_ways(situation, party, thread_of_query(ref), kinds, as_of_ms):
            yield replace(need, label=words, against=about)


def of_tests(
    situation: Situation, party: str, at_ms: Instant, as_of_ms: Instant | None
) -> Iterator[Need]:
    """Line tests to be answered. What others did not answer is the state of the line."""
    for ref, fact in situation.tests.items():
        if fact.issued_ms + TEST_MS < at_ms:
            continue
        thread = thread_of_test(ref)
        waits = [
            one for one in _open_waits(situation, thread, as_of_ms) if one.wait.owed_by == party
        ]
        if waits:
            yield _matter(situation, party, thread, NeedKind.TEST, waits)


def of_concerns(situation: Situation, party: str, as_of_ms: Instant | None) -> Iterator[Need]:
    """Concerns that a member named, or any where none is named, has not answered."""
    terms = situation.terms
    members = tuple(one.party for one in terms.members if one.standing is Standing.MEMBER)
    for ref in situation.concerns:
        fact = raised(situation, ref)
        if fact is None or (as_of_ms is not None and fact.issued_ms > as_of_ms):
            continue
        concern = fact.payload
        assert isinstance(concern, ConcernRaised)
        named = tuple(one for one in concern.addressees if terms.member(one)) or members
        answered = {
            one.party
            for one in situation.threads[fact.thread].facts()
            if isinstance(one.payload, ConcernAnswered)
            and (as_of_ms is None or one.issued_ms <= as_of_ms)
        }
        silent = tuple(one for one in named if one != ref.party and one not in answered)
        others = set(named) - {ref.party}
        owed_by: tuple[str, ...] = (party,)
        if party in silent:
            kind = NeedKind.CONCERN
        elif party == ref.party and others and others == set(silent):
            kind, owed_by = NeedKind.AWAITED_CONCERN, silent
        else:
            continue
        yield Need(
            kind=kind,
            thread=fact.thread,
            about=ref,
            against=concern.about,
            mine=kind is NeedKind.CONCERN,
            owed_by=owed_by,
            owed_to=(ref.party,),
            lane=None,
            tier=None,
            precedence=Precedence.IMMEDIATE,
            since_ms=fact.issued_ms,
            due_ms=None,
            leaf=fact.leaf,
            label=concern.words,
        )
