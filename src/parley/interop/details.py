"""What there is to say of sites, movements, crossings and gatherings, as a JSON object.

Read as strictly as the rest of a file: a name that is not known is refused, for what is misspelt
would be lost. docs/spec/geojson.md.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from parley.interop.geojson_shapes import Trouble
from parley.model.humanitarian import (
    CheckIn,
    Crossing,
    DatedRange,
    Details,
    Gathering,
    Movement,
    People,
    PeopleKind,
    Range,
    Site,
    SiteCategory,
)
from parley.model.instants import Instant, instant_of, text_of
from parley.model.notices import Activity
from parley.model.volumes import DEGREE_E7, Position

_T = TypeVar("_T")
_E = TypeVar("_E", bound=StrEnum)

_MOMENT = "give a moment with its offset, as 2018-12-01T00:00:00Z"


def details_of(told: object, activity: Activity, party: str) -> Details | None:
    """The details that a file tells of a notice; None where it tells none.

    Args:
        told: The property `details`, its numbers as `Decimal`.
        activity: What the notice announces; it says what the details are.
        party: The author, who is the organiser of a gathering unless another is named.

    Raises:
        Trouble: Not such details, or none that go with the activity.
    """
    if told is None:
        return None
    if activity not in _READERS:
        fitting = ", ".join(one.value for one in _READERS)
        raise Trouble(f"property 'details' goes with the activities {fitting}")
    if activity is Activity.GATHERING and isinstance(told, dict):
        told = {"organiser": party, **told}
    fields = _Fields(told, "details")
    found = fields.made(lambda: _READERS[activity](fields))
    fields.end()
    return found


def told_of(details: Details) -> dict[str, Any]:
    """Details as `details_of` reads them; the contact of a site stays behind, as annexes do."""
    match details:
        case Site():
            return {
                "name": details.name,
                "category": details.category.value,
                "services": list(details.services),
                "population": _told_population(details.population),
                "marking_daylight": details.marking_daylight,
                "marking_thermal": details.marking_thermal,
                "valid_until": text_of(details.valid_until_ms),
                "coarse_m": None if details.coarse_mm is None else details.coarse_mm / 1000,
            }
        case Movement():
            return {
                "purpose": details.purpose,
                "origin": details.origin,
                "destination": details.destination,
                "vehicles": details.vehicles,
                "markings": details.markings,
                "people": [
                    {"kind": group.kind.value, "number": _told_range(group.number)}
                    for group in details.people
                ],
                "guarantor": details.guarantor,
                "check_ins": [
                    {
                        "place": check.place,
                        "at": None if check.at is None else [check.at.lon, check.at.lat],
                        "due": text_of(check.due_ms),
                    }
                    for check in details.check_ins
                ],
            }
        case Crossing():
            return {
                "name": details.name,
                "one_side": details.one_side,
                "other_side": details.other_side,
                "uses": details.uses,
            }
        case Gathering():
            return {"organiser": details.organiser, "people": _told_range(details.people)}


def _told_range(number: Range | None) -> dict[str, int] | None:
    return None if number is None else {"low": number.low, "high": number.high}


def _told_population(population: DatedRange | None) -> dict[str, Any] | None:
    if population is None:
        return None
    as_of_ms = population.as_of_ms
    return {
        "low": population.number.low,
        "high": population.number.high,
        "as_of": None if as_of_ms is None else text_of(as_of_ms),
        "basis": population.basis,
    }


class _Fields:
    """The fields of one object, each taken once; what is left over at the end is refused."""

    def __init__(self, told: object, where: str) -> None:
        if not isinstance(told, dict):
            raise Trouble(f"property {where!r} should be an object")
        self._told: Mapping[str, Any] = told
        self._where = where
        self._known: list[str] = []

    def text(self, name: str, default: str | None = None) -> str:
        value = self._value(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise self._trouble(name, "give a text")
        return value

    def choice(self, name: str, kind: type[_E]) -> _E:
        known = {item.value: item for item in kind}
        value = self._value(name)
        if not isinstance(value, str) or value not in known:
            raise self._trouble(name, f"give one of {', '.join(known)}")
        return known[value]

    def count(self, name: str) -> int | None:
        value = self._value(name)
        if value is None:
            return None
        if not isinstance(value, Decimal) or value != int(value):
            raise self._trouble(name, "give a whole number, or null where it is not known")
        return int(value)

    def length_mm(self, name: str) -> int | None:
        value = self._value(name)
        if value is None:
            return None
        if not isinstance(value, Decimal):
            raise self._trouble(name, "give metres, or null")
        return int((value * 1000).to_integral_value("ROUND_CEILING"))

    def instant(self, name: str) -> Instant | None:
        value = self._value(name)
        if value is None:
            return None
        try:
            return instant_of(value.upper())
        except (ValueError, AttributeError, OverflowError) as error:
            raise self._trouble(name, _MOMENT) from error

    def due(self, name: str) -> Instant:
        found = self.instant(name)
        if found is None:
            raise self._trouble(name, _MOMENT)
        return found

    def position(self, name: str) -> Position | None:
        value = self._value(name)
        if value is None:
            return None
        two = isinstance(value, list) and len(value) == 2
        if not two or not all(isinstance(degrees, Decimal) for degrees in value):
            raise self._trouble(name, "give [longitude, latitude] in degrees, or null")
        lon_e7, lat_e7 = (int((one * DEGREE_E7).to_integral_value()) for one in value)
        return self.made(lambda: Position(lat_e7, lon_e7))

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._value(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self._trouble(name, "give a list of texts")
        return tuple(value)

    def objects(self, name: str) -> list["_Fields"]:
        value = self._value(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._trouble(name, "give a list")
        return [_Fields(one, f"{self._where}.{name}[{index}]") for index, one in enumerate(value)]

    def within(self, name: str) -> "_Fields | None":
        value = self._value(name)
        return None if value is None else _Fields(value, f"{self._where}.{name}")

    def made(self, make: Callable[[], _T]) -> _T:
        """A value of the model, or the model's own words about what it refused."""
        try:
            return make()
        except ValueError as error:
            raise Trouble(f"property {self._where!r}: {error}") from error

    def end(self) -> None:
        """Refuse whatever was not asked for."""
        for name in self._told:
            if name not in self._known:
                raise Trouble(
                    f"property {self._where!r} has {name[:80]!r}, which is not read; there are: "
                    f"{', '.join(self._known)}"
                )

    def _value(self, name: str) -> Any:
        self._known.append(name)
        return self._told.get(name)

    def _trouble(self, name: str, remedy: str) -> Trouble:
        value = self._told.get(name)
        shown = "missing" if value is None else str(value)[:80]
        return Trouble(f"property '{self._where}.{name}' is {shown}: {remedy}")


