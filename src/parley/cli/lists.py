"""`parley conflict` and `parley alert`: what is not surely apart, and what sounded."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.line import Line, asks_under
from parley.cli.notices import AsOf, moment
from parley.cli.render.conflicts import show_conflicts
from parley.cli.render.screen import Screen
from parley.cli.render.words import when

if TYPE_CHECKING:
    from parley.api.bodies import AlertView

conflict = typer.Typer(help="Conflicts: what is not surely apart.", no_args_is_help=True)
alert = typer.Typer(help="Alarms that nodes raised by themselves.", no_args_is_help=True)


@conflict.command("list", epilog="Example: parley conflict list --open-at 2018-09-17T18:40Z")
@asks_under
def list_conflicts(
    line: Line,
    open_at: Annotated[
        str,
        typer.Option(
            "--open-at", metavar="TIME", show_default=False, help="Leave out what is over by then."
        ),
    ] = "",
    as_of: AsOf = "",
) -> None:
    """List what is not surely apart, gravest first.

    That none is found never means that there is none: what was not filed is not judged.
    """
    open_at_ms, as_of_ms = moment(open_at, "--open-at"), moment(as_of, "--as-of")
    found = line.client.conflict_list(line.agreement, open_at=open_at_ms, as_of=as_of_ms)
    if not line.as_json:
        line.banner()
    line.answer(found, show_conflicts)


@alert.command("list", epilog="Example: parley alert list")
@asks_under
def list_alerts(line: Line) -> None:
    """List the alarms that nodes raised.

    With what its officers were told, and when. What rang for a message or a test stands beside it:
    parley call show, parley line tests; who could not be reached: parley reach list.
    """
    found = line.client.alert_list(line.agreement)
    if not line.as_json:
        line.banner()
    line.answer(found, _show_alerts)


def _show_alerts(screen: Screen, alerts: "tuple[AlertView, ...]") -> None:
    for one in alerts:
        against = f" against {one.against}" if one.against else ""
        screen.say(
            f"ALARM {one.cause}: {one.about}{against}, raised by the node of {one.party} "
            f"{when(one.raised_ms)}, due {when(one.due_ms)}",
            hang=2,
            style="bold",
        )
        screen.say(one.words, indent=2, hang=2)
    if not alerts:
        screen.say("No alarm about a notice is on record.")
