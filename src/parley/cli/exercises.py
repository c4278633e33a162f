"""`parley exercise`: the clock of an exercise."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import spoken
from parley.cli.line import Line, asks
from parley.cli.render.screen import Screen
from parley.cli.render.words import when

if TYPE_CHECKING:
    from parley.api.bodies import Exercise

group = typer.Typer(help="The clock of an exercise.", no_args_is_help=True)


@group.command("show", epilog="Example: parley exercise show")
@asks
def show(line: Line) -> None:
    """Show the clock of an exercise.

    And whether everything that it set off has come to rest.
    """
    line.answer(line.client.exercise_show(), _show)


@group.command("clock", epilog="Example: parley exercise clock 2018-09-17T18:40Z")
@asks
def clock(
    line: Line, to: Annotated[str, typer.Argument(metavar="TIME", help="Where to set it.")]
) -> None:
    """Set the clock of an exercise, only forward.

    A driver's token is needed.
    """
    line.answer(line.client.exercise_clock(spoken.instant(to, "TIME")), _show)


def _show(screen: Screen, exercise: "Exercise") -> None:
    whose = "set by a driver" if exercise.exercise_clock else "the machine's own, no exercise's"
    screen.field("clock", f"{when(exercise.now_ms)} ({whose})")
    screen.field("at rest", "yes" if exercise.idle else "no, something is under way")
    due = exercise.next_deadline_ms
    screen.field("next due", "nothing" if due is None else when(due))
