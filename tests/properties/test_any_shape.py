"""Any shape the model takes is judged without an exception, and never as too far away."""

import random

import pytest

from oracle import slow_distance as slow
from parley.geometry import centre, extent_m, fault_of, furthest_difference_m, gap, widened
from parley.model.volumes import Circle, Polygon, Position, Route

CORNERS = (0, 1, -1, 1_800_000_000, -1_800_000_000, 900_000_000, -900_000_000, 1_799_999_999)


def place(rng, spread):
    if rng.random() < 0.15:
        lat = max(-900_000_000, min(900_000_000, rng.choice(CORNERS)))
        return Position(lat, rng.choice(CORNERS))
    lat = max(-900_000_000, min(900_000_000, round(rng.gauss(600_000_000, spread))))
    lon = (round(rng.gauss(1_790_000_000, 2 * spread)) + 18 * 10**8) % (36 * 10**8) - 18 * 10**8
    return Position(lat, lon)


def shape(rng):
    spread = rng.choice((100, 1_000_000, 30_000_000, 800_000_000))

    def places(least, most):
        while True:
            found = [place(rng, spread) for _ in range(rng.randint(least, most))]
            if rng.random() < 0.2:
                found.append(found[0 if rng.random() < 0.5 else 1])
            if all(a != b for a, b in zip(found, [*found[1:], found[0]], strict=True)):
                return tuple(found)

    kind = rng.randrange(4)
    if kind == 0:
        return Circle(place(rng, spread), rng.choice((1, 10**6, 2 * 10**9)))
    if kind == 1:
        return Route(places(2, 5), rng.choice((1, 10**6, 2 * 10**9)))
    holes = tuple(places(3, 5) for _ in range(rng.randrange(2)))
    return Polygon(places(3, 8), holes)


def corners(some):
    if isinstance(some, Circle):
        return (some.centre,)
    return some.points if isinstance(some, Route) else some.outer


@pytest.mark.parametrize("seed", range(8))
def test_any_two_shapes(seed):
    rng = random.Random(seed)
    for _ in range(40):
        a, b = shape(rng), shape(rng)
        found = gap(a, b)
        assert 0 <= found.lower_m <= found.upper_m
        assert found.understood == (fault_of(a) is None and fault_of(b) is None)
        for p in corners(a):
            for q in corners(b):
                apart = slow.distance((p.lat, p.lon), (q.lat, q.lon))
                assert found.lower_m <= apart + 1e-4, f"{a}\n{b}"
        for one in (a, b):
            centre(one)
            assert extent_m(one) > 0
            grown = widened(one, 30_000_000)
            assert grown is None or gap(grown, one).lower_m == 0
        assert furthest_difference_m(a, a) == 0
        assert furthest_difference_m(a, b) >= 0
