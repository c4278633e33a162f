"""Doubts about any position whatever, and none about what is right."""

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.geometry.earth import between_m, point_towards, points_of, position_of
from parley.geometry.land import ground_at
from parley.model.agreements import Box, NamedRegion
from parley.model.volumes import Position, position
from parley.rules.coordinates import DoubtKind, doubts_about, written
from parley.rules.gazetteer import _gazetteer, towns_meant

REGIONS = (NamedRegion("north Syria", Box(360_000_000, 365_000_000, 373_000_000, 424_000_000)),)
LABELS = ("", "Latakia", "Rukban camp", "north Syria", "San José", "nowhere at all", "Suva")
SLIPS = {DoubtKind.SWAPPED, DoubtKind.MISTYPED}

EDGES = (-900_000_000, 0, 900_000_000)
latitudes = st.integers(-900_000_000, 900_000_000) | st.sampled_from(EDGES)
longitudes = st.integers(-1_800_000_000, 1_800_000_000) | st.sampled_from(
    (-1_800_000_000, 0, 1_800_000_000, 1_799_999_999)
)
positions = st.builds(Position, latitudes, longitudes)
round_degrees = st.builds(
    lambda lat, lon: position(lat / 10, lon / 10),
    st.integers(-900, 900),
    st.integers(-1800, 1800),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(positions | round_degrees, st.sampled_from(LABELS), st.booleans())
def test_any_position_is_judged(at, label, expects_land):
    doubts = doubts_about(at, label, REGIONS, expects_land=expects_land)
    assert len({doubt.kind for doubt in doubts}) == len(doubts)
    for doubt in doubts:
        assert doubt.words
        assert (doubt.suggestion is not None) == (doubt.kind in SLIPS)
        assert doubt.suggestion != at
        if doubt.suggestion is not None:
            # What is suggested is itself not doubted to be near what was named.
            left = doubts_about(doubt.suggestion, label, REGIONS, expects_land=expects_land)
            assert doubt.kind is DoubtKind.SWAPPED or not SLIPS & {one.kind for one in left}
    assert ground_at(at).kind
    assert written(at)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.integers(0, 234_000), positions, st.floats(0, 2_000))
def test_what_is_near_the_named_place_draws_no_slip(row, towards, metres):
    gazetteer = _gazetteer()
    town = gazetteer._town(row)
    start = gazetteer._line_starts[row]
    name = gazetteer._names[start : start + 400].split(b"\t")[1].decode()
    ends = points_of([town.at, towards])
    at = position_of(point_towards(ends[0], ends[1], metres))
    assert between_m(at, town.at) < 2_001
    if town.at in [one.at for one in towns_meant(name)[0]]:
        found = {doubt.kind for doubt in doubts_about(at, name, REGIONS)}
        assert not found - {DoubtKind.COARSE}, (name, found)
