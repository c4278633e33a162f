"""GeoJSON read and written: round trips, what is odd, and what is refused and how."""

import contextlib
import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.conflict import (
    DEFAULT_MINIMA,
    OVERLAP_ONLY,
    check_files,
    geojson_of,
    json_of,
    rows_of,
    volumes_geojson,
)
from parley.errors import UsageError
from parley.geometry import gap
from parley.interop.geojson import KNOWN, read_notices
from parley.model.agreements import Box, NamedRegion
from parley.model.findings import Reason, Verdict
from parley.model.heights import Band, Datum
from parley.model.instants import Interval, instant_of
from parley.model.notices import Activity
from parley.model.volumes import Circle, Polygon, Role, Route, position

PROPERTIES = {
    "notice": "n1",
    "party": "israel",
    "activity": "flight",
    "role": "activity",
    "floor_m": 0,
    "ceiling_m": 914.4,
    "datum": "mean-sea-level",
    "start": "2018-09-17T18:40:00Z",
    "end": "2018-09-17T18:51:00+00:00",
    "radius_m": 25000,
    "half_width_m": 5000,
}
SQUARE = [[36, 36], [37, 36], [37, 37], [36, 37], [36, 36]]
INNER = [[36.2, 36.2], [36.2, 36.8], [36.8, 36.8], [36.8, 36.2], [36.2, 36.2]]


