"""One matter that needs a person: what it is, whose, since when, and how long there is."""

from enum import StrEnum

from msgspec import Struct

from parley.model.findings import Finding
from parley.model.instants import Instant
from parley.model.line import Lane, Precedence, Tier
from parley.model.notices import Activity, Ref
from parley.picture.missing import Missing


class NeedKind(StrEnum):
    """What is to be done, or what is awaited from others."""

    ACKNOWLEDGE = "acknowledge"
    READ_BACK = "read-back"
    ENTER = "enter"
    PASS = "pass"  # noqa: S105
    UNIT = "unit"
    """Units that were given a notice have yet to acknowledge it."""
    RELAY = "relay"
    AMEND = "amend"
    """An own movement goes elsewhere than announced: the new way is to be announced."""
    CONFLICT = "conflict"
    OVERDUE = "overdue"
    """A flight has not landed, or a movement not checked in."""
    EXPIRING = "expiring"
    """A site is to be reconfirmed; nothing lapses then."""
    QUERY = "query"
    TEST = "test"
    CONCERN = "concern"
    UNCONFIRMED = "unconfirmed"
    """An own notice that is not confirmed."""
    AWAITED_ACKNOWLEDGEMENT = "awaited-acknowledgement"
    AWAITED_RELAY = "awaited-relay"
    AWAITED_QUERY = "awaited-query"
    AWAITED_CONCERN = "awaited-concern"
    NOT_REACHED = "not-reached"
    """People outside whom a matter still open was to reach were not."""
    CLOCK = "clock"
    """A party's clock is ahead beyond the agreed skew."""
    DISPUTED = "disputed"
    """A party told others other things than it told here."""


class Need(Struct, frozen=True):
    """One matter that needs a person now.

    Attributes:
        thread: What it is about, whole; `agreement` where it is about a party's log or clock.
        about: The notice, concern, call, query or test; null for a log or a clock.
        against: For a conflict, the other side.
        mine: Whether it is for this party to act; else it awaits others.
        owed_by: Who is to act.
        owed_to: Who waits for it.
        lane: And `tier` and `precedence`: of the message or read-back awaited; null for others.
        since_ms: Since when.
        due_ms: Until when there is time: to answer; for what a notice still lacks, the beginning
            of its activity; for a conflict the beginning of the overlap; for an own site its
            reconfirmation; null where nothing is agreed.
        count: How many there are of it, such as messages of one call.
        missing: Of a notice, the rungs that are missing and whose.
        leaf: The statement to be answered: the version, message, query or test; empty elsewhere.
        label: In its author's words: a call's topic, a notice's place, the words of a query or
            concern.
        to: The name off the line that a relay is to; the desk that was not reached.
        activity: Of the notice it is about; null elsewhere.
        finding: Of a conflict, the gravest.
        ahead_ms: Of a clock, by how much it is ahead beyond the agreed skew.
    """

    kind: NeedKind
    thread: str
    about: Ref | None
    against: Ref | None
    mine: bool
    owed_by: tuple[str, ...]
    owed_to: tuple[str, ...]
    lane: Lane | None
    tier: Tier | None
    precedence: Precedence | None
    since_ms: Instant
    due_ms: Instant | None
    count: int = 1
    missing: tuple[Missing, ...] = ()
    leaf: str = ""
    label: str = ""
    to: str = ""
    activity: Activity | None = None
    finding: Finding | None = None
    ahead_ms: int = 0
