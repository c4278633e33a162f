"""Scenario files: who is there, by which rules, and what happens when."""

from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from parley.errors import UsageError
from parley.model import names
from parley.model.agreements import (
    Box,
    Keys,
    LeastExtent,
    Member,
    NamedRegion,
    OffLine,
    Rules,
    Standing,
    Terms,
)
from parley.model.heights import FOOT_MM, Band, Datum
from parley.model.instants import Instant, Interval, instant_of, text_of
from parley.model.notices import Activity, Notice, Ref, ref_of
from parley.model.statements import RelayStage
from parley.model.volumes import (
    DEGREE_E7,
    Circle,
    Polygon,
    Role,
    Route,
    Shape,
    Volume,
    position,
)

NAUTICAL_MILE_MM = 1_852_000
SHIPPED = ("evening", "counterfactual")


class Tag(StrEnum):
    """How well what a step tells is known."""

    SOURCED = "sourced"
    CONTESTED = "contested"
    APPROXIMATED = "approximated"


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
    RELAY = "relay"
    CONCERN = "concern"
    ANSWER = "answer"


class _Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A misspelt line is an error, not a line without effect."""


class CirclePart(_Part, frozen=True):
    """A circle in degrees and kilometres."""

    lat: float
    lon: float
    radius_km: float


class RoutePart(_Part, frozen=True):
    """A route in degrees and kilometres; points are [lat, lon]."""

    points: tuple[tuple[float, float], ...]
    half_width_km: float


class VolumePart(_Part, frozen=True, rename={"since": "from"}):
    """A volume; exactly one of circle, route and polygon."""

    role: Role
    floor_m: float
    ceiling_m: float
    datum: Datum
    since: str
    until: str | None = None
    circle: CirclePart | None = None
    route: RoutePart | None = None
    polygon: tuple[tuple[float, float], ...] | None = None

    def volume(self) -> Volume:
        """The volume it draws."""
        band = Band(round(self.floor_m * 1000), round(self.ceiling_m * 1000), self.datum)
        return Volume(self.role, self._shape(), band, _interval(self.since, self.until))

    def _shape(self) -> Shape:
        drawn = [one for one in (self.circle, self.route, self.polygon) if one is not None]
        if len(drawn) != 1:
            raise ValueError("a volume has exactly one of circle, route and polygon")
        if self.circle is not None:
            centre = position(self.circle.lat, self.circle.lon)
            return Circle(centre, round(self.circle.radius_km * 1_000_000))
        if self.route is not None:
            points = tuple(position(lat, lon) for lat, lon in self.route.points)
            return Route(points, round(self.route.half_width_km * 1_000_000))
        assert self.polygon is not None
        return Polygon(tuple(position(lat, lon) for lat, lon in self.polygon))


class NoticePart(_Part, frozen=True, rename={"since": "from"}):
    """A notice as a person writes it down."""

    activity: Activity
    since: str
    until: str | None = None
    landing: str | None = None
    emergency: bool = False
    place_label: str = ""
    contact_desk: str = ""
    remarks: str = ""
    relay_scope: str = ""
    addressees: tuple[str, ...] = ()
    volumes: tuple[VolumePart, ...] = ()

    def notice(self) -> Notice:
        """The notice it makes."""
        return Notice(
            activity=self.activity,
            emergency=self.emergency,
            period=_interval(self.since, self.until),
            volumes=tuple(volume.volume() for volume in self.volumes),
            place_label=self.place_label,
            planned_landing_ms=None if self.landing is None else instant_of(self.landing),
            contact_desk=self.contact_desk,
            remarks=self.remarks,
            relay_scope=self.relay_scope,
            addressees=self.addressees,
            annexes=(),
        )


class Step(_Part, frozen=True):
    """One thing that happens.

    `of` names the notice or concern it is about, as `party/ref`. A `movable` step is the filing
    that `--notice-at` moves; what is `of` it never comes before it.
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
    unit: str = ""
    to: str = ""
    stage: RelayStage = RelayStage.PASSED

    def __post_init__(self) -> None:
        if (self.party is None) != (self.do is Do.PUBLIC):
            raise ValueError("a step has a party, but for what the public record tells")
        missing = [name for name in _NEEDS[self.do] if not getattr(self, name)]
        if missing:
            raise ValueError(f"a step that does {self.do.value!r} needs: {', '.join(missing)}")

    @property
    def at_ms(self) -> Instant:
        """When, by the exercise's clock."""
        return instant_of(self.at)

    @property
    def about(self) -> Ref:
        """What it is about."""
        assert self.of is not None
        return ref_of(self.of)


