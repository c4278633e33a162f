"""A coarse position holds the place and does not tell where it is."""

import random
from itertools import pairwise

import pytest

from parley.geometry.earth import between_m
from parley.model.volumes import Position, position
from parley.rules.coarse import LEAST_COARSE_MM, Cell, coarse_cell, coarse_circle

RUKBAN = position(33.31, 38.70)
AROUND_RUKBAN = Position(332_885_742, 386_938_477)
RADII_KM = (0.5, 1, 2, 5, 7.3, 10, 50, 200, 1999)


def places(count: int = 300) -> list[Position]:
    chance = random.Random(30917)
    found = [
        position(0, 0),
        position(90, 0),
        position(-90, 12),
        position(89.999, -179.999),
        position(33, 180),
        position(33, -180),
        position(60, 90),
        RUKBAN,
    ]
    return found + [
        position(chance.uniform(-90, 90), chance.uniform(-180, 180)) for _ in range(count)
    ]


def some_of(cell: Cell, count: int = 12) -> list[Position]:
    """Places of a cell, its corners among them as far as they belong to it."""
    chance = random.Random(cell.south_e7)
    found = [Position(cell.south_e7, cell.west_e7), Position(cell.north_e7 - 1, cell.east_e7 - 1)]
    return found + [
        Position(
            chance.randrange(cell.south_e7, cell.north_e7),
            chance.randrange(cell.west_e7, cell.east_e7),
        )
        for _ in range(count)
    ]


@pytest.mark.parametrize("km", RADII_KM)
def test_the_circle_is_of_that_radius_and_holds_the_place_and_its_whole_cell(km: float) -> None:
    radius_mm = round(km * 1_000_000)
    for at in places():
        circle = coarse_circle(at, radius_mm)
        assert circle.radius_mm == radius_mm
        assert between_m(circle.centre, at) <= km * 1000
        cell = coarse_cell(at, radius_mm)
        for lat_e7 in (cell.south_e7, cell.north_e7):
            for lon_e7 in (cell.west_e7, cell.east_e7):
                assert between_m(circle.centre, Position(lat_e7, lon_e7)) <= km * 1000


@pytest.mark.parametrize("km", RADII_KM)
def test_every_place_of_a_cell_gives_the_same_circle(km: float) -> None:
    radius_mm = round(km * 1_000_000)
    for at in places(40):
        circle = coarse_circle(at, radius_mm)
        for other in some_of(coarse_cell(at, radius_mm)):
            assert coarse_circle(other, radius_mm) == circle


def test_a_cell_of_one_radius_lies_whole_within_that_of_a_larger() -> None:
    for at in places():
        cells = [coarse_cell(at, round(km * 1_000_000)) for km in sorted(RADII_KM)]
        for small, large in pairwise(cells):
            assert large.south_e7 <= small.south_e7 < small.north_e7 <= large.north_e7
            assert large.west_e7 <= small.west_e7 < small.east_e7 <= large.east_e7


@pytest.mark.parametrize("km", RADII_KM)
def test_a_cell_is_no_sliver(km: float) -> None:
    """Some half of the radius at the least, both ways: a narrower one would point somewhere."""
    for at in places():
        cell = coarse_cell(at, round(km * 1_000_000))
        if abs(at.lat) < 85 and km < 500:
            assert cell.height_m > km * 1000 * 0.7
            assert cell.width_m > km * 1000 * 0.4
            assert cell.reach_m > km * 1000 * 0.49


def test_the_centre_is_seldom_near_the_place() -> None:
    offsets = [
        between_m(coarse_circle(at, 5_000_000).centre, at) for at in places() if abs(at.lat) < 85
    ]
    assert sum(offsets) / len(offsets) > 1000


def test_moved_by_a_little_a_place_mostly_gives_the_same_circle() -> None:
    same = sum(
        coarse_circle(at, 5_000_000)
        == coarse_circle(Position(at.lat_e7, at.lon_e7 + 10_000), 5_000_000)
        for at in places()
        if at.lon < 179
    )
    assert same > 250


def test_the_meridian_of_180_degrees_is_one() -> None:
    assert coarse_circle(position(33, 180), 5_000_000) == coarse_circle(
        position(33, -180), 5_000_000
    )


def test_what_it_is_for_a_known_place_never_changes() -> None:
    """The circle is in the record for ever: another grid would narrow down what it hides."""
    assert coarse_circle(RUKBAN, 5_000_000).centre == AROUND_RUKBAN


@pytest.mark.parametrize("radius_mm", [0, LEAST_COARSE_MM - 1, 2_000_000_001])
def test_a_radius_that_hides_nothing_is_refused(radius_mm: int) -> None:
    with pytest.raises(ValueError, match="at the least"):
        coarse_circle(RUKBAN, radius_mm)
