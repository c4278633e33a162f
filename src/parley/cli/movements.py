"""`parley movement`: people and goods on their way, medical evacuations among them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from parley.cli import looking, placing, registering, spoken, telling
from parley.cli.description import Drawing, Until, described, read_one
from parley.cli.filing import Words, now
from parley.cli.line import Line, asks_under, states
from parley.cli.notices import AsOf
from parley.cli.render.statements import show_outcome
from parley.cli.telling import Here, OnlyPreview, OwnName, Remarks, Told, Yes
from parley.errors import UsageError
from parley.model.humanitarian import Details, Movement
from parley.model.humanitarian_statements import MovementReport
from parley.model.instants import Instant, Interval
from parley.model.notices import Activity
from parley.model.volumes import Volume

if TYPE_CHECKING:
    from parley.model.notices import Ref

ACTIVITIES = (Activity.HUMANITARIAN_MOVEMENT, Activity.MEDICAL_EVACUATION)

MovementRef = Annotated[
    str,
    typer.Argument(metavar="REF", help="The movement, as party/reference, as relief-org/M1."),
]

group = typer.Typer(help="Movements of people and goods, and evacuations.", no_args_is_help=True)


@dataclass(frozen=True)
class MovementTold(Told):
    """A movement as typed, or as a table has it."""

    TABLE: ClassVar[str] = "movement"
    WHAT: ClassVar[str] = "movement"
    ACTIVITIES: ClassVar[tuple[Activity, ...]] = ACTIVITIES

    routes: Annotated[
        list[str] | None,
        typer.Option(
            "--route",
            metavar="LAT,LON/LAT,LON/...,HALFWIDTH",
            help="Its way, as 33.51,36.29/33.31,38.70,2km; repeat it for more.",
        ),
    ] = None
    until: Until = ""
    medevac: Annotated[bool, typer.Option("--medevac", help="It is a medical evacuation.")] = False
    emergency: Annotated[
        bool,
        typer.Option(
            "--emergency",
            help="Mark an emergency; it has the shorter lead time, and goes out unasked.",
        ),
    ] = False
    purpose: Annotated[
        str, typer.Option("--purpose", metavar="WORDS", show_default=False, help="What for.")
    ] = ""
    origin: Annotated[
        str, typer.Option("--origin", metavar="WORDS", show_default=False, help="Where it begins.")
    ] = ""
    destination: Annotated[
        str,
        typer.Option("--destination", metavar="WORDS", show_default=False, help="Where it ends."),
    ] = ""
    vehicles: Annotated[
        str,
        typer.Option(
            "--vehicles",
            metavar="NUMBER",
            show_default=False,
            help="How many; their plates go into --contact.",
        ),
    ] = ""
    markings: Annotated[
        str,
        typer.Option(
            "--markings", metavar="WORDS", show_default=False, help="How they are marked."
        ),
    ] = ""
    people: Annotated[
        list[str] | None,
        typer.Option(
            "--people",
            metavar="KIND[:NUMBER]",
            help="Who, as civilians:300-400 or patients; repeat it where several kinds move "
            "together.",
        ),
    ] = None
    guarantor: Annotated[
        str,
        typer.Option(
            "--guarantor", metavar="WORDS", show_default=False, help="Who vouches for it."
        ),
    ] = ""
    check_ins: Annotated[
        list[str] | None,
        typer.Option(
            "--check-in",
            metavar="PLACE/[POSITION/]TIME",
            help="Where and when it means to be heard from, as "
            "Dumayr/33.64N36.69E/2018-11-01T08:00Z; repeat it for more.",
        ),
    ] = None
    contact: telling.Contact = None
    contact_to: telling.ContactTo = None
    remarks: Remarks = ""

    def activity(self) -> Activity:
        """A movement, or an evacuation."""
        return ACTIVITIES[1] if self.medevac else ACTIVITIES[0]

    def end_ms(self) -> Instant | None:
        """When it means to be over."""
        return spoken.instant(self.until, "--until") if self.until else None

    def details(self, here: Here) -> Details:
        """What the options say of the movement."""
        del here
        number = placing.numbers(self.vehicles, "--vehicles") if self.vehicles else None
        if number is not None and number.low != number.high:
            raise UsageError("--vehicles is one number; left out, it is not known")
        return Movement(
            purpose=self.purpose,
            origin=self.origin,
            destination=self.destination,
            vehicles=None if number is None else number.low,
            markings=self.markings,
            people=tuple(placing.people(one, "--people") for one in self.people or ()),
            guarantor=self.guarantor,
            check_ins=tuple(placing.check_in(one, "--check-in") for one in self.check_ins or ()),
        )

    def places(self, here: Here, interval: Interval) -> tuple[tuple[Volume, ...], tuple[str, ...]]:
        """Its routes, for all the time it takes."""
        del here
        heights = self.heights() or placing.WHEREVER_THE_GROUND_IS
        shapes = [spoken.route(text) for text in self.routes or ()]
        return tuple(Volume(role, shape, heights, interval) for role, shape in shapes), ()


@group.command(
    "notify",
    epilog="Example: parley movement notify M1 --purpose medicine --origin Damascus --destination "
    "Rukban --route 33.51,36.29/33.31,38.70,2km --from 2018-11-03T06:00Z --until 2018-11-03T16:00Z "
    '--vehicles 12 --markings "white, UN" --people relief-staff:40 --check-in '
    "Dumayr/33.64N36.69E/2018-11-03T08:00Z --place Rukban",
)
@states
@described(MovementTold)
def notify(
    line: Line,
    told: MovementTold,
    ref: OwnName = "",
    preview: OnlyPreview = False,
    yes: Yes = False,
) -> None:
    """Notify a movement, or all the movements of a file.

    Shown first, with who would be told what; then a person is asked. With --emergency it goes
    out at once. Late or vague, it goes out all the same.
    """
    registering.register(line, told, ref, preview=preview, yes=yes)


@group.command("list", epilog="Example: parley movement list")
@asks_under
def list_(line: Line, as_of: AsOf = "") -> None:
    """List the movements and evacuations."""
    none = "No movement is on record. That none was notified does not mean that nobody moves."
    looking.show_list(line, ACTIVITIES, as_of, none)


@group.command("show", epilog="Example: parley movement show relief-org/M1")
@asks_under
def show(line: Line, ref: MovementRef, as_of: AsOf = "") -> None:
    """Show a movement: check-ins, ladder, what is nearest, who knows."""
    looking.show_one(line, ACTIVITIES, ref, as_of, "movement")


@group.command(
    "check-in",
    epilog='Example: parley movement check-in relief-org/M1 --point 1 --words "all well"',
)
@states
def check_in(
    line: Line,
    ref: MovementRef,
    point: Annotated[
        int | None,
        typer.Option(
            "--point",
            metavar="N",
            min=1,
            show_default=False,
            help="Which check-in, from 1; left out, the next that was not heard of.",
        ),
    ] = None,
    words: Words = "",
) -> None:
    """Report that a movement has been heard from."""
    page = looking.meant(line, ACTIVITIES, ref, "movement")
    index = None if point is None else point - 1
    if index is None and page.protected is not None:
        awaited = [one.heard_ms is None for one in page.protected.check_ins]
        index = awaited.index(True) if True in awaited else None
    _report(line, page.notice.ref, MovementReport.CHECKED_IN, words, point=index)


@group.command(
    "delay", epilog="Example: parley movement delay relief-org/M1 --until 2018-11-03T10:00Z"
)
@states
def delay(
    line: Line,
    ref: MovementRef,
    until: Annotated[
        str,
        typer.Option(
            "--until",
            metavar="TIME",
            show_default=False,
            help="Until when; left out, it is not known. Check-ins move with it.",
        ),
    ] = "",
    words: Words = "",
) -> None:
    """Report that a movement is delayed."""
    until_ms = spoken.instant(until, "--until") if until else None
    _report(line, spoken.reference(ref), MovementReport.DELAYED, words, until_ms=until_ms)


@group.command(
    "deviate",
    epilog="Example: parley movement deviate relief-org/M1 --route "
    '33.64,36.69/33.20,37.80/33.31,38.70,2km --words "the road is cut"',
)
@states
@described(Drawing)
def deviate(line: Line, drawing: Drawing, ref: MovementRef, words: Words = "") -> None:
    """Report that a movement goes another way; both are judged.

    Without a drawing it is told in words. Without heights it is drawn wherever the ground is.
    """
    of = spoken.reference(ref)
    volumes: tuple[Volume, ...] = () if drawing.file is None else read_one(drawing.file).volumes
    shapes = [spoken.circle(one) for one in drawing.circles or ()]
    shapes += [spoken.route(one) for one in drawing.routes or ()]
    if shapes:
        heights = placing.band(drawing.floor, drawing.ceiling, drawing.datum)
        interval = drawing.period(lambda: now(line))
        volumes += tuple(
            Volume(role, shape, heights or placing.WHEREVER_THE_GROUND_IS, interval)
            for role, shape in shapes
        )
    if not volumes and not words.strip():
        raise UsageError("say where it goes: --route, --circle or --file, or --words")
    _report(line, of, MovementReport.DEVIATED, words, volumes=volumes)


@group.command(
    "hold-up", epilog='Example: parley movement hold-up relief-org/M1 --words "at a checkpoint"'
)
@states
def hold_up(line: Line, ref: MovementRef, words: Words = "") -> None:
    """Report that a movement is held up."""
    _report(line, spoken.reference(ref), MovementReport.HELD_UP, words)


@group.command("arrive", epilog='Example: parley movement arrive relief-org/M1 --words "all there"')
@states
def arrive(line: Line, ref: MovementRef, words: Words = "") -> None:
    """State that a movement has arrived; it is then over."""
    page = looking.meant(line, ACTIVITIES, ref, "movement")
    outcome = line.client.notice_end(line.agreement, page.notice.ref, words, key=line.key)
    line.answer(outcome, show_outcome)


def _report(
    line: Line,
    of: "Ref",
    report: MovementReport,
    words: str,
    *,
    point: int | None = None,
    until_ms: Instant | None = None,
    volumes: tuple[Volume, ...] = (),
) -> None:
    outcome = line.client.movement_report(
        line.agreement, of, report, point, until_ms, volumes, words, key=line.key
    )
    line.answer(outcome, show_outcome)
    looking.say_after(line, of)
