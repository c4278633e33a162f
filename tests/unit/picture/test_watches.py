"""Duty: taking, handing over and leaving the watch, as stated; asked for at any instant later."""

import pytest

from line_parts import Line, at, circle, flight, notice, vague, words
from parley.model.instants import Interval
from parley.model.line import Desk, Lane, Precedence, Tier
from parley.model.line_statements import DutyChange, OpenMatters, RosteredWatch
from parley.model.notices import Ref
from parley.picture.duty import Duty, duty_at, watches_of
from parley.picture.open_matters import open_matters
from parley.turn import line_commands
from parley.turn.commands import FileNotice
from parley.turn.line_commands import Acknowledge, AskQuery, ChangeDuty, OpenCall, Say, SetRoster

DESKS = (
    Desk("russia", "tower", Tier.DUTY_OFFICER, (Lane.AIR,)),
    Desk("russia", "staff", Tier.STAFF, (Lane.POLITICAL,)),
)
TAKEN, HANDED, LEFT = DutyChange.TAKEN, DutyChange.HANDED_OVER, DutyChange.LEFT


@pytest.fixture
def line() -> Line:
    made = Line(desks=DESKS)
    made.found()
    return made


def duty(line: Line, clock: str, home: str = "israel") -> Duty:
    return duty_at(line.situation(home), "russia", at(clock))


def held(line: Line, clock: str) -> dict[str, str]:
    return {one.desk: one.watch for one in duty(line, clock).watches}


def change(line: Line, clock: str, desk: str, how: DutyChange, watch: str, **more: object) -> None:
    line.made("russia", ChangeDuty(desk, how, watch, **more), clock)  # type: ignore[arg-type]


def test_a_day_of_watches_can_be_asked_for_later(line: Line) -> None:
    assert duty(line, "12:30").unattended == ("tower", "staff")
    change(line, "13:00", "tower", TAKEN, "officer 1", until_ms=at("15:00"), languages=("ru",))
    change(line, "13:30", "staff", TAKEN, "officer 9")
    change(line, "15:10", "tower", HANDED, "officer 1", to="officer 2", until_ms=at("17:00"))
    change(line, "16:00", "staff", LEFT, "officer 9")
    change(line, "16:30", "tower", TAKEN, "officer 3")
    assert held(line, "12:59") == {}
    assert held(line, "13:00") == {"tower": "officer 1"}
    assert held(line, "14:00") == {"tower": "officer 1", "staff": "officer 9"}
    assert held(line, "15:10") == {"tower": "officer 2", "staff": "officer 9"}
    assert held(line, "16:00") == {"tower": "officer 2"}
    assert held(line, "16:30") == {"tower": "officer 3"}
    assert duty(line, "13:00").unattended == ("staff",)
    assert duty(line, "16:00").unattended == ("staff",)
    assert duty(line, "15:00").overstayed == ()
    assert duty(line, "15:05").overstayed == ("tower",)
    assert duty(line, "15:15").overstayed == ()
    ended = [(one.watch, one.how_ended) for one in watches_of(line.situation("observer"), "russia")]
    assert ended == [
        ("officer 1", HANDED),
        ("officer 9", LEFT),
        ("officer 2", TAKEN),  # Whoever takes it ends the watch before.
        ("officer 3", None),
    ]
    (first, *_) = duty(line, "14:00").watches
    assert first.languages == ("ru",)


def test_every_node_answers_alike_for_any_instant(line: Line) -> None:
    change(line, "13:00", "tower", TAKEN, "officer 1")
    for clock in ("12:59", "13:00", "14:00"):
        assert len({duty(line, clock, home) for home in line.nodes}) == 1


def test_a_desk_is_one_whatever_its_case(line: Line) -> None:
    change(line, "13:00", "Tower", TAKEN, "officer 1")
    change(line, "14:00", "TOWER", TAKEN, "officer 2")
    assert duty(line, "14:00").unattended == ("staff",)
    assert list(held(line, "14:00").values()) == ["officer 2"]


def test_a_watch_at_no_desk_of_the_agreement_is_shown_and_attends_none(line: Line) -> None:
    change(line, "13:00", "gate", TAKEN, "officer 1")
    assert held(line, "13:00") == {"gate": "officer 1"}
    assert duty(line, "13:00").unattended == ("tower", "staff")


