"""The witness: what must be true after every turn, and what must be true when all is quiet.

It keeps its own account of what was written, promised and sounded, apart from
the nodes, and checks signatures against the cast rather than against anybody's
picture.
"""

from collections.abc import Iterable

from parley.errors import PeerError
from parley.federation import packets
from parley.ledger import entries, equivocation
from parley.ledger.notes import open_checkpoint, origin_of
from parley.model.instants import Instant
from parley.picture.logs import Log
from parley.ports.store import Batch, StoredCheckpoint
from parley.sim.bells import Bells
from parley.sim.cast import Cast
from parley.sim.invariants import InvariantBroken, require
from parley.sim.machine import Machine
from parley.sim.portrait import portrait
from parley.turn.effects import Outcome, Send
from parley.turn.inputs import Input, Submit

Place = tuple[str, str, int]

Proofs = tuple[int, tuple[tuple[str, int], ...], tuple[bytes, ...]]
"""Of a log: its checkpoint, who cosigned up to where, and what contradicts it."""


class Witness:
    """Looks on.

    Args:
        cast: Who plays.
        honest: The parties whose key signs nothing but what their one machine puts on record.
    """

    def __init__(self, cast: Cast, honest: Iterable[str]) -> None:
        self.cast = cast
        self.honest = frozenset(honest)
        self.promised: dict[tuple[str, str, str], Outcome] = {}
        """By machine, actor and request: what was answered."""

        self.bells = Bells(cast.terms, self.honest)
        self._disks: dict[str, dict[Place, bytes]] = {}
        self._mirrored: dict[str, dict[tuple[str, str, str], int]] = {}
        self._grown: dict[tuple[str, str, str], tuple[int, bytes]] = {}
        self._proofs: dict[tuple[str, str, str], Proofs] = {}
        self._carried_out: dict[tuple[str, str, str], bytes] = {}
        self._signed: dict[Place, bytes] = {}
        self._verified: set[bytes] = set()
        self._portraits: dict[tuple[bytes, ...], tuple[str, bytes]] = {}

    # After every turn.

    def turn_taken(self, machine: Machine, given: Input) -> None:
        """No log changes what it held before; no honest log is disputed; what is due rings."""
        self.bells.turn_taken(machine, given)
        for situation in machine.node.picture.situations():
            for party, log in situation.logs.items():
                place = (machine.label, situation.agreement, party)
                size, root = self._grown.get(place, (0, b""))
                require(
                    log.size >= size and (size == 0 or log.root(size) == root),
                    "append-only",
                    f"{machine.label} changed the first {size} entries of {party}'s log",
                )
                require(
                    not (log.disputed and party in self.honest),
                    "honest-undisputed",
                    f"{machine.label} disputes the log of {party}, who signed one log only",
                )

    def written(self, machine: Machine, batch: Batch) -> None:
        """A batch is durable: its entries are whose they say, and honest parties sign once."""
        disk = self._disks.setdefault(machine.label, {})
        for stored in batch.entries:
            place = (stored.agreement, stored.party, stored.sequence)
            disk[place] = stored.raw
            self._require_signed(machine, stored.party, stored.raw)
            if stored.party in self.honest:
                first = self._signed.setdefault(place, stored.raw)
                require(
                    first == stored.raw,
                    "one-log",
                    f"{machine.label} holds an entry {stored.sequence} of {stored.party} "
                    "other than the one that was first put on record",
                )
        for receipt in batch.receipts:
            name = (machine.label, receipt.actor, receipt.request)
            self._carried_out[name] = receipt.digest
        for made in batch.checkpoints:
            self._require_true_checkpoint(machine, made)
        mirrored = self._mirrored.setdefault(machine.label, {})
        for line in batch.cosignatures:
            name = (line.agreement, line.party, line.mirror)
            mirrored[name] = max(line.size, mirrored.get(name, 0))
        for situation in machine.node.picture.situations():
            for party, log in situation.logs.items():
                place_of = (machine.label, situation.agreement, party)
                self._grown[place_of] = (log.size, log.root(log.size))
                self._proofs[place_of] = _proofs_of(log)
        self.bells.written(machine, batch)

    def _require_true_checkpoint(self, machine: Machine, made: StoredCheckpoint) -> None:
        log = _log_of(machine, made.party)
        assert log is not None
        key = self.cast.signers[made.party].log.public
        try:
            opened = open_checkpoint(made.note, origin_of(made.agreement, made.party), key)
        except PeerError as error:
            raise InvariantBroken("signed", f"{machine.label} adopted: {error}") from error
        require(
            opened.root == log.tree.root(made.size) and opened.size == made.size,
            "signed",
            f"{machine.label} adopted a checkpoint of {made.party} that is not of what it holds",
        )

    def _require_signed(self, machine: Machine, party: str, raw: bytes) -> None:
        if raw in self._verified:
            return
        entry = entries.parse(raw)
        try:
            entry.verify(self.cast.signers[party].statement.public)
        except PeerError as error:
            raise InvariantBroken(
                "signed", f"{machine.label} put in {party}'s log what {party} did not sign: {error}"
            ) from error
        require(
            (entry.header.issuer, entry.header.agreement) == (party, self.cast.agreement),
            "signed",
            f"{machine.label} put into {party}'s log an entry of {entry.header.issuer}",
        )
        self._verified.add(raw)

    def sends(self, machine: Machine, send: Send) -> None:
        """Nothing is sent that is not on the sender's disk."""
        packet = packets.read(send.raw)
        disk = self._disks.get(machine.label, {})
        for piece in packet.pieces:
            for offset, raw in enumerate(piece.entries):
                place = (packet.agreement, piece.party, piece.first + offset)
                require(
                    disk.get(place) == raw,
                    "durable-before-sent",
                    f"{machine.label} sent entry {place[2]} of {piece.party} to {send.peer} "
                    "and does not have it on disk",
                )
        mirrored = self._mirrored.get(machine.label, {})
        for given in packet.cosignatures:
            name = (packet.agreement, given.party, given.mirror)
            require(
                given.size <= mirrored.get(name, 0),
                "durable-before-sent",
                f"{machine.label} sent {send.peer} a cosignature of {given.mirror} over "
                f"{given.size} entries of {given.party} and does not have it on disk",
            )
        for party, held in packet.have.items():
            require(
                held.size == 0 or (packet.agreement, party, held.size - 1) in disk,
                "durable-before-sent",
                f"{machine.label} says to hold {held.size} entries of {party}, not all on disk",
            )

    def replies(self, machine: Machine, actor: str, request: str, outcome: Outcome) -> None:
        """What is answered is on record, with its receipt, and is what was answered before."""
        raw = self._disks.get(machine.label, {}).get(
            (outcome.agreement, outcome.party, outcome.sequence)
        )
        require(
            raw is not None and entries.leaf_of(raw).hex() == outcome.leaf,
            "durable-before-answered",
            f"{machine.label} answered {request} with entry {outcome.sequence} of "
            f"{outcome.party}, which is not on its disk",
        )
        require(
            any(
                (kept.actor, kept.request) == (actor, request) for kept in machine.store.receipts()
            ),
            "durable-before-answered",
            f"{machine.label} answered {request} and has no receipt of it on disk",
        )
        before = self.promised.setdefault((machine.label, actor, request), outcome)
        require(
            before == outcome,
            "answer-stays-true",
            f"{machine.label} answered {request} with {before.leaf[:8]} first, "
            f"now with {outcome.leaf[:8]}",
        )

    def refuses(self, machine: Machine, wish: Submit) -> None:
        """What was once carried out is never refused afterwards, answered or not."""
        carried_out = self._carried_out.get((machine.label, wish.actor, wish.request))
        require(
            carried_out != wish.digest,
            "answer-stays-true",
            f"{machine.label} refuses {wish.request}, which it had put on record",
        )

    def restarted(self, machine: Machine) -> None:
        """A node that came back holds what was on its disk, no more and no less."""
        self.bells.restarted(machine)
        disk = self._disks.get(machine.label, {})
        held = {
            (situation.agreement, party, entry.header.sequence): entry.raw
            for situation in machine.node.picture.situations()
            for party, log in situation.logs.items()
            for entry in log.entries
        }
        require(
            held == disk,
            "restart-is-a-replay",
            f"{machine.label} came back with {len(held)} entries; its disk has {len(disk)}",
        )
        for situation in machine.node.picture.situations():
            for party, log in situation.logs.items():
                before = self._proofs.get((machine.label, situation.agreement, party))
                require(
                    before is None or before == _proofs_of(log),
                    "restart-is-a-replay",
                    f"{machine.label} came back with other checkpoints, cosignatures or proofs of "
                    f"{party}'s log than it had: {_proofs_of(log)}, and had {before}",
                )

    def put_back(self, machine: Machine) -> None:
        """The disk was replaced by an older copy: what it held since does not count any more."""
        self.bells.restarted(machine)
        self._disks[machine.label] = {
            (stored.agreement, stored.party, stored.sequence): stored.raw
            for _, stored in machine.store.entries()
        }
        # What it alone held is lost, and may be said again in other words.
        held = {place for disk in self._disks.values() for place in disk}
        self._signed = {place: raw for place, raw in self._signed.items() if place in held}
        for place in [place for place in self._grown if place[0] == machine.label]:
            del self._grown[place]
            del self._proofs[place]
        for name in [name for name in self.promised if name[0] == machine.label]:
            del self.promised[name]
        self._carried_out = {
            name: digest for name, digest in self._carried_out.items() if name[0] != machine.label
        }
        for receipt in machine.store.receipts():
            name = (machine.label, receipt.actor, receipt.request)
            self._carried_out[name] = receipt.digest

    # Pictures.

    def compare_picture(self, machine: Machine) -> None:
        """Where two nodes hold identical logs, they show the same."""
        for situation in machine.node.picture.situations():
            shown = portrait(situation)
            roots = tuple(log.tree.root() for _, log in sorted(situation.logs.items()))
            other, first = self._portraits.setdefault(roots, (machine.label, shown))
            if first != shown:
                raise InvariantBroken(
                    "equal-pictures",
                    f"{other} and {machine.label} hold the same logs and show different things:\n"
                    f"{_first_difference(first, shown)}",
                )

    # Proofs.

    def require_proofs(self, machine: Machine) -> None:
        """Every dispute rests on a proof that stands by itself."""
        for situation in machine.node.picture.situations():
            for party, log in situation.logs.items():
                for raw in log.disputed:
                    proof = equivocation.read(raw)
                    require(proof.party == party, "sound-proof", f"a proof against {proof.party}")
                    try:
                        equivocation.verify(proof, self.cast.signers[party].public_keys())
                    except PeerError as error:
                        raise InvariantBroken(
                            "sound-proof", f"{machine.label} disputes {party} for nothing: {error}"
                        ) from error

    def require_forks_found(self, machines: list[Machine]) -> None:
        """Two who hold different entries at one place of a log both know that it is disputed."""
        for party in self.cast.signers:
            logs = [(m.label, log) for m in machines if (log := _log_of(m, party)) is not None]
            for at, (label, log) in enumerate(logs):
                for other_label, other in logs[at + 1 :]:
                    size = min(log.size, other.size)
                    if size == 0 or log.tree.root(size) == other.tree.root(size):
                        continue
                    for who, held in ((label, log), (other_label, other)):
                        require(
                            bool(held.disputed),
                            "fork-found",
                            f"{label} and {other_label} hold two logs of {party}, and {who} "
                            "does not know",
                        )

    # Once all is quiet.

    def require_delivered(self, machines: list[Machine], at_ms: Instant) -> None:
        """Every promise is kept everywhere, and proven to be."""
        for (label, _, request), outcome in self.promised.items():
            for machine in machines:
                log = _log_of(machine, outcome.party)
                require(
                    log is not None
                    and log.size > outcome.sequence
                    and log.entries[outcome.sequence].leaf.hex() == outcome.leaf,
                    "nothing-lost",
                    f"{label} answered {request}; {machine.label} does not have it at {at_ms}",
                )
                assert log is not None
                for mirror in machines:
                    for party in mirror.parties:
                        require(
                            party == outcome.party
                            or log.first_cover(party, outcome.sequence) is not None,
                            "nothing-lost",
                            f"{machine.label} has no cosignature of {party} over {request}, "
                            f"entry {outcome.sequence} of {outcome.party}",
                        )


def _proofs_of(log: Log) -> Proofs:
    sizes = ((mirror, log.cosigned_by(mirror)) for mirror in log.mirrors())
    return (
        log.checkpoint_size,
        tuple((mirror, cosigned.size) for mirror, cosigned in sizes if cosigned is not None),
        tuple(log.disputed),
    )


def _log_of(machine: Machine, party: str) -> Log | None:
    return next((situation.logs[party] for situation in machine.node.picture.situations()), None)


def _first_difference(one: bytes, other: bytes) -> str:
    at = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    start = max(0, at - 120)
    return f"  {one[start : at + 120]!r}\n  {other[start : at + 120]!r}"
