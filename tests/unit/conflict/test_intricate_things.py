"""However intricate what somebody files is: judging it takes a bounded while, and errs outward."""

import math
import random
from itertools import product

import pytest

from parley.conflict import Announced, Minima, Sky, assessment, conflicts_among
from parley.model.findings import Conflict, Finding, Reason, Source, Verdict
from parley.model.heights import Band, Datum
from parley.model.instants import Interval
from parley.model.notices import Ref
from parley.model.volumes import Circle, Polygon, Role, Volume, position

MINIMA = Minima(5_556_000, 914_400, None)
LOW = Band(0, 1_000_000, Datum.MEAN_SEA_LEVEL)
HIGH = Band(9_000_000, 10_000_000, Datum.MEAN_SEA_LEVEL)
ALL_DAY = Interval(0, 86_400_000)


def star(lat: float, lon: float, corners: int, turned: float = 0.0) -> Polygon:
    """Spikes of a degree, which cross those of another star beside it."""
    points = []
    for corner in range(corners):
        angle, far = 2 * math.pi * corner / corners + turned, 0.2 if corner % 2 else 1.0
        points.append(position(lat + far * math.cos(angle), lon + far * math.sin(angle)))
    return Polygon(tuple(points))


def thing(party: str, volumes: list[Volume]) -> Announced:
    return Announced(
        Ref(party, "N1"), party, party, Source.ANNOUNCED, tuple(volumes), None, ALL_DAY
    )


def stars(party: str, rng: random.Random, count: int) -> Announced:
    """Some near, some far, some high, some whose outline crosses itself, of 4 to 12 corners."""
    volumes = []
    for _ in range(count):
        shape = star(
            35 + rng.uniform(-2, 2), 36 + rng.uniform(-2, 2), rng.randrange(4, 13, 2), rng.random()
        )
        volumes.append(Volume(Role.ACTIVITY, shape, rng.choice((LOW, LOW, HIGH)), ALL_DAY))
    return thing(party, volumes)


def findings(conflicts: tuple[Conflict, ...]) -> dict[tuple[int | None, int | None], Finding]:
    """What is found of each pair of volumes of the one conflict there is."""
    if not conflicts:
        return {}
    (one,) = conflicts
    return {(pair.a.volume, pair.b.volume): pair.finding for pair in (one, *one.also)}


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("effort", [3_000_000, 12_000, 30_000])
def test_what_is_not_held_against_each_other_is_unsure_and_nothing_is_lost(
    monkeypatch: pytest.MonkeyPatch, seed: int, effort: int
) -> None:
    rng = random.Random(f"intricate {seed}")
    things = [stars("alfa", rng, 9), stars("bravo", rng, 9)]
    whole = findings(conflicts_among(things, MINIMA))
    monkeypatch.setattr(assessment, "MOST_EFFORT", effort)
    bounded = findings(conflicts_among(things, MINIMA))
    assert whole.keys() <= bounded.keys()
    judged_less = {key for key, one in bounded.items() if one.reason is Reason.INTRICATE}
    for key, one in bounded.items():
        if key in judged_less:
            assert (one.verdict, one.gap_mm, one.place) == (Verdict.UNSURE, None, None)
        else:
            assert one == whole[key]
    # Heights are held against each other however intricate the outlines are.
    for one, other in bounded:
        assert one is not None
        assert other is not None
        assert things[0].volumes[one].band == things[1].volumes[other].band
    if effort < 3_000_000:
        assert judged_less
        assert len(judged_less) < len(bounded), "the least intricate ones are judged exactly"
        intricacy = {key: corners(things, key) for key in bounded}
        exact = [intricacy[key] for key in bounded.keys() - judged_less]
        assert max(exact) <= min(intricacy[key] for key in judged_less)
    else:
        assert not judged_less


def test_what_only_names_its_place_is_in_doubt_whatever_judging_costs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    things = [thing("alfa", []), stars("bravo", random.Random("named"), 3)]
    whole = conflicts_among(things, MINIMA)
    assert {one.reason for one in findings(whole).values()} == {Reason.NO_GEOMETRY}
    monkeypatch.setattr(assessment, "MOST_EFFORT", 0)
    assert conflicts_among(things, MINIMA) == whole


def corners(things: list[Announced], key: tuple[int | None, int | None]) -> int:
    """The pieces of both outlines, multiplied."""
    pieces = []
    for one, index in zip(things, key, strict=True):
        assert index is not None
        footprint = assessment.Piece(one, "", index, one.volumes[index], ALL_DAY).footprint
        assert footprint is not None
        pieces.append(sum(len(part.chain) for part in footprint.parts))
    return math.prod(pieces)


@pytest.mark.parametrize("seed", range(3))
def test_it_does_not_hang_on_the_order_in_which_things_came(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Two nodes that heard of the same notices in another order find the same."""
    monkeypatch.setattr(assessment, "MOST_EFFORT", 20_000)
    rng = random.Random(f"order {seed}")
    things = [stars(party, rng, 6) for party in ("alfa", "bravo", "charlie")]
    found = conflicts_among(things, MINIMA)
    assert any(p.finding.reason is Reason.INTRICATE for c in found for p in (c, *c.also))
    for _ in range(3):
        rng.shuffle(things)
        sky = Sky()
        for number in (0, 1, 2, 1, 0):
            sky.remove(f"{number}")
            sky.put(f"{number}", things[number])
        assert sky.among(MINIMA) == found
        assert sky.of(["0", "1", "2"], MINIMA) == found


def test_a_single_pair_of_volumes_is_always_judged() -> None:
    """However many corners they have: the search itself is bounded."""
    pair = [
        thing("alfa", [Volume(Role.ACTIVITY, star(35, 36, 2_000), LOW, ALL_DAY)]),
        thing("bravo", [Volume(Role.ACTIVITY, star(35, 36, 2_000, 0.003), LOW, ALL_DAY)]),
    ]
    (one,) = conflicts_among(pair, MINIMA)
    assert (one.finding.verdict, one.finding.reason) == (Verdict.CONFLICT, Reason.OVERLAP)


def test_as_many_plain_volumes_as_there_may_be_are_judged_to_the_last() -> None:
    circles = [
        Volume(Role.ACTIVITY, Circle(position(35 + n / 500, 36), 5_000_000), LOW, ALL_DAY)
        for n in range(64)
    ]
    found = findings(conflicts_among([thing("alfa", circles), thing("bravo", circles)], MINIMA))
    assert found.keys() == set(product(range(64), repeat=2))
    assert {one.reason for one in found.values()} == {Reason.OVERLAP, Reason.SEPARATION}


def test_the_most_intricate_there_is_costs_no_more_than_the_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Twice 64 volumes of 94 corners: 4,096 pairs, of which some two hundred are held exactly."""
    held = []
    judge = assessment.judge_prepared
    monkeypatch.setattr(
        assessment, "judge_prepared", lambda *given: held.append(0) or judge(*given)
    )
    most = [
        thing(
            party,
            [
                Volume(Role.ACTIVITY, star(35, 36, 94, turned + 0.1 * n), LOW, ALL_DAY)
                for n in range(64)
            ],
        )
        for party, turned in (("alfa", 0.0), ("bravo", 0.003))
    ]
    found = findings(conflicts_among(most, MINIMA))
    assert len(found) == 64 * 64
    assert 100 < len(held) < 400
