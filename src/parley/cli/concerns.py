"""`parley concern`: what a party sees or fears, told to the others at once."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import spoken
from parley.cli.description import Drawing, described, read_one
from parley.cli.filing import Words, now
from parley.cli.line import Line, OwnRef, asks_under, states
from parley.cli.notices import AsOf, moment
from parley.cli.render.screen import Screen
from parley.cli.render.statements import show_outcome
from parley.cli.render.words import volume_lines, when
from parley.errors import UsageError

if TYPE_CHECKING:
    from parley.api.bodies import ConcernView

ConcernRef = Annotated[
    str, typer.Argument(metavar="REF", help="The concern, as party/reference, such as russia/C1.")
]

group = typer.Typer(help="Concerns: what a party sees or fears.", no_args_is_help=True)


@group.command("list", epilog="Example: parley concern list")
@asks_under
def list_(line: Line, as_of: AsOf = "") -> None:
    """List the concerns and their answers."""
    as_of_ms = moment(as_of, "--as-of")
    found = line.client.concern_list(line.agreement, as_of=as_of_ms)
    if not line.as_json:
        line.banner()
    line.answer(found, _show_all)


@group.command("show", epilog="Example: parley concern show russia/C1")
@asks_under
def show(line: Line, ref: ConcernRef) -> None:
    """Show a concern and its answers."""
    of = spoken.reference(ref)
    found = line.client.concern_show(line.agreement, of)
    if not line.as_json:
        line.banner()
    line.answer(found, _show)


@group.command(
    "raise",
    epilog='Example: parley concern raise --about israel/N1 --words "our radar shows activity" '
    "--circle 35.53,35.78,25km --floor 0m --ceiling 6000m --datum mean-sea-level",
)
@states
@described(Drawing)
def raise_(
    line: Line,
    drawing: Drawing,
    words: Words = "",
    about: Annotated[
        str,
        typer.Option(
            "--about", metavar="REF", show_default=False, help="The notice it is about, if any."
        ),
    ] = "",
    to: Annotated[
        list[str] | None, typer.Option("--to", metavar="PARTY", help="Whom it is put to.")
    ] = None,
    ref: OwnRef = "",
) -> None:
    """Raise a concern: it goes out at once.

    Words, or what you see as volumes, or both. What is reported stays your claim: it is judged
    as REPORTED, and never merged into the notice.
    """
    if not words.strip() and drawing.nothing_drawn:
        raise UsageError("say what you see or fear: --words, or --circle, --route or --file")
    of = spoken.reference(about, "--about") if about else None
    volumes = () if drawing.file is None else read_one(drawing.file).volumes
    if drawing.circles or drawing.routes or drawing.floor or drawing.ceiling:
        period = drawing.period(lambda: now(line))
        volumes += drawing.typed_volumes(period)
    outcome = line.client.concern_raise(
        line.agreement,
        ref or line.new_ref("C"),
        of,
        words,
        volumes,
        tuple(to or ()),
        key=line.key,
    )
    line.answer(outcome, show_outcome)


@group.command("answer", epilog='Example: parley concern answer russia/C1 --words "we can help"')
@states
def answer(
    line: Line,
    ref: ConcernRef,
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="The answer.")],
) -> None:
    """Answer a concern; that closes nothing by itself."""
    of = spoken.reference(ref)
    outcome = line.client.concern_answer(line.agreement, of, words, key=line.key)
    line.answer(outcome, show_outcome)


def _show_all(screen: Screen, concerns: "tuple[ConcernView, ...]") -> None:
    for concern in concerns:
        _show(screen, concern)
    if not concerns:
        screen.say("No concern is on record.")


def _show(screen: Screen, concern: "ConcernView") -> None:
    about = f" about {concern.about}" if concern.about else ""
    screen.head(f"concern {concern.ref}{about}")
    screen.field(
        "said by", f"{concern.ref.party}, desk “{concern.desk}”, {when(concern.issued_ms)}"
    )
    if concern.words:
        screen.field("words", concern.words)
    for sentence in volume_lines(concern.reported):
        screen.field("reported", f"{sentence} (as {concern.ref.party} reports)")
    if concern.addressees:
        screen.field("put to", ", ".join(concern.addressees))
    for one in concern.answers:
        screen.field(
            "answer", f"{one.party}, desk “{one.desk}”, {when(one.issued_ms)}: {one.words}"
        )
    if not concern.answers:
        screen.field("answer", "none yet")
