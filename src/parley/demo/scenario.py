"""Scenario files: who is there, by which rules, and what happens when."""

from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, field

from parley.api.story import Tag
from parley.demo.parts import (
    DeskPart,
    HarmPart,
    NoticePart,
    Part,
    PartyPart,
    RegionPart,
    RulesPart,
    SaidPart,
    VolumePart,
)
from parley.errors import UsageError
from parley.model.agreements import Box, Keys, Member, NamedRegion, OffLine, Standing, Terms
from parley.model.humanitarian_statements import ServiceState
from parley.model.instants import Instant, instant_of, text_of
from parley.model.line import Lane, Precedence, Tier
from parley.model.notices import Ref, ref_of
from parley.model.statements import RelayStage
from parley.model.volumes import DEGREE_E7

SHIPPED = ("evening", "counterfactual")


class Do(StrEnum):
    """What a step does."""

    PUBLIC = "public"
    FILE = "file"
    AMEND = "amend"
    BEGIN = "begin"
    END = "end"
    CANCEL = "cancel"
    READ_BACK = "read-back"
    CLIMB = "climb"
    UNIT = "unit"
    RELAY = "relay"
    CONCERN = "concern"
    ANSWER = "answer"
    CALL = "call"
    SAY = "say"
    SEE = "see"
    ACKNOWLEDGE = "acknowledge"
    STAND_BY = "stand-by"
    CLOSE = "close"
    SERVICE = "service"


SPOKEN = (Do.CALL, Do.SAY, Do.ACKNOWLEDGE)
"""The steps in which something is `said`."""

_NEEDS: dict[Do, tuple[str, ...]] = {
    Do.PUBLIC: (),
    Do.FILE: ("ref", "notice"),
    Do.AMEND: ("of", "notice"),
    Do.BEGIN: ("of",),
    Do.END: ("of",),
    Do.CANCEL: ("of",),
    Do.READ_BACK: ("of",),
    Do.CLIMB: ("of", "units"),
    Do.UNIT: ("of", "units"),
    Do.RELAY: ("of", "to"),
    Do.CONCERN: ("ref", "words"),
    Do.ANSWER: ("of", "words"),
    Do.CALL: ("ref", "said"),
    Do.SAY: ("of", "said"),
    Do.SEE: ("of",),
    Do.ACKNOWLEDGE: ("of", "said"),
    Do.STAND_BY: ("of", "for_min"),
    Do.CLOSE: ("of",),
    Do.SERVICE: ("of", "service", "state"),
}


class Step(Part, frozen=True):
    """One thing that happens.

    `of` names the notice, concern or call it is about, as `party/ref`. A `movable` step is the
    filing that `--notice-at` moves, or what moves with it; what is `of` it never comes before it.

    Attributes:
        units: Whom a climb passes the notice to; `later` are those that do not acknowledge yet.
        message: Which message of a call is acknowledged or seen, counted from 1.
        for_min: How long a stand-by asks for, from the step on.
        skip_for: In a drill, not told to whoever plays one of these: it is theirs to do.
        unless_over: In a drill, not played once this flight or activity was stated to be over.
    """

    at: str
    do: Do
    text: str
    tag: Tag
    source: str
    party: str | None = None
    other: str = ""
    movable: bool = False
    of: str | None = None
    ref: str | None = None
    notice: NoticePart | None = None
    reported: tuple[VolumePart, ...] = ()
    words: str = ""
    units: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    to: str = ""
    stage: RelayStage = RelayStage.PASSED
    said: SaidPart | None = None
    lane: Lane = Lane.AIR
    tier: Tier = Tier.DUTY_OFFICER
    precedence: Precedence = Precedence.IMMEDIATE
    addressees: tuple[str, ...] = ()
    message: int = 1
    for_min: float = 0.0
    service: str = ""
    state: ServiceState | None = None
    since: str | None = None
    reason: str | None = None
    harm: HarmPart | None = None
    skip_for: tuple[str, ...] = ()
    unless_over: str | None = None

    def __post_init__(self) -> None:
        if (self.party is None) != (self.do is Do.PUBLIC):
            raise ValueError("a step has a party, but for what the public record tells")
        missing = [name for name in _NEEDS[self.do] if not getattr(self, name)]
        if missing:
            raise ValueError(f"a step that does {self.do.value!r} needs: {', '.join(missing)}")
        if self.said is not None and self.do not in SPOKEN:
            raise ValueError(f"nothing is said in a step that does {self.do.value!r}")
        if not set(self.later) <= set(self.units):
            raise ValueError("whoever acknowledges later is among the units")
        for text in (self.of, self.unless_over):
            if text is not None:
                ref_of(text)
        if self.since is not None:
            instant_of(self.since)

    @property
    def at_ms(self) -> Instant:
        """When, by the exercise's clock."""
        return instant_of(self.at)

    @property
    def about(self) -> Ref:
        """What it is about."""
        assert self.of is not None
        return ref_of(self.of)


