"""Which pairs are worth judging: bounds of time, height and place, in columns that grow.

All bounds err outward: what they leave out is surely apart or shares no time, and what they let
through is judged exactly.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt
import shapely

from parley.conflict.announced import Piece
from parley.conflict.judgement import Minima
from parley.geometry import Footprint
from parley.geometry.earth import (
    ECCENTRICITY_2,
    EQUATOR_M,
    LEAST_CURVATURE_RADIUS_M,
    Floats,
    arcs_at_least_m,
)
from parley.geometry.footprint import Part
from parley.limits import MAX_INSTANT_MS
from parley.model.heights import Datum
from parley.model.instants import Instant

UNKNOWN_OWNER = -1
"""Whose it is, is not known: it is worth judging against everybody's."""

_Integers = npt.NDArray[np.int64]
_Rows = npt.NDArray[np.intp]

_ROWS_ASKED = 256
_FIRST_ROWS = 64
_DATUMS = list(Datum)
_NO_DATUM = -1
_NO_END_MS = MAX_INSTANT_MS + 1
_OVER_MS = -1
"""The end of a row that holds nothing: before every instant, so that it meets nobody."""


@dataclass(frozen=True)
class Bounds:
    """What surely contains each of `n` pieces.

    Attributes:
        middle: `(n, 3)`, a point of the surface, metres, Earth-centred and Earth-fixed.
        reach_m: `(n,)`; no place of the piece is farther from its middle.
        start_ms, end_ms: `(n,)`, when; an end that is not known lies after every instant.
        floor_mm, ceiling_mm: `(n,)`, heights over the datum.
        datum: `(n,)`; below 0 for what reaches through all heights.
        owner: `(n,)`, whose; those of one owner are not worth judging, but of `UNKNOWN_OWNER`.
    """

    middle: Floats
    reach_m: Floats
    start_ms: _Integers
    end_ms: _Integers
    floor_mm: _Integers
    ceiling_mm: _Integers
    datum: npt.NDArray[np.int8]
    owner: npt.NDArray[np.int32]

    def of(self, rows: _Rows) -> "Bounds":
        """The bounds of these rows."""
        return Bounds(*(getattr(self, field.name)[rows] for field in fields(self)))


def bounds_of(piece: Piece, owner: int) -> Bounds:
    """The bounds of one piece."""
    middle, reach_m = _around(piece.footprint)
    interval = piece.interval
    band = None if piece.volume is None else piece.volume.band
    return Bounds(
        middle[None, :],
        np.array([reach_m]),
        np.array([interval.start_ms], dtype=np.int64),
        np.array([_NO_END_MS if interval.end_ms is None else interval.end_ms], dtype=np.int64),
        np.array([0 if band is None else band.floor_mm], dtype=np.int64),
        np.array([0 if band is None else band.ceiling_mm], dtype=np.int64),
        np.array([_NO_DATUM if band is None else _DATUMS.index(band.datum)], dtype=np.int8),
        np.array([owner], dtype=np.int32),
    )


class Candidates:
    """The bounds of many pieces, each in a row of its own."""

    def __init__(self) -> None:
        self._columns = _empty(_FIRST_ROWS)
        self._size = 0
        self._free: list[int] = []

    def add(self, bounds: Bounds) -> int:
        """Keep the bounds of a piece; the row they are kept in, which may have been another's."""
        if self._free:
            row = self._free.pop()
        else:
            row, self._size = self._size, self._size + 1
            if row == len(self._columns.end_ms):
                self._columns = _doubled(self._columns)
        for field in fields(Bounds):
            getattr(self._columns, field.name)[row] = getattr(bounds, field.name)[0]
        return row

    def drop(self, row: int) -> None:
        """Forget what is in this row."""
        self._columns.end_ms[row] = _OVER_MS
        self._free.append(row)

    def at(self, row: int) -> Bounds:
        """The bounds in this row."""
        return self._columns.of(np.array([row]))

    def near(self, own: Bounds, minima: Minima, at_ms: Instant | None = None) -> list[int]:
        """Rows that are not surely apart from one piece; its own is among them if owners allow it.

        Args:
            own: The bounds of the piece.
            minima: What they must be separated by.
            at_ms: Leaves out what is over at this instant.
        """
        if at_ms is not None and own.end_ms[0] <= at_ms:
            return []
        size, columns = self._size, self._columns
        since_ms = own.start_ms[0] if at_ms is None else max(own.start_ms[0], at_ms)
        may = columns.end_ms[:size] > since_ms
        may &= columns.start_ms[:size] < own.end_ms[0]
        if own.owner[0] != UNKNOWN_OWNER:
            may &= columns.owner[:size] != own.owner[0]
        rows = np.flatnonzero(may)
        may_meet = ~_surely_apart(own, columns.of(rows), minima)
        return [int(row) for row in rows[may_meet]]

    def pairs(
        self, minima: Minima, at_ms: Instant | None = None, same_owner: bool = False
    ) -> Iterator[tuple[int, int]]:
        """All pairs of rows that are not surely apart, each once.

        Args:
            minima: What they must be separated by.
            at_ms: Leaves out what is over at this instant.
            same_owner: Pairs of one owner too.
        """
        over_ms = _OVER_MS if at_ms is None else max(_OVER_MS, at_ms)
        rows = np.flatnonzero(self._columns.end_ms[: self._size] > over_ms)
        if len(rows) < 2:
            return
        held = self._columns.of(rows)
        boxes, piece_of_box = _boxes(held, minima)
        tree = shapely.STRtree(boxes)
        # A piece across the antimeridian has two boxes; its pairs may be met twice, in two rows.
        several = np.bincount(piece_of_box) > 1
        met: set[tuple[int, int]] = set()
        for first in range(0, len(boxes), _ROWS_ASKED):
            found = tree.query(boxes[first : first + _ROWS_ASKED])
            left, right = piece_of_box[found[0] + first], piece_of_box[found[1]]
            # Every pair is found from both sides.
            pairs = np.unique(np.stack([left, right])[:, left < right], axis=1)
            a, b = held.of(pairs[0]), held.of(pairs[1])
            may = _share_time(a, b) & ~_surely_apart(a, b, minima)
            if not same_owner:
                may &= (a.owner != b.owner) | (a.owner == UNKNOWN_OWNER)
            for one, two in pairs[:, may].T.tolist():
                if several[one] or several[two]:
                    if (one, two) in met:
                        continue
                    met.add((one, two))
                yield int(rows[one]), int(rows[two])


