"""A small stage: words in which a scenario can be told."""

from parley.ledger import equivocation
from parley.model.instants import Interval
from parley.model.notices import Activity, Notice, Ref
from parley.picture.ladder import Rung
from parley.picture.logs import Log
from parley.picture.notices import NoticeView, notice_view
from parley.picture.situation import Situation
from parley.ports.store import Batch
from parley.sim.cast import MINUTE_MS
from parley.sim.machine import Fate, Machine
from parley.sim.officers import submit
from parley.sim.world import World
from parley.turn.commands import Command, FileNotice, FoundAgreement, RaiseConcern, ReadBack
from parley.turn.effects import Bell, Outcome, Tell
from parley.turn.inputs import LinkReady, Received, Submit
from parley.turn.refusal import Refusal

Answer = Outcome | Refusal


class Stage(World):
    """A world in which nothing happens but what the play says."""

    def __init__(self, seed: int = 0, *, forks: bool = False, cadence: bool = False) -> None:
        super().__init__(seed, liar=False, forks=forks, cadence=cadence)
        self.alarms: list[Tell] = []
        self.bells: list[Tell] = []
        self.faults: list[tuple[str, str]] = []
        for machine in self.machines.values():
            machine.skew_ms = 0

    def parties(self, *names: str) -> list["Player"]:
        """The players of these names, the agreement being in force everywhere."""
        self.heal_and_settle()
        return [self.player(name) for name in names]

    def player(self, name: str) -> "Player":
        """The party of this name, on the machine that it is at home on."""
        machine = next(m for m in self.machines.values() if name in (m.label, *m.parties))
        return Player(self, machine, name if name in machine.parties else machine.home)

    def waits(self, minutes: float) -> None:
        """Let time pass."""
        self._now_ms += int(minutes * MINUTE_MS)

    def ends(self) -> None:
        """Let every deadline pass, and let the witness judge."""
        self.pass_deadlines()
        self.judge()

    def tells(self, machine: Machine, tell: Tell) -> None:
        super().tells(machine, tell)
        (self.bells if isinstance(tell.cause, Bell) else self.alarms).append(tell)

    def complains(self, machine, complaint) -> None:
        super().complains(machine, complaint)
        self.faults.append((machine.label, complaint.words))


class Player:
    """One party, as its officers and its node see things."""

    def __init__(self, world: Stage, machine: Machine, party: str) -> None:
        self.world = world
        self.machine = machine
        self.party = party

    def says(self, command: Command, request: str, fate: Fate = Fate.WHOLE) -> Answer | None:
        """Wish for something; what was answered, if anything was."""
        return self.repeats(submit(self.world.cast.agreement, self.party, request, command), fate)

    def repeats(self, wish: Submit, fate: Fate = Fate.WHOLE) -> Answer | None:
        """Hand a wish in, for the first time or again."""
        heard: list[Answer] = []
        self.machine.hand(wish, heard.append)
        self.machine.batch(fate)
        return heard[0] if heard else None

    def files(self, ref: str, fate: Fate = Fate.WHOLE, **how: object) -> Answer | None:
        """File a notice of a place that is only named."""
        return self.says(FileNotice(ref, self.notice(**how)), f"file-{ref}", fate)

    def notice(self, to: tuple[str, ...] = (), landing_in: int | None = None) -> Notice:
        """A notice from an hour hence."""
        start = self.machine.now() + 60 * MINUTE_MS
        return Notice(
            activity=Activity.FLIGHT,
            emergency=False,
            period=Interval(start, start + 30 * MINUTE_MS),
            volumes=(),
            place_label="hill 40",
            planned_landing_ms=landing_in and self.machine.now() + landing_in * MINUTE_MS,
            contact_desk="ops",
            remarks="",
            relay_scope="",
            addressees=to,
            annexes=(),
        )

    def founds(self) -> Answer | None:
        """Put the agreement on record."""
        return self.says(FoundAgreement(self.world.cast.terms), f"found-{self.party}")

    def fears(self, ref: str, words: str = "smoke in the hills") -> Answer | None:
        """Raise a concern about no notice."""
        return self.says(RaiseConcern(ref, None, words), f"concern-{ref}")

    def reads_back(self, of: Ref) -> Answer | None:
        """Read a notice back rightly."""
        view = self.view(of)
        assert view is not None
        return self.says(ReadBack(of, view.current.leaf, words="hill 40"), f"read-{of.ref}")

    @property
    def situation(self) -> Situation:
        """What its node knows of the agreement."""
        found = self.machine.node.picture.situation(self.world.cast.agreement)
        assert found is not None
        return found

    def log(self, party: str) -> Log:
        """A log as its node holds it."""
        return self.situation.logs[party]

    def view(self, ref: Ref) -> NoticeView | None:
        """A notice as its node shows it."""
        return notice_view(self.situation, ref)

    def sees_delivered(self, ref: Ref, to: str) -> bool:
        """Whether its node can prove that a notice was delivered to a party."""
        view = self.view(ref)
        assert view is not None
        ladder = next(ladder for ladder in view.ladders if ladder.party == to)
        return Rung.DELIVERED not in ladder.missing

    def words_of(self, party: str) -> list[str]:
        """The kinds of what a party stated, as its node holds them."""
        return [entry.header.kind for entry in self.log(party).entries]

    def concerns_of(self, party: str) -> set[str]:
        """The references of the concerns of a party that its node shows."""
        return {ref.ref for ref in self.situation.concerns if ref.party == party}

    def disputes(self, party: str) -> bool:
        """Whether its node holds a proof against a party; the proof is verified."""
        keys = self.world.cast.signers[party].public_keys()
        for raw in self.log(party).disputed:
            equivocation.verify(equivocation.read(raw), keys)
        return bool(self.log(party).disputed)

    def receives(self, raw: bytes, reply_to: str | None) -> None:
        """Be handed a packet."""
        self.machine.hand(Received(raw, reply_to))
        self.machine.batch()

    def tries(self, peer: str) -> None:
        """Find that the link to a peer is ready."""
        self.machine.hand(LinkReady(peer))
        self.machine.batch()

    def backs_up(self) -> Batch:
        """Copy its disk."""
        return self.machine.copy_of_disk()
