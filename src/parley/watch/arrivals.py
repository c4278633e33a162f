"""What rings at a desk because it has just come: what asks for an answer, and what has moved."""

from collections.abc import Iterable, Iterator

from parley.model.humanitarian_statements import MovementReported
from parley.model.line import Lane, Precedence, Tier
from parley.model.line_statements import CallOpened, CallSaid, LineTested, QueryAsked
from parley.model.statements import ConcernRaised, NoticeAmended, NoticeFiled, NoticeReadBack
from parley.phrases import catalogue, render
from parley.picture.facts import Fact
from parley.picture.humanitarian import moves
from parley.picture.notices import addressees, notice_view
from parley.picture.situation import Situation
from parley.picture.threads import ref_in
from parley.picture.waits import waits_of
from parley.rules.escalation import Wait, desks_of, lane_of, wait_for_read_back
from parley.rules.read_back import compare
from parley.turn.effects import Bell, Tell


def came(situation: Situation, facts: Iterable[Fact | None]) -> Iterator[Fact]:
    """What may ring for having come, each once; with a call also what was said in it before.

    Logs come in any order among one another: what a third party said may be here before the call.
    """
    rung: set[str] = set()
    for fact in facts:
        if fact is None:
            continue
        along = [fact]
        if isinstance(fact.payload, CallOpened):
            thread = situation.threads[fact.thread].facts()
            along += [one for one in thread if isinstance(one.payload, CallSaid)]
        for one in along:
            if one.leaf not in rung:
                rung.add(one.leaf)
                yield one


def arrivals(situation: Situation, fact: Fact, homes: Iterable[str]) -> Iterator[Tell]:
    """The first desk of every party here that is to answer what has come."""
    parties = tuple(home for home in homes if home != fact.party)
    if isinstance(fact.payload, ConcernRaised):
        yield from _concern(situation, fact, fact.payload, parties)
        return
    if isinstance(fact.payload, MovementReported):
        yield from _movement(situation, fact, fact.payload, parties)
        return
    if isinstance(fact.payload, NoticeReadBack):
        yield from _misread(situation, fact, fact.payload, parties)
        return
    for waiting in waits_of(situation, fact.leaf):
        if waiting.wait.owed_by in parties and waiting.answered_ms is None:
            yield _tell(situation, fact, waiting.wait, *_bell(fact))


def _movement(
    situation: Situation, fact: Fact, report: MovementReported, parties: tuple[str, ...]
) -> Iterator[Tell]:
    """Whoever passed on where a movement goes is to hear that it goes elsewhere, or later."""
    view = notice_view(situation, report.of)
    if view is None or fact.party != report.of.party or not moves(report):
        return
    notice, late_ms = view.current.notice, view.current.late_ms
    words = f"{report.of} {report.report.value.replace('-', ' ')}: {report.words}".rstrip(": ")
    for party in addressees(notice, fact.party, situation.terms):
        if party in parties:
            wait = wait_for_read_back(situation.terms, notice, late_ms, fact.party, party)
            yield _tell(situation, fact, wait, Bell.NOTICE, words)


def _misread(
    situation: Situation, fact: Fact, said: NoticeReadBack, parties: tuple[str, ...]
) -> Iterator[Tell]:
    """Whoever is understood as something else hears of it at once: nobody else can put it right."""
    view = notice_view(situation, said.of)
    if view is None or said.of.party not in parties or said.version != view.current.leaf:
        return
    found = compare(view.current.notice, said.volumes, said.words)
    if found.same or view.state.over:
        return
    lane = lane_of(view.current.notice)
    wait = Wait(lane, Tier.DUTY_OFFICER, Precedence.IMMEDIATE, said.of.party, fact.party)
    words = f"read {said.of} back as something else: " + "; ".join(found.differences)
    yield _tell(situation, fact, wait, Bell.READ_BACK_DIFFERS, words)


def _concern(
    situation: Situation, fact: Fact, concern: ConcernRaised, parties: tuple[str, ...]
) -> Iterator[Tell]:
    view = None if concern.about is None else notice_view(situation, concern.about)
    lane = Lane.AIR if view is None else lane_of(view.current.notice)
    for party in parties:
        if concern.addressees and party not in concern.addressees:
            continue
        wait = Wait(lane, Tier.DUTY_OFFICER, Precedence.IMMEDIATE, party, fact.party)
        yield _tell(situation, fact, wait, Bell.CONCERN, concern.words or "a concern is raised")


def _bell(fact: Fact) -> tuple[Bell, str]:
    """What it is, and in words; a phrase in those of the catalogue's source language."""
    match fact.payload:
        case CallOpened(said=said) | CallSaid(said=said):
            phrase = said.phrase
            if phrase is None:
                return Bell.MESSAGE, said.words
            known = catalogue().phrases.get(phrase.code)
            urgent = known is not None and known.emergency is not None
            words = f"{render(phrase, catalogue().source.tag).text} {said.words}".strip()
            return (Bell.EMERGENCY if urgent else Bell.MESSAGE), words
        case NoticeFiled(notice=notice):
            return Bell.NOTICE, f"{notice.activity.value} {notice.place_label}".strip()
        case NoticeAmended(notice=notice):
            return Bell.NOTICE, f"amended: {notice.activity.value} {notice.place_label}".strip()
        case QueryAsked(words=words):
            return Bell.QUERY, words or "explain this activity"
        case LineTested(lane=lane):
            return Bell.LINE_TEST, f"a test of the {lane.value} lane: a person answers it"
        case _:
            raise AssertionError(fact.kind)


def _tell(situation: Situation, fact: Fact, wait: Wait, bell: Bell, words: str) -> Tell:
    desk = desks_of(situation.terms, wait.owed_by, wait)[0]
    return Tell(
        agreement=situation.agreement,
        party=wait.owed_by,
        cause=bell,
        about=ref_in(fact.thread),
        words=f"from {fact.party}: {words}",
        thread=fact.thread,
        desk=desk.name,
        tier=desk.tier,
        precedence=wait.precedence,
    )
