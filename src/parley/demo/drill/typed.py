"""Reading what a person types in a drill: times of the day, and volumes in one line."""

import re

from parley.errors import UsageError
from parley.model.heights import Band
from parley.model.instants import Instant, Interval, instant_of, text_of
from parley.model.phrases import DistanceValue, HeightValue, PositionValue, Value
from parley.model.volumes import Circle, Role, Volume
from parley.phrases import ValueType, read_value

VOLUME = "35.53N,35.78E 25km 0m 6000m 18:40 18:51"
"""A volume as it is typed: centre, radius, floor, ceiling, from, and until if it is known."""

_TIME = re.compile(r"([01]?\d|2[0-3]):?([0-5]\d)Z?", re.ASCII)
_SPAN = re.compile(r"(\d{1,6})(s|m|min|h)?", re.ASCII)
_UNIT_MS = {"": 1000, "s": 1000, "m": 60_000, "min": 60_000, "h": 3_600_000}


def moment(text: str, now: Instant) -> Instant:
    """`18:40`, UTC on the day of the exercise; or a whole moment with its offset.

    Raises:
        UsageError: Neither.
    """
    found = _TIME.fullmatch(text.strip().upper())
    try:
        if found is not None:
            day = text_of(now)[:10]
            return instant_of(f"{day}T{int(found[1]):02d}:{found[2]}:00Z")
        return instant_of(text.strip())
    except ValueError as error:
        raise UsageError(f"{text[:40]!r} is no time: give it as 18:40, UTC") from error


def span_ms(text: str) -> int:
    """`90`, `90s`, `5min`, `1h`: a length of time; a bare number is seconds.

    Raises:
        UsageError: Not of that form.
    """
    found = _SPAN.fullmatch(text.strip().lower())
    if found is None:
        raise UsageError(f"{text[:40]!r} is no length of time: give it as 90s or 5min")
    return int(found[1]) * _UNIT_MS[found[2] or ""]


def volume(text: str, role: Role, now: Instant) -> Volume:
    """A circle in one line, as `VOLUME`.

    Raises:
        UsageError: Something is missing or not understood.
    """
    parts = text.split()
    if len(parts) not in (5, 6):
        raise UsageError(f"a volume is typed in one line, as: {VOLUME}")
    at = read_value(ValueType.POSITION, parts[0])
    radius = read_value(ValueType.DISTANCE, parts[1])
    floor, ceiling = (read_value(ValueType.HEIGHT, part) for part in parts[2:4])
    assert isinstance(at, PositionValue)
    assert isinstance(radius, DistanceValue)
    assert isinstance(floor, HeightValue)
    assert isinstance(ceiling, HeightValue)
    if floor.datum is not ceiling.datum:
        raise UsageError("floor and ceiling are over one datum")
    until = moment(parts[5], now) if len(parts) == 6 else None
    try:
        return Volume(
            role,
            Circle(at.at, radius.distance_mm),
            Band(floor.height_mm, ceiling.height_mm, floor.datum),
            Interval(moment(parts[4], now), until),
        )
    except ValueError as error:
        raise UsageError(f"{error}; a volume is typed as: {VOLUME}") from error


def value(kind: ValueType, text: str, now: Instant) -> Value:
    """A value of a phrase; a time may be given as 18:40.

    Raises:
        UsageError: Not of that type.
    """
    if kind is ValueType.TIME and _TIME.fullmatch(text.strip().upper()):
        text = text_of(moment(text, now))
    return read_value(kind, text)


def named_values(text: str, known: dict[str, ValueType], now: Instant) -> dict[str, Value]:
    """`callsign=Il-20 due=19:15 place=north Syria`: values by name; spaces belong to the value.

    Raises:
        UsageError: A name the phrase does not take, or a value not of its type.
    """
    found: dict[str, Value] = {}
    pieces = re.split(r"(?:^|\s)([a-z]+)=", text)
    if pieces[0].strip():
        raise UsageError(f"{pieces[0].strip()[:40]!r}: values are given as name=value")
    for name, given in zip(pieces[1::2], pieces[2::2], strict=True):
        if name not in known:
            raise UsageError(f"no {name!r} here; there are: {', '.join(known) or 'no values'}")
        found[name] = value(known[name], given.strip(), now)
    return found
