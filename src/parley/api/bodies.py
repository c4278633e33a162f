"""What is sent and answered over HTTP, beyond what `model`, `turn` and `picture` name already.

Where the notice or concern stands in the path, a body is the command of
`parley.turn.commands` without it; elsewhere it is the command itself.
"""

from msgspec import Struct

from parley.model.agreements import Keys, Terms
from parley.model.findings import Conflict
from parley.model.instants import Instant
from parley.model.notices import Notice, Ref
from parley.model.statements import Grade, RelayStage
from parley.model.volumes import Position, Volume
from parley.picture.brackets import Bracket, Cover, Proven
from parley.picture.calls import Escalation
from parley.picture.humanitarian import Protected
from parley.picture.missing import Missing
from parley.picture.nearest import Nearest
from parley.picture.notices import NoticeView
from parley.picture.read_backs import ReadBackMade
from parley.rules.flags import Flag, MeantElsewhere


class _Body(Struct, frozen=True, forbid_unknown_fields=True):
    """A request body: a misspelt field is refused, not lost."""


class NoticeBody(_Body, frozen=True):
    """A whole notice: to amend one, or to look before filing."""

    notice: Notice


class WordsBody(_Body, frozen=True):
    """Words beside a statement; may be empty where the statement says enough."""

    words: str = ""


class ReadBackBody(_Body, frozen=True):
    """What was understood of a version."""

    version: str
    volumes: tuple[Volume, ...] = ()
    words: str = ""


class VersionBody(_Body, frozen=True):
    """Which version a statement is about, by the leaf hash of its entry."""

    version: str


class UnitsBody(_Body, frozen=True):
    """Which version, and the units it was passed to."""

    version: str
    units: tuple[str, ...]


class UnitBody(_Body, frozen=True):
    """Which version, and which unit acknowledged it."""

    version: str
    unit: str
    words: str = ""


class RelayBody(_Body, frozen=True):
    """What was passed on to a name off the line."""

    version: str
    to: str
    stage: RelayStage
    scope: str
    words: str = ""


class PeerBody(_Body, frozen=True):
    """Where another node answers."""

    url: str


class TokenBody(_Body, frozen=True):
    """A token to be made: for whom, as what, and a label by which it is known in lists."""

    party: str
    role: str
    label: str


class ClockBody(_Body, frozen=True):
    """Where to set the clock of an exercise; only forward."""

    now_ms: Instant


# Answers


class Health(Struct, frozen=True):
    """That the node answers, and what it is. `line` is always the same words of caution."""

    version: str
    status: str
    line: str


class PartyHere(Struct, frozen=True):
    """A party at home on this node, with the public keys that terms are drawn up with."""

    party: str
    keys: Keys
    hosted: bool


class PeerView(Struct, frozen=True):
    """Another node: where it answers and how the link does."""

    party: str
    url: str | None
    reachable: bool | None
    last_error: str


class NodeView(Struct, frozen=True):
    """This node."""

    home: str
    parties: tuple[PartyHere, ...]
    now_ms: Instant
    exercise_clock: bool
    settled: bool
    peers: tuple[PeerView, ...]
    complaints: tuple[str, ...]
    """The newest faults of peers, latest last."""


class Me(Struct, frozen=True):
    """Who the token speaks for."""

    party: str
    role: str
    label: str


class Mirror(Struct, frozen=True):
    """How far one party's mirror is known to hold a log."""

    party: str
    size: int
    time_s: int


class LogView(Struct, frozen=True):
    """One party's log as held here."""

    party: str
    size: int
    checkpoint_size: int
    root: str
    mirrors: tuple[Mirror, ...]
    disputed: bool
    hosted_by: str | None


class NotUnderstoodView(Struct, frozen=True):
    """An entry that is well signed and says nothing to this version of Parley."""

    party: str
    sequence: int
    leaf: str
    why: str


class AgreementView(Struct, frozen=True):
    """An agreement as held here."""

    agreement: str
    terms: Terms
    in_force: bool
    founded_by: tuple[str, ...]
    logs: tuple[LogView, ...]
    not_understood: tuple[NotUnderstoodView, ...]


class NoticeRow(Struct, frozen=True):
    """A notice in a list."""

    ref: Ref
    state: str
    activity: str
    place_label: str
    start_ms: Instant
    end_ms: Instant | None
    filed_ms: Instant
    late_ms: int
    confirmed: bool
    waiting_for: str
    """In plain words, which rung is missing and whose; empty once confirmed."""
    name: str
    """What a site or a crossing is called, where a movement goes, who gathers; empty for others."""
    valid_until_ms: Instant | None
    """When a site is to be reconfirmed; null for others. Nothing lapses then."""
    missing: tuple[Missing, ...]
    """What `waiting_for` says, in codes."""
    disputed: bool
    """Whether its author told others other things than it told here."""
    deviates_ms: Instant | None
    """Since when a movement goes elsewhere than announced; null where it does not."""