def feature(kind="Point", coordinates=(35.78, 35.53), without=(), **changed):
    geometry = None if kind is None else {"type": kind, "coordinates": coordinates}
    properties = {k: v for k, v in {**PROPERTIES, **changed}.items() if k not in without}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def document(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def read(*features):
    return read_notices([("evening.geojson", document(*features))])


def only_volume(*features):
    (notice,) = read(*features).notices
    (volume,) = notice.volumes
    return volume


def refused(*features):
    with pytest.raises(UsageError) as caught:
        read(*features)
    return str(caught.value)


def test_a_point_is_a_circle():
    (notice,) = read(feature()).notices
    (volume,) = notice.volumes
    assert volume.shape == Circle(position(35.53, 35.78), 25_000_000)
    assert volume.band == Band(0, 914_400, Datum.MEAN_SEA_LEVEL)
    start, end = instant_of("2018-09-17T18:40:00Z"), instant_of("2018-09-17T18:51:00Z")
    assert volume.interval == Interval(start, end) == notice.period
    assert (notice.activity, volume.role) == (Activity.FLIGHT, Role.ACTIVITY)
    assert str(notice.ref) == "israel/n1"


def test_metres_become_millimetres_exactly_and_outward():
    band = only_volume(feature(floor_m=304.8, ceiling_m=3048.0000001)).band
    assert (band.floor_mm, band.ceiling_mm) == (304_800, 3_048_001)
    assert only_volume(feature(floor_m=-0.0001)).band.floor_mm == -1
    assert only_volume(feature(radius_m=0.0001)).shape.radius_mm == 1


def test_a_line_is_a_route():
    shape = only_volume(feature("LineString", [[35, 35], [35, 35], [35, 36]])).shape
    assert shape == Route((position(35, 35), position(36, 35)), 5_000_000)


def test_a_polygon_and_its_holes():
    shape = only_volume(feature("Polygon", [SQUARE, INNER], edges="geodesic")).shape
    assert len(shape.outer) == 4
    assert shape.holes[0] == tuple(position(lat, lon) for lon, lat in INNER[:-1])


def test_straight_lines_of_longitude_are_followed():
    far = [[0, 60], [10, 60], [10, 65], [0, 65], [0, 60]]
    shape = only_volume(feature("Polygon", [far])).shape
    # The geodesic between (0, 60) and (10, 60) runs 10 km north of the parallel.
    probe = Circle(position(60.01, 5), 1)
    assert gap(shape, probe).upper_m == 0
    chord = only_volume(feature("Polygon", [far], edges="geodesic")).shape
    assert gap(chord, probe).lower_m > 5_000
    box = Box(600_000_000, 0, 650_000_000, 100_000_000)
    for corner in shape.outer:
        assert gap(box, Circle(corner, 1)).upper_m < 0.02
    for lon in range(11):
        for lat in (60.00001, 64.99999):
            assert gap(shape, Circle(position(lat, lon), 1)).upper_m < 1.0


def test_followed_only_as_closely_as_there_is_room_and_says_so():
    reading = read(feature("LineString", [[-170, 70], [0, 75], [170, 70]]))
    (volume,) = reading.notices[0].volumes
    assert len(volume.shape.points) <= 2_000
    zigzag = [[lon / 2, 60 + lon % 2 * 5] for lon in range(300)]
    reading = read(feature("LineString", zigzag))
    assert "for want of corners" in reading.warnings[0]


def test_a_multipolygon_is_several_volumes_of_one_notice():
    west = [[[-180, 10], [-179, 10], [-179, 11], [-180, 11], [-180, 10]]]
    east = [[[179, 10], [180, 10], [180, 11], [179, 11], [179, 10]]]
    (notice,) = read(feature("MultiPolygon", [west, east])).notices
    one, two = (volume.shape for volume in notice.volumes)
    assert gap(one, two).upper_m == 0


def test_over_the_antimeridian_the_short_way():
    whole = [[179, 10], [-179, 10], [-179, 11], [179, 11], [179, 10]]
    beyond = [[179, 10], [181, 10], [181, 11], [179, 11], [179, 10]]
    reading = read(feature("Polygon", [whole]), feature("Polygon", [beyond], notice="n2"))
    one, two = (notice.volumes[0].shape for notice in reading.notices)
    assert one == two
    assert gap(one, Circle(position(10.5, 180), 1)).upper_m == 0
    assert ["beyond ±180" in warning for warning in reading.warnings] == [True]


def test_one_notice_from_several_files():
    activity = document(feature())
    recall = document(feature("LineString", [[36, 36], [36, 35]], role="recall", end=None))
    reading = read_notices([("a.geojson", activity), ("b.geojson", recall)])
    (notice,) = reading.notices
    assert [volume.role for volume in notice.volumes] == [Role.ACTIVITY, Role.RECALL]
    assert notice.period.end_ms is None


def test_without_geometry():
    (notice,) = read(feature(None, place_label="north Syria")).notices
    assert notice.volumes == ()
    assert notice.place_label == "north Syria"


def test_what_is_odd_is_taken_and_warned_of():
    reading = read(feature(coordinates=[35.78, 35.53, 1000], Floor="x", floorM=3))
    assert len(reading.notices) == 1
    assert any("third coordinates" in warning for warning in reading.warnings)
    assert any("'floor_m'" in w and "evening.geojson: feature 0" in w for w in reading.warnings)


def test_swapped_coordinates_are_suspected():
    near = [feature(coordinates=[36.6 + i / 10, 20.5], notice=f"n{i}") for i in range(4)]
    swapped = feature(coordinates=[20.6, 36.8], notice="n9")
    reading = read(*near, swapped)
    (warning,) = reading.warnings
    assert "feature 4" in warning
    assert "swapped" in warning
    assert read(*near).warnings == ()


BAD = {
    "a latitude beyond 90": (feature(coordinates=[35.53, 120.78]), "beyond ±90"),
    "swapped beyond doubt": (feature(coordinates=[35.53, -120.0]), "may be swapped"),
    "no radius": (feature(without=["radius_m"]), "'radius_m'"),
    "a text for a radius": (feature(radius_m="25 km"), "'radius_m'"),
    "a radius of nothing": (feature(radius_m=0), "'radius_m'"),
    "no half-width": (
        feature("LineString", [[1, 1], [2, 2]], without=["half_width_m"]),
        "'half_width_m'",
    ),
    "one place for a line": (feature("LineString", [[1, 1], [1, 1]]), "radius_m"),
    "an open ring": (feature("Polygon", [SQUARE[:-1]]), "not closed"),
    "a ring of two": (feature("Polygon", [[[1, 1], [2, 2], [2, 2], [1, 1]]]), "3 different"),
    "no rings": (feature("Polygon", []), "coordinates"),
    "a collection": (feature("GeometryCollection", []), "GeometryCollection"),
    "many points": (feature("MultiPoint", [[1, 1]]), "MultiPoint"),
    "no floor": (feature(without=["floor_m"]), "'floor_m'"),
    "no datum": (feature(without=["datum"]), "'datum'"),
    "another datum": (feature(datum="agl"), "wgs84-ellipsoid, mean-sea-level"),
    "a ceiling below the floor": (feature(floor_m=1000), "'ceiling_m'"),
    "no start": (feature(without=["start"]), "'start'"),
    "no end": (feature(without=["end"]), "null"),
    "local time": (feature(start="2018-09-17T18:40:00"), "offset"),
    "a day that is none": (feature(start="2018-02-30T18:40:00Z"), "'start'"),
    "an end before its start": (feature(end="2018-09-17T18:00:00Z"), "'end'"),
    "no party": (feature(without=["party"]), "'party'"),
    "a bad party": (feature(party="The Party"), "party identifier"),
    "no notice": (feature(without=["notice"]), "'notice'"),
    "an unknown activity": (feature(activity="party"), "live-firing"),
    "an unknown role": (feature(role="strike"), "residual-hazard"),
    "unknown edges": (feature("Polygon", [SQUARE], edges="rhumb"), "'edges'"),
    "a number for a label": (feature(place_label=5), "'place_label'"),
    "no place at all": (feature(None), "place_label"),
    "no properties": ({"type": "Feature", "geometry": None}, "properties"),
    "no geometry": ({"type": "Feature", "properties": PROPERTIES}, "geometry"),
    "no feature": ("Feature", "Feature"),
    "a huge number": (feature(ceiling_m=1e300), "beyond any"),
    "true for a number": (feature(floor_m=True), "'floor_m'"),
    "four coordinates": (feature(coordinates=[1, 2, 3, 4]), "longitude, latitude"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_refusal_names_the_file_the_feature_and_the_remedy(name):
    bad, said = BAD[name]
    message = refused(feature(), bad)
    assert "evening.geojson" in message
    assert said in message
    assert "feature 1" in message or "beyond any" in message


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "not JSON at line 1"),
        (b"[1,2", "not JSON"),
        (b"[]", "FeatureCollection"),
        (b"\xff\xfe", "UTF-8"),
        (b'{"type":"Topology"}', "FeatureCollection"),
        (b'{"type":"FeatureCollection"}', "features"),
        (b'{"type":"FeatureCollection","features":[],"crs":{}}', "crs"),
        (b'{"type":"Feature","type":"Feature"}', "twice"),
        (b'{"type":NaN}', "NaN"),
        (b"1" * 5_000, "characters"),
        (b"[" * 100_000, "deep"),
    ],
)
def test_what_is_no_geojson(raw, said):
    with pytest.raises(UsageError, match=r"bad\.json: ") as caught:
        read_notices([("bad.json", raw)])
    assert said in str(caught.value)


