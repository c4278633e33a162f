"""A shape made ready for judgement: a line with a radius about it, or an outline with an inside.

A circle is a point and a radius, a route a chain and a radius, a polygon or a
box its outline, with nothing about it, and a test of what lies inside. A box is
cut into cells of at most 60 degrees, whose union it is.
"""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import shapely
from shapely.geometry import Polygon as Flat

from parley.geometry.earth import (
    EQUATOR_M,
    Floats,
    degrees_of,
    geodesic_m,
    points_at,
    points_of,
    position_of,
    raised,
    traced,
)
from parley.geometry.frame import Frame, frame_about
from parley.geometry.nearest import Chain, chain_through, joined
from parley.model.agreements import Box
from parley.model.volumes import DEGREE_E7, Circle, Polygon, Position, Route, Shape

INSIDE_SLACK_M = 0.005
"""How far from an outline the test of what lies inside it can be wrong.

Great ellipses for geodesics over pieces of at most 8 km: 6.5 mm · (8/10)², measured 0.0042 m.
"""

_FINE_M = 2_000.0
_LONGEST_LEG_M = 18_000_000.0
_HULL_SLACK_M = 1.0
_CELL_E7 = 60 * DEGREE_E7


@dataclass(frozen=True)
class PolygonArea:
    """What lies inside a polygon, in a frame of its own."""

    frame: Frame
    flat: Flat

    def has(self, point: Floats) -> bool:
        """Whether a point lies inside; sure only farther than `INSIDE_SLACK_M` from the outline."""
        if not self.frame.covers(point[None, :]):
            return False
        x, y = self.frame.flat(point[None, :])[0]
        return bool(shapely.contains_xy(self.flat, x, y))


@dataclass(frozen=True)
class BoxArea:
    """What lies inside a box."""

    box: Box

    def has(self, point: Floats) -> bool:
        """Whether a point lies between the parallels and the meridians."""
        lat, lon = degrees_of(point)
        south, north = self.box.south_e7 / 1e7, self.box.north_e7 / 1e7
        width = width_e7(self.box) / 1e7
        east_of = (float(lon) - self.box.west_e7 / 1e7) % 360
        return south <= float(lat) <= north and east_of <= width


@dataclass(frozen=True)
class Part:
    """A connected part of a shape: all places within `radius_m` of a chain, and what it encloses.

    Attributes:
        chain: The point, line or outline.
        radius_m: How far the part reaches beyond its chain.
        area: What the chain encloses; None for a point and a line.
        rings: Where in the chain a ring or line begins; one point of each.
        everywhere: Nothing is known of its place.
    """

    chain: Chain
    radius_m: float
    area: PolygonArea | BoxArea | None
    everywhere: bool = False

    @cached_property
    def middle(self) -> Floats:
        """A point near the middle of the part, `(3,)`."""
        mean = np.concatenate([self.chain.start, self.chain.end]).mean(axis=0)
        if np.linalg.norm(mean) < 1000.0:
            return np.asarray(self.chain.start[0])
        return raised(mean)

    @cached_property
    def reach_m(self) -> float:
        """No place of the part is farther from its middle than this; metres."""
        if self.everywhere:
            return math.pi * EQUATOR_M
        if len(self.chain) == 1 and np.array_equal(self.chain.start, self.chain.end):
            return self.radius_m
        ends = np.concatenate([self.chain.start, self.chain.end])
        to_ends = float(geodesic_m(np.broadcast_to(self.middle, ends.shape), ends).max())
        half_piece = float(np.linalg.norm(self.chain.end - self.chain.start, axis=1).max())
        # No piece is longer than 1.05 times its chord, and none of its points is farther from
        # both of its ends than half of it. What is enclosed lies within the farthest outline.
        return to_ends + 0.6 * half_piece + self.radius_m


@dataclass(frozen=True)
class Footprint:
    """A shape made ready.

    Attributes:
        parts: Its parts; the shape is their union.
        fault: Why it is not well-formed, in plain words; None if it is.
    """

    parts: tuple[Part, ...]
    fault: str | None

    @property
    def understood(self) -> bool:
        """Whether the parts are the shape itself, and not merely what surely contains it."""
        return self.fault is None


@lru_cache(maxsize=2048)
def footprint_of(shape: Shape | Box) -> Footprint:
    """Make a shape ready for judgement; never raises for a shape that the model takes."""
    if isinstance(shape, Circle):
        chain = chain_through(points_of([shape.centre]))
        return Footprint((Part(chain, shape.radius_mm / 1000, None),), None)
    if isinstance(shape, Route):
        return _route(shape)
    if isinstance(shape, Box):
        return Footprint(tuple(_cell(cell) for cell in _cells(shape)), None)
    return _polygon(shape)


def _everywhere(positions: tuple[Position, ...], fault: str) -> Footprint:
    return Footprint((Part(chain_through(points_of(positions)), 0.0, None, True),), fault)


def _route(route: Route) -> Footprint:
    points = points_of(route.points)
    legs = geodesic_m(points[:-1], points[1:])
    if float(legs.max()) > _LONGEST_LEG_M:
        leg = int(np.argmax(legs)) + 1
        fault = f"leg {leg} leads so far around the Earth that no single shortest way is certain"
        return _everywhere(route.points, fault)
    chain = chain_through(traced(route.points, closed=False))
    return Footprint((Part(chain, route.half_width_mm / 1000, None),), None)


