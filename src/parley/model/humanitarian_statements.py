"""What is stated of a site, a movement, a crossing, and of who was told."""

from enum import StrEnum

from msgspec import Struct

from parley import limits
from parley.model import names
from parley.model.humanitarian import CrossingState, Range
from parley.model.instants import Instant, require_instant
from parley.model.notices import Ref
from parley.model.volumes import Volume, require_corners


class _Statement(Struct, frozen=True, forbid_unknown_fields=True):
    """What all payloads share: how they are decoded."""


class SiteReconfirmed(_Statement, frozen=True):
    """This version still holds, as its author states, and is to be asked after again by then."""

    of: Ref
    version: str
    valid_until_ms: Instant
    words: str

    def __post_init__(self) -> None:
        names.require_hex(self.version, 32, "a version (the leaf hash of its entry)")
        require_instant(self.valid_until_ms)
        names.require_words(self.words, "the words")


class ServiceState(StrEnum):
    """How a service of a site stands."""

    OPEN = "open"
    REDUCED = "reduced"
    CLOSED = "closed"


class Harm(_Statement, frozen=True):
    """What the loss of access did, as the author states: in words, and in ranges where counted.

    `as_of_ms` is null where a report gives no date.
    """

    words: str
    people: Range | None
    deaths: Range | None
    as_of_ms: Instant | None

    def __post_init__(self) -> None:
        names.require_words(self.words, "the harm")
        if self.as_of_ms is not None:
            require_instant(self.as_of_ms)
        if not self.words.strip() and self.people is None and self.deaths is None:
            raise ValueError("a harm says something: in words, or in numbers")


class SiteChanged(_Statement, frozen=True):
    """A service opens, is reduced or closes. A reason of null is none given, and shown as that.

    `since_ms` is null where the author does not know since when.
    """

    of: Ref
    service: str
    state: ServiceState
    since_ms: Instant | None
    reason: str | None
    harm: Harm | None

    def __post_init__(self) -> None:
        names.require_label(self.service, "a service")
        if not self.service.strip():
            raise ValueError("a change names the service that changed")
        if self.since_ms is not None:
            require_instant(self.since_ms)
        if self.reason is not None:
            names.require_words(self.reason, "a reason")


class MovementReport(StrEnum):
    """What became of a movement on its way. That it arrived is said by ending its notice."""

    CHECKED_IN = "checked-in"
    DELAYED = "delayed"
    DEVIATED = "deviated"
    HELD_UP = "held-up"


class MovementReported(_Statement, frozen=True):
    """Word of a movement under way.

    Attributes:
        point: Which check-in was passed, from 0; null where it is none of them.
        until_ms: For a delay, how long it is expected to last; null where that is not known.
        volumes: For a deviation, where it goes now; judged beside what was announced.
    """

    of: Ref
    report: MovementReport
    point: int | None
    until_ms: Instant | None
    volumes: tuple[Volume, ...]
    words: str

    def __post_init__(self) -> None:
        if self.point is not None and not 0 <= self.point < limits.MAX_CHECK_INS:
            raise ValueError("a check-in is named by its place in the list, from 0")
        if self.until_ms is not None:
            require_instant(self.until_ms)
        if len(self.volumes) > limits.MAX_VOLUMES:
            raise ValueError(f"a deviation has at most {limits.MAX_VOLUMES} volumes")
        require_corners(self.volumes)
        names.require_words(self.words, "the words")


class CrossingChanged(_Statement, frozen=True):
    """What a party states of a crossing, since when; two parties may state two things."""

    of: Ref
    state: CrossingState
    since_ms: Instant
    reason: str | None

    def __post_init__(self) -> None:
        require_instant(self.since_ms)
        if self.reason is not None:
            names.require_words(self.reason, "a reason")


class Disclosed(_Statement, frozen=True):
    """Somebody was told of a notice, or given an annex of it, other than by this record itself.

    `to` is a party, or any name off the line; `commitment` the annex given, null for the notice.
    """

    of: Ref
    commitment: str | None
    to: str
    how: str
    words: str

    def __post_init__(self) -> None:
        if self.commitment is not None:
            names.require_hex(self.commitment, 32, "the commitment of an annex")
        names.require_label(self.to, "who was told")
        names.require_label(self.how, "how they were told")
        if not self.to.strip():
            raise ValueError("a disclosure says who was told")
        names.require_words(self.words, "the words")
