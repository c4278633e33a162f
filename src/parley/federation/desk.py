"""Have, lack, verify, mirror, cosign. Nothing here changes the picture; the node folds."""

from collections.abc import Container, Iterable, Mapping

from msgspec import Struct

from parley import limits
from parley.errors import PeerError
from parley.federation.packets import VERSION, Cosignature, LogHave, Packet, Piece
from parley.ledger import equivocation
from parley.ledger.entries import Entry, parse
from parley.ledger.keys import Signers
from parley.ledger.notes import (
    Checkpoint,
    cosign,
    mirror_name,
    open_checkpoint,
    open_cosignature,
    origin_of,
    sign_checkpoint,
)
from parley.model.agreements import Member
from parley.model.instants import Instant
from parley.picture.logs import Cosigned, Log
from parley.picture.situation import Situation
from parley.turn.effects import CheckpointMade, CosignatureMade

Have = Mapping[str, LogHave]

NOTHING = LogHave(0, b"", 0, {}, False)


def have(situation: Situation) -> dict[str, LogHave]:
    """What this node holds of every log of the agreement."""
    return {party: _have_of(log, log.size) for party, log in situation.logs.items()}


def differs(log: Log, theirs: LogHave) -> bool:
    """Whether a peer surely holds another log of this author than is held here."""
    return 0 < theirs.size <= log.size and theirs.root != log.root(theirs.size)


def _surely_same(log: Log, theirs: LogHave) -> bool:
    return 0 <= theirs.size <= log.size and not differs(log, theirs)


def _have_of(log: Log, size: int) -> LogHave:
    cosigned: dict[str, int] = {}
    for mirror in log.mirrors():
        newest = log.cosigned_by(mirror)
        if newest is not None:
            cosigned[mirror] = newest.size
    root = log.root(size) if size else b""
    return LogHave(size, root, log.checkpoint_size, cosigned, bool(log.disputed))


def packet_for(
    situation: Situation,
    sender: str,
    theirs: Have | None,
    *,
    asks: bool = False,
    compared: Mapping[str, int] | None = None,
    mirrors: Container[str] | None = None,
) -> tuple[Packet, Have | None]:
    """The next packet for a peer, and what it will hold once it has it.

    Bounded; what does not fit goes into the packet after the peer's answer. A peer of which nothing
    is known is only asked. A log named in `compared` is told of as if no more of it were held than
    that many entries, so that the peer sends the rest and a contradiction comes to light as a
    proof. Cosignatures are those of `mirrors`, or of everybody.
    """
    pieces: list[Piece] = []
    cosignatures: list[Cosignature] = []
    evidence: list[bytes] = []
    will: dict[str, LogHave] | None = None
    if theirs is not None:
        will = dict(theirs)
        entries_left, bytes_left = limits.MAX_PACKET_ENTRIES, limits.MAX_PACKET_BYTES
        for party, log in situation.logs.items():
            before = theirs.get(party, NOTHING)
            piece, after = _piece_for(log, before, entries_left, bytes_left)
            if piece is not None:
                pieces.append(piece)
                entries_left -= len(piece.entries)
                bytes_left -= sum(map(len, piece.entries))
            lines, cosigned = _cosignatures_for(log, before, after, mirrors)
            cosignatures += lines
            if log.disputed and not before.disputed:
                evidence.append(log.disputed[0])
            will[party] = LogHave(
                after.size,
                after.root,
                after.checkpoint,
                cosigned,
                before.disputed or bool(log.disputed),
            )
    told = have(situation)
    for party, size in (compared or {}).items():
        told[party] = _have_of(situation.logs[party], size)
    packet = Packet(
        version=VERSION,
        agreement=situation.agreement,
        sender=sender,
        asks=asks or theirs is None,
        have=told,
        pieces=tuple(pieces),
        cosignatures=tuple(cosignatures),
        evidence=tuple(evidence),
    )
    return packet, will


