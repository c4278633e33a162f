"""Whatever is drawn, near or far, huge or malformed: the bounds leave out only what is apart."""

import random

import pytest

from announced_things import stretch
from oracle import slow_conflicts
from parley.conflict import Announced, Minima, Sky
from parley.model.findings import Source
from parley.model.heights import Band, Datum
from parley.model.notices import Ref
from parley.model.volumes import Role, Volume
from properties.test_any_shape import shape


def volume(rng):
    floor = rng.randrange(0, 2_000_000)
    band = Band(floor, floor + rng.randrange(2_000_000), rng.choice(list(Datum)))
    return Volume(Role.ACTIVITY, shape(rng), band, stretch(rng))


@pytest.mark.parametrize("seed", range(6))
def test_any_volumes(seed):
    rng = random.Random(f"things {seed}")
    margin_mm = rng.choice((None, 100_000))
    minima = Minima(rng.choice((0, 5_556_000, 3_000_000_000)), rng.choice((0, 914_400)), margin_mm)
    things = [
        Announced(Ref("a", f"n{n}"), "a", None, Source.REPORTED, (one,), None, one.interval)
        for n, one in enumerate(volume(rng) for _ in range(25))
    ]
    sky = Sky()
    for thing in things:
        sky.put(str(thing.subject), thing)
    truth = slow_conflicts.conflicts_among(things, minima)
    assert sky.among(minima) == truth
    assert 10 < len(truth) < 300
    for thing in things:
        own = tuple(c for c in truth if thing.subject in (c.a.subject, c.b.subject))
        assert sky.of((str(thing.subject),), minima) == own
