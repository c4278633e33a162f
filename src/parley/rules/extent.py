"""The least extent of a volume, so that no notice draws a target or a launcher."""

import msgspec

from parley.geometry import widened
from parley.model.agreements import Rules
from parley.model.notices import Notice
from parley.model.volumes import Volume


def least_radius_mm(notice: Notice, rules: Rules) -> int | None:
    """The least radius agreed for this kind of activity; None where none is agreed."""
    for extent in rules.least_extents:
        if extent.activity is notice.activity:
            return extent.radius_mm
    return None


def widen(notice: Notice, rules: Rules) -> tuple[Notice, tuple[int, ...]]:
    """The notice with every volume at least as large as agreed, and which were widened.

    Widening errs outward: what was drawn is always contained in what is filed.
    """
    least_mm = least_radius_mm(notice, rules)
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


def below_least_extent(notice: Notice, rules: Rules) -> bool:
    """Whether any volume is smaller than agreed: a peer's node did not widen it."""
    least_mm = least_radius_mm(notice, rules)
    if least_mm is None:
        return False
    return any(widened(volume.shape, least_mm) is not None for volume in notice.volumes)
