"""Calls through the door: said, seen, acknowledged; ten thousand messages, page by page."""

import time

import pytest

import ledger_parts
import line_parts
import web_parts
from parley.api.line_bodies import CallPage
from parley.api.roles import Role
from parley.client import Problem
from parley.ledger.entries import agreement_id
from parley.model.line import Lane, MessageQuote, Precedence, Said, Tier
from parley.model.line_statements import CallOpened, CallSaid
from parley.model.notices import Ref
from parley.model.phrases import CATALOGUE, Marker, Parameter, Phrase, TimeValue
from parley.model.statements import spell
from parley.phrases import catalogue
from parley.picture.situation import Situation
from parley.turn.line_commands import OpenCall, Say
from parley.web.answers.calls import call_page, calls

CALL = Ref("northland", "C1")


def words(text: str, *quoted: str) -> Said:
    return Said(None, text, "en", tuple(MessageQuote(leaf) for leaf in quoted))


def phrase(code: str, *parameters: Parameter) -> Said:
    return Said(Phrase(CATALOGUE, code, parameters), "", "", ())


def test_a_call_is_opened_said_in_seen_acknowledged_and_closed() -> None:
    with web_parts.line(("northland",), ("southland",), ("observer",)) as made:
        name = made.agreement
        north, south = (made.nodes[party].client() for party in ("northland", "southland"))
        first = north.call_open(
            name,
            "C1",
            Lane.AIR,
            Precedence.FLASH,
            phrase("EMG-DISTRESS"),
            tier=Tier.STAFF,
            addressees=["southland"],
            topic="the flight of this evening",
            key="open",
        )
        again = north.call_open(
            name,
            "C1",
            Lane.AIR,
            Precedence.FLASH,
            phrase("EMG-DISTRESS"),
            tier=Tier.STAFF,
            addressees=["southland"],
            topic="the flight of this evening",
            key="open",
        )
        assert again == first
        made.settle()
        (row,) = south.call_list(name)
        assert (row.ref, row.lane, row.tier, row.precedence) == (
            CALL,
            Lane.AIR,
            Tier.STAFF,
            Precedence.FLASH,
        )
        assert (row.owed_by, row.messages, row.unacknowledged) == (("southland",), 1, 1)
        south.call_see(name, CALL, [first.leaf])
        south.call_acknowledge(
            name, CALL, first.leaf, phrase("LINK-STANDBY", until(made, 60_000)), key="wait"
        )
        page = south.call_show(name, CALL)
        assert [one.party for one in page.messages[0].stand_by] == ["southland"]
        assert page.messages[0].owed_by == ("southland",)
        second = south.call_say(name, CALL, Precedence.IMMEDIATE, words("we see it", first.leaf))
        made.settle()
        north.call_acknowledge(name, CALL, second.leaf, words("understood"), key="ack")
        north.call_close(name, CALL, "thank you")
        made.settle()
        shown = south.call_show(name, CALL)
        assert [message.leaf for message in shown.messages] == [first.leaf, second.leaf]
        assert [by.party for by in shown.messages[0].seen] == ["southland"]
        assert shown.messages[0].acknowledged[0].leaf == second.leaf
        assert shown.messages[1].acknowledged[0].said == words("understood")
        assert shown.messages[1].delivered[0].party == "northland"
        assert (shown.call.unacknowledged, shown.next) == (0, None)
        assert [by.party for by in shown.call.closed_by] == ["northland"]
        # Everyone in the agreement reads it; an observer was not called and owes nothing.
        assert made.nodes["observer"].client(Role.READER).call_show(name, CALL).call == shown.call
        early = south.call_show(name, CALL, as_of=first.issued_ms)
        assert [message.leaf for message in early.messages] == [first.leaf]
        assert early.messages[0].acknowledged == ()


def until(line: web_parts.Line, ms: int) -> Parameter:
    now = line.nodes["southland"].client().node_show().now_ms
    return Parameter("until", TimeValue(now + ms))


def test_what_is_not_here_is_said_to_be_not_here(live: web_parts.Line) -> None:
    south = live.nodes["southland"].client()
    nowhere = Ref("northland", "nowhere")
    for ask in (
        lambda: south.call_show(live.agreement, nowhere),
        lambda: south.call_say(live.agreement, nowhere, Precedence.ROUTINE, words("x")),
        lambda: south.call_close(live.agreement, nowhere),
        lambda: south.call_see(live.agreement, nowhere, ["ab" * 32]),
        lambda: south.query_show(live.agreement, nowhere),
        lambda: south.query_answer(live.agreement, nowhere, words="x"),
        lambda: south.line_answer(live.agreement, nowhere, "X", 0),
        lambda: south.notice_nearest(live.agreement, nowhere),
        lambda: south.notice_disclosures(live.agreement, nowhere),
        lambda: south.site_reconfirm(live.agreement, nowhere, "ab" * 32, 1),
    ):
        with pytest.raises(Problem) as caught:
            ask()
        assert caught.value.status == 404
        assert "parley " in caught.value.remedy


def chatter(count: int) -> Situation:
    """A call in which two desks say so much to one another."""
    line = line_parts.Line()
    line.found()
    said = OpenCall("C1", Lane.AIR, Precedence.ROUTINE, words("message 0"))
    line.says("israel", said, "18:00")
    for number in range(1, count):
        wish = Say(Ref("israel", "C1"), Precedence.ROUTINE, words(f"message {number}"))
        line.says("israel" if number % 2 else "russia", wish, "18:01")
    return line.situation("observer")


