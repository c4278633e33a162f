"""Single shapes: what is wrong with one, its middle, its extent, the circle that holds it."""

import math

import numpy as np
import shapely

from parley import limits
from parley.geometry.earth import (
    LEAST_CURVATURE_RADIUS_M,
    geodesic_m,
    points_around,
    points_of,
    position_of,
    traced,
)
from parley.geometry.footprint import Footprint, PolygonArea, footprint_of, width_e7
from parley.geometry.frame import frame_about
from parley.model.agreements import Box
from parley.model.volumes import Circle, Polygon, Position, Route, Shape

_ROUNDING_M = 0.02
"""A position rounded to 10⁻⁷ degree lies within 8 mm of what was meant."""


def fault_of(shape: Shape | Box) -> str | None:
    """Why a shape is not well-formed, in plain words; None if it is.

    A polygon's outline may not cross or touch itself, nor spread over half the Earth; its holes
    lie within it and apart. A route's legs are at most 18,000 km. Circles and boxes are fine.
    """
    return footprint_of(shape).fault


def centre(shape: Shape | Box) -> Position:
    """A place to show for a shape: the middle of a circle or route, an inner point of an area."""
    if isinstance(shape, Circle):
        return shape.centre
    if isinstance(shape, Box):
        middle_e7 = shape.west_e7 + width_e7(shape) // 2
        lon_e7 = (middle_e7 + 1_800_000_000) % 3_600_000_000 - 1_800_000_000
        return Position((shape.south_e7 + shape.north_e7) // 2, lon_e7)
    footprint = footprint_of(shape)
    if isinstance(shape, Route):
        return _halfway(shape)
    part = footprint.parts[0]
    if isinstance(part.area, PolygonArea) and footprint.understood:
        inner = shapely.point_on_surface(part.area.flat)
        return position_of(part.area.frame.lifted(np.array([[inner.x, inner.y]]))[0])
    return position_of(part.middle)


def _halfway(route: Route) -> Position:
    points = points_of(route.points)
    legs = geodesic_m(points[:-1], points[1:])
    leg = int(np.searchsorted(np.cumsum(legs), legs.sum() / 2))
    ends = route.points[leg : leg + 2]
    line = traced(ends, closed=False)
    return position_of(line[len(line) // 2]) if len(line) > 2 else ends[0]


def extent_m(shape: Shape) -> float:
    """The measure that a least extent of the terms is compared with, metres.

    A circle's radius, a route's half-width, and for a polygon the radius of a circle that holds
    its outline, nearly the smallest one.
    """
    if isinstance(shape, Circle):
        return shape.radius_mm / 1000
    if isinstance(shape, Route):
        return shape.half_width_mm / 1000
    return _holding(footprint_of(shape))[1]


def widened(shape: Shape, least_radius_mm: int) -> Shape | None:
    """A larger shape that contains this one and has the least extent; None if it has it already.

    A polygon that is too small becomes the circle of the least radius about the middle of its own
    smallest circle: a polygon drawn larger would still point at something.

    Args:
        shape: The shape as drawn.
        least_radius_mm: The least `extent_m` allowed, millimetres.
    """
    if isinstance(shape, Circle):
        if shape.radius_mm >= least_radius_mm:
            return None
        return Circle(shape.centre, least_radius_mm)
    if isinstance(shape, Route):
        if shape.half_width_mm >= least_radius_mm:
            return None
        return Route(shape.points, least_radius_mm)
    middle, radius_m = _holding(footprint_of(shape))
    if radius_m * 1000 >= least_radius_mm:
        return None
    # The extent was measured from the middle as rounded, so this circle holds everything.
    return Circle(middle, least_radius_mm)


def circumscribed(shape: Circle, corners: int = 72) -> Polygon | None:
    """A polygon that contains the circle, for programs that draw no circles.

    None where it would be no polygon we take: beyond half the Earth, or with corners too near to
    be told apart.
    """
    assert 8 <= corners <= limits.MAX_VERTICES
    radius = shape.radius_mm / 1000
    # On a sphere tan r = tan R cos(pi/n); flattening and rounding are covered by 0.1 % and 20 mm.
    sphere = LEAST_CURVATURE_RADIUS_M
    outer = sphere * math.atan(math.tan(radius / sphere) / math.cos(math.pi / corners))
    outer = outer * 1.001 + _ROUNDING_M
    ring = tuple(position_of(point) for point in points_around(shape.centre, outer, corners))
    try:
        polygon = Polygon(ring)
    except ValueError:
        return None
    return None if fault_of(polygon) else polygon


def _holding(footprint: Footprint) -> tuple[Position, float]:
    """The middle, and the radius in metres, of a nearly smallest circle that holds a footprint.

    A geodesic circle of less than 5,000 km is convex, so what holds the corners holds the edges.
    """
    part = footprint.parts[0]
    if part.everywhere:
        return position_of(part.chain.start[0]), math.inf
    points = np.concatenate([part.chain.start, part.chain.end])
    frame = frame_about(points)
    if frame is None:
        return position_of(part.chain.start[0]), math.inf
    least = shapely.minimum_bounding_circle(shapely.multipoints(frame.flat(points)))
    inner = shapely.centroid(least)
    middle = position_of(frame.lifted(np.array([[inner.x, inner.y]]))[0])
    own = np.broadcast_to(points_of([middle]), points.shape)
    return middle, float(geodesic_m(own, points).max()) + part.radius_m
