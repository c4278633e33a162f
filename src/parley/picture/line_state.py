"""The line as it is declared and as it works: two things, both shown.

A line declared suspended may still be used, and one declared open may have
decayed in silence. What is declared is a party's word; how it works is measured
from deliveries, acknowledgements, read-backs and tests, and names no cause.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from statistics import median_low

from msgspec import Struct

from parley import limits
from parley.model.agreements import Standing
from parley.model.instants import Instant
from parley.model.line import Lane
from parley.model.line_statements import (
    CallOpened,
    CallSaid,
    LineAnswered,
    LineDeclared,
    LineState,
    LineTested,
    QueryAsked,
)
from parley.model.notices import Ref
from parley.model.statements import NoticeFiled
from parley.picture.calls import Escalation, escalations
from parley.picture.facts import Fact
from parley.picture.line_tests import tested
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_lane, thread_of_notice
from parley.picture.waits import Waiting, due_of, read_backs, waits_of
from parley.rules.escalation import answers, opposite
from parley.rules.times import activity_start, lateness

WEEK_MS = 7 * 86_400_000


class Grade(StrEnum):
    """What became of a line test, for one party that was to answer it."""

    WAITING = "waiting"
    ANSWERED = "answered"
    WRONG = "answered-wrongly"
    TECHNICAL = "unanswered-technical"
    """Not shown to have been delivered in time: the link, or the node."""
    POLITICAL = "unanswered-political"
    """Delivered, and no person answered; whether they would not or could not is not known."""


class Tested(Struct, frozen=True):
    """One party's part in a line test."""

    party: str
    grade: Grade
    delivered_ms: Instant | None
    answered_ms: Instant | None
    desk: str


class LineTest(Struct, frozen=True):
    """A line test and what became of it with each party."""

    ref: Ref
    lane: Lane
    desk: str
    callsign: str
    at_ms: Instant
    minutes: int
    issued_ms: Instant
    due_ms: Instant
    parties: tuple[Tested, ...]
    escalated: tuple[Escalation, ...]


class Declared(Struct, frozen=True):
    """What a party last declared of a lane."""

    party: str
    state: LineState
    from_ms: Instant
    declared_ms: Instant
    words: str


class Working(StrEnum):
    """How a lane works with one party, as measured."""

    WORKING = "working"
    SLOW = "slow"
    """Answered late at last."""
    SILENT = "silent"
    """The newest that was due is unanswered."""
    UNTRIED = "untried"
    """Nothing in this lane was ever due from it."""


class Operating(Struct, frozen=True):
    """How a lane works with one party: judged by the newest thing that was due from it.

    `missed` of the `due` things that were due from it were never answered; `words` says all of it.
    """

    party: str
    working: Working
    last_answer_ms: Instant | None
    last_due_ms: Instant | None
    words: str
    missed: int = 0
    due: int = 0


class LaneState(Struct, frozen=True):
    """A lane: as declared by each party that did, and as it works with each member."""

    lane: Lane
    declared: tuple[Declared, ...]
    operating: tuple[Operating, ...]


class Week(Struct, frozen=True):
    """A week of the line with one party. Times are medians in milliseconds; null where none.

    Attributes:
        notices: How many notices the party filed, and their lead times.
        late: How many of them missed the agreed lead time.
        due: How many messages, notices and queries were put to it.
        answered: How many of those it answered, and how long that took.
        tests: How many line tests were put to it.
    """

    party: str
    start_ms: Instant
    notices: int
    late: int
    lead_ms: int | None
    due: int
    answered: int
    answer_ms: int | None
    tests: int
    tests_answered: int
    test_answer_ms: int | None


def line_test(
    situation: Situation, ref: Ref, now: Instant, as_of_ms: Instant | None = None
) -> LineTest | None:
    """A line test, graded as of now; None if it is not here."""
    fact = situation.tests.get(ref)
    if fact is None or (as_of_ms is not None and fact.issued_ms > as_of_ms):
        return None
    test = fact.payload
    assert isinstance(test, LineTested)
    at_ms = now if as_of_ms is None else as_of_ms
    due_ms = fact.issued_ms + situation.terms.line.test_answer_within_ms
    return LineTest(
        ref=ref,
        lane=test.lane,
        desk=fact.desk,
        callsign=test.callsign,
        at_ms=test.at_ms,
        minutes=test.minutes,
        issued_ms=fact.issued_ms,
        due_ms=due_ms,
        parties=tuple(
            _tested(situation, fact, test, party, due_ms, at_ms)
            for party in tested(situation.terms, fact.party, test)
        ),
        escalated=escalations(situation, fact.leaf, as_of_ms),
    )


