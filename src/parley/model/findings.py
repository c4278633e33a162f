"""What judgement says of two volumes or two notices, and why."""

from enum import StrEnum

from msgspec import Struct

from parley.model.instants import Instant
from parley.model.notices import Ref
from parley.model.volumes import Position


class Verdict(StrEnum):
    """Three values; there is no fourth, and none of them permits anything."""

    APART = "apart"
    """Shown as: no conflict found among what was filed."""
    UNSURE = "unsure"
    """Treated as CONFLICT by every rule; carries its reason."""
    CONFLICT = "conflict"


class Reason(StrEnum):
    """Why a verdict is what it is."""

    OVERLAP = "overlap"
    """The volumes share a place, a height and a time."""
    SEPARATION = "separation"
    """CONFLICT: they do not surely touch, but are surely nearer than both agreed minima.

    APART: at least one of the minima is surely kept.
    """
    NO_GEOMETRY = "no-geometry"
    """One of them was named and not drawn."""
    DATUM = "datum"
    """Heights over different datums, and no margin declared."""
    TOLERANCE = "tolerance"
    """Too near the line for the arithmetic to tell."""
    NOT_UNDERSTOOD = "not-understood"
    """The shape is not a well-formed one; judged by what surely contains it."""
    INTRICATE = "intricate"
    """Two notices have more, and more intricate, volumes than are held against each other: these
    two are not surely apart by what contains them, and were not judged further."""


class Source(StrEnum):
    """Who says that something is there."""

    ANNOUNCED = "announced"
    """The party that does it, in a notice."""
    REPORTED = "reported"
    """Another party, in a concern, of what it sees."""
    REGION = "region"
    """A named region, for want of anything drawn."""


class Side(Struct, frozen=True, forbid_unknown_fields=True):
    """One side of a conflict: whose, which of its volumes, and what that volume is for."""

    subject: Ref
    source: Source
    role: str
    volume: int | None


class Finding(Struct, frozen=True, forbid_unknown_fields=True):
    """The judgement of two volumes.

    Attributes:
        first_ms: From when both are there.
        last_ms: Until when, not included; null where no end is known.
        place: A place where they meet or come nearest; null where none can be named.
        gap_mm: The least horizontal distance, rounded down; 0 where they touch; null if unknown.
        vertical_gap_mm: The least vertical distance; 0 where the bands touch; null if unknown.
    """

    verdict: Verdict
    reason: Reason
    first_ms: Instant
    last_ms: Instant | None
    place: Position | None
    gap_mm: int | None
    vertical_gap_mm: int | None


class Conflict(Struct, frozen=True, forbid_unknown_fields=True):
    """Two announced or reported things that are not surely apart.

    One a pair of things, so that an officer reads one line: the gravest pair of volumes stands
    here and every other pair that is not APART stands in `also`.
    """

    a: Side
    b: Side
    finding: Finding
    also: tuple["Pairing", ...] = ()


class Pairing(Struct, frozen=True, forbid_unknown_fields=True):
    """A further pair of volumes of the same two things."""

    a: Side
    b: Side
    finding: Finding
