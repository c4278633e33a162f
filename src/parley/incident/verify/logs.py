"""One log of a bundle: signatures, order, tree, checkpoint, cosignatures."""

from collections.abc import Iterator

from parley.errors import MalformedStatement, PeerError
from parley.incident.verify.scope import FOUNDED, CheckedLog, Scope
from parley.ledger import merkle, notes
from parley.ledger.bundle import BundledLog, Cosignature, PartialLog, WholeLog
from parley.ledger.entries import leaf_of, parse


def check_log(scope: Scope, log: BundledLog) -> None:
    """Check what one log shows by itself, and keep what holds in the scope."""
    member = scope.terms.member(log.party)
    if member is None:
        scope.problem(f"the log of {log.party}, who is not in the agreement")
        return
    checked = scope.logs[log.party] = CheckedLog(member)
    checkpoint = None
    try:
        checkpoint = notes.open_checkpoint(
            log.checkpoint.encode(),
            notes.origin_of(scope.agreement, log.party),
            bytes.fromhex(member.keys.log),
        )
        checked.size = checkpoint.size
    except PeerError as error:
        scope.problem(f"the checkpoint of {log.party}: {error}")
    if isinstance(log, WholeLog):
        _check_whole(scope, checked, log, checkpoint)
    else:
        _check_partial(scope, checked, log, checkpoint)
    for cosignature in log.cosignatures:
        _check_cosignature(scope, checked, cosignature, checkpoint)


def understand_log(scope: Scope, checked: CheckedLog) -> None:
    """Read the payloads; one that this version cannot read is flagged and stays evidence."""
    for sequence, entry in checked.entries.items():
        try:
            scope.said[checked.party, sequence] = entry.statement()
        except MalformedStatement as error:
            scope.flag(f"entry {sequence} of {checked.party} is not understood: {error}")


def _check_whole(
    scope: Scope, checked: CheckedLog, log: WholeLog, checkpoint: notes.Checkpoint | None
) -> None:
    checked.tree = merkle.Tree(leaf_of(raw) for raw in log.entries)
    for sequence, raw in enumerate(log.entries):
        _check_entry(scope, checked, sequence, raw)
    if checkpoint is None:
        return
    if checkpoint.size != len(log.entries):
        scope.problem(
            f"the checkpoint of {log.party} covers {checkpoint.size} entries, "
            f"and {len(log.entries)} are here"
        )
    elif checkpoint.root != checked.tree.root():
        scope.problem(f"the entries of {log.party} are not those of its checkpoint")


def _check_partial(
    scope: Scope, checked: CheckedLog, log: PartialLog, checkpoint: notes.Checkpoint | None
) -> None:
    if checkpoint is not None:
        checked.heads[checkpoint.size] = checkpoint.root
    for one in log.entries:
        _check_entry(scope, checked, one.sequence, one.entry)
        if checkpoint is None:
            continue
        try:
            merkle.verify_inclusion(
                leaf_of(one.entry), one.sequence, checkpoint.size, one.proof, checkpoint.root
            )
        except PeerError as error:
            scope.problem(f"entry {one.sequence} of {log.party}: {error}")
    for first, last in _holes([one.sequence for one in log.entries], checked.size):
        which = f"entry {first}" if first == last else f"entries {first} to {last}"
        scope.gap(f"{which} of {log.party} not here")


def _check_entry(scope: Scope, checked: CheckedLog, sequence: int, raw: bytes) -> None:
    where = f"entry {sequence} of {checked.party}"
    try:
        entry = parse(raw)
        entry.verify(bytes.fromhex(checked.member.keys.statement))
    except PeerError as error:
        scope.problem(f"{where}: {error}")
        return
    header = entry.header
    if header.issuer != checked.party:
        scope.problem(f"{where}: spoken as {header.issuer}")
    if header.agreement != scope.agreement:
        scope.problem(f"{where}: said under another agreement, {header.agreement}")
    if header.sequence != sequence:
        scope.problem(f"{where}: calls itself entry {header.sequence}")
    founds = header.kind == FOUNDED and entry.payload == scope.bundle.terms
    if founds != (sequence == 0):
        scope.problem(f"{where}: the terms stand in entry 0 and nowhere else")
    checked.entries[sequence] = entry


def _check_cosignature(
    scope: Scope, checked: CheckedLog, one: Cosignature, checkpoint: notes.Checkpoint | None
) -> None:
    where = f"the cosignature of {checked.party} up to {one.size} by {one.by}"
    by = scope.terms.member(one.by)
    if by is None or one.by == checked.party:
        scope.problem(f"{where}: not by another party of the agreement")
        return
    origin = notes.origin_of(scope.agreement, checked.party)
    try:
        time_s = notes.open_cosignature(
            one.line.encode(),
            notes.Checkpoint(origin, one.size, one.root),
            notes.mirror_name(scope.agreement, one.by),
            bytes.fromhex(by.keys.cosignature),
        )
        if checked.tree is None and checkpoint is not None:
            merkle.verify_consistency(
                one.size, one.root, checkpoint.size, checkpoint.root, one.proof
            )
    except PeerError as error:
        scope.problem(f"{where}: {error}")
        return
    if checked.tree is None:
        # Without a checkpoint the signature is all there is, and that problem is already named.
        checked.heads.setdefault(one.size, one.root)
    elif one.proof or checked.root(one.size) != one.root:
        scope.problem(f"{where}: of another log than the one that is here")
        return
    checked.cosigned.setdefault(one.by, []).append((one.size, time_s))


def _holes(present: list[int], size: int) -> Iterator[tuple[int, int]]:
    """The runs of sequence numbers below `size` that are not present: first and last of each."""
    expected = 0
    for sequence in [*present, size]:
        # A place past the end is a problem of its own, and no run of entries that are lacking.
        end = min(sequence, size)
        if end > expected:
            yield expected, end - 1
        expected = max(expected, end + 1)
