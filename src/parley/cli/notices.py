"""`parley notice`: reading notices; `filing` and `ladder` add what is stated of them."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import spoken
from parley.cli.line import Line, asks_under
from parley.cli.render.notices import show_findings, show_page, show_rows

if TYPE_CHECKING:
    from parley.model.instants import Instant

RefArgument = Annotated[
    str, typer.Argument(metavar="REF", help="The notice, as party/reference, such as israel/N1.")
]
AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="TIME",
        show_default=False,
        help="Leave out what was stated later, by its author's claim.",
    ),
]

group = typer.Typer(help="Notices: what a party is about to do.", no_args_is_help=True)


@group.command("list", epilog="Example: parley notice list")
@asks_under
def list_(line: Line, as_of: AsOf = "") -> None:
    """List the notices, newest first.

    Each with the rung of its ladder that is missing, and whose.
    """
    as_of_ms = moment(as_of, "--as-of")
    rows = line.client.notice_list(line.agreement, as_of=as_of_ms)
    if not line.as_json:
        line.banner()
    line.answer(rows, show_rows)


@group.command("show", epilog="Example: parley notice show israel/N1")
@asks_under
def show(line: Line, ref: RefArgument, as_of: AsOf = "") -> None:
    """Show a notice, its ladder, conflicts and proofs."""
    of, as_of_ms = spoken.reference(ref), moment(as_of, "--as-of")
    page = line.client.notice_show(line.agreement, of, as_of=as_of_ms)
    if not line.as_json:
        line.banner()
    line.answer(page, show_page)


@group.command("findings", epilog="Example: parley notice findings israel/N1")
@asks_under
def findings(line: Line, ref: RefArgument) -> None:
    """Show what the record shows of a notice.

    How late it was, how vague, how far it came. Findings are about procedures; none names a cause.
    """
    of = spoken.reference(ref)
    found = line.client.notice_findings(line.agreement, of)
    if not line.as_json:
        line.banner()
    line.answer(found, show_findings)


def moment(text: str, what: str) -> "Instant | None":
    """A moment that may be left out."""
    return spoken.instant(text, what) if text else None
