"""What one group commit gathers, and how it is written down."""

from parley.ledger.entries import Entry
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
from parley.turn.effects import Record


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
