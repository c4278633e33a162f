"""What of a packet may be kept: verified piece by piece, and folded as it is found true."""

from collections.abc import Callable

from parley import limits
from parley.federation import desk as federation
from parley.federation import packets
from parley.ledger.entries import Entry
from parley.picture.logs import Log
from parley.picture.situation import Situation
from parley.turn.effects import CheckpointMade, CosignatureMade, EvidenceKept


class Kept:
    """What of a packet was found true, in the order it was folded."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.checkpoints: list[CheckpointMade] = []
        self.cosignatures: list[CosignatureMade] = []
        self.evidence: list[EvidenceKept] = []
        self.complaints: list[str] = []

    def note(self, situation: Situation, log: Log, proof: bytes | None, fault: str) -> None:
        """Keep a proof against the author of a log, the first of its kind; pass on a fault."""
        if fault:
            self.complaints.append(fault)
        if proof is None or proof in log.disputed or len(log.disputed) >= limits.MAX_PROOFS:
            return
        log.disputed.append(proof)
        self.evidence.append(EvidenceKept(situation.agreement, log.party, proof))


def keep(
    situation: Situation, packet: packets.Packet, fold: Callable[[Situation, Entry], None]
) -> Kept:
    """Verify a packet piece by piece, folding what is found true.

    Args:
        situation: Of the packet's agreement.
        packet: As read; nothing of it is believed yet.
        fold: Takes an entry found true into the picture.
    """
    kept = Kept()
    for piece in packet.pieces:
        member = situation.terms.member(piece.party)
        if member is None:
            kept.complaints.append(f"sent a log of {piece.party}, who is not in the agreement")
            continue
        log = situation.logs[piece.party]
        believed = federation.believe(log, member, piece)
        for entry in believed.entries:
            fold(situation, entry)
            kept.entries.append(entry)
        kept.note(situation, log, believed.contradicts, believed.fault)
        if not piece.checkpoint:
            continue
        found = federation.believe_checkpoint(log, member, piece.checkpoint)
        if found.made is not None:
            log.adopt_checkpoint(found.made.size, found.made.note)
            kept.checkpoints.append(found.made)
        kept.note(situation, log, found.contradicts, found.fault)
    _keep_cosignatures(situation, packet, kept)
    for raw in packet.evidence:
        believed_of = federation.believe_evidence(situation, raw)
        if isinstance(believed_of, str):
            kept.complaints.append(believed_of)
        else:
            party, proof = believed_of
            kept.note(situation, situation.logs[party], proof, "")
    return kept


def _keep_cosignatures(situation: Situation, packet: packets.Packet, kept: Kept) -> None:
    for given in packet.cosignatures:
        mirror = situation.terms.member(given.mirror)
        log = situation.logs.get(given.party)
        if mirror is None or log is None or given.mirror == given.party:
            kept.complaints.append("sent a cosignature of somebody who is no mirror here")
            continue
        believed = federation.believe_cosignature(log, mirror, given)
        if isinstance(believed, str):
            kept.complaints.append(believed)
        elif believed is not None:
            log.adopt_cosignature(given.mirror, believed)
            kept.cosignatures.append(
                CosignatureMade(
                    situation.agreement, given.party, given.mirror, given.size, given.line
                )
            )
