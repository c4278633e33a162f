"""From the record on disk to a node that knows all it ever promised."""

from collections.abc import Callable

from parley.node import Node
from parley.ports.store import Store
from parley.turn.effects import CheckpointMade, CosignatureMade, EvidenceKept, Receipt


def recover(node: Node, store: Store, progress: Callable[[int], None] | None = None) -> None:
    """Replay a record into a node that has not taken a turn yet.

    Signatures were checked before anything was written; what is checked again here is that every
    log's tree is the one its signed checkpoint was made of, which an edited entry is not.

    Args:
        node: Fresh.
        store: The record.
        progress: Called with the number of entries replayed, now and then.

    Raises:
        IntegrityError: The record is not what was written.
    """
    restoring = node.restoring()
    for position, stored in store.entries():
        restoring.entry(stored.raw, (stored.agreement, stored.party, stored.sequence))
        if progress is not None and position % 5_000 == 0:
            progress(position)
    for held in store.checkpoints():
        restoring.checkpoint(CheckpointMade(held.agreement, held.party, held.size, held.note))
    for line in store.cosignatures():
        restoring.cosignature(
            CosignatureMade(line.agreement, line.party, line.mirror, line.size, line.line)
        )
    for receipt in store.receipts():
        restoring.receipt(Receipt(receipt.actor, receipt.request, receipt.digest, receipt.reply))
    for proof in store.evidence():
        restoring.evidence(EvidenceKept(proof.agreement, proof.party, proof.proof))
    restoring.finish()