def test_features_of_one_notice_must_agree():
    assert "activity" in refused(feature(), feature(activity="laser"))
    assert "without geometry" in refused(feature(), feature(None, place_label="north"))
    many = [feature() for _ in range(65)]
    assert "at most 64" in refused(*many)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(sorted(KNOWN | {"type", "geometry", "x"})), inner, max_size=4
        )
    ),
    max_leaves=8,
)


@settings(max_examples=150)
@given(json_values)
def test_any_json_is_read_or_refused(value):
    _read_or_refused(json.dumps(value).encode())


@settings(max_examples=400)
@given(
    st.dictionaries(st.sampled_from(sorted(KNOWN)), json_values, max_size=3),
    st.sampled_from(["Point", "LineString", "Polygon", "MultiPolygon", "Nothing"]),
    st.recursive(
        st.floats() | st.integers(-200, 200) | st.none(),
        lambda inner: st.lists(inner, max_size=5),
        max_leaves=12,
    ),
)
def test_any_feature_is_read_or_refused(properties, kind, coordinates):
    _read_or_refused(document(feature(kind, coordinates, **properties)))


@settings(max_examples=200)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(raw):
    _read_or_refused(raw)


def _read_or_refused(raw):
    # Anything but a UsageError is raised from here, and fails.
    with contextlib.suppress(UsageError):
        check_files([("x", raw)])