class Examined(Part, frozen=True):
    """What the findings are about: a notice, and the flight that may go overdue."""

    notice: str
    flight: str


class CardPart(Part, frozen=True):
    """A matter of its own, played after the findings are taken, and shown apart.

    `record` says what the public record has, and `not_known` what it leaves open.
    """

    title: str
    label: str
    of: str
    tag: Tag
    source: str
    record: str
    not_known: str
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]


class UnitPart(Part, frozen=True):
    """In a drill, a unit of the party that is played: it acknowledges so long after it is told."""

    party: str
    name: str
    acknowledges_after_s: float


class HabitPart(Part, frozen=True):
    """In a drill, how the scripted desk of a party answers, beyond its steps. Ours, not a record.

    `answers` gives the code that is answered to a code; any other message is only received.
    """

    party: str
    acknowledges_after_s: float
    reads_back_after_s: float
    answers: dict[str, str] = field(default_factory=dict)


class BesidePart(Part, frozen=True):
    """What the public record says of that evening, beside a step that a drill times."""

    party: str
    step: str
    record: str
    tag: Tag
    source: str


class DrillPart(Part, frozen=True):
    """How the scenario is drilled: what comes before `begins` is played for everyone."""

    begins: str
    briefings: dict[str, str]
    units: tuple[UnitPart, ...] = ()
    habits: tuple[HabitPart, ...] = ()
    beside: tuple[BesidePart, ...] = ()