def _can_use_proofs(log: Log, theirs: LogHave) -> bool:
    """Whether checkpoints and cosignatures of this log mean anything to the peer.

    They are of one tree. To a peer that holds another one they prove nothing, however often they
    are sent; and of a log known to be two, they go only to whoever surely holds this one.
    """
    if log.disputed or theirs.disputed:
        return _surely_same(log, theirs)
    return not differs(log, theirs)


def _piece_for(
    log: Log, theirs: LogHave, most_entries: int, most_bytes: int
) -> tuple[Piece | None, LogHave]:
    if theirs.size < 0:
        return None, theirs  # No honest node says so; it is answered and otherwise left alone.
    chosen: list[bytes] = []
    for entry in log.entries[theirs.size : theirs.size + max(0, most_entries)]:
        most_bytes -= len(entry.raw)
        if most_bytes < 0:
            break
        chosen.append(entry.raw)
    size = theirs.size + len(chosen)
    reaches = theirs.checkpoint < log.checkpoint_size <= size and _can_use_proofs(log, theirs)
    if not chosen and not reaches:
        return None, theirs
    note = log.checkpoint_note if reaches else b""
    checkpoint = log.checkpoint_size if reaches else theirs.checkpoint
    piece = Piece(log.party, theirs.size, tuple(chosen), note)
    root = log.root(size) if _surely_same(log, theirs) and size else theirs.root
    return piece, LogHave(size, root, checkpoint, theirs.cosigned, theirs.disputed)


def _cosignatures_for(
    log: Log, before: LogHave, after: LogHave, mirrors: Container[str] | None
) -> tuple[list[Cosignature], dict[str, int]]:
    """The newest cosignature of each mirror that the peer lacks and can check."""
    cosigned = dict(before.cosigned)
    lines: list[Cosignature] = []
    if not _can_use_proofs(log, before):
        return lines, cosigned
    for mirror in log.mirrors():
        newest = log.cosigned_by(mirror)
        if mirrors is not None and mirror not in mirrors:
            continue
        if newest is None or not cosigned.get(mirror, 0) < newest.size <= after.size:
            continue
        lines.append(Cosignature(log.party, mirror, newest.size, newest.line))
        cosigned[mirror] = newest.size
    return lines, cosigned


class Believed(Struct, frozen=True):
    """What of a piece may be kept, and what is wrong with the rest.

    `contradicts` is a proof that the author said two things; the entries before it still stand.
    """

    entries: tuple[Entry, ...] = ()
    contradicts: bytes | None = None
    fault: str = ""


def believe(log: Log, member: Member, piece: Piece) -> Believed:
    """Check a run of entries against the log held: order, author, agreement, signature."""
    if piece.first > log.size or piece.first < 0:
        return Believed()  # It will be asked for again from where this log ends.
    key = bytes.fromhex(member.keys.statement)
    found: list[Entry] = []
    for offset, raw in enumerate(piece.entries):
        sequence = piece.first + offset
        if sequence < log.size and log.entries[sequence].raw == raw:
            continue
        try:
            entry = parse(raw)
            _require_place(entry, log, sequence)
            entry.verify(key)
        except PeerError as error:
            return Believed(tuple(found), None, f"entry {sequence} of {log.party}: {error}")
        if sequence < log.size:
            proof = equivocation.spell(equivocation.of_entries(log.entries[sequence], entry))
            fault = f"{log.party} signed two different entries {sequence}"
            return Believed(tuple(found), proof, fault)
        found.append(entry)
    return Believed(tuple(found))


def _require_place(entry: Entry, log: Log, sequence: int) -> None:
    header = entry.header
    if (header.issuer, header.agreement) != (log.party, log.agreement):
        raise PeerError(f"signed as {header.issuer} of agreement {header.agreement[:16]}…")
    if header.sequence != sequence:
        raise PeerError(f"calls itself entry {header.sequence}: a hole, or out of order")
    if (header.sequence == 0) != (header.kind == "agreement.founded/0"):
        raise PeerError("entry 0, and only it, founds the agreement")


