"""Geometries of GeoJSON as shapes: points with a radius, lines with a half-width, polygons."""

import math
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from parley import limits
from parley.model.volumes import DEGREE_E7, Circle, Polygon, Position, Route, Shape

EDGE_TOLERANCE_M = 1.0
"""A straight line of longitude and latitude is followed by geodesics to within this."""

_EARTH_M = 6_378_137.0
_TURN_E7 = 360 * DEGREE_E7


class Trouble(Exception):
    """What is wrong with one feature; the reader adds which."""


def shapes_of(geometry: Any, properties: Mapping[str, Any]) -> tuple[list[Shape], list[str]]:
    """The shapes of a geometry, and what was odd about it.

    Raises:
        Trouble: It is no geometry we take.
    """
    if not isinstance(geometry, dict):
        raise Trouble('"geometry" is neither an object nor null')
    kind, odd = geometry.get("type"), _Oddities()
    geodesic = _edges(properties)
    coordinates = geometry.get("coordinates")
    if kind == "Point":
        radius_mm = _length_mm(properties, "radius_m", "a Point is the centre of a circle")
        shapes: list[Shape] = [Circle(_position(coordinates, odd), radius_mm)]
    elif kind == "LineString":
        width_mm = _length_mm(properties, "half_width_m", "a LineString is the middle of a route")
        shapes = [_route(coordinates, width_mm, geodesic, odd)]
    elif kind == "Polygon":
        shapes = [_polygon(coordinates, geodesic, odd)]
    elif kind == "MultiPolygon":
        parts = _list(coordinates, "a MultiPolygon's coordinates", 1)
        shapes = [_polygon(part, geodesic, odd) for part in parts]
    else:
        raise Trouble(
            f'"geometry" has the type {str(kind)[:80]!r}: give a Point with radius_m, a LineString '
            "with half_width_m, a Polygon or a MultiPolygon, one feature for each volume"
        )
    return shapes, odd.sentences()


class _Oddities:
    """What was met on the way, each kind once."""

    def __init__(self) -> None:
        self.heights = False
        self.wrapped = False
        self.coarse_m = 0.0

    def sentences(self) -> list[str]:
        found = []
        if self.heights:
            found.append("third coordinates are not read; heights are floor_m and ceiling_m")
        if self.wrapped:
            found.append("a longitude beyond ±180 degrees was brought back into range")
        if self.coarse_m:
            found.append(
                f"its straight lines of longitude and latitude are followed only to within "
                f"{self.coarse_m:.0f} m, for want of corners: draw more, or shorter edges"
            )
        return found


def _edges(properties: Mapping[str, Any]) -> bool:
    value = properties.get("edges")
    if value not in (None, "geodesic", "lonlat"):
        raise Trouble('property \'edges\' is neither "lonlat" (as RFC 7946 has it) nor "geodesic"')
    return bool(value == "geodesic")


def _length_mm(properties: Mapping[str, Any], name: str, why: str) -> int:
    value = properties.get(name)
    if not isinstance(value, Decimal):
        raise Trouble(f"property {name!r} is missing or no number: {why}; give it in metres")
    length_mm = int((value * 1000).to_integral_value("ROUND_CEILING"))
    if not 0 < length_mm <= limits.MAX_RADIUS_MM:
        raise Trouble(f"property {name!r} is {value}: it lies above 0 and up to 2,000,000 metres")
    return length_mm


def _list(value: Any, what: str, least: int) -> list[Any]:
    if not isinstance(value, list) or len(value) < least:
        raise Trouble(f"{what} should be a list of at least {least}")
    return value


