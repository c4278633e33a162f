"""Real places, typed right and typed wrong."""

import pytest

from parley.geometry.earth import between_m
from parley.model.agreements import Box, NamedRegion
from parley.model.volumes import Circle, Polygon, Route, position
from parley.rules.coordinates import (
    DoubtKind,
    doubts_about,
    point_of,
    written,
)
from parley.rules.flags import FlagKind, flags_of_position

REGIONS = (
    NamedRegion("north Syria", Box(360_000_000, 365_000_000, 373_000_000, 424_000_000)),
    NamedRegion("south Syria", Box(323_000_000, 357_000_000, 337_000_000, 390_000_000)),
)

PLACES = {
    "Rukban camp": (33.31, 38.70),
    "Latakia": (35.52, 35.78),
    "Deir ez-Zor": (35.34, 40.14),
    "Aleppo": (36.21, 37.16),
    "Damascus": (33.51, 36.29),
    "Tel Aviv": (32.08, 34.78),
    "Sana'a": (15.35, 44.21),
    "Kunduz hospital": (36.72, 68.86),
    "Gaza": (31.51, 34.46),
    "Arwad": (34.86, 35.86),
    "Limassol": (34.68, 33.04),
    "Valletta": (35.90, 14.51),
    "Suva": (-18.14, 178.44),
    "Khan Younis": (31.34, 34.31),
    "Mariupol": (47.10, 37.54),
    "Tromsø": (69.65, 18.96),
    "Ushuaia": (-54.81, -68.31),
}


def kinds(lat, lon, label="", regions=(), **more):
    return [doubt.kind for doubt in doubts_about(position(lat, lon), label, regions, **more)]


def suggested(lat, lon, label, kind, regions=()):
    doubts = doubts_about(position(lat, lon), label, regions)
    return next(doubt for doubt in doubts if doubt.kind is kind)


@pytest.mark.parametrize("label", PLACES)
def test_a_right_position_draws_no_doubt(label):
    assert kinds(*PLACES[label], label) == []
    assert kinds(*PLACES[label]) == []


def test_a_place_the_gazetteer_lacks_draws_none_either():
    assert kinds(35.40, 35.95, "Hmeimim") == []
    assert kinds(33.36, 38.79, "al-Tanf junction") == []


@pytest.mark.parametrize("label", [name for name in PLACES if name != "Suva"])
def test_exchanged_degrees_are_found(label):
    lat, lon = PLACES[label]
    doubt = suggested(lon, lat, label, DoubtKind.SWAPPED)
    assert doubt.suggestion == position(lat, lon)
    assert f"{written(position(lat, lon))} would lie" in doubt.words
    assert label in doubt.words


def test_exchanged_degrees_of_a_place_about_the_town():
    doubt = suggested(68.86, 36.60, "Kunduz", DoubtKind.SWAPPED)
    assert doubt.suggestion == position(36.60, 68.86)
    # Not where the exchange is no great gain, nor where it would put a site in the sea.
    assert DoubtKind.SWAPPED not in kinds(35.70, 35.55, "Latakia")
    assert DoubtKind.SWAPPED not in kinds(34.5, 32.08, "Tel Aviv")
    assert DoubtKind.SWAPPED in kinds(34.5, 32.08, "Tel Aviv", expects_land=False)


def typed_wrong(lat, lon):
    text = f"{abs(lat):05.2f}"
    sign = -1 if lat < 0 else 1
    yield "a sign dropped", -lat, lon
    yield "the other sign dropped", lat, -lon
    yield "one degree", lat + 1, lon
    yield "the other degree", lat, lon - 1
    yield "ten degrees", lat - 10, lon
    if text[0] != text[1]:
        yield "degrees transposed", sign * float(text[1] + text[0] + text[2:]), lon
    if abs(int(text[1]) - int(text[3])) > 1:
        yield "across the point", sign * float(text[0] + text[3] + "." + text[1] + text[4]), lon


@pytest.mark.parametrize(
    ("label", "slip", "lat", "lon"),
    [
        (label, *one)
        for label, place in PLACES.items()
        for one in typed_wrong(*place)
        if abs(one[1]) <= 90
    ],
)
def test_a_slip_is_found(label, slip, lat, lon):
    doubt = suggested(lat, lon, label, DoubtKind.MISTYPED)
    assert between_m(doubt.suggestion, position(*PLACES[label])) < 20


