"""Who waits for whom: every statement that a person has yet to answer.

A message waits for an acknowledgement, a notice for a read-back, a query and a
line test for their answers. One list, so that one clockwork rings for all.
"""

from collections.abc import Iterator

from msgspec import Struct

from parley.model.instants import Instant
from parley.model.line import Lane, Precedence, Tier
from parley.model.line_statements import (
    CallOpened,
    CallSaid,
    LineAnswered,
    LineTested,
    QueryAnswered,
    QueryAsked,
)
from parley.model.notices import Ref
from parley.model.statements import NoticeAmended, NoticeFiled, NoticeReadBack
from parley.picture.calls import audience, opened
from parley.picture.facts import Fact
from parley.picture.ladder import Rung
from parley.picture.line_tests import tested
from parley.picture.notices import NoticeView, addressees, notice_view
from parley.picture.situation import Situation
from parley.picture.threads import ref_in, thread_of_notice
from parley.rules.escalation import Wait, answers, opposite, wait_for_read_back
from parley.rules.read_back import compare


class Waiting(Struct, frozen=True):
    """One party has yet to answer one statement, or has answered it.

    Attributes:
        began_ms: When the statement was made, by its author's claim; after "stand by", that much
            later.
        answered_ms: When the answer came; null while there is none.
        lapsed_ms: When nobody needed to answer any more, for the notice was amended or over; null
            while somebody does.
    """

    leaf: str
    thread: str
    wait: Wait
    began_ms: Instant
    answered_ms: Instant | None
    lapsed_ms: Instant | None = None


def waits_of(situation: Situation, leaf: str) -> Iterator[Waiting]:
    """Every wait that this statement began, answered or not; none where nobody need answer now."""
    fact = situation.by_leaf.get(leaf)
    if fact is None:
        return
    match fact.payload:
        case CallOpened() | CallSaid():
            yield from _for_acknowledgement(situation, fact)
        case NoticeFiled() | NoticeAmended():
            for waiting in read_backs(situation, ref_in(fact.thread)):
                if waiting.leaf == leaf and waiting.lapsed_ms is None:
                    yield waiting
        case QueryAsked():
            yield from _for_explanation(situation, fact, fact.payload)
        case LineTested():
            yield from _for_test(situation, fact, fact.payload)
        case _:
            return


def due_of(situation: Situation, waiting: Waiting) -> Instant:
    """The last moment at which the answer is in time."""
    within_ms = waiting.wait.within_ms
    if within_ms is None:
        timer = situation.terms.line.timer(waiting.wait.precedence)
        within_ms = timer.acknowledge_within_ms
    return waiting.began_ms + within_ms


def _for_acknowledgement(situation: Situation, fact: Fact) -> Iterator[Waiting]:
    call = opened(situation, ref_in(fact.thread))
    if call is None:
        return
    first, opening = call
    said = fact.payload
    assert isinstance(said, CallOpened | CallSaid)
    heard = situation.hearing.of(fact.leaf)
    timer = situation.terms.line.timer(said.precedence)
    for party in audience(situation.terms, first.party, opening, fact.party):
        answer = heard.acknowledged.get(party)
        began_ms = fact.issued_ms
        if party in heard.stand_by:
            # Patience has an end that was agreed, whatever moment is named: no desk falls silent
            # for ever, and no message waits longer for it than a routine one.
            until_ms = heard.stand_by[party][1]
            latest_ms = (
                began_ms + situation.terms.line.timer(Precedence.ROUTINE).acknowledge_within_ms
            )
            began_ms = max(began_ms, min(until_ms - timer.acknowledge_within_ms, latest_ms))
        yield Waiting(
            fact.leaf,
            fact.thread,
            Wait(opening.lane, opening.tier, said.precedence, party, fact.party),
            began_ms,
            None if answer is None else answer.issued_ms,
        )


def read_backs(situation: Situation, ref: Ref) -> Iterator[Waiting]:
    """Every wait for a version of a notice to be read back, those that have lapsed too."""
    view = notice_view(situation, ref)
    if view is None:
        return
    thread = thread_of_notice(ref)
    reached = _read_back(situation, view)
    lapses = [version.issued_ms for version in view.versions[1:]]
    over_ms = view.over_ms if view.state.over else None
    for version, lapsed_ms in zip(view.versions, (*lapses, over_ms), strict=True):
        for party in addressees(version.notice, ref.party, situation.terms):
            yield Waiting(
                version.leaf,
                thread,
                wait_for_read_back(
                    situation.terms, version.notice, version.late_ms, ref.party, party
                ),
                version.issued_ms,
                reached.get((version.leaf, party)),
                lapsed_ms,
            )


def _read_back(situation: Situation, view: NoticeView) -> dict[tuple[str, str], Instant | None]:
    """By version and party, when it was read back; null where the last read-back differs."""
    found: dict[tuple[str, str], Instant | None] = {}
    for ladder in view.ladders:
        step = next(one for one in ladder.steps if one.rung is Rung.READ_BACK)
        found[view.current.leaf, ladder.party] = step.reached_ms
    earlier = {version.leaf: version.notice for version in view.versions[:-1]}
    if not earlier:
        return found
    for fact in situation.threads[thread_of_notice(view.ref)].facts():
        stated = fact.payload
        if isinstance(stated, NoticeReadBack) and stated.version in earlier:
            same = compare(earlier[stated.version], stated.volumes, stated.words).same
            found[stated.version, fact.party] = fact.issued_ms if same else None
    return found


def _for_explanation(situation: Situation, fact: Fact, query: QueryAsked) -> Iterator[Waiting]:
    within_ms = max(1_000, query.due_ms - fact.issued_ms)
    wait = Wait(
        Lane.POLITICAL, Tier.DUTY_OFFICER, Precedence.ROUTINE, query.to, fact.party, within_ms
    )
    answer = next(
        (
            one.issued_ms
            for one in situation.threads[fact.thread].by(query.to)
            if isinstance(one.payload, QueryAnswered)
        ),
        None,
    )
    yield Waiting(fact.leaf, fact.thread, wait, fact.issued_ms, answer)


def _for_test(situation: Situation, fact: Fact, test: LineTested) -> Iterator[Waiting]:
    """A wrong answer ends nothing: whoever gave it has not read the test."""
    right = opposite(test.callsign, test.at_ms, test.minutes)
    for party in tested(situation.terms, fact.party, test):
        answer = next(
            (
                one.issued_ms
                for one in situation.threads[fact.thread].by(party)
                if isinstance(one.payload, LineAnswered)
                and answers(one.payload.callsign, one.payload.at_ms, right)
            ),
            None,
        )
        yield Waiting(
            fact.leaf,
            fact.thread,
            Wait(
                test.lane,
                Tier.DUTY_OFFICER,
                Precedence.ROUTINE,
                party,
                fact.party,
                situation.terms.line.test_answer_within_ms,
            ),
            fact.issued_ms,
            answer,
        )
