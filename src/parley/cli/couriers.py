"""`parley courier`: the same bytes as over the wire, on a stick."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley import limits
from parley.cli import exits, files
from parley.cli.agreements import Output, say_written
from parley.cli.line import Line, asks, asks_under
from parley.cli.render.screen import Screen
from parley.cli.render.words import count

if TYPE_CHECKING:
    from parley.api.bodies import Imported

group = typer.Typer(
    help="Courier files: the line on a stick.",
    no_args_is_help=True,
)


@group.command("export", epilog="Example: parley courier export -o line.courier")
@asks_under
def export(line: Line, output: Output) -> None:
    """Write a file that other nodes can take in.

    Everything held of an agreement. The file holds what the parties said in confidence.
    """
    say_written(line, output, line.client.courier_export(line.agreement))


@group.command("import", epilog="Example: parley courier import line.courier")
@asks
def import_(
    line: Line,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A courier file; - is a pipe.")],
) -> None:
    """Take in a courier file.

    What does not verify is left out and named; it exits with 1 then.
    """
    found = line.client.courier_import(files.read(file, limits.MAX_BUNDLE_BYTES))
    line.answer(found, _show)
    if found.complaints:
        raise typer.Exit(exits.NO)


def _show(screen: Screen, imported: "Imported") -> None:
    screen.say(
        f"{count(imported.packets, 'packet')} taken in, with "
        f"{count(imported.entries, 'entry', 'entries')} that had not been here"
    )
    if imported.complaints:
        screen.head(f"LEFT OUT ({len(imported.complaints)})")
        screen.items(imported.complaints, indent=2)
