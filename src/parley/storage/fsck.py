"""Verifies a whole record again, from the medium to the last cosignature, and names every fault.

A fault is something that cannot be so in a record nobody touched. A remark is something to know
that can: an annex that was erased, a kind this version does not understand, a log that is disputed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

from msgspec import Struct

from parley import limits
from parley.errors import IntegrityError, MalformedStatement, PeerError, UsageError
from parley.ledger import annexes, entries, equivocation
from parley.model.agreements import Keys, Terms
from parley.model.notices import AnnexRef
from parley.model.statements import NoticeAmended, NoticeFiled
from parley.ports.store import (
    Store,
    StoredCheckpoint,
    StoredCosignature,
    StoredEntry,
    StoredEvidence,
    StoredReceipt,
)
from parley.storage.fsck_log import Findings, LogCheck

Progress = Callable[[int, int], None]
"""Told how many entries are done, of how many."""

LIMITS = (
    (
        "A log that was cut short together with its checkpoint and every cosignature of what was "
        "cut off looks like a shorter log. Only a peer that holds more of it can tell: let the "
        "node meet its peers before it signs again."
    ),
    (
        "Settings and the replies kept for repeated requests are signed by nobody; a changed one "
        "shows only if it is misspelled. An annex, a cosignature or a piece of evidence that was "
        "removed leaves no trace but its absence."
    ),
)
"""What no look at this record alone can find."""

_EVERY = 256
"""Entries between two reports of progress."""

T = TypeVar("T")
Log = tuple[str, str]


class Record(Store, Protocol):
    """What is needed of a store beyond the port: both stores offer it."""

    def annex_names(self) -> Iterator[tuple[str, str]]:
        """(agreement, commitment) of every annex that is here."""

    def medium_faults(self) -> Iterator[str]:
        """What is wrong with the medium itself."""


class Fault(Struct, frozen=True):
    """Something that cannot be so in a record nobody touched.

    `agreement` and `party` are empty and `sequence` is null where the fault belongs to none.
    """

    agreement: str
    party: str
    sequence: int | None
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{_where(self.agreement, self.party, self.sequence)}: {self.what}; {self.remedy}"


class Remark(Struct, frozen=True):
    """Something to know that is no fault."""

    agreement: str
    party: str
    sequence: int | None
    what: str

    def __str__(self) -> str:
        return f"{_where(self.agreement, self.party, self.sequence)}: {self.what}"


class FsckReport(Struct, frozen=True):
    """What was verified and what was found.

    At most `limits.MAX_FSCK_FINDINGS` faults and as many remarks are listed; `left_out` counts the
    others.
    """

    agreements: int
    logs: int
    entries: int
    cosignatures: int
    receipts: int
    evidence: int
    annexes: int
    faults: tuple[Fault, ...]
    remarks: tuple[Remark, ...]
    left_out: int
    limits: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether no fault was found. Read it together with `limits`."""
        return not self.faults


def fsck(
    store: Record, own: Mapping[str, Keys | None] | None = None, progress: Progress | None = None
) -> FsckReport:
    """Verify a whole record again. A node may be writing it meanwhile.

    Args:
        store: The record, best opened for reading only.
        own: This node's parties: more is asked of their logs than of those it mirrors. The public
            keys held for each are compared with those that the agreements name; None where they
            could not be opened.
        progress: Called every few hundred entries.

    Raises:
        WorldError: The disk refuses to be read.
    """
    check = _Check(store, own or {}, Findings(limits.MAX_FSCK_FINDINGS))
    check.run(progress)
    return check.report()


