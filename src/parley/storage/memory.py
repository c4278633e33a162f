"""The record in memory: for the simulation and for tests, with the semantics of a disk."""

import threading
from collections.abc import Iterator

from parley.errors import IntegrityError, UsageError, WorldError
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


class MemoryStore:
    """A record that lives as long as its process, and outlives a simulated crash.

    Atomic, in order, and refusing after `close` like the record on disk. `reopened` is the same
    record opened again, as after a restart.
    """

    def __init__(self) -> None:
        self._kept = _Kept()
        self._closed = False
        self._kept.held = True

    def reopened(self) -> "MemoryStore":
        """The same record, opened again.

        Raises:
            UsageError: This one is still open; close it first.
        """
        if self._kept.held:
            raise UsageError("this record is open for writing already; close it first")
        again = MemoryStore()
        again._kept = self._kept
        again._kept.held = True
        return again

    def append(self, batch: Batch) -> None:
        """Write the whole batch or none of it; see `parley.ports.store.Store`."""
        with self._kept.lock:
            self._require_open()
            self._require_new(batch)
            # Nothing below can fail, so that the batch is whole.
            self._kept.take(batch)

    def entries(self, after: int = 0) -> Iterator[tuple[int, StoredEntry]]:
        """Entries in the order appended, each with its position, from 1 without holes."""
        self._require_open()
        position = after
        while position < len(self._kept.entries):
            position += 1
            yield position, self._kept.entries[position - 1]

    def checkpoints(self) -> Iterator[StoredCheckpoint]:
        """The newest checkpoint of every log, by agreement and party."""
        self._require_open()
        return iter([found for _, found in sorted(self._kept.checkpoints.items())])

    def cosignatures(self) -> Iterator[StoredCosignature]:
        """Every cosignature, in the order appended."""
        self._require_open()
        return iter(list(self._kept.cosignatures))

    def receipts(self) -> Iterator[StoredReceipt]:
        """Every receipt, in the order appended."""
        self._require_open()
        return iter(list(self._kept.receipts.values()))

    def settings(self) -> Iterator[StoredSetting]:
        """Every setting that has a value, by space and key."""
        self._require_open()
        return iter([found for _, found in sorted(self._kept.settings.items())])

    def evidence(self) -> Iterator[StoredEvidence]:
        """Every proof of equivocation, in the order appended."""
        self._require_open()
        return iter(list(self._kept.evidence))

    def annex(self, agreement: str, commitment: str) -> StoredAnnex | None:
        """An annex, or None if it was never here or has been erased."""
        self._require_open()
        return self._kept.annexes.get((agreement, commitment))

    def annex_names(self) -> Iterator[tuple[str, str]]:
        """(agreement, commitment) of every annex that is here, in order."""
        self._require_open()
        return iter(sorted(self._kept.annexes))

    def medium_faults(self) -> Iterator[str]:
        """What is wrong with the medium itself: of memory, nothing is known to be."""
        self._require_open()
        return iter(())

    def close(self) -> None:
        """Let go of the record; whatever is asked of it afterwards raises WorldError."""
        with self._kept.lock:
            if not self._closed:
                self._closed = True
                self._kept.held = False

    def _require_open(self) -> None:
        if self._closed:
            raise WorldError("the record is closed; open it again")

    def _require_new(self, batch: Batch) -> None:
        logged: set[tuple[str, str, int]] = set()
        for entry in batch.entries:
            place = (entry.agreement, entry.party, entry.sequence)
            if place in self._kept.places or place in logged:
                raise IntegrityError(
                    f"entry {entry.sequence} of {entry.party} in agreement {entry.agreement} "
                    "is on record already, and no entry is ever rewritten"
                )
            logged.add(place)
        asked: set[tuple[str, str]] = set()
        for receipt in batch.receipts:
            request = (receipt.actor, receipt.request)
            if request in self._kept.receipts or request in asked:
                raise IntegrityError(
                    f"request {receipt.request} of {receipt.actor} has its reply on record "
                    "already, and no reply is ever rewritten"
                )
            asked.add(request)


class _Kept:
    """What outlives the store that wrote it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.held = False
        self.entries: list[StoredEntry] = []
        self.places: set[tuple[str, str, int]] = set()
        self.checkpoints: dict[tuple[str, str], StoredCheckpoint] = {}
        self.cosignatures: list[StoredCosignature] = []
        self.receipts: dict[tuple[str, str], StoredReceipt] = {}
        self.settings: dict[tuple[str, str], StoredSetting] = {}
        self.evidence: list[StoredEvidence] = []
        self.annexes: dict[tuple[str, str], StoredAnnex] = {}

    def take(self, batch: Batch) -> None:
        self.entries.extend(batch.entries)
        self.places.update((e.agreement, e.party, e.sequence) for e in batch.entries)
        for checkpoint in batch.checkpoints:
            held = self.checkpoints.get((checkpoint.agreement, checkpoint.party))
            if held is None or held.size <= checkpoint.size:
                self.checkpoints[checkpoint.agreement, checkpoint.party] = checkpoint
        self.cosignatures.extend(batch.cosignatures)
        for receipt in batch.receipts:
            self.receipts[receipt.actor, receipt.request] = receipt
        for setting in batch.settings:
            if setting.value:
                self.settings[setting.space, setting.key] = setting
            else:
                self.settings.pop((setting.space, setting.key), None)
        self.evidence.extend(batch.evidence)
        for annex in batch.annexes:
            self.annexes[annex.agreement, annex.commitment] = annex
        for name in batch.erased_annexes:
            self.annexes.pop(name, None)
