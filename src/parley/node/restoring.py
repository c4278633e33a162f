"""Reading a record back: the same folds as in a turn, with nothing proposed."""

from collections.abc import Callable

from parley.errors import IntegrityError, PeerError
from parley.federation import desk as federation
from parley.federation import packets
from parley.ledger import entries
from parley.ledger.entries import Entry
from parley.model.agreements import Terms
from parley.picture.logs import Cosigned
from parley.picture.picture import Picture
from parley.picture.situation import Situation
from parley.turn.effects import CheckpointMade, CosignatureMade, EvidenceKept, Receipt

FSCK = "run: parley fsck"


class Restoring:
    """Takes a record back into a fresh node, entries first, in the order they were written.

    Every entry's signature was checked before it was written. What is checked again is that each
    log's tree is the one its signed checkpoint was made of, which an edited entry is not.
    """

    def __init__(
        self,
        picture: Picture,
        receipts: dict[tuple[str, str], Receipt],
        fold: Callable[[Situation, Entry], None],
        adopt: Callable[[Situation, CosignatureMade, Cosigned], None],
        homes: tuple[str, ...],
    ) -> None:
        self._picture = picture
        self._receipts = receipts
        self._fold = fold
        self._adopt = adopt
        self._homes = homes

    def entry(self, raw: bytes, kept_as: tuple[str, str, int]) -> None:
        """Fold an entry.

        Args:
            raw: Its exact bytes.
            kept_as: The agreement, party and sequence that the record says it has.

        Raises:
            IntegrityError: It is damaged, is not what the record says it is, or does not follow
                what was restored before it.
        """
        try:
            entry = entries.parse(raw)
        except PeerError as error:
            raise IntegrityError(f"an entry on disk is damaged: {error}; {FSCK}") from error
        header = entry.header
        if (header.agreement, header.issuer, header.sequence) != kept_as:
            raise IntegrityError(
                f"entry {header.sequence} of {header.issuer} lies on disk as entry {kept_as[2]} of "
                f"{kept_as[1]}; {FSCK}"
            )
        situation = self._picture.situation(header.agreement)
        if situation is None:
            situation = self._picture.open(header.agreement, _terms_of(entry))
        log = situation.logs.get(header.issuer)
        if log is None or log.size != header.sequence:
            raise IntegrityError(
                f"entry {header.sequence} of {header.issuer} on disk does not follow the others; "
                f"{FSCK}"
            )
        self._fold(situation, entry)

    def checkpoint(self, made: CheckpointMade) -> None:
        """Fold a log's checkpoint, once all entries are.

        Raises:
            IntegrityError: The entries on disk are not those it was made of.
        """
        situation = self._picture.situation(made.agreement)
        member = None if situation is None else situation.terms.member(made.party)
        if situation is None or member is None:
            raise IntegrityError(f"a checkpoint on disk is of no agreement here; {FSCK}")
        log = situation.logs[made.party]
        believed = federation.believe_checkpoint(log, member, made.note)
        if believed.made is None:
            raise IntegrityError(
                f"the log of {made.party} on disk is not the one its checkpoint of size "
                f"{made.size} was made of ({log.size} entries held); {FSCK}. {believed.fault}"
            )
        log.adopt_checkpoint(believed.made.size, made.note)

    def cosignature(self, made: CosignatureMade) -> None:
        """Fold a cosignature, once all checkpoints are.

        Raises:
            IntegrityError: It is not over the log on disk.
        """
        situation = self._picture.situation(made.agreement)
        member = None if situation is None else situation.terms.member(made.mirror)
        if situation is None or member is None or made.party not in situation.logs:
            raise IntegrityError(f"a cosignature on disk is of no agreement here; {FSCK}")
        log = situation.logs[made.party]
        given = packets.Cosignature(made.party, made.mirror, made.size, made.line)
        believed = federation.believe_cosignature(log, member, given)
        if isinstance(believed, str):
            raise IntegrityError(f"{believed}; {FSCK}")
        if believed is not None:
            self._adopt(situation, made, believed)

    def receipt(self, receipt: Receipt) -> None:
        """Keep the reply once given, so that a wish repeated is not carried out twice."""
        self._receipts[receipt.actor, receipt.request] = receipt

    def evidence(self, kept: EvidenceKept) -> None:
        """Keep a proof of equivocation."""
        situation = self._picture.situation(kept.agreement)
        if situation is not None and kept.party in situation.logs:
            situation.logs[kept.party].disputed.append(kept.proof)

    def finish(self) -> None:
        """Check what only the whole record can show.

        Raises:
            IntegrityError: A log kept here is longer than its checkpoint. Both are written in one
                batch, so somebody took the checkpoint away, and what it covered proves nothing.
        """
        for situation in self._picture.situations():
            for party in self._homes:
                log = situation.logs.get(party)
                if log is not None and log.checkpoint_size != log.size:
                    raise IntegrityError(
                        f"the log of {party} on disk has {log.size} entries and a checkpoint of "
                        f"{log.checkpoint_size}: the newest checkpoint is missing; {FSCK}"
                    )


def _terms_of(entry: Entry) -> Terms:
    try:
        terms = entry.statement()
    except PeerError as error:
        raise IntegrityError(f"a founding entry on disk is damaged: {error}; {FSCK}") from error
    if not isinstance(terms, Terms):
        raise IntegrityError(f"an entry on disk precedes the founding of its agreement; {FSCK}")
    return terms