_NEEDS: dict[Do, tuple[str, ...]] = {
    Do.PUBLIC: (),
    Do.FILE: ("ref", "notice"),
    Do.AMEND: ("of", "notice"),
    Do.BEGIN: ("of",),
    Do.END: ("of",),
    Do.CANCEL: ("of",),
    Do.READ_BACK: ("of",),
    Do.CLIMB: ("of", "unit"),
    Do.RELAY: ("of", "to"),
    Do.CONCERN: ("ref", "words"),
    Do.ANSWER: ("of", "words"),
}


class PartyPart(_Part, frozen=True):
    """A party of the scenario."""

    party: str
    name: str
    observer: bool = False


class RulesPart(_Part, frozen=True):
    """The rules, in the units people speak them in."""

    lead_time_min: float
    lateral_separation_nm: float
    vertical_separation_ft: float
    read_back_within_min: float
    overdue_after_min: float
    skew_s: float
    least_extents_km: dict[Activity, float] = {}

    def rules(self) -> Rules:
        """The rules they make."""
        return Rules(
            version="rules/0",
            lead_time_ms=round(self.lead_time_min * 60_000),
            lateral_separation_mm=round(self.lateral_separation_nm * NAUTICAL_MILE_MM),
            vertical_separation_mm=round(self.vertical_separation_ft * FOOT_MM),
            read_back_within_ms=round(self.read_back_within_min * 60_000),
            overdue_after_ms=round(self.overdue_after_min * 60_000),
            skew_ms=round(self.skew_s * 1000),
            datum_margin_mm=None,
            least_extents=tuple(
                LeastExtent(activity, round(km * 1_000_000))
                for activity, km in sorted(self.least_extents_km.items())
            ),
        )


class RegionPart(_Part, frozen=True):
    """A named region between two parallels and two meridians, in degrees."""

    name: str
    south: float
    north: float
    west: float
    east: float


class Examined(_Part, frozen=True):
    """What the findings are about: a notice, and the flight that may go overdue."""

    notice: str
    flight: str


class Scenario(_Part, frozen=True):
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

    def __post_init__(self) -> None:
        known = {party.party for party in self.parties}
        for party in known:
            names.require_party(party)
        previous = instant_of(self.starts)
        for number, step in enumerate(self.steps, 1):
            if step.party is not None and step.party not in known:
                raise ValueError(f"step {number}: {step.party!r} is no party of the scenario")
            if step.at_ms < previous:
                raise ValueError(f"step {number}: {step.at} comes before the step above it")
            previous = step.at_ms
            for volume in (*(step.notice.volumes if step.notice else ()), *step.reported):
                volume.volume()
            if step.notice is not None:
                step.notice.notice()
        if instant_of(self.ends) < previous:
            raise ValueError("the scenario ends before its last step")
        for text in (self.examined.notice, self.examined.flight):
            ref_of(text)

    def terms(self, keys: dict[str, Keys], salt: str) -> Terms:
        """The terms of the exercise agreement that its parties found."""
        members = tuple(
            Member(
                party=one.party,
                name=one.name,
                standing=Standing.OBSERVER if one.observer else Standing.MEMBER,
                hosted_by=None,
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
        )

    def moved(self, at_ms: Instant) -> "Scenario":
        """The same with the movable filing at another time, and what answers it not before it.

        Raises:
            UsageError: Outside the scenario, or no step is movable.
        """
        movable = [step for step in self.steps if step.movable]
        if len(movable) != 1:
            raise UsageError("this scenario has no single movable step; mark one: movable = true")
        if not instant_of(self.starts) <= at_ms <= instant_of(self.ends):
            raise UsageError(
                f"{text_of(at_ms)} lies outside the scenario ({self.starts} to {self.ends})"
            )
        filed = f"{movable[0].party}/{movable[0].ref}"
        steps = []
        for step in self.steps:
            late = step.of == filed and step.at_ms < at_ms
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


def _interval(start: str, end: str | None) -> Interval:
    return Interval(instant_of(start), None if end is None else instant_of(end))
