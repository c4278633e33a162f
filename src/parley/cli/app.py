"""The command and its groups."""

import sys
from typing import Annotated

import typer

from parley import __version__
from parley.cli import (
    acknowledging,
    annexes,
    checking,
    concerns,
    consoles,
    couriers,
    crossings,
    demonstrating,
    directories,
    disclosing,
    drafting,
    drilling,
    duty,
    entries,
    exercises,
    flashing,
    lists,
    mapping,
    movements,
    nodes,
    peers,
    phrases,
    queries,
    reaching,
    rehearsing,
    reports,
    sites,
    tokens,
    units,
    verifying,
)
from parley.cli.exits import FINE, Root

ABOUT = """A line between parties who do not trust one another: notice of what each is about to do,
proof that it arrived and was understood, and an alarm where plans collide.

It is notice, never permission: nothing it says makes anything safe, lawful or agreed.
"""

app = typer.Typer(
    name="parley",
    cls=Root,
    help=ABOUT,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"parley {__version__}\n")
        raise typer.Exit


@app.callback()
def parley(
    context: typer.Context,
    _version_asked: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Show what Parley is where no command is named."""
    if context.invoked_subcommand is None:
        sys.stdout.write(context.get_help() + "\n")


for room in (directories, consoles, checking, verifying, demonstrating, drilling, flashing):
    room.add_to(app)

app.add_typer(directories.party, name="party")
app.add_typer(nodes.group, name="node")
app.add_typer(drafting.agreement, name="agreement")
app.add_typer(disclosing.notice, name="notice")
app.add_typer(units.unit, name="unit")
app.add_typer(sites.group, name="site")
app.add_typer(movements.group, name="movement")
app.add_typer(crossings.crossing, name="crossing")
app.add_typer(crossings.gathering, name="gathering")
app.add_typer(acknowledging.call, name="call")
app.add_typer(phrases.group, name="phrase")
app.add_typer(rehearsing.line_group, name="line")
app.add_typer(duty.group, name="duty")
app.add_typer(queries.group, name="query")
app.add_typer(reaching.group, name="reach")
app.add_typer(concerns.group, name="concern")
app.add_typer(reports.group, name="report")
app.add_typer(lists.conflict, name="conflict")
app.add_typer(lists.alert, name="alert")
app.add_typer(mapping.map_, name="map")
app.add_typer(mapping.place, name="place")
app.add_typer(entries.entry, name="entry")
app.add_typer(entries.event, name="event")
app.add_typer(annexes.group, name="annex")
app.add_typer(peers.group, name="peer")
app.add_typer(tokens.group, name="token")
app.add_typer(consoles.session, name="session")
app.add_typer(consoles.passkey, name="passkey")
app.add_typer(couriers.group, name="courier")
app.add_typer(exercises.group, name="exercise")


def run() -> int:
    """Run the command that the process was started with, and give its exit code."""
    app()
    return FINE
