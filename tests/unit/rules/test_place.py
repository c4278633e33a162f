"""Words for places against what was drawn."""

import pytest

from parley.model.agreements import Box, NamedRegion
from parley.model.heights import Band, Datum
from parley.model.instants import Interval
from parley.model.volumes import Circle, Role, Volume, position
from parley.rules.place import place_mismatch_mm, region_named

REGIONS = (
    NamedRegion("north Syria", Box(360_000_000, 365_000_000, 373_000_000, 424_000_000)),
    NamedRegion("Damascus", Box(330_000_000, 360_000_000, 340_000_000, 370_000_000)),
)


def drawn(lat, lon, radius_m=25_000, role=Role.ACTIVITY):
    band = Band(0, 6_000_000, Datum.MEAN_SEA_LEVEL)
    shape = Circle(position(lat, lon), radius_m * 1000)
    return Volume(role, shape, band, Interval(0, None))


REPORTED = drawn(35.53, 35.78)


@pytest.mark.parametrize("label", ["north Syria", "  NORTH\u00a0 syria ", "North Syria"])
def test_a_region_is_known_by_its_folded_name(label):
    assert region_named(label, REGIONS) is REGIONS[0]
    assert 50_000_000 < place_mismatch_mm(label, [REPORTED], REGIONS) < 65_000_000


def test_what_meets_its_region_is_no_mismatch():
    assert place_mismatch_mm("north Syria", [drawn(36.5, 38)], REGIONS) is None
    assert place_mismatch_mm("north Syria", [drawn(35.9, 38)], REGIONS) is None


def test_only_the_activity_counts_where_there_is_one():
    hazard = drawn(36.5, 38, role=Role.RESIDUAL_HAZARD)
    assert place_mismatch_mm("north Syria", [REPORTED, hazard], REGIONS) > 50_000_000
    assert place_mismatch_mm("north Syria", [hazard], REGIONS) is None


def test_a_town_of_the_gazetteer():
    assert place_mismatch_mm("Latakia", [REPORTED], REGIONS) is None
    far = place_mismatch_mm("Aleppo", [REPORTED], REGIONS)
    # 145 km from the centre less the radius of 25 km.
    assert far == pytest.approx(120_000_000, rel=0.01)


def test_the_nearest_town_of_that_name_counts():
    # Tripoli in Lebanon, not in Libya.
    assert place_mismatch_mm("Tripoli", [drawn(34.43, 35.85, 5_000)], ()) is None


def test_the_outskirts_of_a_town_are_the_town_but_nine_kilometres_are_not():
    north = 1 / 110.9  # degrees a kilometre there
    for kilometres, expected in ((5.5, None), (10, 9_000_000)):
        volume = drawn(35.33588 + kilometres * north, 40.14084, 1_000)
        found = place_mismatch_mm("Deir ez-Zor", [volume], ())
        assert found == (None if expected is None else pytest.approx(expected, rel=0.02))


def test_the_agreement_comes_before_the_gazetteer():
    there = drawn(33.51, 36.29)
    assert place_mismatch_mm("Damascus", [there], REGIONS) is None
    assert place_mismatch_mm("Damascus", [drawn(33.51, 37.2, 1_000)], REGIONS) > 10_000_000


@pytest.mark.parametrize("label", ["", "   ", "Nowhere-in-particular", "the usual place"])
def test_a_name_nobody_knows_proves_nothing(label):
    assert place_mismatch_mm(label, [REPORTED], REGIONS) is None
    assert region_named(label, REGIONS) is None


def test_nothing_drawn_is_no_mismatch():
    assert place_mismatch_mm("north Syria", [], REGIONS) is None
