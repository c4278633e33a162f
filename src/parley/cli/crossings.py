"""`parley crossing` and `parley gathering`: where lines are crossed, and where people meet."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from parley.cli import looking, placing, registering, spoken, telling
from parley.cli.description import Until, described
from parley.cli.filing import now
from parley.cli.line import Line, asks_under, states
from parley.cli.notices import AsOf
from parley.cli.render.statements import show_outcome
from parley.cli.telling import At, Here, Name, OnlyPreview, OwnName, Reason, Remarks, Told, Yes
from parley.errors import UsageError
from parley.model.humanitarian import Crossing, CrossingState, Details, Gathering
from parley.model.instants import Instant, Interval
from parley.model.notices import Activity
from parley.model.volumes import Volume

if TYPE_CHECKING:
    from parley.interop.geojson import Drawn

CROSSINGS = (Activity.CROSSING_POINT,)
GATHERINGS = (Activity.GATHERING,)

CrossingRef = Annotated[
    str,
    typer.Argument(metavar="REF", help="The crossing, as party/reference, as relief-org/X1."),
]
GatheringRef = Annotated[
    str,
    typer.Argument(metavar="REF", help="The gathering, as party/reference, as relief-org/G1."),
]

crossing = typer.Typer(help="Crossing points, and what each party states.", no_args_is_help=True)
gathering = typer.Typer(
    help="Gatherings, registered by their organiser alone.", no_args_is_help=True
)


@dataclass(frozen=True)
class CrossingTold(Told):
    """A crossing as typed, or as a table has it."""

    TABLE: ClassVar[str] = "crossing"
    WHAT: ClassVar[str] = "crossing"
    ACTIVITIES: ClassVar[tuple[Activity, ...]] = CROSSINGS

    at: At = ""
    radius: Annotated[
        str,
        typer.Option(
            "--radius", metavar="LENGTH", help="How far around that it reaches, as 300m or 1km."
        ),
    ] = "500m"
    name: Name = ""
    one_side: Annotated[
        str, typer.Option("--one-side", metavar="WORDS", show_default=False, help="One side of it.")
    ] = ""
    other_side: Annotated[
        str,
        typer.Option("--other-side", metavar="WORDS", show_default=False, help="The other side."),
    ] = ""
    uses: Annotated[
        str,
        typer.Option("--uses", metavar="WORDS", show_default=False, help="What it is used for."),
    ] = ""
    contact: telling.Contact = None
    contact_to: telling.ContactTo = None
    remarks: Remarks = ""

    def details(self, here: Here) -> Details:
        """What the options say of the crossing."""
        del here
        if not self.name:
            raise UsageError("a crossing needs --name")
        return Crossing(self.name, self.one_side, self.other_side, self.uses)

    def places(self, here: Here, interval: Interval) -> tuple[tuple[Volume, ...], tuple[str, ...]]:
        """The circle of the crossing."""
        del here
        if not self.at:
            return (), ()
        found = placing.exact_place(self.at, self.radius)
        return (placing.volume(found.circle, self.heights(), interval),), found.notes


@dataclass(frozen=True)
class GatheringTold(Told):
    """A gathering as typed, or as a table has it: coarse always, and without a reason."""

    TABLE: ClassVar[str] = "gathering"
    WHAT: ClassVar[str] = "gathering"
    ACTIVITIES: ClassVar[tuple[Activity, ...]] = GATHERINGS

    at: At = ""
    coarse: Annotated[
        str,
        typer.Option(
            "--coarse",
            metavar="LENGTH",
            show_default=False,
            help="The radius of the circle that holds it and does not tell where, as 5km; left "
            "out, the least that the agreement has.",
        ),
    ] = ""
    until: Until = ""
    people: Annotated[
        str,
        typer.Option(
            "--people", metavar="NUMBER", show_default=False, help="How many, as 500-800, if known."
        ),
    ] = ""

    def end_ms(self) -> Instant | None:
        """When people mean to have gone."""
        return spoken.instant(self.until, "--until") if self.until else None

    def details(self, here: Here) -> Details:
        """That the party that speaks organises it, and how many come."""
        people = placing.numbers(self.people, "--people") if self.people else None
        return Gathering(here.party, people)

    def places(self, here: Here, interval: Interval) -> tuple[tuple[Volume, ...], tuple[str, ...]]:
        """A coarse circle: the agreement wants none smaller, and none is drawn around the place."""
        if not self.at:
            return (), ()
        true = placing.position(self.at, "--at")
        found = placing.coarse_around(true, self._radius_mm(here), self.place, here.terms)
        return (placing.volume(found.circle, self.heights(), interval),), found.notes

    def redrawn(
        self, here: Here, drawn: "Drawn"
    ) -> tuple[tuple[Volume, ...], Details, tuple[str, ...]]:
        """What a file draws, made coarse."""
        assert drawn.details is not None
        volumes, notes = telling.coarsened(here, drawn, self._radius_mm(here), all_of_it=True)
        return volumes, drawn.details, notes

    def _radius_mm(self, here: Here) -> int:
        from parley.rules.coarse import LEAST_COARSE_MM

        # What is drawn smaller the node would widen around the same centre, and nobody would know.
        least_mm = max(LEAST_COARSE_MM, here.terms.line.gathering_radius_mm)
        return max(least_mm, placing.coarse_mm(self.coarse) if self.coarse else 0)


@crossing.command(
    "register",
    epilog="Example: parley crossing register X1 --name Nassib --at 32.51N36.19E --one-side Syria "
    '--other-side Jordan --uses "people and goods"',
)
@states
@described(CrossingTold)
def register_crossing(
    line: Line,
    told: CrossingTold,
    ref: OwnName = "",
    preview: OnlyPreview = False,
    yes: Yes = False,
) -> None:
    """Register a crossing point, or all those of a file.

    Every party then states for itself whether it is open.
    """
    registering.register(line, told, ref, preview=preview, yes=yes)


@crossing.command("list", epilog="Example: parley crossing list")
@asks_under
def list_crossings(line: Line, as_of: AsOf = "") -> None:
    """List the crossing points."""
    looking.show_list(line, CROSSINGS, as_of, "No crossing is on record.")


@crossing.command("show", epilog="Example: parley crossing show relief-org/X1")
@asks_under
def show_crossing(line: Line, ref: CrossingRef, as_of: AsOf = "") -> None:
    """Show a crossing, and the words of each party side by side."""
    looking.show_one(line, CROSSINGS, ref, as_of, "crossing")


@crossing.command(
    "state", epilog="Example: parley crossing state relief-org/X1 --state closed --since 2018-09-15"
)
@states
def state(
    line: Line,
    ref: CrossingRef,
    how: Annotated[CrossingState, typer.Option("--state", help="How it stands, as you state.")],
    since: Annotated[
        str,
        typer.Option(
            "--since", metavar="DAY", show_default=False, help="Since when; left out, since now."
        ),
    ] = "",
    reason: Reason = "",
) -> None:
    """State for your party whether a crossing is open.

    Other parties may state otherwise: all of them are shown, and none is taken for right.
    """
    of = spoken.reference(ref)
    since_ms = placing.moment_or_day(since, "--since") if since else now(line)
    outcome = line.client.crossing_change(
        line.agreement, of, how, since_ms, reason or None, key=line.key
    )
    line.answer(outcome, show_outcome)
    looking.say_after(line, of)


@gathering.command(
    "register",
    epilog="Example: parley gathering register G1 --at 33.51N36.29E --coarse 5km --from "
    "2018-11-02T09:00Z --until 2018-11-02T15:00Z --people 500-800",
)
@states
@described(GatheringTold)
def register_gathering(
    line: Line,
    told: GatheringTold,
    ref: OwnName = "",
    preview: OnlyPreview = False,
    yes: Yes = False,
) -> None:
    """Register a gathering of your own, coarsely and with no reason.

    Only its organiser does: nobody is put on record who did not ask for it.
    """
    registering.register(line, told, ref, preview=preview, yes=yes)


@gathering.command("list", epilog="Example: parley gathering list")
@asks_under
def list_gatherings(line: Line, as_of: AsOf = "") -> None:
    """List the gatherings."""
    looking.show_list(line, GATHERINGS, as_of, "No gathering is on record.")


@gathering.command("show", epilog="Example: parley gathering show relief-org/G1")
@asks_under
def show_gathering(line: Line, ref: GatheringRef, as_of: AsOf = "") -> None:
    """Show a gathering."""
    looking.show_one(line, GATHERINGS, ref, as_of, "gathering")
