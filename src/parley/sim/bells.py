"""What must ring, when, and once: checked against the witness's own account of who waits."""

from collections import Counter
from collections.abc import Iterable

from parley.model.agreements import Standing, Terms
from parley.model.instants import Instant
from parley.model.line_statements import CallOpened, CallSaid, LineEscalated, LineTested
from parley.picture.facts import Fact
from parley.picture.situation import Situation
from parley.ports.store import Batch
from parley.rules.escalation import Ring, Wait, rings
from parley.sim.invariants import require
from parley.sim.lookout import ASKING, Heard, Owed
from parley.sim.machine import Machine
from parley.turn.effects import Bell, Tell
from parley.turn.inputs import Input, Tick

Step = tuple[str, str, str, int, Instant]
"""Who rang, because of which statement, owed by whom, which step of the timer, and due when.

"Stand by" moves the moment of every step, once: those are other steps than the ones before it.
"""


class Bells:
    """Listens at every honest machine.

    Args:
        terms: Between the parties.
        honest: Whose node must keep the timers.
    """

    def __init__(self, terms: Terms, honest: Iterable[str]) -> None:
        self.honest = set(honest)
        self._terms = terms
        self._rings: dict[Wait, tuple[Ring, ...]] = {}
        self._sizes: dict[tuple[str, str], int] = {}
        self._told: dict[str, list[Tell]] = {}
        self._sounded: dict[str, set[Step]] = {}
        self._arrived: Counter[tuple[str, str, str]] = Counter()
        self._owed: dict[tuple[str, str, str], set[str]] = {}
        self._known: dict[str, set[str]] = {}
        self._present: set[tuple[str, str]] = set()

    def tells(self, machine: Machine, tell: Tell) -> None:
        """An alarm sounds, or a bell."""
        self._told.setdefault(machine.label, []).append(tell)
        if isinstance(tell.cause, Bell) and tell.cause is not Bell.ESCALATION:
            self._arrived[machine.label, tell.party, tell.thread] += 1

    def restarted(self, machine: Machine) -> None:
        """A machine came back, knowing what was on its disk."""
        self._sounded.pop(machine.label, None)
        self._measure(machine)
        self._known[machine.label] = {
            leaf for one in machine.node.picture.situations() for leaf in one.by_leaf
        }

    def turn_taken(self, machine: Machine, given: Input) -> None:
        """After time has passed at a node, every step that was due is on record, and no other."""
        told = self._told.pop(machine.label, [])
        if isinstance(given, Tick) and machine.home in self.honest:
            for situation in machine.node.picture.situations():
                self._look(machine, situation, told)
        self._measure(machine)

    def _measure(self, machine: Machine) -> None:
        for situation in machine.node.picture.situations():
            for party in machine.parties:
                self._sizes[machine.label, party] = situation.logs[party].size

    def _look(self, machine: Machine, situation: Situation, told: list[Tell]) -> None:
        heard = Heard(situation)
        waits = heard.waits()
        due: set[Step] = set()
        for party in self._founded(machine, situation):
            on_record = {_key(party, step) for _, step in heard.rung[party]}
            self._require_once(party, [step for _, step in heard.rung[party]])
            size = self._sizes.get((machine.label, party), 0)
            for fact, step in heard.rung[party]:
                if fact.sequence >= size:
                    self._require_due(situation, fact, step, waits)
            due |= self._due(situation, waits, party, machine.now()) - on_record
            if not machine.node.unheard(situation.agreement):
                self._require_tested(situation, party, machine.now())
        if not machine.node.unheard(situation.agreement):
            self._sounded.pop(machine.label, None)
            missing = sorted(due)
            require(not missing, "every-step", f"{machine.label} never recorded {missing[:3]}")
            return
        # Nothing may be signed yet: each step that is due sounds, and sounds once.
        sounded = self._sounded.setdefault(machine.label, set())
        rang = sum(tell.cause is Bell.ESCALATION for tell in told)
        require(
            rang == len(due - sounded),
            "sounds-while-catching-up",
            f"{machine.label} rang {rang} desks, {len(due - sounded)} steps being due",
        )
        sounded |= due

    def _founded(self, machine: Machine, situation: Situation) -> list[str]:
        return [party for party in machine.parties if situation.logs[party].size]

    def _due(
        self, situation: Situation, waits: Iterable[Owed], party: str, now: Instant
    ) -> set[Step]:
        return {
            (party, owed.leaf, owed.wait.owed_by, ring.step, began_ms + ring.after_ms)
            for owed in waits
            if not owed.answered and party in (owed.wait.owed_by, owed.wait.owed_to)
            for began_ms in (began_at(situation, owed, party),)
            for ring in self._rings_of(owed)
            if ring.step and ring.desk.party == party and began_ms + ring.after_ms < now
        }

    def _rings_of(self, owed: Owed) -> tuple[Ring, ...]:
        if owed.wait not in self._rings:
            self._rings[owed.wait] = rings(self._terms, owed.wait)
        return self._rings[owed.wait]

    def _require_once(self, party: str, steps: list[LineEscalated]) -> None:
        counted = Counter(_key(party, step) for step in steps)
        twice = [key for key, count in counted.items() if count > 1]
        require(not twice, "step-once", f"{party} recorded more than once: {twice[:3]}")

    def _require_due(
        self, situation: Situation, fact: Fact, step: LineEscalated, waits: Iterable[Owed]
    ) -> None:
        """A step just recorded: of an answer still owed, at its desk, and after its moment."""
        name = f"step {step.step} by {fact.party}, for {step.owed_by} and {step.about}"
        owed = [one for one in waits if (one.leaf, one.wait.owed_by) == (step.leaf, step.owed_by)]
        require(bool(owed), "step-of-a-wait", f"{name}: nothing is owed")
        require(not owed[0].answered, "never-after-an-answer", f"{name}: it is answered")
        ringing = [
            ring
            for ring in self._rings_of(owed[0])
            if ring.step == step.step and ring.desk.party == fact.party
        ]
        require(bool(ringing), "step-of-a-wait", f"{name}: no such step is agreed")
        require(
            (step.desk, step.tier) == (ringing[0].desk.name, ringing[0].desk.tier),
            "step-of-a-wait",
            f"{name} rang {step.desk}, agreed is {ringing[0].desk.name}",
        )
        due_ms = began_at(situation, owed[0], fact.party) + ringing[0].after_ms
        require(
            step.due_ms == due_ms < fact.issued_ms,
            "never-before-due",
            f"{name} at {fact.issued_ms}: due after {due_ms}, it says {step.due_ms}",
        )

    # The line tested by the clock.

    def _require_tested(self, situation: Situation, party: str, now: Instant) -> None:
        every_ms = self._terms.line.test_every_ms
        member = self._terms.member(party)
        if every_ms is None or member is None or member.standing is not Standing.MEMBER:
            return
        last_ms = situation.logs[party].entries[0].header.issued_ms
        for entry in situation.logs[party].entries:
            fact = situation.by_leaf.get(entry.leaf.hex())
            if fact is None or not isinstance(fact.payload, LineTested):
                continue
            require(
                fact.desk != "parley" or fact.issued_ms - last_ms > every_ms,
                "cadence",
                f"{party} tested by itself {fact.issued_ms - last_ms} ms after its last test",
            )
            last_ms = max(last_ms, fact.issued_ms)
        require(
            now - last_ms <= every_ms,
            "cadence",
            f"{party} has not tested the line for {now - last_ms} ms",
        )

    # What rings for having come.

    def written(self, machine: Machine, batch: Batch) -> None:
        """Of whatever was to be answered when it came, the desk has heard."""
        if machine.home not in self.honest:
            return
        for situation in machine.node.picture.situations():
            present = [
                party
                for party in self._founded(machine, situation)
                if (machine.label, party) in self._present
            ]
            for fact in self._new(machine, situation, batch):
                for owed in Heard(situation).waits_of(fact):
                    if owed.wait.owed_by in present and not owed.answered:
                        self._require_rung(machine, owed)
            # Who founds has everything on its page, and is not rung for each of it.
            self._present |= {(machine.label, party) for party in self._founded(machine, situation)}

    def _new(self, machine: Machine, situation: Situation, batch: Batch) -> list[Fact]:
        """What asks for an answer and has just come; with a call also what was said before it."""
        known = self._known.setdefault(machine.label, set())
        found = []
        for stored in batch.entries:
            entry = situation.logs[stored.party].entries[stored.sequence]
            fact = situation.by_leaf.get(entry.leaf.hex())
            if fact is None or fact.leaf in known:
                continue
            known.add(fact.leaf)
            if isinstance(fact.payload, ASKING):
                found.append(fact)
            if isinstance(fact.payload, CallOpened):
                thread = situation.threads[fact.thread].facts()
                found += [one for one in thread if isinstance(one.payload, CallSaid)]
        return found

    def _require_rung(self, machine: Machine, owed: Owed) -> None:
        place = (machine.label, owed.wait.owed_by, owed.thread)
        leaves = self._owed.setdefault(place, set())
        leaves.add(owed.leaf)
        require(
            self._arrived[place] >= len(leaves),
            "arrival-rings",
            f"{machine.label} rang {owed.wait.owed_by} {self._arrived[place]} times for "
            f"{len(leaves)} things in {owed.thread}",
        )


def began_at(situation: Situation, owed: Owed, party: str) -> Instant:
    """When it began for this end: to whoever is to answer, no later than it came."""
    fact = situation.by_leaf[owed.leaf]
    if party == owed.wait.owed_by:
        for mirror, cover in situation.logs[fact.party].covers(fact.sequence):
            last_ms = cover.time_s * 1000 + 999 + situation.terms.rules.skew_ms
            if mirror == party and fact.issued_ms > last_ms:
                return cover.time_s * 1000
    return owed.began_ms


def _key(party: str, step: LineEscalated) -> Step:
    return (party, step.leaf, step.owed_by, step.step, step.due_ms)
