"""The map of land and lakes against its slow double, everywhere and beside the shores."""

import math
import random

import pytest

from oracle import slow_land
from parley.geometry.land import REACH_M, _shores, ground_at
from parley.model.volumes import position

TOO_NEAR_M = 300.0  # An edge is straight in other coordinates there.


@pytest.fixture(scope="module")
def land():
    return slow_land.rings("land")


@pytest.fixture(scope="module")
def lakes():
    return slow_land.rings("lakes")


def places(seed, count, rings):
    """A third anywhere, the rest within some kilometres of a corner of a ring."""
    chance = random.Random(seed)
    corners = [corner for ring in rings for corner in ring[:-1]]
    for index in range(count):
        if index % 3 == 0:
            yield chance.uniform(-180, 180), math.degrees(math.asin(chance.uniform(-1, 1)))
        else:
            lon, lat = corners[chance.randrange(len(corners))]
            aside = chance.gauss(0, 0.1) / max(0.05, math.cos(math.radians(lat)))
            north = max(-90.0, min(90.0, lat + chance.gauss(0, 0.1)))
            yield (lon + aside + 180) % 360 - 180, north


def comes_near(ring, lon, lat):
    aside = (ring[:, 0] - lon + 180) % 360 - 180
    return ((abs(aside) < 4) & (abs(ring[:, 1] - lat) < 4)).any()


@pytest.mark.parametrize(("layer", "count"), [("land", 60), ("lakes", 300)])
def test_inside_as_the_double_says(layer, count, request):
    rings = request.getfixturevalue(layer)
    outlines = _shores()[("land", "lakes").index(layer)]
    seen = {True: 0, False: 0}
    for lon, lat in places(20180917, count, rings):
        at = position(lat, lon)
        shore_m = outlines.shore_m(at)
        if shore_m is None or shore_m > TOO_NEAR_M:
            expected = slow_land.inside(at.lon, at.lat, rings)
            assert outlines.has(at) is expected, (lon, lat)
            seen[expected] += 1
    assert min(seen.values()) >= 15


def test_the_shore_is_as_far_as_the_double_says(lakes):
    outlines = _shores()[1]
    told = 0
    for lon, lat in places(1974, 60, lakes):
        at = position(lat, lon)
        found = outlines.shore_m(at)
        expected = slow_land.shore_m(at.lon, at.lat, lakes)
        if found is None:
            assert expected > REACH_M * 0.999, (lon, lat)
        else:
            told += 1
            assert found == pytest.approx(expected, abs=60, rel=1e-3), (lon, lat)
    assert told >= 30


def test_the_coast_is_as_far_as_the_double_says(land):
    chance = random.Random(7)
    places_here = [(chance.uniform(33, 36.5), chance.uniform(32, 37)) for _ in range(6)]
    places_here += [(chance.uniform(179.5, 180.5), chance.uniform(-17.5, -16)) for _ in range(6)]
    near = [r for r in land if comes_near(r, 35, 34.5) or comes_near(r, 180, -16.75)]
    for lon, lat in places_here:
        at = position(lat, (lon + 180) % 360 - 180)
        found = _shores()[0].shore_m(at)
        expected = slow_land.shore_m(at.lon, at.lat, near)
        assert (found is None) == (expected > REACH_M), (lon, lat)
        if found is not None:
            assert found == pytest.approx(expected, abs=60, rel=1e-3), (lon, lat)


def test_either_side_of_the_antimeridian_is_the_same_place():
    chance = random.Random(180)
    for lat in [chance.uniform(-90, 84) for _ in range(200)] + [-16.85, 66.0, 71.0, -80.0]:
        east, west = ground_at(position(lat, 180.0)), ground_at(position(lat, -180.0))
        assert (east.kind, east.sure) == (west.kind, west.sure)
        assert east.shore_m == pytest.approx(west.shore_m, abs=1e-3)
