"""The packet: the one thing nodes send one another, over a wire or on a stick.

Canonical JSON, bytes in base64 (docs/spec/packet.md).
"""

import msgspec
from msgspec import Struct

from parley import limits
from parley.errors import MalformedStatement
from parley.model import names

VERSION = "parley.packet/0"


class LogHave(Struct, frozen=True, forbid_unknown_fields=True):
    """What the sender holds of one log: entries, newest checkpoint, who cosigned up to where.

    `root` is the tree's over those entries (empty where there are none), so that two who hold two
    logs of one author notice at once, though the author gives neither a checkpoint.
    """

    size: int
    root: bytes
    checkpoint: int
    cosigned: dict[str, int]
    disputed: bool


class Piece(Struct, frozen=True, forbid_unknown_fields=True):
    """A run of entries of one log from `first`, and its newest checkpoint if they reach it."""

    party: str
    first: int
    entries: tuple[bytes, ...]
    checkpoint: bytes


class Cosignature(Struct, frozen=True, forbid_unknown_fields=True):
    """A mirror's cosignature over the log's checkpoint of this size."""

    party: str
    mirror: str
    size: int
    line: bytes


class Packet(Struct, frozen=True, forbid_unknown_fields=True):
    """What one node tells another about one agreement.

    `asks` wants an answer even if there is nothing to send: the sender does not know what the
    receiver holds.
    """

    version: str
    agreement: str
    sender: str
    asks: bool
    have: dict[str, LogHave]
    pieces: tuple[Piece, ...]
    cosignatures: tuple[Cosignature, ...]
    evidence: tuple[bytes, ...]

    @property
    def bears(self) -> bool:
        """Whether it carries anything to be kept, and so is answered."""
        return bool(self.pieces or self.cosignatures or self.evidence)


_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(Packet)


def spell(packet: Packet) -> bytes:
    """The bytes of a packet."""
    return _encoder.encode(packet)


def read(raw: bytes) -> Packet:
    """Read a packet strictly.

    Raises:
        MalformedStatement: Too large, not a packet, of another version, or spelled differently.
    """
    if len(raw) > limits.MAX_REQUEST_BYTES:
        raise MalformedStatement(
            f"a packet of {len(raw)} bytes; the most is {limits.MAX_REQUEST_BYTES}"
        )
    try:
        packet = _decoder.decode(raw)
        names.require_hex(packet.agreement, 32, "an agreement")
        names.require_party(packet.sender)
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        raise MalformedStatement(f"not a packet: {error}") from error
    if packet.version != VERSION:
        raise MalformedStatement(f"a packet of version {packet.version[:40]!r}; this is {VERSION}")
    if _encoder.encode(packet) != raw:
        raise MalformedStatement("a packet not in canonical form")
    return packet
