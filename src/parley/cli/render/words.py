"""Values in words, as every door says them."""

from parley.interop.words import (
    area,
    count,
    distance,
    heights,
    place,
    shape,
    stretch,
    volume_lines,
    when,
)

__all__ = [
    "area",
    "count",
    "distance",
    "heights",
    "place",
    "shape",
    "stretch",
    "volume_lines",
    "when",
]