class NoticePage(Struct, frozen=True):
    """A notice, its conflicts, the concerns about it and the proof of its delivery."""

    notice: NoticeView
    waiting_for: str
    conflicts: tuple[Conflict, ...]
    concerns: tuple[Ref, ...]
    delivered: tuple[Cover, ...]
    bracket: Bracket
    protected: Protected | None
    """What is known beyond the notice of a site, movement or crossing; null for others."""
    escalated: tuple[Escalation, ...]
    missing: tuple[Missing, ...]
    """What `waiting_for` says, in codes; of `notice.deviates_ms` it says nothing."""
    disputed: bool
    """Whether its author told others other things than it told here."""
    read_backs: tuple[ReadBackMade, ...]
    statements: tuple[Proven, ...]
    """Every statement about it, when it was made and who holds it, by their authors' clocks."""


class Preview(Struct, frozen=True):
    """What would be said of a notice if it were filed now. Nothing is recorded."""

    notice: Notice
    widened: tuple[int, ...]
    late_ms: int
    flags: tuple[Flag, ...]
    conflicts: tuple[Conflict, ...]
    told: tuple[str, ...]
    """The parties to whom all of it would be disclosed: everyone in the agreement."""
    nearest: tuple[Nearest, ...]
    """What others announced nearest to it, whether or not it collides."""
    meant: tuple[MeantElsewhere, ...]
    """Positions that may be mistyped, and what may have been meant; nothing is changed."""


class AnswerView(Struct, frozen=True):
    """An answer to a concern."""

    party: str
    issued_ms: Instant
    desk: str
    words: str


class ConcernView(Struct, frozen=True):
    """A concern and its answers."""

    ref: Ref
    about: Ref | None
    issued_ms: Instant
    desk: str
    words: str
    reported: tuple[Volume, ...]
    addressees: tuple[str, ...]
    answers: tuple[AnswerView, ...]
    leaf: str


class ReportView(Struct, frozen=True):
    """A cited report: what others published, in nobody's name."""

    ref: Ref
    cited_ms: Instant
    source: str
    published: str
    speaker: str
    grade: Grade
    event_ms: Instant | None
    words: str
    contested_by: str


class PlaceRow(Struct, frozen=True):
    """An inhabited place: its name as GeoNames spells it, where it is, how many live there.

    The number is 0 where it is not known.
    """

    name: str
    at: Position
    people: int


class AlertView(Struct, frozen=True):
    """An alarm that a node raised by itself."""

    party: str
    cause: str
    about: Ref
    against: Ref | None
    due_ms: Instant
    raised_ms: Instant
    words: str


class EntryView(Struct, frozen=True):
    """One entry of the record, in the order this node came to hold it."""

    position: int
    agreement: str
    party: str
    sequence: int
    kind: str
    thread: str
    desk: str
    issued_ms: Instant
    leaf: str
    raw: bytes


class EntryNews(Struct, frozen=True):
    """An entry as the stream of events announces it: an `EntryView` without its bytes."""

    position: int
    agreement: str
    party: str
    sequence: int
    kind: str
    thread: str
    desk: str
    issued_ms: Instant
    leaf: str


class AlarmNews(Struct, frozen=True):
    """An alarm of one's own party's node, as the stream of events sounds it.

    `agreement` is empty for one of the node itself: that people outside were not reached.
    """

    agreement: str
    party: str
    cause: str
    about: Ref
    words: str
    thread: str
    desk: str
    """The desk it rings, and its tier; the alarm is every console's all the same."""
    tier: str
    precedence: str
    due_ms: Instant | None
    """The moment that passed; for a conflict when it became known; null where nothing was due."""
    against: Ref | None
    """Of a conflict, the other side."""


class CoveredNews(Struct, frozen=True):
    """That a party is proven to hold the first `size` entries of another's log: they are delivered.

    `by` is who holds them, as its cosignature proves; it is durable here before it is told.
    """

    agreement: str
    party: str
    by: str
    size: int


class TokenView(Struct, frozen=True):
    """A token in a list; its secret is shown once, when it is made."""

    token: str
    """The first 12 hexadecimal digits of the secret's SHA-256."""
    party: str
    role: str
    label: str


class TokenMade(Struct, frozen=True):
    """A new token. The secret is not kept here: note it now."""

    token: str
    secret: str
    party: str
    role: str
    label: str


class Exercise(Struct, frozen=True):
    """The clock of an exercise, and whether everything set off by it has come to rest."""

    now_ms: Instant
    exercise_clock: bool
    idle: bool
    next_deadline_ms: Instant | None


class Imported(Struct, frozen=True):
    """What a courier file brought."""

    packets: int
    entries: int
    complaints: tuple[str, ...]


class Done(Struct, frozen=True):
    """It is done; there is nothing more to say of it."""

    words: str
