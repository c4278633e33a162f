"""Sites, movements, crossings and gatherings in GeoJSON: read, written, refused."""

import json
from typing import Any

import pytest

from parley.conflict import check_files, volumes_geojson
from parley.errors import UsageError
from parley.interop.geojson import read_notices, read_what_can_be
from parley.model.humanitarian import (
    CheckIn,
    Crossing,
    DatedRange,
    Gathering,
    Movement,
    People,
    PeopleKind,
    Range,
    Site,
    SiteCategory,
)
from parley.model.instants import instant_of
from parley.model.notices import Ref
from parley.model.volumes import Position

SITE: dict[str, Any] = {
    "name": "Rukban clinic",
    "category": "clinic",
    "services": ["primary care", "vaccination"],
    "population": {
        "low": 50000,
        "high": 60000,
        "as_of": "2018-09-01T00:00:00Z",
        "basis": "an estimate",
    },
    "marking_daylight": "red crescent on roof",
    "marking_thermal": "",
    "valid_until": "2018-12-01T00:00:00Z",
    "coarse_m": 5000,
}
MOVEMENT: dict[str, Any] = {
    "purpose": "medicine",
    "origin": "Damascus",
    "destination": "Rukban",
    "vehicles": 12,
    "markings": "white, UN",
    "people": [
        {"kind": "relief-staff", "number": {"low": 30, "high": 40}},
        {"kind": "patients", "number": None},
    ],
    "guarantor": "russia",
    "check_ins": [
        {"place": "Dumayr", "at": [36.69, 33.64], "due": "2018-11-01T08:00:00Z"},
        {"place": "al-Tanf", "at": None, "due": "2018-11-01T12:00:00Z"},
    ],
}


def feature(activity: str, details: Any, ref: str = "S1", **changed: Any) -> dict[str, Any]:
    properties = {
        "party": "relief-org",
        "notice": ref,
        "activity": activity,
        "radius_m": 200,
        "floor_m": 0,
        "ceiling_m": 100,
        "datum": "mean-sea-level",
        "start": "2018-09-17T12:00:00Z",
        "end": None,
        "details": details,
        **changed,
    }
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [38.7, 33.31]},
        "properties": properties,
    }