def _empty(count: int) -> Bounds:
    return Bounds(
        np.zeros((count, 3)),
        np.zeros(count),
        np.zeros(count, dtype=np.int64),
        np.zeros(count, dtype=np.int64),
        np.zeros(count, dtype=np.int64),
        np.zeros(count, dtype=np.int64),
        np.zeros(count, dtype=np.int8),
        np.zeros(count, dtype=np.int32),
    )


def _doubled(columns: Bounds) -> Bounds:
    """The same rows and as many again, so that adding costs the same however many there are."""
    held = (getattr(columns, field.name) for field in fields(columns))
    return Bounds(*(np.concatenate([column, np.zeros_like(column)]) for column in held))


def _share_time(a: Bounds, b: Bounds) -> npt.NDArray[np.bool_]:
    return np.asarray((a.start_ms < b.end_ms) & (b.start_ms < a.end_ms))


def _surely_apart(a: Bounds, b: Bounds, minima: Minima) -> npt.NDArray[np.bool_]:
    """Which are surely kept apart in place or in height; one row of `a`, or as many as of `b`."""
    # A metre for rounding, of what `arcs_at_least_m` allows for.
    chords_m = np.linalg.norm(a.middle - b.middle, axis=1)
    apart_m = arcs_at_least_m(chords_m) - a.reach_m - b.reach_m - 1.0
    return np.asarray((apart_m > minima.lateral_mm / 1000) | _apart_in_height(a, b, minima))


def _apart_in_height(a: Bounds, b: Bounds, minima: Minima) -> npt.NDArray[np.bool_]:
    same = a.datum == b.datum
    margin = minima.datum_margin_mm
    drawn = (a.datum != _NO_DATUM) & (b.datum != _NO_DATUM)
    comparable = drawn & (same | (margin is not None))
    apart = np.maximum(a.floor_mm, b.floor_mm) - np.minimum(a.ceiling_mm, b.ceiling_mm)
    slack = np.where(same, 0, margin or 0)
    return np.asarray(comparable & (apart - slack >= max(minima.vertical_mm, 1)))


def _boxes(bounds: Bounds, minima: Minima) -> tuple[npt.NDArray[np.object_], _Rows]:
    """Boxes of longitude and latitude about every piece, split at the antimeridian, and whose.

    A way of length r that stays below the latitude L turns by at most r / (N cos L), and N is
    nowhere below the equator's radius; a latitude changes by at most r over the least radius
    of curvature.
    """
    middle = bounds.middle
    across = np.hypot(middle[:, 0], middle[:, 1])
    lon = np.degrees(np.arctan2(middle[:, 1], middle[:, 0]))
    lat = np.degrees(np.arctan2(middle[:, 2], across * (1 - ECCENTRICITY_2)))
    reach = bounds.reach_m + minima.lateral_mm / 2000 + 1.0
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


def _around(footprint: Footprint | None) -> tuple[Floats, float]:
    """A point, and how far from it anything of the footprint can be, metres."""
    if footprint is None:
        return np.array([EQUATOR_M, 0.0, 0.0]), 3.2 * EQUATOR_M
    middle = footprint.parts[0].middle
    return middle, max(_reach_from(middle, part) for part in footprint.parts)


def _reach_from(middle: Floats, part: Part) -> float:
    # No arc over a chord is longer than pi/2 times it, at the Earth's poles a little more.
    return float(np.linalg.norm(part.middle - middle)) * 1.6 + part.reach_m
