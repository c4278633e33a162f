"""Where those to be spared are, as typed: positions in every spelling, coarse circles, numbers."""

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from parley.cli import spoken
from parley.errors import UsageError
from parley.model.heights import Band, Datum
from parley.model.humanitarian import CheckIn, People, PeopleKind, Range
from parley.model.instants import Instant, Interval
from parley.model.volumes import Circle, Position, Role, Volume

if TYPE_CHECKING:
    from parley.model.agreements import Terms

WHEREVER_THE_GROUND_IS = Band(-500_000, 9_000_000, Datum.MEAN_SEA_LEVEL)
"""All ground there is lies between these heights; Parley does not know how high it is where."""

HEIGHTS_NOT_GIVEN = (
    "heights not given: drawn from 500 m below to 9,000 m above mean sea level, wherever the "
    "ground is; --floor, --ceiling and --datum narrow it"
)

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_RANGE = re.compile(r"(?P<low>[0-9]{1,10})( ?[-–] ?(?P<high>[0-9]{1,10}))?")


class Place(Struct, frozen=True):
    """A circle, and what is to be said of it before it is signed."""

    circle: Circle
    notes: tuple[str, ...]


def position(text: str, what: str) -> Position:
    """A position in decimal degrees or degrees, minutes and seconds, as 33.31N38.70E.

    Raises:
        UsageError: None of these.
    """
    from parley.model.phrases import PositionValue
    from parley.phrases import read_value

    try:
        value = read_value("position", text)
    except UsageError as error:
        raise UsageError(f"{what}: {error}") from error
    assert isinstance(value, PositionValue)
    return value.at


def moment_or_day(text: str, what: str) -> Instant:
    """A moment with its offset, or a day, which begins at 00:00 UTC.

    Raises:
        UsageError: Neither.
    """
    day = _DAY.fullmatch(text.strip())
    return spoken.instant(f"{day[0]}T00:00Z" if day else text, what)


def numbers(text: str, what: str) -> Range:
    """A number, or from low to high, as 60000 or 50000-60000.

    Raises:
        UsageError: Neither, or from high to low.
    """
    found = _RANGE.fullmatch(text.strip().replace(",", ""))
    try:
        if found is not None:
            low = int(found["low"])
            return Range(low, low if found["high"] is None else int(found["high"]))
    except ValueError as error:
        raise UsageError(f"{what} {text[:40]!r}: {error}") from error
    raise UsageError(f"{what} {text[:40]!r} is no number: give 60000, or a range as 50000-60000")


def people(text: str, what: str) -> People:
    """A kind of people, and how many if known, as civilians:300-400 or patients.

    Raises:
        UsageError: No such kind, or no number.
    """
    kind, colon, number = text.partition(":")
    try:
        named = PeopleKind(kind.strip())
    except ValueError as error:
        known = ", ".join(one.value for one in PeopleKind)
        raise UsageError(f"{what} {text[:60]!r}: {kind[:40]!r} is none of {known}") from error
    return People(named, numbers(number, what) if colon else None)


def check_in(text: str, what: str) -> CheckIn:
    """`PLACE/TIME` or `PLACE/POSITION/TIME`, as Dumayr/33.64N36.69E/2018-11-01T08:00Z.

    Raises:
        UsageError: Neither.
    """
    parts = text.split("/")
    if len(parts) not in (2, 3):
        raise UsageError(
            f"{what} {text[:60]!r}: give place, position if known, and time, as "
            "Dumayr/33.64N36.69E/2018-11-01T08:00Z"
        )
    at = position(parts[1], what) if len(parts) == 3 else None
    try:
        return CheckIn(parts[0].strip(), at, spoken.instant(parts[-1], what))
    except ValueError as error:
        raise UsageError(f"{what} {text[:60]!r}: {error}") from error


def band(floor: str, ceiling: str, datum: Datum | None) -> Band | None:
    """The heights as typed; None where none were."""
    if not floor and not ceiling and datum is None:
        return None
    return spoken.band(floor, ceiling, datum)


def exact_place(at: str, radius: str) -> Place:
    """A circle around a position, which everyone is then told."""
    centre, radius_mm = position(at, "--at"), spoken.length_mm(radius, "--radius")
    try:
        return Place(Circle(centre, radius_mm), ())
    except ValueError as error:
        raise UsageError(f"--radius {radius}: {error}") from error


def coarse_place(at: str, coarse: str, label: str, terms: "Terms") -> Place:
    """A circle that holds a position and does not tell it (docs/adr/0100).

    The position itself goes no further than this function: what may be wrong with it is looked
    into here, for nobody can do that later.
    """
    return coarse_around(position(at, "--at"), coarse_mm(coarse), label, terms)


def coarse_mm(coarse: str) -> int:
    """The radius of a coarse circle, millimetres."""
    return spoken.length_mm(coarse, "--coarse")


def coarse_around(true: Position, radius_mm: int, label: str, terms: "Terms") -> Place:
    """As `coarse_place`, of what was read already."""
    from parley.rules.coarse import coarse_cell, coarse_circle
    from parley.rules.flags import flags_of_position

    try:
        circle, cell = coarse_circle(true, radius_mm), coarse_cell(true, radius_mm)
    except ValueError as error:
        raise UsageError(f"--coarse: {error}") from error
    doubts = flags_of_position(true, label, terms.regions)
    notes = [f"of the position you typed, which is not sent: {doubt.words}" for doubt in doubts]
    notes.append(
        "coarse: the position you typed is not sent, and the centre of the circle is not it; "
        "whoever knows how the circle is chosen can tell that it lies in a field of "
        f"{cell.height_m / 1000:.1f} km by {cell.width_m / 1000:.1f} km"
    )
    return Place(circle, tuple(notes))


def volume(
    circle: Circle, heights: Band | None, interval: Interval, role: Role = Role.ACTIVITY
) -> Volume:
    """The circle with its heights, or wherever the ground is."""
    return Volume(role, circle, heights or WHEREVER_THE_GROUND_IS, interval)
