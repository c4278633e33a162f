"""What is stated on the line: calls and what is said in them, duty, line tests, queries."""

from enum import StrEnum

from msgspec import Struct

from parley import limits
from parley.model import names
from parley.model.instants import Instant, Interval, require_instant
from parley.model.line import Lane, Precedence, Said, Tier
from parley.model.notices import Ref


class _Statement(Struct, frozen=True, forbid_unknown_fields=True):
    """What all payloads share: how they are decoded."""


class CallOpened(_Statement, frozen=True):
    """A call begins with its first message. Without addressees it is to every member."""

    lane: Lane
    tier: Tier
    precedence: Precedence
    addressees: tuple[str, ...]
    topic: str
    said: Said

    def __post_init__(self) -> None:
        names.require_label(self.topic, "the topic of a call")
        require_addressees(self.addressees)


class CallSaid(_Statement, frozen=True):
    """A further message, by any party and any desk of the call."""

    call: Ref
    precedence: Precedence
    said: Said


class CallSeen(_Statement, frozen=True):
    """A person has these messages before their eyes. It acknowledges none of them."""

    call: Ref
    messages: tuple[str, ...]

    def __post_init__(self) -> None:
        if not 0 < len(self.messages) <= limits.MAX_SEEN:
            raise ValueError(f"between 1 and {limits.MAX_SEEN} messages are seen at once")
        for message in self.messages:
            require_leaf(message, "a message")


class CallAcknowledged(_Statement, frozen=True):
    """A person has understood one message, and says so in words or by a phrase.

    "Stand by", which carries a time, is said here too: it moves the timer, once, and is no
    acknowledgement.
    """

    call: Ref
    message: str
    said: Said

    def __post_init__(self) -> None:
        require_leaf(self.message, "a message")


class CallClosed(_Statement, frozen=True):
    """A party considers the call over. What is said afterwards is heard all the same."""

    call: Ref
    words: str

    def __post_init__(self) -> None:
        names.require_words(self.words, "the words")


class LineEscalated(_Statement, frozen=True):
    """A node rang the next desk of its party, for nobody had answered in time.

    Attributes:
        about: The thread in which somebody waits.
        leaf: The statement that waits for an answer.
        owed_by: The party that has not answered; it may be one's own.
        step: Which step of the agreed timer this is, from 1.
        due_ms: When the step fell due.
    """

    about: str
    leaf: str
    owed_by: str
    step: int
    desk: str
    tier: Tier
    due_ms: Instant
    words: str

    def __post_init__(self) -> None:
        names.require_label(self.about, "a thread")
        require_leaf(self.leaf, "a statement")
        names.require_party(self.owed_by)
        names.require_label(self.desk, "the name of a desk")
        names.require_words(self.words, "the words")
        require_instant(self.due_ms)
        if not 1 <= self.step <= 10_000:
            raise ValueError("the steps of a timer are counted from 1")


class LineTested(_Statement, frozen=True):
    """A test of the line that an echo does not answer.

    The right answer gives the callsign read backwards and the time `minutes` later: whoever gives
    it has read it. Without addressees it is to every member.
    """

    lane: Lane
    addressees: tuple[str, ...]
    callsign: str
    at_ms: Instant
    minutes: int

    def __post_init__(self) -> None:
        require_addressees(self.addressees)
        names.require_ref(self.callsign)
        require_instant(self.at_ms)
        if not 1 <= self.minutes <= 999:
            raise ValueError("a test adds 1 to 999 minutes")


class LineAnswered(_Statement, frozen=True):
    """A person's answer to a line test, as they worked it out; right or wrong."""

    test: Ref
    callsign: str
    at_ms: Instant
    words: str

    def __post_init__(self) -> None:
        names.require_label(self.callsign, "a callsign")
        require_instant(self.at_ms)
        names.require_words(self.words, "the words")


class LineState(StrEnum):
    """What a party declares of a lane. How the lane works is measured, and another thing."""

    OPEN = "open"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class LineDeclared(_Statement, frozen=True):
    """A party declares a lane open, suspended or closed. Messages are carried all the same."""

    lane: Lane
    state: LineState
    from_ms: Instant
    words: str

    def __post_init__(self) -> None:
        require_instant(self.from_ms)
        names.require_words(self.words, "the words")


class DutyChange(StrEnum):
    """What became of a watch."""

    TAKEN = "taken"
    HANDED_OVER = "handed-over"
    LEFT = "left"


