"""Put together everything held of an agreement, with its proofs, for `parley verify`."""

from collections.abc import Iterable

from parley.ledger import bundle, equivocation
from parley.ledger.bundle import BundledAnnex, BundledLog, Cosignature
from parley.model.statements import spell
from parley.picture.logs import Cosigned, Log
from parley.picture.situation import Situation


def dossier(
    situation: Situation, thread: str | None = None, annexes: Iterable[BundledAnnex] = ()
) -> bytes:
    """The bytes of a bundle (docs/spec/bundle.md).

    Args:
        situation: The agreement.
        thread: Only what was stated under this subject, each entry with its proof of inclusion;
            None for the logs whole, up to their newest checkpoints: what came after one is not
            proven to anybody yet.
        annexes: Those to enclose.
    """
    logs: list[BundledLog] = []
    for log in situation.logs.values():
        if log.checkpoint_size:
            found = _whole(log) if thread is None else _partial(log, thread)
            if found is not None:
                logs.append(found)
    made = bundle.make_bundle(
        spell(situation.terms),
        logs,
        annexes,
        equivocations=[
            equivocation.read(proof) for log in situation.logs.values() for proof in log.disputed
        ],
    )
    return bundle.spell_bundle(made)


def _whole(log: Log) -> BundledLog:
    covered = log.checkpoint_size
    return bundle.whole_log(
        log.party,
        log.checkpoint_note,
        [entry.raw for entry in log.entries[:covered]],
        [
            Cosignature(mirror, one.size, log.tree.root(one.size), one.line.decode(), ())
            for mirror, one in log.cosignatures()
            if one.size <= covered
        ],
    )


def _partial(log: Log, thread: str) -> BundledLog | None:
    """The entries of one thread, with the first cosignature of every mirror that has each."""
    covered = log.checkpoint_size
    chosen = {
        entry.header.sequence: entry.raw
        for entry in log.entries[:covered]
        if entry.header.thread == thread
    }
    if not chosen:
        return None
    covers: dict[tuple[str, int], Cosigned] = {}
    for sequence in chosen:
        for mirror, cover in log.covers(sequence):
            if cover.size <= covered:
                covers[mirror, cover.size] = cover
    return bundle.partial_log(
        log.party,
        log.checkpoint_note,
        covered,
        log.tree,
        chosen,
        [(mirror, size, cover.line) for (mirror, size), cover in covers.items()],
    )
