"""`parley peer`: where other nodes answer."""

from typing import Annotated

import typer

from parley.cli.line import Line, asks
from parley.cli.render.statements import show_done

Party = Annotated[
    str, typer.Argument(metavar="PARTY", help="The party whose node it is, as in the agreement.")
]

group = typer.Typer(help="Where other nodes answer.", no_args_is_help=True)


@group.command("set", epilog="Example: parley peer set russia https://russia.example:8710")
@asks
def set_(
    line: Line,
    party: Party,
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="As https://name:port.")],
) -> None:
    """Say where another node answers.

    How the link does: parley node show.
    """
    line.answer(line.client.peer_set(party, address), show_done)


@group.command("remove", epilog="Example: parley peer remove russia")
@asks
def remove(line: Line, party: Party) -> None:
    """Forget where another node answers.

    Nothing of the record is lost.
    """
    line.answer(line.client.peer_remove(party), show_done)