def test_minutes_typed_as_decimals_are_found():
    # 35°31' N 35°47' E, which is 35.517 N 35.783 E.
    doubt = suggested(35.31, 35.47, "Latakia", DoubtKind.MISTYPED)
    assert "minutes typed as decimals in both" in doubt.words
    assert between_m(doubt.suggestion, position(35 + 31 / 60, 35 + 47 / 60)) < 5


def test_what_is_said_of_a_mistyped_position():
    doubt = suggested(36.52, 35.78, "Latakia", DoubtKind.MISTYPED)
    assert doubt.words == (
        "perhaps mistyped, one degree off in the latitude: 35.52N 35.78E would lie 1.6 km from "
        "“Latakia”, this lies 110 km from it; ask its author"
    )


def test_more_than_one_slip_may_explain_it():
    # One digit of the latitude, or its minutes: 35.53 and 35.5333 both lie in the town.
    doubt = suggested(35.32, 35.79, "Latakia", DoubtKind.MISTYPED)
    assert doubt.suggestion == position(35.5333333, 35.79)
    assert "; 1 other slip would explain it too; ask its author" in doubt.words


@pytest.mark.parametrize(
    ("lat", "lon", "label"),
    [
        (35.47, 35.80, "Latakia"),  # 7 km south: a suburb, or a slip of the second decimal
        (35.60, 35.95, "Latakia"),
        (35.59, 35.79, "Latakia"),  # One second decimal away from the town.
        (36.10, 37.50, "Aleppo"),
    ],
)
def test_what_is_merely_some_way_off_is_not_called_mistyped(lat, lon, label):
    assert set(kinds(lat, lon, label)) == {DoubtKind.FAR_FROM_PLACE}


def test_far_from_the_named_place_with_the_distance():
    doubt = suggested(36.10, 37.50, "Aleppo", DoubtKind.FAR_FROM_PLACE)
    assert doubt.words.startswith("32.5 km from “Aleppo”")
    assert doubt.suggestion is None
    assert kinds(36.6, 38.0, "north Syria", REGIONS) == []
    assert kinds(35.5, 38.0, "north Syria", REGIONS) == [DoubtKind.FAR_FROM_PLACE]


def test_a_namesake_at_the_other_end_of_the_world_proves_nothing():
    assert kinds(33.31, 38.70, "Hope clinic") == []
    assert kinds(33.31, 38.70, "Victoria hospital") == []
    # But a whole name of a town does.
    assert kinds(33.31, 38.70, "Kunduz") == [DoubtKind.FAR_FROM_PLACE]


@pytest.mark.parametrize(
    ("lat", "lon", "words"),
    [
        (35.5, 35.3, "at sea"),
        (31.6, 35.5, "in a lake, 5.7 km out"),
        (42.0, 50.5, "at sea, no shore within 50 km"),
        (0.5, 0.5, "at sea"),
    ],
)
def test_water(lat, lon, words):
    doubt = suggested(lat, lon, "", DoubtKind.IN_WATER)
    assert words in doubt.words
    assert kinds(lat, lon, expects_land=False) == []


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("port of Latakia", 35.525, 35.765),
        ("a quay of Tartus", 34.905, 35.862),
        ("Arwad", 34.856, 35.858),
        ("4 km off Gaza", 31.56, 34.41),
        ("Røst, which the map lacks", 67.52, 12.12),
        ("shore of the Dead Sea", 31.55, 35.40),
    ],
)
def test_near_a_shore_nobody_shouts(name, lat, lon):
    assert kinds(lat, lon) == []


def test_outside_of_all_regions_only_where_the_label_says_nothing():
    doubt = suggested(31.0, 34.5, "", DoubtKind.OUTSIDE_REGIONS, REGIONS)
    assert doubt.words.startswith("184 km from “south Syria”, over 100 km from every region")
    assert kinds(15.4, 44.2, "", REGIONS) == [DoubtKind.OUTSIDE_REGIONS]
    assert kinds(15.4, 44.2, "the usual place", REGIONS) == [DoubtKind.OUTSIDE_REGIONS]
    assert kinds(15.4, 44.2, "Hope clinic", REGIONS) == [DoubtKind.OUTSIDE_REGIONS]
    assert kinds(15.35, 44.21, "Sanaa", REGIONS) == []
    assert kinds(15.4, 44.2) == []
    assert kinds(34.5, 38.0, "", REGIONS) == []  # Between the regions, 90 km from one.


