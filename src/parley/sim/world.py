"""A world made from one seed: some machines, a bad network, and whatever can go wrong."""

import random
from collections.abc import Callable
from hashlib import sha256

from parley.model.instants import Instant, text_of
from parley.ports.store import Batch
from parley.sim.alarms import require_alarms_once, require_alarms_raised
from parley.sim.cast import ALFA, BRAVO, DELTA, MINUTE_MS, NODES, OSCAR, PARTIES, START_MS, Cast
from parley.sim.invariants import require
from parley.sim.liar import Liar
from parley.sim.machine import Fate, Machine, Surroundings, Waiter
from parley.sim.network import Flight, Network
from parley.sim.officers import Officers
from parley.sim.people import People
from parley.sim.witness import Witness
from parley.turn.commands import FoundAgreement
from parley.turn.effects import Complain, Outcome, Send, Tell
from parley.turn.inputs import Input, LinkReady, Received, Submit, Tick
from parley.turn.refusal import Refusal

MAX_LANDINGS = 2_500
"""Packets that may land before all is quiet; an exchange without end lands more."""

STRIDES_MS = (0, 2 * MINUTE_MS, 40 * MINUTE_MS, 80 * MINUTE_MS)
"""How time passes at the end: a step at a time, or many at once."""

HORIZON_MS = 180 * MINUTE_MS
"""Longer than anything that officers say takes to fall due."""

MAX_ROUNDS = 20
"""How often everybody's clockwork may run before everybody knows that nobody lacks anything."""


