"""What a person types becomes exactly what was meant, rounded outward, or is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.cli import spoken
from parley.cli.description import Drawing, until_of
from parley.errors import UsageError
from parley.model.heights import Band, Datum
from parley.model.instants import Interval, instant_of, text_of
from parley.model.volumes import Circle, Position, Role, Route


@given(st.integers(0, 253_402_300_799_999))
def test_a_moment_shown_is_a_moment_understood(instant_ms: int) -> None:
    assert spoken.instant(text_of(instant_ms), "--from") == instant_ms


def test_offsets_are_applied() -> None:
    assert spoken.instant("2018-09-17T21:40+03:00", "x") == instant_of("2018-09-17T18:40Z")
    assert spoken.instant(" 2018-09-17t18:40z ", "x") == instant_of("2018-09-17T18:40Z")
    assert until_of("None", "x") is None


@pytest.mark.parametrize(
    ("text", "length_mm"),
    [
        ("500m", 500_000),
        ("15km", 15_000_000),
        ("3nm", 5_556_000),
        ("0.0001m", 1),
        ("1.5 KM", 1_500_000),
    ],
)
def test_lengths(text: str, length_mm: int) -> None:
    assert spoken.length_mm(text, "x") == length_mm


@pytest.mark.parametrize("text", ["15", "km", "15 miles", "1e3m", "٣km", "15km2", ""])
def test_no_lengths(text: str) -> None:
    with pytest.raises(UsageError, match="give a number and its unit"):
        spoken.length_mm(text, "x")


def test_bands_are_rounded_outward() -> None:
    assert spoken.band("1ft", "1ft", Datum.ELLIPSOID) == Band(304, 305, Datum.ELLIPSOID)
    assert spoken.band("-100m", "6km", Datum.MEAN_SEA_LEVEL).floor_mm == -100_000


def test_flight_levels_bring_their_datum() -> None:
    assert spoken.band("FL100", "fl250", None) == Band(3_048_000, 7_620_000, Datum.PRESSURE)
    for datum in (Datum.MEAN_SEA_LEVEL, None):
        with pytest.raises(UsageError, match="--datum"):
            spoken.band("0m", "FL250", datum)
    with pytest.raises(UsageError, match="floor_mm <= ceiling_mm"):
        spoken.band("FL250", "FL100", None)


def test_shapes() -> None:
    role, circle = spoken.circle("recall:35.40,-35.95,5km")
    assert role is Role.RECALL
    assert circle == Circle(Position(354_000_000, -359_500_000), 5_000_000)
    role, route = spoken.route("35.93,36.63/35.30,35.53/35.40,35.95,5km")
    assert role is Role.ACTIVITY
    assert isinstance(route, Route)
    assert [point.lon for point in route.points] == [36.63, 35.53, 35.95]
    assert route.half_width_mm == 5_000_000


def test_typed_volumes_share_band_and_time() -> None:
    drawing = Drawing(
        circles=["1,2,3km"],
        routes=["1,2/3,4,5km"],
        floor="0m",
        ceiling="1km",
        datum=Datum.ELLIPSOID,
    )
    interval = Interval(5, None)
    volumes = drawing.typed_volumes(interval)
    assert [volume.interval for volume in volumes] == [interval, interval]
    assert {volume.band for volume in volumes} == {Band(0, 1_000_000, Datum.ELLIPSOID)}


def test_quantities_are_rounded_up() -> None:
    assert spoken.quantity("3", "1852000", "x") == 5_556_000
    assert spoken.quantity("0.0001", "304.8", "x") == 1
    for text in ("-1", "inf", "nan", "1e12", "three"):
        with pytest.raises(UsageError):
            spoken.quantity(text, "1000", "x")
