"""The witness: what must be true after every turn, and what must be true when all is quiet.

It keeps its own account of what was written, promised and sounded, apart from
the nodes, and checks signatures against the cast rather than against anybody's
picture.
"""

from collections import Counter
from collections.abc import Iterable

from parley.errors import ParleyError, PeerError
from parley.federation import packets
from parley.ledger import entries, equivocation
from parley.ledger.entries import Entry
from parley.ledger.notes import open_checkpoint, origin_of
from parley.model.agreements import Standing
from parley.model.instants import Instant
from parley.model.notices import Ref
from parley.model.statements import (
    AlertCause,
    AlertRaised,
    ConcernRaised,
    NoticeAmended,
    NoticeCancelled,
    NoticeEnded,
    NoticeFiled,
    NoticeReadBack,
)
from parley.picture.facts import Fact
from parley.picture.logs import Log
from parley.picture.situation import Situation
from parley.ports.store import Batch, StoredCheckpoint
from parley.sim.cast import Cast
from parley.sim.machine import Machine
from parley.sim.portrait import portrait
from parley.turn.effects import Outcome, Send
from parley.turn.inputs import Submit

Place = tuple[str, str, int]

Proofs = tuple[int, tuple[tuple[str, int], ...], tuple[bytes, ...]]
"""Of a log: its checkpoint, who cosigned up to where, and what contradicts it."""

_OVER = (NoticeEnded, NoticeCancelled)


class InvariantBroken(ParleyError):
    """The production code did what it must never do.

    Attributes:
        name: Which invariant, as docs/spec/simulation.md calls it.
    """

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name


def require(true: bool, name: str, message: str) -> None:
    """Raise InvariantBroken unless it is true."""
    if not true:
        raise InvariantBroken(name, message)


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

        self._disks: dict[str, dict[Place, bytes]] = {}
        self._mirrored: dict[str, dict[tuple[str, str, str], int]] = {}
        self._grown: dict[tuple[str, str, str], tuple[int, bytes]] = {}
        self._proofs: dict[tuple[str, str, str], Proofs] = {}
        self._carried_out: dict[tuple[str, str, str], bytes] = {}
        self._signed: dict[Place, bytes] = {}
        self._verified: set[bytes] = set()
        self._portraits: dict[tuple[bytes, ...], tuple[str, bytes]] = {}

    # After every turn.

    def turn_taken(self, machine: Machine) -> None:
        """No log changes what it held before; no honest log is disputed."""
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
            require(
                first == shown,
                "equal-pictures",
                f"{other} and {machine.label} hold the same logs and show different things:\n"
                f"{_first_difference(first, shown)}",
            )

    # Alarms.

    def require_alarms_once(self, machine: Machine) -> None:
        """Each alert of a home party stands once in its log, and none was raised before its due."""
        for situation in machine.node.picture.situations():
            for party in machine.parties:
                counted: Counter[str] = Counter()
                for entry in situation.logs[party].entries:
                    alert = _alert(situation, entry)
                    if alert is None:
                        continue
                    name = (
                        f"{alert.cause.value} of {alert.about} {alert.version[:8]} "
                        f"against {alert.against} {alert.against_version}"
                    )
                    counted[name] += 1
                    require(
                        alert.against is not None or alert.due_ms < entry.header.issued_ms,
                        "never-before-due",
                        f"{party} alerted of {name} at {entry.header.issued_ms}, due only after "
                        f"{alert.due_ms}",
                    )
                twice = [name for name, count in counted.items() if count > 1]
                require(not twice, "alarm-once", f"{party} raised more than once: {twice}")

    def require_alarms_raised(self, machine: Machine) -> None:
        """Once every deadline is past, each party concerned has raised what was missed.

        Told from the facts, and not by asking the watch desk.
        """
        for situation in machine.node.picture.situations():
            for ref in situation.notices:
                facts = tuple(situation.thread(f"notice/{ref}").facts())
                own = [fact for fact in facts if fact.party == ref.party]
                if any(isinstance(fact.payload, _OVER) for fact in own):
                    continue
                last = [f for f in own if isinstance(f.payload, NoticeFiled | NoticeAmended)][-1]
                assert isinstance(last.payload, NoticeFiled | NoticeAmended)
                asked = _asked(situation, last)
                silent = {
                    party
                    for party in asked
                    if not any(
                        isinstance(fact.payload, NoticeReadBack)
                        and fact.payload.version == last.leaf
                        for fact in facts
                        if fact.party == party
                    )
                }
                if silent:
                    concerned = {ref.party, *silent}.intersection(machine.parties)
                    self._require_raised(facts, last, concerned, AlertCause.READ_BACK_OVERDUE)
                landing_ms = last.payload.notice.planned_landing_ms
                if landing_ms is not None and not any(
                    fact.issued_ms >= landing_ms and not isinstance(fact.payload, AlertRaised)
                    for fact in self._said_about(situation, ref)
                ):
                    concerned = set(machine.parties)
                    self._require_raised(facts, last, concerned, AlertCause.FLIGHT_OVERDUE)

    def _said_about(self, situation: Situation, ref: Ref) -> list[Fact]:
        concerns = [
            thread for name, thread in situation.threads.items() if name.startswith("concern/")
        ]
        about = [
            fact
            for thread in concerns
            if any(
                isinstance(fact.payload, ConcernRaised) and fact.payload.about == ref
                for fact in thread.facts()
            )
            for fact in thread.facts()
        ]
        return [*situation.thread(f"notice/{ref}").facts(), *about]

    def _require_raised(
        self, facts: tuple[Fact, ...], last: Fact, parties: Iterable[str], cause: AlertCause
    ) -> None:
        for party in sorted(parties):
            require(
                any(
                    isinstance(fact.payload, AlertRaised)
                    and (fact.payload.cause, fact.payload.version) == (cause, last.leaf)
                    for fact in facts
                    if fact.party == party
                ),
                "alarm-raised",
                f"{party} never raised {cause.value} of entry {last.sequence} of {last.party}",
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


def _asked(situation: Situation, version: Fact) -> list[str]:
    """Who is to read this version back."""
    assert isinstance(version.payload, NoticeFiled | NoticeAmended)
    members = [member for member in situation.terms.members if member.party != version.party]
    named = [m.party for m in members if m.party in version.payload.notice.addressees]
    return named or [m.party for m in members if m.standing is Standing.MEMBER]


def _alert(situation: Situation, entry: Entry) -> AlertRaised | None:
    fact = situation.by_leaf.get(entry.leaf.hex())
    return fact.payload if fact is not None and isinstance(fact.payload, AlertRaised) else None


def _first_difference(one: bytes, other: bytes) -> str:
    at = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    start = max(0, at - 120)
    return f"  {one[start : at + 120]!r}\n  {other[start : at + 120]!r}"