class _Check:
    def __init__(self, store: Record, own: Mapping[str, Keys | None], findings: Findings) -> None:
        self._store = store
        self._own = own
        self._findings = findings
        self._terms: dict[str, Terms] = {}
        self._logs: dict[Log, LogCheck] = {}
        self._stated: dict[tuple[str, str], tuple[str, int, AnnexRef]] = {}
        self._counts = {"entries": 0, "cosignatures": 0, "receipts": 0, "evidence": 0, "annexes": 0}

    def run(self, progress: Progress | None) -> None:
        store = self._store
        for what in store.medium_faults():
            self._findings.fault("", "", None, what, _RESTORE)
        # What speaks of entries is read before the entries, and these only up to where the first
        # look found them: so all of it is there even where a node goes on writing.
        checkpoints = list(self._read(store.checkpoints))
        cosignatures = list(self._read(store.cosignatures))
        proofs = list(self._read(store.evidence))
        annex_names = list(self._read(store.annex_names))
        last = self._find_terms()
        self._compare_own()
        self._open_logs(checkpoints, cosignatures)
        self._check_entries(last, progress)
        newest = {(one.agreement, one.party): one for one in self._read(store.checkpoints)}
        for place, log in self._logs.items():
            log.finish(newest.get(place))
        self._check_evidence(proofs)
        self._check_receipts(self._read(store.receipts))
        self._check_annexes(annex_names)
        self._counts["cosignatures"] = len(cosignatures)
        self._counts["evidence"] = len(proofs)
        self._counts["annexes"] = len(annex_names)

    def report(self) -> FsckReport:
        found = self._findings
        return FsckReport(
            agreements=len({agreement for agreement, _ in self._logs}),
            logs=len(self._logs),
            **self._counts,
            faults=tuple(Fault(*fault) for fault in found.faults),
            remarks=tuple(Remark(*remark) for remark in found.remarks),
            left_out=found.left_out,
            limits=LIMITS,
        )

    def _read(self, read: Callable[[], Iterator[T]]) -> Iterator[T]:
        """What can be read; what cannot is a fault, and the rest is looked at all the same."""
        try:
            yield from read()
        except IntegrityError as error:
            self._findings.fault("", "", None, str(error), _RESTORE)

    def _find_terms(self) -> int:
        """The terms of every agreement, from whichever entry 0 still has them; the last position.

        The name of an agreement is the hash of its terms, so they need no other witness.
        """
        last = 0
        for position, stored in self._read(self._store.entries):
            last = position
            if stored.sequence != 0 or stored.agreement in self._terms:
                continue
            try:
                entry = entries.parse(stored.raw)
                if entries.agreement_id(entry.payload) != stored.agreement:
                    continue
                terms = entry.statement()
            except MalformedStatement:
                continue  # Judged with the other entries; another member's entry 0 may serve.
            if isinstance(terms, Terms):
                self._terms[stored.agreement] = terms
        return last

    def _compare_own(self) -> None:
        for agreement, terms in self._terms.items():
            for party, keys in self._own.items():
                member = terms.member(party)
                if member is not None and keys is not None and member.keys != keys:
                    self._findings.fault(
                        agreement,
                        party,
                        None,
                        "the keys held here are not those that the agreement names",
                        "put the party's keys back from their copy; with these, nothing that it "
                        "says would be taken",
                    )

    def _open_logs(
        self, checkpoints: Iterable[StoredCheckpoint], cosignatures: Iterable[StoredCosignature]
    ) -> None:
        for checkpoint in checkpoints:
            self._log(checkpoint.agreement, checkpoint.party).expect_checkpoint(checkpoint)
        for cosignature in cosignatures:
            self._log(cosignature.agreement, cosignature.party).expect_cosignature(cosignature)

    def _log(self, agreement: str, party: str) -> LogCheck:
        log = self._logs.get((agreement, party))
        if log is None:
            terms = self._terms.get(agreement)
            log = LogCheck(agreement, party, terms, frozenset(self._own), self._findings)
            self._logs[agreement, party] = log
        return log

    def _check_entries(self, last: int, progress: Progress | None) -> None:
        expected = 1
        for position, stored in self._read(self._store.entries):
            if position > last:
                break
            if position != expected:
                what = f"it lies at position {position} where {expected} follows: rows were removed"
                self._findings.fault(
                    stored.agreement, stored.party, stored.sequence, what, _RESTORE
                )
            expected = position + 1
            statement = self._log(stored.agreement, stored.party).take(stored)
            self._note_annexes(stored, statement)
            self._counts["entries"] += 1
            if progress is not None and position % _EVERY == 0:
                progress(position, last)
        if progress is not None:
            progress(last, last)

    def _note_annexes(self, stored: StoredEntry, statement: object) -> None:
        if isinstance(statement, NoticeFiled | NoticeAmended):
            for annex in statement.notice.annexes:
                self._stated.setdefault(
                    (stored.agreement, annex.commitment), (stored.party, stored.sequence, annex)
                )

    def _check_evidence(self, proofs: Iterable[StoredEvidence]) -> None:
        for stored in proofs:
            agreement, party = stored.agreement, stored.party
            terms = self._terms.get(agreement)
            member = terms.member(party) if terms else None
            if member is None:
                what = "evidence against a party whose keys are not on record"
                self._findings.fault(agreement, party, None, what, _RESTORE)
                continue
            try:
                proof = equivocation.read(stored.proof)
                if (proof.agreement, proof.party) != (agreement, party):
                    raise MalformedStatement("it is about another log")
                equivocation.verify(proof, member.keys)
            except PeerError as error:
                what = f"the evidence against it does not verify: {error}"
                self._findings.fault(agreement, party, None, what, _RESTORE)
            else:
                what = "its log is disputed: it signed two things that cannot both be true"
                self._findings.remark(agreement, party, None, what)

    def _check_receipts(self, receipts: Iterable[StoredReceipt]) -> None:
        for receipt in receipts:
            self._counts["receipts"] += 1
            if len(receipt.digest) != 32 or not receipt.actor or not receipt.request:
                what = (
                    f"the receipt of request {receipt.request!r} of {receipt.actor!r} is no receipt"
                )
                self._findings.fault("", "", None, what, _RESTORE)

    def _check_unstated(self, place: tuple[str, str]) -> None:
        """An annex may lie here before the notice that states it; but not under a false name."""
        name = f"an annex that no entry states (commitment {place[1][:16]}…)"
        remedy = "find out whence it came; if nobody knows, erase it"
        try:
            annex = self._store.annex(*place)
            if annex is None:
                return
            if annexes.commitment(annex.salt, annex.content) == place[1]:
                self._findings.remark(place[0], "", None, f"{name} waits to be stated")
                return
            what = f"{name} is not what was committed to"
        except (UsageError, IntegrityError) as error:
            what = f"{name}: {error}"
        self._findings.fault(place[0], "", None, what, remedy)

    def _check_annexes(self, here: Iterable[tuple[str, str]]) -> None:
        for place in here:
            if place not in self._stated:
                self._check_unstated(place)
        for place, (party, sequence, stated) in self._stated.items():
            try:
                annex = self._store.annex(*place)
                if annex is None:
                    what = f"its annex {stated.title!r} is not here: erased, or never received"
                    self._findings.remark(place[0], party, sequence, what)
                else:
                    annexes.check_annex(stated, annex.salt, annex.content)
            except (PeerError, UsageError, IntegrityError) as error:
                remedy = "erase it here, and have it sent again"
                self._findings.fault(place[0], party, sequence, str(error), remedy)


_RESTORE = "restore the record from a copy, or have the peers send it again"


def _where(agreement: str, party: str, sequence: int | None) -> str:
    if not agreement and not party:
        return "the record"
    log = f"{agreement[:16]}…/{party}" if party else f"{agreement[:16]}…"
    return log if sequence is None else f"{log} entry {sequence}"
