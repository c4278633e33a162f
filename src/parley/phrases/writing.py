"""A value in the form an officer types it: no language, nothing rounded, read back the same."""

from parley.model.heights import Datum
from parley.model.instants import text_of
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

LEVEL_MM = 30_480
"""A flight level is a hundred feet."""

KILOMETRE_MM = 1_000_000

DATUM_WORDS: dict[Datum, str] = {
    Datum.MEAN_SEA_LEVEL: "MSL",
    Datum.ELLIPSOID: "WGS84",
    Datum.PRESSURE: "1013",
}
"""What is typed after a height for each datum."""


def write_value(value: Value) -> str:
    """The value as `read_value` takes it; what is read from it is the value again."""
    match value:
        case PositionValue(at=at):
            return degrees(at)
        case TimeValue(at_ms=at_ms):
            return text_of(at_ms)
        case HeightValue():
            return _height(value)
        case DistanceValue(distance_mm=length):
            number, is_far = length_of(length)
            return number + ("km" if is_far else "m")
        case CallsignValue(callsign=words) | NameValue(name=words):
            return words
        case NoticeValue(of=of):
            return str(of)
        case NumberValue(number=count):
            return str(count)


def degrees(at: Position) -> str:
    """Decimal degrees with their hemispheres, four places at least: `35.3000N 35.5300E`."""
    return f"{_degrees(at.lat_e7, 'NS')} {_degrees(at.lon_e7, 'EW')}"


def level_of(value: HeightValue) -> str | None:
    """The flight level, as `FL100`, of a height that is a whole one."""
    if value.datum is Datum.PRESSURE and value.height_mm >= 0 and value.height_mm % LEVEL_MM == 0:
        return f"FL{value.height_mm // LEVEL_MM:03d}"
    return None


def length_of(length_mm: int) -> tuple[str, bool]:
    """A length exactly, and whether it is in kilometres; below one, it is in metres."""
    if length_mm >= KILOMETRE_MM:
        return decimal(length_mm, 6), True
    return decimal(length_mm, 3), False


def decimal(count: int, places: int, least: int = 0) -> str:
    """`count` of 10⁻ᵖˡᵃᶜᵉˢ, written exactly: no trailing zeros beyond the least places."""
    whole, part = divmod(abs(count), 10**places)
    after = f"{part:0{places}d}".rstrip("0").ljust(least, "0")
    return ("-" if count < 0 else "") + str(whole) + (f".{after}" if after else "")


def _degrees(angle_e7: int, letters: str) -> str:
    assert DEGREE_E7 == 10**7
    return decimal(abs(angle_e7), 7, 4) + letters[angle_e7 < 0]


def _height(value: HeightValue) -> str:
    return level_of(value) or f"{decimal(value.height_mm, 3)}m {DATUM_WORDS[value.datum]}"
