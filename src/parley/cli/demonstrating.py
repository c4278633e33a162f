"""`parley demo`: the evening on real nodes, then the counterfactual."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import spoken
from parley.errors import UsageError

if TYPE_CHECKING:
    from parley.demo.running import Part
    from parley.demo.scenario import Scenario

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
    side by side what each party knew when. At a terminal the nodes stay up afterwards, and an
    address a party opens its console in a browser, signed in. Everything lies in a temporary folder
    that is removed at the end. Nobody's government takes part.
    """
    from rich.console import Console

    from parley.demo.ending import ended_like_ctrl_c
    from parley.demo.house import House
    from parley.demo.running import run_demo

    parts = _parts(scenario or [], notice_at)
    console = Console(highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        # A file or a pipe has no width of its own; three columns want more than the usual 80.
        console = Console(highlight=False, width=PIPE_COLUMNS)
    # Without a person at the terminal nobody would ever say that it has been read.
    waits = not once and sys.stdin.isatty() and console.is_terminal
    house = House() if waits else None
    try:
        with ended_like_ctrl_c():
            run_demo(parts, console=console, json_file=json_file, house=house)
    finally:
        if house is not None:
            house.close()
    if json_file is not None:
        console.print(f"events and findings: {json_file}", soft_wrap=True)


def _parts(files: list[Path], notice_at: str) -> "dict[str, Part]":
    from parley.demo.running import Part
    from parley.demo.scenario import SHIPPED, read_scenario, shipped
    from parley.demo.story import book_beside, shipped_book

    if len({file.stem for file in files}) != len(files):
        raise UsageError("two scenario files have the same name; rename one of them")
    parts = {file.stem: Part(read_scenario(file), book_beside(file)) for file in files}
    if not files:
        parts = {name: Part(shipped(name), shipped_book(name)) for name in SHIPPED}
    if notice_at:
        # A story tells of the evening as it is written; of another one it would be untrue.
        parts = {name: Part(_moved(part.scenario, notice_at), None) for name, part in parts.items()}
    return parts


def _moved(scenario: "Scenario", text: str) -> "Scenario":
    """The scenario with its notice at another time, on its own day if only an hour is given."""
    day = scenario.starts.partition("T")[0]
    whole = text if "T" in text else f"{day}T{text}Z"
    return scenario.moved(spoken.instant(whole, "--notice-at"))
