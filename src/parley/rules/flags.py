"""What is said beside a notice that goes out all the same: late, vague, odd."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from parley.geometry import fault_of
from parley.model.agreements import NamedRegion, Terms
from parley.model.humanitarian import Crossing, Movement, Site
from parley.model.instants import Instant, span_of, text_of
from parley.model.notices import PROTECTED, Activity, Notice
from parley.model.volumes import Position, Role
from parley.rules.coordinates import DoubtKind, doubts_about, point_of
from parley.rules.extent import below_least_extent
from parley.rules.place import place_mismatch_mm, region_named
from parley.rules.times import lateness, lead_time, whole_period


class FlagKind(StrEnum):
    """What is odd about a notice. None of these stops it."""

    LATE = "late"
    NO_GEOMETRY = "no-geometry"
    PLACE_UNKNOWN = "place-unknown"
    PLACE_MISMATCH = "place-mismatch"
    SHAPE_FAULT = "shape-fault"
    WIDENED = "widened"
    BELOW_LEAST_EXTENT = "below-least-extent"
    END_UNKNOWN = "end-unknown"
    OUTSIDE_PERIOD = "outside-period"
    ALREADY_OVER = "already-over"
    ADDRESSEE_UNKNOWN = "addressee-unknown"
    SWAPPED_DEGREES = "swapped-degrees"
    MISTYPED_POSITION = "mistyped-position"
    IN_WATER = "in-water"
    OUTSIDE_REGIONS = "outside-regions"
    COARSE_POSITION = "position-given-coarsely"
    NULL_ISLAND = "null-island"
    """0 N 0 E, where empty forms lie."""


class Flag(Struct, frozen=True):
    """One oddity and the sentence that says it, and what would mend it.

    What the sentence says beside the kind is here again in numbers, for words in any language.

    Attributes:
        volumes: Which volumes it is about, from 0; empty for the whole.
        check_in: Which check-in of a movement, from 0; null for none.
        place: The place, region or party that it speaks of, as named; empty for none.
        by_mm: How far off that, or from the shore; null where it is no distance.
        by_ms: How late.
        agreed_ms: Of how much that was agreed.
        at_ms: When it was over.
        meant: What position may have been meant; never put in place of what was filed.
    """

    kind: FlagKind
    words: str
    volumes: tuple[int, ...] = ()
    check_in: int | None = None
    place: str = ""
    by_mm: int | None = None
    by_ms: int | None = None
    agreed_ms: int | None = None
    at_ms: Instant | None = None
    meant: Position | None = None


def flags(
    notice: Notice, widened: tuple[int, ...], filed_ms: Instant, terms: Terms
) -> tuple[Flag, ...]:
    """Everything odd about a version of a notice stated at `filed_ms`, gravest first."""
    of_place = _flags_of_place(notice, widened, terms)
    return (
        *_flags_of_time(notice, filed_ms, terms),
        *_doubts_of_protected(notice, of_place, terms),
        *of_place,
        *_flags_of_addressees(notice, terms),
    )


_OF_DOUBT = {
    DoubtKind.NULL_ISLAND: FlagKind.NULL_ISLAND,
    DoubtKind.SWAPPED: FlagKind.SWAPPED_DEGREES,
    DoubtKind.MISTYPED: FlagKind.MISTYPED_POSITION,
    DoubtKind.IN_WATER: FlagKind.IN_WATER,
    DoubtKind.FAR_FROM_PLACE: FlagKind.PLACE_MISMATCH,
    DoubtKind.OUTSIDE_REGIONS: FlagKind.OUTSIDE_REGIONS,
    DoubtKind.COARSE: FlagKind.COARSE_POSITION,
}


def flags_of_position(
    at: Position, label: str, regions: Sequence[NamedRegion], *, expects_land: bool = True
) -> list[Flag]:
    """What is doubtful about the one position of a site, a crossing or a check-in.

    Args:
        at: The position as filed.
        label: The place in words; empty if none was given.
        regions: Those of the agreement.
        expects_land: False for what may be afloat.
    """
    doubts = doubts_about(at, label, regions, expects_land=expects_land)
    return [
        Flag(
            _OF_DOUBT[doubt.kind],
            doubt.words,
            place=doubt.place,
            by_mm=doubt.apart_mm,
            meant=doubt.suggestion,
        )
        for doubt in doubts
    ]


class MeantElsewhere(Struct, frozen=True):
    """A position of a volume or a check-in that may be mistyped, and what may have been meant."""

    kind: FlagKind
    volume: int | None
    check_in: int | None
    at: Position
    instead: Position
    words: str


def meant_elsewhere(notice: Notice, regions: Sequence[NamedRegion]) -> tuple[MeantElsewhere, ...]:
    """Where the positions of a notice may have been meant to be, by what its words name.

    Of any activity, and not only of the protected ones that flags are drawn for: this is said to
    the person who types, before anybody else sees it.
    """
    details = notice.details
    label = notice.place_label or (details.name if isinstance(details, Site | Crossing) else "")
    if isinstance(details, Movement):
        label = details.origin or label
    ashore = notice.activity in _STANDING
    asked = [
        (number, None, point_of(volume.shape), label, ashore)
        for number, volume in enumerate(notice.volumes)
    ]
    checks = details.check_ins if isinstance(details, Movement) else ()
    return tuple(
        MeantElsewhere(_OF_DOUBT[doubt.kind], volume, check, at, doubt.suggestion, doubt.words)
        for volume, check, at, said, land in [
            *asked,
            *(
                (None, number, check.at, check.place, False)
                for number, check in enumerate(checks)
                if check.at is not None
            ),
        ]
        for doubt in doubts_about(at, said, regions, expects_land=land)
        if doubt.suggestion is not None
    )


_STANDING = (Activity.HUMANITARIAN_SITE, Activity.CROSSING_POINT)
"""What stands where it stands: that no end is given is not odd."""

_SAID_OF_COARSE = (FlagKind.SWAPPED_DEGREES, FlagKind.OUTSIDE_REGIONS)
"""What the middle of a coarse circle that is where its place is can still be doubted for."""


def _doubts_of_protected(notice: Notice, of_place: Sequence[Flag], terms: Terms) -> list[Flag]:
    """What is doubtful about where people to be spared are said to be.

    Of a movement its beginning and its check-ins are looked at, which may be afloat.
    """
    if notice.activity not in PROTECTED:
        return []
    details, found = notice.details, list[Flag]()
    drawn = [one for one in notice.volumes if one.role is Role.ACTIVITY] or notice.volumes
    moves = notice.activity in (Activity.HUMANITARIAN_MOVEMENT, Activity.MEDICAL_EVACUATION)
    if drawn:
        at = point_of(drawn[0].shape)
        label = notice.place_label or (details.name if isinstance(details, Site | Crossing) else "")
        if moves:
            label = details.origin if isinstance(details, Movement) else ""
        coarse = notice.activity is Activity.GATHERING or (
            isinstance(details, Site) and details.coarse_mm is not None
        )
        doubts = flags_of_position(at, label, terms.regions, expects_land=not moves and not coarse)
        said = {flag.kind for flag in of_place}
        if coarse and FlagKind.PLACE_MISMATCH not in said:
            doubts = [flag for flag in doubts if flag.kind in _SAID_OF_COARSE]
        found += [flag for flag in doubts if flag.kind not in said]
    if isinstance(details, Movement):
        for number, check in enumerate(details.check_ins, 1):
            if check.at is not None:
                found += [
                    replace(flag, words=f"check-in {number}: {flag.words}", check_in=number - 1)
                    for flag in flags_of_position(
                        check.at, check.place, terms.regions, expects_land=False
                    )
                ]
    return found


def _flags_of_time(notice: Notice, filed_ms: Instant, terms: Terms) -> list[Flag]:
    found = []
    late_ms = lateness(notice, filed_ms, terms)
    if late_ms:
        found.append(
            Flag(
                FlagKind.LATE,
                f"{span_of(late_ms)} short of the agreed {span_of(lead_time(notice, terms))}; "
                "delivered at once",
                by_ms=late_ms,
                agreed_ms=lead_time(notice, terms),
            )
        )
    whole = whole_period(notice)
    if whole.end_ms is not None and whole.end_ms <= filed_ms:
        words = f"over at {text_of(whole.end_ms)}, before it was stated"
        found.append(Flag(FlagKind.ALREADY_OVER, words, at_ms=whole.end_ms))
    if whole.end_ms is None and notice.activity not in _STANDING:
        found.append(Flag(FlagKind.END_UNKNOWN, "no end given; judged as if there were none"))
    for index, volume in enumerate(notice.volumes):
        if notice.period.common(volume.interval) is None:
            words = f"volume {index + 1} lies outside the period of the notice; both are judged"
            found.append(Flag(FlagKind.OUTSIDE_PERIOD, words, (index,)))
    return found


def _flags_of_place(notice: Notice, widened: tuple[int, ...], terms: Terms) -> list[Flag]:
    found = []
    if not notice.volumes:
        if region_named(notice.place_label, terms.regions) is not None:
            words = f"no geometry: unsure across the whole of “{notice.place_label}”; draw it"
            found.append(Flag(FlagKind.NO_GEOMETRY, words, place=notice.place_label))
        else:
            words = (
                f"no geometry, and “{notice.place_label}” is no agreed region: unsure everywhere"
            )
            found.append(Flag(FlagKind.NO_GEOMETRY, words, place=notice.place_label))
            words = "name an agreed region, or draw it"
            found.append(Flag(FlagKind.PLACE_UNKNOWN, words, place=notice.place_label))
    elif notice.place_label:
        mismatch_mm = place_mismatch_mm(notice.place_label, notice.volumes, terms.regions)
        if mismatch_mm is not None:
            words = f"drawn {mismatch_mm / 1e6:.1f} km away from “{notice.place_label}”"
            label = notice.place_label
            found.append(Flag(FlagKind.PLACE_MISMATCH, words, place=label, by_mm=mismatch_mm))
    for index, volume in enumerate(notice.volumes):
        fault = fault_of(volume.shape)
        if fault is not None:
            words = f"volume {index + 1}: {fault}; judged by what surely contains it"
            found.append(Flag(FlagKind.SHAPE_FAULT, words, (index,)))
    if widened:
        numbers = ", ".join(str(index + 1) for index in widened)
        words = f"volume {numbers} was smaller than the agreed least extent and was widened to it"
        found.append(Flag(FlagKind.WIDENED, words, widened))
    if below_least_extent(notice, terms):
        words = "a volume is drawn below the agreed least extent; ask its author to widen it"
        found.append(Flag(FlagKind.BELOW_LEAST_EXTENT, words))
    return found


def _flags_of_addressees(notice: Notice, terms: Terms) -> list[Flag]:
    return [
        Flag(
            FlagKind.ADDRESSEE_UNKNOWN,
            f"{party} is not in this agreement and was not told",
            place=party,
        )
        for party in notice.addressees
        if terms.member(party) is None
    ]
