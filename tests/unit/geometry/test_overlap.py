"""The area that two shapes share, as it is drawn: near enough, with few corners, or nothing."""

import math
import random

import numpy as np
import pytest
from shapely.geometry import Polygon as Flat

from parley.geometry import footprint_of, gap_between
from parley.geometry.overlap import MOST_CORNERS, overlap_of
from parley.model.agreements import Box
from parley.model.volumes import Circle, Polygon, Position, Route, position

KM = 1_000_000


def area_km2(ring: tuple[Position, ...]) -> float:
    """Of a small ring, laid flat about its middle."""
    lat = np.radians([p.lat for p in ring])
    lon = np.radians([p.lon for p in ring])
    x = 6_378.0 * (lon - lon.mean()) * math.cos(lat.mean())
    return float(Flat(np.stack([x, 6_378.0 * (lat - lat.mean())], axis=1)).area)


def test_two_circles_share_a_lens() -> None:
    found = overlap_of(Circle(position(35, 36), 20 * KM), Circle(position(35, 36.2194), 20 * KM))
    assert found is not None
    (lens,) = found
    # Two circles of radius r whose middles are r apart: r² (2π/3 - √3/2).
    assert area_km2(lens.outer) == pytest.approx(400 * (2 * math.pi / 3 - math.sqrt(3) / 2), 0.03)
    assert 8 < len(lens.outer) <= MOST_CORNERS


def test_one_within_another_is_shared_whole() -> None:
    small = Circle(position(35, 36), 5 * KM)
    found = overlap_of(small, Circle(position(35, 36), 50 * KM))
    assert found is not None
    assert area_km2(found[0].outer) == pytest.approx(math.pi * 25, 0.03)


def test_what_is_apart_shares_nothing() -> None:
    assert overlap_of(Circle(position(35, 36), KM), Circle(position(36, 36), KM)) is None


def test_a_route_across_a_box_and_across_the_antimeridian() -> None:
    route = Route((position(10, 179), position(10, -179)), 5 * KM)
    box = Box(0, 1_795_000_000, 200_000_000, -1_795_000_000)
    found = overlap_of(route, box)
    assert found is not None
    assert area_km2(tuple(Position(p.lat_e7, p.lon_e7 % 3_600_000_000 - 1_800_000_000)
                          for p in found[0].outer)) == pytest.approx(109.6 * 10, 0.05)  # fmt: skip


def test_parts_and_holes_are_kept() -> None:
    ring = (position(35, 36), position(35, 37), position(36, 37), position(36, 36))
    corners = ((35.4, 36.35), (35.4, 36.55), (35.6, 36.55), (35.6, 36.35))
    hole = tuple(position(*corner) for corner in corners)
    holed = Polygon(ring, (hole,))
    found = overlap_of(holed, Circle(position(35.5, 36.5), 30 * KM))
    assert found is not None
    assert [len(one.holes) for one in found] == [1]
    across = Route((position(35.5, 35.5), position(35.5, 37.5)), KM)
    found = overlap_of(holed, across)
    assert found is not None
    assert len(found) == 2, "the route crosses the hole"
    assert area_km2(found[0].outer) > 1.2 * area_km2(found[1].outer), "the largest first"


def test_what_cannot_be_laid_flat_or_read_has_no_area() -> None:
    bow = Polygon((position(35, 36), position(36, 37), position(35, 37), position(36, 36)))
    assert overlap_of(bow, Circle(position(35.5, 36.5), 50 * KM)) is None
    world = Box(-800_000_000, -1_800_000_000, 800_000_000, 1_800_000_000)
    assert overlap_of(world, Circle(position(35, 36), KM)) is None


@pytest.mark.parametrize("seed", range(4))
def test_every_corner_lies_in_both(seed: int) -> None:
    rng = random.Random(seed)
    met = 0
    for _ in range(60):
        shapes = [any_shape(rng), any_shape(rng)]
        found = overlap_of(*shapes)
        if found is None:
            continue
        met += 1
        for polygon in found:
            for corner in (*polygon.outer, *(p for hole in polygon.holes for p in hole)):
                here = footprint_of(Circle(corner, 1))
                for shape in shapes:
                    assert gap_between(here, footprint_of(shape)).lower_m < 400
    assert met > 10


def any_shape(rng: random.Random) -> Circle | Polygon | Route:
    lat, lon = 60 + rng.random(), 20 + rng.random()
    match rng.randrange(3):
        case 0:
            return Circle(position(lat, lon), rng.randrange(2, 60) * KM)
        case 1:
            points = tuple(position(lat + rng.random(), lon + i / 3) for i in range(4))
            return Route(points, rng.randrange(1, 10) * KM)
        case _:
            angles = sorted(rng.random() * 2 * math.pi for _ in range(7))
            return Polygon(
                tuple(position(lat + math.sin(a) / 2, lon + math.cos(a)) for a in angles)
            )
