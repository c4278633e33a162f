"""Everything a party can state, by kind, and the one spelling each has.

A payload is canonical JSON: keys sorted, no spaces, integers only, every field
present. `understand` decodes, encodes again and compares, which refuses
duplicate keys, stray spaces and `5.0` for `5`. The kinds are versioned; after
1.0 a released kind is never edited.
"""

from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from parley import limits
from parley.errors import MalformedStatement
from parley.model import names
from parley.model.agreements import Terms
from parley.model.findings import Conflict
from parley.model.humanitarian_statements import (
    CrossingChanged,
    Disclosed,
    MovementReported,
    SiteChanged,
    SiteReconfirmed,
)
from parley.model.instants import Instant, require_instant
from parley.model.line_statements import (
    CallAcknowledged,
    CallClosed,
    CallOpened,
    CallSaid,
    CallSeen,
    DutyChanged,
    DutyRostered,
    LineAnswered,
    LineDeclared,
    LineEscalated,
    LineTested,
    QueryAnswered,
    QueryAsked,
)
from parley.model.notices import Notice, Ref
from parley.model.volumes import Volume, require_corners


class _Statement(Struct, frozen=True, forbid_unknown_fields=True):
    """What all payloads share: how they are decoded."""


class NoticeFiled(_Statement, frozen=True):
    """A notice is put on record.

    `widened` are the indices of volumes that were drawn below the least extent agreed for this
    activity and were widened to it before filing.
    """

    notice: Notice
    widened: tuple[int, ...]


class NoticeAmended(_Statement, frozen=True):
    """A later version of a notice takes the place of the one it names by leaf hash."""

    of: Ref
    replaces: str
    notice: Notice
    widened: tuple[int, ...]

    def __post_init__(self) -> None:
        _require_leaf(self.replaces)


class NoticeBegun(_Statement, frozen=True):
    """The announced activity has begun."""

    of: Ref
    words: str

    def __post_init__(self) -> None:
        names.require_words(self.words, "the words")


class NoticeEnded(_Statement, frozen=True):
    """The announced activity is over: for a flight, the aircraft is down."""

    of: Ref
    words: str

    def __post_init__(self) -> None:
        names.require_words(self.words, "the words")


class NoticeCancelled(_Statement, frozen=True):
    """The announced activity will not take place."""

    of: Ref
    words: str

    def __post_init__(self) -> None:
        names.require_words(self.words, "the words")


class NoticeAssessed(_Statement, frozen=True):
    """What its author's node found of this version when it was put on record.

    Only findings among notices of the same agreement; what a node knows from elsewhere stays there.
    `engine` names the version of the judgement. `found` is how many conflicts were found, and
    `conflicts` the gravest of them: all, unless one statement cannot hold as many.
    """

    of: Ref
    version: str
    engine: str
    late_ms: int
    found: int
    conflicts: tuple[Conflict, ...]

    def __post_init__(self) -> None:
        _require_leaf(self.version)
        names.require_label(self.engine, "the engine's version")
        if self.found < len(self.conflicts):
            raise ValueError("an assessment shows no more conflicts than it found")
        if self.late_ms < 0:
            raise ValueError("lateness is not below 0")


class NoticeReadBack(_Statement, frozen=True):
    """The receiver's officer repeats what was understood: in volumes, in words, or both."""

    of: Ref
    version: str
    volumes: tuple[Volume, ...]
    words: str

    def __post_init__(self) -> None:
        _require_leaf(self.version)
        names.require_words(self.words, "the words")
        if len(self.volumes) > limits.MAX_VOLUMES:
            raise ValueError(f"a read-back has at most {limits.MAX_VOLUMES} volumes")
        if not self.volumes and not self.words.strip():
            raise ValueError("a read-back repeats something: volumes, or words")


class NoticeEntered(_Statement, frozen=True):
    """The receiver has entered the notice where its operations are run."""

    of: Ref
    version: str

    def __post_init__(self) -> None:
        _require_leaf(self.version)