class Scenario(Part, frozen=True):
    """A whole scenario."""

    title: str
    banner: str
    starts: str
    ends: str
    examined: Examined
    parties: Annotated[tuple[PartyPart, ...], Meta(min_length=2)]
    rules: RulesPart
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]
    regions: tuple[RegionPart, ...] = ()
    off_line: tuple[OffLine, ...] = ()
    desks: tuple[DeskPart, ...] = ()
    cards: tuple[CardPart, ...] = ()
    drill: DrillPart | None = None

    def __post_init__(self) -> None:
        known = {party.party for party in self.parties}
        for desk in self.desks:
            _require_known(desk.party, known, f"the desk {desk.name!r}")
        nodes = {party.party for party in self.columns}
        for party in self.parties:
            if party.hosted_by is not None:
                _require_known(party.hosted_by, nodes, f"the node that hosts {party.party}")
        last = _require_in_order(self.steps, known, instant_of(self.starts), "step")
        if instant_of(self.ends) < last:
            raise ValueError("the scenario ends before its last step")
        last = instant_of(self.ends)
        for card in self.cards:
            ref_of(card.of)
            last = _require_in_order(card.steps, known, last, f"{card.title}: step")
        for text in (self.examined.notice, self.examined.flight):
            ref_of(text)
        if self.drill is not None:
            _require_drill(self.drill, known)

    def party(self, party: str) -> PartyPart:
        """The party of this name."""
        return next(one for one in self.parties if one.party == party)

    @property
    def columns(self) -> tuple[PartyPart, ...]:
        """The parties with a node of their own."""
        return tuple(one for one in self.parties if one.hosted_by is None)

    def desk_of(self, party: str) -> str:
        """The desk at which a party's officer sits in the scenario."""
        named = (one.name for one in self.desks if one.party == party)
        return next(named, f"duty desk of {party}")

    def terms(self, keys: dict[str, Keys], salt: str) -> Terms:
        """The terms of the exercise agreement that its parties found."""
        members = tuple(
            Member(
                party=one.party,
                name=one.name,
                standing=Standing.OBSERVER if one.observer else Standing.MEMBER,
                hosted_by=one.hosted_by,
                keys=keys[one.party],
            )
            for one in self.parties
        )
        regions = tuple(
            NamedRegion(
                one.name,
                Box(*(round(d * DEGREE_E7) for d in (one.south, one.west, one.north, one.east))),
            )
            for one in self.regions
        )
        return Terms(
            title=self.title,
            banner=self.banner,
            exercise=True,
            drawn_up_ms=instant_of(self.starts),
            salt=salt,
            members=members,
            off_line=self.off_line,
            regions=regions,
            rules=self.rules.rules(),
            desks=tuple(one.desk() for one in self.desks),
            line=self.rules.line(),
        )

    def moved(self, at_ms: Instant) -> "Scenario":
        """The same with the movable filing at another time, and what answers it not before it.

        Raises:
            UsageError: Outside the scenario, or no filing is movable.
        """
        movable = [step for step in self.steps if step.movable]
        if sum(step.do is Do.FILE for step in movable) != 1:
            raise UsageError("this scenario has no single movable filing; mark one: movable = true")
        if not instant_of(self.starts) <= at_ms <= instant_of(self.ends):
            raise UsageError(
                f"{text_of(at_ms)} lies outside the scenario ({self.starts} to {self.ends})"
            )
        filed = {f"{step.party}/{step.ref}" for step in movable}
        steps = []
        for step in self.steps:
            late = step.of in filed and step.at_ms < at_ms
            if step.movable or late:
                steps.append(msgspec.structs.replace(step, at=text_of(at_ms)))
            else:
                steps.append(step)
        # The filing comes before whatever else happens at its moment.
        steps.sort(key=lambda step: (step.at_ms, not step.movable))
        return msgspec.structs.replace(self, steps=tuple(steps))


def read_scenario(path: Path) -> Scenario:
    """Read a scenario file.

    Raises:
        UsageError: Not there, or a line of it is not understood; the message says which.
    """
    try:
        return _decode(path.read_bytes(), str(path))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error


def shipped(name: str) -> Scenario:
    """A scenario that comes with Parley."""
    assert name in SHIPPED
    file = resources.files("parley.demo") / "scenarios" / f"{name}.toml"
    return _decode(file.read_bytes(), name)


def _decode(raw: bytes, name: str) -> Scenario:
    try:
        return msgspec.toml.decode(raw, type=Scenario)
    except (msgspec.DecodeError, ValueError) as error:
        raise UsageError(f"{name}: {error}; see docs/spec/scenario.md") from error


def _require_in_order(
    steps: tuple[Step, ...], known: set[str], previous: Instant, what: str
) -> Instant:
    """Judge steps, which follow one another, and give the moment of the last."""
    for number, step in enumerate(steps, 1):
        if step.party is not None:
            _require_known(step.party, known, f"{what} {number}")
        if step.at_ms < previous:
            raise ValueError(f"{what} {number}: {step.at} comes before the step above it")
        previous = step.at_ms
        for volume in step.reported:
            volume.volume()
        if step.notice is not None:
            step.notice.notice()
        if step.harm is not None:
            step.harm.harm()
    return previous


def _require_drill(drill: DrillPart, known: set[str]) -> None:
    instant_of(drill.begins)
    named = [one.party for one in drill.units]
    named += [one.party for one in drill.habits] + [one.party for one in drill.beside]
    for party in (*drill.briefings, *named):
        _require_known(party, known, "the drill")


def _require_known(party: str, known: set[str], what: str) -> None:
    if party not in known:
        raise ValueError(f"{what}: {party!r} is no party of the scenario")
