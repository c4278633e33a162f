"""Heights, each with the datum it is measured from.

Heights over different datums are not comparable without a declared margin; the
engine answers UNSURE for them.
"""

from enum import StrEnum

from msgspec import Struct

from parley import limits

FOOT_MM = 304.8


class Datum(StrEnum):
    """What a height is measured from."""

    ELLIPSOID = "wgs84-ellipsoid"
    MEAN_SEA_LEVEL = "mean-sea-level"
    PRESSURE = "pressure-1013"
    """Barometric, above the 1013.25 hPa surface: flight levels."""


class Band(Struct, frozen=True, forbid_unknown_fields=True):
    """Heights from floor to ceiling, both included, in millimetres over one datum."""

    floor_mm: int
    ceiling_mm: int
    datum: Datum

    def __post_init__(self) -> None:
        if not limits.MIN_HEIGHT_MM <= self.floor_mm <= self.ceiling_mm <= limits.MAX_HEIGHT_MM:
            raise ValueError(
                "a band needs floor_mm <= ceiling_mm, between 1 km below and 100,000 km above"
            )
