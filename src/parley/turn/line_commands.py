"""What an officer may wish for on the line. Each names nobody: who speaks is known by the door."""

from msgspec import Struct

from parley.model import names
from parley.model.instants import Instant
from parley.model.line import Lane, Precedence, Said, Tier
from parley.model.line_statements import DutyChange, LineState, QueryField, RosteredWatch
from parley.model.notices import Ref


class _Command(Struct, frozen=True, forbid_unknown_fields=True):
    """Unknown fields are refused, so that a misspelt one is not silently lost."""


class OpenCall(_Command, frozen=True):
    """Open a call with its first message, under a reference of one's own choosing."""

    ref: str
    lane: Lane
    precedence: Precedence
    said: Said
    tier: Tier = Tier.DUTY_OFFICER
    addressees: tuple[str, ...] = ()
    topic: str = ""

    def __post_init__(self) -> None:
        names.require_ref(self.ref)


class Say(_Command, frozen=True):
    """Say something in a call."""

    call: Ref
    precedence: Precedence
    said: Said


class See(_Command, frozen=True):
    """State that a person has these messages before their eyes."""

    call: Ref
    messages: tuple[str, ...]


class Acknowledge(_Command, frozen=True):
    """Acknowledge one message, in words or by a phrase; or stand by, until a time."""

    call: Ref
    message: str
    said: Said


class CloseCall(_Command, frozen=True):
    """State that one considers the call over."""

    call: Ref
    words: str = ""


class TestLine(_Command, frozen=True):
    """Test a lane; the node makes up what is to be worked out."""

    ref: str
    lane: Lane
    addressees: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names.require_ref(self.ref)


class AnswerTest(_Command, frozen=True):
    """Answer a line test as a person worked it out."""

    test: Ref
    callsign: str
    at_ms: Instant
    words: str = ""


class Declare(_Command, frozen=True):
    """Declare a lane open, suspended or closed."""

    lane: Lane
    state: LineState
    from_ms: Instant
    words: str = ""


class ChangeDuty(_Command, frozen=True):
    """Take, hand over or leave the watch at a desk; the node adds what is open."""

    desk: str
    change: DutyChange
    watch: str
    to: str = ""
    languages: tuple[str, ...] = ()
    until_ms: Instant | None = None
    words: str = ""


class SetRoster(_Command, frozen=True):
    """Put a whole roster in the place of the present one."""

    watches: tuple[RosteredWatch, ...]


class AskQuery(_Command, frozen=True):
    """Ask a party to explain an activity; it is due as the agreement says."""

    ref: str
    to: str
    about: Ref | None
    words: str = ""
    asked: tuple[QueryField, ...] = tuple(QueryField)

    def __post_init__(self) -> None:
        names.require_ref(self.ref)


class AnswerQuery(_Command, frozen=True):
    """Answer a query; what is left null is shown as not answered."""

    query: Ref
    objective: str | None = None
    place: str | None = None
    ends_ms: Instant | None = None
    units: str | None = None
    equipment: str | None = None
    words: str = ""


LineCommand = (
    OpenCall
    | Say
    | See
    | Acknowledge
    | CloseCall
    | TestLine
    | AnswerTest
    | Declare
    | ChangeDuty
    | SetRoster
    | AskQuery
    | AnswerQuery
)
