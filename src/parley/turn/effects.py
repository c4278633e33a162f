"""What a turn leaves to be done, in the order it must be done.

Desks propose drafts; the node signs them and folds them at once. The world
writes the `Record` of a turn, and only when that is durable performs its
`Send` and `Reply`. A `Tell` waits for nothing: an alarm sounds before the write.
"""

from enum import StrEnum

from msgspec import Struct

from parley.ledger.entries import Entry
from parley.model.instants import Instant
from parley.model.line import Precedence, Tier
from parley.model.notices import Ref
from parley.model.statements import AlertCause, Payload
from parley.turn.refusal import Refusal


class Draft(Struct, frozen=True):
    """A statement a desk proposes to make in a party's name; not yet signed."""

    agreement: str
    party: str
    thread: str
    desk: str
    payload: Payload


class CheckpointMade(Struct, frozen=True):
    """A log's newest checkpoint: made here, or received and found true."""

    agreement: str
    party: str
    size: int
    note: bytes


class CosignatureMade(Struct, frozen=True):
    """A mirror's cosignature: made here, or received and found true."""

    agreement: str
    party: str
    mirror: str
    size: int
    line: bytes


class Receipt(Struct, frozen=True):
    """The reply to a wish, durable with what the wish recorded."""

    actor: str
    request: str
    digest: bytes
    reply: bytes


class EvidenceKept(Struct, frozen=True):
    """A proof of equivocation."""

    agreement: str
    party: str
    proof: bytes


class Record(Struct, frozen=True):
    """Everything of one turn that must be durable together."""

    entries: tuple[Entry, ...] = ()
    checkpoints: tuple[CheckpointMade, ...] = ()
    cosignatures: tuple[CosignatureMade, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    evidence: tuple[EvidenceKept, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing needs writing."""
        return not (
            self.entries or self.checkpoints or self.cosignatures or self.receipts or self.evidence
        )


class Send(Struct, frozen=True):
    """Bytes for another node, named by its home party; may be lost, is never remembered."""

    peer: str
    raw: bytes


class Outcome(Struct, frozen=True):
    """What became of a wish: the statement it made."""

    agreement: str
    party: str
    thread: str
    kind: str
    sequence: int
    leaf: str
    issued_ms: int


class Reply(Struct, frozen=True):
    """The answer to the `Submit` of this turn."""

    actor: str
    request: str
    outcome: Outcome | Refusal


class Bell(StrEnum):
    """What rings at a desk and is no alarm of a deadline: something came for it."""

    NOTICE = "notice"
    MESSAGE = "message"
    EMERGENCY = "emergency"
    CONCERN = "concern"
    QUERY = "query"
    LINE_TEST = "line-test"
    READ_BACK_DIFFERS = "read-back-differs"
    ESCALATION = "escalation"
    NOT_REACHED = "not-reached"


class Tell(Struct, frozen=True):
    """An alarm for every console of a party, at once, and for the desk it rings.

    `about` is the notice, concern, call, query or test that `thread` is the whole name of.
    """

    agreement: str
    party: str
    cause: AlertCause | Bell
    about: Ref
    words: str
    thread: str
    desk: str
    tier: Tier
    precedence: Precedence
    due_ms: Instant | None = None
    """The moment that passed, where one did."""
    against: Ref | None = None
    """Of a conflict, the other side."""


class Complain(Struct, frozen=True):
    """A peer's fault, for this node's log and its officers; the line goes on."""

    peer: str | None
    words: str


Effect = Record | Send | Reply | Tell | Complain