def lanes(
    situation: Situation, now: Instant, as_of_ms: Instant | None = None
) -> tuple[LaneState, ...]:
    """Every lane, as declared and as it works."""
    waits = list(_waits(situation, as_of_ms))
    now = now if as_of_ms is None else as_of_ms
    members = [m.party for m in situation.terms.members if m.standing is Standing.MEMBER]
    return tuple(
        LaneState(
            lane,
            tuple(_declared(situation, lane, now)),
            tuple(_operating(waits, lane, party, now) for party in members),
        )
        for lane in Lane
    )


def weeks(
    situation: Situation, now: Instant, count: int, as_of_ms: Instant | None = None
) -> tuple[Week, ...]:
    """The last weeks of the line with every member, the oldest first; the last one ends now."""
    now = now if as_of_ms is None else as_of_ms
    waits: dict[tuple[str, int], list[_Due]] = {}
    filed: dict[tuple[str, int], list[_Filed]] = {}
    for wait in _waits(situation, as_of_ms):
        waits.setdefault((wait.party, _back(wait.asked_ms, now)), []).append(wait)
    for one in _filed(situation):
        filed.setdefault((one.party, _back(one.at_ms, now)), []).append(one)
    members = [m.party for m in situation.terms.members if m.standing is Standing.MEMBER]
    return tuple(
        _week(waits.get((party, back), []), filed.get((party, back), []), party, back, now)
        for back in reversed(range(count))
        for party in members
    )


def _back(at_ms: Instant, now: Instant) -> int:
    """How many whole weeks ago; what is of this very moment is of the last week."""
    return (now - at_ms) // WEEK_MS


def _tested(
    situation: Situation,
    fact: Fact,
    test: LineTested,
    party: str,
    due_ms: Instant,
    at_ms: Instant,
) -> Tested:
    right = opposite(test.callsign, test.at_ms, test.minutes)
    said = [
        one
        for one in situation.threads[fact.thread].by(party)
        if isinstance(one.payload, LineAnswered) and one.issued_ms <= at_ms
    ]
    good = [
        one
        for one in said
        if isinstance(one.payload, LineAnswered)
        and answers(one.payload.callsign, one.payload.at_ms, right)
    ]
    cover = situation.logs[fact.party].first_cover(party, fact.sequence)
    delivered_ms = None if cover is None else cover.time_s * 1000
    if delivered_ms is not None and delivered_ms > at_ms:
        delivered_ms = None
    if good:
        grade = Grade.ANSWERED
    elif said:
        grade = Grade.WRONG
    elif at_ms <= due_ms:
        grade = Grade.WAITING
    else:
        # Nobody is said to have been silent about what had not come.
        in_time = delivered_ms is not None and delivered_ms <= due_ms
        grade = Grade.POLITICAL if in_time else Grade.TECHNICAL
    answer = next(iter(good or said), None)
    return Tested(
        party,
        grade,
        delivered_ms,
        None if answer is None else answer.issued_ms,
        "" if answer is None else answer.desk,
    )


def _declared(situation: Situation, lane: Lane, now: Instant) -> Iterator[Declared]:
    for member in situation.terms.members:
        thread = situation.threads.get(thread_of_lane(member.party, lane))
        stated = [
            Declared(
                fact.party,
                fact.payload.state,
                fact.payload.from_ms,
                fact.issued_ms,
                fact.payload.words,
            )
            for fact in (thread.by(member.party) if thread is not None else ())
            if isinstance(fact.payload, LineDeclared) and fact.issued_ms <= now
        ]
        if stated:
            yield stated[-1]


class _Due(Struct, frozen=True):
    """Something that was put to a party, and whether it answered in time."""

    lane: Lane
    party: str
    asked_ms: Instant
    due_ms: Instant
    answered_ms: Instant | None
    is_test: bool


