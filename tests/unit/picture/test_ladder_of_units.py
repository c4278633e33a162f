"""The last rungs: to which units by name, who of them has acknowledged, and whose turn it is."""

from time import process_time

import pytest

from line_parts import Line, at, circle, notice
from parley.model.instants import Interval
from parley.model.notices import Ref
from parley.model.statements import Means, NoticePassed, RelayStage
from parley.picture.disclosures import Way, disclosures
from parley.picture.ladder import Ladder, Rung, Step
from parley.turn.commands import (
    AcknowledgeByUnit,
    AmendNotice,
    EnterNotice,
    FileNotice,
    PassNotice,
    ReadBack,
    RelayNotice,
)
from parley.turn.humanitarian_commands import Disclose

N1 = Ref("israel", "N1")
DRAWN = circle(35.53, 35.78, 25, "18:40", "18:51")
ELSEWHERE = circle(35.80, 35.78, 25, "18:40", "18:51")
WHOLE = notice(
    DRAWN,
    period=Interval(at("18:40"), at("18:51")),
    addressees=("russia",),
    relay_scope="Latakia coast",
)


@pytest.fixture
def line() -> Line:
    made = Line()
    made.found()
    made.made("israel", FileNotice("N1", WHOLE), "17:30")
    return made


def ladder(line: Line, home: str = "israel") -> Ladder:
    (found,) = line.sees(home, N1).ladders
    return found


def leaf(line: Line) -> str:
    return line.sees("russia", N1).current.leaf


def last(line: Line) -> Step:
    return ladder(line).steps[-1]


def passed(line: Line, clock: str, *units: str) -> None:
    line.made("russia", PassNotice(N1, leaf(line), units), clock)


def acknowledged(line: Line, clock: str, unit: str, means: Means = Means.DESK) -> None:
    line.made("russia", AcknowledgeByUnit(N1, leaf(line), unit, means), clock)


def read_and_entered(line: Line) -> None:
    line.made("russia", ReadBack(N1, leaf(line), (DRAWN,)), "17:40")
    line.made("russia", EnterNotice(N1, leaf(line)), "17:41")


def test_it_is_confirmed_only_when_the_last_of_all_units_has_it(line: Line) -> None:
    read_and_entered(line)
    passed(line, "17:42", "tower", "battery 3", "coast guard")
    for unit, words in (
        ("tower", "1 of 3: not battery 3, coast guard"),
        ("coast guard", "2 of 3: not battery 3"),
    ):
        acknowledged(line, "17:43", unit)
        assert last(line).words == words
        assert last(line).reached_ms is None
        assert not line.sees("observer", N1).confirmed
    acknowledged(line, "17:45", "battery 3", Means.CODE)
    assert last(line).words == "3 of 3"
    assert last(line).reached_ms == at("17:45")
    assert all(line.sees(home, N1).confirmed for home in line.nodes)
    assert ladder(line).waiting is None
    by_name = {one.unit: (one.passed_ms, one.acknowledged_ms, one.means) for one in
               ladder(line).units}  # fmt: skip
    assert by_name == {
        "tower": (at("17:42"), at("17:43"), Means.DESK),
        "battery 3": (at("17:42"), at("17:45"), Means.CODE),
        "coast guard": (at("17:42"), at("17:43"), Means.DESK),
    }


def test_a_unit_named_later_opens_it_again(line: Line) -> None:
    read_and_entered(line)
    passed(line, "17:42", "tower")
    acknowledged(line, "17:43", "tower")
    assert line.sees("israel", N1).confirmed
    passed(line, "17:50", "frigate", "TOWER")
    assert not line.sees("israel", N1).confirmed
    waiting = ladder(line).waiting
    assert waiting is not None
    assert (waiting.rung, waiting.units) == (Rung.UNIT_ACKNOWLEDGED, ("frigate",))
    assert waiting.since_ms == at("17:50")
    assert ladder(line).units[0].passed_ms == at("17:42")  # It was passed when it first was.
    acknowledged(line, "17:55", "frigate")
    assert line.sees("israel", N1).confirmed


