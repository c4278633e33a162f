"""What one group commit gathers, and how it is written down.

The running node and the simulated one perform turns by this same code; they
differ in how they write and send.
"""

from collections.abc import Callable, Iterable

from parley.ledger.entries import Entry
from parley.model.instants import Instant
from parley.node import Node
from parley.ports.store import (
    Batch,
    StoredAnnex,
    StoredCheckpoint,
    StoredCosignature,
    StoredEntry,
    StoredEvidence,
    StoredReceipt,
    StoredSetting,
)
from parley.turn.effects import (
    Complain,
    CosignatureMade,
    Effect,
    Outcome,
    Record,
    Reply,
    Send,
    Tell,
)
from parley.turn.inputs import BatchEnd, Input, Received
from parley.turn.refusal import Refusal

Answer = Outcome | Refusal | list[str] | None


class Gathering:
    """Records of several turns, to be durable together."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._records: list[Record] = []
        self._settings: list[StoredSetting] = []
        self._annexes: list[StoredAnnex] = []
        self._erased: list[tuple[str, str]] = []

    def add(self, record: Record) -> None:
        """Gather what a turn recorded."""
        self._records.append(record)
        self.entries += record.entries

    def keep(self, kept: Batch) -> None:
        """Gather what is kept beside the record: settings and annexes."""
        self._settings += kept.settings
        self._annexes += kept.annexes
        self._erased += kept.erased_annexes

    def cosigned(self) -> Iterable[CosignatureMade]:
        """The newest cosignature of each party over each log."""
        return {
            (made.agreement, made.party, made.mirror): made
            for record in self._records
            for made in record.cosignatures
        }.values()

    def batch(self) -> Batch | None:
        """All of it in the store's terms; None where there is nothing to write."""
        records = [record for record in self._records if not record.empty]
        if not (records or self._settings or self._annexes or self._erased):
            return None
        newest = {
            (made.agreement, made.party): StoredCheckpoint(
                made.agreement, made.party, made.size, made.note
            )
            for record in records
            for made in record.checkpoints
        }
        return Batch(
            entries=tuple(
                StoredEntry(e.header.agreement, e.header.issuer, e.header.sequence, e.raw)
                for record in records
                for e in record.entries
            ),
            checkpoints=tuple(newest.values()),
            cosignatures=tuple(
                StoredCosignature(c.agreement, c.party, c.mirror, c.size, c.line)
                for record in records
                for c in record.cosignatures
            ),
            receipts=tuple(
                StoredReceipt(r.actor, r.request, r.digest, r.reply)
                for record in records
                for r in record.receipts
            ),
            evidence=tuple(
                StoredEvidence(e.agreement, e.party, e.proof)
                for record in records
                for e in record.evidence
            ),
            settings=tuple(self._settings),
            annexes=tuple(self._annexes),
            erased_annexes=tuple(self._erased),
        )


class Turns:
    """The turns of one group commit, performed as far as they may be before it is durable.

    `close` gives the batch to write. Only when that is durable may the answers that `take` gave be
    passed on and `sends` be sent. An alarm waits for nothing: it is sounded within the turn.
    """

    def __init__(
        self, node: Node, sound: Callable[[Tell], None], complain: Callable[[Complain], None]
    ) -> None:
        self.sends: list[Send] = []
        self._node = node
        self._sound = sound
        self._complain = complain
        self._gathering = Gathering()

    @property
    def entries(self) -> list[Entry]:
        """What the turns so far put on record, in order."""
        return self._gathering.entries

    @property
    def cosigned(self) -> Iterable[CosignatureMade]:
        """Who is proven to hold more of which log, by the turns so far."""
        return self._gathering.cosigned()

    def take(self, given: Input | Batch, now: Instant) -> Answer:
        """Take one turn; what is answered once it is durable."""
        if isinstance(given, Batch):
            self._gathering.keep(given)
            return None
        complaints: list[str] = []
        answer: Answer = complaints if isinstance(given, Received) else None
        effects: list[Effect] = self._node.handle(given, now)
        for effect in effects:
            match effect:
                case Record():
                    self._gathering.add(effect)
                case Send():
                    self.sends.append(effect)
                case Tell():
                    self._sound(effect)
                case Reply(outcome=outcome):
                    answer = outcome
                case Complain():
                    complaints.append(effect.words)
                    self._complain(effect)
        return answer

    def close(self, now: Instant) -> Batch | None:
        """End the batch: checkpoints, cosignatures, and what peers lack; None if nothing is new."""
        self.take(BatchEnd(), now)
        return self._gathering.batch()
