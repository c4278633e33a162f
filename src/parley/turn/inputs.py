"""What a turn may be given. Each comes with the node's clock beside it."""

from msgspec import Struct

from parley.turn.commands import Command


class Submit(Struct, frozen=True):
    """A wish of an officer at this node.

    Attributes:
        agreement: The agreement it is said under; for founding one, its name-to-be.
        party: The party spoken for, one of this node's own or hosted ones.
        desk: The desk that speaks.
        actor: Who asked, for idempotency: requests are told apart per actor.
        request: The client-made id of the wish.
        digest: SHA-256 of the whole wish, so that an id used twice for two wishes is noticed.
    """

    agreement: str
    party: str
    desk: str
    actor: str
    request: str
    digest: bytes
    command: Command


class Received(Struct, frozen=True):
    """A packet from another node, or from a courier file: its bytes prove themselves.

    `reply_to` is the home party of the node it came from; None for a courier, who waits for nothing
    (a bundle from a courier is answered by another).
    """

    raw: bytes
    reply_to: str | None


class LinkReady(Struct, frozen=True):
    """The transport can carry a packet to this peer now and asks what there is to say."""

    peer: str


class Tick(Struct, frozen=True):
    """Time has passed."""


class BatchEnd(Struct, frozen=True):
    """The world is about to write what the turns since the last such input recorded.

    Checkpoints and cosignatures are given once a batch, and peers told what they lack.
    """


Input = Submit | Received | LinkReady | Tick | BatchEnd
