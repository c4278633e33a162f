"""What needs a person, told as an evening goes: who is to act, how long there is, what is said."""

import pytest

from line_parts import Line, at, circle, flight, notice, vague, words
from parley.model.line import Lane, Precedence
from parley.model.notices import Ref
from parley.model.statements import Means
from parley.picture.ladder import Rung
from parley.picture.need import Need, NeedKind
from parley.picture.needs import needs
from parley.turn import line_commands
from parley.turn.commands import (
    AcknowledgeByUnit,
    EnterNotice,
    FileNotice,
    PassNotice,
    RaiseConcern,
    ReadBack,
)
from parley.turn.line_commands import Acknowledge, OpenCall
from spared_parts import site

N1 = Ref("israel", "N1")
DRAWN = circle(35.5, 35.78, 20, "18:40", "18:51")


@pytest.fixture
def line() -> Line:
    made = Line(off_line=())
    made.found()
    return made


def of(line: Line, party: str, clock: str | None = None) -> tuple[Need, ...]:
    home = line.home_of[party]
    return needs(line.situation(home), party, line.now if clock is None else at(clock))


def kinds(line: Line, party: str) -> list[str]:
    return [need.kind.value for need in of(line, party)]


def test_a_notice_needs_one_rung_after_the_other(line: Line) -> None:
    line.made("israel", FileNotice("N1", notice(DRAWN, addressees=("russia",))), "17:30")
    (own,) = of(line, "israel")
    assert (own.kind, own.mine, own.owed_by) == (NeedKind.UNCONFIRMED, False, ("russia",))
    assert own.missing[0].rung is Rung.READ_BACK
    assert own.due_ms == at("17:35"), "a read-back is due as agreed"
    (need,) = of(line, "russia")
    assert (need.kind, need.mine, need.owed_to) == (NeedKind.READ_BACK, True, ("israel",))
    assert (need.lane, need.precedence) == (Lane.AIR, Precedence.PRIORITY)
    assert need.leaf == line.sees("russia", N1).current.leaf
    for command, left in (
        (ReadBack(N1, need.leaf, (DRAWN,)), "enter"),
        (EnterNotice(N1, need.leaf), "pass"),
        (PassNotice(N1, need.leaf, ("tower", "radar", "staff")), "unit"),
    ):
        line.made("russia", command)
        assert kinds(line, "russia") == [left]
    line.made("russia", AcknowledgeByUnit(N1, need.leaf, "tower", words="heard"))
    (last,) = of(line, "russia")
    assert last.count == 2
    assert last.due_ms == at("18:40"), "the rest is of use before it begins"
    (missing,) = last.missing
    assert (missing.units, missing.acknowledged, missing.passed_to) == (("radar", "staff"), 1, 3)
    for unit in ("radar", "staff"):
        line.made("russia", AcknowledgeByUnit(N1, need.leaf, unit, means=Means.DESK))
    assert of(line, "russia") == of(line, "israel") == of(line, "observer") == ()


def test_the_most_pressing_comes_first(line: Line) -> None:
    line.made("israel", FileNotice("N1", notice(DRAWN, addressees=("russia",))), "17:30")
    line.made("israel", OpenCall("K1", Lane.AIR, Precedence.ROUTINE, words("hello")), "17:31")
    line.made("israel", OpenCall("K2", Lane.AIR, Precedence.FLASH, words("lost")), "17:31")
    line.made("observer", RaiseConcern("C1", None, "a fire"), "17:31")
    assert [str(need.about) for need in of(line, "russia")] == [
        "israel/K2",
        "israel/N1",
        "israel/K1",
        "observer/C1",
    ]
    # Of one moment the more urgent stands first: a flash message and a read-back due at 17:32.
    dues = [need.due_ms for need in of(line, "russia")]
    assert dues == [at("17:32"), at("17:35"), at("18:31"), None]


def test_a_call_is_one_matter_however_much_is_said(line: Line) -> None:
    said = line.made(
        "israel", OpenCall("K1", Lane.AIR, Precedence.ROUTINE, words("hello"), topic="an aircraft"),
        "17:30",
    )  # fmt: skip
    more = line_commands.Say(Ref("israel", "K1"), Precedence.IMMEDIATE, words("answer"))
    second = line.made("israel", more, "17:40")
    (need,) = of(line, "russia")
    assert (need.kind, need.count, need.label) == (NeedKind.ACKNOWLEDGE, 2, "an aircraft")
    assert (need.precedence, need.leaf) == (Precedence.IMMEDIATE, second.leaf)
    assert (need.since_ms, need.due_ms) == (at("17:30"), at("17:45"))
    (awaited,) = of(line, "israel")
    assert (awaited.kind, awaited.mine) == (NeedKind.AWAITED_ACKNOWLEDGEMENT, False)
    line.made("russia", Acknowledge(Ref("israel", "K1"), second.leaf, words("yes")), "17:41")
    (need,) = of(line, "russia")
    assert (need.count, need.leaf) == (1, said.leaf)


