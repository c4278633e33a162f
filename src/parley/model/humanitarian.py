"""What a notice says beyond time and place when it is about people who need protecting.

A site, a movement, a crossing or a gathering is a notice like any other: it is
delivered, read back, passed on to units and judged against every other notice.
Persons, telephone numbers and plates go into annexes, never here.
"""

from enum import StrEnum

from msgspec import Struct

from parley import limits
from parley.model import names
from parley.model.instants import Instant, require_instant
from parley.model.volumes import Position


class _Part(Struct, frozen=True, forbid_unknown_fields=True):
    """How all of these are decoded."""


class Range(_Part, frozen=True):
    """A number known to lie between two, both included."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= 1_000_000_000:
            raise ValueError("a range runs from low to high, between 0 and 10⁹")


class DatedRange(_Part, frozen=True):
    """A range, as of when, and what it rests on, such as "an estimate".

    `as_of_ms` is null where a report gives no date; the number is then shown as undated.
    """

    number: Range
    as_of_ms: Instant | None
    basis: str

    def __post_init__(self) -> None:
        if self.as_of_ms is not None:
            require_instant(self.as_of_ms)
        names.require_label(self.basis, "what a number rests on")


class PeopleKind(StrEnum):
    """Who moves; several kinds may move together."""

    CIVILIANS = "civilians"
    PATIENTS = "patients"
    MEDICAL_STAFF = "medical-staff"
    RELIEF_STAFF = "relief-staff"
    FIGHTERS_LEAVING = "fighters-leaving-under-an-agreement"
    DETAINEES = "detainees"
    OTHER = "other"


class People(_Part, frozen=True):
    """So many of one kind; null where the number is not known."""

    kind: PeopleKind
    number: Range | None


class SiteCategory(StrEnum):
    """What a site is."""

    HOSPITAL = "hospital"
    CLINIC = "clinic"
    SCHOOL = "school"
    SHELTER = "shelter"
    CAMP = "camp"
    WATER = "water"
    FOOD = "food"
    WAREHOUSE = "warehouse"
    OFFICE = "office"
    WORSHIP = "place-of-worship"
    CULTURAL = "cultural-property"
    OTHER = "other"


class Site(_Part, frozen=True, tag_field="about", tag="site"):
    """A place to be spared.

    Attributes:
        name: As the organisation calls it.
        services: What people find there, such as "primary care".
        population: How many depend on it; null where nobody has counted.
        marking_daylight: What is seen by day; empty where there is none.
        marking_thermal: What a thermal camera sees; empty where there is none. Markings that one
            cannot see have cost lives, so that each is asked for.
        contact_annex: The commitment of the annex with the contact; null where there is none.
        valid_until_ms: When it is to be reconfirmed. It does not lapse then, nor does protection.
        coarse_mm: Where the position is coarse on purpose, the radius within which the site lies.
    """

    name: str
    category: SiteCategory
    services: tuple[str, ...]
    population: DatedRange | None
    marking_daylight: str
    marking_thermal: str
    contact_annex: str | None
    valid_until_ms: Instant
    coarse_mm: int | None

    def __post_init__(self) -> None:
        names.require_label(self.name, "the name of a site")
        if len(self.services) > limits.MAX_SERVICES or len(set(self.services)) != len(
            self.services
        ):
            raise ValueError(f"a site has at most {limits.MAX_SERVICES} services, each named once")
        for service in self.services:
            names.require_label(service, "a service")
        names.require_label(self.marking_daylight, "the marking seen by day")
        names.require_label(self.marking_thermal, "the marking a thermal camera sees")
        if self.contact_annex is not None:
            names.require_hex(self.contact_annex, 32, "the commitment of an annex")
        require_instant(self.valid_until_ms)
        if self.coarse_mm is not None and not 0 < self.coarse_mm <= limits.MAX_RADIUS_MM:
            raise ValueError("a coarse position lies within a radius above 0 and up to 2,000 km")


class CheckIn(_Part, frozen=True):
    """Where and when a movement means to be heard from."""

    place: str
    at: Position | None
    due_ms: Instant

    def __post_init__(self) -> None:
        names.require_label(self.place, "the place of a check-in")
        require_instant(self.due_ms)


class Movement(_Part, frozen=True, tag_field="about", tag="movement"):
    """People or goods on their way; a medical evacuation is one too. The route is in the volumes.

    `guarantor` is who vouches for it towards the others; empty where nobody does.
    """

    purpose: str
    origin: str
    destination: str
    vehicles: int | None
    markings: str
    people: tuple[People, ...]
    guarantor: str
    check_ins: tuple[CheckIn, ...]

    def __post_init__(self) -> None:
        for text, what in (
            (self.purpose, "the purpose of a movement"),
            (self.origin, "where a movement begins"),
            (self.destination, "where a movement ends"),
            (self.markings, "the markings of vehicles"),
            (self.guarantor, "the guarantor"),
        ):
            names.require_label(text, what)
        if self.vehicles is not None and not 0 <= self.vehicles <= 100_000:
            raise ValueError("a movement has 0 to 100,000 vehicles")
        if len(self.people) > limits.MAX_PEOPLE:
            raise ValueError(f"at most {limits.MAX_PEOPLE} kinds of people move together")
        if len({group.kind for group in self.people}) != len(self.people):
            raise ValueError("a kind of people is named once")
        if len(self.check_ins) > limits.MAX_CHECK_INS:
            raise ValueError(f"a movement has at most {limits.MAX_CHECK_INS} check-ins")
        dues = [check.due_ms for check in self.check_ins]
        if sorted(set(dues)) != dues:
            raise ValueError("check-ins follow one another in time")


class CrossingState(StrEnum):
    """Whether a crossing lets people through, as a party states."""

    OPEN = "open"
    RESTRICTED = "restricted"
    CLOSED = "closed"


class Crossing(_Part, frozen=True, tag_field="about", tag="crossing"):
    """A place where a line or border is crossed; each party states its state, dated."""

    name: str
    one_side: str
    other_side: str
    uses: str

    def __post_init__(self) -> None:
        names.require_label(self.name, "the name of a crossing")
        names.require_label(self.one_side, "one side of a crossing")
        names.require_label(self.other_side, "the other side of a crossing")
        names.require_label(self.uses, "what a crossing is used for")


class Gathering(_Part, frozen=True, tag_field="about", tag="gathering"):
    """People will be together here. Its organiser alone registers it: coarse, with no reason."""

    organiser: str
    people: Range | None

    def __post_init__(self) -> None:
        names.require_party(self.organiser)


Details = Site | Movement | Crossing | Gathering
