"""Reading the value an officer typed. What is not understood is said with an example."""

import math
import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction

from parley.errors import UsageError
from parley.model.heights import Datum
from parley.model.instants import Instant, instant_of
from parley.model.notices import ref_of
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
from parley.model.volumes import DEGREE_E7, Position
from parley.phrases.entries import ValueType
from parley.phrases.writing import DATUM_WORDS, LEVEL_MM

EXAMPLES: dict[ValueType, str] = {
    ValueType.POSITION: "35.53N,35.78E",
    ValueType.TIME: "2018-09-17T18:39Z",
    ValueType.HEIGHT: "3000m",
    ValueType.DISTANCE: "15km",
    ValueType.CALLSIGN: "RF-93610",
    ValueType.NOTICE: "russia/F1",
    ValueType.NUMBER: "15",
    ValueType.NAME: "Baniyas",
}
"""One of each, as it may be typed."""

FORMS: dict[ValueType, str] = {
    ValueType.POSITION: (
        "latitude and longitude on WGS84, as 35.53N,35.78E or 35.53,35.78 (latitude first) or "
        "353148N0354648E or 35°31'48\"N 35°46'48\"E"
    ),
    ValueType.TIME: "date, time and offset from UTC, as 2018-09-17T18:39Z",
    ValueType.HEIGHT: (
        "a number and its unit, as 3000m or 10000ft, both above mean sea level, or a flight level, "
        "as FL100; another datum is said after it, as 3000m WGS84 or 3000m 1013"
    ),
    ValueType.DISTANCE: "a number and its unit, as 500m, 15km or 8nm",
    ValueType.CALLSIGN: "one line of words, as RF-93610",
    ValueType.NOTICE: "party/reference, as russia/F1",
    ValueType.NUMBER: "a whole number up to 1000000000, as 15",
    ValueType.NAME: "one line of words, as Baniyas",
}
"""How each may be typed."""

_MOST_CHARS = 400

_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,9})?"
_INSTANT_MS = re.compile(r"[0-9]{13}")
_LENGTH = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<unit>[a-z]+)")
_HEIGHT = re.compile(
    rf"(?P<number>[+-]?{_NUMBER}) ?(?P<unit>km|m|ft)(?: ?(?P<datum>[a-z][a-z0-9]*)| (?P<hpa>1013))?"
)
_LEVEL = re.compile(r"fl ?(?P<level>[0-9]{1,4})")
_COUNT = re.compile(r"[0-9]{1,10}")
_LENGTHS_MM = {"m": 1_000, "km": 1_000_000, "nm": 1_852_000}
_HEIGHTS_MM = {"m": Fraction(1_000), "km": Fraction(1_000_000), "ft": Fraction("304.8")}
_DATUMS = {
    **{word.lower(): datum for datum, word in DATUM_WORDS.items()},
    "amsl": Datum.MEAN_SEA_LEVEL,
    "std": Datum.PRESSURE,
}

_DECIMAL = r"[0-9]{1,3}(?:\.[0-9]{1,12})?"
_SIGNED = re.compile(rf"(?P<lat>[+-]?{_DECIMAL})(?: ?, ?| )(?P<lon>[+-]?{_DECIMAL})")
_ANGLE = r"([0-9.°'\" ]+?)"
_AFTER = re.compile(rf"{_ANGLE} ?([NSEW]) ?,? ?{_ANGLE} ?([NSEW])")
_BEFORE = re.compile(rf"([NSEW]) ?{_ANGLE} ?,? ?([NSEW]) ?{_ANGLE}")
_DEGREES = re.compile(rf"({_DECIMAL})°?")
_MARKED = re.compile(
    r"([0-9]{1,3})(?:° ?| )([0-9]{1,2}(?:\.[0-9]{1,9})?)"
    r"(?:'?|(?:' ?| )([0-9]{1,2}(?:\.[0-9]{1,9})?)\"?)"
)
_RUN_TOGETHER = {
    90: re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})?(\.[0-9]{1,9})?"),
    180: re.compile(r"([0-9]{3})([0-9]{2})([0-9]{2})?(\.[0-9]{1,9})?"),
}
"""Degrees, minutes and perhaps seconds without anything between: 353148N0354648E."""

_MARKS = str.maketrans({"′": "'", "’": "'", "″": '"', "”": '"', "º": "°", "˚": "°", "٫": "."})


def read_value(kind: ValueType | str, text: str) -> Value:
    """The value that was typed.

    A time is RFC 3339 with its offset, or thirteen digits of milliseconds. A height without a
    datum is above mean sea level, which is what an altitude is (ICAO Doc 4444, ch. 1); the
    rendering says so. Digits of any script are read.

    Raises:
        UsageError: Not of that type; the message says how to give it.
    """
    try:
        kind = ValueType(kind)
    except ValueError as error:
        known = ", ".join(ValueType)
        raise UsageError(f"{kind[:40]!r} is no type of value; there are: {known}") from error
    why = " (it is too long)"
    if len(text) <= _MOST_CHARS:
        try:
            return _READERS[kind](text.strip())
        except (ValueError, OverflowError) as error:
            why = f" ({error})" if str(error) else ""
    raise UsageError(f"{text[:60]!r} is no {kind}{why}: give {FORMS[kind]}")