class World(Surroundings):
    """Machines, what lies between them, and the witness.

    Args:
        seed: Everything is made from it.
        liar: Whether delta lies; None leaves it to the seed.
        forks: Whether delta keeps two logs under one key; None leaves it to the seed.
        cadence: Whether the line is tested by the clock; None leaves it to the seed.
    """

    def __init__(
        self,
        seed: int,
        *,
        liar: bool | None = None,
        forks: bool | None = None,
        cadence: bool | None = None,
    ) -> None:
        self.seed = seed
        self.rng = random.Random(seed)  # noqa: S311 -- a world that can be played again.
        drawn = self.rng.random()
        self.forks = drawn < 0.3 if forks is None else forks
        self.lies = drawn < 0.7 if liar is None else liar
        self.cast = Cast(seed, cadence=cadence)
        people = random.Random(f"parley sim {seed} people")  # noqa: S311 -- likewise.
        self.people = People.drawn(people, PARTIES)
        self.trace: list[str] = []
        self.network = Network(self.rng, self.say)
        self.officers = Officers(self.rng, self.cast, self.people)
        self.liar = Liar(self.rng, self.cast.signers[DELTA])
        self.unanswered: list[Submit] = []
        self._now_ms = START_MS
        self.machines = {label: self._machine(label, label) for label in NODES}
        if self.forks:
            self.machines["delta-two"] = self._machine("delta-two", DELTA)
        false = [DELTA] if self.lies or self.forks else []
        self.witness = Witness(self.cast, [p for p in self.cast.signers if p not in false])
        self.honest = [m for m in self.machines.values() if m.home not in false]
        self._face_of = {ALFA: "delta", BRAVO: "delta-two"}
        self._face_of[OSCAR] = self.rng.choice(("delta", "delta-two"))
        self._backups: dict[str, Batch] = {}

    def _machine(self, label: str, party: str) -> Machine:
        skew_ms = self.rng.choice((0, 0, -40_000, 25_000, 200_000))
        return Machine(label, self.cast.at_home(party), skew_ms, self)

    # What machines act upon.

    def true_ms(self) -> Instant:
        """The one true time."""
        return self._now_ms

    def turn_taken(self, machine: Machine, given: Input) -> None:
        """Let the witness look."""
        self.witness.turn_taken(machine, given)

    def tells(self, machine: Machine, tell: Tell) -> None:
        """An alarm sounds."""
        self.witness.bells.tells(machine, tell)
        self.say(f"{machine.label}: ALARM to {tell.party}: {tell.cause.value}: {tell.words[:90]}")

    def complains(self, machine: Machine, complaint: Complain) -> None:
        """A peer's fault is noted; it stops nobody."""
        self.say(f"{machine.label}: complains of {complaint.peer}: {complaint.words[:110]}")

    def written(self, machine: Machine, batch: Batch) -> None:
        """Let the witness read what became durable."""
        self.witness.written(machine, batch)
        for stored in batch.entries:
            if stored.party in machine.parties:
                situation = machine.node.picture.situation(stored.agreement)
                assert situation is not None
                header = situation.logs[stored.party].entries[stored.sequence].header
                self.say(
                    f"{machine.label}: records {header.kind} as entry {stored.sequence} of "
                    f"{stored.party} ({header.thread})"
                )

    def replies(self, machine: Machine, wish: Input, answer: Outcome | Refusal) -> None:
        """An answer leaves for the officer."""
        assert isinstance(wish, Submit)
        if isinstance(answer, Outcome):
            if machine in self.honest:
                self.witness.replies(machine, wish.actor, wish.request, answer)
            self.say(f"{machine.label}: answers {wish.request}: entry {answer.sequence}")
        else:
            self.witness.refuses(machine, wish)
            self.say(f"{machine.label}: refuses {wish.request}: {answer.reason[:90]}")

    def sends(self, machine: Machine, send: Send) -> None:
        """A packet leaves a machine."""
        self.witness.sends(machine, send)
        receiver = send.peer
        if receiver == DELTA and self.forks:
            receiver = self._face_of[machine.label]
        elif machine.home == DELTA and self.forks and self._face_of[receiver] != machine.label:
            return  # Each face speaks to its own peers only.
        if receiver == DELTA or machine.home == DELTA:
            self.liar.overhears(send.raw)
        self.network.put(Flight(machine.label, receiver, send.raw))

    # The play.

    def say(self, words: str) -> None:
        """A line of the trace."""
        self.trace.append(f"{text_of(self._now_ms)[11:19]} {words}")

    def digest(self) -> str:
        """What happened, as a hash: equal for equal worlds."""
        return sha256("\n".join(self.trace).encode()).hexdigest()

    def play(self, steps: int) -> None:
        """So many random steps, then heal, settle and judge."""
        if self.rng.random() < 0.8:
            # Mostly the line is there already; now and then its founding is what goes wrong.
            self.found_everywhere()
            self.settle()
        for _ in range(steps):
            self.step()
        self.heal_and_settle()
        self.pass_deadlines()
        self.judge()

    def step(self) -> None:
        """One thing happens."""
        acts: tuple[tuple[int, Callable[[], None]], ...] = (
            (34 if self.network.flights else 0, self._land),
            (26, self._officer_acts),
            (9, self._time_passes),
            (12, self._clockwork_somewhere),
            (5 if self.unanswered else 0, self._officer_repeats),
            (2, self._power_fails),
            (4, self._power_returns),
            (2, self._link_is_cut),
            (3 if not self.network.whole else 0, self._links_heal),
            (2, self._courier_travels),
            (8 if self.lies else 0, self._liar_lies),
            (3 if self._all_honest else 0, self._backup_is_taken),
            (3 if self._backups else 0, self._backup_is_put_back),
        )
        weights = [weight for weight, _ in acts]
        self.rng.choices([act for _, act in acts], weights)[0]()

    def _land(self) -> None:
        """One packet, or many at once: a line is mostly quick and now and then not."""
        for _ in range(self.rng.choice((1, 3, 12, 40))):
            if not self.network.flights:
                return
            flight = self.network.pick()
            if flight is not None:
                self._deliver(flight)
                self._maybe_batch(self.machines[flight.receiver])

    def _deliver(self, flight: Flight) -> None:
        sender = self.machines[flight.sender].home
        self.machines[flight.receiver].hand(Received(flight.raw, sender))

    def _maybe_batch(self, machine: Machine) -> None:
        """Often at once; sometimes later, with more; seldom the power fails meanwhile."""
        if self.rng.random() < 0.7:
            fate = Fate.WHOLE
            if self.rng.random() < 0.06:
                fate = self.rng.choice(tuple(Fate))
            if fate is not Fate.WHOLE:
                self.say(f"{machine.label}: the power will fail {fate.value}")
            machine.batch(fate)
            if machine.up:
                self._look(machine)

    def _look(self, machine: Machine) -> None:
        if machine in self.honest and self.rng.random() < 0.15:
            self.witness.compare_picture(machine)

    def _officer_acts(self) -> None:
        self._officer_acts_at(self.rng.choice(list(self.machines.values())))

    def _officer_acts_at(self, machine: Machine) -> None:
        party = self.rng.choice(machine.parties)
        for _ in range(self.rng.choice((1, 2, 4))):
            if not machine.up:
                return
            situation = machine.node.picture.situation(self.cast.agreement)
            wish = self.officers.wish(situation, party, machine.now())
            self.say(f"{party} wishes {wish.request}: {type(wish.command).__name__}")
            self.submit(machine, wish)
            self._maybe_batch(machine)

    def submit(self, machine: Machine, wish: Submit) -> None:
        """Hand in a wish; it is unanswered until its reply arrives, and one in ten gets lost."""
        if wish not in self.unanswered:
            self.unanswered.append(wish)
        machine.hand(wish, self._waiter(wish))

    def _waiter(self, wish: Submit) -> Waiter:
        def hear(_: Outcome | Refusal) -> None:
            if self.rng.random() < 0.1:
                self.say(f"the answer to {wish.request} is lost")
            elif wish in self.unanswered:
                self.unanswered.remove(wish)

        return hear

    def _officer_repeats(self) -> None:
        wish = self.rng.choice(self.unanswered)
        for machine in self.machines.values():
            if wish.party in machine.parties and machine.up:
                self.say(f"{wish.party} repeats {wish.request}")
                self.submit(machine, wish)
                self._maybe_batch(machine)
                return

    def _time_passes(self) -> None:
        self._now_ms += self.rng.choice((1_000, 20_000, 61_000, 130_000, 301_000, 900_000))

    def _clockwork_somewhere(self) -> None:
        machine = self.rng.choice(list(self.machines.values()))
        self.clockwork(machine)
        self._maybe_batch(machine)

    def clockwork(self, machine: Machine) -> None:
        """What the runtime's clockwork does: a tick that is due, peers that may lack something."""
        if not machine.up:
            return
        due = machine.node.next_deadline()
        if due is not None and due <= machine.now():
            machine.hand(Tick())
        for peer in machine.node.peers():
            if not machine.node.settled_with(peer):
                machine.hand(LinkReady(peer))

    def _power_fails(self) -> None:
        machine = self.rng.choice(list(self.machines.values()))
        if machine.up:
            self.say(f"{machine.label}: the power fails")
            machine.crash()

    def _power_returns(self) -> None:
        down = [machine for machine in self.machines.values() if not machine.up]
        if down:
            self.restart(self.rng.choice(down))

    def restart(self, machine: Machine) -> None:
        """Power is back, and the clock may have been set meanwhile."""
        machine.skew_ms += self.rng.choice((0, 0, -60_000, 30_000))
        machine.restart()
        self.say(f"{machine.label}: is back")
        self.witness.restarted(machine)
        if machine in self.honest:
            self.witness.compare_picture(machine)

    def _link_is_cut(self) -> None:
        one, other = self.rng.sample(list(self.machines), 2)
        self.say(f"the link between {one} and {other} is cut")
        self.network.cut(one, other)

    def _links_heal(self) -> None:
        self.say("all links are mended")
        self.network.heal()

    def _courier_travels(self) -> None:
        one, other = self.rng.sample(list(self.machines.values()), 2)
        if one.up:
            self.courier(one, other)
            self._maybe_batch(other)

    def courier(self, one: Machine, other: Machine) -> None:
        """Everything one machine holds, carried to another on a stick."""
        self.say(f"a courier carries everything from {one.label} to {other.label}")
        for raw in one.node.courier_packets(self.cast.agreement):
            other.hand(Received(raw, None))

    @property
    def _all_honest(self) -> bool:
        """Whether a backup may be put back: a liar could keep to itself what only it was sent."""
        return not (self.lies or self.forks)

    def _backup_is_taken(self) -> None:
        machine = self.rng.choice(list(self.machines.values()))
        if machine.up and machine.node.picture.situations():
            self.say(f"{machine.label}: a backup is taken")
            self._backups[machine.label] = machine.copy_of_disk()

    def _backup_is_put_back(self) -> None:
        label = self.rng.choice(list(self._backups))
        machine = self.machines[label]
        self.put_back(machine, self._backups.pop(label))
        # Whoever is impatient would contradict itself now.
        self.clockwork(machine)
        self._officer_acts_at(machine)

    def put_back(self, machine: Machine, backup: Batch, *, catching_up: bool = True) -> None:
        """Replace a disk by an older copy.

        It takes longer than any packet is under way, so that whatever a peer says afterwards it
        says of what it holds then.
        """
        self.network.forget(machine.label)
        for other in self.machines.values():
            if other is not machine:
                other.batch()
        self.network.forget(machine.label)
        self.say(f"{machine.label}: is back with a backup of {len(backup.entries)} entries")
        machine.put_back(backup, catching_up=catching_up)
        self.witness.put_back(machine)

    def _liar_lies(self) -> None:
        liar = self.machines[DELTA]
        situation = liar.node.picture.situation(self.cast.agreement)
        if situation is None:
            return
        peers = [m for m in self.honest if self.network.reaches(DELTA, m.label)]
        if not peers:
            return
        machine = self.rng.choice(peers)
        victim = self.rng.choice([p for p in self.cast.signers if p != DELTA])
        words, raw = self.liar.lie(situation, victim)
        self.say(f"delta, to {machine.label}: {words}")
        machine.hand(Received(raw, DELTA))
        self._maybe_batch(machine)

    # Quiet.

    def heal_and_settle(self) -> None:
        """Mend everything and go on until nobody honest lacks anything.

        Raises:
            InvariantBroken: `quiescence`, or `nothing-lost`.
        """
        self.say("--- everything is mended; all go on until it is quiet")
        self.network.heal()
        for machine in self.machines.values():
            if not machine.up:
                self.restart(machine)
        self.found_everywhere()
        landed = 0
        for _ in range(MAX_ROUNDS):
            for machine in self.machines.values():
                self.clockwork(machine)
            landed += self.settle()
            if all(self._settled(machine) for machine in self.honest):
                break
            self._now_ms += 1_000
        for machine in self.honest:
            for peer in self.honest:
                require(
                    machine is peer or machine.node.settled_with(peer.home),
                    "nothing-lost",
                    f"after {landed} packets {machine.label} still thinks {peer.label} lacks "
                    "something",
                )

    def found_everywhere(self) -> None:
        """Every party that has not yet put the agreement on record does so."""
        for machine in self.machines.values():
            for party in machine.parties:
                situation = machine.node.picture.situation(self.cast.agreement)
                if situation is None or not situation.logs[party].size:
                    machine.hand(self.officers.submit(party, FoundAgreement(self.cast.terms)))
                    machine.batch()

    def require_quiet(self) -> None:
        """Those who know one another to hold the same say nothing, though their link is tried."""
        for machine in self.honest:
            for peer in self.honest:
                if machine is not peer:
                    machine.hand(LinkReady(peer.home))
            machine.batch()
        require(
            not self.network.flights,
            "quiescence",
            f"{len(self.network.flights)} packets between those who lack nothing",
        )

    def settle(self) -> int:
        """Let every packet land until none is under way; how many did.

        Raises:
            InvariantBroken: `quiescence`: it does not end.
        """
        landed = 0
        while True:
            for machine in self.machines.values():
                machine.batch()
            if not self.network.flights:
                return landed
            # One by one, or all that are under way before anybody's next batch.
            for _ in range(self.rng.choice((1, len(self.network.flights)))):
                flight = self.network.next()
                landed += 1
                if flight is not None:
                    self._deliver(flight)
                require(
                    landed <= MAX_LANDINGS,
                    "quiescence",
                    f"{landed} packets and no end, the last from "
                    f"{flight.sender if flight else 'nobody'} to "
                    f"{flight.receiver if flight else ''}",
                )

    def _settled(self, machine: Machine) -> bool:
        homes = [peer.home for peer in self.honest if peer is not machine]
        known = machine.node.peers()
        return all(home in known and machine.node.settled_with(home) for home in homes)

    def pass_deadlines(self) -> None:
        """Let time pass until no deadline is left, with everybody connected.

        A line that is tested by the clock always has one: there it passes until everything that
        was said before has long been due.
        """
        self.say("--- time passes until nothing is waited for")
        horizon_ms = self._now_ms + HORIZON_MS
        for _ in range(MAX_LANDINGS):
            waiting = [
                due - machine.skew_ms
                for machine in self.machines.values()
                if (due := machine.node.next_deadline()) is not None
                and (not self._tested or due <= horizon_ms)
            ]
            if not waiting:
                break
            stride_ms = self.rng.choice(STRIDES_MS)
            self._now_ms = max(self._now_ms + stride_ms, *waiting)
            for machine in self.machines.values():
                self.clockwork(machine)
            self.settle()
        self.heal_and_settle()

    @property
    def _tested(self) -> bool:
        return self.cast.line.test_every_ms is not None

    def judge(self) -> None:
        """What must be true at the end."""
        self.require_quiet()
        for machine in self.honest:
            # Even where no deadline is known any more: one that was lost is told by this.
            machine.hand(Tick())
        self.settle()
        for machine in self.honest:
            self.witness.compare_picture(machine)
            require_alarms_once(machine)
            require_alarms_raised(machine)
            self.witness.require_proofs(machine)
        self.witness.require_forks_found(self.honest)
        self.witness.require_delivered(self.honest, self._now_ms)
