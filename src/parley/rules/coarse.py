"""A coarse position: a circle that holds a place and does not tell where within it.

The Earth is cut into cells that do not depend on any place, and the circle stands on the middle of
a cell: every place of the cell gives the same circle. Chance would not do, since two circles drawn
by chance around one place narrow it down to what they share, and many of them find it.
"""

import math

from msgspec import Struct

from parley import limits
from parley.geometry.earth import between_m
from parley.model.volumes import DEGREE_E7, Circle, Position

LEAST_COARSE_MM = 500_000
"""A smaller circle hides nothing: it is one house, or one tent."""

_HALF_TURN_E7 = 180 * DEGREE_E7
_FINEST = 24
_MARGIN_M = 1.0
"""For the rounding of a cell's middle and corners to 10⁻⁷ degree, many times over."""


class Cell(Struct, frozen=True):
    """A part of the Earth between two parallels and two meridians, in 10⁻⁷ degree.

    It has its southern and western edges, and not the others, but at the north pole.
    """

    south_e7: int
    west_e7: int
    north_e7: int
    east_e7: int

    @property
    def middle(self) -> Position:
        """The same for every place in the cell."""
        return Position((self.south_e7 + self.north_e7) // 2, (self.west_e7 + self.east_e7) // 2)

    @property
    def reach_m(self) -> float:
        """From the middle to the farthest corner, metres."""
        middle = self.middle
        return max(
            between_m(middle, Position(lat_e7, self.east_e7))
            for lat_e7 in (self.south_e7, self.north_e7)
        )

    @property
    def height_m(self) -> float:
        """From the southern edge to the northern, metres."""
        lon_e7 = self.west_e7
        return between_m(Position(self.south_e7, lon_e7), Position(self.north_e7, lon_e7))

    @property
    def width_m(self) -> float:
        """From the western edge to the eastern at the height of the middle, metres."""
        lat_e7 = self.middle.lat_e7
        return between_m(Position(lat_e7, self.west_e7), Position(lat_e7, self.east_e7))


def coarse_circle(at: Position, radius_mm: int) -> Circle:
    """A circle of this radius that holds a position, centred on the middle of its cell.

    Args:
        at: The true position, which the answer does not tell beyond `coarse_cell`.
        radius_mm: Millimetres, from `LEAST_COARSE_MM`.

    Raises:
        ValueError: The radius is too small to hide anything, or larger than any circle.
    """
    return Circle(coarse_cell(at, radius_mm).middle, radius_mm)


def coarse_cell(at: Position, radius_mm: int) -> Cell:
    """The largest cell around a position whose circle of this radius holds all of it.

    This is what whoever knows the rule can learn from the circle, and no more. A cell of one size
    lies whole within a cell of the next: circles of several radii for one place tell no more than
    the smallest of them.

    Raises:
        ValueError: As for `coarse_circle`.
    """
    if not LEAST_COARSE_MM <= radius_mm <= limits.MAX_RADIUS_MM:
        raise ValueError(
            f"a coarse position lies within {LEAST_COARSE_MM // 1000} m at the least, and 2,000 km "
            "at the most"
        )
    for level in range(1, _FINEST + 1):
        cell = _cell(at, level)
        if cell.reach_m + _MARGIN_M <= radius_mm / 1000:
            return cell
    raise AssertionError("the finest cell is smaller than the least radius")


def _cell(at: Position, level: int) -> Cell:
    """The cell of a level: a row of 180/2ⁿ degrees, cut into so many columns that it is no wider.

    That the columns are powers of two, and that the cosine of a row's middle is at least half that
    of its edge nearer to the equator, keeps every cell within one of the level before.
    """
    rows = 1 << level
    row = min(rows - 1, (at.lat_e7 + _HALF_TURN_E7 // 2) * rows // _HALF_TURN_E7)
    columns = _columns(row, level)
    # The meridian of 180 degrees is also that of -180.
    column = (at.lon_e7 + _HALF_TURN_E7) * columns // (2 * _HALF_TURN_E7) % columns
    # Rounded up: the first whole 10⁻⁷ degree that belongs to it.
    south, north = (-(-_HALF_TURN_E7 * edge // rows) for edge in (row, row + 1))
    west, east = (-(-2 * _HALF_TURN_E7 * edge // columns) for edge in (column, column + 1))
    return Cell(
        south - _HALF_TURN_E7 // 2,
        west - _HALF_TURN_E7,
        north - _HALF_TURN_E7 // 2,
        east - _HALF_TURN_E7,
    )


def _columns(row: int, level: int) -> int:
    """The least power of two of columns that makes no cell of a row wider than it is high."""
    rows = 1 << level
    # Edges in units of 180/2ⁿ degrees from the equator; the nearer one is where a row is widest.
    nearer = min(abs(row - rows // 2), abs(row + 1 - rows // 2))
    wanted = 2 * rows * math.cos(math.pi * nearer / rows)
    return 1 << max(0, math.ceil(math.log2(wanted)))
