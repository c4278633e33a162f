"""Whether a position may be mistyped: what is doubtful about it, and what may have been meant.

A doubt refuses nothing and changes nothing. A place that may have been meant is suggested to the
person who filed the position; who else would know?
"""

import math
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from parley.geometry import centre, footprint_of, gap_between
from parley.geometry.earth import LEAST_CURVATURE_RADIUS_M, between_m
from parley.geometry.land import Ground, GroundKind, ground_at
from parley.model.agreements import NamedRegion
from parley.model.volumes import DEGREE_E7, Circle, Position, Route, Shape
from parley.rules.gazetteer import Town, lived_in, towns_meant
from parley.rules.place import POINT_TOLERANCE_MM, mismatch_mm, region_named
from parley.rules.slips import Leap, Slip, exchanged, slips

AT_PLACE_M = POINT_TOLERANCE_MM / 1000
"""A position no farther than this from a place of the name is what it says."""
VERY_NEAR_M = 2_000.0
"""A slip of less than a degree counts only if the place would then be this near."""
NEARER_M = 50_000.0
"""Degrees exchanged count up to here, if that is ten times nearer to the named place."""
REGION_M = 100_000.0
"""No farther than this from a region of the agreement is not outside of them all."""
LIVED_IN_M = 3_000.0
"""This near to a known place there is land, whatever the map of the world has."""
NULL_ISLAND_M = 1_000.0
"""How near to 0 N 0 E a position is the zeros of an empty form."""


class DoubtKind(StrEnum):
    """What may be wrong with a position."""

    NULL_ISLAND = "null-island"
    SWAPPED = "swapped"
    MISTYPED = "mistyped"
    IN_WATER = "in-water"
    FAR_FROM_PLACE = "far-from-place"
    OUTSIDE_REGIONS = "outside-regions"
    COARSE = "coarse"


class Doubt(Struct, frozen=True):
    """One doubt about a position, in words with a remedy.

    Attributes:
        suggestion: What may have been meant; never put in place of what was filed.
        place: The place or region that it is measured from; empty where it is from none.
        apart_mm: How far the position lies from that, or from the shore; null where not measured.
    """

    kind: DoubtKind
    words: str
    suggestion: Position | None = None
    place: str = ""
    apart_mm: int | None = None


def doubts_about(
    at: Position,
    place_label: str,
    regions: Sequence[NamedRegion],
    *,
    expects_land: bool = True,
) -> tuple[Doubt, ...]:
    """What is doubtful about a position, gravest first; nothing is no proof that it is right.

    Args:
        at: The position as filed.
        place_label: The place in words, which a region of the agreement or the gazetteer may know;
            empty if none was given.
        regions: The named regions of the agreement.
        expects_land: Whether what is there stands on land: a site or a crossing does.
    """
    return _doubts_about(at, place_label, tuple(regions), expects_land)


def point_of(shape: Shape) -> Position:
    """One position to check for a shape: the centre of a circle, where a route starts, or a place
    within a polygon."""
    return shape.points[0] if isinstance(shape, Route) else centre(shape)


def written(at: Position) -> str:
    """A position as an officer would write it: `35.53N 35.78E`."""
    north, east = _degrees(at.lat_e7), _degrees(at.lon_e7)
    return f"{north}{'S' if at.lat_e7 < 0 else 'N'} {east}{'W' if at.lon_e7 < 0 else 'E'}"


@lru_cache(maxsize=1024)
def _doubts_about(
    at: Position, label: str, regions: tuple[NamedRegion, ...], expects_land: bool
) -> tuple[Doubt, ...]:
    if between_m(at, Position(0, 0)) <= NULL_ISLAND_M:
        words = "0 N 0 E is where empty forms lie; ask its author for the position"
        return (Doubt(DoubtKind.NULL_ISLAND, words),)
    named = region_named(label, regions)
    towns = () if named is not None else towns_meant(label)[0]
    apart_mm = mismatch_mm(label, [footprint_of(Circle(at, 1))], regions)
    here_m = _to_towns_m(at, towns)
    # Namesakes at the other end of the world say nothing of where this is.
    unplaced = named is None and here_m > AT_PLACE_M and apart_mm is None
    found = []
    if towns and here_m > AT_PLACE_M:
        found += _near_towns(at, label, towns, here_m, expects_land)
    if not found:
        meant = (named,) if named is not None else regions if unplaced else ()
        found += _near_regions(at, meant, expects_land)
    found += _of_ground(at, expects_land)
    if apart_mm is not None:
        words = f"{_km(apart_mm / 1000)} from “{label}”; check the position, or the name"
        found.append(Doubt(DoubtKind.FAR_FROM_PLACE, words, None, label, apart_mm))
    if unplaced:
        found += _outside(at, regions)
    if at.lat_e7 % DEGREE_E7 == 0 and at.lon_e7 % DEGREE_E7 == 0:
        words = "given to whole degrees, which lie some 100 km apart: is it exact?"
        found.append(Doubt(DoubtKind.COARSE, words))
    return tuple(found)


def _near_towns(
    at: Position, label: str, towns: tuple[Town, ...], here_m: float, expects_land: bool
) -> list[Doubt]:
    """Slips that would bring a position to a place that the label names."""
    found = []
    swapped = exchanged(at)
    if swapped is not None and _may_stand(swapped, expects_land):
        there_m = _to_towns_m(swapped, towns, NEARER_M)
        if there_m <= AT_PLACE_M or (there_m <= NEARER_M and there_m * 10 <= here_m):
            found.append(_swapped(swapped, f"{_km(there_m)} from “{label}”", here_m))
    near: dict[Position, tuple[float, Slip]] = {}
    for slip in slips(at):
        limit_m = VERY_NEAR_M if slip.leap is Leap.DECIMALS else AT_PLACE_M
        there_m = _to_towns_m(slip.meant, towns, limit_m)
        if there_m <= limit_m:
            near.setdefault(slip.meant, (there_m, slip))
    if near:
        there_m, slip = min(near.values(), key=lambda one: one[0])
        where = f"{_km(there_m)} from “{label}”"
        found.append(_mistyped(slip, where, here_m, others=len(near) - 1))
    return found