def _position(value: Any, odd: _Oddities) -> Position:
    """A position from longitude and latitude, in that order, in degrees."""
    numbers = _list(value, "a position", 2)
    if len(numbers) > 3 or not all(isinstance(number, Decimal) for number in numbers):
        raise Trouble("a position is [longitude, latitude] in degrees")
    odd.heights |= len(numbers) == 3
    lon, lat = numbers[0], numbers[1]
    if abs(lat) > 90:
        hint = "; the coordinates may be swapped" if abs(lon) <= 90 else ""
        raise Trouble(
            f"the latitude {lat} of [{lon}, {lat}] lies beyond ±90 degrees{hint}: "
            "write [longitude, latitude]"
        )
    if abs(lon) > 540:
        raise Trouble(f"the longitude {lon} lies beyond ±180 degrees")
    lat_e7, lon_e7 = (int((degrees * DEGREE_E7).to_integral_value()) for degrees in (lat, lon))
    if abs(lon_e7) > 180 * DEGREE_E7:
        odd.wrapped = True
        lon_e7 = (lon_e7 + _TURN_E7 // 2) % _TURN_E7 - _TURN_E7 // 2
    return Position(lat_e7, lon_e7)


def _route(value: Any, width_mm: int, geodesic: bool, odd: _Oddities) -> Route:
    places = [_position(item, odd) for item in _list(value, "a LineString's coordinates", 2)]
    points = [places[0], *(b for a, b in pairwise(places) if a != b)]
    if len(points) < 2:
        raise Trouble("its line has only one place: give a Point with radius_m")
    points = _followed(points, limits.MAX_VERTICES, geodesic, odd)
    if len(points) > limits.MAX_VERTICES:
        raise Trouble(f"its line has more than {limits.MAX_VERTICES} points: split it")
    return Route(tuple(points), width_mm)


def _polygon(value: Any, geodesic: bool, odd: _Oddities) -> Polygon:
    rings = _list(value, "a Polygon's coordinates", 1)
    if len(rings) > limits.MAX_HOLES + 1:
        raise Trouble(f"its polygon has more than {limits.MAX_HOLES} holes: split it")
    read = [_ring(ring, geodesic, odd) for ring in rings]
    return Polygon(read[0], tuple(read[1:]))


def _ring(value: Any, geodesic: bool, odd: _Oddities) -> tuple[Position, ...]:
    places = [_position(item, odd) for item in _list(value, "a ring", 4)]
    if places[0] != places[-1]:
        raise Trouble("a ring is not closed: repeat its first position at its end")
    corners = [places[0], *(b for a, b in pairwise(places) if a != b)]
    if len(corners) < 4:
        raise Trouble("a ring has fewer than 3 different corners")
    corners = _followed(corners, limits.MAX_VERTICES + 1, geodesic, odd)[:-1]
    if len(corners) > limits.MAX_VERTICES:
        raise Trouble(f"a ring has more than {limits.MAX_VERTICES} corners: simplify it")
    return tuple(corners)


def _followed(points: list[Position], most: int, geodesic: bool, odd: _Oddities) -> list[Position]:
    """A chain of geodesics that follows straight lines of longitude and latitude.

    Where there is no room for all the points that needs, it follows them less closely and says so.
    """
    if geodesic:
        return points
    counts = [_pieces(a, b, EDGE_TOLERANCE_M) for a, b in pairwise(points)]
    tolerance = EDGE_TOLERANCE_M
    while sum(counts) + 1 > most and max(counts) > 1:
        tolerance *= 2
        counts = [_pieces(a, b, tolerance) for a, b in pairwise(points)]
        odd.coarse_m = max(odd.coarse_m, tolerance)
    found = [points[0]]
    for (a, b), count in zip(pairwise(points), counts, strict=True):
        turn = (b.lon_e7 - a.lon_e7 + _TURN_E7 // 2) % _TURN_E7 - _TURN_E7 // 2
        for step in range(1, count):
            lon_e7 = a.lon_e7 + turn * step // count
            lon_e7 = (lon_e7 + _TURN_E7 // 2) % _TURN_E7 - _TURN_E7 // 2
            found.append(Position(a.lat_e7 + (b.lat_e7 - a.lat_e7) * step // count, lon_e7))
        found.append(b)
    return [found[0], *(b for a, b in pairwise(found) if a != b)]


def _pieces(a: Position, b: Position, tolerance_m: float) -> int:
    """Into how many pieces an edge is cut for geodesics to follow it.

    A line that turns by the longitude w while it climbs by the latitude h leaves the geodesic
    between its ends by at most R w/8 (w sin L + 2 h) at the highest latitude L, to second order.
    """
    turn = (b.lon_e7 - a.lon_e7 + _TURN_E7 // 2) % _TURN_E7 - _TURN_E7 // 2
    wide = math.radians(abs(turn) / 1e7)
    tall = math.radians(abs(b.lat_e7 - a.lat_e7) / 1e7)
    top = math.sin(math.radians(max(abs(a.lat_e7), abs(b.lat_e7)) / 1e7))
    off_m = _EARTH_M * wide / 8 * (wide * top + 2 * tall)
    return max(1, math.ceil(math.sqrt(off_m / tolerance_m)))
