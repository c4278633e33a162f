"""Whether a place is on land, in a lake or at sea, as far as a small map of the world can tell.

The map is Natural Earth (public domain): land at 1:10 million, lakes at 1:50 million. What it does
not know, and what was measured of its error: docs/adr/0083-shores-from-natural-earth.md.
"""

import math
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from parley.geometry.earth import LEAST_CURVATURE_RADIUS_M, Floats, arc_at_most_m, points_at
from parley.model.volumes import Position

COAST_ERROR_M = 5_000.0
"""How far from the coast of the map land and sea are not judged.

Of 234,908 places where people live 0.1 % lie farther out in the sea of the map than this, nearly
all on islands it does not have.
"""
LAKE_ERROR_M = 5_000.0
"""The same for the shores of lakes: they are drawn on a grid of 4 by 2 km."""
REACH_M = 50_000.0
"""How far away a shore is looked for."""

_BUCKETS = 720
_PIECE_M = 5_000.0


class GroundKind(StrEnum):
    """What the map has at a place."""

    LAND = "land"
    SEA = "sea"
    LAKE = "lake"


class Ground(Struct, frozen=True):
    """What the map has at a place, and how far it is to where it has something else.

    Attributes:
        kind: As drawn; the Caspian is a sea.
        shore_m: Metres to the nearest coast or lake shore of the map, good to some tens of metres;
            None where there is none within `REACH_M`.
        sure: Whether that is farther than the map may be wrong.
    """

    kind: GroundKind
    shore_m: float | None
    sure: bool


def ground_at(at: Position) -> Ground:
    """What lies at a place. Small islands, small lakes, rivers and reservoirs are not known."""
    land, lakes = _shores()
    coast_m = land.shore_m(at)
    if not land.has(at):
        return Ground(GroundKind.SEA, coast_m, coast_m is None or coast_m > COAST_ERROR_M)
    lake_m = lakes.shore_m(at)
    shore_m = min((m for m in (coast_m, lake_m) if m is not None), default=None)
    inland = coast_m is None or coast_m > COAST_ERROR_M
    sure = inland and (lake_m is None or lake_m > LAKE_ERROR_M)
    return Ground(GroundKind.LAKE if lakes.has(at) else GroundKind.LAND, shore_m, sure)


