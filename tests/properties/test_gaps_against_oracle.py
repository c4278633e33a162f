"""Every distance against the slow double: no lower bound above the truth, no upper one below."""

import random

import pytest

from oracle import slow_distance as slow
from parley.geometry import fault_of, gap
from parley.model.agreements import Box
from parley.model.volumes import Circle, Polygon, Route

LOCALES = {
    "equator": (0.0, 10.0),
    "sixty-north": (60.0, 25.0),
    "north-pole": (90.0, 0.0),
    "near-north-pole": (89.97, -70.0),
    "south-pole": (-89.9, 130.0),
    "antimeridian": (12.0, 179.98),
    "antimeridian-south": (-41.0, -180.0),
}
SCALES = {"tiny": 50.0, "small": 6_000.0, "middling": 120_000.0, "huge": 1_500_000.0}


def star(rng, origin, size, hole=False):
    """A ring about a place, star-shaped and so never crossing itself; perhaps with a hole."""
    count = rng.randint(3, 7)
    azimuths = [360 * (k + rng.uniform(0.1, 0.9)) / count for k in range(count)]
    if rng.random() < 0.5:
        azimuths.reverse()
    outer = tuple(
        slow.place_from(origin, azimuth, size * rng.uniform(0.6, 1.4)) for azimuth in azimuths
    )
    inner = ()
    if hole:
        inner = (tuple(slow.place_from(origin, azimuth, size * 0.1) for azimuth in (5, 120, 250)),)
    return Polygon(outer, inner)


def some_shape(rng, origin, size):
    kind = rng.choice(("circle", "route", "star", "holed", "box"))
    if kind == "circle":
        return Circle(slow.place_from(origin, 0, 0), round(size * rng.uniform(0.1, 1.0) * 1000))
    if kind == "route":
        points = [slow.place_from(origin, rng.uniform(0, 360), size * rng.uniform(0, 1.5))]
        for _ in range(rng.randint(1, 3)):
            points.append(
                slow.place_from(
                    (points[-1].lat, points[-1].lon),
                    rng.uniform(0, 360),
                    size * rng.uniform(0.3, 1),
                )
            )
        return Route(tuple(points), round(size * rng.uniform(0.02, 0.3) * 1000))
    if kind == "box":
        corner = slow.place_from(origin, 215, size)
        other = slow.place_from(origin, 35, size)
        south, north = sorted((corner.lat_e7, other.lat_e7))
        if corner.lon_e7 != other.lon_e7 and south != north:
            return Box(south, corner.lon_e7, north, other.lon_e7)
    polygon = star(rng, origin, size, hole=kind == "holed")
    return polygon if fault_of(polygon) is None else star(rng, origin, size * 0.5)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("locale", LOCALES)
def test_bounds_hold_the_truth(locale, scale):
    rng = random.Random(f"{locale}/{scale}")
    size = SCALES[scale]
    for _ in range(6):
        origin = LOCALES[locale]
        a = some_shape(rng, origin, size)
        away = slow.place_from(origin, rng.uniform(0, 360), size * rng.uniform(0, 3.2))
        b = some_shape(rng, (away.lat, away.lon), size * rng.choice((0.1, 1.0)))
        found = gap(a, b)
        place = (found.place.lat, found.place.lon)
        # Where both hold the place, they meet, though the double may have missed the crossing.
        meet = found.upper_m == 0 and slow.holds(a, place) and slow.holds(b, place)
        truth = 0.0 if meet else slow.gap(a, b)
        resolution = 0.03 + 2e-6 * (truth + slow.radius_of(a) + slow.radius_of(b))
        where = f"{a}\n{b}\ntruth {truth} found {found}"
        assert found.understood, where
        # The double only ever finds points that exist: no lower bound may exceed its distance.
        assert found.lower_m <= truth + 1e-4, where
        assert found.upper_m >= truth - resolution, where
        assert found.lower_m >= truth - resolution, where
        assert found.upper_m <= truth + resolution, where
        back = gap(b, a)
        assert back.lower_m == pytest.approx(found.lower_m, abs=resolution)
        assert back.upper_m == pytest.approx(found.upper_m, abs=resolution)
