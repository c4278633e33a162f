"""How far two shapes are apart: at least, and at most."""

import math

import numpy as np
import shapely
from msgspec import Struct

from parley.geometry.earth import (
    EQUATOR_M,
    Floats,
    geodesic_m,
    point_towards,
    position_of,
)
from parley.geometry.footprint import INSIDE_SLACK_M, Footprint, Part, PolygonArea, footprint_of
from parley.geometry.frame import frame_about
from parley.geometry.nearest import Nearest, chain_through, nearest
from parley.model.agreements import Box
from parley.model.volumes import Position, Shape

_EXACT_M = 1e-6


class Gap(Struct, frozen=True):
    """The distance of two shapes: `lower_m <= true distance <= upper_m`, metres.

    Both are 0 where the shapes surely touch or overlap; 0 below something is too near to tell.

    Attributes:
        place: Where they meet or come nearest; None where a shape may be anywhere.
        understood: False where a shape is not well-formed and was judged by what surely contains
            it: the lower bound holds, the upper one speaks of the container.
    """

    lower_m: float
    upper_m: float
    place: Position | None
    understood: bool


def gap(a: Shape | Box, b: Shape | Box, beyond_m: float = math.inf) -> Gap:
    """Bound the distance of two shapes on the ground; 0 where they touch.

    The bounds are a centimetre and a millionth of the distance apart, up to 10,000 km; farther,
    and beyond `beyond_m`, they may be wide.

    Args:
        a: The one shape.
        b: The other.
        beyond_m: Distances surely greater than this need not be told exactly.
    """
    return gap_between(footprint_of(a), footprint_of(b), beyond_m)


def gap_between(a: Footprint, b: Footprint, beyond_m: float = math.inf) -> Gap:
    """As `gap`, for shapes that were made ready before."""
    understood = a.understood and b.understood
    lower, upper, place = math.inf, math.inf, None
    for part_a in a.parts:
        for part_b in b.parts:
            least, most, where = _gap(part_a, part_b, min(beyond_m, upper))
            lower = min(lower, least)
            if most < upper:
                upper, place = most, where
            if place is not None and upper == 0.0:
                return Gap(0.0, 0.0, position_of(place), understood)
    return Gap(lower, upper, None if place is None else position_of(place), understood)


_Bounds = tuple[float, float, Floats | None]


def _gap(a: Part, b: Part, beyond_m: float) -> _Bounds:
    """Bounds and place of the distance of two connected parts."""
    if a.everywhere or b.everywhere:
        return 0.0, math.pi * EQUATOR_M, None
    radii = a.radius_m + b.radius_m
    apart = float(geodesic_m(a.middle, b.middle)) - a.reach_m - b.reach_m
    if apart > beyond_m:
        ends = a.chain.start[0], b.chain.start[0]
        upper = max(0.0, float(geodesic_m(*ends)) - radii)
        return min(apart, upper), upper, _between(*ends, a, b)
    if _is_point(a) and _is_point(b):
        ends = a.chain.start[0], b.chain.start[0]
        over = float(geodesic_m(*ends)) - radii
        upper = over + _EXACT_M if over > -_EXACT_M else 0.0
        return max(0.0, over - _EXACT_M), upper, _between(*ends, a, b)
    near = nearest(a.chain, b.chain, within_m=radii, beyond_m=beyond_m + radii)
    if near.upper_m < radii:
        return 0.0, 0.0, _between(near.at_a, near.at_b, a, b)
    if near.lower_m > INSIDE_SLACK_M:
        # The outlines do not meet, so whatever part has one point inside the other is all inside.
        for outer, inner in ((a, b), (b, a)):
            if outer.area is not None and outer.area.has(inner.chain.start[0]):
                return 0.0, 0.0, inner.chain.start[0]
    else:
        common = _common_point(a, b, near)
        if common is not None:
            return 0.0, 0.0, common
    place = _between(near.at_a, near.at_b, a, b)
    return max(0.0, near.lower_m - radii), max(0.0, near.upper_m - radii), place


def _is_point(part: Part) -> bool:
    return len(part.chain) == 1 and np.array_equal(part.chain.start[0], part.chain.end[0])


def _between(at_a: Floats, at_b: Floats, a: Part, b: Part) -> Floats:
    """The middle of what two parts have in common along the way between, or of the gap."""
    way = float(geodesic_m(at_a, at_b))
    if way <= 0:
        return at_a
    return point_towards(at_a, at_b, min(way, max(0.0, (way + a.radius_m - b.radius_m) / 2)))


def _common_point(a: Part, b: Part, near: Nearest) -> Floats | None:
    """A point that surely lies in both, of two parts whose outlines come too near to tell.

    A corner they share is one; otherwise a point is guessed and then proven by its distance from
    both outlines.
    """
    # To a micrometre: 180 E and 180 W are one meridian, and a pole has every longitude.
    ends_a = {tuple(point) for point in a.chain.start.round(6)}
    for point, rounded in zip(b.chain.start, b.chain.start.round(6), strict=True):
        if tuple(rounded) in ends_a:
            return np.asarray(point)
    for guess in _guesses(a, b, near):
        if _surely_in(guess, a) and _surely_in(guess, b):
            return guess
    return None


def _surely_in(point: Floats, part: Part) -> bool:
    """Whether the part holds the point, as far as its distance from the outline tells."""
    to_outline = nearest(chain_through(point[None, :]), part.chain, beyond_m=INSIDE_SLACK_M)
    if to_outline.upper_m < part.radius_m:
        return True
    within = part.area is not None and part.area.has(point)
    return within and to_outline.lower_m > INSIDE_SLACK_M


def _guesses(a: Part, b: Part, near: Nearest) -> list[Floats]:
    """Points that may lie in both: from their intersection laid flat, and a corner of each."""
    guesses = []
    ends = np.concatenate([a.chain.start, b.chain.start])
    frame = frame_about(ends)
    flats = []
    for part in (a, b):
        if frame is None or part.area is None:
            continue
        if isinstance(part.area, PolygonArea):
            rings = [part.area.flat.exterior, *part.area.flat.interiors]
            lines = [frame.flat(part.area.frame.lifted(np.asarray(r.coords))) for r in rings]
            flats.append(shapely.polygons(lines[0], lines[1:] or None))
        else:
            fine = part.chain.cut(8)
            flats.append(shapely.convex_hull(shapely.multipoints(frame.flat(fine.start))))
    if frame is not None and len(flats) == 2 and all(shapely.is_valid(flats)):
        common = shapely.get_parts(shapely.intersection(*flats))
        areas = common[shapely.area(common) > 0]
        for piece in sorted(areas, key=shapely.area, reverse=True)[:3]:
            circle = shapely.maximum_inscribed_circle(piece)
            guesses.append(np.asarray(circle.coords[0]))
        guesses = [frame.lifted(guess[None, :])[0] for guess in guesses]
    return [*guesses, a.chain.start[0], b.chain.start[0], near.at_a]
