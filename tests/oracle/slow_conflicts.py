"""The slow obvious double of `Sky` and `conflicts_among`: every volume against every other."""

from functools import lru_cache
from itertools import combinations

from parley.conflict import judge
from parley.geometry import gap
from parley.model.findings import Conflict, Finding, Pairing, Reason, Side, Source, Verdict


def conflicts_among(things, minima, at_ms=None, same_party=False):
    """All conflicts of a few things, gravest first."""
    found = []
    for a, b in combinations(sorted(things, key=order), 2):
        if not same_party and a.actor is not None and a.actor == b.actor:
            continue
        if a.protected and b.protected:
            continue
        pairings = [
            Pairing(side_a, side_b, finding)
            for side_a, place_a in places(a)
            for side_b, place_b in places(b)
            if (finding := judged(place_a, place_b, minima)) is not None
            and finding.verdict is not Verdict.APART
            and (at_ms is None or finding.last_ms is None or finding.last_ms > at_ms)
        ]
        if pairings:
            first, *others = sorted(pairings, key=gravity)
            found.append(Conflict(first.a, first.b, first.finding, tuple(others)))
    return tuple(sorted(found, key=gravity))


def order(thing):
    return (thing.subject.party, thing.subject.ref, thing.source.value, thing.actor or "")


def places(thing):
    """For each side that a thing can be: its volume, or its region and period."""
    if thing.undrawn or not thing.volumes:
        yield Side(thing.subject, Source.REGION, "region", None), (thing.region, thing.period)
    for index, volume in enumerate(thing.volumes):
        yield Side(thing.subject, thing.source, volume.role.value, index), volume


@lru_cache(maxsize=100_000)
def judged(a, b, minima):
    if not isinstance(a, tuple) and not isinstance(b, tuple):
        return judge(a, b, minima)
    (shape_a, time_a), (shape_b, time_b) = (
        one if isinstance(one, tuple) else (one.shape, one.interval) for one in (a, b)
    )
    common = time_a.common(time_b)
    if common is None:
        return None
    when = (common.start_ms, common.end_ms)
    unsure = (Verdict.UNSURE, Reason.NO_GEOMETRY, *when)
    if shape_a is None or shape_b is None:
        return Finding(*unsure, None, None, None)
    between = gap(shape_a, shape_b, minima.lateral_mm / 1000)
    if between.lower_m > 0 and between.lower_m * 1000 >= minima.lateral_mm:
        return None
    return Finding(*unsure, between.place, int(between.lower_m * 1000), None)


def gravity(pair):
    finding = pair.finding
    return (
        finding.verdict is Verdict.UNSURE,
        finding.gap_mm or 0,
        finding.first_ms,
        *(
            (side.subject.party, side.subject.ref, -1 if side.volume is None else side.volume)
            for side in (pair.a, pair.b)
        ),
        pair.a.source.value,
        pair.b.source.value,
    )
