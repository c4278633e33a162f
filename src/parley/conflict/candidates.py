"""Which pairs are worth judging: a filter over place, height and time that errs outward.

What it leaves out is surely apart or shares no time; what it lets through is
judged exactly.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import shapely
from msgspec import Struct

from parley.conflict.judgement import Minima
from parley.geometry import Footprint, footprint_of
from parley.geometry.earth import EQUATOR_M, LEAST_CURVATURE_RADIUS_M, arcs_at_least_m
from parley.geometry.footprint import Part
from parley.model.agreements import Box
from parley.model.heights import Datum
from parley.model.instants import Interval
from parley.model.volumes import Polygon, Volume

_ROWS = 256
_NO_END = float("inf")


class Piece(Struct, frozen=True):
    """One volume of a thing, or the region that stands in for what was not drawn.

    Attributes:
        thing: The index of the thing it belongs to.
        index: Which of the thing's volumes; None for a region.
        volume: The volume; None for a region, which reaches through all heights.
        footprint: Where; None if that may be anywhere.
        interval: When.
    """

    thing: int
    index: int | None
    volume: Volume | None
    footprint: Footprint | None
    interval: Interval


def piece_of_volume(thing: int, index: int, volume: Volume) -> Piece:
    """A drawn volume as a piece."""
    return Piece(thing, index, volume, footprint_of(volume.shape), volume.interval)


def piece_of_region(thing: int, region: Box | Polygon | None, interval: Interval) -> Piece:
    """A named region as a piece; None is everywhere."""
    footprint = None if region is None else footprint_of(region)
    return Piece(thing, None, None, footprint, interval)


def candidate_pairs(
    pieces: Sequence[Piece],
    groups: npt.NDArray[np.int64],
    minima: Minima,
    only: int | None = None,
) -> Iterator[tuple[int, int]]:
    """Pairs of indices into `pieces` that are not surely apart, the lower first.

    Args:
        pieces: Everything that is somewhere.
        groups: `(n, 2)`: for each piece whose it is, and of which thing; pieces of one thing are
            not compared, nor pieces of the same owner. An owner below 0 is unknown.
        minima: What they must be separated by.
        only: Only pairs with a piece of this thing; None is every pair.
    """
    if len(pieces) < 2:
        return
    table = _Table(pieces, groups, minima)
    tree = shapely.STRtree(table.boxes)
    rows = np.arange(len(table.boxes))
    if only is not None:
        rows = rows[groups[table.piece_of_box, 1] == only]
    for first in range(0, len(rows), _ROWS):
        asked = rows[first : first + _ROWS]
        found = tree.query(table.boxes[asked])
        left, right = table.piece_of_box[asked[found[0]]], table.piece_of_box[found[1]]
        # Every pair is found from both sides, unless only one side asked.
        forward = left < right if only is None else left != right
        pairs = np.sort(np.stack([left[forward], right[forward]], axis=1), axis=1)
        pairs = np.unique(pairs, axis=0)
        # A piece across the antimeridian has two boxes; its pairs may be met twice, in two rows.
        for one, two in pairs[table.may_meet(pairs)]:
            pair = (int(one), int(two))
            if table.is_new(pair):
                yield pair


class _Table:
    """The pieces as columns."""

    def __init__(
        self, pieces: Sequence[Piece], groups: npt.NDArray[np.int64], minima: Minima
    ) -> None:
        self._minima = minima
        self._groups = groups
        bounds = [_bound(piece.footprint) for piece in pieces]
        self._middle = np.stack([middle for middle, _ in bounds])
        self._reach = np.array([reach for _, reach in bounds])
        self._start = np.array([piece.interval.start_ms for piece in pieces], dtype=np.float64)
        self._end = np.array([_end(piece.interval) for piece in pieces])
        bands = [piece.volume.band if piece.volume else None for piece in pieces]
        self._drawn = np.array([band is not None for band in bands])
        self._floor = np.array([band.floor_mm if band else 0 for band in bands], dtype=np.int64)
        self._ceiling = np.array([band.ceiling_mm if band else 0 for band in bands], dtype=np.int64)
        datums = list(Datum)
        self._datum = np.array([datums.index(band.datum) if band else -1 for band in bands])
        self.boxes, self.piece_of_box = self._boxes()
        self._several = np.bincount(self.piece_of_box) > 1
        self._met: set[tuple[int, int]] = set()

    def may_meet(self, pairs: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Which pairs are neither of one owner, nor surely apart in time, height or place."""
        a, b = pairs[:, 0], pairs[:, 1]
        owner_a, owner_b = self._groups[a, 0], self._groups[b, 0]
        others = (owner_a != owner_b) | (owner_a < 0)
        others &= self._groups[a, 1] != self._groups[b, 1]
        together = (self._start[a] < self._end[b]) & (self._start[b] < self._end[a])
        # Slightly inwards of what `arcs_at_least_m` allows for: a metre for rounding.
        chords = np.linalg.norm(self._middle[a] - self._middle[b], axis=1)
        apart_m = arcs_at_least_m(chords) - self._reach[a] - self._reach[b] - 1.0
        near = apart_m <= self._minima.lateral_mm / 1000
        return np.asarray(others & together & near & ~self._apart_in_height(a, b))

    def is_new(self, pair: tuple[int, int]) -> bool:
        """Whether a pair was not met before; only pieces with several boxes are remembered."""
        if not (self._several[pair[0]] or self._several[pair[1]]):
            return True
        if pair in self._met:
            return False
        self._met.add(pair)
        return True

    def _apart_in_height(
        self, a: npt.NDArray[np.int64], b: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.bool_]:
        same = self._datum[a] == self._datum[b]
        margin = self._minima.datum_margin_mm
        comparable = self._drawn[a] & self._drawn[b] & (same | (margin is not None))
        apart = np.maximum(self._floor[a], self._floor[b]) - np.minimum(
            self._ceiling[a], self._ceiling[b]
        )
        slack = np.where(same, 0, margin or 0)
        return np.asarray(comparable & (apart - slack >= max(self._minima.vertical_mm, 1)))

    def _boxes(self) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.int64]]:
        """Boxes of longitude and latitude about every piece, split at the antimeridian.

        A way of length r that stays below the latitude L turns by at most r / (N cos L), and N is
        nowhere below the equator's radius; a latitude changes by at most r over the least radius
        of curvature.
        """
        across = np.hypot(self._middle[:, 0], self._middle[:, 1])
        lon = np.degrees(np.arctan2(self._middle[:, 1], self._middle[:, 0]))
        lat = np.degrees(np.arctan2(self._middle[:, 2], across * (1 - 0.0066943799901413165)))
        reach = self._reach + self._minima.lateral_mm / 2000 + 1.0
        tall = np.degrees(reach / LEAST_CURVATURE_RADIUS_M)
        top = np.minimum(90.0, np.abs(lat) + tall)
        narrow = np.maximum(np.cos(np.radians(top)), 1e-6) * EQUATOR_M
        wide = np.minimum(180.0, np.degrees(reach / narrow))
        wide = np.where(top >= 89.9, 180.0, wide)
        piece = np.arange(len(lat))
        west, east = lon - wide, lon + wide
        whole = wide >= 180.0
        west, east = np.where(whole, -180.0, west), np.where(whole, 180.0, east)
        over_east, over_west = ~whole & (east > 180.0), ~whole & (west < -180.0)
        wests = [np.maximum(west, -180.0), np.full(over_east.sum(), -180.0), west[over_west] + 360]
        easts = [np.minimum(east, 180.0), east[over_east] - 360, np.full(over_west.sum(), 180.0)]
        pieces = np.concatenate([piece, piece[over_east], piece[over_west]])
        boxes = shapely.box(
            np.concatenate(wests),
            np.maximum(-90.0, lat - tall)[pieces],
            np.concatenate(easts),
            np.minimum(90.0, lat + tall)[pieces],
        )
        return boxes, pieces


def _end(interval: Interval) -> float:
    return _NO_END if interval.end_ms is None else float(interval.end_ms)


def _bound(footprint: Footprint | None) -> tuple[npt.NDArray[np.float64], float]:
    """A point, and how far from it anything of the footprint can be, metres."""
    if footprint is None:
        return np.array([EQUATOR_M, 0.0, 0.0]), 3.2 * EQUATOR_M
    middle = footprint.parts[0].middle
    return middle, max(_reach_from(middle, part) for part in footprint.parts)


def _reach_from(middle: npt.NDArray[np.float64], part: Part) -> float:
    # Four thirds of pi/2: no arc over a chord is longer than pi/2 times it.
    return float(np.linalg.norm(part.middle - middle)) * 1.6 + part.reach_m
