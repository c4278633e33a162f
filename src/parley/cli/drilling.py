"""`parley drill`: one person plays a party against the scripted others."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from parley.cli.demonstrating import PIPE_COLUMNS
from parley.errors import UsageError

HUMANE_SPEED = 6.0
"""An evening of ninety minutes in fifteen: time to read, and to type a read-back."""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("drill", epilog="Example: parley drill evening --as russia --language ru")(drill)


def drill(
    scenario: Annotated[
        str, typer.Argument(help="The scenario that comes with Parley, or a file of your own.")
    ] = "evening",
    played: Annotated[
        str, typer.Option("--as", metavar="PARTY", help="Whom you play, such as israel.")
    ] = "russia",
    language: Annotated[
        str,
        typer.Option(
            "--language",
            metavar="TAG",
            show_default=False,
            help="What you read: en, ru, he, ar, fr; the party's own if not given.",
        ),
    ] = "",
    speed: Annotated[
        float | None,
        typer.Option(
            "--speed",
            metavar="N",
            min=0.1,
            max=3600.0,
            show_default=False,
            help=f"How many times as fast as yours its time runs: 1 is real time; "
            f"{HUMANE_SPEED:g} at a terminal if not given.",
        ),
    ] = None,
    step: Annotated[
        bool,
        typer.Option("--step", help="Let time stand still until you wait; so it does in a pipe."),
    ] = False,
    json_file: Annotated[
        Path | None,
        typer.Option(
            "--json",
            metavar="FILE",
            show_default=False,
            help="Write the times here (docs/spec/drill.md).",
        ),
    ] = None,
) -> None:
    """Play a party on the evening of 17 September 2018.

    The others are real nodes that keep to the scenario. What rings for you is shown in your
    language; you read back, enter, pass on, acknowledge and call by short numbers. At the end you
    see how long each step took, beside the agreed timers and beside what the public record says.
    There is no score. Ctrl-C ends it, with the times so far.
    """
    from rich.console import Console

    from parley.demo.drill.running import run_drill
    from parley.demo.scenario import SHIPPED, read_scenario, shipped

    if step and speed is not None:
        raise UsageError("--step lets time stand still, and --speed lets it run: give one of them")
    if speed is None and not step and sys.stdin.isatty():
        speed = HUMANE_SPEED
    console = Console(highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console = Console(highlight=False, width=PIPE_COLUMNS)
    run_drill(
        shipped(scenario) if scenario in SHIPPED else read_scenario(Path(scenario)),
        played=played,
        language=language,
        speed=speed,
        source=sys.stdin,
        console=console,
        json_file=json_file,
    )
    if json_file is not None:
        console.print(f"times: {json_file}", soft_wrap=True)
