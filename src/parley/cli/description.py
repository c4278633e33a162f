"""What a person draws or describes on a command line, shared by the commands that take it."""

import functools
import inspect
import typing
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from parley import limits
from parley.cli import files, spoken
from parley.errors import UsageError
from parley.model.heights import Datum
from parley.model.humanitarian import Details, Site
from parley.model.instants import Instant, Interval
from parley.model.notices import Activity, Notice, Ref
from parley.model.volumes import Volume

if TYPE_CHECKING:
    from parley.interop.geojson import Drawn

NOT_KNOWN = "none"
"""What is typed for an end or a landing that is not known."""


Addressees = Annotated[
    list[str] | None,
    typer.Option(
        "--to", metavar="PARTY", help="Who is to read it back; left out, every other member."
    ),
]
Floor = Annotated[
    str, typer.Option("--floor", metavar="HEIGHT", show_default=False, help="As 0m or 1000ft.")
]
HeightsFrom = Annotated[
    Datum | None,
    typer.Option(
        "--datum",
        metavar="DATUM",
        show_default=False,
        help=f"What heights are measured from: {', '.join(one.value for one in Datum)}.",
    ),
]
OwnDesk = Annotated[
    str,
    typer.Option(
        "--desk",
        metavar="WORDS",
        show_default=False,
        help="The desk to call, never a person; left out, the label of your token.",
    ),
]
RelayScope = Annotated[
    str,
    typer.Option(
        "--relay-scope",
        metavar="WORDS",
        show_default=False,
        help="The coarse words that may be passed to names off the line.",
    ),
]
Until = Annotated[
    str,
    typer.Option("--until", metavar="TIME", show_default=False, help="Left out, it is not known."),
]


@dataclass(frozen=True)
class Drawing:
    """Volumes as typed: from a GeoJSON file, as circles, as routes."""

    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="GEOJSON",
            help="A GeoJSON file with the volumes, a feature each (docs/spec/geojson.md).",
        ),
    ] = None
    circles: Annotated[
        list[str] | None,
        typer.Option(
            "--circle",
            metavar="[ROLE:]LAT,LON,RADIUS",
            help="A circle, as 35.53,35.78,25km or recall:35.40,35.95,3nm; repeat it for more. "
            "Roles: activity, transit, recall, residual-hazard.",
        ),
    ] = None
    routes: Annotated[
        list[str] | None,
        typer.Option(
            "--route",
            metavar="[ROLE:]LAT,LON/LAT,LON/...,HALFWIDTH",
            help="All within a half-width of a line, as recall:35.93,36.63/35.30,35.53,5km; "
            "repeat it for more.",
        ),
    ] = None
    floor: Floor = ""
    ceiling: Annotated[
        str,
        typer.Option(
            "--ceiling", metavar="HEIGHT", show_default=False, help="As 6000m, 20000ft or FL250."
        ),
    ] = ""
    datum: HeightsFrom = None
    start: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="TIME",
            show_default=False,
            help="As 2018-09-17T18:40Z; the node's now if left out.",
        ),
    ] = ""
    until: Until = ""

    @property
    def nothing_drawn(self) -> bool:
        """Whether neither a file nor a shape was given."""
        return self.file is None and not self.circles and not self.routes

    def period(self, now: Callable[[], Instant], base: Interval | None = None) -> Interval:
        """The time as typed, else as in `base`, else from now on with no end known."""
        start_ms = (
            spoken.instant(self.start, "--from")
            if self.start
            else (now() if base is None else base.start_ms)
        )
        end_ms = base.end_ms if base is not None else None
        if self.until:
            end_ms = until_of(self.until, "--until")
        try:
            return Interval(start_ms, end_ms)
        except ValueError as error:
            raise UsageError(f"--from and --until: {error}") from error

    def typed_volumes(self, interval: Interval) -> tuple[Volume, ...]:
        """The circles and routes, all of one band and one interval."""
        shapes = [spoken.circle(text) for text in self.circles or ()]
        shapes += [spoken.route(text) for text in self.routes or ()]
        if not shapes:
            if self.floor or self.ceiling:
                raise UsageError(
                    "--floor and --ceiling belong to a --circle or a --route; in a file, heights "
                    "are floor_m and ceiling_m"
                )
            return ()
        band = spoken.band(self.floor, self.ceiling, self.datum)
        return tuple(Volume(role, shape, band, interval) for role, shape in shapes)


