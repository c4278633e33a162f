"""One simulated machine: the production node, a disk, a clock that is off, and power that fails."""

from collections.abc import Callable
from enum import Enum

from parley.ledger.keys import Signers
from parley.model.instants import Instant
from parley.node import Node
from parley.ports.store import Batch
from parley.runtime.batching import Turns
from parley.runtime.recovery import recover
from parley.storage.memory import MemoryStore
from parley.turn.effects import Complain, Outcome, Send, Tell
from parley.turn.inputs import BatchEnd, Input
from parley.turn.refusal import Refusal


class Fate(Enum):
    """When the power fails within a batch."""

    WHOLE = "not at all"
    BEFORE_WRITE = "before the write"
    AFTER_WRITE = "after the write, before anything is said"
    AFTER_REPLIES = "after the replies, before anything is sent"


Waiter = Callable[[Outcome | Refusal], None]


class Surroundings:
    """What a machine acts upon, and who looks on. The world and its witness fill these in."""

    def true_ms(self) -> Instant:
        """The one true time, which no machine knows."""
        raise NotImplementedError

    def turn_taken(self, machine: "Machine", given: Input) -> None:
        """Called after every turn, before anything is written."""
        raise NotImplementedError

    def tells(self, machine: "Machine", tell: Tell) -> None:
        """An alarm sounds."""
        raise NotImplementedError

    def complains(self, machine: "Machine", complaint: Complain) -> None:
        """A peer's fault is noted."""
        raise NotImplementedError

    def written(self, machine: "Machine", batch: Batch) -> None:
        """Called when a batch is durable."""
        raise NotImplementedError

    def replies(self, machine: "Machine", wish: Input, answer: Outcome | Refusal) -> None:
        """Called before an answer leaves the machine."""
        raise NotImplementedError

    def sends(self, machine: "Machine", send: Send) -> None:
        """Called before a packet leaves the machine; carries it."""
        raise NotImplementedError


class Machine:
    """A node and what it stands on.

    Args:
        label: The machine's own name; two machines of one party differ in it.
        signers: The keys on it, its own party's first.
        skew_ms: How far its clock is ahead of the true time.
        around: What it acts upon.
    """

    def __init__(
        self, label: str, signers: tuple[Signers, ...], skew_ms: int, around: Surroundings
    ) -> None:
        self.label = label
        self.home = signers[0].party
        self.parties = tuple(one.party for one in signers)
        self.skew_ms = skew_ms
        self.store = MemoryStore()
        self.up = True
        self._signers = signers
        self._around = around
        self._catching_up = False
        self._inbox: list[tuple[Input, Waiter | None]] = []
        self.node = Node(signers)

    def now(self) -> Instant:
        """What its clock shows."""
        return self._around.true_ms() + self.skew_ms

    @property
    def waiting(self) -> int:
        """How many inputs wait for a turn."""
        return len(self._inbox)

    def hand(self, given: Input, waiter: Waiter | None = None) -> None:
        """Put something into the inbox; lost where the machine is down."""
        if self.up:
            self._inbox.append((given, waiter))

    def batch(self, fate: Fate = Fate.WHOLE) -> None:
        """Take every turn that waits, write, reply, send: as far as the power lasts."""
        if not self.up or not (self._inbox or fate is not Fate.WHOLE):
            return
        turns = Turns(
            self.node,
            lambda tell: self._around.tells(self, tell),
            lambda complaint: self._around.complains(self, complaint),
        )
        answers = self._take_all(turns)
        self._catching_up = self._catching_up and any(
            self.node.unheard(one.agreement) for one in self.node.picture.situations()
        )
        if fate is Fate.BEFORE_WRITE:
            self.crash()
            return
        if (batch := turns.close(self.now())) is not None:
            self._around.turn_taken(self, BatchEnd())
            self.store.append(batch)
            self._around.written(self, batch)
        if fate is not Fate.AFTER_WRITE:
            for given, waiter, answer in answers:
                self._around.replies(self, given, answer)
                waiter(answer)
        if fate is Fate.WHOLE:
            for send in turns.sends:
                self._around.sends(self, send)
        else:
            self.crash()

    def _take_all(self, turns: Turns) -> list[tuple[Input, Waiter, Outcome | Refusal]]:
        inbox, self._inbox = self._inbox, []
        answers = []
        for given, waiter in inbox:
            answer = turns.take(given, self.now())
            self._around.turn_taken(self, given)
            if waiter is not None and isinstance(answer, Outcome | Refusal):
                answers.append((given, waiter, answer))
        return answers

    def crash(self) -> None:
        """The power fails: memory is gone, the disk is not."""
        self.up = False
        self._inbox = []
        self.store.close()

    def restart(self) -> None:
        """Power is back: a fresh node replays the record."""
        self.store = self.store.reopened()
        self.node = Node(self._signers)
        recover(self.node, self.store)
        if self._catching_up:
            # Another crash meanwhile must not make it forget that its disk is an older one.
            self.node.catch_up_first()
        self.up = True

    def copy_of_disk(self) -> Batch:
        """A backup: everything on the disk."""
        return Batch(
            entries=tuple(stored for _, stored in self.store.entries()),
            checkpoints=tuple(self.store.checkpoints()),
            cosignatures=tuple(self.store.cosignatures()),
            receipts=tuple(self.store.receipts()),
            evidence=tuple(self.store.evidence()),
        )

    def put_back(self, backup: Batch, *, catching_up: bool) -> None:
        """Come back with an older copy of the disk; `catching_up`: and the node is told so."""
        if self.up:
            self.crash()
        self.store = MemoryStore()
        self.store.append(backup)
        self.store.close()
        self._catching_up = catching_up
        self.restart()
