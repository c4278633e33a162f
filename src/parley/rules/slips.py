"""Where a place may be if its degrees were mistyped once: the positions one slip away.

Of what people do when they type degrees: exchange them, drop a sign, strike a neighbouring or a
wrong key, count one or ten off, or type minutes and seconds as if they were decimals.
"""

from collections.abc import Iterator
from enum import IntEnum

from msgspec import Struct

from parley.model.volumes import DEGREE_E7, Position

_DIGITS = 4
"""Up to the first decimal: a later one moves a place by less than a town is wide."""


class Leap(IntEnum):
    """How far a slip carries a place."""

    DECIMALS = 1
    DEGREES = 2
    HEMISPHERE = 3


class Slip(Struct, frozen=True):
    """What may have happened, and where the place would be if it had not."""

    words: str
    meant: Position
    leap: Leap


def exchanged(at: Position) -> Position | None:
    """Latitude and longitude exchanged; None where that is no position."""
    return _position(at.lon_e7, at.lat_e7)


def slips(at: Position) -> Iterator[Slip]:
    """Every position from which one slip leads here, the likeliest kinds first."""
    yield from _signs(at)
    yield from _sexagesimal(at)
    for words, lat_e7, leap in _of_one(at.lat_e7):
        yield from _one(f"{words} the latitude", _position(lat_e7, at.lon_e7), at, leap)
    for words, lon_e7, leap in _of_one(at.lon_e7):
        yield from _one(f"{words} the longitude", _position(at.lat_e7, lon_e7), at, leap)


def _signs(at: Position) -> Iterator[Slip]:
    for words, lat_e7, lon_e7 in (
        ("north and south exchanged", -at.lat_e7, at.lon_e7),
        ("east and west exchanged", at.lat_e7, -at.lon_e7),
        ("north and south, and east and west, exchanged", -at.lat_e7, -at.lon_e7),
    ):
        if (lat_e7, lon_e7) != (at.lat_e7, at.lon_e7):
            yield Slip(words, Position(lat_e7, lon_e7), Leap.HEMISPHERE)


def _sexagesimal(at: Position) -> Iterator[Slip]:
    """35°30' typed 35.30, or 35°31'12" typed 35.3112: in one of the two, or in both."""
    for what, read in (("minutes", _as_minutes), ("minutes and seconds", _as_seconds)):
        lat_e7, lon_e7 = read(at.lat_e7), read(at.lon_e7)
        words = f"{what} typed as decimals in"
        if lat_e7 is not None and lon_e7 is not None:
            yield from _one(f"{words} both", _position(lat_e7, lon_e7), at)
        if lat_e7 is not None:
            yield from _one(f"{words} the latitude", _position(lat_e7, at.lon_e7), at)
        if lon_e7 is not None:
            yield from _one(f"{words} the longitude", _position(at.lat_e7, lon_e7), at)


def _one(
    words: str, meant: Position | None, at: Position, leap: Leap = Leap.DECIMALS
) -> Iterator[Slip]:
    if meant is not None and meant != at:
        yield Slip(words, meant, leap)


def _as_minutes(value_e7: int) -> int | None:
    """35.3125 read as 35°31.25'; None where these are no minutes."""
    whole_e7, rest_e7 = divmod(abs(value_e7), DEGREE_E7)
    if rest_e7 >= 6_000_000:
        return None
    return _signed(value_e7, whole_e7 * DEGREE_E7 + round(rest_e7 * 100 / 60))


def _as_seconds(value_e7: int) -> int | None:
    """35.3112 read as 35°31'12"; None where these are no minutes and seconds, or no seconds."""
    whole_e7, rest_e7 = divmod(abs(value_e7), DEGREE_E7)
    minutes, seconds_e5 = divmod(rest_e7, 100_000)
    if minutes >= 60 or not 0 < seconds_e5 < 60_000:
        return None
    part_e7 = round(minutes * DEGREE_E7 / 60 + seconds_e5 * 10_000 / 3600)
    return _signed(value_e7, whole_e7 * DEGREE_E7 + part_e7)


def _of_one(value_e7: int) -> Iterator[tuple[str, int, Leap]]:
    """Slips in one number: what happened, the number that was meant, and how far that leaps."""
    for degrees, words in ((1, "one degree off in"), (10, "ten degrees off in")):
        for meant_e7 in (value_e7 - degrees * DEGREE_E7, value_e7 + degrees * DEGREE_E7):
            yield words, meant_e7, Leap.DEGREES
    digits = f"{abs(value_e7):010d}"  # Three of whole degrees, then decimals.
    for index in range(_DIGITS):
        leap = Leap.DEGREES if index <= 2 else Leap.DECIMALS
        swapped = digits[:index] + digits[index + 1] + digits[index] + digits[index + 2 :]
        yield "two digits exchanged in", _signed(value_e7, int(swapped)), leap
        for digit in "0123456789":
            changed = digits[:index] + digit + digits[index + 1 :]
            yield "one digit wrong or missing in", _signed(value_e7, int(changed)), leap


def _signed(like: int, size: int) -> int:
    return -size if like < 0 else size


def _position(lat_e7: int, lon_e7: int) -> Position | None:
    if abs(lat_e7) > 90 * DEGREE_E7 or abs(lon_e7) > 180 * DEGREE_E7:
        return None
    return Position(lat_e7, lon_e7)