class NoticePassed(_Statement, frozen=True):
    """The receiver has passed the notice to the units that need it; more may be named later."""

    of: Ref
    version: str
    units: tuple[str, ...]

    def __post_init__(self) -> None:
        _require_leaf(self.version)
        if not 0 < len(self.units) <= limits.MAX_UNITS:
            raise ValueError(f"a notice is passed to 1 to {limits.MAX_UNITS} units at once")
        if len({names.folded(unit) for unit in self.units}) != len(self.units):
            raise ValueError("a unit is named once")
        for unit in self.units:
            _require_unit(unit)


class Means(StrEnum):
    """How a unit's acknowledgement came to the record."""

    DESK = "stated-by-the-desk"
    CODE = "single-use-code"


class NoticeUnitAcknowledged(_Statement, frozen=True):
    """The unit has acknowledged it, as the receiving party states: the last rung."""

    of: Ref
    version: str
    unit: str
    means: Means
    words: str

    def __post_init__(self) -> None:
        _require_leaf(self.version)
        _require_unit(self.unit)
        names.require_words(self.words, "the words")


class RelayStage(StrEnum):
    """How far a relay has come, as the relaying party states."""

    PASSED = "passed"
    ACKNOWLEDGED = "acknowledged"


class NoticeRelayed(_Statement, frozen=True):
    """The party that owes a relay states what it passed on to a name off the line.

    `scope` is the coarse words passed, within what the notifier allowed.
    """

    of: Ref
    version: str
    to: str
    stage: RelayStage
    scope: str
    words: str

    def __post_init__(self) -> None:
        _require_leaf(self.version)
        names.require_party(self.to)
        names.require_label(self.scope, "the scope")
        names.require_words(self.words, "the words")


class ConcernRaised(_Statement, frozen=True):
    """A party tells the others of what it sees or fears; about a notice, or about none.

    `reported` is what the party sees, as volumes: a claim of its own, never merged into the notice.
    """

    about: Ref | None
    words: str
    reported: tuple[Volume, ...]
    addressees: tuple[str, ...]

    def __post_init__(self) -> None:
        names.require_words(self.words, "the words")
        if len(self.reported) > limits.MAX_VOLUMES:
            raise ValueError(f"a concern has at most {limits.MAX_VOLUMES} volumes")
        require_corners(self.reported)
        if len(set(self.addressees)) != len(self.addressees):
            raise ValueError("an addressee is named once")
        if len(self.addressees) > limits.MAX_ADDRESSEES:
            raise ValueError(f"a concern has at most {limits.MAX_ADDRESSEES} addressees")
        for party in self.addressees:
            names.require_party(party)
        if not self.words.strip() and not self.reported:
            raise ValueError("a concern says something: words, or volumes")


class ConcernAnswered(_Statement, frozen=True):
    """An answer to a concern. It closes nothing by itself."""

    concern: Ref
    words: str

    def __post_init__(self) -> None:
        names.require_words(self.words, "the words")
        if not self.words.strip():
            raise ValueError("an answer needs words")


class AlertCause(StrEnum):
    """What a node raises by itself, with nobody asking."""

    READ_BACK_OVERDUE = "read-back-overdue"
    FLIGHT_OVERDUE = "flight-overdue"
    CHECK_IN_OVERDUE = "check-in-overdue"
    SITE_NOT_RECONFIRMED = "site-not-reconfirmed"
    CONFLICT = "conflict"


class AlertRaised(_Statement, frozen=True):
    """A node's own alarm, recorded so that it can be shown what its officers were told and when.

    `version` is the leaf hash of the version of `about` it speaks of; `against` is what a conflict
    is with, at its own version, or at the report by which a movement deviated, and null for other
    causes. `due_ms` is the moment that passed, or for a conflict the moment it became known here.
    """

    cause: AlertCause
    about: Ref
    version: str
    against: Ref | None
    against_version: str | None
    due_ms: Instant
    words: str

    def __post_init__(self) -> None:
        _require_leaf(self.version)
        if self.against_version is not None:
            _require_leaf(self.against_version)
        require_instant(self.due_ms)
        names.require_words(self.words, "the words")


