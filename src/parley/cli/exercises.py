"""`parley exercise`: the clock of an exercise."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import spoken
from parley.cli.line import Line, asks
from parley.cli.render.screen import Screen
from parley.cli.render.words import when

if TYPE_CHECKING:
    from parley.api.bodies import Exercise
    from parley.api.story import Story

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


@group.command("story", epilog="Example: parley exercise story -L he")
@asks
def story(
    line: Line,
    language: Annotated[
        str,
        typer.Option("-L", "--language", metavar="TAG", help="en, ru, he, ar or fr."),
    ] = "en",
) -> None:
    """Read the story that an exercise tells whoever looks on.

    It speaks for no party and enters no log.
    """
    line.answer(line.client.exercise_story(language), _tell)


def _tell(screen: Screen, told: "Story | None") -> None:
    if told is None:
        screen.say("this node tells no story")
        return
    screen.head(f"{told.title} · {told.exercise}")
    screen.say(told.lead)
    for chapter in told.chapters:
        screen.head(f"{when(chapter.at_ms)} · {chapter.headline}")
        for text in filter(None, (chapter.happens, chapter.matters, chapter.shows)):
            screen.say(text)
        for account in chapter.accounts:
            screen.field(account.name, f"{account.words} [{account.tag.value}: {account.source}]")
        if chapter.unknown:
            screen.say(chapter.unknown)


def _show(screen: Screen, exercise: "Exercise") -> None:
    whose = "set by a driver" if exercise.exercise_clock else "the machine's own, no exercise's"
    screen.field("clock", f"{when(exercise.now_ms)} ({whose})")
    screen.field("at rest", "yes" if exercise.idle else "no, something is under way")
    due = exercise.next_deadline_ms
    screen.field("next due", "nothing" if due is None else when(due))