class Outlines:
    """Rings on the Earth and what they enclose, by even and odd.

    A place is inside if the meridian from it to the North Pole, which lies in no ring, crosses an
    odd number of edges. So the antimeridian is nothing special, and Antarctica is a ring around
    the other pole. An edge is straight in latitude and longitude.

    Args:
        arrays: As `tools/build_shores.py` writes them.
        layer: What their names begin with.
    """

    def __init__(self, arrays: dict[str, npt.NDArray[Any]], layer: str) -> None:
        self._around = int(arrays[f"{layer}_around"])
        self._south = float(arrays[f"{layer}_south"])
        self._step = float(arrays[f"{layer}_step"])
        counts = arrays[f"{layer}_counts"]
        self._d_east = arrays[f"{layer}_east"]
        self._d_north = arrays[f"{layer}_north"]
        self._east = _starts(self._d_east, arrays[f"{layer}_first"][:, 0], counts) % self._around
        self._north = _starts(self._d_north, arrays[f"{layer}_first"][:, 1], counts)
        self._edges, self._bucket_starts = self._by_longitude()

    def has(self, at: Position) -> bool:
        """Whether a place is inside."""
        east = (at.lon + 180) / 360 * self._around % self._around
        north = (at.lat - self._south) / self._step
        edges = self._near(east, 0)
        d_east = self._d_east[edges].astype(np.float64)
        # The short way round; exact, so that neighbours agree about the corner they share.
        past = east - self._east[edges]
        past = np.where(past > self._around / 2, past - self._around, past)
        past = np.where(past < -self._around / 2, past + self._around, past)
        crossed = (past >= 0) != (past >= d_east)
        share = past[crossed] / d_east[crossed]
        at_north = self._north[edges][crossed] + share * self._d_north[edges][crossed]
        return bool(np.count_nonzero(at_north > north) % 2)

    def shore_m(self, at: Position, reach_m: float = REACH_M) -> float | None:
        """Metres to the nearest edge; None if it is farther than `reach_m`."""
        reach = math.degrees(reach_m / LEAST_CURVATURE_RADIUS_M)
        room = max(0.0, math.cos(math.radians(min(90.0, abs(at.lat) + reach))))
        wide = 180.0 if reach >= 180 * room else reach / room
        edges = self._near((at.lon + 180) / 360 * self._around % self._around, wide)
        north = (at.lat - self._south) / self._step
        top, rise = self._north[edges], self._d_north[edges].astype(np.int32)
        within = (np.maximum(top, top + rise) >= north - reach / self._step) & (
            np.minimum(top, top + rise) <= north + reach / self._step
        )
        edges = np.unique(edges[within])
        if not len(edges):
            return None
        here = points_at(np.float64(at.lat), np.float64(at.lon))
        nearest_m = arc_at_most_m(_distance_m(here, *self._pieces(edges)))
        return nearest_m if nearest_m <= reach_m else None

    def _degrees(self, east: Floats, north: Floats) -> tuple[Floats, Floats]:
        return self._south + north * self._step, east * (360 / self._around) - 180

    def _pieces(self, edges: npt.NDArray[np.int32]) -> tuple[Floats, Floats]:
        """Both ends of short pieces of these edges: a long one would cut through the Earth."""
        east, north = self._east[edges].astype(np.float64), self._north[edges].astype(np.float64)
        d_east = self._d_east[edges].astype(np.float64)
        d_north = self._d_north[edges].astype(np.float64)
        ends = points_at(*self._degrees(east + d_east, north + d_north))
        starts = points_at(*self._degrees(east, north))
        counts = np.ceil(np.linalg.norm(ends - starts, axis=1) / _PIECE_M).astype(np.int64)
        counts = np.maximum(counts, 1)
        leg = np.repeat(np.arange(len(edges)), counts)
        part = (np.arange(len(leg)) - np.repeat(np.cumsum(counts) - counts, counts)) / counts[leg]
        until = part + 1 / counts[leg]
        return (
            points_at(
                *self._degrees(east[leg] + part * d_east[leg], north[leg] + part * d_north[leg])
            ),
            points_at(
                *self._degrees(east[leg] + until * d_east[leg], north[leg] + until * d_north[leg])
            ),
        )

    def _near(self, east: float, wide_degrees: float) -> npt.NDArray[np.int32]:
        """The edges of the buckets within so many degrees; an edge may come more than once."""
        each = 360 / _BUCKETS
        middle = min(int(east * _BUCKETS / self._around), _BUCKETS - 1)
        aside = min(math.ceil(wide_degrees / each), _BUCKETS // 2)
        buckets = {bucket % _BUCKETS for bucket in range(middle - aside, middle + aside + 1)}
        starts = self._bucket_starts
        return np.concatenate([self._edges[starts[b] : starts[b + 1]] for b in sorted(buckets)])

    def _by_longitude(self) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """The edges in the order of their buckets of longitude, and where each bucket begins."""
        west = np.minimum(self._east, self._east + self._d_east)
        span = np.abs(self._d_east.astype(np.int32))
        first = west * _BUCKETS // self._around
        last = (west + span) * _BUCKETS // self._around
        # Where the antimeridian cut an island there is no shore; no meridian crosses such an edge.
        counts = np.where((span == 0) & (self._east == 0), 0, last - first + 1)
        edges = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        offset = np.arange(len(edges)) - np.repeat(np.cumsum(counts) - counts, counts)
        buckets = (first[edges] + offset) % _BUCKETS
        order = np.argsort(buckets, kind="stable")
        starts = np.searchsorted(buckets[order], np.arange(_BUCKETS + 1)).astype(np.int32)
        return edges[order], starts


def _starts(
    steps: npt.NDArray[np.int16], first: npt.NDArray[np.int32], counts: npt.NDArray[np.int32]
) -> npt.NDArray[np.int32]:
    """Where each edge starts, from the first corner of its ring and the steps before it."""
    before = np.cumsum(steps, dtype=np.int64) - steps
    ring_starts = np.cumsum(counts) - counts
    starts: npt.NDArray[np.int32] = before + np.repeat(first - before[ring_starts], counts)
    return starts.astype(np.int32)


def _distance_m(point: Floats, starts: Floats, ends: Floats) -> float:
    """From a point to the nearest of some straight pieces, through the Earth."""
    along = ends - starts
    squared = np.einsum("ij,ij->i", along, along)
    share = np.einsum("ij,ij->i", point - starts, along) / np.maximum(squared, 1e-9)
    nearest = starts + np.clip(share, 0.0, 1.0)[:, None] * along
    return float(np.linalg.norm(nearest - point, axis=1).min())


@lru_cache(maxsize=1)
def _shores() -> tuple[Outlines, Outlines]:
    """Land and lakes; read at the first question."""
    file = resources.files("parley.geometry").joinpath("shores.npz")
    with file.open("rb") as opened, np.load(opened, allow_pickle=False) as kept:
        arrays = {name: kept[name] for name in kept.files}
    return Outlines(arrays, "land"), Outlines(arrays, "lakes")