def document(*features: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def read_one(activity: str, details: Any) -> Any:
    return read_notices([("a.geojson", document(feature(activity, details)))]).notices[0].details


def test_a_site_is_read() -> None:
    assert read_one("humanitarian-site", SITE) == Site(
        name="Rukban clinic",
        category=SiteCategory.CLINIC,
        services=("primary care", "vaccination"),
        population=DatedRange(
            Range(50_000, 60_000), instant_of("2018-09-01T00:00Z"), "an estimate"
        ),
        marking_daylight="red crescent on roof",
        marking_thermal="",
        contact_annex=None,
        valid_until_ms=instant_of("2018-12-01T00:00Z"),
        coarse_mm=5_000_000,
    )


@pytest.mark.parametrize("activity", ["humanitarian-movement", "medical-evacuation"])
def test_a_movement_is_read(activity: str) -> None:
    assert read_one(activity, MOVEMENT) == Movement(
        purpose="medicine",
        origin="Damascus",
        destination="Rukban",
        vehicles=12,
        markings="white, UN",
        people=(
            People(PeopleKind.RELIEF_STAFF, Range(30, 40)),
            People(PeopleKind.PATIENTS, None),
        ),
        guarantor="russia",
        check_ins=(
            CheckIn("Dumayr", Position(336_400_000, 366_900_000), instant_of("2018-11-01T08:00Z")),
            CheckIn("al-Tanf", None, instant_of("2018-11-01T12:00Z")),
        ),
    )


def test_what_is_not_known_may_be_left_out() -> None:
    assert read_one("humanitarian-movement", {}) == Movement("", "", "", None, "", (), "", ())
    undated = {"low": 1, "high": 2}
    site = {**SITE, "population": undated, "coarse_m": None, "services": None}
    found = read_one("humanitarian-site", site)
    assert found.population == DatedRange(Range(1, 2), None, "")
    assert (found.coarse_mm, found.services) == (None, ())
    assert read_one("crossing-point", {"name": "Nassib"}) == Crossing("Nassib", "", "", "")
    assert read_one("gathering", {}) == Gathering("relief-org", None)
    other = {"organiser": "israel", "people": {"low": 1, "high": 9}}
    assert read_one("gathering", other) == Gathering("israel", Range(1, 9))


@pytest.mark.parametrize(
    ("activity", "details"),
    [
        ("humanitarian-site", SITE),
        ("humanitarian-site", {**SITE, "population": None}),
        ("humanitarian-movement", MOVEMENT),
        ("crossing-point", {"name": "Nassib", "one_side": "A", "other_side": "B", "uses": "trade"}),
        ("gathering", {"people": {"low": 1, "high": 9}}),
        ("flight", None),
    ],
)
@pytest.mark.parametrize("drawn", [True, False])
def test_what_is_written_is_read_again(activity: str, details: Any, drawn: bool) -> None:
    told = feature(activity, details, place_label="Rukban")
    if not drawn:
        told["geometry"] = None
    first = read_notices([("a.geojson", document(told))]).notices
    written = json.dumps(volumes_geojson(first)).encode()
    again = read_notices([("a.geojson", written)])
    assert again.notices == first
    assert again.warnings == ()


def test_several_features_of_one_notice_say_it_once_or_alike() -> None:
    one, other = feature("humanitarian-site", SITE), feature("humanitarian-site", None)
    assert len(read_notices([("a", document(other, one))]).notices[0].volumes) == 2
    assert read_notices([("a", document(other, one))]).notices[0].details is not None
    assert read_notices([("a", document(one, one))]).notices[0].details is not None
    differs = feature("humanitarian-site", {**SITE, "name": "elsewhere"})
    with pytest.raises(UsageError, match="says other things of notice relief-org/S1"):
        read_notices([("a", document(one, differs))])


@pytest.mark.parametrize(
    ("activity", "changed", "words"),
    [
        ("flight", {}, "goes with the activities humanitarian-site"),
        ("humanitarian-site", {"name": None}, "'details.name' is missing: give a text"),
        ("humanitarian-site", {"name": 7}, "'details.name' is 7: give a text"),
        ("humanitarian-site", {"servces": []}, "has 'servces', which is not read; there are: name"),
        ("humanitarian-site", {"category": "bunker"}, "give one of hospital, clinic"),
        ("humanitarian-site", {"services": "care"}, "give a list of texts"),
        ("humanitarian-site", {"services": ["a", "a"]}, "each named once"),
        ("humanitarian-site", {"marking_thermal": None}, "'details.marking_thermal' is missing"),
        ("humanitarian-site", {"valid_until": "2018-12-01"}, "'details.valid_until' is 2018-12-01"),
        ("humanitarian-site", {"valid_until": 7}, "give a moment with its offset"),
        ("humanitarian-site", {"valid_until": None}, "'details.valid_until' is missing"),
        ("humanitarian-site", {"coarse_m": "5km"}, "give metres, or null"),
        ("humanitarian-site", {"coarse_m": 0}, "coarse position"),
        ("humanitarian-site", {"population": 60000}, "'details.population' should be an object"),
        ("humanitarian-site", {"population": {"low": 1}}, "needs low and high"),
        ("humanitarian-site", {"population": {"low": 2, "high": 1}}, "from low to high"),
        ("humanitarian-site", {"population": {"low": 1.5, "high": 2}}, "whole number"),
        ("humanitarian-site", {"population": {"low": 1, "high": 2, "by": ""}}, "has 'by', which"),
        ("humanitarian-movement", {"name": "x"}, "has 'name', which is not read"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_property(
    activity: str, changed: dict[str, Any], words: str
) -> None:
    base = SITE if activity != "humanitarian-movement" else MOVEMENT
    with pytest.raises(UsageError) as caught:
        read_one(activity, {**base, **changed})
    assert words in str(caught.value)
    assert str(caught.value).startswith("a.geojson: feature 0: ")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"people": [{"kind": "ghosts"}]}, "'details.people[0].kind' is ghosts"),
        ({"people": {}}, "'details.people' is {}: give a list"),
        ({"people": [{"kind": "other", "many": 3}]}, "'details.people[0]' has 'many'"),
        ({"check_ins": [{"at": [1], "due": "2018-11-01T08:00Z"}]}, "[longitude, latitude]"),
        ({"check_ins": [{"at": [36, 99], "due": "2018-11-01T08:00Z"}]}, "a latitude lies between"),
        ({"check_ins": [{"place": "x"}]}, "'details.check_ins[0].due' is missing"),
        ({"check_ins": [{"due": "2018-11-01T08:00Z", "x": 1}]}, "'details.check_ins[0]' has 'x'"),
        ({"check_ins": ["x"]}, "'details.check_ins[0]' should be an object"),
        ({"vehicles": -1}, "0 to 100,000 vehicles"),
    ],
)
def test_what_cannot_be_meant_of_a_movement_is_refused(changed: Any, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_one("humanitarian-movement", {**MOVEMENT, **changed})
    assert words in str(caught.value)


def test_one_notice_that_cannot_be_read_keeps_no_other_back() -> None:
    bad = feature("humanitarian-site", {**SITE, "name": None}, ref="S2")
    half = feature("humanitarian-site", SITE, ref="S2")
    differs = [
        feature("humanitarian-site", {**SITE, "name": name}, ref="S3") for name in ("one", "two")
    ]
    good = feature("humanitarian-site", SITE, ref="S4")
    raw = document(half, bad, *differs, good)
    reading, unread = read_what_can_be([("a.geojson", raw)])
    assert [notice.ref.ref for notice in reading.notices] == ["S4"]
    assert [one.ref for one in unread] == [Ref("relief-org", "S2"), Ref("relief-org", "S3")]
    assert unread[0].words.startswith("a.geojson: feature 1: ")
    with pytest.raises(UsageError, match=r"feature 1: property 'details\.name'"):
        read_notices([("a.geojson", raw)])


@pytest.mark.parametrize("whose", [{"party": None}, {"notice": 7}, {"notice": "no reference"}])
def test_a_feature_of_nobody_knows_which_notice_refuses_the_file(whose: dict[str, Any]) -> None:
    """Some other notice would go out with a part missing."""
    raw = document(feature("humanitarian-site", SITE), feature("humanitarian-site", SITE, **whose))
    with pytest.raises(UsageError, match="feature 1"):
        read_what_can_be([("a.geojson", raw)])


def test_a_checked_site_has_no_end_and_is_not_held_against_what_else_is_spared() -> None:
    site = feature("humanitarian-site", SITE, end="2018-09-17T13:00:00Z")
    later = feature(
        "live-firing", None, ref="F1", start="2019-01-01T00:00:00Z", end="2019-01-01T01:00:00Z"
    )
    convoy = feature("humanitarian-movement", MOVEMENT, ref="M1")
    report = check_files([("a.geojson", document(site, later, convoy))])
    found = {(one.a.subject.ref, one.b.subject.ref) for one in report.conflicts}
    assert {frozenset(pair) for pair in found} == {
        frozenset({"S1", "F1"}),
        frozenset({"M1", "F1"}),
    }


def test_a_site_that_is_only_named_has_no_end_either() -> None:
    site = feature("humanitarian-site", SITE, place_label="Rukban", end="2018-09-17T13:00:00Z")
    site["geometry"] = None
    later = feature(
        "live-firing", None, ref="F1", start="2019-01-01T00:00:00Z", end="2019-01-01T01:00:00Z"
    )
    assert len(check_files([("a.geojson", document(site, later))]).conflicts) == 1


def test_a_coarse_radius_is_rounded_outward() -> None:
    assert read_one("humanitarian-site", {**SITE, "coarse_m": 5000.0001}).coarse_mm == 5_000_001


def test_details_are_written_once_a_notice() -> None:
    notices = read_notices(
        [("a", document(feature("humanitarian-site", SITE), feature("humanitarian-site", None)))]
    ).notices
    written = volumes_geojson(notices)["features"]
    assert ["details" in one["properties"] for one in written] == [True, False]
