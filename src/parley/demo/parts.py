"""The pieces of a scenario file, in the units that people speak, and what each makes."""

from msgspec import Struct

from parley.errors import UsageError
from parley.model import names
from parley.model.agreements import LeastExtent, Rules
from parley.model.heights import FOOT_MM, Band, Datum
from parley.model.humanitarian import DatedRange, Range, Site, SiteCategory
from parley.model.humanitarian_statements import Harm
from parley.model.instants import Interval, instant_of
from parley.model.line import MINUTE_MS, Desk, Lane, LineRules, Precedence, Tier, Timer
from parley.model.notices import Activity, Notice, Ref, ref_of
from parley.model.phrases import Phrase
from parley.model.volumes import Circle, Polygon, Role, Route, Shape, Volume, position
from parley.phrases import catalogue, compose, fault_of, read_value

NAUTICAL_MILE_MM = 1_852_000
QUOTED = ("notice", "message")


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A misspelt line is an error, not a line without effect."""


class CirclePart(Part, frozen=True):
    """A circle in degrees and kilometres."""

    lat: float
    lon: float
    radius_km: float


class RoutePart(Part, frozen=True):
    """A route in degrees and kilometres; points are [lat, lon]."""

    points: tuple[tuple[float, float], ...]
    half_width_km: float


class VolumePart(Part, frozen=True, rename={"since": "from"}):
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


class PopulationPart(Part, frozen=True):
    """How many depend on a site; `as_of` left out is a number without a date."""

    low: int
    high: int
    basis: str
    as_of: str | None = None


class SitePart(Part, frozen=True):
    """A site to be spared."""

    name: str
    category: SiteCategory
    valid_until: str
    services: tuple[str, ...] = ()
    population: PopulationPart | None = None
    marking_daylight: str = ""
    marking_thermal: str = ""
    coarse_km: float | None = None

    def site(self) -> Site:
        """The details it makes."""
        counted = self.population
        return Site(
            name=self.name,
            category=self.category,
            services=self.services,
            population=None
            if counted is None
            else DatedRange(
                Range(counted.low, counted.high),
                None if counted.as_of is None else instant_of(counted.as_of),
                counted.basis,
            ),
            marking_daylight=self.marking_daylight,
            marking_thermal=self.marking_thermal,
            contact_annex=None,
            valid_until_ms=instant_of(self.valid_until),
            coarse_mm=None if self.coarse_km is None else round(self.coarse_km * 1_000_000),
        )


class HarmPart(Part, frozen=True):
    """What the loss of a service did, as reported; `as_of` left out is a report without a date."""

    words: str
    people: tuple[int, int] | None = None
    deaths: tuple[int, int] | None = None
    as_of: str | None = None

    def harm(self) -> Harm:
        """The harm it states."""
        return Harm(
            self.words,
            None if self.people is None else Range(*self.people),
            None if self.deaths is None else Range(*self.deaths),
            None if self.as_of is None else instant_of(self.as_of),
        )


class NoticePart(Part, frozen=True, rename={"since": "from"}):
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
    site: SitePart | None = None

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
            details=None if self.site is None else self.site.site(),
        )


class Quoted(Part, frozen=True):
    """What a message quotes: a notice as it stands, or a message of a call, counted from 1."""

    of: Ref
    message: int | None


class SaidPart(Part, frozen=True, rename={"values": "with"}):
    """What is said: a phrase `with` its values as an officer types them, free words, or both.

    A quote is `notice PARTY/REF` or `message PARTY/REF NUMBER`.
    """

    phrase: str = ""
    values: dict[str, str] = {}
    words: str = ""
    language: str = ""
    quotes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.phrase and not self.words.strip():
            raise ValueError("a message says something: a phrase, or words")
        try:
            phrase = self.signed()
        except UsageError as error:
            raise ValueError(str(error)) from error
        fault = None if phrase is None else fault_of(phrase)
        if fault is not None:
            raise ValueError(fault)
        self.quoted()

    def signed(self) -> Phrase | None:
        """The phrase as it is signed; None where only words are said.

        Raises:
            UsageError: No such phrase, or a value that is not of its type.
        """
        if not self.phrase:
            return None
        entry = catalogue().phrases.get(self.phrase)
        types = {} if entry is None else {blank.name: blank.type for blank in entry.parameters}
        values = {
            name: read_value(types[name], text) if name in types else None
            for name, text in self.values.items()
        }
        return compose(self.phrase, values)

    def quoted(self) -> tuple[Quoted, ...]:
        """What it quotes."""
        return tuple(map(_quoted, self.quotes))


class PartyPart(Part, frozen=True):
    """A party of the scenario: where its node is, and the language its officers read."""

    party: str
    name: str
    observer: bool = False
    hosted_by: str | None = None
    language: str = "en"

    def __post_init__(self) -> None:
        names.require_party(self.party)
        try:
            catalogue().language(self.language)
        except UsageError as error:
            raise ValueError(str(error)) from error


class DeskPart(Part, frozen=True):
    """A desk; in the order in which desks of one tier ring."""

    party: str
    name: str
    tier: Tier
    lanes: tuple[Lane, ...] = tuple(Lane)

    def desk(self) -> Desk:
        """The desk it makes."""
        return Desk(self.party, self.name, self.tier, self.lanes)


class TimerPart(Part, frozen=True):
    """How long a message of one precedence may wait for a person, in minutes."""

    acknowledge_within_min: float
    next_after_min: float
    rounds: int = 1


class RulesPart(Part, frozen=True):
    """The rules, in the units people speak them in; timers left out are Parley's own."""

    lead_time_min: float
    lateral_separation_nm: float
    vertical_separation_ft: float
    read_back_within_min: float
    overdue_after_min: float
    skew_s: float
    least_extents_km: dict[Activity, float] = {}
    timers: dict[Precedence, TimerPart] = {}

    def rules(self) -> Rules:
        """The rules of notices."""
        return Rules(
            version="rules/0",
            lead_time_ms=round(self.lead_time_min * MINUTE_MS),
            lateral_separation_mm=round(self.lateral_separation_nm * NAUTICAL_MILE_MM),
            vertical_separation_mm=round(self.vertical_separation_ft * FOOT_MM),
            read_back_within_ms=round(self.read_back_within_min * MINUTE_MS),
            overdue_after_ms=round(self.overdue_after_min * MINUTE_MS),
            skew_ms=round(self.skew_s * 1000),
            datum_margin_mm=None,
            least_extents=tuple(
                LeastExtent(activity, round(km * 1_000_000))
                for activity, km in sorted(self.least_extents_km.items())
            ),
        )

    def line(self) -> LineRules:
        """The rules of the line."""
        timers = {timer.precedence: timer for timer in LineRules().timers}
        for precedence, part in self.timers.items():
            timers[precedence] = Timer(
                precedence,
                round(part.acknowledge_within_min * MINUTE_MS),
                round(part.next_after_min * MINUTE_MS),
                part.rounds,
            )
        return LineRules(timers=tuple(timers[precedence] for precedence in Precedence))


class RegionPart(Part, frozen=True):
    """A named region between two parallels and two meridians, in degrees."""

    name: str
    south: float
    north: float
    west: float
    east: float


def _interval(start: str, end: str | None) -> Interval:
    return Interval(instant_of(start), None if end is None else instant_of(end))


def _quoted(text: str) -> Quoted:
    kind, _, rest = text.partition(" ")
    of, _, number = rest.partition(" ")
    if kind not in QUOTED or (kind == "message") != number.isdecimal():
        raise ValueError(f"{text!r} quotes nothing: write notice PARTY/REF or message PARTY/REF 1")
    return Quoted(ref_of(of), int(number) if number else None)
