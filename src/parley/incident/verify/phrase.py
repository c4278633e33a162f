"""A phrase as it was signed: its code and values, in no language."""

from parley.model.instants import text_of
from parley.model.phrases import (
    CallsignValue,
    DistanceValue,
    HeightValue,
    NameValue,
    NoticeValue,
    NumberValue,
    Phrase,
    PositionValue,
    TimeValue,
    Value,
)


def spelled(phrase: Phrase) -> str:
    """`SAR-LOST-ASK callsign=Il-20 time=2018-09-17T19:07:00Z`; what is not known is left out."""
    values = (f"{one.name}={_value(one.value)}" for one in phrase.parameters)
    return " ".join((phrase.code, *values))


def _value(value: Value) -> str:
    match value:
        case PositionValue(at=at):
            return f"{_degrees(at.lat_e7, 'NS')},{_degrees(at.lon_e7, 'EW')}"
        case TimeValue(at_ms=at_ms):
            return text_of(at_ms)
        case HeightValue(height_mm=height_mm, datum=datum):
            return f"{height_mm / 1000:g}m({datum})"
        case DistanceValue(distance_mm=distance_mm):
            return f"{distance_mm / 1e6:g}km"
        case NoticeValue(of=of):
            return str(of)
        case NumberValue(number=number):
            return str(number)
        case CallsignValue(callsign=words) | NameValue(name=words):
            return f"“{words}”"


def _degrees(angle_e7: int, letters: str) -> str:
    return f"{abs(angle_e7) / 1e7:.4f}{letters[angle_e7 < 0]}"
