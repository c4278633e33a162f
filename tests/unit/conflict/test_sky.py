"""Things that come, change and go: the index answers as if it had been made anew."""

import random

import msgspec
import pytest

from announced_things import CENTRES, anything, report, scattered, some
from oracle import slow_conflicts
from parley.conflict import Announced, Minima, Sky, conflicts_among
from parley.model.agreements import Box
from parley.model.findings import Reason, Source, Verdict
from parley.model.heights import Band, Datum
from parley.model.instants import Interval
from parley.model.notices import Ref
from parley.model.volumes import Circle, Role, Volume, position

MINIMA = Minima(5_556_000, 914_400, None)
PARTIES = ("alfa", "bravo", "charlie")
BAND = Band(0, 1_000_000, Datum.MEAN_SEA_LEVEL)


def filled(things):
    sky = Sky()
    for name, thing in things.items():
        sky.put(name, thing)
    return sky


def with_side(conflicts, *subjects):
    return tuple(c for c in conflicts if c.a.subject in subjects or c.b.subject in subjects)


def change(rng, things, sky, lat, lon):
    """One random change, made to both."""
    kind = rng.random()
    if kind < 0.6 or not things:
        ref = Ref(rng.choice(PARTIES), f"n{rng.randrange(12)}")
        # A notice and a concern may bear one reference; their names differ.
        name = rng.choice(("notice/", "concern/")) + str(ref)
        if name.startswith("concern"):
            things[name] = report(rng, ref, rng.choice((None, *PARTIES)), lat, lon)
        else:
            things[name] = msgspec.structs.replace(
                anything(rng, ref, PARTIES, lat, lon), actor=ref.party, source=Source.ANNOUNCED
            )
        sky.put(name, things[name])
    elif kind < 0.85:
        name = rng.choice(sorted(things))
        volumes = tuple(scattered(rng, lat, lon) for _ in range(rng.randint(0, 4)))
        things[name] = msgspec.structs.replace(things[name], volumes=volumes)
        sky.put(name, things[name])
    else:
        name = rng.choice(sorted(things))
        del things[name]
        sky.remove(name)


@pytest.mark.parametrize("margin_mm", [None, 200_000])
@pytest.mark.parametrize("locale", CENTRES)
def test_it_answers_as_if_made_anew_whatever_came_and_went(locale, margin_mm):
    rng = random.Random(f"sky {locale} {margin_mm}")
    centre = CENTRES[locale]
    things, sky, found = {}, Sky(), 0
    for _ in range(50):
        change(rng, things, sky, *centre)
        if rng.random() < 0.6:
            continue
        minima = Minima(rng.choice((0, 5_556_000)), 914_400, margin_mm)
        at_ms = rng.choice((None, 0, rng.randrange(15_000)))
        truth = slow_conflicts.conflicts_among(things.values(), minima, at_ms)
        found += len(truth)
        assert len(sky) == len(things)
        assert sky.among(minima, at_ms) == truth
        assert conflicts_among(tuple(things.values()), minima, at_ms) == truth
        for ref in sorted({thing.subject for thing in things.values()}, key=str):
            names = (f"notice/{ref}", f"concern/{ref}")
            assert sky.of(names, minima, at_ms) == with_side(truth, ref)
        stranger = anything(rng, Ref("delta", "new"), PARTIES, *centre)
        with_it = slow_conflicts.conflicts_among((*things.values(), stranger), minima, at_ms)
        assert sky.against(stranger, minima, at_ms) == with_side(with_it, stranger.subject)
    assert found > 20


@pytest.mark.parametrize("locale", CENTRES)
def test_many_at_once_and_by_one_are_the_same(locale):
    rng = random.Random(f"many {locale}")
    things = some(rng, 120, PARTIES, *CENTRES[locale])
    sky = filled(things)
    whole = sky.among(MINIMA, 2_000)
    assert len(whole) > 100
    for name, thing in things.items():
        assert sky.of((name,), MINIMA, 2_000) == with_side(whole, thing.subject)
    one, two = (list(things.values())[n].subject for n in (3, 70))
    assert sky.of((str(one), str(two)), MINIMA, 2_000) == with_side(whole, one, two)
    emptied = dict(list(things.items())[::3])
    for name in things.keys() - emptied.keys():
        sky.remove(name)
    assert sky.among(MINIMA) == filled(emptied).among(MINIMA)


def test_same_party_compares_ones_own_and_never_a_thing_with_itself():
    rng = random.Random(5)
    things = some(rng, 20, PARTIES, 10, 179.95)
    own = slow_conflicts.conflicts_among(things.values(), MINIMA, same_party=True)
    assert filled(things).among(MINIMA, same_party=True) == own
    assert len(own) > len(filled(things).among(MINIMA)) > 0


def circle(party, ref, start=0, end=10, lat=10.0, **changed):
    volume = Volume(Role.ACTIVITY, Circle(position(lat, 20), 1_000_000), BAND, Interval(start, end))
    thing = Announced(
        Ref(party, ref), party, party, Source.ANNOUNCED, (volume,), None, Interval(start, end)
    )
    return msgspec.structs.replace(thing, **changed)


