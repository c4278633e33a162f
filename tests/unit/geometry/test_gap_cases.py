"""Distances whose answer is known without arithmetic, and shapes that are not well-formed."""

import math

import numpy as np
import pytest

from parley.geometry import (
    centre,
    circumscribed,
    extent_m,
    fault_of,
    furthest_difference_m,
    gap,
    widened,
)
from parley.geometry.earth import geodesic_m, traced
from parley.geometry.nearest import _candidates, chain_through
from parley.model.agreements import Box
from parley.model.volumes import Circle, Polygon, Position, Route, position

DEGREE = 10_000_000
SQUARE = Polygon((position(36, 36), position(36, 37), position(37, 37), position(37, 36)))
HOLE = (position(36.2, 36.2), position(36.2, 36.8), position(36.8, 36.8), position(36.8, 36.2))
HOLED = Polygon(SQUARE.outer, (HOLE,))
NORTH = Box(36 * DEGREE, 365_000_000, 373_000_000, 424_000_000)
REPORTED = Circle(position(35.53, 35.78), 25_000_000)


def turned(shape, lon_e7):
    """The shape turned about the axis of the Earth."""

    def moved(place):
        return Position(
            place.lat_e7, (place.lon_e7 + lon_e7 + 18 * 10**8) % (36 * 10**8) - 18 * 10**8
        )

    if isinstance(shape, Circle):
        return Circle(moved(shape.centre), shape.radius_mm)
    if isinstance(shape, Route):
        return Route(tuple(map(moved, shape.points)), shape.half_width_mm)
    holes = tuple(tuple(map(moved, hole)) for hole in shape.holes)
    return Polygon(tuple(map(moved, shape.outer)), holes)


def test_the_reported_circle_and_the_named_region():
    found = gap(REPORTED, NORTH)
    assert 58_000 < found.lower_m <= found.upper_m < 59_000
    assert found.upper_m - found.lower_m < 0.1


def test_a_corridor_just_off_the_region():
    points = (position(35.93, 36.63), position(35.30, 35.53), position(35.40, 35.95))
    found = gap(Route(points, 5_000_000), NORTH)
    assert 2_750 < found.lower_m <= found.upper_m < 2_790
    assert gap(Route(points, 5_000_000), REPORTED).upper_m == 0


def test_circles_are_centre_distance_less_radii():
    # 1 degree of the equator is a/180·pi = 111319.4908 m.
    a = Circle(position(0, 0), 10_000_000)
    b = Circle(position(0, 1), 20_000_000)
    found = gap(a, b)
    assert found.lower_m == pytest.approx(111_319.4908 - 30_000, abs=1e-3)
    assert found.lower_m <= found.upper_m <= found.lower_m + 1e-5


@pytest.mark.parametrize("other", [SQUARE, HOLED, turned(SQUARE, 5_000_000)])
def test_areas_that_share_places_surely_touch(other):
    assert gap(SQUARE, other).upper_m == 0


def test_a_crossing_without_any_corner_inside_the_other():
    wide = Polygon((position(0, -2), position(0, 2), position(0.2, 2), position(0.2, -2)))
    tall = Polygon((position(-2, 0), position(-2, 0.2), position(2, 0.2), position(2, 0)))
    found = gap(wide, tall)
    assert found.upper_m == 0
    assert 0 < found.place.lat < 0.2
    assert 0 < found.place.lon < 0.2


def test_what_stands_in_a_hole_is_outside():
    inside = Circle(position(36.5, 36.5), 5_000_000)
    assert 21_000 < gap(HOLED, inside).lower_m < 22_500
    assert gap(SQUARE, inside).upper_m == 0
    filling = Polygon(tuple(position(36.5 + y, 36.5 + x) for y, x in ((0, 0), (0, 0.1), (0.1, 0))))
    assert gap(HOLED, filling).lower_m > 15_000


def test_winding_does_not_matter():
    back = Polygon(SQUARE.outer[::-1], (HOLE[::-1],))
    probe = Circle(position(36.5, 37.5), 5_000_000)
    one, two = gap(HOLED, probe), gap(back, probe)
    assert one.lower_m == pytest.approx(two.lower_m, abs=1e-6)
    assert gap(back, Circle(position(-36, -143), 5_000_000)).lower_m > 10_000_000


def test_a_polygon_about_the_pole_holds_the_pole():
    cap = Polygon(tuple(position(80, lon) for lon in (-170, -80, 10, 100)))
    assert gap(cap, Circle(position(90, 0), 1_000)).upper_m == 0
    assert gap(cap, Circle(position(80, 55), 1_000)).lower_m > 100_000, "edges are geodesics"
    other = Polygon(tuple(position(-80, lon) for lon in (-170, -80, 10, 100)))
    assert gap(cap, other).lower_m > 15_000_000