def test_a_unit_is_one_whatever_its_case_and_spaces(line: Line) -> None:
    read_and_entered(line)
    passed(line, "17:42", "Coast  Guard")
    acknowledged(line, "17:43", "coast guard")
    assert last(line).words == "1 of 1"
    acknowledged(line, "17:50", "COAST GUARD", Means.CODE)  # The first word counts.
    (unit,) = ladder(line).units
    assert (unit.acknowledged_ms, unit.means) == (at("17:43"), Means.DESK)


def test_a_unit_that_acknowledged_before_it_was_passed_is_counted_and_passing_asked_for(
    line: Line,
) -> None:
    read_and_entered(line)
    acknowledged(line, "17:42", "tower", Means.CODE)
    assert ladder(line).missing == (Rung.PASSED,)
    assert not line.sees("israel", N1).confirmed
    passed(line, "17:43", "tower", "battery 3")
    (tower, battery) = ladder(line).units
    assert (tower.passed_ms, tower.acknowledged_ms) == (at("17:43"), at("17:42"))
    assert battery.acknowledged_ms is None
    assert last(line).words == "1 of 2: not battery 3"


def test_whose_turn_it_is_and_since_when(line: Line) -> None:
    def turn() -> tuple[Rung, int]:
        waiting = ladder(line).waiting
        assert waiting is not None
        return waiting.rung, waiting.since_ms

    assert turn() == (Rung.READ_BACK, at("17:30"))
    line.made("russia", EnterNotice(N1, leaf(line)), "17:35")
    assert turn() == (Rung.READ_BACK, at("17:30"))  # The lowest missing, whatever was stated above.
    line.made("russia", ReadBack(N1, leaf(line), (DRAWN,)), "17:40")
    assert turn() == (Rung.PASSED, at("17:40"))
    passed(line, "17:42", "tower")
    assert turn() == (Rung.UNIT_ACKNOWLEDGED, at("17:42"))
    line.made("russia", ReadBack(N1, leaf(line), (ELSEWHERE,)), "17:44")
    assert turn() == (Rung.READ_BACK, at("17:30"))  # A wrong one undoes the right one before.
    assert ladder(line).read_back_differs
    assert not line.sees("israel", N1).confirmed


def test_not_delivered_it_waits_for_delivery_since_it_was_stated() -> None:
    line = Line()
    line.found()
    line.cut = {"russia"}
    line.made("israel", FileNotice("N1", WHOLE), "17:30")
    waiting = ladder(line).waiting
    assert waiting is not None
    assert (waiting.rung, waiting.since_ms) == (Rung.DELIVERED, at("17:30"))


def test_an_amended_version_starts_anew_and_its_units_too(line: Line) -> None:
    read_and_entered(line)
    passed(line, "17:42", "tower")
    acknowledged(line, "17:43", "tower")
    line.made("israel", AmendNotice(N1, notice(ELSEWHERE, addressees=("russia",))), "17:50")
    assert ladder(line).units == ()
    assert ladder(line).missing == tuple(Rung)[1:]
    assert not line.sees("israel", N1).confirmed


def test_every_node_shows_the_same_ladder(line: Line) -> None:
    read_and_entered(line)
    passed(line, "17:42", "tower", "battery 3")
    acknowledged(line, "17:43", "battery 3")
    assert ladder(line, "israel") == ladder(line, "russia") == ladder(line, "observer")


def relay(line: Line, clock: str, stage: RelayStage) -> None:
    wish = RelayNotice(N1, leaf(line), "syria-air-defence", stage, "Latakia coast")
    line.made("russia", wish, clock)