def _polygon(polygon: Polygon) -> Footprint:
    rings = (polygon.outer, *polygon.holes)
    lines = [traced(ring, closed=True) for ring in rings]
    chain = joined([chain_through(line) for line in lines])
    frame = frame_about(np.concatenate(lines))
    if frame is None:
        return _everywhere(
            polygon.outer,
            "it spreads over 160 degrees or more, half the Earth: which side is meant is not sure",
        )
    fine = [frame.flat(_fine_line(chain_through(line))) for line in lines]
    flat = Flat(fine[0], fine[1:])
    fault = _fault(flat, frame)
    if fault is None:
        shapely.prepare(flat)
        return Footprint((Part(chain, 0.0, PolygonArea(frame, flat)),), None)
    return Footprint((_hull(frame, np.concatenate(fine), chain),), fault)


def _fine_line(chain: Chain) -> Floats:
    """The closed line of a chain, in pieces short enough to be straight in a frame."""
    lengths = np.linalg.norm(chain.end - chain.start, axis=1)
    goal = _FINE_M if float(lengths.sum()) < 4_000_000.0 else 4 * _FINE_M
    counts = np.maximum(1, np.ceil(lengths / goal).astype(np.int64))
    piece = np.repeat(np.arange(len(counts)), counts)
    step = np.arange(len(piece)) - np.repeat(np.cumsum(counts) - counts, counts)
    fine = chain.taken(piece).at(step / counts[piece])
    return np.concatenate([fine, chain.end[-1:]])


def _fault(flat: Flat, frame: Frame) -> str | None:
    """Why a polygon is not well-formed, in plain words."""
    if shapely.is_valid(flat):
        return None
    reason = str(shapely.is_valid_reason(flat))
    words = next((plain for said, plain in _FAULTS if reason.startswith(said)), "it is malformed")
    _, bracket, coordinates = reason.partition("[")
    try:
        x, y = (float(number) for number in coordinates.rstrip("]").split()[:2])
    except ValueError:
        return words
    if not (bracket and math.isfinite(x) and math.isfinite(y)):
        return words
    at = position_of(frame.lifted(np.array([[x, y]]))[0])
    return f"{words}, near {at.lat:.5f} {at.lon:.5f}"


_FAULTS = (
    ("Self-intersection", "its outline crosses or follows itself"),
    ("Ring Self-intersection", "its outline touches itself"),
    ("Hole lies outside", "a hole lies outside its outline"),
    ("Holes are nested", "a hole lies within another"),
    ("Interior is disconnected", "its holes cut it in two"),
    ("Too few", "it has no area"),
)


def _hull(frame: Frame, flat_points: Floats, chain: Chain) -> Part:
    """What surely contains a malformed polygon: the hull of its corners, or a ball about them."""
    hull = shapely.convex_hull(shapely.multipoints(flat_points))
    if isinstance(hull, Flat) and hull.area > 1.0:
        ring = shapely.segmentize(hull.exterior, 10_000.0)
        outline = frame.lifted(np.asarray(ring.coords))
        shapely.prepare(hull)
        # The hull's edges are great ellipses where ours are geodesics: less than a metre apart.
        return Part(chain_through(outline), _HULL_SLACK_M, PolygonArea(frame, hull))
    # It has no area to speak of, and is a line.
    return Part(chain, _HULL_SLACK_M, None)


def width_e7(box: Box) -> int:
    """How far a box reaches eastward, 10⁻⁷ degree; from -180 to 180 it is the whole way round."""
    return (box.east_e7 - box.west_e7) % (360 * DEGREE_E7) or 360 * DEGREE_E7


def _cells(box: Box) -> list[Box]:
    """A box as cells of at most 60 degrees each way, and none across the antimeridian."""
    width = width_e7(box)
    columns, rows = -(-width // _CELL_E7), -(-(box.north_e7 - box.south_e7) // _CELL_E7)
    cells = []
    for column in range(columns):
        west = box.west_e7 + width * column // columns
        east = box.west_e7 + width * (column + 1) // columns
        for row in range(rows):
            south = box.south_e7 + (box.north_e7 - box.south_e7) * row // rows
            north = box.south_e7 + (box.north_e7 - box.south_e7) * (row + 1) // rows
            cells.append(Box(south, _wrapped(west), north, _wrapped(east)))
    return cells


def _wrapped(lon_e7: int) -> int:
    return (lon_e7 + 180 * DEGREE_E7) % (360 * DEGREE_E7) - 180 * DEGREE_E7


def _cell(box: Box) -> Part:
    width = width_e7(box)
    chains = []
    for lon_e7 in (box.west_e7, box.east_e7):
        ends = (Position(box.south_e7, lon_e7), Position(box.north_e7, lon_e7))
        chains.append(chain_through(traced(ends, closed=False)))
    for lat_e7 in (box.south_e7, box.north_e7):
        if abs(lat_e7) == 90 * DEGREE_E7:
            continue  # a pole, which both meridians reach
        knots = max(2, math.ceil(width / DEGREE_E7) + 1)
        lon = box.west_e7 / 1e7 + np.linspace(0.0, width / 1e7, knots)
        points = points_at(np.full(knots, lat_e7 / 1e7), lon)
        radius = float(np.hypot(points[0, 0], points[0, 1]))
        chains.append(Chain(points[:-1], points[1:], np.full(knots - 1, radius)))
    return Part(joined(chains), 0.0, BoxArea(box))