def test_a_box_is_bounded_by_parallels_and_not_by_geodesics():
    box = Box(50 * DEGREE, -30 * DEGREE, 60 * DEGREE, 30 * DEGREE)
    # The geodesic between the northern corners runs some 350 km north of the parallel.
    assert gap(box, Circle(position(60.05, 0), 1_000)).lower_m > 5_000
    assert gap(box, Circle(position(50.05, 0), 1_000)).upper_m == 0
    assert 5_000 < gap(box, Circle(position(49.95, 0), 1_000)).lower_m < 6_000


def test_boxes_of_every_size():
    world = Box(-90 * DEGREE, -180 * DEGREE, 90 * DEGREE, 180 * DEGREE)
    belt = Box(-DEGREE, -180 * DEGREE, DEGREE, 180 * DEGREE)
    for lon in (-180, -77, 0, 123.4, 180):
        assert gap(belt, Circle(position(0, lon), 1_000)).upper_m == 0
        assert gap(belt, Circle(position(2, lon), 1)).lower_m > 100_000
    far = Box(10 * DEGREE, 170 * DEGREE, 20 * DEGREE, -170 * DEGREE)
    polar = Box(85 * DEGREE, 0, 90 * DEGREE, 90 * DEGREE)
    for box in (far, polar, NORTH):
        assert gap(world, box).upper_m == 0
    assert gap(far, Circle(position(15, 180), 1)).upper_m == 0
    assert gap(far, Circle(position(15, -180), 1)).upper_m == 0
    assert gap(far, Circle(position(15, 169), 1)).lower_m > 100_000
    # 5 degrees of meridian beyond the pole.
    assert gap(polar, Circle(position(89.9, -135), 1)).lower_m == pytest.approx(11_169, abs=2)
    assert gap(polar, Circle(position(90, 77), 1)).lower_m < 0.02


@pytest.mark.parametrize("lon_e7", [1_430_000_000, 1_800_000_000, -2_345_678])
def test_turning_the_earth_changes_nothing(lon_e7):
    route = Route((position(35, 35), position(36.9, 38.2)), 3_000_000)
    probe = Circle(position(37.7, 36.1), 9_000_000)
    for a in (SQUARE, HOLED, probe):
        for b in (route, probe, HOLED):
            here, there = gap(a, b), gap(turned(a, lon_e7), turned(b, lon_e7))
            assert here.lower_m == pytest.approx(there.lower_m, abs=0.1)
            assert here.upper_m == pytest.approx(there.upper_m, abs=0.1)


def test_a_shared_corner_touches_and_a_centimetre_is_told():
    corner = SQUARE.outer[2]
    beyond = Polygon((corner, position(37.5, 37.2), position(37.2, 37.5)))
    assert gap(SQUARE, beyond).upper_m == 0
    near = Position(corner.lat_e7 + 20, corner.lon_e7 + 20)  # 0.22 m north and 0.18 m east
    found = gap(SQUARE, Polygon((near, *beyond.outer[1:])))
    assert 0.1 < found.lower_m <= found.upper_m < 0.35


