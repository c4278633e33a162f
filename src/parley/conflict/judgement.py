"""Two volumes judged against the agreed minima: docs/spec/judgement.md.

Two volumes that share a time conflict unless they are separated by at least the
lateral minimum *or* at least the vertical one. Separation is lost below the
minimum, not at it; volumes that touch overlap, whatever the minima.
"""

import math
from enum import Enum

from msgspec import Struct

from parley.geometry import Footprint, Gap, footprint_of, gap_between
from parley.model.agreements import Rules
from parley.model.findings import Finding, Reason, Verdict
from parley.model.heights import Band
from parley.model.instants import Interval
from parley.model.volumes import Volume

ENGINE = "parley-shapely/1"
"""The version of this judgement, recorded with everything it finds."""


class Minima(Struct, frozen=True):
    """What separation is measured by, in millimetres.

    With both at 0 only volumes that overlap or touch conflict. `datum_margin_mm` is the margin
    within which heights over different datums may be compared; None where none is declared.
    """

    lateral_mm: int
    vertical_mm: int
    datum_margin_mm: int | None

    def __post_init__(self) -> None:
        if self.lateral_mm < 0 or self.vertical_mm < 0 or (self.datum_margin_mm or 0) < 0:
            raise ValueError("a minimum and a margin are not below 0")

    @classmethod
    def of(cls, rules: Rules) -> "Minima":
        """The minima of an agreement."""
        return cls(rules.lateral_separation_mm, rules.vertical_separation_mm, rules.datum_margin_mm)


class Separation(Enum):
    """What is known of one of the two separations."""

    KEPT = "kept"
    LOST = "lost"
    UNKNOWN = "unknown"


class Lateral(Struct, frozen=True):
    """The horizontal side of a judgement."""

    separation: Separation
    touching: bool
    gap: Gap


class Vertical(Struct, frozen=True):
    """The vertical side of a judgement; `gap_mm` is None where it cannot be known."""

    separation: Separation
    touching: bool
    gap_mm: int | None


def judge(a: Volume, b: Volume, minima: Minima) -> Finding | None:
    """Judge two volumes; None where they share no time at all.

    An APART finding carries the reason *separation*: at least one of the minima is surely kept.
    """
    return judge_prepared(a, footprint_of(a.shape), b, footprint_of(b.shape), minima)


def judge_prepared(
    a: Volume, shape_a: Footprint, b: Volume, shape_b: Footprint, minima: Minima
) -> Finding | None:
    """As `judge`, with the shapes made ready before."""
    common = a.interval.common(b.interval)
    if common is None:
        return None
    lateral = lateral_of(shape_a, shape_b, minima.lateral_mm)
    vertical = vertical_of(a.band, b.band, minima)
    verdict, reason = _verdict(lateral, vertical)
    return finding(verdict, reason, common, lateral.gap, vertical.gap_mm)


def finding(
    verdict: Verdict, reason: Reason, common: Interval, gap: Gap | None, vertical_mm: int | None
) -> Finding:
    """A finding with its gap rounded down to whole millimetres."""
    return Finding(
        verdict=verdict,
        reason=reason,
        first_ms=common.start_ms,
        last_ms=common.end_ms,
        place=None if gap is None else gap.place,
        gap_mm=None if gap is None else math.floor(gap.lower_m * 1000),
        vertical_gap_mm=vertical_mm,
    )


def lateral_of(a: Footprint, b: Footprint, minimum_mm: int) -> Lateral:
    """The horizontal separation of two shapes: kept only if it is kept at the lower bound."""
    gap = gap_between(a, b, beyond_m=minimum_mm / 1000)
    if gap.lower_m > 0 and gap.lower_m * 1000 >= minimum_mm:
        separation = Separation.KEPT
    elif gap.upper_m == 0 or gap.upper_m * 1000 < minimum_mm:
        separation = Separation.LOST
    else:
        separation = Separation.UNKNOWN
    return Lateral(separation, gap.upper_m == 0, gap)


def vertical_of(a: Band, b: Band, minima: Minima) -> Vertical:
    """The vertical separation of two bands, in whole millimetres and nothing else.

    Over different datums the distance is known only to within the declared margin.
    """
    margin = 0 if a.datum is b.datum else minima.datum_margin_mm
    if margin is None:
        return Vertical(Separation.UNKNOWN, touching=False, gap_mm=None)
    # Below 0 it is how far the bands overlap.
    apart = max(a.floor_mm, b.floor_mm) - min(a.ceiling_mm, b.ceiling_mm)
    least = max(minima.vertical_mm, 1)
    if apart - margin >= least:
        separation = Separation.KEPT
    elif apart + margin < least:
        separation = Separation.LOST
    else:
        separation = Separation.UNKNOWN
    return Vertical(separation, touching=apart + margin <= 0, gap_mm=max(0, apart - margin))


def _verdict(lateral: Lateral, vertical: Vertical) -> tuple[Verdict, Reason]:
    if Separation.KEPT in (lateral.separation, vertical.separation):
        return Verdict.APART, Reason.SEPARATION
    if not lateral.gap.understood:
        return Verdict.UNSURE, Reason.NOT_UNDERSTOOD
    if vertical.separation is Separation.UNKNOWN:
        return Verdict.UNSURE, Reason.DATUM
    if lateral.separation is Separation.UNKNOWN:
        return Verdict.UNSURE, Reason.TOLERANCE
    if lateral.touching and vertical.touching:
        return Verdict.CONFLICT, Reason.OVERLAP
    return Verdict.CONFLICT, Reason.SEPARATION