class OpenMatters(_Statement, frozen=True):
    """What was open when a watch changed hands, counted by the node from the record."""

    unconfirmed_notices: int
    unacknowledged_messages: int
    conflicts: int
    overdue: int
    unanswered_queries: int
    unanswered_tests: int
    awaited_answers: int

    def __post_init__(self) -> None:
        for count in (
            self.unconfirmed_notices,
            self.unacknowledged_messages,
            self.conflicts,
            self.overdue,
            self.unanswered_queries,
            self.unanswered_tests,
            self.awaited_answers,
        ):
            if count < 0:
                raise ValueError("a count is not below 0")


class DutyChanged(_Statement, frozen=True):
    """The watch at a desk changed hands.

    `watch` is how the officer is known on the line, such as "duty officer 2": a designation, never
    a name. `to` is who takes over, for a handover.
    """

    desk: str
    change: DutyChange
    watch: str
    to: str
    languages: tuple[str, ...]
    until_ms: Instant | None
    open: OpenMatters
    words: str

    def __post_init__(self) -> None:
        names.require_label(self.desk, "the name of a desk")
        for text, what in ((self.watch, "who has the watch"), (self.to, "who takes it over")):
            names.require_label(text, what)
        if not self.desk.strip() or not self.watch.strip():
            raise ValueError("a watch is somebody's, at a desk: by designation, not by name")
        if bool(self.to.strip()) != (self.change is DutyChange.HANDED_OVER):
            raise ValueError("a handover says who takes over, and nothing else does")
        _require_languages(self.languages)
        if self.until_ms is not None:
            require_instant(self.until_ms)
        names.require_words(self.words, "the words")


class RosteredWatch(_Statement, frozen=True):
    """Who is to have the watch at a desk, and when."""

    desk: str
    watch: str
    period: Interval
    languages: tuple[str, ...]

    def __post_init__(self) -> None:
        names.require_label(self.desk, "the name of a desk")
        names.require_label(self.watch, "who has the watch")
        if not self.desk.strip() or not self.watch.strip():
            raise ValueError("a watch is somebody's, at a desk: by designation, not by name")
        _require_languages(self.languages)


class DutyRostered(_Statement, frozen=True):
    """A party's roster, whole; it takes the place of the one before."""

    watches: tuple[RosteredWatch, ...]

    def __post_init__(self) -> None:
        if len(self.watches) > limits.MAX_ROSTER:
            raise ValueError(f"a roster has at most {limits.MAX_ROSTER} watches")


class QueryField(StrEnum):
    """What may be asked of an unusual activity (Vienna Document, risk reduction)."""

    OBJECTIVE = "objective"
    PLACE = "place"
    END = "end"
    UNITS = "units"
    EQUIPMENT = "equipment"


class QueryAsked(_Statement, frozen=True):
    """Explain this activity: about a notice, or about something seen. An answer is due by then."""

    to: str
    about: Ref | None
    asked: tuple[QueryField, ...]
    due_ms: Instant
    words: str

    def __post_init__(self) -> None:
        names.require_party(self.to)
        require_instant(self.due_ms)
        names.require_words(self.words, "the words")
        if len(set(self.asked)) != len(self.asked):
            raise ValueError("a field is asked for once")
        if self.about is None and not self.words.strip():
            raise ValueError("a query names a notice, or says in words what was seen")


class QueryAnswered(_Statement, frozen=True):
    """The answer; what is null is not answered, which is shown."""

    query: Ref
    objective: str | None
    place: str | None
    ends_ms: Instant | None
    units: str | None
    equipment: str | None
    words: str

    def __post_init__(self) -> None:
        texts = (self.objective, self.place, self.units, self.equipment)
        for text in texts:
            if text is not None:
                names.require_words(text, "an answer")
        if self.ends_ms is not None:
            require_instant(self.ends_ms)
        names.require_words(self.words, "the words")
        if self.ends_ms is None and not any((text or "").strip() for text in (*texts, self.words)):
            raise ValueError("an answer says something, if only in words why it says no more")


def require_leaf(leaf: str, what: str) -> None:
    """Raise ValueError unless this is the leaf hash of an entry."""
    names.require_hex(leaf, 32, f"{what} (the leaf hash of its entry)")


def require_addressees(addressees: tuple[str, ...]) -> None:
    """Raise ValueError unless these are parties, each named once."""
    if len(set(addressees)) != len(addressees):
        raise ValueError("an addressee is named once")
    if len(addressees) > limits.MAX_ADDRESSEES:
        raise ValueError(f"at most {limits.MAX_ADDRESSEES} addressees")
    for party in addressees:
        names.require_party(party)


def _require_languages(languages: tuple[str, ...]) -> None:
    if len(languages) > 16 or len(set(languages)) != len(languages):
        raise ValueError("at most 16 languages, each named once")
    for language in languages:
        names.require_ref(language)
