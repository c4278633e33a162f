"""One log of a record: its entries in order, its tree, its checkpoint and its cosignatures."""

from parley.errors import BadSignature, MalformedStatement, PeerError
from parley.ledger import entries, notes
from parley.ledger.merkle import Frontier
from parley.model.agreements import Terms
from parley.model.statements import KINDS, Payload
from parley.ports.store import StoredCheckpoint, StoredCosignature, StoredEntry

_TOPICS = frozenset(
    ("agreement", "notice", "concern", "report", "call", "test", "query", "line", "duty")
)


class Findings:
    """Faults and remarks, of each so many as are listed; the others are counted."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.faults: list[tuple[str, str, int | None, str, str]] = []
        self.remarks: list[tuple[str, str, int | None, str]] = []
        self.left_out = 0

    def fault(
        self, agreement: str, party: str, sequence: int | None, what: str, remedy: str
    ) -> None:
        """Something that cannot be so in a record nobody touched."""
        if len(self.faults) < self._most:
            self.faults.append((agreement, party, sequence, what, remedy))
        else:
            self.left_out += 1

    def remark(self, agreement: str, party: str, sequence: int | None, what: str) -> None:
        """Something to know that is no fault."""
        if len(self.remarks) < self._most:
            self.remarks.append((agreement, party, sequence, what))
        else:
            self.left_out += 1


class LogCheck:
    """Takes a log's entries in the order they lie and says at the end whether they hold together.

    What is expected of it is named first: a root is kept only for sizes that someone signed.
    """

    def __init__(
        self,
        agreement: str,
        party: str,
        terms: Terms | None,
        own: frozenset[str],
        findings: Findings,
    ) -> None:
        self._agreement = agreement
        self._party = party
        self._terms = terms
        self._own = own
        self._findings = findings
        member = terms.member(party) if terms else None
        self._statement_key = bytes.fromhex(member.keys.statement) if member else None
        self._log_key = bytes.fromhex(member.keys.log) if member else None
        self._checkpoint: StoredCheckpoint | None = None
        self._cosignatures: list[StoredCosignature] = []
        self._roots: dict[int, bytes | None] = {}
        self._size = 0
        self._tree = Frontier()
        self._whole = True
        if member is None:
            what = "nobody's keys are pinned for it: " + (
                "the party is not in the agreement" if terms else "no entry 0 holds the terms"
            )
            self._fault(None, what)

    def expect_checkpoint(self, checkpoint: StoredCheckpoint) -> None:
        """The author's newest checkpoint as it was before the entries were read."""
        self._checkpoint = checkpoint
        self._roots[checkpoint.size] = None

    def expect_cosignature(self, cosignature: StoredCosignature) -> None:
        """A mirror's cosignature."""
        self._cosignatures.append(cosignature)
        self._roots[cosignature.size] = None

    def take(self, stored: StoredEntry) -> Payload | None:
        """Verify the next entry; what it says, or None where that is not understood."""
        self._require_order(stored.sequence)
        if self._whole:
            self._tree.append(entries.leaf_of(stored.raw))
            if self._tree.size in self._roots:
                self._roots[self._tree.size] = self._tree.root()
        try:
            entry = entries.parse(stored.raw)
        except MalformedStatement as error:
            self._fault(stored.sequence, f"its bytes were changed: {error}")
            return None
        header = entry.header
        said = (header.agreement, header.issuer, header.sequence)
        if said != (stored.agreement, stored.party, stored.sequence):
            self._fault(
                stored.sequence,
                f"it is entry {header.sequence} of {header.issuer} in agreement "
                f"{header.agreement[:16]}…, and lies in the wrong place",
            )
        elif header.sequence == 0 and entries.agreement_id(entry.payload) != stored.agreement:
            self._fault(0, "a log begins with the terms of its agreement, and this one does not")
        if self._statement_key is not None:
            try:
                entry.verify(self._statement_key)
            except BadSignature as error:
                self._fault(stored.sequence, f"its bytes or its signature were changed: {error}")
                return None
        return self._understand(entry)

    def finish(self, newest: StoredCheckpoint | None) -> None:
        """Compare the entries with what was signed of them.

        Args:
            newest: The checkpoint after the entries were read: newer where a node goes on writing.
        """
        if self._checkpoint is not None:
            self._check_checkpoint(self._checkpoint)
        self._check_coverage(newest.size if newest else 0)
        self._check_cosignatures()

    def _require_order(self, sequence: int) -> None:
        if sequence > self._size:
            last = sequence - 1
            missing = f"entry {last} is" if last == self._size else f"{self._size} to {last} are"
            self._fault(self._size, f"{missing} missing, or not in order")
            self._whole = False
        elif sequence < self._size:
            self._fault(sequence, "it lies after entries that follow it")
            self._whole = False
        self._size = max(self._size, sequence + 1)

    def _understand(self, entry: entries.Entry) -> Payload | None:
        header = entry.header
        if header.thread.partition("/")[0] not in _TOPICS:
            self._remark(header.sequence, f"a thread this version does not know: {header.thread}")
        try:
            return entry.statement()
        except MalformedStatement as error:
            known = "not understood" if header.kind in KINDS else "kept as evidence"
            self._remark(header.sequence, f"{known}: {error}")
            return None

    def _check_checkpoint(self, stored: StoredCheckpoint) -> None:
        origin = notes.origin_of(self._agreement, self._party)
        if self._log_key is None:
            return
        try:
            checkpoint = notes.open_checkpoint(stored.note, origin, self._log_key)
        except PeerError as error:
            self._fault(None, f"its checkpoint was changed: {error}")
            return
        if checkpoint.size != stored.size:
            self._fault(
                None, f"its checkpoint is of {checkpoint.size} entries, not of {stored.size}"
            )
        elif self._size < checkpoint.size:
            self._fault(
                self._size,
                f"its checkpoint covers {checkpoint.size} entries and {self._size} are here",
            )
        elif self._whole and self._roots.get(checkpoint.size) not in (None, checkpoint.root):
            self._fault(
                None, f"its first {checkpoint.size} entries are not those its checkpoint covers"
            )

    def _check_coverage(self, covered: int) -> None:
        """Compare the newest checkpoint's size with the entries, and with what we cosigned.

        A mirror receives a long log in pieces, of which only the last brings the checkpoint. Its
        author writes both together, and so do we when we cosign.
        """
        if self._whole and self._size > covered:
            what = f"its newest checkpoint covers {covered} of its {self._size} entries"
            if self._party in self._own:
                self._fault(covered, what)
            else:
                self._remark(covered, f"{what}; the rest of it has yet to arrive")
        for mirror in sorted(self._own):
            sizes = [one.size for one in self._cosignatures if one.mirror == mirror]
            if max(sizes, default=0) > covered:
                what = f"{mirror} cosigned {max(sizes)} entries and its checkpoint covers {covered}"
                self._fault(covered, what)

    def _check_cosignatures(self) -> None:
        failed: dict[str, list[tuple[int, str]]] = {}
        for stored in self._cosignatures:
            why = self._why_not(stored)
            if why is not None:
                failed.setdefault(stored.mirror, []).append((stored.size, why))
        # One changed entry spoils every later cosignature; one line a mirror says as much.
        for mirror, found in sorted(failed.items()):
            size, why = min(found)
            more = f", and {len(found) - 1} more" if len(found) > 1 else ""
            self._fault(
                None, f"a cosignature by {mirror} at {size} entries does not hold{more}: {why}"
            )

    def _why_not(self, stored: StoredCosignature) -> str | None:
        """Why this cosignature does not hold, or None where it does or cannot be judged."""
        member = self._terms.member(stored.mirror) if self._terms else None
        if member is None:
            return "the mirror is not in the agreement" if self._terms else None
        if stored.size > self._size:
            return f"only {self._size} entries are here"
        root = self._roots[stored.size]
        if root is None:
            # Not reached with every entry in its place; that has its own line.
            return None if stored.size else "it is of an empty log"
        checkpoint = notes.Checkpoint(
            notes.origin_of(self._agreement, self._party), stored.size, root
        )
        name = notes.mirror_name(self._agreement, stored.mirror)
        try:
            notes.open_cosignature(
                stored.line, checkpoint, name, bytes.fromhex(member.keys.cosignature)
            )
        except PeerError as error:
            return str(error)
        return None

    def _fault(self, sequence: int | None, what: str) -> None:
        remedy = (
            f"have {self._party} or another mirror send the log again; if it is this node's own, "
            "restore it from a copy and meet the peers before signing"
        )
        self._findings.fault(self._agreement, self._party, sequence, what, remedy)

    def _remark(self, sequence: int | None, what: str) -> None:
        self._findings.remark(self._agreement, self._party, sequence, what)
