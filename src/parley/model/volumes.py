"""Four-dimensional volumes: a shape on the Earth, a band of heights, an interval.

Positions are WGS84 in units of 10⁻⁷ degree. An edge is the geodesic between its
ends. Whether a ring crosses itself is a question for `geometry`; here only what
can be seen without trigonometry is checked.
"""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from parley import limits
from parley.model.heights import Band
from parley.model.instants import Interval

DEGREE_E7 = 10_000_000


class Position(Struct, frozen=True, forbid_unknown_fields=True):
    """A place on the WGS84 ellipsoid; latitude and longitude in 10⁻⁷ degree."""

    lat_e7: int
    lon_e7: int

    def __post_init__(self) -> None:
        if not -90 * DEGREE_E7 <= self.lat_e7 <= 90 * DEGREE_E7:
            raise ValueError("a latitude lies between -90 and 90 degrees")
        if not -180 * DEGREE_E7 <= self.lon_e7 <= 180 * DEGREE_E7:
            raise ValueError("a longitude lies between -180 and 180 degrees")

    @property
    def lat(self) -> float:
        """Latitude in degrees."""
        return self.lat_e7 / DEGREE_E7

    @property
    def lon(self) -> float:
        """Longitude in degrees."""
        return self.lon_e7 / DEGREE_E7


def position(lat: float, lon: float) -> Position:
    """A position from degrees, rounded to 10⁻⁷ degree (11 mm)."""
    return Position(round(lat * DEGREE_E7), round(lon * DEGREE_E7))


class Circle(Struct, frozen=True, forbid_unknown_fields=True, tag_field="shape", tag="circle"):
    """All places within a geodesic distance of a centre."""

    centre: Position
    radius_mm: int

    def __post_init__(self) -> None:
        _require_length(self.radius_mm, "the radius of a circle")


class Polygon(Struct, frozen=True, forbid_unknown_fields=True, tag_field="shape", tag="polygon"):
    """The smaller of the two areas an outer ring bounds, less its holes.

    A ring is its corners in either winding, the first not repeated at the end.
    """

    outer: tuple[Position, ...]
    holes: tuple[tuple[Position, ...], ...] = ()

    def __post_init__(self) -> None:
        if len(self.holes) > limits.MAX_HOLES:
            raise ValueError(f"a polygon has at most {limits.MAX_HOLES} holes")
        for ring in (self.outer, *self.holes):
            _require_ring(ring)


class Route(Struct, frozen=True, forbid_unknown_fields=True, tag_field="shape", tag="route"):
    """All places within a half-width of a line of geodesics, its ends rounded."""

    points: tuple[Position, ...]
    half_width_mm: int

    def __post_init__(self) -> None:
        if not 2 <= len(self.points) <= limits.MAX_VERTICES:
            raise ValueError(f"a route has 2 to {limits.MAX_VERTICES} points")
        if any(a == b for a, b in pairwise(self.points)):
            raise ValueError("a route may not repeat a point at once")
        _require_length(self.half_width_mm, "the half-width of a route")


Shape = Circle | Polygon | Route


def require_corners(volumes: Sequence["Volume"]) -> None:
    """Raise ValueError if these volumes have more corners together than anyone need judge."""
    if corners_of(volumes) > limits.MAX_CORNERS:
        raise ValueError(
            f"the volumes have more than {limits.MAX_CORNERS} corners together; draw them coarser, "
            "outward"
        )


def corners_of(volumes: Sequence["Volume"]) -> int:
    """How many corners these volumes have together."""
    return sum(_corners(volume.shape) for volume in volumes)


def _corners(shape: Shape) -> int:
    match shape:
        case Circle():
            return 1
        case Route(points=points):
            return len(points)
        case Polygon(outer=outer, holes=holes):
            return len(outer) + sum(map(len, holes))


class Role(StrEnum):
    """What a volume is for."""

    ACTIVITY = "activity"
    TRANSIT = "transit"
    RECALL = "recall"
    RESIDUAL_HAZARD = "residual-hazard"


class Volume(Struct, frozen=True, forbid_unknown_fields=True):
    """A shape, a band and an interval, and what they are for."""

    role: Role
    shape: Shape
    band: Band
    interval: Interval


def _require_length(length_mm: int, what: str) -> None:
    if not 0 < length_mm <= limits.MAX_RADIUS_MM:
        raise ValueError(f"{what} lies above 0 and up to 2,000 km")


def _require_ring(ring: tuple[Position, ...]) -> None:
    if not 3 <= len(ring) <= limits.MAX_VERTICES:
        raise ValueError(f"a ring has 3 to {limits.MAX_VERTICES} corners")
    if any(a == b for a, b in pairwise((*ring, ring[0]))):
        raise ValueError("a ring may not repeat a corner at once, nor its first at the end")
