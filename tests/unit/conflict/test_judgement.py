"""Two volumes: the three values, their reasons, and the lines between them."""

import math

import msgspec
import pytest

from parley.conflict import Minima, judge
from parley.geometry import gap
from parley.model.findings import Reason, Verdict
from parley.model.heights import Band, Datum
from parley.model.instants import Interval
from parley.model.volumes import Circle, Polygon, Role, Volume, position

MINIMA = Minima(5_556_000, 914_400, None)
OVERLAP = Minima(0, 0, None)
MSL = Datum.MEAN_SEA_LEVEL


def volume(shape=None, floor=0, ceiling=1_000_000, datum=MSL, start=0, end=1_000):
    shape = shape or Circle(position(35, 35), 10_000_000)
    return Volume(Role.ACTIVITY, shape, Band(floor, ceiling, datum), Interval(start, end))


def east(metres, radius_mm=10_000_000, lat=0.0):
    """A circle this far east of 0 N 0 E along the equator."""
    return Circle(position(lat, metres / 111_319.490793), radius_mm)


def told(a, b, minima=MINIMA):
    finding = judge(a, b, minima)
    back = judge(b, a, minima)
    assert (finding is None) == (back is None)
    if finding is not None:
        assert (finding.verdict, finding.reason) == (back.verdict, back.reason)
    return finding


def test_time_is_half_open():
    assert told(volume(end=1_000), volume(start=1_000, end=2_000)) is None
    found = told(volume(end=1_001), volume(start=1_000, end=2_000))
    assert found.verdict is Verdict.CONFLICT
    assert (found.first_ms, found.last_ms) == (1_000, 1_001)


def test_an_unknown_end_is_no_end():
    found = told(volume(end=None), volume(start=10**12, end=None))
    assert (found.first_ms, found.last_ms) == (10**12, None)
    assert told(volume(end=None), volume(start=5, end=9)).last_ms == 9


def test_overlap_has_its_place_and_no_gap():
    found = told(volume(), volume(east(0, 1_000) and Circle(position(35.05, 35), 1_000_000)))
    assert (found.verdict, found.reason) == (Verdict.CONFLICT, Reason.OVERLAP)
    assert (found.gap_mm, found.vertical_gap_mm) == (0, 0)
    assert found.place.lat == pytest.approx(35.05, abs=0.01)


def test_lateral_separation_is_lost_below_the_minimum():
    for metres, verdict in ((25_555.9, Verdict.CONFLICT), (25_556.1, Verdict.APART)):
        found = told(volume(east(0)), volume(east(metres)))
        assert found.verdict is verdict
        assert found.reason is Reason.SEPARATION
        assert found.gap_mm == pytest.approx((metres - 20_000) * 1000, abs=20)


def test_vertical_separation_is_lost_below_the_minimum_and_not_at_it():
    for clear, verdict in ((914_400, Verdict.APART), (914_399, Verdict.CONFLICT)):
        found = told(volume(), volume(floor=1_000_000 + clear, ceiling=3_000_000))
        assert found.verdict is verdict
        assert found.vertical_gap_mm == clear


def test_ten_times_a_thousand_feet_is_exact():
    step = 304_800
    for level in range(10):
        low = volume(floor=0, ceiling=level * step)
        high = volume(floor=(level + 3) * step, ceiling=20 * step)
        assert told(low, high).verdict is Verdict.APART
        nearer = volume(floor=(level + 3) * step - 1, ceiling=20 * step)
        assert told(low, nearer).verdict is Verdict.CONFLICT


def test_either_separation_is_enough():
    above = volume(east(0), floor=2_000_000, ceiling=3_000_000)
    aside = volume(east(40_000))
    assert told(volume(east(0)), above).verdict is Verdict.APART
    assert told(volume(east(0)), aside).verdict is Verdict.APART
    both_small = volume(east(22_000), floor=1_500_000, ceiling=3_000_000)
    found = told(volume(east(0)), both_small)
    assert (found.verdict, found.reason) == (Verdict.CONFLICT, Reason.SEPARATION)
    assert found.vertical_gap_mm == 500_000


def test_without_minima_touching_overlaps():
    stacked = volume(floor=1_000_000, ceiling=2_000_000)
    found = told(volume(), stacked, OVERLAP)
    assert (found.verdict, found.reason) == (Verdict.CONFLICT, Reason.OVERLAP)
    assert told(volume(), volume(floor=1_000_001, ceiling=2_000_000), OVERLAP).verdict is (
        Verdict.APART
    )


