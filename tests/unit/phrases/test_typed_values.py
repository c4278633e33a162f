"""What an officer types becomes a value, or is told how to be one."""

import pytest

from parley.errors import UsageError
from parley.model.heights import Datum
from parley.model.notices import Ref
from parley.model.phrases import (
    CallsignValue,
    DistanceValue,
    HeightValue,
    NameValue,
    NoticeValue,
    NumberValue,
    PositionValue,
    TimeValue,
    Value,
)
from parley.model.volumes import Position
from parley.phrases import EXAMPLES, FORMS, ValueType, read_value

NEAR = PositionValue(Position(355300000, 357800000))
MSL, STD = Datum.MEAN_SEA_LEVEL, Datum.PRESSURE


@pytest.mark.parametrize(
    "text",
    [
        "35.53N 35.78E",
        "35.53N,35.78E",
        "35.53 n , 35.78 e",
        "N35.53 E035.78",
        "N35.53,E35.78",
        "35.53°N 35.78°E",
        "35.78E 35.53N",
        "E35.78 N35.53",
        "35.53,35.78",
        "35.53, 35.78",
        "35.53 35.78",
        "+35.53,+35.78",
        "353148N0354648E",
        "353148N 0354648E",
        "3531.8N03546.8E",
        "353148.0N 0354648.00E",
        "N353148E0354648",
        "35°31'48\"N 35°46'48\"E",
        "35° 31′ 48″ N, 35° 46′ 48″ E",
        "35°31’48”N 35°46’48”E",
        "35°31'48''N 35°46'48''E",
        "35°31.8'N 35°46.8'E",
        "35 31 48N 35 46 48E",
        "35 31.8 N 35 46.8 E",
        "35.5300N 35.7800E WGS84",
        "٣٥٫٥٣N ٣٥٫٧٨E",
    ],
)
def test_a_position_in_many_spellings(text: str) -> None:
    assert read_value("position", text) == NEAR


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("35S 70W", -350000000, -700000000),
        ("-35,-70", -350000000, -700000000),
        ("3500S07000W", -350000000, -700000000),
        ("0N 0E", 0, 0),
        ("90N 180W", 900000000, -1800000000),
        ("0000N00000E", 0, 0),
        ("000001S0000001W", -2778, -2778),
        ("353148.36N 0354648.36E", 355301000, 357801000),
    ],
)
def test_a_position_and_its_hemispheres(text: str, lat: int, lon: int) -> None:
    assert read_value("position", text) == PositionValue(Position(lat, lon))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is no position: give"),
        ("north Syria", "is no position: give"),
        ("35.53", "is no position: give"),
        ("35.53N", "is no position: give"),
        ("35,53N 35,78E", "is no position: give"),
        ("35.53N 35.78N", "one latitude and one longitude"),
        ("-35.53N 35.78E", "is no position: give"),
        ("95.0,35.0", "beyond the Earth; the two seem to be swapped"),
        ("135.0N 35.0E", "beyond the Earth; the two seem to be swapped"),
        ("90.5,35.0", "beyond the Earth; the two seem to be swapped"),
        ("95.0,95.0", "beyond the Earth)"),
        ("35.0,181.0", "beyond the Earth)"),
        ("356048N0354648E", "below 60"),
        ("353160N0354648E", "below 60"),
        ("35°31.5'48\"N 35°46'48\"E", "whole"),
        ("353148N354648E", "is no position: give"),
        ("3531N3546E", "is no position: give"),
        ("353148,0354648", "is no position: give"),
        ("nan,35", "is no position: give"),
        ("1e1,35", "is no position: give"),
        ("35.53N 35.78E " * 40, "too long"),
    ],
)
def test_what_is_no_position(text: str, told: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_value("position", text)
    assert told in str(refused.value)
    assert "35.53N,35.78E" in str(refused.value)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("time", "2018-09-17T18:39Z", TimeValue(1537209540000)),
        ("time", "2018-09-17t18:39:00z", TimeValue(1537209540000)),
        ("time", "2018-09-17T21:39+03:00", TimeValue(1537209540000)),
        ("time", "2018-09-17 18:39 UTC", TimeValue(1537209540000)),
        ("time", "1537209540000", TimeValue(1537209540000)),
        ("height", "3000m", HeightValue(3_000_000, MSL)),
        ("height", "3000 m MSL", HeightValue(3_000_000, MSL)),
        ("height", "3km amsl", HeightValue(3_000_000, MSL)),
        ("height", "10000ft", HeightValue(3_048_000, MSL)),
        ("height", "1ft", HeightValue(305, MSL)),
        ("height", "-430.5m", HeightValue(-430_500, MSL)),
        ("height", "FL100", HeightValue(3_048_000, STD)),
        ("height", "fl 95", HeightValue(2_895_600, STD)),
        ("height", "10000ft 1013", HeightValue(3_048_000, STD)),
        ("height", "10000 ft std", HeightValue(3_048_000, STD)),
        ("height", "3000m WGS84", HeightValue(3_000_000, Datum.ELLIPSOID)),
        ("distance", "3nm", DistanceValue(5_556_000)),
        ("distance", "15 KM", DistanceValue(15_000_000)),
        ("distance", "500m", DistanceValue(500_000)),
        ("distance", "0.0001m", DistanceValue(1)),
        ("number", " 15 ", NumberValue(15)),
        ("number", "١٥", NumberValue(15)),
        ("notice", "russia/F1", NoticeValue(Ref("russia", "F1"))),
        ("callsign", " RF-93610 ", CallsignValue("RF-93610")),
        ("name", "north Syria", NameValue("north Syria")),
        ("name", "طرطوس ١", NameValue("طرطوس ١")),
    ],
)
def test_values_as_they_are_typed(kind: str, text: str, value: Value) -> None:
    assert read_value(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("time", "18:39", "as 2018-09-17T18:39Z"),
        ("time", "1839", "none is guessed"),
        ("time", "201809171839", "none is guessed"),
        ("time", "20180917183900", "none is guessed"),
        ("time", "2018-09-17T18:39", "no offset"),
        ("time", "1969-12-31T23:59Z", "1970 to 9999"),
        ("time", "9999-12-31T23:59-12:00", "is no time"),
        ("time", "in ten minutes", "is no time: give"),
        ("height", "3000", "a number and its unit"),
        ("height", "3000m AGL", "'agl' is no datum"),
        ("height", "3000m1013", "a number and its unit"),
        ("height", "FL100 MSL", "a number and its unit"),
        ("height", "2000000km", "1 km below and 100,000 km above"),
        ("height", "-2km", "1 km below"),
        ("height", "١٢m,", "a number and its unit"),
        ("distance", "3", "a number and its unit"),
        ("distance", "3 miles", "a number and its unit"),
        ("distance", "-3km", "a number and its unit"),
        ("distance", "20101km", "half the Earth"),
        ("number", "1.5", "a whole number"),
        ("number", "-1", "a whole number"),
        ("number", "1000000001", "10⁹"),
        ("number", "", "a whole number"),
        ("notice", "F1", "party/reference"),
        ("callsign", "  ", "leave it out where it is not known"),
        ("callsign", "RF\u202e", "control character"),
        ("name", "a\nb", "one line"),
        ("name", "x" * 201, "at most 200"),
        ("name", "x" * 401, "too long"),
    ],
)
def test_what_is_not_understood_is_told_how_to_be(kind: str, text: str, told: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_value(kind, text)
    assert told in str(refused.value)
    assert f"give {FORMS[ValueType(kind)]}" in str(refused.value)


def test_a_type_that_is_none_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"'colour' is no type of value; .*position, time"):
        read_value("colour", "red")


def test_every_example_is_understood() -> None:
    for kind, example in EXAMPLES.items():
        assert ValueType.of(read_value(kind, example)) is kind