@dataclass(frozen=True)
class Description(Drawing):
    """A notice as typed."""

    activity: Annotated[
        Activity | None,
        typer.Option(
            "--activity",
            metavar="KIND",
            show_default=False,
            help=f"One of {', '.join(one.value for one in Activity)}; `other` if left out.",
        ),
    ] = None
    place: Annotated[
        str,
        typer.Option(
            "--place",
            metavar="WORDS",
            show_default=False,
            help="The place in words; alone it is enough, and both sides are asked to draw it.",
        ),
    ] = ""
    to: Addressees = None
    landing: Annotated[
        str,
        typer.Option(
            "--landing",
            metavar="TIME",
            show_default=False,
            help="When a flight means to be down; without word by then it is reported overdue.",
        ),
    ] = ""
    emergency: Annotated[
        bool | None,
        typer.Option("--emergency/--no-emergency", show_default=False, help="Mark an emergency."),
    ] = None
    desk: OwnDesk = ""
    remarks: Annotated[
        str,
        typer.Option(
            "--remarks", metavar="WORDS", show_default=False, help="Whatever else they must know."
        ),
    ] = ""
    relay_scope: RelayScope = ""
    annexes: Annotated[
        list[Path] | None,
        typer.Option(
            "--annex",
            metavar="FILE",
            help="A file to keep beside the notice, erasable; its name stands in the notice. "
            "Repeat it for more.",
        ),
    ] = None

    def notice(
        self,
        own: str,
        now: Callable[[], Instant],
        desk: Callable[[], str],
    ) -> Notice:
        """A new notice, without its annexes.

        Args:
            own: The party that speaks; a file must be of its own notice.
            now: The node's clock, asked only where no start is given.
            desk: The desk to name, asked only where none is given.
        """
        drawn = None if self.file is None else read_one(self.file)
        if drawn is not None and drawn.ref.party != own:
            raise UsageError(
                f"{self.file}: the notice is {drawn.ref.party}'s and you speak for {own}; "
                'mend "party" in the file, or use the token of that party'
            )
        period = self.period(now, None if drawn is None else drawn.period)
        volumes = (() if drawn is None else drawn.volumes) + self.typed_volumes(period)
        return self._made(
            lambda: Notice(
                activity=self.activity or (Activity.OTHER if drawn is None else drawn.activity),
                emergency=bool(self.emergency),
                period=period,
                volumes=volumes,
                place_label=self.place or ("" if drawn is None else drawn.place_label),
                planned_landing_ms=until_of(self.landing, "--landing") if self.landing else None,
                contact_desk=self.desk or desk(),
                remarks=self.remarks,
                relay_scope=self.relay_scope,
                addressees=tuple(self.to or ()),
                annexes=(),
                details=None if drawn is None else drawn.details,
            )
        )

    def amended(self, of: Ref, before: Notice) -> Notice:
        """A whole notice again: as before, but for what was typed.

        When its times are moved, volumes that begin or end with it go on doing so, and none that
        lay within it reaches beyond.
        """
        drawn = None if self.file is None else read_one(self.file)
        if drawn is not None and drawn.ref != of:
            raise UsageError(
                f"{self.file}: it draws {drawn.ref}, not {of}; mend it, or amend that one"
            )
        base = before.period if drawn is None else drawn.period
        period = self.period(lambda: base.start_ms, base)
        volumes = tuple(_moved(volume, before.period, period) for volume in before.volumes)
        if not self.nothing_drawn:
            volumes = (() if drawn is None else drawn.volumes) + self.typed_volumes(period)
        landing = before.planned_landing_ms
        return self._made(
            lambda: Notice(
                activity=self.activity or before.activity,
                emergency=before.emergency if self.emergency is None else self.emergency,
                period=period,
                volumes=volumes,
                place_label=self.place
                or (drawn.place_label if drawn else "")
                or before.place_label,
                planned_landing_ms=(
                    until_of(self.landing, "--landing") if self.landing else landing
                ),
                contact_desk=self.desk or before.contact_desk,
                remarks=self.remarks or before.remarks,
                relay_scope=self.relay_scope or before.relay_scope,
                addressees=before.addressees if self.to is None else tuple(self.to),
                annexes=before.annexes,
                details=(
                    before.details
                    if drawn is None or drawn.details is None
                    else with_contact_of(drawn.details, before.details)
                ),
            )
        )

    def _made(self, make: Callable[[], Notice]) -> Notice:
        try:
            return make()
        except ValueError as error:
            raise UsageError(
                f"this notice cannot be made: {error} (--place WORDS alone is enough)"
                if "place" in str(error)
                else f"this notice cannot be made: {error}"
            ) from error


