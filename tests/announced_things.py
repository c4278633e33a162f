"""Things that are somewhere, drawn by seed about a place: what conflicts are sought among."""

from parley.conflict import Announced
from parley.model.agreements import Box
from parley.model.findings import Source
from parley.model.heights import Band, Datum
from parley.model.instants import Interval
from parley.model.notices import Ref
from parley.model.volumes import Circle, Polygon, Role, Route, Volume, position

CENTRES = {
    "equator": (0, 0),
    "sixty-north": (60, 25),
    "north-pole": (90, 0),
    "near-south-pole": (-89.9, 100),
    "antimeridian": (10, 179.95),
    "antimeridian-sixty": (60, -179.9),
}


def wrapped(lon):
    return (lon + 180) % 360 - 180


def near(rng, lat, lon):
    """A position near a place, over the pole where that is nearer."""
    north = lat + rng.gauss(0, 1.0)
    north = north if abs(north) <= 90 else (180 - abs(north)) * (1 if north > 0 else -1)
    wide = 360 if abs(lat) > 88 else 2.0
    return position(north, wrapped(lon + rng.uniform(-wide, wide) / 2))


def scattered(rng, lat, lon):
    """A volume near a place: a circle, a route or a polygon, well-formed or not."""
    kind = rng.randrange(3)
    start = near(rng, lat, lon)
    if kind == 0:
        shape = Circle(start, rng.randint(1, 30_000) * 1_000)
    else:
        step = 0.3
        more = [
            position(max(-90.0, min(90.0, start.lat + y * step)), wrapped(start.lon + x * step))
            for y, x in ((rng.uniform(-1, 1), 1), (1, rng.uniform(-1, 0.5)))
        ]
        if kind == 1:
            shape = Route((start, *more), rng.randint(1, 5_000) * 1_000)
        else:
            shape = Polygon((start, *more))
    floor = rng.randrange(0, 3_000_000, 100)
    datum = Datum.PRESSURE if rng.random() < 0.1 else Datum.MEAN_SEA_LEVEL
    band = Band(floor, floor + rng.randrange(600_000), datum)
    return Volume(Role.ACTIVITY, shape, band, stretch(rng))


def stretch(rng):
    """Some time; one in ten has no known end."""
    begin = rng.randrange(0, 10_000)
    return Interval(begin, None if rng.random() < 0.1 else begin + rng.randrange(1, 5_000))


def box(rng, lat, lon):
    """A region near a place, across the antimeridian where that is so, or up to a pole."""
    south = max(-90.0, min(89.0, near(rng, lat, lon).lat))
    west = near(rng, lat, lon).lon
    north = min(90.0, south + rng.uniform(0.1, 1.5))
    east = wrapped(west + rng.uniform(0.1, 3.0))
    return Box(*(round(degrees * 10_000_000) for degrees in (south, west, north, east)))


def notice(rng, ref, lat, lon):
    """A notice: drawn, of a named region, or of a place that nobody knows."""
    kind = rng.random()
    volumes = tuple(scattered(rng, lat, lon) for _ in range(rng.randint(1, 3)))
    return Announced(
        subject=ref,
        party=ref.party,
        actor=ref.party,
        source=Source.ANNOUNCED if kind < 0.7 else Source.REGION,
        volumes=volumes if kind < 0.7 else (),
        region=box(rng, lat, lon) if 0.7 <= kind < 0.9 else None,
        period=stretch(rng),
    )


def report(rng, ref, actor, lat, lon):
    """What a concern reports of somebody's activity, or of nobody's known."""
    volumes = tuple(scattered(rng, lat, lon) for _ in range(rng.randint(1, 2)))
    period = stretch(rng)
    return Announced(ref, ref.party, actor, Source.REPORTED, volumes, None, period)


def anything(rng, ref, parties, lat, lon):
    """A notice or a report under this reference."""
    if rng.random() < 0.7:
        return notice(rng, ref, lat, lon)
    return report(rng, ref, rng.choice([None, *parties]), lat, lon)


def some(rng, count, parties, lat, lon):
    """Several things of several parties, by name."""
    found = {}
    for number in range(count):
        ref = Ref(rng.choice(parties), f"n{number}")
        found[str(ref)] = anything(rng, ref, parties, lat, lon)
    return found
