"""What a person types in a drill: read strictly, refused with an example, nothing guessed."""

import io

import pytest

from parley.demo.drill import typed
from parley.demo.drill.person import Pace, Typed
from parley.errors import UsageError
from parley.model.heights import Datum
from parley.model.instants import instant_of
from parley.model.phrases import CallsignValue, NameValue, TimeValue
from parley.model.volumes import Circle, Role, position
from parley.phrases import ValueType

NOW = instant_of("2018-09-17T18:39:30Z")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("18:40", "2018-09-17T18:40:00Z"),
        ("1840", "2018-09-17T18:40:00Z"),
        (" 7:05z ", "2018-09-17T07:05:00Z"),
        ("2018-09-17T21:40:00+03:00", "2018-09-17T18:40:00Z"),
    ],
)
def test_a_time_is_of_the_exercise_day_in_utc(text: str, moment: str) -> None:
    assert typed.moment(text, NOW) == instant_of(moment)


@pytest.mark.parametrize("text", ["", "24:00", "18:60", "soon", "2018-09-17T21:40:00"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="give it as 18:40, UTC"):
        typed.moment(text, NOW)


@pytest.mark.parametrize(
    ("text", "span_ms"),
    [("90", 90_000), ("90s", 90_000), ("5min", 300_000), ("5m", 300_000), ("1h", 3_600_000)],
)
def test_a_bare_length_of_time_is_seconds(text: str, span_ms: int) -> None:
    assert typed.span_ms(text) == span_ms


@pytest.mark.parametrize("text", ["", "-5", "5 days", "five"])
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="90s or 5min"):
        typed.span_ms(text)


def test_a_volume_in_one_line() -> None:
    drawn = typed.volume(typed.VOLUME, Role.ACTIVITY, NOW)
    assert isinstance(drawn.shape, Circle)
    assert drawn.shape == Circle(position(35.53, 35.78), 25_000_000)
    assert (drawn.band.floor_mm, drawn.band.ceiling_mm) == (0, 6_000_000)
    assert drawn.band.datum is Datum.MEAN_SEA_LEVEL
    assert drawn.interval.start_ms == instant_of("2018-09-17T18:40:00Z")
    assert drawn.interval.end_ms == instant_of("2018-09-17T18:51:00Z")


def test_an_end_left_out_is_not_known() -> None:
    line = typed.VOLUME.removesuffix(" 18:51")
    assert typed.volume(line, Role.ACTIVITY, NOW).interval.end_ms is None


@pytest.mark.parametrize(
    "line",
    [
        "north Syria",
        "35.53N,35.78E 25 0m 6000m 18:40",
        "35.53N,35.78E 25km 6000m 0m 18:40",
        "35.53N,35.78E 25km 0m FL200 18:40",
        "35.53N,35.78E 25km 0m 6000m 18:51 18:40",
    ],
)
def test_half_a_volume_is_no_volume(line: str) -> None:
    with pytest.raises(UsageError):
        typed.volume(line, Role.ACTIVITY, NOW)


def test_values_by_name_keep_their_spaces() -> None:
    known = {
        "place": ValueType.NAME,
        "callsign": ValueType.CALLSIGN,
        "due": ValueType.TIME,
    }
    found = typed.named_values("callsign=Il-20 due=19:15 place=north Syria", known, NOW)
    assert found == {
        "callsign": CallsignValue("Il-20"),
        "due": TimeValue(instant_of("2018-09-17T19:15:00Z")),
        "place": NameValue("north Syria"),
    }
    assert typed.named_values("  ", known, NOW) == {}


@pytest.mark.parametrize("text", ["Il-20", "speed=3", "due=soon"])
def test_a_value_without_its_name_or_of_another_type_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        typed.named_values(text, {"due": ValueType.TIME}, NOW)


def test_lines_end_for_good() -> None:
    lines = Typed(io.StringIO(" 1 \n\n"))
    assert [lines.line(5), lines.line(5)] == ["1", ""]
    for _ in range(2):
        with pytest.raises(EOFError):
            lines.line(5)


def test_time_stands_still_or_runs_at_its_speed() -> None:
    clock = iter([10.0, 12.5, 12.5, 13.0])
    pace = Pace(60.0, lambda: next(clock))
    assert [pace.passed_ms() for _ in range(3)] == [150_000, 0, 30_000]
    assert pace.wait_s(30_000) == 0.5
    still = Pace(None, lambda: 0.0)
    assert (still.runs, still.passed_ms(), still.wait_s(30_000)) == (False, 0, None)
