"""How fast a thing is judged against all others, three ways in one run; and how fast one is filed.

    python benchmarks/conflicts.py

Made up: circles and routes about 300 towns in 24 hours, one town on the antimeridian and one by the
pole. The ratios of one run say more than its times.
"""

import hashlib
import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import shapely

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from line_parts import BAND, Line, at, notice, signers
from parley.conflict import Announced, Minima, Sky
from parley.conflict.announced import pieces_of
from parley.conflict.assessment import assess
from parley.conflict.candidates import Candidates, bounds_of
from parley.geometry import footprint_of
from parley.ledger import entries
from parley.model.findings import Conflict, Source
from parley.model.heights import Band, Datum
from parley.model.instants import Interval
from parley.model.notices import Ref
from parley.model.statements import KIND_OF, NoticeFiled, spell
from parley.model.volumes import Circle, Role, Route, Volume, position
from parley.turn.commands import FileNotice
from parley.turn.inputs import Submit

MINIMA = Minima(5_556_000, 914_400, None)
DAY_MS = 86_400_000
HOUR_MS = 3_600_000
TOWNS = 300
PARTIES = ("alfa", "bravo", "charlie", "delta")
SIZES = {1_000: (400, 10), 10_000: (400, 4), 100_000: (400, 2)}
"""How many things, how many are checked, and how many where all is made anew each time."""
ON_RECORD = (0, 1_000, 10_000)
FILED = 300
RUSSIA = signers("russia").statement


def main() -> None:
    print(f"{'things':>8} {'check by':>22} {'ms':>10} {'of sky':>8}   one thing against all others")
    for count, (checks, anew) in SIZES.items():
        compare(count, checks, anew)
    print(f"\n{'on record':>10} {'filings/s':>10} {'of none':>8}   Node.handle of one FileNotice")
    first = None
    for count in ON_RECORD:
        rate = filing(count)
        first = first or rate
        print(f"{count:>10,} {rate:>10,.0f} {rate / first:>8.2f}")


# One thing against all others.


