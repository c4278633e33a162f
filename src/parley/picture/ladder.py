"""How far one addressee has come with a notice: from delivery to its last unit."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from parley.model import names
from parley.model.instants import Instant
from parley.model.statements import (
    Means,
    NoticeEntered,
    NoticePassed,
    NoticeReadBack,
    NoticeUnitAcknowledged,
)
from parley.picture.facts import Fact
from parley.picture.logs import Cosigned
from parley.picture.versions import Version
from parley.rules.read_back import compare


class Rung(StrEnum):
    """The ladder, from below. A notice is CONFIRMED only when all addressees stand on the last."""

    DELIVERED = "delivered"
    READ_BACK = "read-back"
    ENTERED = "entered"
    PASSED = "passed"
    UNIT_ACKNOWLEDGED = "unit-acknowledged"


class Step(Struct, frozen=True):
    """One rung for one addressee: when it was reached, and by which entry; null where it was not.

    DELIVERED is proven by a cosignature and has no entry. The last is reached when every unit that
    the notice was passed to has acknowledged it.
    """

    rung: Rung
    reached_ms: Instant | None
    leaf: str | None
    words: str


class Unit(Struct, frozen=True):
    """One unit of the addressee: when it was given the notice, and acknowledged it; else null."""

    unit: str
    passed_ms: Instant | None
    acknowledged_ms: Instant | None
    means: Means | None
    words: str


class Awaited(Struct, frozen=True):
    """Whose turn it is: the lowest rung not reached, the units it waits for, and since when."""

    rung: Rung
    units: tuple[str, ...]
    since_ms: Instant


class Ladder(Struct, frozen=True):
    """How far one addressee has come with the present version."""

    party: str
    steps: tuple[Step, ...]
    read_back_differs: tuple[str, ...]
    units: tuple[Unit, ...]
    waiting: Awaited | None
    """Null once the last unit has acknowledged."""

    @property
    def missing(self) -> tuple[Rung, ...]:
        """The rungs not reached, from below."""
        return tuple(step.rung for step in self.steps if step.reached_ms is None)


def ladder_of(
    cover: Cosigned | None,
    version: Version,
    party: str,
    facts: Iterable[Fact],
    as_of_ms: Instant | None,
) -> Ladder:
    """The ladder of one addressee.

    Args:
        cover: Its first cosignature that covers the version; None where there is none.
        version: The version it climbs.
        party: The addressee.
        facts: What was stated in the thread of the notice.
        as_of_ms: Leaves out a delivery that came later.
    """
    climb = _Climb(version)
    if cover is not None and (as_of_ms is None or cover.time_s * 1000 <= as_of_ms):
        climb.steps[Rung.DELIVERED] = Step(Rung.DELIVERED, cover.time_s * 1000, None, "")
    for fact in facts:
        if fact.party == party:
            climb.fold(fact)
    return climb.ladder(party)


class _Climb:
    """Folds what one addressee states of one version."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.steps = {rung: Step(rung, None, None, "") for rung in Rung}
        self.differs: tuple[str, ...] = ()
        self.units: dict[str, Unit] = {}
        self.last: Fact | None = None

    def fold(self, fact: Fact) -> None:
        leaf = self.version.leaf
        match fact.payload:
            case NoticeReadBack(version=of, volumes=volumes, words=words) if of == leaf:
                comparison = compare(self.version.notice, volumes, words)
                # The last read-back counts: a right one mends a wrong one, and a wrong one undoes.
                self.differs = comparison.differences
                reached_ms = fact.issued_ms if comparison.same else None
                self.steps[Rung.READ_BACK] = Step(Rung.READ_BACK, reached_ms, fact.leaf, words)
            case NoticeEntered(version=of) if of == leaf:
                self.steps[Rung.ENTERED] = Step(Rung.ENTERED, fact.issued_ms, fact.leaf, "")
            case NoticePassed(version=of, units=units) if of == leaf:
                for unit in units:
                    self._passed(unit, fact)
                self.steps[Rung.PASSED] = Step(Rung.PASSED, fact.issued_ms, fact.leaf, "")
            case NoticeUnitAcknowledged(version=of) if of == leaf:
                self._acknowledged(fact.payload, fact)
            case _:
                pass

    def _passed(self, unit: str, fact: Fact) -> None:
        known = self.units.get(names.folded(unit))
        if known is None:
            self.units[names.folded(unit)] = Unit(unit, fact.issued_ms, None, None, "")
        elif known.passed_ms is None:
            self.units[names.folded(unit)] = Unit(
                known.unit, fact.issued_ms, known.acknowledged_ms, known.means, known.words
            )

    def _acknowledged(self, stated: NoticeUnitAcknowledged, fact: Fact) -> None:
        name = names.folded(stated.unit)
        known = self.units.get(name)
        if known is not None and known.acknowledged_ms is not None:
            return
        passed_ms = None if known is None else known.passed_ms
        self.units[name] = Unit(stated.unit, passed_ms, fact.issued_ms, stated.means, stated.words)
        self.last = fact

    def ladder(self, party: str) -> Ladder:
        units = tuple(self.units.values())
        open_units = tuple(one.unit for one in units if one.acknowledged_ms is None)
        passed = self.steps[Rung.PASSED]
        if passed.leaf is not None:
            # Once, and not at each passing: a peer may state that it passed it on without end.
            words = ", ".join(one.unit for one in units if one.passed_ms is not None)
            self.steps[Rung.PASSED] = replace(passed, words=words)
        if units:
            done = len(units) - len(open_units)
            words = f"{done} of {len(units)}"
            if open_units:
                words += ": not " + ", ".join(open_units)
            times = [one.acknowledged_ms for one in units if one.acknowledged_ms is not None]
            reached_ms = max(times) if not open_units else None
            leaf = self.last.leaf if self.last is not None else None
            self.steps[Rung.UNIT_ACKNOWLEDGED] = Step(
                Rung.UNIT_ACKNOWLEDGED, reached_ms, leaf, words
            )
        steps = tuple(self.steps[rung] for rung in Rung)
        return Ladder(party, steps, self.differs, units, self._waiting(steps, open_units))

    def _waiting(self, steps: tuple[Step, ...], open_units: tuple[str, ...]) -> Awaited | None:
        since_ms = self.version.issued_ms
        for step in steps:
            if step.reached_ms is None:
                units = open_units if step.rung is Rung.UNIT_ACKNOWLEDGED else ()
                return Awaited(step.rung, units, since_ms)
            since_ms = max(since_ms, step.reached_ms)
        return None