def _waits(situation: Situation, as_of_ms: Instant | None) -> Iterator[_Due]:
    """Everything that was ever to be answered, by its statement; answers as they then were.

    What was asked later was not due by then, and so is counted by nobody.
    """
    for leaf, fact in situation.by_leaf.items():
        kind = type(fact.payload)
        if kind in (CallOpened, CallSaid, LineTested, QueryAsked):
            for waiting in waits_of(situation, leaf):
                yield _due(situation, waiting, fact.issued_ms, as_of_ms, is_test=kind is LineTested)
    for ref in situation.notices:
        for waiting in read_backs(situation, ref):
            if as_of_ms is not None and waiting.began_ms > as_of_ms:
                continue
            one = _due(situation, waiting, waiting.began_ms, as_of_ms, is_test=False)
            lapsed_ms = waiting.lapsed_ms
            if as_of_ms is not None and lapsed_ms is not None and lapsed_ms > as_of_ms:
                lapsed_ms = None
            # What lapsed before it was due was never owed; what lapsed after it was missed.
            if one.answered_ms is not None or lapsed_ms is None or lapsed_ms > one.due_ms:
                yield one


def _due(
    situation: Situation,
    waiting: Waiting,
    asked_ms: Instant,
    as_of_ms: Instant | None,
    *,
    is_test: bool,
) -> _Due:
    answered_ms = waiting.answered_ms
    if as_of_ms is not None and answered_ms is not None and answered_ms > as_of_ms:
        answered_ms = None
    return _Due(
        waiting.wait.lane,
        waiting.wait.owed_by,
        asked_ms,
        due_of(situation, waiting),
        answered_ms,
        is_test,
    )


def _operating(waits: Iterable[_Due], lane: Lane, party: str, now: Instant) -> Operating:
    own = [one for one in waits if one.lane is lane and one.party == party]
    answered = [one.answered_ms for one in own if one.answered_ms is not None]
    ripe = [one for one in own if one.due_ms < now or one.answered_ms is not None]
    last_answer_ms = max(answered, default=None)
    if not ripe:
        return Operating(party, Working.UNTRIED, None, None, "nothing was ever due in this lane")
    # Of several of one moment that which went worst counts, whichever came here first.
    newest = max(
        ripe,
        key=lambda one: (one.asked_ms, one.answered_ms or limits.MAX_INSTANT_MS, -one.due_ms),
    )
    if newest.answered_ms is None:
        working, words = Working.SILENT, "the newest that was due is unanswered"
    elif newest.answered_ms > newest.due_ms:
        working, words = Working.SLOW, "the newest was answered after its time"
    else:
        working, words = Working.WORKING, "the newest was answered in time"
    missed = sum(1 for one in ripe if one.answered_ms is None)
    return Operating(
        party,
        working,
        last_answer_ms,
        newest.due_ms,
        f"{words}; {missed} of {len(ripe)} never",
        missed,
        len(ripe),
    )


class _Filed(Struct, frozen=True):
    party: str
    at_ms: Instant
    lead_ms: int
    late: bool


def _filed(situation: Situation) -> Iterator[_Filed]:
    for ref in situation.notices:
        for fact in situation.threads[thread_of_notice(ref)].by(ref.party):
            if isinstance(fact.payload, NoticeFiled):
                notice = fact.payload.notice
                yield _Filed(
                    fact.party,
                    fact.issued_ms,
                    activity_start(notice) - fact.issued_ms,
                    lateness(notice, fact.issued_ms, situation.terms) > 0,
                )
                break


def _week(own: list[_Due], notices: list[_Filed], party: str, back: int, now: Instant) -> Week:
    people = [one for one in own if not one.is_test]
    tests = [one for one in own if one.is_test]
    return Week(
        party=party,
        start_ms=now - (back + 1) * WEEK_MS,
        notices=len(notices),
        late=sum(1 for one in notices if one.late),
        lead_ms=_median(one.lead_ms for one in notices),
        due=len(people),
        answered=sum(1 for one in people if one.answered_ms is not None),
        answer_ms=_median(_took(people)),
        tests=len(tests),
        tests_answered=sum(1 for one in tests if one.answered_ms is not None),
        test_answer_ms=_median(_took(tests)),
    )


def _took(waits: Iterable[_Due]) -> Iterator[int]:
    for one in waits:
        if one.answered_ms is not None:
            yield max(0, one.answered_ms - one.asked_ms)


def _median(values: Iterable[int]) -> int | None:
    found = list(values)
    return median_low(found) if found else None