def compare(count: int, checks: int, anew: int) -> None:
    rng = random.Random(count)
    things = traffic(rng, count)
    footprint_of.cache_clear()
    began = time.perf_counter()
    sky = filled(things)
    put_us = (time.perf_counter() - began) / count * 1e6
    names = rng.sample(sorted(things), checks)
    tree = Tree(list(things.values()))
    ways: dict[str, tuple[Callable[[str], Sequence[Conflict]], int]] = {
        "sky": (lambda name: sky.of((name,), MINIMA), checks),
        "STRtree, built anew": (lambda name: tree.check(things[name]), anew),
        "all bounds anew": (lambda name: filled(things).of((name,), MINIMA), max(2, anew // 2)),
    }
    truth = {name: sky.of((name,), MINIMA) for name in names}
    of_sky = None
    for way, (check, times) in ways.items():
        spent = []
        for name in names[:times]:
            began = time.perf_counter()
            found = check(name)
            spent.append(time.perf_counter() - began)
            assert tuple(found) == truth[name], way
        middle = float(np.median(spent))
        of_sky = of_sky or middle
        print(f"{count:>8,} {way:>22} {middle * 1e3:>10.3f} {middle / of_sky:>8.1f}")
    began = time.perf_counter()
    near = [filtered(sky, things[name]) for name in names]
    filter_ms = (time.perf_counter() - began) / checks * 1e3
    found_ = np.mean([len(one) for one in truth.values()])
    print(
        f"{'':>8} sky: put {put_us:.0f} us, {weight(things):.0f} bytes a thing; "
        f"its filter {filter_ms:.3f} ms for {np.mean(near):.0f} candidates; {found_:.0f} conflicts"
    )


def filtered(sky: Sky, thing: Announced) -> int:
    """How many rows are worth judging, with the thing's bounds worked out as for a new one."""
    owner = PARTIES.index(thing.party)
    columns: Candidates = sky._candidates  # noqa: SLF001 - the filter is measured by itself
    return sum(
        len(columns.near(bounds_of(piece, owner), MINIMA)) for piece in pieces_of(thing, "new")
    )


def filled(things: dict[str, Announced]) -> Sky:
    sky = Sky()
    for name, thing in things.items():
        sky.put(name, thing)
    return sky


def weight(things: dict[str, Announced]) -> float:
    """The bytes that a sky keeps for a thing beside the thing itself, of 10,000 at most."""
    few = dict(list(things.items())[:10_000])
    footprint_of.cache_clear()
    tracemalloc.start()
    sky = filled(few)
    footprint_of.cache_clear()
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return kept / len(sky)


class Tree:
    """Flat boxes in shapely's tree, which cannot change and is built again for every check."""

    def __init__(self, things: list[Announced]) -> None:
        self.pieces = [piece for thing in things for piece in pieces_of(thing, str(thing.subject))]
        self.boxes = np.array([shapely.box(*bounds(piece.volume)) for piece in self.pieces])

    def check(self, thing: Announced) -> tuple[Conflict, ...]:
        tree = shapely.STRtree(self.boxes)
        pairs = []
        for own in pieces_of(thing, str(thing.subject)):
            west, south, east, north = bounds(own.volume)
            found = {
                row
                for turn in (-360, 0, 360)
                for row in tree.query(shapely.box(west + turn, south, east + turn, north))
            }
            for other in (self.pieces[row] for row in found):
                band, high = own.volume.band, other.volume.band
                clear_mm = max(band.floor_mm, high.floor_mm) - min(band.ceiling_mm, high.ceiling_mm)
                if (
                    other.thing.actor != thing.actor
                    and own.interval.common(other.interval) is not None
                    and clear_mm < MINIMA.vertical_mm
                ):
                    pairs.append((own, other))
        return assess(pairs, MINIMA, None)


def bounds(volume: Volume) -> tuple[float, float, float, float]:
    """West, south, east and north of a volume and half the minimum about it; east may pass 180."""
    shape = volume.shape
    points = (shape.centre,) if isinstance(shape, Circle) else shape.points
    radius_mm = shape.radius_mm if isinstance(shape, Circle) else shape.half_width_mm
    reach = (radius_mm + MINIMA.lateral_mm / 2) / 110_000_000 + 0.01
    south = min(point.lat for point in points) - reach
    north = max(point.lat for point in points) + reach
    if north >= 89:
        return -180, south, 180, 90
    first = points[0].lon
    across = [first + (point.lon - first + 180) % 360 - 180 for point in points]
    wide = reach / np.cos(np.radians(max(abs(south), abs(north))))
    return min(across) - wide, south, max(across) + wide, north


def traffic(rng: random.Random, count: int) -> dict[str, Announced]:
    towns = [(rng.uniform(-60, 70), rng.uniform(-180, 180)) for _ in range(TOWNS - 2)]
    towns += [(10.0, 179.99), (89.97, 30.0)]
    found = {}
    for number in range(count):
        party = rng.choice(PARTIES)
        volume = drawn(rng, *rng.choice(towns))
        ref = Ref(party, f"n{number}")
        found[str(ref)] = Announced(
            ref, party, party, Source.ANNOUNCED, (volume,), None, volume.interval
        )
    return found


def drawn(rng: random.Random, lat: float, lon: float) -> Volume:
    points = [
        position(
            min(89.99, lat + rng.gauss(0, 0.3)),
            (lon + rng.gauss(0, 0.3) + 180) % 360 - 180,
        )
        for _ in range(2)
    ]
    shape = (
        Circle(points[0], rng.randrange(1_000_000, 10_000_000))
        if rng.random() < 0.7
        else Route(tuple(points), rng.randrange(500_000, 3_000_000))
    )
    floor = rng.randrange(0, 10_000_000)
    start = rng.randrange(DAY_MS)
    stretch = Interval(start, start + rng.randrange(600_000, 2 * HOUR_MS))
    band = Band(floor, floor + 1_000_000, Datum.MEAN_SEA_LEVEL)
    return Volume(Role.ACTIVITY, shape, band, stretch)


# Filing through the node.


def filing(count: int) -> float:
    """Filings a second on a node that holds so many notices of another party."""
    rng = random.Random(1)
    line = Line()
    line.found()
    node, situation = line.nodes["israel"], line.situation("israel")
    for number in range(count):
        payload = NoticeFiled(anywhere(rng), ())
        entry = entries.sign(
            spell(payload),
            RUSSIA,
            issuer="russia",
            agreement=line.agreement,
            thread=f"notice/russia/R{number}",
            kind=KIND_OF[NoticeFiled],
            sequence=situation.logs["russia"].size,
            issued_ms=line.now,
        )
        situation.fold(entry)
    submits = []
    for number in range(FILED + 1):
        command = FileNotice(f"N{number}", anywhere(rng))
        digest = hashlib.sha256(command.ref.encode()).digest()
        request = f"q{number}"
        submits.append(Submit(line.agreement, "israel", "duty", "israel", request, digest, command))
    # The first reads all that is on record.
    node.handle(submits[0], line.now)
    began = time.perf_counter()
    for submit in submits[1:]:
        node.handle(submit, line.now)
    return FILED / (time.perf_counter() - began)


def anywhere(rng: random.Random):
    start = at("18:40") + rng.randrange(DAY_MS)
    stretch = Interval(start, start + HOUR_MS)
    place = position(rng.uniform(20, 50), rng.uniform(20, 50))
    volume = Volume(Role.ACTIVITY, Circle(place, 5_000_000), BAND, stretch)
    return notice(volume, period=stretch, addressees=("russia",))


if __name__ == "__main__":
    main()
