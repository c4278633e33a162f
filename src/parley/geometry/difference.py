"""How far two shapes differ: for telling a read-back that rounds from one that is elsewhere."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from parley.geometry.earth import (
    Floats,
    between_m,
    geodesic_m,
    points_around,
    points_of,
    traced,
)
from parley.geometry.footprint import Footprint, PolygonArea, footprint_of
from parley.geometry.frame import Frame, frame_about
from parley.model.volumes import Circle, Polygon, Position, Route, Shape

_CIRCLE_POINTS = 180
_MOST_POINTS = 1_500


def furthest_difference_m(a: Shape, b: Shape) -> float:
    """No place of either shape lies farther than this from the other; metres, an upper bound.

    0 for identical shapes. Exact for two circles; for routes and polygons of as many corners the
    furthest that a corner has moved (a ring may begin elsewhere and run the other way); otherwise
    from points along both outlines, to about a hundredth of the shapes' size.
    """
    if a == b:
        return 0.0
    if isinstance(a, Circle) and isinstance(b, Circle):
        return between_m(a.centre, b.centre) + abs(a.radius_mm - b.radius_mm) / 1000
    bounds = [_by_outline(a, b)]
    if isinstance(a, Route) and isinstance(b, Route):
        moved = _corners_moved(a.points, b.points, ring=False)
        bounds.append(moved + abs(a.half_width_mm - b.half_width_mm) / 1000)
    if isinstance(a, Polygon) and isinstance(b, Polygon) and len(a.holes) == len(b.holes):
        rings = zip((a.outer, *a.holes), (b.outer, *b.holes), strict=True)
        bounds.append(max(_corners_moved(one, other, ring=True) for one, other in rings))
    return min(bounds)


def _corners_moved(a: tuple[Position, ...], b: tuple[Position, ...], ring: bool) -> float:
    """The furthest that a corner has moved, metres; infinite if they are not as many.

    Points between corners that moved by as much move by no more than a fiftieth more, for edges up
    to 2,000 km; longer ones are left to the outline.
    """
    if len(a) != len(b):
        return float("inf")
    one, two = points_of(a), points_of(b)
    longest = geodesic_m(one, np.roll(one, -1, axis=0))
    if float((longest if ring else longest[:-1]).max()) > 2_000_000.0:
        return float("inf")
    best = float("inf")
    for turned in (two, two[::-1]):
        # The rotation that brings the first corner nearest; any would give an upper bound.
        first = int(np.argmin(np.linalg.norm(turned - one[0], axis=1))) if ring else 0
        moved = geodesic_m(one, np.roll(turned, -first, axis=0))
        best = min(best, float(moved.max()))
    return best * 1.02


def _by_outline(a: Shape, b: Shape) -> float:
    """An upper bound from points along both outlines, and the insides where only one covers."""
    one, other = footprint_of(a), footprint_of(b)
    whole = _whole(one, other)
    line_a, line_b = _outline(a), _outline(b)
    frame = frame_about(np.concatenate([line_a, line_b]))
    if frame is None or not (one.understood and other.understood):
        return whole
    step = max(_step(a), _step(b))
    apart = np.linalg.norm(line_a[:, None, :] - line_b[None, :, :], axis=2)
    outlines = max(float(apart.min(axis=1).max()), float(apart.min(axis=0).max()))
    inner = _inner_difference(_flat(a, line_a, frame), _flat(b, line_b, frame))
    radii = sum(s.half_width_mm / 1000 for s in (a, b) if isinstance(s, Route))
    return min(whole, (outlines + inner) * 1.02 + step + radii)


def _whole(a: Footprint, b: Footprint) -> float:
    part_a, part_b = a.parts[0], b.parts[0]
    return float(geodesic_m(part_a.middle, part_b.middle)) + part_a.reach_m + part_b.reach_m


def _outline(shape: Shape) -> Floats:
    """Points along the outline of a circle or polygon, or along the middle of a route."""
    if isinstance(shape, Circle):
        return points_around(shape.centre, shape.radius_mm / 1000, _CIRCLE_POINTS)
    if isinstance(shape, Route):
        return _filled(traced(shape.points, closed=False))
    return np.concatenate(_rings(shape))


def _rings(polygon: Polygon) -> list[Floats]:
    return [_filled(traced(ring, closed=True)) for ring in (polygon.outer, *polygon.holes)]


def _filled(line: Floats) -> Floats:
    """A line with more points between its own, as straight chords; a metre or so off the arc."""
    times = max(1, _MOST_POINTS // (4 * len(line)))
    share = np.linspace(0.0, 1.0, times, endpoint=False)[None, :, None]
    fine = line[:-1, None, :] * (1 - share) + line[1:, None, :] * share
    return np.concatenate([fine.reshape(-1, 3), line[-1:]])


def _step(shape: Shape) -> float:
    """The longest way between neighbouring points of an outline, metres."""
    lines = _rings(shape) if isinstance(shape, Polygon) else [_outline(shape)]
    return max(float(np.linalg.norm(line[1:] - line[:-1], axis=1).max()) for line in lines)


def _flat(shape: Shape, line: Floats, frame: Frame) -> BaseGeometry:
    if isinstance(shape, Polygon):
        area = footprint_of(shape).parts[0].area
        assert isinstance(area, PolygonArea)
        rings = [area.flat.exterior, *area.flat.interiors]
        lines = [frame.flat(area.frame.lifted(np.asarray(ring.coords))) for ring in rings]
        return shapely.make_valid(shapely.polygons(lines[0], lines[1:] or None))
    flat = frame.flat(line)
    return shapely.polygons(flat) if isinstance(shape, Circle) else shapely.linestrings(flat)


def _inner_difference(a: BaseGeometry, b: BaseGeometry) -> float:
    """How deep a place of the one can lie within itself and outside the other."""
    deepest = 0.0
    for one, other in ((a, b), (b, a)):
        for piece in shapely.get_parts(shapely.difference(one, other)):
            if shapely.area(piece) > 0:
                deepest = max(deepest, float(shapely.maximum_inscribed_circle(piece).length))
    return deepest