class Grade(StrEnum):
    """How a published report knows what it says."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    HEARSAY = "hearsay"


class ReportCited(_Statement, frozen=True):
    """This source says that this organ or person said or did this.

    It enters what others published without speaking in anyone's name. `contested_by` gives, in
    words, the account beside it; empty where none is known.
    """

    source: str
    published: str
    speaker: str
    grade: Grade
    event_ms: Instant | None
    words: str
    contested_by: str

    def __post_init__(self) -> None:
        names.require_label(self.source, "the source")
        names.require_label(self.published, "the date of publication")
        names.require_label(self.speaker, "the speaker")
        names.require_words(self.words, "the words")
        names.require_words(self.contested_by, "the other account")
        if self.event_ms is not None:
            require_instant(self.event_ms)


Payload = (
    Terms
    | NoticeFiled
    | NoticeAmended
    | NoticeBegun
    | NoticeEnded
    | NoticeCancelled
    | NoticeAssessed
    | NoticeReadBack
    | NoticeEntered
    | NoticePassed
    | NoticeUnitAcknowledged
    | NoticeRelayed
    | ConcernRaised
    | ConcernAnswered
    | AlertRaised
    | ReportCited
    | CallOpened
    | CallSaid
    | CallSeen
    | CallAcknowledged
    | CallClosed
    | LineEscalated
    | LineTested
    | LineAnswered
    | LineDeclared
    | DutyChanged
    | DutyRostered
    | QueryAsked
    | QueryAnswered
    | SiteReconfirmed
    | SiteChanged
    | MovementReported
    | CrossingChanged
    | Disclosed
)

KINDS: dict[str, type[Payload]] = {
    "agreement.founded/0": Terms,
    "notice.filed/0": NoticeFiled,
    "notice.amended/0": NoticeAmended,
    "notice.begun/0": NoticeBegun,
    "notice.ended/0": NoticeEnded,
    "notice.cancelled/0": NoticeCancelled,
    "notice.assessed/0": NoticeAssessed,
    "notice.read_back/0": NoticeReadBack,
    "notice.entered/0": NoticeEntered,
    "notice.passed/0": NoticePassed,
    "notice.unit_acknowledged/0": NoticeUnitAcknowledged,
    "notice.relayed/0": NoticeRelayed,
    "concern.raised/0": ConcernRaised,
    "concern.answered/0": ConcernAnswered,
    "alert.raised/0": AlertRaised,
    "report.cited/0": ReportCited,
    "call.opened/0": CallOpened,
    "call.said/0": CallSaid,
    "call.seen/0": CallSeen,
    "call.acknowledged/0": CallAcknowledged,
    "call.closed/0": CallClosed,
    "line.escalated/0": LineEscalated,
    "line.tested/0": LineTested,
    "line.answered/0": LineAnswered,
    "line.declared/0": LineDeclared,
    "duty.changed/0": DutyChanged,
    "duty.rostered/0": DutyRostered,
    "query.asked/0": QueryAsked,
    "query.answered/0": QueryAnswered,
    "site.reconfirmed/0": SiteReconfirmed,
    "site.changed/0": SiteChanged,
    "movement.reported/0": MovementReported,
    "crossing.changed/0": CrossingChanged,
    "notice.disclosed/0": Disclosed,
}

KIND_OF: dict[type[Payload], str] = {payload: kind for kind, payload in KINDS.items()}

_encoder = msgspec.json.Encoder(order="sorted")
_decoders: dict[str, msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(payload) for kind, payload in KINDS.items()
}


def spell(payload: Payload) -> bytes:
    """The canonical bytes of a payload."""
    return _encoder.encode(payload)


def understand(kind: str, raw: bytes) -> Payload:
    """Decode a payload that has exactly one spelling.

    Raises:
        MalformedStatement: An unknown kind, not of this kind, or spelled differently than we would.
    """
    decoder = _decoders.get(kind)
    if decoder is None:
        raise MalformedStatement(f"the kind {kind[:80]!r} is not known to this version of Parley")
    try:
        payload: Payload = decoder.decode(raw)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise MalformedStatement(f"not a {kind}: {error}") from error
    if _encoder.encode(payload) != raw:
        raise MalformedStatement(f"a {kind} not in canonical form")
    return payload


def _require_leaf(leaf: str) -> None:
    names.require_hex(leaf, 32, "a version (the leaf hash of its entry)")


def _require_unit(unit: str) -> None:
    names.require_label(unit, "the unit")
    if not unit.strip():
        raise ValueError("a unit has a name")
