"""Where two shapes overlap, drawn for the eye. No judgement rests on it."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry import Polygon as Flat
from shapely.geometry.base import BaseGeometry

from parley.geometry.earth import Floats, points_around, points_of, position_of, traced
from parley.geometry.footprint import footprint_of, width_e7
from parley.geometry.frame import Frame, frame_about
from parley.model.agreements import Box
from parley.model.volumes import DEGREE_E7, Circle, Polygon, Position, Route, Shape

MOST_CORNERS = 64
"""No ring has more corners: enough for the eye."""

_MOST_PARTS = 16
_CIRCLE_CORNERS = 96
_WIDEST_BOX_E7 = 60 * DEGREE_E7
_FINEST_M = 1.0


def overlap_of(a: Shape | Box, b: Shape | Box) -> tuple[Polygon, ...] | None:
    """The area that two shapes share, as polygons of at most 64 corners a ring, largest first.

    Corners are left out until so few are left, so that the area may be off by a part of its size:
    whether two shapes touch is for `gap_between` to say. None where nothing is shared, where a
    shape is not well-formed, and where they reach too far around the Earth to be laid flat.
    """
    if not all(footprint_of(shape).understood for shape in (a, b)):
        return None
    if any(isinstance(one, Box) and width_e7(one) > _WIDEST_BOX_E7 for one in (a, b)):
        return None
    lines = [_outline(a), _outline(b)]
    frame = frame_about(np.concatenate(lines))
    if frame is None:
        return None
    shared = shapely.intersection(_laid(a, lines[0], frame), _laid(b, lines[1], frame))
    parts = sorted(
        (part for part in shapely.get_parts(shared) if isinstance(part, Flat)),
        key=lambda part: -float(part.area),
    )
    found = [one for part in parts[:_MOST_PARTS] for one in _polygon(part, frame)]
    return tuple(found) or None


def _outline(shape: Shape | Box) -> Floats:
    """The outline of an area, or the line of a route."""
    match shape:
        case Circle(centre=middle, radius_mm=radius_mm):
            return points_around(middle, radius_mm / 1000, _CIRCLE_CORNERS)
        case Route(points=points):
            return traced(points, closed=False)
        case Polygon(outer=outer):
            return traced(outer, closed=True)
        case Box():
            return _box(shape)


def _box(box: Box) -> Floats:
    """Along the parallels, which are no geodesics."""
    steps = 24
    width = width_e7(box)
    east = [box.west_e7 + width * step // steps for step in range(steps + 1)]
    corners = [(box.south_e7, lon_e7) for lon_e7 in east]
    corners += [(box.north_e7, lon_e7) for lon_e7 in reversed(east)]
    return points_of([Position(lat_e7, _wrapped(lon_e7)) for lat_e7, lon_e7 in corners])


def _wrapped(lon_e7: int) -> int:
    return (lon_e7 + 180 * DEGREE_E7) % (360 * DEGREE_E7) - 180 * DEGREE_E7


def _laid(shape: Shape | Box, outline: Floats, frame: Frame) -> BaseGeometry:
    """A shape in the frame, mended where laying it flat folded it."""
    line = frame.flat(outline)
    if isinstance(shape, Route):
        return shapely.buffer(shapely.linestrings(line), shape.half_width_mm / 1000)
    holes = shape.holes if isinstance(shape, Polygon) else ()
    laid = Flat(line, [frame.flat(traced(hole, closed=True)) for hole in holes])
    return laid if laid.is_valid else shapely.make_valid(laid)


def _polygon(part: Flat, frame: Frame) -> Iterator[Polygon]:
    """A part with few enough corners; nothing where too little of it is left to be drawn."""
    tolerance_m = max(_FINEST_M, float(np.sqrt(part.area)) / 1_000)
    simple = part
    while _corners(simple) > MOST_CORNERS:
        simple = shapely.simplify(part, tolerance_m, preserve_topology=True)
        tolerance_m *= 2
        if not isinstance(simple, Flat) or simple.is_empty:
            return
    try:
        yield Polygon(
            _ring(np.asarray(simple.exterior.coords), frame),
            tuple(_ring(np.asarray(hole.coords), frame) for hole in simple.interiors[:8]),
        )
    except ValueError:
        return  # so small that its corners are one position


def _corners(part: BaseGeometry) -> int:
    if not isinstance(part, Flat):
        return 0
    return max(len(ring.coords) - 1 for ring in (part.exterior, *part.interiors))


def _ring(flat: Floats, frame: Frame) -> tuple[Position, ...]:
    return tuple(position_of(point) for point in frame.lifted(flat[:-1]))