def pages(situation: Situation, ref: Ref, limit: int) -> list[CallPage]:
    found: list[CallPage] = []
    after: int | None = 0
    while after is not None:
        page = call_page(situation, ref, after, limit, None)
        assert page is not None
        found.append(page)
        after = page.next
    return found


@pytest.mark.parametrize("limit", [1, 3, 10, 11, 1000])
def test_pages_together_are_the_whole_call(limit: int) -> None:
    situation, ref = chatter(10), Ref("israel", "C1")
    found = pages(situation, ref, limit)
    messages = [message for page in found for message in page.messages]
    assert len(found) == max(1, -(-10 // limit))
    assert all(len(page.messages) <= limit for page in found)
    assert all(page.call.messages == 10 for page in found)
    (whole,) = pages(situation, ref, 1000)
    assert tuple(messages) == whole.messages
    assert sorted(one.said.words for one in messages) == sorted(f"message {n}" for n in range(10))
    beyond = call_page(situation, ref, 10, 5, None)
    assert beyond is not None
    assert (beyond.messages, beyond.next) == ((), None)
    assert call_page(situation, Ref("israel", "C2"), 0, 5, None) is None


def test_the_door_pages_by_a_hundred(live: web_parts.Line) -> None:
    north = live.nodes["northland"].client()
    north.call_open(live.agreement, "P1", Lane.GROUND, Precedence.ROUTINE, words("0"))
    of = Ref("northland", "P1")
    for number in range(1, 102):
        north.call_say(live.agreement, of, Precedence.ROUTINE, words(str(number)))
    page = north.call_show(live.agreement, of)
    assert (len(page.messages), page.next) == (100, 100)
    rest = north.call_show(live.agreement, of, after=100)
    assert ([one.said.words for one in rest.messages], rest.next) == (["100", "101"], None)
    few = north.call_show(live.agreement, of, after=1, limit=2)
    assert ([one.said.words for one in few.messages], few.next) == (["1", "2"], 3)


def test_ten_thousand_messages_are_paged_in_less_than_a_second() -> None:
    situation = folded_call(10_000)
    begun = time.process_time()
    page = call_page(situation, CALL, 9_900, 100, None)
    took = time.process_time() - begun
    assert page is not None
    assert (page.call.messages, len(page.messages), page.next) == (10_000, 100, None)
    assert took < 0.7, f"{took:.2f} s"


def folded_call(count: int) -> Situation:
    """A call as it is read back from the record: only its author's node has anything to say."""
    agreed = ledger_parts.terms()
    author = ledger_parts.Author("northland", agreed)
    opened = CallOpened(Lane.AIR, Tier.DUTY_OFFICER, Precedence.ROUTINE, (), "", words("message 0"))
    at_ms, thread = ledger_parts.START_MS, "call/northland/C1"
    author.say("call.opened/0", spell(opened), at_ms, thread=thread)
    for number in range(1, count):
        said = CallSaid(CALL, Precedence.ROUTINE, words(f"message {number}"))
        author.say("call.said/0", spell(said), at_ms + number, thread=thread)
    situation = Situation(agreement_id(author.terms), agreed)
    for entry in author.entries:
        situation.fold(entry)
    assert calls(situation, None)[0].messages == count
    return situation


def test_phrases_are_listed_in_every_language(live: web_parts.Line) -> None:
    reader = live.nodes["northland"].client(Role.READER)
    spoken = catalogue()
    by_language = {tag: reader.phrase_list(tag) for tag in spoken.languages}
    assert len(by_language) >= 5
    for tag, rows in by_language.items():
        language = spoken.languages[tag]
        assert [row.code for row in rows] == list(spoken.phrases)
        assert {row.direction for row in rows} == {language.direction.value}
        for row in rows:
            entry = spoken.phrases[row.code]
            assert row.text == language.phrases[row.code]
            assert row.marker == language.markers[entry.marker]
            assert len(row.parameters) == len(row.types)
            assert set(row.required) <= set(row.parameters)
            assert bool(row.mark) != row.reviewed
    assert reader.phrase_list() == by_language["en"]
    assert reader.phrase_list("ar-SY") == by_language["ar"]
    standby = next(row for row in by_language["en"] if row.code == "LINK-STANDBY")
    assert (standby.parameters, standby.types, standby.required) == (
        ("until",),
        ("time",),
        ("until",),
    )
    distress = next(row for row in by_language["ru"] if row.code == "EMG-DISTRESS")
    assert distress.emergency == "aircraft-in-distress"
    assert distress.marker == spoken.languages["ru"].markers[Marker.WARNING]
    with pytest.raises(Problem, match="no language 'xx'") as caught:
        reader.phrase_list("xx")
    assert caught.value.status == 422


def test_the_list_of_calls_is_paged(live: web_parts.Line) -> None:
    north = live.nodes["northland"].client()
    for number in range(5):
        north.call_open(
            live.agreement, f"LISTED-{number}", Lane.AIR, Precedence.ROUTINE, words("x")
        )
    every = north.call_list(live.agreement)
    assert len(every) >= 5
    for limit in (1, 2, len(every), 1000):
        pages = [
            north.call_list(live.agreement, after=after, limit=limit)
            for after in range(0, len(every), limit)
        ]
        assert tuple(call for page in pages for call in page) == every
        assert all(len(page) <= limit for page in pages)
    assert north.call_list(live.agreement, after=len(every)) == ()
    assert north.call_list(live.agreement, after=2) == every[2:]
    with pytest.raises(Problem, match="between 1 and"):
        north.call_list(live.agreement, limit=1001)
