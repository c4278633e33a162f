"""Things against things: one line a pair, whose is judged against whose, and what is over."""

import random

import msgspec
import pytest

from announced_things import CENTRES, scattered
from oracle import slow_conflicts
from parley.conflict import Announced, Minima, conflicts_among
from parley.model.agreements import Box
from parley.model.findings import Reason, Source, Verdict
from parley.model.heights import Band, Datum
from parley.model.instants import Interval, instant_of
from parley.model.notices import Ref
from parley.model.volumes import Circle, Role, Route, Volume, position

MINIMA = Minima(5_556_000, 914_400, None)
BAND = Band(0, 6_000_000, Datum.MEAN_SEA_LEVEL)
NORTH_SYRIA = Box(360_000_000, 365_000_000, 373_000_000, 424_000_000)


def at(clock):
    return instant_of(f"2018-09-17T{clock}:00Z")


def thing(party, ref, volumes=(), actor=None, region=None, period=None, source=Source.ANNOUNCED):
    return Announced(
        subject=Ref(party, ref),
        party=party,
        actor=actor or party,
        source=source,
        volumes=tuple(volumes),
        region=region,
        period=period or Interval(at("18:40"), None),
    )


ORBIT = Volume(
    Role.ACTIVITY,
    Circle(position(35.93, 36.63), 15_000_000),
    BAND,
    Interval(at("17:31"), at("19:00")),
)
RECALL = Volume(
    Role.RECALL,
    Route((position(35.93, 36.63), position(35.30, 35.53), position(35.40, 35.95)), 5_000_000),
    BAND,
    Interval(at("17:31"), at("19:15")),
)
SEEN = Volume(
    Role.ACTIVITY,
    Circle(position(35.53, 35.78), 25_000_000),
    BAND,
    Interval(at("18:40"), None),
)
FLIGHT = thing("russia", "flight", (ORBIT, RECALL))
VAGUE = thing("israel", "n1", region=NORTH_SYRIA)
REPORT = thing("russia", "c1", (SEEN,), actor="israel", source=Source.REPORTED)


def roles(conflict):
    return {conflict.a.role, conflict.b.role}


def test_the_evening():
    found = conflicts_among([FLIGHT, VAGUE, REPORT], MINIMA, at_ms=at("18:40"))
    recall, orbit = found
    assert roles(recall) == {"recall", "activity"}
    assert (recall.finding.verdict, recall.finding.reason) == (Verdict.CONFLICT, Reason.OVERLAP)
    assert {recall.a.source, recall.b.source} == {Source.ANNOUNCED, Source.REPORTED}
    assert (recall.finding.first_ms, recall.finding.last_ms) == (at("18:40"), at("19:15"))
    assert recall.also == ()
    assert roles(orbit) == {"activity", "region"}
    assert (orbit.finding.verdict, orbit.finding.reason) == (Verdict.UNSURE, Reason.NO_GEOMETRY)
    assert orbit.finding.last_ms == at("19:00")
    assert orbit.finding.gap_mm == 0
    (corridor,) = orbit.also
    assert roles(corridor) == {"recall", "region"}
    assert 2_700_000 < corridor.finding.gap_mm < 2_850_000


def test_a_report_is_not_judged_against_the_notice_of_whom_it_reports():
    assert conflicts_among([VAGUE, REPORT], MINIMA) == ()
    assert len(conflicts_among([FLIGHT, REPORT], MINIMA)) == 1


def test_a_report_about_nobody_known_is_judged_against_everybody():
    unknown = msgspec.structs.replace(REPORT, actor=None)
    other = msgspec.structs.replace(REPORT, subject=Ref("observer", "c9"), actor=None)
    assert len(conflicts_among([FLIGHT, unknown], MINIMA)) == 1
    assert len(conflicts_among([unknown, other], MINIMA)) == 1


def test_the_order_of_things_does_not_matter():
    things = [FLIGHT, VAGUE, REPORT, thing("observer", "n2", (SEEN, ORBIT))]
    whole = conflicts_among(things, MINIMA)
    assert len(whole) > 3
    for _ in range(5):
        random.Random(7).shuffle(things)
        assert conflicts_among(things, MINIMA) == whole


def test_what_is_over_is_left_out():
    found = conflicts_among([FLIGHT, VAGUE], MINIMA, at_ms=at("19:00"))
    (conflict,) = found
    assert roles(conflict) == {"recall", "region"}
    assert conflict.also == ()
    assert conflicts_among([FLIGHT, VAGUE], MINIMA, at_ms=at("19:15")) == ()
    early = conflicts_among([FLIGHT, VAGUE], MINIMA, at_ms=at("10:00"))
    assert early == conflicts_among([FLIGHT, VAGUE], MINIMA)