def test_a_conflict_is_due_when_the_overlap_begins(line: Line) -> None:
    line.made("israel", FileNotice("N1", notice(DRAWN, addressees=("russia",))), "17:30")
    other = circle(35.5, 35.8, 10, "18:45", "19:00")
    line.made("russia", FileNotice("F1", notice(other, addressees=("observer",))), "17:31")
    found = {need.kind: need for need in of(line, "russia")}
    need = found[NeedKind.CONFLICT]
    assert (need.about, need.against) == (Ref("russia", "F1"), N1)
    assert (need.due_ms, need.since_ms, need.mine) == (at("18:45"), at("17:31"), True)
    assert need.finding is not None
    assert need.finding.verdict.value == "conflict"
    assert NeedKind.CONFLICT not in {one.kind for one in of(line, "observer")}
    assert NeedKind.CONFLICT in {one.kind for one in of(line, "russia", "18:50")}
    over = {one.kind for one in of(line, "russia", "18:51")}
    assert NeedKind.CONFLICT not in over, "it is over"


def test_what_is_overdue_is_everybodys_to_know(line: Line) -> None:
    line.made("russia", FileNotice("F1", flight(planned_landing_ms=at("17:50"))), "17:01")
    assert NeedKind.OVERDUE not in {need.kind for need in of(line, "russia", "17:55")}
    for party, mine in (("russia", True), ("israel", False)):
        need = next(one for one in of(line, party, "17:56") if one.kind is NeedKind.OVERDUE)
        assert (need.mine, need.owed_by, need.due_ms) == (mine, ("russia",), at("17:55"))
        assert need.since_ms == at("17:50")


def test_a_site_is_asked_after_a_week_before_by_its_own_party(line: Line) -> None:
    line.made("observer", FileNotice("H1", site(valid_until="19:00")), "12:30")
    own = [one.kind for one in of(line, "observer")]
    assert NeedKind.EXPIRING in own
    assert NeedKind.EXPIRING not in {one.kind for one in of(line, "israel", "19:00")}
    later = [one for one in of(line, "israel", "19:01") if one.kind is NeedKind.EXPIRING]
    assert [(one.mine, one.due_ms) for one in later] == [(False, at("19:00"))]


def test_an_old_line_test_is_nobodys_task(line: Line) -> None:
    line.made("israel", line_commands.TestLine("T1", Lane.AIR), "12:30")
    day_ms = 86_400_000
    situation = line.situation("russia")
    fresh = needs(situation, "russia", at("12:30") + day_ms)
    assert [one.kind for one in fresh] == [NeedKind.TEST]
    assert needs(situation, "russia", at("12:30") + day_ms + 1) == ()
    assert of(line, "israel") == (), "what others did not answer is the state of the line"


def test_a_relay_is_owed_until_it_is_acknowledged() -> None:
    line = Line()
    line.found()
    line.made("israel", FileNotice("N1", vague()), "17:30")
    (relay,) = [one for one in of(line, "russia") if one.kind is NeedKind.RELAY]
    assert (relay.to, relay.mine, relay.due_ms) == ("syria-air-defence", True, at("18:40"))
    (awaited,) = [one for one in of(line, "israel") if one.kind is NeedKind.AWAITED_RELAY]
    assert (awaited.to, awaited.mine, awaited.owed_by) == ("syria-air-defence", False, ("russia",))


def test_a_clock_that_is_ahead_needs_somebody_until_it_is_set(line: Line) -> None:
    line.made("israel", FileNotice("N1", notice(DRAWN)), "17:30")
    assert NeedKind.CLOCK not in {one.kind for one in of(line, "russia")}
    # Its own node's clock runs ahead: the others' cosignatures are dated before.
    log = line.situation("russia").logs["israel"]
    line.made("israel", FileNotice("N2", notice(DRAWN)), "17:40")
    entries = log.entries
    held = [one for one in log.cosignatures() if one[1].size == len(entries)]
    assert held, "it was cosigned"
    for cosigned in log._cosigned.values():
        last = cosigned[-1]
        cosigned[-1] = type(last)(last.size, last.time_s - 300, last.line)
    (need,) = [one for one in of(line, "russia") if one.kind is NeedKind.CLOCK]
    assert (need.mine, need.owed_by, need.about) == (False, ("israel",), None)
    assert need.ahead_ms == 300_000 - 999 - 30_000
    (own,) = [one for one in needs(line.situation("russia"), "israel", line.now)
              if one.kind is NeedKind.CLOCK]  # fmt: skip
    assert own.mine


def test_a_disputed_log_is_to_be_spoken_of(line: Line) -> None:
    line.situation("russia").logs["israel"].disputed.append(b"a proof")
    (need,) = of(line, "russia")
    assert (need.kind, need.mine, need.owed_to) == (NeedKind.DISPUTED, True, ("israel",))
    assert needs(line.situation("russia"), "israel", line.now) == ()