FAULTY = {
    "bow tie": Polygon((position(36, 36), position(37, 37), position(36, 37), position(37, 36))),
    "hole outside": Polygon(SQUARE.outer, (tuple(position(p.lat + 3, p.lon) for p in HOLE),)),
    "spike": Polygon((position(36, 36), position(37, 36), position(36.5, 36))),
    "touches itself": Polygon(
        (
            position(36, 36),
            position(36, 37),
            position(36.5, 36.5),
            position(37, 37),
            position(37, 36),
            position(36.5, 36.5),
        )
    ),
    "nested holes": Polygon(
        SQUARE.outer,
        (HOLE, tuple(position(36.5 + (p.lat - 36.5) / 2, 36.5 + (p.lon - 36.5) / 2) for p in HOLE)),
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_malformed_polygon_is_judged_by_what_contains_it(name):
    shape = FAULTY[name]
    assert fault_of(shape)
    for corner in shape.outer:
        found = gap(shape, Circle(corner, 1_000))
        assert not found.understood
        assert found.lower_m == 0
    assert gap(shape, Circle(position(30, 30), 1_000)).lower_m > 600_000
    centre(shape)
    extent_m(shape)
    assert furthest_difference_m(shape, SQUARE) > 0


def test_more_than_half_the_earth_is_anywhere():
    ring = Polygon(tuple(position(-5, lon) for lon in (0, 90, 180, -90)))
    assert "half the Earth" in fault_of(ring)
    found = gap(ring, Circle(position(60, 0), 1))
    assert (found.lower_m, found.place, found.understood) == (0, None, False)
    around = Route((position(0, 0), position(0.01, 179.99)), 1_000)
    assert "leg 1" in fault_of(around)
    assert not gap(around, SQUARE).understood


def test_what_is_well_formed_has_no_fault():
    for shape in (SQUARE, HOLED, REPORTED, NORTH, Route((position(1, 1), position(2, 2)), 5)):
        assert fault_of(shape) is None


def test_widening_contains_what_was_drawn():
    small = Polygon((position(36, 36), position(36, 36.01), position(36.01, 36.0)))
    grown = widened(small, 5_000_000)
    assert grown.radius_mm == 5_000_000
    for corner in small.outer:
        assert gap(Circle(corner, 1), grown).upper_m == 0
    assert widened(grown, 5_000_000) is None
    assert widened(Circle(position(0, 0), 4), 5).radius_mm == 5
    assert widened(Circle(position(0, 0), 5), 5) is None
    route = Route((position(0, 0), position(1, 1)), 4)
    assert widened(route, 5) == Route(route.points, 5)
    assert widened(route, 4) is None
    assert widened(SQUARE, 60_000_000) is None
    assert widened(SQUARE, 80_000_000).radius_mm == 80_000_000


def test_the_extent_of_a_polygon_is_the_circle_that_holds_it():
    side = 0.01
    square = Polygon((position(0, 0), position(0, side), position(side, side), position(side, 0)))
    half_diagonal = math.hypot(side * 111_319.49, side * 110_574.3) / 2
    assert extent_m(square) == pytest.approx(half_diagonal, rel=1e-3)
    # Hard by the least extent, and still what was drawn is held.
    grown = widened(square, math.ceil(extent_m(square) * 1000) + 1)
    for corner in square.outer:
        assert gap(Circle(corner, 1), grown).lower_m == 0


@pytest.mark.parametrize("place", [(0, 0), (60, 25), (89.99, 10), (-90, 0), (12, 179.99)])
@pytest.mark.parametrize("radius_m", [25, 25_000, 1_900_000])
def test_a_circumscribed_polygon_contains_its_circle(place, radius_m):
    circle = Circle(position(*place), radius_m * 1000)
    polygon = circumscribed(circle)
    outline = gap(Circle(circle.centre, 1), Polygon(polygon.outer))
    assert outline.upper_m == 0
    # As a line, its outline comes no nearer to the centre than the circle's.
    line = Route((*polygon.outer, polygon.outer[0]), 1)
    assert gap(Circle(circle.centre, 1), line).lower_m >= radius_m
    assert gap(Circle(circle.centre, 1), line).lower_m < radius_m * 1.01 + 0.1


def test_the_centre_lies_in_the_shape():
    bent = Polygon(
        tuple(position(y, x) for y, x in ((0, 0), (0, 2), (2, 2), (2, 1.8), (0.2, 1.8), (0.2, 0)))
    )
    for shape in (bent, HOLED, NORTH, REPORTED):
        assert gap(Circle(centre(shape), 1), shape).upper_m == 0
    over = Box(-DEGREE, 179 * DEGREE, DEGREE, -177 * DEGREE)
    assert centre(over) == position(0, -179)


def test_a_read_back_that_rounds_is_told_from_one_that_is_elsewhere():
    assert furthest_difference_m(SQUARE, SQUARE) == 0
    second = 1 / 3600
    for shape in (SQUARE, HOLED, REPORTED, Route(SQUARE.outer, 5_000_000)):
        rounded = turned(shape, round(second / 2 * 1e7))
        assert 0 < furthest_difference_m(shape, rounded) < 20
        elsewhere = turned(shape, round(0.1 * 1e7))
        assert 8_900 < furthest_difference_m(shape, elsewhere) < 9_500
    grown = Circle(REPORTED.centre, REPORTED.radius_mm + 9_000_000)
    assert furthest_difference_m(REPORTED, grown) == pytest.approx(9_000)


def test_a_read_back_with_other_corners_is_compared_by_outline():
    corners = SQUARE.outer
    begun_elsewhere = Polygon((*corners[2:], *corners[:2]))
    assert furthest_difference_m(SQUARE, begun_elsewhere) < 0.01
    assert furthest_difference_m(SQUARE, Polygon(begun_elsewhere.outer[::-1])) < 0.01
    more = Polygon((*corners, position(36.5, 36)))
    assert furthest_difference_m(SQUARE, more) < 2_500
    # A hole that was left out is a difference as deep as the hole, not as its edge.
    assert furthest_difference_m(SQUARE, HOLED) > 20_000
    polygon = circumscribed(REPORTED)
    assert furthest_difference_m(REPORTED, polygon) < 3_000
    assert furthest_difference_m(polygon, Circle(position(35.53, 36.2), 25_000_000)) > 35_000


def test_a_hollow_shape_differs_by_its_whole_depth():
    edge = ((36.05, 36.05), (36.05, 36.95), (36.95, 36.95), (36.95, 36.05))
    hollow = Polygon(SQUARE.outer, (tuple(position(*corner) for corner in edge),))
    # The outlines are some 5 km apart, and the middle of the square 40 km from the hollow one.
    assert furthest_difference_m(SQUARE, hollow) > 39_000


def test_a_radius_between_the_bounds_may_touch_or_not():
    far = Polygon((position(36, 36), position(36, 41), position(38, 41), position(38, 36)))
    bounds = gap(far, Circle(position(35, 38), 1))
    middle_mm = math.floor((bounds.lower_m + bounds.upper_m) * 500) + 1
    found = gap(far, Circle(position(35, 38), middle_mm))
    assert found.lower_m == 0
    assert 0 < found.upper_m < 0.2


def test_the_far_end_of_a_long_leg_counts_beside_many_short_ones():
    # Short legs 6 km from the probe, and a long one whose end is 1.1 km from it.
    short = [position(0.06 + 0.001 * (k % 2), 0.002 * k) for k in range(40)]
    long = [position(0.06, 0.4), position(0.01, 0.4), position(0.01, 0.0)]
    probe = Circle(position(0, 0), 1)
    alone = gap(Route(tuple(long), 1), probe)
    found = gap(Route((*short, *long), 1), probe)
    assert found.lower_m == pytest.approx(alone.lower_m, abs=0.02)
    assert 1_100 < found.upper_m < 1_110


@pytest.mark.parametrize("seed", range(6))
def test_chains_of_many_pieces_against_all_their_points(seed):
    rng = np.random.default_rng(seed)
    size = (0.001, 0.05, 2.0)[seed % 3]

    def zigzag(lat, lon, count):
        steps = rng.normal(0, size, (count, 2)).cumsum(axis=0)
        return tuple(position(lat + y, lon + x) for y, x in steps)

    for _ in range(2):
        a, b = zigzag(30, 50, 90), zigzag(30, 50 + 12 * size, 70)
        fine = [chain_through(traced(points, closed=False)).cut(12) for points in (a, b)]
        apart = np.linalg.norm(fine[0].start[:, None] - fine[1].start[None], axis=2)
        best = np.unravel_index(int(apart.argmin()), apart.shape)
        truth = float(geodesic_m(fine[0].start[best[0]], fine[1].start[best[1]]))
        found = gap(Route(a, 1), Route(b, 1))
        step = max(float(np.linalg.norm(f.end - f.start, axis=1).max()) for f in fine)
        assert found.lower_m <= truth
        assert found.upper_m >= truth - step - 0.01
        assert found.upper_m - found.lower_m < 0.02 + 2e-6 * truth


def spikes(lon, count, turn=0.0):
    """A star whose every other corner lies ten degrees from the next."""
    corners = []
    for i in range(count):
        far, angle = (5, 1)[i % 2], 2 * math.pi * (i + turn) / count
        corners.append(position(30 + far * math.cos(angle), lon + far * math.sin(angle)))
    return Polygon(tuple(corners))


def test_long_spikes_have_more_pairs_than_are_kept_and_still_meet():
    found = gap(spikes(30, 400), spikes(30.05, 400, turn=0.5))
    assert found.lower_m == found.upper_m == 0


@pytest.mark.parametrize("most", [10, 1_000])
def test_what_is_left_out_of_the_search_widens_the_lower_bound_only(monkeypatch, most):
    a, b = spikes(30, 60), spikes(40.2, 60)
    whole = gap(a, b)
    monkeypatch.setattr("parley.geometry.nearest._MOST_FIRST", most)
    some = gap(a, b)
    assert whole.lower_m > 0
    assert some.lower_m <= whole.lower_m <= whole.upper_m <= some.upper_m + 0.02
    assert chain_pairs(a, b) <= most


def chain_pairs(a, b):
    """How many pairs of pieces a search of these two outlines begins with."""
    chains = [chain_through(traced(shape.outer, closed=True)) for shape in (a, b)]
    return len(_candidates(*chains)[0])