def _near_regions(
    at: Position, regions: tuple[NamedRegion, ...], expects_land: bool
) -> list[Doubt]:
    """Exchanged degrees or signs that would bring a position into a region.

    A digit or a degree is not enough: some such slip leads into a region from almost anywhere.
    """
    if _beyond_regions(at, regions) is None:
        return []
    found = []
    swapped = exchanged(at)
    if swapped is not None:
        region = _region_at(swapped, regions, expects_land)
        if region is not None:
            found.append(_swapped(swapped, f"in “{region}”", REGION_M, "over "))
    for slip in slips(at):
        if slip.leap is Leap.HEMISPHERE:
            region = _region_at(slip.meant, regions, expects_land)
            if region is not None:
                found.append(_mistyped(slip, f"in “{region}”", REGION_M, "over "))
                break
    return found


def _region_at(at: Position, regions: tuple[NamedRegion, ...], expects_land: bool) -> str | None:
    point = footprint_of(Circle(at, 1))
    held = (r.name for r in regions if gap_between(point, footprint_of(r.area), 1.0).lower_m == 0)
    region = next(held, None)
    return region if region is not None and _may_stand(at, expects_land) else None


def _swapped(meant: Position, where: str, here_m: float, about: str = "") -> Doubt:
    words = (
        f"latitude and longitude may be exchanged: {written(meant)} would lie {where}, this lies "
        f"{about}{_km(here_m)} from it; ask its author"
    )
    return Doubt(DoubtKind.SWAPPED, words, meant)


def _mistyped(slip: Slip, where: str, here_m: float, about: str = "", others: int = 0) -> Doubt:
    besides = f"; {others} other slip{'s' * (others > 1)} would explain it too" if others else ""
    words = (
        f"perhaps mistyped, {slip.words}: {written(slip.meant)} would lie {where}, this lies "
        f"{about}{_km(here_m)} from it{besides}; ask its author"
    )
    return Doubt(DoubtKind.MISTYPED, words, slip.meant)


def _of_ground(at: Position, expects_land: bool) -> list[Doubt]:
    if not expects_land:
        return []
    ground = ground_at(at)
    if not _surely_water(at, ground):
        return []
    where = "in a lake" if ground.kind is GroundKind.LAKE else "at sea"
    shore = "no shore within 50 km" if ground.shore_m is None else f"{_km(ground.shore_m)} out"
    words = f"{written(at)} is {where}, {shore}; check the position, or say that it is afloat"
    out_mm = None if ground.shore_m is None else round(ground.shore_m * 1000)
    return [Doubt(DoubtKind.IN_WATER, words, apart_mm=out_mm)]


def _may_stand(at: Position, expects_land: bool) -> bool:
    return not expects_land or not _surely_water(at, ground_at(at))


def _surely_water(at: Position, ground: Ground) -> bool:
    """At sea or in a lake beyond the error of the map, and nobody known to live there."""
    water = ground.kind is not GroundKind.LAND
    return water and ground.sure and not lived_in(at, LIVED_IN_M)


def _outside(at: Position, regions: tuple[NamedRegion, ...]) -> list[Doubt]:
    beyond = _beyond_regions(at, regions)
    if beyond is None:
        return []
    region, apart_m = beyond
    words = (
        f"{_km(apart_m)} from “{region}”, over {_km(REGION_M)} from every region of the agreement; "
        "check the position"
    )
    return [Doubt(DoubtKind.OUTSIDE_REGIONS, words, None, region, round(apart_m * 1000))]


def _to_towns_m(at: Position, towns: tuple[Town, ...], within_m: float = math.inf) -> float:
    """To the nearest of these; infinite where none is within reach."""
    reach_e7 = math.degrees(within_m / LEAST_CURVATURE_RADIUS_M) * DEGREE_E7
    near = (town for town in towns if abs(town.at.lat_e7 - at.lat_e7) <= reach_e7)
    return min((between_m(at, town.at) for town in near), default=math.inf)


def _beyond_regions(at: Position, regions: tuple[NamedRegion, ...]) -> tuple[str, float] | None:
    """A region and how far it is, if that and all others are farther than `REGION_M`.

    Which of them is the nearest is judged by bounds alone, and told exactly of that one only: the
    exact distance of a far region takes 20 ms.
    """
    point = footprint_of(Circle(at, 1))
    least_m = {
        region.name: gap_between(point, footprint_of(region.area), REGION_M).lower_m
        for region in regions
    }
    if not least_m or min(least_m.values()) <= REGION_M:
        return None
    nearest = min(regions, key=lambda region: least_m[region.name])
    return nearest.name, gap_between(point, footprint_of(nearest.area)).lower_m


def _km(metres: float) -> str:
    return f"{metres / 1000:.1f} km" if metres < 100_000 else f"{metres / 1000:,.0f} km"


def _degrees(value_e7: int) -> str:
    """At least two decimals, and no zeros after."""
    whole, decimals = f"{abs(value_e7) / DEGREE_E7:.5f}".split(".")
    return f"{whole}.{decimals[:2]}{decimals[2:].rstrip('0')}"