class CheckpointBelieved(Struct, frozen=True):
    """A checkpoint found true of the tree held; or a contradiction, or a fault."""

    made: CheckpointMade | None = None
    contradicts: bytes | None = None
    fault: str = ""


def believe_checkpoint(log: Log, member: Member, note: bytes) -> CheckpointBelieved:
    """Check a log's checkpoint against the tree held, into which its entries are folded already."""
    try:
        checkpoint = open_checkpoint(
            note, origin_of(log.agreement, log.party), bytes.fromhex(member.keys.log)
        )
    except PeerError as error:
        return CheckpointBelieved(fault=f"checkpoint of {log.party}: {error}")
    if checkpoint.size > log.size:
        return CheckpointBelieved()  # Its entries did not all arrive; they will be asked for again.
    if checkpoint.root == log.tree.root(checkpoint.size):
        if checkpoint.size <= log.checkpoint_size:
            return CheckpointBelieved()
        made = CheckpointMade(log.agreement, log.party, checkpoint.size, note)
        return CheckpointBelieved(made)
    fault = f"{log.party}'s checkpoint at {checkpoint.size} is not of the entries held here"
    if checkpoint.size == log.checkpoint_size:
        proof = equivocation.of_checkpoints(log.agreement, log.party, log.checkpoint_note, note)
        return CheckpointBelieved(None, equivocation.spell(proof), fault)
    return CheckpointBelieved(fault=fault)


def believe_cosignature(log: Log, mirror: Member, given: Cosignature) -> Cosigned | str | None:
    """Check a cosignature against the tree held; a fault in words; None if it says nothing new."""
    newest = log.cosigned_by(mirror.party)
    if given.size > log.size or given.size <= 0 or (newest and newest.size >= given.size):
        return None
    checkpoint = Checkpoint(
        origin_of(log.agreement, log.party), given.size, log.tree.root(given.size)
    )
    try:
        time_s = open_cosignature(
            given.line,
            checkpoint,
            mirror_name(log.agreement, mirror.party),
            bytes.fromhex(mirror.keys.cosignature),
        )
    except PeerError as error:
        return f"cosignature of {mirror.party} over {log.party}: {error}"
    return Cosigned(given.size, time_s, given.line)


def believe_evidence(situation: Situation, raw: bytes) -> tuple[str, bytes] | str:
    """The party a proof of equivocation is against, and its bytes; or what is wrong with it."""
    try:
        proof = equivocation.read(raw)
        member = situation.terms.member(proof.party)
        if member is None or proof.agreement != situation.agreement:
            return "evidence about somebody who is not in this agreement"
        equivocation.verify(proof, member.keys)
    except PeerError as error:
        return f"evidence that proves nothing: {error}"
    return proof.party, raw


def checkpoint(log: Log, signers: Signers) -> CheckpointMade:
    """A new checkpoint of one's own log as it stands."""
    made = Checkpoint(origin_of(log.agreement, log.party), log.size, log.tree.root())
    return CheckpointMade(log.agreement, log.party, log.size, sign_checkpoint(made, signers.log))


def cosignatures(
    situation: Situation, homes: Iterable[Signers], now: Instant
) -> list[tuple[CosignatureMade, Cosigned]]:
    """The cosignatures the parties here owe: one a log whose checkpoint has advanced."""
    made = []
    for signers in homes:
        for party, log in situation.logs.items():
            if party == signers.party or situation.terms.member(signers.party) is None:
                continue
            newest = log.cosigned_by(signers.party)
            size = log.checkpoint_size
            if size == 0 or (newest is not None and newest.size >= size):
                continue
            name = mirror_name(log.agreement, signers.party)
            state = Checkpoint(origin_of(log.agreement, party), size, log.tree.root(size))
            line = cosign(state, name, signers.cosignature, now // 1000)
            made.append(
                (
                    CosignatureMade(log.agreement, party, signers.party, size, line),
                    Cosigned(size, now // 1000, line),
                )
            )
    return made