def test_regions_tell_exchanged_degrees_where_the_label_does_not():
    doubt = suggested(40.5, 36.8, "", DoubtKind.SWAPPED, REGIONS)
    assert doubt.suggestion == position(36.8, 40.5)
    assert "would lie in “north Syria”, this lies over 100 km from it" in doubt.words
    doubt = suggested(40.5, 36.8, "North  Syria", DoubtKind.SWAPPED, REGIONS)
    assert "in “north Syria”" in doubt.words
    doubt = suggested(36.8, -40.5, "", DoubtKind.MISTYPED, REGIONS)
    assert doubt.suggestion == position(36.8, 40.5)
    # One degree more or less leads into a region from too many places.
    assert DoubtKind.MISTYPED not in kinds(38.5, 40.5, "", REGIONS)
    assert DoubtKind.MISTYPED not in kinds(39.0, 40.5, "north Syria", REGIONS)


def test_one_exchange_is_told_once():
    found = kinds(38.70, 33.31, "Rukban camp", REGIONS)
    assert found.count(DoubtKind.SWAPPED) == 1


def test_no_region_makes_a_site_of_the_sea():
    gulf = (NamedRegion("gulf", Box(100_000_000, 400_000_000, 160_000_000, 500_000_000)),)
    assert DoubtKind.SWAPPED not in kinds(47, 12, "", gulf)
    assert DoubtKind.SWAPPED in kinds(47, 12, "", gulf, expects_land=False)
    assert DoubtKind.SWAPPED in kinds(44, 15.5, "", gulf)


def test_the_zeros_of_an_empty_form():
    assert kinds(0, 0) == kinds(0, 0, "Latakia", REGIONS) == [DoubtKind.NULL_ISLAND]
    assert kinds(0.005, -0.005) == [DoubtKind.NULL_ISLAND]


def test_whole_degrees_are_asked_about():
    assert kinds(34, 38) == [DoubtKind.COARSE]
    assert kinds(34, 38.5) == kinds(34.5, 38) == []


def test_poles_and_the_antimeridian():
    assert kinds(90, 0.5) == [DoubtKind.IN_WATER]
    assert kinds(-90, 0.5) == []
    for lon in (180, -180):
        assert kinds(-16.8, lon) == []  # Taveuni
        assert kinds(-21.05, lon) == [DoubtKind.IN_WATER]
    # A sign dropped beside the antimeridian moves a place by less than a degree.
    assert DoubtKind.MISTYPED in kinds(-18.14, -178.44, "Suva")


@pytest.mark.parametrize(
    ("lat", "lon", "text"),
    [
        (35.53, 35.78, "35.53N 35.78E"),
        (-18.1, -178.4, "18.10S 178.40W"),
        (0, 0, "0.00N 0.00E"),
        (35.123456, 35.5, "35.12346N 35.50E"),
        (9.99999999, 1, "10.00N 1.00E"),
    ],
)
def test_a_position_as_written(lat, lon, text):
    assert written(position(lat, lon)) == text


def test_one_position_of_a_shape():
    a, b, c = position(33, 38), position(33, 39), position(34, 39)
    assert point_of(Circle(b, 1000)) == b
    assert point_of(Route((c, a), 1000)) == c
    within = point_of(Polygon((a, b, c)))
    assert 33 < within.lat < 34
    assert within.lon > 38 + (within.lat - 33)


def test_doubts_as_flags():
    flags = flags_of_position(position(35.78, 35.52), "Latakia", ())
    assert [flag.kind for flag in flags] == [
        FlagKind.SWAPPED_DEGREES,
        FlagKind.IN_WATER,
        FlagKind.PLACE_MISMATCH,
    ]
    assert "35.52N 35.78E" in flags[0].words
    assert [f.kind for f in flags_of_position(position(0, 0), "", ())] == [FlagKind.NULL_ISLAND]
    kinds_of = {
        FlagKind.MISTYPED_POSITION: ((36.52, 35.78), "Latakia", ()),
        FlagKind.OUTSIDE_REGIONS: ((15.4, 44.2), "", REGIONS),
        FlagKind.COARSE_POSITION: ((34, 38), "", ()),
    }
    for kind, (place, label, regions) in kinds_of.items():
        assert kind in [flag.kind for flag in flags_of_position(position(*place), label, regions)]
    afloat = flags_of_position(position(35.5, 35.3), "", (), expects_land=False)
    assert afloat == []
