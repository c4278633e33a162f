"""What is sent and answered over HTTP of the line, of units and of those to be protected."""

from typing import TYPE_CHECKING

from msgspec import Struct

from parley.model.humanitarian import CrossingState
from parley.model.humanitarian_statements import Harm, MovementReport, ServiceState
from parley.model.instants import Instant
from parley.model.line import Desk, Lane, Precedence, Said, Tier, Timer
from parley.model.notices import Notice, Ref
from parley.model.volumes import Volume
from parley.picture.calls import Call, Message
from parley.picture.humanitarian import Protected

if TYPE_CHECKING:
    from parley.phrases import Entry, Language


class _Body(Struct, frozen=True, forbid_unknown_fields=True):
    """A request body: a misspelt field is refused, not lost."""


class SayBody(_Body, frozen=True):
    """Something to say in a call."""

    precedence: Precedence
    said: Said


class SeenBody(_Body, frozen=True):
    """Which messages a person has before their eyes, by leaf hash."""

    messages: tuple[str, ...]


class AcknowledgeBody(_Body, frozen=True):
    """Which message is acknowledged, and in what words or by what phrase."""

    message: str
    said: Said


class TestAnswerBody(_Body, frozen=True):
    """An answer to a line test, as a person worked it out."""

    callsign: str
    at_ms: Instant
    words: str = ""


class QueryAnswerBody(_Body, frozen=True):
    """An answer to a query; what is left null is shown as not answered."""

    objective: str | None = None
    place: str | None = None
    ends_ms: Instant | None = None
    units: str | None = None
    equipment: str | None = None
    words: str = ""


class ReconfirmBody(_Body, frozen=True):
    """Which version of a site still holds, and until when it is to be asked after again."""

    version: str
    valid_until_ms: Instant
    words: str = ""


class SiteChangeBody(_Body, frozen=True):
    """How a service of a site stands now; a reason of null is none given."""

    service: str
    state: ServiceState
    since_ms: Instant | None
    reason: str | None = None
    harm: Harm | None = None


class MovementBody(_Body, frozen=True):
    """Word of a movement on its way."""

    report: MovementReport
    point: int | None = None
    until_ms: Instant | None = None
    volumes: tuple[Volume, ...] = ()
    words: str = ""


class CrossingBody(_Body, frozen=True):
    """What one's party states of a crossing; a reason of null is none given."""

    state: CrossingState
    since_ms: Instant
    reason: str | None = None


class DiscloseBody(_Body, frozen=True):
    """Who was told of a notice by other means, and how."""

    to: str
    how: str
    commitment: str | None = None
    words: str = ""


class CodeBody(_Body, frozen=True):
    """Units for which single-use codes are wanted: this version was passed to each before."""

    version: str
    units: tuple[str, ...]


class UnitWordsBody(_Body, frozen=True):
    """What a unit says when it acknowledges by its code."""

    words: str = ""


class RehearsalBody(_Body, frozen=True):
    """A wait to be tried against the agreed timers and desks, or against others.

    `desks` and `timers` of null are the agreement's own.
    """

    owed_by: str
    owed_to: str
    lane: Lane = Lane.AIR
    tier: Tier = Tier.DUTY_OFFICER
    precedence: Precedence = Precedence.FLASH
    desks: tuple[Desk, ...] | None = None
    timers: tuple[Timer, ...] | None = None


# Answers


class UnitCode(Struct, frozen=True):
    """A single-use code for a unit, shown once; the node keeps only its hash.

    `link` is the path of the unit's page on this node, such as `/u/7H2K-9QWX-3MDV`: what stands
    before it is the address by which the unit reaches the node, which no node knows.
    """

    unit: str
    code: str
    link: str
    expires_ms: Instant


class UnitPage(Struct, frozen=True):
    """What a unit sees behind its code: the notice as it stands, and whether it acknowledged.

    Attributes:
        party: Whose unit it is.
        exercise: Whether the agreement is an exercise: the page says so first.
        banner: The agreement's own words, shown above everything.
        notice: As it stands now.
        protected: What was stated of it since, where it is about those to be protected: services
            that closed, a way that changed, a site that was taken from the list; else null.
        state: How the notice stands.
        version: The version that the code acknowledges, by leaf hash.
        superseded: Whether the notice has been amended since: `notice` is then the newer one, which
            this code does not acknowledge.
        acknowledged_ms: When this version was first stated to be acknowledged by the unit; null
            where it was not.
        expires_ms: When the code ends.
    """

    party: str
    unit: str
    exercise: bool
    banner: str
    of: Ref
    notice: Notice
    protected: Protected | None
    state: str
    version: str
    superseded: bool
    acknowledged_ms: Instant | None
    expires_ms: Instant


class PhraseRow(Struct, frozen=True):
    """A phrase of the catalogue in one language.

    Attributes:
        code: What is signed.
        marker: INFORMATION, QUESTION and so on, in the language.
        text: The sentence, its blanks by name in braces.
        parameters: The names of its blanks, in the order in which they are signed.
        required: Those without which it says nothing.
        types: What each blank takes, such as `time`.
        emergency: The short name by which it goes out at once; null where it has none.
        reviewed: Whether a native speaker has reviewed the sentence as it stands.
        mark: What is shown beside it as long as nobody has.
        direction: `ltr` or `rtl`.
        note: When it is used, in English.
    """

    code: str
    marker: str
    text: str
    parameters: tuple[str, ...]
    required: tuple[str, ...]
    types: tuple[str, ...]
    emergency: str | None
    reviewed: bool
    mark: str
    direction: str
    note: str


def phrase_row(entry: "Entry", language: "Language") -> PhraseRow:
    """A phrase in one language, its blanks standing as `{name}`."""
    reviewed = language.is_reviewed(entry.code)
    return PhraseRow(
        code=entry.code,
        marker=language.markers[entry.marker],
        text=language.phrases[entry.code],
        parameters=tuple(blank.name for blank in entry.parameters),
        required=tuple(blank.name for blank in entry.parameters if blank.required),
        types=tuple(blank.type.value for blank in entry.parameters),
        emergency=entry.emergency,
        reviewed=reviewed,
        mark="" if reviewed else language.not_reviewed,
        direction=language.direction.value,
        note=entry.note,
    )


class RehearsedRing(Struct, frozen=True):
    """What would ring: so long after the beginning, whose desk, at which step."""

    after_ms: int
    step: int
    party: str
    desk: str
    tier: Tier


class CallPage(Struct, frozen=True):
    """A call and a page of its messages, the oldest first; `after` of the next page or null."""

    call: Call
    messages: tuple[Message, ...]
    next: int | None


class ReachView(Struct, frozen=True):
    """One message to one address outside Parley; nothing confidential in it, and no address.

    Attributes:
        route: The route's name; empty where no route leads to the desk.
        way: Which of the route's addresses, such as `mailto 2`.
        cause: Of the most urgent page that it tells of, as a code; `thread` what that is about.
        more: How many further pages it tells of.
        at_ms: When this was last as it stands here.
        outcome: `waiting`, `held-back`, `handed-over`, `failed` or `no-route`. Handed over is to a
            service or command: that a person saw it only their acknowledgement tells.
        error: Why the last try failed; empty where none did.
        next_ms: About when it is tried next; null where no try is planned.
    """

    route: str
    way: str
    desk: str
    tier: Tier
    precedence: Precedence
    cause: str
    thread: str
    more: int
    at_ms: Instant
    tries: int
    outcome: str
    error: str
    next_ms: Instant | None
