"""`parley notice disclose`, `disclosures` and `nearest`: who knows of it, and what is near it."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import spoken
from parley.cli.filing import Words
from parley.cli.line import Line, asks_under, states
from parley.cli.notices import RefArgument, group
from parley.cli.render.protected import show_disclosures, show_nearest
from parley.cli.render.statements import show_outcome
from parley.errors import UsageError

if TYPE_CHECKING:
    from parley.model.notices import Ref


@group.command(
    "disclose",
    epilog='Example: parley notice disclose relief-org/S1 --to "a ministry" --how "by telephone"',
)
@states
def disclose(
    line: Line,
    ref: RefArgument,
    to: Annotated[
        str, typer.Option("--to", metavar="NAME", help="Who was told: a party, or any other name.")
    ],
    how: Annotated[str, typer.Option("--how", metavar="WORDS", help="How they were told.")],
    annex: Annotated[
        str,
        typer.Option(
            "--annex",
            metavar="COMMITMENT",
            show_default=False,
            help="Where it is an annex that they were given: as the notice names it, or the "
            "beginning of it.",
        ),
    ] = "",
    words: Words = "",
) -> None:
    """State that somebody was told of your notice by other means."""
    of = spoken.reference(ref)
    commitment = _commitment(line, of, annex) if annex else None
    outcome = line.client.notice_disclose(
        line.agreement, of, to, how, commitment, words, key=line.key
    )
    line.answer(outcome, show_outcome)


@group.command("disclosures", epilog="Example: parley notice disclosures relief-org/S1")
@asks_under
def disclosures(line: Line, ref: RefArgument) -> None:
    """Show who was told of a notice, how, and by whose word."""
    found = line.client.notice_disclosures(line.agreement, spoken.reference(ref))
    if not line.as_json:
        line.banner()
    line.answer(found, show_disclosures)


@group.command("nearest", epilog="Example: parley notice nearest relief-org/S1")
@asks_under
def nearest(
    line: Line,
    ref: RefArgument,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=1, show_default=False, help="At most so many."),
    ] = None,
) -> None:
    """Show what others drew nearest to it, colliding or not."""
    found = line.client.notice_nearest(line.agreement, spoken.reference(ref), limit)
    if not line.as_json:
        line.banner()
    line.answer(found, show_nearest)


notice: typer.Typer = group
"""`parley notice`, with the commands of `notices`, `filing`, `ladder`, `units` and this module."""


def _commitment(line: Line, of: "Ref", beginning: str) -> str:
    """The annex of a notice whose commitment begins so."""
    page = line.client.notice_show(line.agreement, of)
    known = dict.fromkeys(
        annex.commitment for version in page.notice.versions for annex in version.notice.annexes
    )
    found = [one for one in known if one.startswith(beginning.lower().rstrip("…"))]
    if len(found) != 1:
        there = ", ".join(one[:16] for one in known) or "none"
        raise UsageError(f"--annex {beginning[:64]!r} is no annex of {of}; there: {there}")
    return found[0]