def test_what_is_written_is_read_again():
    features = (
        feature(),
        feature("LineString", [[36.63, 35.93], [35.53, 35.3]], role="recall", edges="geodesic"),
        feature("Polygon", [SQUARE, INNER], edges="geodesic", end=None),
        feature("Polygon", [[[179, 1], [-179, 1], [180, 2], [179, 1]]], edges="geodesic"),
        feature(None, notice="n2", place_label="north Syria"),
    )
    notices = read(*features).notices
    again = read_notices([("out", json.dumps(volumes_geojson(notices)).encode())])
    assert again.warnings == ()
    for one, two in zip(notices, again.notices, strict=True):
        assert (one.ref, one.volumes, one.place_label, one.period) == (
            two.ref,
            two.volumes,
            two.place_label,
            two.period,
        )


def test_circles_can_be_written_as_polygons_that_contain_them():
    notices = read(feature()).notices
    written = volumes_geojson(notices, outlined=True)
    assert written["features"][0]["geometry"]["type"] == "Polygon"
    (again,) = read_notices([("out", json.dumps(written).encode())]).notices
    polygon, circle = again.volumes[0].shape, notices[0].volumes[0].shape
    assert isinstance(polygon, Polygon)
    for k in range(36):
        turn = math.radians(10 * k)
        rim = position(
            circle.centre.lat + 0.2253 * math.cos(turn) * 0.99,
            circle.centre.lon + 0.2763 * math.sin(turn) * 0.99,
        )
        assert gap(polygon, Circle(rim, 1)).upper_m == 0


def test_check_finds_what_the_files_hold():
    flight = feature(
        "LineString",
        [[36.63, 35.93], [35.53, 35.30], [35.95, 35.40]],
        party="russia",
        notice="il20",
        role="recall",
        start="2018-09-17T17:31:00Z",
        end="2018-09-17T19:15:00Z",
    )
    vague = feature(None, notice="n2", place_label="north Syria", end=None)
    files = [("evening.geojson", document(flight, feature(), vague))]
    region = NamedRegion("North Syria", Box(360_000_000, 365_000_000, 373_000_000, 424_000_000))
    report = check_files(files, regions=[region])
    verdicts = [(c.finding.verdict, c.finding.reason) for c in report.conflicts]
    assert verdicts == [
        (Verdict.CONFLICT, Reason.OVERLAP),
        (Verdict.UNSURE, Reason.NO_GEOMETRY),
    ]
    assert json.loads(json.dumps(json_of(report)))["summary"].startswith("1 CONFLICT, 1 UNSURE")
    assert [row["verdict"] for row in rows_of(report)] == ["CONFLICT", "UNSURE"]
    points = geojson_of(report)["features"]
    assert points[0]["geometry"]["type"] == "Point"
    assert points[0]["properties"]["a"]["party"] == "israel"
    # Where nobody says what the label means, it is somewhere: unsure against everything.
    assert len(check_files(files).conflicts) == 3
    assert len(check_files(files, same_party=False).conflicts) == 2


def test_check_by_overlap_only():
    other = feature(party="russia", notice="r", coordinates=[36.4, 35.53], radius_m=30_000)
    files = [("x", document(feature(), other))]
    assert len(check_files(files, DEFAULT_MINIMA).conflicts) == 1
    report = check_files(files, OVERLAP_ONLY)
    assert report.conflicts == ()
    assert json_of(report)["summary"] == "no conflict found among what was filed"


def test_check_names_a_malformed_shape():
    bow = [[36, 36], [37, 37], [37, 36], [36, 37], [36, 36]]
    (warning,) = check_files([("x", document(feature("Polygon", [bow])))]).warnings
    assert "its outline" in warning
    assert "x: feature 0" in warning


def test_seconds_may_be_left_out_of_a_moment():
    whole = read(feature(start="2018-09-17T18:40:00Z", end="2018-09-17T18:51:00Z"))
    short = read(feature(start="2018-09-17T18:40Z", end="2018-09-17T21:51+03:00"))
    assert short.notices == whole.notices
