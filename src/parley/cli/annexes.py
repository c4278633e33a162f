"""`parley annex`: bytes beside the record, which can be erased."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley import limits
from parley.cli import files
from parley.cli.agreements import Output, say_written
from parley.cli.filing import media_type_of
from parley.cli.line import Line, asks_under
from parley.cli.render.screen import Screen
from parley.cli.render.statements import show_done
from parley.errors import UsageError

if TYPE_CHECKING:
    from parley.model.notices import AnnexRef

Commitment = Annotated[
    str, typer.Argument(metavar="COMMITMENT", help="As the notice names it, 64 digits.")
]

group = typer.Typer(
    help="Annexes: bytes kept beside the record, erasable.",
    no_args_is_help=True,
)


@group.command("put", epilog='Example: parley annex put map.png --title "map of the corridor"')
@asks_under
def put(
    line: Line,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to keep.")],
    title: Annotated[
        str,
        typer.Option(
            "--title",
            metavar="WORDS",
            show_default=False,
            help="What it is; it stands in the notice for ever, so it names no person.",
        ),
    ] = "",
    media_type: Annotated[
        str,
        typer.Option(
            "--media-type", metavar="TYPE", show_default=False, help="Left out, by its name."
        ),
    ] = "",
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="PARTY",
            help="Who may have it, and nobody else; repeat it for more. Left out, all may.",
        ),
    ] = None,
) -> None:
    """Keep a file beside the record.

    `parley notice file --annex FILE` does so by itself.
    """
    content = files.read(file, limits.MAX_ANNEX_BYTES)
    known = [member.party for member in line.view.terms.members]
    for party in to or ():
        if party not in known:
            raise UsageError(f"--to: {party} is not in this agreement; there: {', '.join(known)}")
    found = line.client.annex_put(
        line.agreement,
        content,
        title or file.name,
        media_type or media_type_of(file),
        tuple(to or ()),
    )
    line.answer(found, _show)


@group.command("get", epilog="Example: parley annex get 5c1e…b0 -o map.png")
@asks_under
def get(line: Line, commitment: Commitment, output: Output) -> None:
    """Write the bytes of an annex to a file.

    They are fetched from its author's node if they are not here.
    """
    say_written(line, output, line.client.annex_get(line.agreement, commitment))


@group.command("erase", epilog="Example: parley annex erase 5c1e…b0 --yes")
@asks_under
def erase(
    line: Line,
    commitment: Commitment,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase an annex here, for good.

    The record still shows that there was one. Other nodes keep what they hold until they are
    asked to erase it too.
    """
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("erasing cannot be undone: repeat the command with --yes")
        typer.confirm("Erase it here for good?", abort=True, err=True)
    line.answer(line.client.annex_erase(line.agreement, commitment), show_done)


def _show(screen: Screen, annex: "AnnexRef") -> None:
    screen.say(f"kept “{annex.title}” ({annex.media_type}, {annex.size} bytes); its commitment:")
    screen.say(annex.commitment, indent=2)
    if annex.recipients:
        screen.say(f"given to {', '.join(annex.recipients)} alone")
