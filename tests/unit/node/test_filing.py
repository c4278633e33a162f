"""Filing: out at once whatever is odd, refused only where nothing could be recorded."""

import msgspec
import pytest

from line_parts import Line, at, circle, flight, notice, vague
from parley.model.findings import Reason, Verdict
from parley.model.instants import Interval
from parley.model.notices import Activity, Ref
from parley.model.volumes import Circle, Polygon, Role, position
from parley.picture.life import State
from parley.picture.notices import assessed
from parley.picture.things import conflicts
from parley.rules.flags import FlagKind
from parley.turn.commands import (
    AmendNotice,
    BeginNotice,
    CancelNotice,
    EndNotice,
    FileNotice,
    RaiseConcern,
)
from parley.turn.effects import Outcome
from parley.turn.refusal import Fault, Refusal

N1 = Ref("israel", "N1")


@pytest.fixture
def line() -> Line:
    made = Line()
    made.found()
    return made


def kinds(line: Line, ref: Ref = N1) -> set[FlagKind]:
    return {flag.kind for flag in line.sees("russia", ref).current.flags}


BOWTIE = Polygon((position(35, 35), position(36, 36), position(35, 36), position(36, 35)))


@pytest.mark.parametrize(
    ("filed", "flags"),
    [
        (vague(), {FlagKind.LATE, FlagKind.NO_GEOMETRY, FlagKind.END_UNKNOWN}),
        (
            vague(place_label="somewhere"),
            {FlagKind.LATE, FlagKind.NO_GEOMETRY, FlagKind.END_UNKNOWN, FlagKind.PLACE_UNKNOWN},
        ),
        (
            vague(period=Interval(at("15:00"), at("16:00"))),
            {FlagKind.LATE, FlagKind.NO_GEOMETRY, FlagKind.ALREADY_OVER},
        ),
        (
            notice(
                msgspec.structs.replace(circle(35, 35, 9, "20:00", "21:00"), shape=BOWTIE),
                period=Interval(at("20:00"), at("21:00")),
            ),
            {FlagKind.SHAPE_FAULT},
        ),
        (
            notice(
                circle(35.53, 35.78, 25, "22:00", "23:00"),
                period=Interval(at("20:00"), at("21:00")),
                addressees=("narnia",),
            ),
            {FlagKind.OUTSIDE_PERIOD, FlagKind.ADDRESSEE_UNKNOWN},
        ),
        (
            notice(
                circle(35.53, 35.78, 25, "20:00", "21:00"),
                period=Interval(at("20:00"), at("21:00")),
                place_label="north Syria",
            ),
            {FlagKind.PLACE_MISMATCH},
        ),
    ],
)
def test_odd_notices_go_out_at_once_and_say_so(
    line: Line, filed: object, flags: set[FlagKind]
) -> None:
    assert isinstance(line.says("israel", FileNotice("N1", filed), "18:39"), Outcome)  # type: ignore[arg-type]
    assert kinds(line) == flags
    (ladder, *_) = line.sees("israel", N1).ladders
    assert ladder.steps[0].reached_ms == at("18:39")


def test_a_small_military_volume_is_widened_and_says_so(line: Line) -> None:
    pinpoint = circle(35.53, 35.78, 0.2, "20:00", "21:00")
    filed = notice(
        pinpoint, activity=Activity.LIVE_FIRING, period=Interval(at("20:00"), at("21:00"))
    )
    line.says("israel", FileNotice("N1", filed), "18:39")
    current = line.sees("russia", N1).current
    assert current.widened == (0,)
    shape = current.notice.volumes[0].shape
    assert isinstance(shape, Circle)
    assert shape.radius_mm >= 5_000_000
    assert FlagKind.WIDENED in kinds(line)
    # Another kind of activity is left as drawn.
    line.says("israel", FileNotice("N2", notice(pinpoint, activity=Activity.FLIGHT)), "18:39")
    assert line.sees("russia", Ref("israel", "N2")).current.widened == ()


def test_what_was_found_is_put_on_record_with_the_notice(line: Line) -> None:
    line.says("russia", FileNotice("F1", flight()), "16:30")
    line.says("israel", FileNotice("N1", vague()), "18:39")
    (said,) = assessed(line.situation("observer"), N1)
    assert said.late_ms == 59 * 60_000
    assert said.found == 1
    (found,) = said.conflicts
    assert found.finding.reason is Reason.NO_GEOMETRY