def _position(text: str) -> PositionValue:
    text = _plain(text).upper().removesuffix("WGS84").strip()
    signed = _SIGNED.fullmatch(text)
    if signed is not None:
        return PositionValue(_place(Fraction(signed["lat"]), Fraction(signed["lon"])))
    if found := _AFTER.fullmatch(text):
        first, one, second, other = found.groups()
    elif found := _BEFORE.fullmatch(text):
        one, first, other, second = found.groups()
    else:
        raise ValueError
    angles = {
        _axis(letter): _angle(part, letter) for letter, part in ((one, first), (other, second))
    }
    if len(angles) != 2:
        raise ValueError("it needs one latitude and one longitude")
    return PositionValue(_place(angles[90], angles[180]))


def _place(lat: Fraction, lon: Fraction) -> Position:
    if abs(lat) > 90 or abs(lon) > 180:
        swapped = abs(lon) <= 90 < abs(lat) <= 180
        raise ValueError(
            "it lies beyond the Earth" + ("; the two seem to be swapped" if swapped else "")
        )
    return Position(round(lat * DEGREE_E7), round(lon * DEGREE_E7))


def _axis(letter: str) -> int:
    """The most degrees there are along the axis of this letter, which also names the axis."""
    return 90 if letter in "NS" else 180


def _angle(text: str, letter: str) -> Fraction:
    text = text.strip()
    whole = _DEGREES.fullmatch(text)
    parts: list[Fraction]
    if run := _RUN_TOGETHER[_axis(letter)].fullmatch(text):
        pieces = [piece for piece in run.groups()[:3] if piece]
        pieces[-1] += run[4] or ""
        parts = [Fraction(piece) for piece in pieces]
    elif marked := _MARKED.fullmatch(text):
        if marked[3] and "." in marked[2]:
            raise ValueError("minutes with seconds after them are whole")
        parts = [Fraction(piece) for piece in marked.groups() if piece]
    elif whole:
        parts = [Fraction(whole[1])]
    else:
        raise ValueError
    if any(part >= 60 for part in parts[1:]):
        raise ValueError("minutes and seconds stay below 60")
    angle = sum((part / 60**place for place, part in enumerate(parts)), Fraction(0))
    return -angle if letter in "SW" else angle


def _time(text: str) -> TimeValue:
    text = _plain(text).upper()
    # No other count of digits is a moment: 1839 and 201809171839 are times of day and dates
    # without their offset.
    if _INSTANT_MS.fullmatch(text):
        return TimeValue(Instant(text))
    if text.isdecimal():
        raise ValueError("it has no date or no offset, and none is guessed")
    if text.endswith(" UTC"):
        text = text.removesuffix(" UTC") + "Z"
    try:
        return TimeValue(instant_of(text))
    except ValueError as error:
        ours = "offset" in str(error) or "years" in str(error)
        raise ValueError(str(error) if ours else "") from error


def _height(text: str) -> HeightValue:
    text = _plain(text).lower()
    if level := _LEVEL.fullmatch(text):
        return HeightValue(int(level["level"]) * LEVEL_MM, Datum.PRESSURE)
    found = _HEIGHT.fullmatch(text)
    if found is None:
        raise ValueError
    word = found["datum"] or found["hpa"] or DATUM_WORDS[Datum.MEAN_SEA_LEVEL].lower()
    if word not in _DATUMS:
        raise ValueError(f"{word!r} is no datum")
    height_mm = round(Fraction(found["number"]) * _HEIGHTS_MM[found["unit"]])
    return HeightValue(height_mm, _DATUMS[word])


def _distance(text: str) -> DistanceValue:
    found = _LENGTH.fullmatch(_plain(text).lower())
    if found is None or found["unit"] not in _LENGTHS_MM:
        raise ValueError
    # Rounded up: what keeps its distance keeps all of it.
    return DistanceValue(math.ceil(Fraction(found["number"]) * _LENGTHS_MM[found["unit"]]))


def _number(text: str) -> NumberValue:
    found = _COUNT.fullmatch(_plain(text))
    if found is None:
        raise ValueError
    return NumberValue(int(found[0]))


def _plain(text: str) -> str:
    """Digits of any script in Western ones, marks of degrees in one spelling, single spaces."""
    digits = (str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)
    return " ".join("".join(digits).translate(_MARKS).replace("''", '"').split())


_READERS: dict[ValueType, Callable[[str], Value]] = {
    ValueType.POSITION: _position,
    ValueType.TIME: _time,
    ValueType.HEIGHT: _height,
    ValueType.DISTANCE: _distance,
    ValueType.CALLSIGN: CallsignValue,
    ValueType.NOTICE: lambda text: NoticeValue(ref_of(text)),
    ValueType.NUMBER: _number,
    ValueType.NAME: NameValue,
}