def _site(fields: _Fields) -> Site:
    return Site(
        name=fields.text("name"),
        category=fields.choice("category", SiteCategory),
        services=fields.texts("services"),
        population=_population(fields),
        marking_daylight=fields.text("marking_daylight"),
        marking_thermal=fields.text("marking_thermal"),
        contact_annex=None,
        valid_until_ms=fields.due("valid_until"),
        coarse_mm=fields.length_mm("coarse_m"),
    )


def _population(fields: _Fields) -> DatedRange | None:
    told = fields.within("population")
    if told is None:
        return None
    number = _range_in(told)
    if number is None:
        raise Trouble("property 'details.population' needs low and high, or is null")
    found = told.made(lambda: DatedRange(number, told.instant("as_of"), told.text("basis", "")))
    told.end()
    return found


def _range(fields: _Fields, name: str) -> Range | None:
    told = fields.within(name)
    if told is None:
        return None
    found = _range_in(told)
    told.end()
    return found


def _range_in(told: _Fields) -> Range | None:
    low, high = told.count("low"), told.count("high")
    if low is None or high is None:
        return None
    return told.made(lambda: Range(low, high))


def _movement(fields: _Fields) -> Movement:
    return Movement(
        purpose=fields.text("purpose", ""),
        origin=fields.text("origin", ""),
        destination=fields.text("destination", ""),
        vehicles=fields.count("vehicles"),
        markings=fields.text("markings", ""),
        people=tuple(_people(group) for group in fields.objects("people")),
        guarantor=fields.text("guarantor", ""),
        check_ins=tuple(_check_in(check) for check in fields.objects("check_ins")),
    )


def _people(told: _Fields) -> People:
    found = People(told.choice("kind", PeopleKind), _range(told, "number"))
    told.end()
    return found


def _check_in(told: _Fields) -> CheckIn:
    found = told.made(lambda: CheckIn(told.text("place", ""), told.position("at"), told.due("due")))
    told.end()
    return found


def _crossing(fields: _Fields) -> Crossing:
    return Crossing(
        name=fields.text("name"),
        one_side=fields.text("one_side", ""),
        other_side=fields.text("other_side", ""),
        uses=fields.text("uses", ""),
    )


def _gathering(fields: _Fields) -> Gathering:
    return Gathering(fields.text("organiser"), _range(fields, "people"))


_READERS: dict[Activity, Callable[[_Fields], Details]] = {
    Activity.HUMANITARIAN_SITE: _site,
    Activity.HUMANITARIAN_MOVEMENT: _movement,
    Activity.MEDICAL_EVACUATION: _movement,
    Activity.CROSSING_POINT: _crossing,
    Activity.GATHERING: _gathering,
}
