"""Words for places, compared with what was drawn: the lesson of "north Syria"."""

import math
from collections.abc import Sequence

from parley.geometry import Footprint, footprint_of, gap_between
from parley.model.agreements import NamedRegion
from parley.model.names import folded
from parley.model.volumes import Circle, Role, Volume
from parley.rules.gazetteer import TOWN_PEOPLE, towns_meant

POINT_TOLERANCE_MM = 5_000_000
"""A town is more than the point a gazetteer gives it; nearer than this is no mismatch.

Five kilometres lets a town's outskirts pass and still shows the nine of Deir ez-Zor in 2016.
"""

NAMESAKE_M = 300_000.0
"""A village or a clinic of the same name this far away is another one."""


def region_named(label: str, regions: Sequence[NamedRegion]) -> NamedRegion | None:
    """The region of the agreement that a label names, case and spacing set aside; or None."""
    wanted = folded(label)
    return next((region for region in regions if folded(region.name) == wanted), None)


def place_mismatch_mm(
    label: str, volumes: Sequence[Volume], regions: Sequence[NamedRegion]
) -> int | None:
    """How far what was drawn lies from what was named, millimetres, rounded down.

    Measured from the nearest edge of the volumes of the activity, or of all volumes where none has
    that role, to the region of that name; or, where the agreement has no such region, to the
    nearest place of that name.

    Returns:
        None where they meet, where nothing was drawn, and where the name is not known: a name that
        nobody knows proves nothing.
    """
    drawn = [volume for volume in volumes if volume.role is Role.ACTIVITY] or list(volumes)
    if not drawn:
        return None
    return mismatch_mm(label, [footprint_of(volume.shape) for volume in drawn], regions)


def mismatch_mm(
    label: str, shapes: Sequence[Footprint], regions: Sequence[NamedRegion]
) -> int | None:
    """How far shapes lie from what was named, millimetres, rounded down; None as above.

    Beyond `NAMESAKE_M` only a town counts, by its whole name: somewhere there is a Hope.
    """
    region = region_named(label, regions)
    if region is not None:
        return _above(_least_gap_m(shapes, [footprint_of(region.area)]), 0)
    towns, whole = towns_meant(label)
    if not towns or not shapes:
        return None
    gap_m = _least_gap_m(shapes, [footprint_of(Circle(town.at, 1)) for town in towns])
    if gap_m > NAMESAKE_M:
        known = [town for town in towns if whole and town.people >= TOWN_PEOPLE]
        if not known:
            return None
        gap_m = _least_gap_m(shapes, [footprint_of(Circle(town.at, 1)) for town in known])
    return _above(gap_m, POINT_TOLERANCE_MM)


def _least_gap_m(shapes: Sequence[Footprint], places: Sequence[Footprint]) -> float:
    return min(gap_between(shape, place).lower_m for shape in shapes for place in places)


def _above(gap_m: float, tolerance_mm: int) -> int | None:
    apart_mm = math.floor(gap_m * 1000)
    return apart_mm if apart_mm > tolerance_mm else None