def test_a_relay_of_an_earlier_version_is_shown_as_that(line: Line) -> None:
    relay(line, "17:40", RelayStage.PASSED)
    relay(line, "17:41", RelayStage.ACKNOWLEDGED)
    (owed,) = line.sees("israel", N1).relays
    assert (owed.passed_ms, owed.acknowledged_ms, owed.of_earlier) == (
        at("17:40"), at("17:41"), False,
    )  # fmt: skip
    amended = notice(ELSEWHERE, addressees=("russia",), relay_scope="Latakia coast")
    line.made("israel", AmendNotice(N1, amended), "17:50")
    (owed,) = line.sees("israel", N1).relays
    assert (owed.passed_ms, owed.acknowledged_ms, owed.of_earlier) == (None, None, True)
    relay(line, "17:55", RelayStage.PASSED)
    relay(line, "17:58", RelayStage.PASSED)  # Repeated; the first time counts.
    (owed,) = line.sees("israel", N1).relays
    assert (owed.passed_ms, owed.acknowledged_ms, owed.of_earlier) == (at("17:55"), None, False)


def told(line: Line) -> list[tuple[str, Way, int, str]]:
    return [
        (one.to, one.way, one.at_ms, one.stated_by)
        for one in disclosures(line.situation("israel"), N1)
    ]


def test_everyone_who_was_told_is_listed_with_who_states_it(line: Line) -> None:
    assert told(line) == [
        ("observer", Way.RECORD, at("17:30"), "observer"),
        ("russia", Way.RECORD, at("17:30"), "russia"),
    ]
    passed(line, "17:40", "tower")
    acknowledged(line, "17:41", "tower")
    acknowledged(line, "17:42", "frigate", Means.CODE)
    relay(line, "17:43", RelayStage.PASSED)
    line.made("israel", Disclose(N1, "a ministry", "by telephone"), "17:44")
    # Whoever is not addressed may pass it on too, and that is told.
    line.made("observer", PassNotice(N1, leaf(line), ("liaison team",)), "17:45")
    assert told(line)[2:] == [
        ("tower", Way.UNIT, at("17:40"), "russia"),
        ("frigate", Way.UNIT, at("17:42"), "russia"),
        ("syria-air-defence", Way.RELAY, at("17:43"), "russia"),
        ("a ministry", Way.OTHER, at("17:44"), "israel"),
        ("liaison team", Way.UNIT, at("17:45"), "observer"),
    ]
    hows = {one.to: one.how for one in disclosures(line.situation("russia"), N1)}
    assert hows["tower"] == "acknowledged, stated-by-the-desk"
    assert hows["frigate"] == "acknowledged, single-use-code"
    assert hows["syria-air-defence"] == "passed: Latakia coast"


def test_whoever_was_told_of_an_earlier_version_stays_listed(line: Line) -> None:
    passed(line, "17:40", "tower")
    passed(line, "17:45", "tower")
    line.made("israel", AmendNotice(N1, notice(ELSEWHERE, addressees=("observer",))), "17:50")
    assert ("tower", Way.UNIT, at("17:40"), "russia") in told(line)
    line.made("observer", PassNotice(N1, leaf(line), ("tower",)), "17:55")
    assert [one[2:] for one in told(line) if one[0] == "tower"] == [
        (at("17:40"), "russia"),
        (at("17:55"), "observer"),
    ]


def test_nothing_is_disclosed_of_what_is_not_here(line: Line) -> None:
    assert disclosures(line.situation("israel"), Ref("israel", "N9")) == ()
    refusal = line.refused("russia", Disclose(N1, "a ministry", "by telephone"))
    assert "israel's" in refusal.reason
    refusal = line.refused("israel", Disclose(N1, "a ministry", "by hand", "ab" * 32))
    assert "no annex" in refusal.reason


def test_a_notice_passed_on_without_end_is_still_shown_at_once(line: Line) -> None:
    """A peer may state so much; each view of it is made of it once, and not of its square."""
    situation = line.situation("russia")
    version = leaf(line)
    for turn in range(1_500):
        units = tuple(f"unit {turn}.{number}" for number in range(64))
        stated = NoticePassed(N1, version, units)
        situation.fold(line.signed("russia", stated, f"notice/{N1}", "18:00"))
    began_s = process_time()
    found = ladder(line, "russia")
    assert process_time() - began_s < 1.0
    assert len(found.units) == 1_500 * 64
    assert found.steps[3].words.endswith("unit 1499.62, unit 1499.63")