def test_an_unknown_region_is_everywhere():
    nowhere = thing("israel", "n1")
    far = Volume(Role.ACTIVITY, Circle(position(-60, 170), 1_000), BAND, ORBIT.interval)
    (conflict,) = conflicts_among([thing("russia", "f", (far,)), nowhere], MINIMA)
    finding = conflict.finding
    assert (finding.verdict, finding.reason) == (Verdict.UNSURE, Reason.NO_GEOMETRY)
    assert (finding.gap_mm, finding.place, finding.vertical_gap_mm) == (None, None, None)
    later = thing("israel", "n1", period=Interval(at("19:00"), None))
    assert conflicts_among([thing("russia", "f", (far,)), later], MINIMA) == ()


def test_regions_are_unsure_with_one_another_unless_apart():
    beside = Box(350_000_000, 365_000_000, 355_000_000, 424_000_000)
    touching = Box(350_000_000, 365_000_000, 360_000_000, 424_000_000)
    assert conflicts_among([VAGUE, thing("russia", "n", region=beside)], MINIMA) == ()
    (found,) = conflicts_among([VAGUE, thing("russia", "n", region=touching)], MINIMA)
    assert found.finding.reason is Reason.NO_GEOMETRY
    assert len(conflicts_among([VAGUE, thing("russia", "n")], MINIMA)) == 1


def test_ones_own_things_only_when_asked():
    two = thing("russia", "second", (ORBIT,))
    assert conflicts_among([FLIGHT, two], MINIMA) == ()
    (own,) = conflicts_among([FLIGHT, two], MINIMA, same_party=True)
    assert own.finding.verdict is Verdict.CONFLICT
    assert len(own.also) == 1


def test_nothing_meets_nothing():
    assert conflicts_among([], MINIMA) == ()
    assert conflicts_among([FLIGHT], MINIMA) == ()


@pytest.mark.parametrize("margin_mm", [None, 200_000])
@pytest.mark.parametrize("locale", CENTRES)
def test_the_filter_leaves_nothing_out(locale, margin_mm):
    rng = random.Random(f"{locale}{margin_mm}")
    minima = Minima(5_556_000, 914_400, margin_mm)
    things = []
    for number in range(24):
        volumes = [scattered(rng, *CENTRES[locale]) for _ in range(rng.randint(1, 3))]
        things.append(thing(f"p{number % 3}", f"n{number}", volumes))
    truth = slow_conflicts.conflicts_among(things, minima)
    assert conflicts_among(things, minima) == truth
    assert len(truth) > 5


@pytest.mark.parametrize("side", [1, -1])
def test_across_the_antimeridian_from_one_side_only(side):
    over = Circle(position(10, side * 179.9), 30_000_000)
    beside = Circle(position(10, side * -179.95), 100_000)
    volumes = [Volume(Role.ACTIVITY, shape, BAND, Interval(0, 10)) for shape in (over, beside)]
    things = [thing(f"p{n}", "n", (volume,)) for n, volume in enumerate(volumes)]
    assert len(conflicts_among(things, Minima(0, 0, None))) == 1


def test_no_pair_is_told_twice():
    # More pieces across the antimeridian than are asked for at once, each with two boxes.
    things = []
    for number in range(300):
        shape = Circle(position(number / 10 - 15, 180), 1_000_000)
        volume = Volume(Role.ACTIVITY, shape, BAND, Interval(0, 10))
        things.append(thing(f"p{number}", "n", (volume,)))
    found = conflicts_among(things, MINIMA)
    # Neighbours are 11.06 km apart, 9.06 km from edge to edge.
    assert found == ()
    closer = conflicts_among(things, Minima(9_100_000, 914_400, None))
    assert len(closer) == 299
    assert all(conflict.also == () for conflict in closer)


def test_widening_never_takes_a_conflict_away():
    rng = random.Random(3)
    for _ in range(60):
        a, b = (scattered(rng, 0, 0) for _ in range(2))
        if not isinstance(a.shape, Circle):
            continue
        one, two = thing("a", "n", (a,)), thing("b", "n", (b,))
        wide = Circle(a.shape.centre, a.shape.radius_mm + 3_000_000)
        wider = thing("a", "n", (msgspec.structs.replace(a, shape=wide),))
        if conflicts_among([one, two], MINIMA):
            assert conflicts_among([wider, two], MINIMA)
