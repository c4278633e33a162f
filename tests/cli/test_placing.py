"""Positions, numbers, people and check-ins as typed."""

import pytest

from cli_desks import TERMS
from parley.cli import placing
from parley.errors import UsageError
from parley.model.heights import Datum
from parley.model.humanitarian import CheckIn, People, PeopleKind, Range
from parley.model.instants import instant_of
from parley.model.volumes import Position


@pytest.mark.parametrize(
    "text",
    ["33.31N38.70E", "33.31,38.70", "33.31 38.70", "331836N0384200E", "33°18'36\"N 38°42'00\"E"],
)
def test_a_position_in_every_spelling(text: str) -> None:
    assert placing.position(text, "--at") == Position(333_100_000, 387_000_000)


def test_a_day_begins_at_midnight_utc_and_a_moment_has_its_offset() -> None:
    assert placing.moment_or_day("2018-12-01", "x") == instant_of("2018-12-01T00:00Z")
    assert placing.moment_or_day(" 2018-12-01 ", "x") == instant_of("2018-12-01T00:00Z")
    assert placing.moment_or_day("2018-12-01T03:00+03:00", "x") == instant_of("2018-12-01T00:00Z")
    for text in ("2018-12-01T00:00", "2018-13-01", "soon", ""):
        with pytest.raises(UsageError, match="x "):
            placing.moment_or_day(text, "x")


def test_numbers() -> None:
    assert placing.numbers("60000", "x") == Range(60_000, 60_000)
    assert placing.numbers("60,000", "x") == Range(60_000, 60_000)
    assert placing.numbers("50000-60000", "x") == Range(50_000, 60_000)
    assert placing.numbers("0 – 3", "x") == Range(0, 3)
    for text in ("60000-50000", "many", "-3", "1.5", "", "99999999999"):
        with pytest.raises(UsageError):
            placing.numbers(text, "x")


def test_people() -> None:
    assert placing.people("patients", "x") == People(PeopleKind.PATIENTS, None)
    assert placing.people("civilians:300-400", "x") == People(PeopleKind.CIVILIANS, Range(300, 400))
    for text in ("ghosts", "civilians:", "civilians:many"):
        with pytest.raises(UsageError):
            placing.people(text, "x")


def test_check_ins() -> None:
    due_ms = instant_of("2018-11-01T08:00Z")
    at = Position(336_400_000, 366_900_000)
    assert placing.check_in("Dumayr/2018-11-01T08:00Z", "x") == CheckIn("Dumayr", None, due_ms)
    read = placing.check_in("Dumayr/33.64N36.69E/2018-11-01T08:00Z", "x")
    assert read == CheckIn("Dumayr", at, due_ms)
    for text in ("Dumayr", "Dumayr/soon", "a/b/2018-11-01T08:00Z", "a/b/c/d", "a\nb/2018-11-01Z"):
        with pytest.raises(UsageError, match="x"):
            placing.check_in(text, "x")


def test_heights_are_all_given_or_wherever_the_ground_may_be() -> None:
    assert placing.band("", "", None) is None
    band = placing.band("0m", "900m", Datum.MEAN_SEA_LEVEL)
    assert band is not None
    assert (band.floor_mm, band.ceiling_mm) == (0, 900_000)
    for given in (("0m", "", None), ("", "", Datum.PRESSURE), ("0m", "9m", None)):
        with pytest.raises(UsageError):
            placing.band(*given)
    anywhere = placing.WHEREVER_THE_GROUND_IS
    # The shore of the Dead Sea, and the top of Everest.
    assert anywhere.floor_mm < -430_500
    assert anywhere.ceiling_mm > 8_848_860


def test_a_coarse_place_says_what_it_hides_and_what_it_does_not() -> None:
    place = placing.coarse_place("33.31N38.70E", "5km", "Rukban", TERMS)
    assert place.circle.radius_mm == 5_000_000
    assert place.circle.centre != Position(333_100_000, 387_000_000)
    (note,) = place.notes
    assert "not sent" in note
    assert "4.9 km by 4.1 km" in note


@pytest.mark.parametrize("radius", ["0m", "5", "-1km", "3000km"])
def test_an_exact_place_has_a_radius(radius: str) -> None:
    with pytest.raises(UsageError, match="radius"):
        placing.exact_place("33.31N38.70E", radius)