def with_contact_of(details: Details, before: Details | None) -> Details:
    """Details from a file, which knows no annexes, with the contact that was there before."""
    if isinstance(details, Site) and isinstance(before, Site) and before.contact_annex is not None:
        return msgspec.structs.replace(details, contact_annex=before.contact_annex)
    return details


def until_of(text: str, what: str) -> Instant | None:
    """A moment, or null for `none`."""
    return None if text.strip().lower() == NOT_KNOWN else spoken.instant(text, what)


def read_one(path: Path) -> "Drawn":
    """The one notice in a GeoJSON file.

    Raises:
        UsageError: Not GeoJSON as we take it, or not one notice.
    """
    from parley.interop.geojson import read_notices

    raw = files.read(path, limits.MAX_REQUEST_BYTES)
    reading = read_notices([(str(path), raw)])
    if len(reading.notices) != 1:
        found = ", ".join(str(notice.ref) for notice in reading.notices[:8])
        raise UsageError(f"{path} should hold one notice and holds {found or 'none'}")
    from parley.cli.exits import complain

    for warning in reading.warnings:
        complain(f"note: {warning}")
    return reading.notices[0]


def _moved(volume: Volume, before: Interval, after: Interval) -> Volume:
    """A volume of a notice whose times were moved: what lay within its period still does."""
    start_ms, end_ms = volume.interval.start_ms, volume.interval.end_ms
    if start_ms == before.start_ms or before.start_ms < start_ms < after.start_ms:
        start_ms = after.start_ms
    within = before.end_ms is None or (end_ms is not None and end_ms <= before.end_ms)
    beyond = after.end_ms is not None and (end_ms is None or end_ms > after.end_ms)
    if end_ms == before.end_ms or (within and beyond):
        end_ms = after.end_ms
    try:
        interval = Interval(start_ms, end_ms)
    except ValueError as error:
        raise UsageError(
            f"the {volume.role.value} volume would end before it starts; draw the volumes anew"
        ) from error
    return Volume(volume.role, volume.shape, volume.band, interval)


def described(kind: type) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of a dataclass, handed over as the parameter of that type."""
    hints = typing.get_type_hints(kind, include_extras=True)
    added = [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=field.default,
            annotation=hints[field.name],
        )
        for field in fields(kind)
    ]

    def wrap(function: Callable[..., None]) -> Callable[..., None]:
        signature = inspect.signature(function, eval_str=True)
        name = next(one.name for one in signature.parameters.values() if one.annotation is kind)
        own = [
            one.replace(kind=inspect.Parameter.KEYWORD_ONLY)
            for one in signature.parameters.values()
            if one.name != name
        ]

        @functools.wraps(function)
        def command(**given: Any) -> None:
            options = {one.name: given.pop(one.name) for one in added}
            function(**{name: kind(**options)}, **given)

        vars(command)["__signature__"] = signature.replace(parameters=[*own, *added])
        return command

    return wrap
