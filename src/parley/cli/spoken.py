"""Reading what a person typed: moments, lengths, heights, places. Units are never guessed."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from parley.errors import UsageError
from parley.model.heights import Band, Datum
from parley.model.instants import Instant, instant_of
from parley.model.notices import Ref, ref_of
from parley.model.volumes import DEGREE_E7, Circle, Position, Role, Route, Shape

_LENGTH = re.compile(r"(?P<number>[+-]?[0-9]+(\.[0-9]+)?) ?(?P<unit>[A-Za-z]+)", re.ASCII)
_LEVEL = re.compile(r"[Ff][Ll](?P<level>[0-9]{1,4})", re.ASCII)
_SPAN = re.compile(r"[0-9]{1,6}(\.[0-9]{1,3})? ?(ms|s|min|h|d)", re.ASCII)
_SPANS_MS = {"ms": 1, "s": 1_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}
_MM = {"m": 1_000, "km": 1_000_000, "nm": 1_852_000}
_HEIGHT_MM = {"m": Decimal(1_000), "km": Decimal(1_000_000), "ft": Decimal("304.8")}
_FEET_A_LEVEL = 100


def instant(text: str, what: str) -> Instant:
    """A moment with its offset, such as 2018-09-17T18:40Z.

    Raises:
        UsageError: Not a moment, or one without an offset.
    """
    try:
        return instant_of(text.strip().upper())
    except (ValueError, OverflowError) as error:
        why = "is no moment"
        if "offset" in str(error):
            why = "has no offset from UTC, and none is guessed"
        elif "years" in str(error):
            why = "lies outside the years 1970 to 9999"
        raise UsageError(
            f"{what} {text[:60]!r} {why}; give date, time and offset, as 2018-09-17T18:40Z "
            "or 2018-09-17T21:40+03:00"
        ) from error


def reference(text: str, what: str = "REF") -> Ref:
    """A notice or concern, as party/reference.

    Raises:
        UsageError: Not of that form.
    """
    try:
        return ref_of(text)
    except ValueError as error:
        raise UsageError(f"{what}: {error}") from error


def length_mm(text: str, what: str) -> int:
    """A length with its unit (m, km or nm for nautical miles), rounded up to a millimetre.

    Raises:
        UsageError: Without a number or without one of these units.
    """
    found = _LENGTH.fullmatch(text.strip())
    scale = _MM.get(found["unit"].lower()) if found else None
    if found is None or scale is None:
        raise UsageError(
            f"{what} {text[:40]!r} is no length: give a number and its unit, as 500m, 15km or 3nm"
        )
    return int((Decimal(found["number"]) * scale).to_integral_value("ROUND_CEILING"))


def span_ms(text: str, what: str) -> int:
    """A length of time with its unit (s, min, h or d), in milliseconds.

    Raises:
        UsageError: Without a number or without one of these units.
    """
    found = _SPAN.fullmatch(text.strip().lower())
    if found is None:
        raise UsageError(
            f"{what} {text[:40]!r} is no length of time: give a number and its unit, as 90s, 7min, "
            "48h or 2d"
        )
    unit = found[2]
    number = Decimal(found[0].removesuffix(unit))
    return int((number * _SPANS_MS[unit]).to_integral_value("ROUND_CEILING"))


def quantity(text: str, unit: str, what: str) -> int:
    """A bare number of a unit, in the small units (millimetres, milliseconds) that make one up.

    Rounded up, so that what is asked for is kept.

    Raises:
        UsageError: No number, or one below 0.
    """
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise UsageError(f"{what} {text[:40]!r} is no number") from error
    if not number.is_finite() or not 0 <= number <= 10_000_000:
        raise UsageError(f"{what} {text[:40]!r}: give a number of 0 or more")
    return int((number * Decimal(unit)).to_integral_value("ROUND_CEILING"))


def band(floor: str, ceiling: str, datum: Datum | None) -> Band:
    """Heights from floor to ceiling over one datum; a flight level names its datum itself.

    Raises:
        UsageError: Something is missing, without a unit, or does not go together.
    """
    if not floor or not ceiling:
        raise UsageError(
            "what is drawn needs --floor and --ceiling with their --datum: heights are never "
            "guessed. If they are not known, name the place with --place and draw nothing"
        )
    low, low_is_level = _height_mm(floor, "--floor", "ROUND_FLOOR")
    high, high_is_level = _height_mm(ceiling, "--ceiling", "ROUND_CEILING")
    if low_is_level and high_is_level and datum is None:
        datum = Datum.PRESSURE
    if datum is None or ((low_is_level or high_is_level) and datum is not Datum.PRESSURE):
        raise UsageError(
            "--datum is missing or does not go with a flight level: give --datum "
            f"{', '.join(one.value for one in Datum)} (flight levels are over {Datum.PRESSURE})"
        )
    try:
        return Band(low, high, datum)
    except ValueError as error:
        raise UsageError(f"--floor {floor} --ceiling {ceiling}: {error}") from error


def _height_mm(text: str, what: str, rounding: str) -> tuple[int, bool]:
    """A height in millimetres, rounded outward, and whether it was a flight level."""
    level = _LEVEL.fullmatch(text.strip())
    if level is not None:
        feet = Decimal(level["level"]) * _FEET_A_LEVEL
        return int((feet * _HEIGHT_MM["ft"]).to_integral_value(rounding)), True
    found = _LENGTH.fullmatch(text.strip())
    scale = _HEIGHT_MM.get(found["unit"].lower()) if found else None
    if found is None or scale is None:
        raise UsageError(
            f"{what} {text[:40]!r} is no height: give a number and its unit, as 6000m or 20000ft, "
            "or a flight level, as FL250"
        )
    return int((Decimal(found["number"]) * scale).to_integral_value(rounding)), False


def circle(text: str) -> tuple[Role, Shape]:
    """`[ROLE:]LAT,LON,RADIUS`, as recall:35.40,35.95,5km.

    Raises:
        UsageError: Not of that form.
    """
    role, rest = _role(text, "--circle")
    parts = rest.split(",")
    if len(parts) != 3:
        raise UsageError(
            f"--circle {text[:60]!r}: give latitude, longitude and radius, as 35.93,36.63,15km"
        )
    centre = position(parts[0], parts[1], "--circle")
    return role, _shape(lambda: Circle(centre, length_mm(parts[2], "the radius")), "--circle")


def route(text: str) -> tuple[Role, Shape]:
    """`[ROLE:]LAT,LON/LAT,LON/...,HALFWIDTH`, as recall:35.9,36.6/35.3,35.5,5km.

    Raises:
        UsageError: Not of that form.
    """
    role, rest = _role(text, "--route")
    line, comma, width = rest.rpartition(",")
    points = [point.split(",") for point in line.split("/")]
    if not comma or len(points) < 2 or any(len(point) != 2 for point in points):
        raise UsageError(
            f"--route {text[:60]!r}: give points and the half-width, as 35.9,36.6/35.3,35.5,5km"
        )
    places = tuple(position(lat, lon, "--route") for lat, lon in points)
    return role, _shape(lambda: Route(places, length_mm(width, "the half-width")), "--route")


def position(lat: str, lon: str, what: str) -> Position:
    """Latitude and longitude in decimal degrees.

    Raises:
        UsageError: No numbers, or beyond the Earth.
    """
    try:
        degrees = (Decimal(lat.strip()), Decimal(lon.strip()))
    except InvalidOperation as error:
        raise UsageError(
            f"{what}: {lat[:20]},{lon[:20]} is no position: give decimal degrees, latitude first"
        ) from error
    if not all(one.is_finite() for one in degrees):
        raise UsageError(f"{what}: {lat[:20]},{lon[:20]} lies nowhere: give decimal degrees")
    if abs(degrees[0]) > 90 or abs(degrees[1]) > 180:
        swapped = abs(degrees[1]) <= 90 < abs(degrees[0]) <= 180
        hint = "; they seem to be swapped" if swapped else ""
        raise UsageError(
            f"{what}: latitude {lat[:20]} and longitude {lon[:20]} lie beyond the Earth{hint}: "
            "give latitude (-90 to 90) first, then longitude (-180 to 180)"
        )
    lat_e7, lon_e7 = (int((one * DEGREE_E7).to_integral_value()) for one in degrees)
    return Position(lat_e7, lon_e7)


def _role(text: str, what: str) -> tuple[Role, str]:
    name, colon, rest = text.partition(":")
    if not colon:
        return Role.ACTIVITY, text
    try:
        return Role(name.strip()), rest
    except ValueError as error:
        raise UsageError(
            f"{what} {text[:60]!r}: {name[:20]!r} is no role; give one of "
            f"{', '.join(one.value for one in Role)}"
        ) from error


def _shape(make: Callable[[], Shape], what: str) -> Shape:
    try:
        return make()
    except ValueError as error:
        raise UsageError(f"{what}: {error}") from error
