"""The record on disk: what is appended together, and what can be read again."""

from collections.abc import Iterator
from typing import Protocol

from msgspec import Struct


class StoredEntry(Struct, frozen=True):
    """One log entry, exactly as received or signed."""

    agreement: str
    party: str
    sequence: int
    raw: bytes


class StoredCheckpoint(Struct, frozen=True):
    """The author's newest signed checkpoint of a log; a newer one takes its place."""

    agreement: str
    party: str
    size: int
    note: bytes


class StoredCosignature(Struct, frozen=True):
    """One mirror's cosignature over a checkpoint of a log; all are kept."""

    agreement: str
    party: str
    mirror: str
    size: int
    line: bytes


class StoredReceipt(Struct, frozen=True):
    """The reply once given to a request, so that the same request gets the same reply.

    `actor` is who asked, `digest` the SHA-256 of what was asked, `reply` the bytes answered.
    """

    actor: str
    request: str
    digest: bytes
    reply: bytes


class StoredSetting(Struct, frozen=True):
    """A fact of this node alone: a peer's address, a token's hash. An empty value removes it."""

    space: str
    key: str
    value: bytes


class StoredEvidence(Struct, frozen=True):
    """A proof that a party said two things that cannot both be true."""

    agreement: str
    party: str
    proof: bytes


class StoredAnnex(Struct, frozen=True):
    """Bytes beside a statement, with the salt of their commitment; erasable."""

    agreement: str
    commitment: str
    salt: bytes
    content: bytes


class Batch(Struct, frozen=True):
    """What must be durable together, or not at all."""

    entries: tuple[StoredEntry, ...] = ()
    checkpoints: tuple[StoredCheckpoint, ...] = ()
    cosignatures: tuple[StoredCosignature, ...] = ()
    receipts: tuple[StoredReceipt, ...] = ()
    settings: tuple[StoredSetting, ...] = ()
    evidence: tuple[StoredEvidence, ...] = ()
    annexes: tuple[StoredAnnex, ...] = ()
    erased_annexes: tuple[tuple[str, str], ...] = ()
    """(agreement, commitment) of annexes whose salt and bytes must be gone from the medium."""


class Store(Protocol):
    """The record on disk. One writer at a time; opening it twice for writing is refused."""

    def append(self, batch: Batch) -> None:
        """Write the whole batch or none of it.

        On return it survives power loss. If it raises `WorldError`, the caller cannot know whether
        the batch was written, and must reopen the store before appending again. An entry whose
        (agreement, party, sequence) is already taken is an `IntegrityError`, as is a receipt whose
        (actor, request) is: nothing is rewritten, nothing of the batch is written, and the store
        goes on. A checkpoint smaller than the one held takes no one's place.
        """

    def entries(self, after: int = 0) -> Iterator[tuple[int, StoredEntry]]:
        """Entries in the order they were appended, each with its position, from 1 without holes."""

    def checkpoints(self) -> Iterator[StoredCheckpoint]:
        """The newest checkpoint of every log."""

    def cosignatures(self) -> Iterator[StoredCosignature]:
        """Every cosignature, in the order appended."""

    def receipts(self) -> Iterator[StoredReceipt]:
        """Every receipt."""

    def settings(self) -> Iterator[StoredSetting]:
        """Every setting that has a value."""

    def evidence(self) -> Iterator[StoredEvidence]:
        """Every proof of equivocation, in the order appended."""

    def annex(self, agreement: str, commitment: str) -> StoredAnnex | None:
        """An annex, or None if it was never here or has been erased."""

    def close(self) -> None:
        """Let go of the record; appending afterwards raises WorldError."""
