"""`parley demo`: the evening on real nodes, then the counterfactual."""

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import spoken
from parley.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from parley.demo.scenario import Scenario
    from parley.demo.stage import Stage

PIPE_COLUMNS = 132


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("demo", epilog="Example: parley demo --notice-at 18:10")(demo)


def demo(
    once: Annotated[
        bool,
        typer.Option("--once", help="Do not wait for a reader, and end when all is played."),
    ] = False,
    json_file: Annotated[
        Path | None,
        typer.Option(
            "--json",
            metavar="FILE",
            show_default=False,
            help="Write events and findings of every run here (docs/spec/demo.md).",
        ),
    ] = None,
    notice_at: Annotated[
        str,
        typer.Option(
            "--notice-at",
            metavar="TIME",
            show_default=False,
            help="File the notice at another time: 18:10 (UTC, that day) or a whole moment with "
            "its offset. What answers it never comes before it.",
        ),
    ] = "",
    scenario: Annotated[
        list[Path] | None,
        typer.Option(
            "--scenario",
            metavar="FILE",
            show_default=False,
            help="Play this file in place of the two that come with Parley; repeat it for more.",
        ),
    ] = None,
) -> None:
    """Live through the evening of 17 September 2018.

    And then through another procedure on the same evening. Starts a node a party, as processes of
    their own on loopback with their own keys and records, founds an exercise agreement and shows
    side by side what each party knew when. Everything lies in a temporary folder that is removed
    at the end. Nobody's government takes part.
    """
    from rich.console import Console

    from parley.demo.running import run_demo

    scenarios = _scenarios(scenario or [])
    if notice_at:
        scenarios = {name: _moved(one, notice_at) for name, one in scenarios.items()}
    console = Console(highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        # A file or a pipe has no width of its own; three columns want more than the usual 80.
        console = Console(highlight=False, width=PIPE_COLUMNS)
    # Without a person at the terminal nobody would ever say that it has been read.
    waits = not once and sys.stdin.isatty() and console.is_terminal
    run_demo(
        scenarios,
        console=console,
        once=not waits,
        json_file=json_file,
        linger=(lambda stage: _linger(stage, console)) if waits else None,
    )
    if json_file is not None:
        console.print(f"events and findings: {json_file}", soft_wrap=True)


def _scenarios(files: list[Path]) -> "dict[str, Scenario]":
    from parley.demo.scenario import SHIPPED, read_scenario, shipped

    if not files:
        return {name: shipped(name) for name in SHIPPED}
    if len({file.stem for file in files}) != len(files):
        raise UsageError("two scenario files have the same name; rename one of them")
    return {file.stem: read_scenario(file) for file in files}


def _moved(scenario: "Scenario", text: str) -> "Scenario":
    """The scenario with its notice at another time, on its own day if only an hour is given."""
    day = scenario.starts.partition("T")[0]
    whole = text if "T" in text else f"{day}T{text}Z"
    return scenario.moved(spoken.instant(whole, "--notice-at"))


def _linger(stage: "Stage", console: "Console") -> None:
    """Leave the last nodes up for a person who wants to look for themselves."""
    console.print("\nThe nodes of the last run are still up. In another terminal:")
    for actor in stage.actors.values():
        console.print(f"  as {actor.name}'s officer:")
        console.print(
            f"    PARLEY_URL={actor.url} PARLEY_TOKEN={actor.officer_token} "
            f"{sys.executable} -m parley notice list",
            soft_wrap=True,
        )
    console.print("Press Enter (or Ctrl-C) to stop them; their keys and records are removed.")
    with contextlib.suppress(KeyboardInterrupt, EOFError):
        input()