def test_an_assessment_too_large_for_a_statement_says_how_many_there_were(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        line.says("russia", FileNotice(f"F{number}", flight()), "16:30")
    # Room for some of six conflicts, each of about 700 bytes.
    monkeypatch.setattr("parley.filing.desk._ASSESSED_BYTES", 2_000)
    line.says("israel", FileNotice("N1", vague()), "18:39")
    (said,) = assessed(line.situation("observer"), N1)
    assert said.found == 6
    assert 0 < len(said.conflicts) < 6
    assert len(conflicts(line.situation("observer"))) == 6


def test_a_notice_that_collides_with_many_sounds_one_alarm_that_says_so(line: Line) -> None:
    for number in range(3):
        line.says("russia", FileNotice(f"F{number}", flight()), "16:30")
    line.says("israel", FileNotice("N1", vague()), "18:39")
    (alarm,) = line.told("russia")
    assert "2 more notices of russia" in alarm.words


def test_the_life_of_a_notice(line: Line) -> None:
    line.says("israel", FileNotice("N1", vague()), "18:00")
    assert line.sees("russia", N1).state is State.FILED
    line.says("israel", BeginNotice(N1), "18:40")
    assert line.sees("russia", N1).state is State.BEGUN
    refused = line.says("israel", CancelNotice(N1))
    assert isinstance(refused, Refusal)
    assert "end" in refused.remedy
    line.says("israel", EndNotice(N1), "18:51")
    view = line.sees("russia", N1)
    assert (view.state, view.over_ms) == (State.ENDED, at("18:51"))
    assert isinstance(line.says("israel", AmendNotice(N1, vague())), Refusal)


def test_nobody_speaks_of_anothers_notice_as_its_author(line: Line) -> None:
    line.says("israel", FileNotice("N1", vague()), "18:00")
    for wish in (EndNotice(N1), CancelNotice(N1), AmendNotice(N1, vague())):
        refused = line.says("russia", wish)
        assert isinstance(refused, Refusal)
        assert refused.fault is Fault.UNAUTHORISED
        assert "concern" in refused.remedy


def test_a_reference_is_used_once(line: Line) -> None:
    line.says("israel", FileNotice("N1", vague()), "18:00")
    again = line.says("israel", FileNotice("N1", vague(place_label="elsewhere")))
    assert isinstance(again, Refusal)
    assert again.fault is Fault.CONFLICTING
    # Nor for a concern: a conflict would not say which of the two it is with.
    assert isinstance(line.says("israel", RaiseConcern("N1", None, "what is that?")), Refusal)
    # Another party's N1 is another notice.
    assert isinstance(line.says("russia", FileNotice("N1", vague())), Outcome)


def test_the_same_wish_twice_is_one_statement(line: Line) -> None:
    wish = FileNotice("N1", vague())
    first = line.says("israel", wish, "18:00", request="same")
    size = line.situation("israel").logs["israel"].size
    assert line.says("israel", wish, "18:05", request="same") == first
    assert line.situation("israel").logs["israel"].size == size
    other = line.says("israel", FileNotice("N2", vague()), request="same")
    assert isinstance(other, Refusal)
    assert other.fault is Fault.CONFLICTING


def test_the_residual_hazard_outlives_the_activity(line: Line) -> None:
    hazard = circle(35.93, 36.63, 60, "18:40", "19:31", Role.RESIDUAL_HAZARD)
    filed = notice(
        circle(35.93, 36.63, 5, "18:40", "18:51"),
        hazard,
        period=Interval(at("18:40"), at("19:31")),
    )
    line.says("russia", FileNotice("F1", flight()), "16:30")
    line.says("israel", FileNotice("N1", filed), "17:00")
    line.says("israel", EndNotice(N1), "18:51")
    (left,) = conflicts(line.situation("russia"), open_at_ms=at("18:52"))
    assert {left.a.role, left.b.role} & {Role.RESIDUAL_HAZARD.value}
    assert left.finding.verdict is Verdict.CONFLICT
    line.says("russia", EndNotice(Ref("russia", "F1")), "18:55")
    assert conflicts(line.situation("russia"), open_at_ms=at("18:56")) == ()


def test_a_cancelled_notice_leaves_nothing(line: Line) -> None:
    line.says("russia", FileNotice("F1", flight()), "16:30")
    line.says("israel", FileNotice("N1", vague()), "17:00")
    assert conflicts(line.situation("russia"))
    line.says("israel", CancelNotice(N1), "17:05")
    assert conflicts(line.situation("russia")) == ()
    # Looking back, it is there.
    assert conflicts(line.situation("russia"), as_of_ms=at("17:04"))


def test_a_concern_about_a_notice_that_is_not_here_is_told_how_to_go_out(line: Line) -> None:
    refused = line.says("russia", RaiseConcern("C1", N1, "what is that?"))
    assert isinstance(refused, Refusal)
    assert "about none" in refused.remedy
    assert isinstance(line.says("russia", RaiseConcern("C1", None, "what is that?")), Outcome)


def test_a_report_of_an_unknown_party_is_judged_against_everybody(line: Line) -> None:
    line.says("russia", FileNotice("F1", flight()), "16:30")
    seen = (circle(35.93, 36.63, 5, "18:00", None),)
    line.says("russia", RaiseConcern("C1", None, "unknown traffic", seen), "18:00")
    (found,) = conflicts(line.situation("observer"))
    assert found.finding.verdict is Verdict.CONFLICT


def test_a_hosted_party_speaks_from_its_hosts_node() -> None:
    made = Line({"relief": "observer"})
    made.found()
    assert made.situation("israel").in_force
    made.says("relief", FileNotice("M1", vague(addressees=("observer", "israel"))), "16:00")
    view = made.sees("israel", Ref("relief", "M1"))
    assert [ladder.steps[0].reached_ms for ladder in view.ladders] == [at("16:00")] * 2
    assert isinstance(made.says("relief", EndNotice(Ref("relief", "M1"))), Outcome)