def test_too_near_the_line_is_unsure_and_never_apart():
    # Squares that share an edge but no corner; the arithmetic cannot tell whether they touch.
    def square(south, west, size):
        north, far = south + size, west + size
        corners = ((south, west), (south, far), (north, far), (north, west))
        return Polygon(tuple(position(y, x) for y, x in corners))

    found = told(volume(square(-1, 0, 2)), volume(square(-0.5, 2, 1)), OVERLAP)
    assert found.verdict in (Verdict.UNSURE, Verdict.CONFLICT)
    if found.verdict is Verdict.UNSURE:
        assert found.reason is Reason.TOLERANCE
    assert told(volume(square(-1, 0, 2)), volume(square(-0.5, 2.000001, 1)), OVERLAP).verdict is (
        Verdict.APART
    )


def test_a_minimum_between_the_bounds_is_unsure():
    far = Polygon((position(36, 36), position(36, 41), position(38, 41), position(38, 36)))
    probe = Circle(position(35, 38), 1_000_000)
    bounds = gap(far, probe)
    within = math.floor((bounds.lower_m + bounds.upper_m) * 500)
    assert bounds.lower_m * 1000 < within < bounds.upper_m * 1000
    found = told(volume(far), volume(probe), Minima(within, 914_400, None))
    assert (found.verdict, found.reason) == (Verdict.UNSURE, Reason.TOLERANCE)
    below, above = (Minima(within + by, 914_400, None) for by in (-200, 200))
    assert told(volume(far), volume(probe), below).verdict is Verdict.APART
    assert told(volume(far), volume(probe), above).verdict is Verdict.CONFLICT


def test_different_datums_without_a_margin_are_unsure():
    other = volume(floor=90_000_000, ceiling=91_000_000, datum=Datum.PRESSURE)
    found = told(volume(), other)
    assert (found.verdict, found.reason) == (Verdict.UNSURE, Reason.DATUM)
    assert found.vertical_gap_mm is None
    aside = volume(Circle(position(40, 35), 1), datum=Datum.PRESSURE)
    assert told(volume(), aside).verdict is Verdict.APART


@pytest.mark.parametrize(
    ("floor", "verdict", "reason", "gap"),
    [
        (2_014_400, Verdict.APART, Reason.SEPARATION, 914_400),
        (2_014_399, Verdict.UNSURE, Reason.DATUM, 914_399),
        (1_814_400, Verdict.UNSURE, Reason.DATUM, 714_400),
        (1_814_399, Verdict.CONFLICT, Reason.SEPARATION, 714_399),
        (900_001, Verdict.CONFLICT, Reason.SEPARATION, 0),
        (900_000, Verdict.CONFLICT, Reason.OVERLAP, 0),
    ],
)
def test_a_declared_margin_is_taken_off_and_may_leave_doubt(floor, verdict, reason, gap):
    minima = Minima(5_556_000, 914_400, 100_000)
    other = volume(floor=floor, ceiling=5_000_000, datum=Datum.ELLIPSOID)
    found = told(volume(), other, minima)
    assert (found.verdict, found.reason, found.vertical_gap_mm) == (verdict, reason, gap)
    same = msgspec.structs.replace(other, band=Band(floor, 5_000_000, MSL))
    assert told(volume(), same, minima).vertical_gap_mm == max(0, floor - 1_000_000)


def test_what_is_not_understood_is_unsure_unless_surely_apart():
    bow = Polygon((position(35, 35), position(36, 36), position(35, 36), position(36, 35)))
    found = told(volume(bow), volume())
    assert (found.verdict, found.reason) == (Verdict.UNSURE, Reason.NOT_UNDERSTOOD)
    assert told(volume(bow), volume(Circle(position(10, 10), 1_000))).verdict is Verdict.APART
    high = volume(bow, floor=50_000_000, ceiling=51_000_000)
    assert told(high, volume()).verdict is Verdict.APART


def test_minima_are_not_below_nothing():
    with pytest.raises(ValueError, match="not below 0"):
        Minima(-1, 0, None)
    with pytest.raises(ValueError, match="not below 0"):
        Minima(0, 0, -1)
