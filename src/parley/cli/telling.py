"""What is told of those to be spared, option by option or table by table of a TOML file."""

import tomllib
import typing
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, TypeVar

import msgspec
import typer

from parley import limits
from parley.cli import files, placing
from parley.cli.description import Addressees, Floor, HeightsFrom, OwnDesk, RelayScope
from parley.errors import UsageError
from parley.model.heights import Band
from parley.model.humanitarian import Details, Site
from parley.model.instants import Instant, Interval
from parley.model.notices import Activity, Notice
from parley.model.volumes import Circle, Volume

if TYPE_CHECKING:
    from parley.interop.geojson import Drawn
    from parley.model.agreements import Terms

_T = TypeVar("_T")

Remarks = Annotated[
    str,
    typer.Option(
        "--remarks",
        metavar="WORDS",
        show_default=False,
        help="Whatever else they must know; no persons, no telephone numbers.",
    ),
]
At = Annotated[
    str,
    typer.Option(
        "--at",
        metavar="POSITION",
        show_default=False,
        help="Where, as 33.31N38.70E, 33.31,38.70 (latitude first) or 331836N0384200E.",
    ),
]
Name = Annotated[
    str, typer.Option("--name", metavar="WORDS", show_default=False, help="What it is called.")
]
Reason = Annotated[
    str,
    typer.Option(
        "--reason",
        metavar="WORDS",
        show_default=False,
        help="Why; left out, it is shown that no reason was given.",
    ),
]
Contact = Annotated[
    Path | None,
    typer.Option(
        "--contact",
        metavar="FILE",
        help="A file with whom to call: kept as an annex, erasable, given to --contact-to alone.",
    ),
]
ContactTo = Annotated[
    list[str] | None,
    typer.Option(
        "--contact-to",
        metavar="PARTY",
        help="Who may have the contact; left out, --to, else every other member.",
    ),
]
OwnName = Annotated[
    str,
    typer.Argument(
        metavar="REF",
        show_default=False,
        help="Your reference for it, such as S1; left out, one is made. Of a file, that one only.",
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask: a person has read who is told what.")]
OnlyPreview = Annotated[
    bool, typer.Option("--preview", help="Only show it, and who would be told; sign nothing.")
]


@dataclass(frozen=True)
class Here:
    """Who registers, under which terms, and the node's clock, asked only where it is needed."""

    party: str
    terms: "Terms"
    now: Callable[[], Instant]
    desk: Callable[[], str]


@dataclass(frozen=True)
class Wish:
    """A notice to be signed, and what goes with it."""

    ref: str
    notice: Notice
    """Without its annexes."""
    contact: Path | None
    contact_to: tuple[str, ...]
    annexes: tuple[Path, ...]
    notes: tuple[str, ...]
    """What is to be said before it is signed."""


@dataclass(frozen=True)
class Unread:
    """What could not be made of a file's entry, and why."""

    ref: str
    words: str


@dataclass(frozen=True)
class Told(ABC):
    """What all of them are told with; each kind adds its own."""

    TABLE: ClassVar[str]
    """What its tables are called in a TOML file."""
    WHAT: ClassVar[str]
    ACTIVITIES: ClassVar[tuple[Activity, ...]]

    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="A TOML or GeoJSON file with one or more of them, in place of options "
            "(docs/spec/humanitarian.md).",
        ),
    ] = None
    place: Annotated[
        str,
        typer.Option(
            "--place",
            metavar="WORDS",
            show_default=False,
            help="The place in words; what is drawn is held against it.",
        ),
    ] = ""
    to: Addressees = None
    start: Annotated[
        str,
        typer.Option(
            "--from", metavar="TIME", show_default=False, help="The node's now if left out."
        ),
    ] = ""
    floor: Floor = ""
    ceiling: Annotated[
        str,
        typer.Option(
            "--ceiling",
            metavar="HEIGHT",
            show_default=False,
            help="As 800m or FL100; without heights it is drawn wherever the ground may be.",
        ),
    ] = ""
    datum: HeightsFrom = None
    desk: OwnDesk = ""
    relay_scope: RelayScope = ""
    annexes: Annotated[
        list[Path] | None,
        typer.Option(
            "--annex", metavar="FILE", help="A file to keep beside it, erasable; repeat for more."
        ),
    ] = None

    # What each kind says of itself.

    def activity(self) -> Activity:
        """The activity of the notice."""
        return self.ACTIVITIES[0]

    @abstractmethod
    def details(self, here: Here) -> Details:
        """What there is to say beyond time and place."""

    @abstractmethod
    def places(self, here: Here, interval: Interval) -> tuple[tuple[Volume, ...], tuple[str, ...]]:
        """What is drawn, and what is to be said of it before it is signed."""

    def end_ms(self) -> Instant | None:
        """When it is over; None where that is not known."""
        return None

    def words(self) -> str:
        """The remarks."""
        return getattr(self, "remarks", "")

    def urgent(self) -> bool:
        """Whether it is an emergency."""
        return bool(getattr(self, "emergency", False))

    # Wishes.

    def wish(self, here: Here, ref: str) -> Wish:
        """The notice of these options.

        Raises:
            UsageError: They make none; says which option, and what to do.
        """
        interval = self._interval(here)
        volumes, notes = self.places(here, interval)
        if volumes and self.heights() is None:
            notes = (*notes, placing.HEIGHTS_NOT_GIVEN)
        notice = made(
            lambda: Notice(
                activity=self.activity(),
                emergency=self.urgent(),
                period=interval,
                volumes=volumes,
                place_label=self.place,
                planned_landing_ms=None,
                contact_desk=self.desk or here.desk(),
                remarks=self.words(),
                relay_scope=self.relay_scope,
                addressees=tuple(self.to or ()),
                annexes=(),
                details=self.details(here),
            )
        )
        return self._wish(here, ref, notice, notes)

    def wish_of(self, here: Here, drawn: "Drawn") -> Wish:
        """The notice that a GeoJSON file draws, with those options that no such file has.

        Raises:
            UsageError: It is no such notice, or another party's.
        """
        if drawn.ref.party != here.party:
            raise UsageError(
                f"{drawn.source}: {drawn.ref} is {drawn.ref.party}'s and you speak for "
                f'{here.party}; mend "party" in the file, or use the token of that party'
            )
        if drawn.activity not in self.ACTIVITIES or drawn.details is None:
            fitting = " or ".join(one.value for one in self.ACTIVITIES)
            raise UsageError(
                f"{drawn.source}: {drawn.ref} is no {self.WHAT}: it needs the activity {fitting}, "
                "and details (docs/spec/geojson.md)"
            )
        volumes, details, notes = self.redrawn(here, drawn)
        notice = made(
            lambda: Notice(
                activity=drawn.activity,
                emergency=self.urgent(),
                period=drawn.period,
                volumes=volumes,
                place_label=drawn.place_label or self.place,
                planned_landing_ms=None,
                contact_desk=self.desk or here.desk(),
                remarks=self.words(),
                relay_scope=self.relay_scope,
                addressees=tuple(self.to or ()),
                annexes=(),
                details=details,
            )
        )
        return self._wish(here, drawn.ref.ref, notice, notes)

    def redrawn(
        self, here: Here, drawn: "Drawn"
    ) -> tuple[tuple[Volume, ...], Details, tuple[str, ...]]:
        """What a file draws, as it is to be told; a kind that is coarse draws it anew."""
        del here
        assert drawn.details is not None
        return drawn.volumes, drawn.details, ()

    def heights(self) -> Band | None:
        """The heights as typed; None where none were."""
        return placing.band(self.floor, self.ceiling, self.datum)

    def tables(self, path: Path) -> list[tuple[str, Self | Unread]]:
        """What a TOML file tells, table by table, each with its reference; these options stand in
        for what a table leaves out."""
        raw = files.read(path, limits.MAX_REQUEST_BYTES)
        try:
            document = tomllib.loads(raw.decode("utf-8"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
            raise UsageError(f"{path} is no TOML: {error}") from error
        found = document.pop(self.TABLE, [])
        if document or not isinstance(found, list) or not found:
            raise UsageError(
                f"{path} should hold [[{self.TABLE}]] tables and nothing else; their keys are the "
                "options of this command without --, and ref"
            )
        return [self._table(path, index, table) for index, table in enumerate(found, 1)]

    def _table(self, path: Path, index: int, table: object) -> tuple[str, Self | Unread]:
        where = f"{path}: [[{self.TABLE}]] {index}"
        if not isinstance(table, dict):
            return "", Unread("", f"{where} is no table")
        given = dict(table)
        ref = str(given.pop("ref", ""))
        try:
            return ref, replace(self, file=None, **_options(type(self), given, path.parent))
        except UsageError as error:
            return ref, Unread(ref, f"{where}: {error}")

    def _interval(self, here: Here) -> Interval:
        start_ms = placing.moment_or_day(self.start, "--from") if self.start else here.now()
        try:
            return Interval(start_ms, self.end_ms())
        except ValueError as error:
            raise UsageError(f"--from and --until: {error}") from error

    def _wish(self, here: Here, ref: str, notice: Notice, notes: tuple[str, ...]) -> Wish:
        contact: Path | None = getattr(self, "contact", None)
        wanted: list[str] = list(getattr(self, "contact_to", None) or self.to or ())
        if not wanted:
            wanted = [
                member.party
                for member in here.terms.members
                if member.party != here.party and member.standing.value == "member"
            ]
        unknown = [party for party in wanted if here.terms.member(party) is None]
        if contact is not None and unknown:
            known = ", ".join(member.party for member in here.terms.members)
            raise UsageError(
                f"--contact-to: {unknown[0]} is not in this agreement; there are: {known}"
            )
        return Wish(
            ref,
            notice,
            contact,
            tuple(wanted) if contact is not None else (),
            tuple(self.annexes or ()),
            notes,
        )


def typed_beside_a_file(told: Told) -> list[str]:
    """The options that say what a GeoJSON file says itself."""
    from_options = {
        "file",
        "place",
        "to",
        "desk",
        "relay_scope",
        "annexes",
        "remarks",
        "contact",
        "contact_to",
        "coarse",
        "emergency",
    }
    return [
        option_of(type(told), field.name)
        for field in fields(told)
        if field.name not in from_options and getattr(told, field.name) != field.default
    ]


def made(make: Callable[[], _T]) -> _T:
    """A value of the model, or the model's own words about what was typed."""
    try:
        return make()
    except ValueError as error:
        words = str(error)
        if "needs a place" in words:
            words = "say where: --at POSITION, or --place WORDS alone"
        raise UsageError(f"this cannot be made: {words}") from error


def option_of(kind: type, name: str) -> str:
    """The option of a field, as it is typed."""
    hint = typing.get_type_hints(kind, include_extras=True)[name]
    info = hint.__metadata__[0]
    # Typer keeps the first name of an annotated option in the place of a default.
    known = (str(one) for one in (info.default, *info.param_decls))
    return next(one for one in known if one.startswith("--"))


def coarsened(
    here: Here, drawn: "Drawn", radius_mm: int, *, all_of_it: bool
) -> tuple[tuple[Volume, ...], tuple[str, ...]]:
    """The circles of a file, each drawn coarse; one that is so already stays as it is.

    Raises:
        UsageError: It draws something else too, and all of it is to be coarse.
    """
    name = drawn.details.name if isinstance(drawn.details, Site) else ""
    volumes: list[Volume] = []
    notes: list[str] = []
    for one in drawn.volumes:
        if not isinstance(one.shape, Circle):
            if all_of_it:
                raise UsageError(
                    f"{drawn.source}: only a Point can be drawn coarse; draw {drawn.ref} coarse "
                    "yourself, and give coarse_m in its details"
                )
            volumes.append(one)
            continue
        place = placing.coarse_around(
            one.shape.centre, radius_mm, drawn.place_label or name, here.terms
        )
        volumes.append(msgspec.structs.replace(one, shape=place.circle))
        notes += place.notes
    return tuple(volumes), tuple(dict.fromkeys(notes))


def _options(kind: type, given: dict[str, Any], beside: Path) -> dict[str, Any]:
    """The fields that a table's keys name, read as the options are."""
    hints = typing.get_type_hints(kind)
    by_option = {
        option_of(kind, field.name).removeprefix("--"): field.name
        for field in fields(kind)
        if field.name != "file"
    }
    found = {}
    for key, value in given.items():
        option = key.replace("_", "-")
        if option not in by_option:
            raise UsageError(f"{key[:60]!r} is not read; there are: ref, {', '.join(by_option)}")
        name = by_option[option]
        found[name] = _option(hints[name], value, key, beside)
    return found


def _option(hint: Any, value: Any, key: str, beside: Path) -> Any:
    """One value of a table as its option has it."""
    kinds = typing.get_args(hint) or (hint,)
    listed = next((one for one in kinds if typing.get_origin(one) is list), None)
    if listed is not None:
        values = value if isinstance(value, list) else [value]
        (kind,) = typing.get_args(listed)
        return [_one(kind, one, key, beside) for one in values]
    kind = next(one for one in kinds if one is not type(None))
    return _one(kind, value, key, beside)


def _one(kind: Any, value: Any, key: str, beside: Path) -> Any:
    if kind is bool:
        if not isinstance(value, bool):
            raise UsageError(f"{key} is true or false")
        return value
    if isinstance(value, bool | dict | list):
        raise UsageError(f"{key} is a text")
    text = value.isoformat() if isinstance(value, datetime | date) else str(value)
    if kind is Path:
        return beside / text
    if kind is str:
        return text
    try:
        return kind(text)
    except ValueError as error:
        known = ", ".join(one.value for one in kind)
        raise UsageError(f"{key} {text[:40]!r}: give one of {known}") from error