def test_what_is_replaced_or_removed_is_gone():
    sky = filled({"one": circle("alfa", "n"), "two": circle("bravo", "n")})
    assert len(sky.among(MINIMA)) == 1
    sky.put("two", circle("bravo", "n", lat=60.0))
    assert sky.among(MINIMA) == sky.of(("one", "two"), MINIMA) == ()
    sky.put("two", circle("bravo", "n"))
    assert len(sky.of(("two",), MINIMA)) == 1
    sky.remove("two")
    sky.remove("two")
    assert sky.among(MINIMA) == sky.of(("one", "two"), MINIMA) == ()
    assert len(sky) == 1


def test_rows_are_used_again():
    sky = Sky()
    for number in range(1_000):
        sky.put("one", circle("alfa", "n", lat=number / 100))
        sky.put("two", circle("bravo", f"n{number}", start=number, end=number + 20))
    assert sky._candidates._size <= 3
    assert len(sky.among(MINIMA)) == 0
    sky.put("one", circle("alfa", "n"))
    sky.put("two", circle("bravo", "n"))
    assert len(sky.among(MINIMA)) == 1


def test_time_is_half_open_to_the_millisecond():
    late = 253_402_300_799_998
    for start in (0, late - 10):
        sky = filled({"a": circle("alfa", "n", start, start + 5)})
        after = circle("bravo", "n", start + 5, start + 6)
        assert sky.against(after, MINIMA) == ()
        assert len(sky.against(circle("bravo", "n", start + 4, None), MINIMA)) == 1
        same = circle("bravo", "n", start, None)
        assert len(sky.against(same, MINIMA, at_ms=start + 4)) == 1
        assert sky.against(same, MINIMA, at_ms=start + 5) == ()


def test_bands_that_touch_meet_where_no_minimum_is_agreed():
    above = Volume(Role.ACTIVITY, circle("x", "x").volumes[0].shape, BAND, Interval(0, 10))
    band = Band(1_000_000, 2_000_000, Datum.MEAN_SEA_LEVEL)
    above = msgspec.structs.replace(above, band=band)
    sky = filled({"one": circle("alfa", "n")})
    (found,) = sky.against(circle("bravo", "n", volumes=(above,)), Minima(0, 0, None))
    assert found.finding.reason is Reason.OVERLAP


@pytest.mark.parametrize(("lat", "lon"), [(59, 1), (-59, 179), (-59, -91), (0, -91), (59, 60)])
def test_a_region_of_half_the_earth_meets_what_lies_in_its_corners(lat, lon):
    shape = Circle(position(lat, lon), 1_000)
    volume = Volume(Role.ACTIVITY, shape, BAND, Interval(0, 10))
    half = Box(-600_000_000, 0, 600_000_000, -900_000_000)
    region = circle("bravo", "n", volumes=(), source=Source.REGION, region=half)
    sky = filled({"one": circle("alfa", "n", volumes=(volume,)), "two": region})
    assert len(sky.among(MINIMA)) == len(sky.of(("one",), MINIMA)) == 1
    assert len(sky.of(("two",), MINIMA)) == 1


def test_an_unknown_end_outlasts_every_instant():
    endless = circle("alfa", "n", 0, None), circle("bravo", "n", 253_402_300_799_999, None)
    assert len(conflicts_among(endless, MINIMA, at_ms=253_402_300_799_999)) == 1


def test_asking_of_a_stranger_keeps_nothing():
    sky = filled({"one": circle("alfa", "n")})
    stranger = circle("bravo", "n", actor=None)
    assert len(sky.against(stranger, MINIMA)) == 1
    assert len(sky) == 1
    assert sky.among(MINIMA) == ()


def test_a_report_under_the_reference_of_a_notice_is_judged_against_it():
    seen = circle("alfa", "n", source=Source.REPORTED, actor="bravo")
    sky = filled({"notice/alfa/n": circle("alfa", "n"), "concern/alfa/n": seen})
    (found,) = sky.among(MINIMA)
    assert {found.a.source, found.b.source} == {Source.ANNOUNCED, Source.REPORTED}
    assert sky.of(("notice/alfa/n",), MINIMA) == (found,)
    assert sky.of(("notice/alfa/n", "concern/alfa/n"), MINIMA) == (found,)


def test_a_place_nobody_knows_is_unsure_against_all_of_its_time():
    things = {str(lat): circle("alfa", f"n{lat}", lat=lat) for lat in (-90.0, 0.0, 90.0)}
    nowhere = circle("bravo", "n", volumes=(), source=Source.REGION)
    found = filled(things).against(nowhere, MINIMA)
    assert [conflict.finding.reason for conflict in found] == [Reason.NO_GEOMETRY] * 3
    assert {conflict.finding.verdict for conflict in found} == {Verdict.UNSURE}