def test_leaving_what_nobody_held_changes_nothing(line: Line) -> None:
    change(line, "13:00", "tower", LEFT, "officer 1")
    assert watches_of(line.situation("israel"), "russia") == ()
    change(line, "13:10", "tower", TAKEN, "officer 1")
    change(line, "14:00", "tower", LEFT, "officer 1")
    change(line, "15:00", "tower", LEFT, "officer 1")
    (watch,) = watches_of(line.situation("israel"), "russia")
    assert watch.ended_ms == at("14:00")


def test_the_roster_is_the_last_one_stated_by_then(line: Line) -> None:
    def watch(name: str) -> RosteredWatch:
        return RosteredWatch("tower", name, Interval(at("14:00"), at("22:00")), ("ru", "en"))

    assert duty(line, "12:30").roster == ()
    line.made("russia", SetRoster((watch("officer 1"), watch("officer 2"))), "13:00")
    line.made("russia", SetRoster((watch("officer 3"),)), "14:00")
    assert [one.watch for one in duty(line, "13:30").roster] == ["officer 1", "officer 2"]
    assert [one.watch for one in duty(line, "14:00").roster] == ["officer 3"]
    assert duty_at(line.situation("israel"), "israel", at("14:00")).roster == ()


def test_a_watch_changes_hands_with_what_is_open(line: Line) -> None:
    def counts() -> OpenMatters:
        change(line, "18:00", "tower", TAKEN, "officer 1")
        (watch,) = duty(line, "23:00").watches
        assert watch.open == open_matters(line.situation("russia"), "russia", line.now).counts()
        return watch.open

    assert counts() == OpenMatters(0, 0, 0, 0, 0, 0, 0)
    line.made("israel", FileNotice("N1", vague()), "17:00")
    line.made("russia", FileNotice("F1", flight(planned_landing_ms=at("17:50"))), "17:01")
    first = line.made(
        "israel", OpenCall("K1", Lane.AIR, Precedence.ROUTINE, words("hello")), "17:02"
    ).leaf
    line.made("israel", Say(Ref("israel", "K1"), Precedence.ROUTINE, words("and")), "17:03")
    line.made("israel", AskQuery("Q1", "russia", None, "what flies there?"), "17:04")
    line.made("israel", line_commands.TestLine("T1", Lane.AIR), "17:05")
    line.made("israel", AskQuery("Q2", "observer", None, "what flies there?"), "17:06")
    # Of its own it owes nothing: the others do.
    line.made("russia", line_commands.TestLine("T2", Lane.AIR), "17:07")
    own = line.made(
        "russia", OpenCall("K2", Lane.AIR, Precedence.FLASH, words("aircraft lost")), "17:08"
    ).leaf
    line.made("russia", AskQuery("Q3", "israel", None, "what was fired?"), "17:09")
    found = counts()
    assert found == OpenMatters(
        unconfirmed_notices=2,
        unacknowledged_messages=2,
        conflicts=1,
        overdue=1,
        unanswered_queries=1,
        unanswered_tests=1,
        awaited_answers=2,
    )
    line.made("russia", Acknowledge(Ref("israel", "K1"), first, words("yes")), "18:10")
    matters = open_matters(line.situation("russia"), "russia", at("18:10"))
    assert matters.messages == 1
    assert matters.calls == (Ref("israel", "K1"),)
    assert matters.queries == (Ref("israel", "Q1"),)
    assert matters.tests == (Ref("israel", "T1"),)
    assert set(matters.unconfirmed) == {Ref("israel", "N1"), Ref("russia", "F1")}
    assert matters.overdue == (Ref("russia", "F1"),)
    assert (matters.awaited_calls, matters.awaited_queries) == (
        (Ref("russia", "K2"),),
        (Ref("russia", "Q3"),),
    )
    line.made("israel", Acknowledge(Ref("russia", "K2"), own, words("yes")), "18:11")
    matters = open_matters(line.situation("russia"), "russia", at("18:11"))
    assert (matters.awaited_calls, matters.awaited) == ((), 1)


def test_what_is_open_for_one_is_not_for_another(line: Line) -> None:
    drawn = notice(circle(35.5, 35.8, 5, "18:40", "18:50"), addressees=("russia",))
    line.made("israel", FileNotice("N1", drawn), "17:00")
    for party, count in (("israel", 1), ("russia", 1), ("observer", 0)):
        assert len(open_matters(line.situation("observer"), party, line.now).unconfirmed) == count
