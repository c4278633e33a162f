"""The least extent of a volume, so that no notice draws a target or a launcher."""

import msgspec

from parley.geometry import widened
from parley.model.agreements import Terms
from parley.model.notices import Activity, Notice
from parley.model.volumes import Volume


def least_radius_mm(notice: Notice, terms: Terms) -> int | None:
    """The least radius agreed for this kind of activity; None where none is agreed."""
    agreed = [
        extent.radius_mm
        for extent in terms.rules.least_extents
        if extent.activity is notice.activity
    ]
    if notice.activity is Activity.GATHERING and terms.line.gathering_radius_mm:
        agreed.append(terms.line.gathering_radius_mm)
    return max(agreed, default=None)


def widen(notice: Notice, terms: Terms) -> tuple[Notice, tuple[int, ...]]:
    """The notice with every volume at least as large as agreed, and which were widened.

    Widening errs outward: what was drawn is always contained in what is filed.
    """
    least_mm = least_radius_mm(notice, terms)
    if least_mm is None:
        return notice, ()
    volumes: list[Volume] = []
    indices: list[int] = []
    for index, volume in enumerate(notice.volumes):
        larger = widened(volume.shape, least_mm)
        if larger is None:
            volumes.append(volume)
        else:
            volumes.append(msgspec.structs.replace(volume, shape=larger))
            indices.append(index)
    return msgspec.structs.replace(notice, volumes=tuple(volumes)), tuple(indices)


def below_least_extent(notice: Notice, terms: Terms) -> bool:
    """Whether any volume is smaller than agreed: a peer's node did not widen it."""
    least_mm = least_radius_mm(notice, terms)
    if least_mm is None:
        return False
    return any(widened(volume.shape, least_mm) is not None for volume in notice.volumes)
