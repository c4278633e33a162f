"""`parley unit` and `parley notice codes`: the last rung, without an account."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import spoken
from parley.cli.ladder import Leaf, Units, units_of, version_of
from parley.cli.line import Line, asks, asks_under
from parley.cli.notices import RefArgument, group
from parley.cli.render.notices import show_notice
from parley.cli.render.protected import show_protected
from parley.cli.render.screen import Screen
from parley.cli.render.words import when

if TYPE_CHECKING:
    from parley.api.line_bodies import UnitCode, UnitPage

Code = Annotated[
    str, typer.Argument(metavar="CODE", help="The code your desk gave you, as K7QM-2XPV-9HDT.")
]

unit = typer.Typer(help="For a unit with a code: no account is needed.", no_args_is_help=True)


@group.command("codes", epilog='Example: parley notice codes israel/N1 --unit "tower"')
@asks_under
def codes(line: Line, ref: RefArgument, unit: Units, leaf: Leaf = "") -> None:
    """Make single-use codes for units it was passed to.

    Each is shown once, and never again: the node keeps only its hash. With the code, or the
    link, a unit reads the notice and acknowledges it. A new code ends the unit's code before.
    """
    of = spoken.reference(ref)
    version = version_of(line.client.notice_show(line.agreement, of), leaf)
    made = line.client.notice_codes(line.agreement, of, version.leaf, units_of(unit))
    line.answer(made, lambda screen, found: _show_codes(screen, found, line.url))


@unit.command("show", epilog="Example: parley unit show K7QM-2XPV-9HDT")
@asks
def show(line: Line, code: Code) -> None:
    """Show the notice behind a code."""
    line.answer(line.client.unit_show(code), _show)


@unit.command("acknowledge", epilog="Example: parley unit acknowledge K7QM-2XPV-9HDT")
@asks
def acknowledge(
    line: Line,
    code: Code,
    words: Annotated[
        str,
        typer.Option("--words", metavar="WORDS", show_default=False, help="Words beside it."),
    ] = "",
) -> None:
    """Acknowledge the notice behind a code, for your unit."""
    line.answer(line.client.unit_acknowledge(code, words), _show)


def _show_codes(screen: Screen, codes: "tuple[UnitCode, ...]", url: str) -> None:
    for one in codes:
        link = f"{url.rstrip('/')}{one.link}" if one.link.startswith("/") else one.link
        screen.say(f"{one.unit}: {one.code}", style="bold")
        screen.say(link, indent=2)
        screen.say(f"until {when(one.expires_ms)}, once", indent=2)
    screen.say("They are not shown again. Whoever has one can acknowledge for that unit.")


def _show(screen: Screen, page: "UnitPage") -> None:
    screen.head(page.banner)
    screen.head(f"notice {page.of} · {page.state} · for the unit {page.unit}")
    if page.superseded:
        screen.say(
            "AMENDED since this code was made: what is shown is the newer notice. This code "
            "acknowledges nothing of it; ask your desk for a new one.",
            indent=2,
            style="bold",
        )
    show_notice(screen, page.notice)
    if page.protected is not None:
        show_protected(screen, page.notice.details, page.protected)
    screen.field("version", page.version)
    done = "not yet" if page.acknowledged_ms is None else when(page.acknowledged_ms)
    screen.field("acknowledged", done)
