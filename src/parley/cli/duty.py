"""`parley duty`: who has the watch at which desk, and what they take over."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from msgspec import Struct

from parley.cli import files, spoken
from parley.cli.filing import Words
from parley.cli.line import Line, asks_under, states
from parley.cli.notices import AsOf
from parley.cli.render.duty import show_duties, show_matters, show_watches, stray_desk
from parley.cli.render.needs import show_needs
from parley.cli.render.screen import print_json
from parley.cli.render.statements import show_outcome
from parley.cli.saying import moment_near, moment_past, now_of
from parley.errors import UsageError
from parley.model.instants import Interval
from parley.model.line_statements import DutyChange, RosteredWatch

if TYPE_CHECKING:
    from parley.picture.duty import Watch

MAX_ROSTER_BYTES = 256 * 1024

Desk = Annotated[
    str,
    typer.Option(
        "--desk", metavar="NAME", show_default=False, help="Which desk; left out, your token's."
    ),
]
As = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="WORDS",
        show_default=False,
        help='How you are known on the line, as "duty officer 2": a designation, never a name.',
    ),
]
Languages = Annotated[
    list[str] | None,
    typer.Option("--speaks", metavar="TAG", help="A language spoken there; repeat it for more."),
]
Until = Annotated[
    str,
    typer.Option(
        "--until",
        metavar="TIME",
        show_default=False,
        help="Until when it is meant: an hour of UTC still to come, or RFC 3339.",
    ),
]

group = typer.Typer(help="Duty: who has the watch at which desk.", no_args_is_help=True)


class _Watch(Struct, frozen=True, forbid_unknown_fields=True, rename={"start": "from"}):
    desk: str
    watch: str
    start: str
    until: str
    languages: tuple[str, ...] = ()


class _Roster(Struct, frozen=True, forbid_unknown_fields=True):
    watches: tuple[_Watch, ...]


@group.command("show", epilog="Example: parley duty show --at 2018-09-17T19:07Z")
@asks_under
def show(
    line: Line,
    at: Annotated[
        str,
        typer.Option(
            "--at",
            metavar="TIME",
            show_default=False,
            help="Who had it then, by what was stated by then; now if left out. An hour of UTC "
            "is the last such moment.",
        ),
    ] = "",
) -> None:
    """Show who has the watch, or had it at any moment."""
    duties = line.client.duty_show(line.agreement, as_of=moment_past(line, at, "--at"))
    if not line.as_json:
        line.banner()
    line.answer(duties, show_duties)


@group.command("watches", epilog="Example: parley duty watches")
@asks_under
def watches(line: Line, as_of: AsOf = "") -> None:
    """List every watch on record, and what was open when it began."""
    found = line.client.duty_watches(line.agreement, as_of=moment_past(line, as_of, "--as-of"))
    if not line.as_json:
        line.banner()
    line.answer(found, show_watches)


@group.command("open", epilog="Example: parley duty open")
@asks_under
def open_(line: Line) -> None:
    """Show what is open for your party now, and what to do with each."""
    matters = line.client.duty_open(line.agreement)
    if not line.as_json:
        line.banner()
    line.answer(matters, show_matters)


@group.command("needs", epilog="Example: parley duty needs")
@asks_under
def needs(line: Line, as_of: AsOf = "") -> None:
    """List what needs a person of your party now, by time to go.

    And what it awaits of others. Old line tests and conflicts that are over are left out.
    """
    found = line.client.duty_needs(line.agreement, as_of=moment_past(line, as_of, "--as-of"))
    if line.as_json:
        print_json(found)
        return
    line.banner()
    as_of_ms = moment_past(line, as_of, "--as-of")
    show_needs(line.screen, found, now_of(line) if as_of_ms is None else as_of_ms)


@group.command(
    "take",
    epilog='Example: parley duty take --as "duty officer 2" --speaks ru --speaks en --until 06:00',
)
@states
def take(
    line: Line,
    watch: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="WORDS",
            help='How you are known on the line, as "duty officer 2": a designation, never a name.',
        ),
    ],
    desk: Desk = "",
    speaks: Languages = None,
    until: Until = "",
    words: Words = "",
) -> None:
    """Take the watch at a desk; shows what is open for your party."""
    _change(line, DutyChange.TAKEN, desk, watch, "", speaks, until, words)


@group.command("hand-over", epilog='Example: parley duty hand-over --to "duty officer 3"')
@states
def hand_over(
    line: Line,
    to: Annotated[
        str, typer.Option("--to", metavar="WORDS", help="Who takes it over, by designation.")
    ],
    watch: As = "",
    desk: Desk = "",
    speaks: Languages = None,
    until: Until = "",
    words: Words = "",
) -> None:
    """Hand the watch over, with a summary of what is open.

    What is open is counted by the node, and is on record beside the handover.
    """
    _change(line, DutyChange.HANDED_OVER, desk, watch, to, speaks, until, words)


@group.command("leave", epilog='Example: parley duty leave --words "closed until 06:00"')
@states
def leave(line: Line, watch: As = "", desk: Desk = "", words: Words = "") -> None:
    """Leave the watch to nobody: the desk is then shown as unattended."""
    _change(line, DutyChange.LEFT, desk, watch, "", None, "", words)


@group.command("roster", epilog="Example: parley duty roster roster.toml")
@states
def roster(
    line: Line,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The whole roster, as TOML (docs/spec/policy.md)."),
    ],
) -> None:
    """Put a roster in the place of the one before.

    It says who is to have the watch; who has it is what is taken and handed over.
    """
    rostered = read_roster(file)
    outcome = line.client.duty_roster(line.agreement, rostered, key=line.key)
    line.answer(outcome, show_outcome)
    if not line.as_json:
        own = [one for one in line.client.duty_show(line.agreement) if one.party == outcome.party]
        show_duties(line.screen, own)


def read_roster(path: Path) -> tuple[RosteredWatch, ...]:
    """A roster from a TOML file.

    Raises:
        UsageError: Not there, or not a roster; says where.
    """
    raw = files.read(path, MAX_ROSTER_BYTES)
    try:
        found = msgspec.toml.decode(raw, type=_Roster)
        return tuple(
            RosteredWatch(
                one.desk,
                one.watch,
                Interval(
                    spoken.instant(one.start, f"{path}: from"),
                    spoken.instant(one.until, f"{path}: until"),
                ),
                one.languages,
            )
            for one in found.watches
        )
    except (msgspec.DecodeError, ValueError) as error:
        raise UsageError(
            f"{path}: {error}; how a roster is written: docs/spec/policy.md"
        ) from error


def _change(
    line: Line,
    change: DutyChange,
    desk: str,
    watch: str,
    to: str,
    speaks: list[str] | None,
    until: str,
    words: str,
) -> None:
    desk = desk or line.me.label
    until_ms = moment_near(line, until, "--until") if until else None
    if not watch:
        watch = _holder(line, desk).watch
    # Whoever takes over reads what is open before it is theirs; --json shows it by `duty open`.
    if not line.as_json:
        line.banner()
        show_matters(line.screen, line.client.duty_open(line.agreement))
    outcome = line.client.duty_change(
        line.agreement,
        desk,
        change,
        watch,
        to,
        tuple(speaks or ()),
        until_ms,
        words,
        key=line.key,
    )
    line.answer(outcome, show_outcome)
    if not line.as_json:
        own = [one for one in line.client.duty_show(line.agreement) if one.party == outcome.party]
        show_duties(line.screen, own)
        stray = stray_desk(line.view.terms, outcome.party, desk)
        if stray:
            line.screen.say(stray)


def _holder(line: Line, desk: str) -> "Watch":
    """Who has the watch at a desk of one's own party.

    Raises:
        UsageError: Nobody is stated to have it.
    """
    party = line.me.party
    for duty in line.client.duty_show(line.agreement):
        for watch in duty.watches:
            if duty.party == party and watch.desk == desk:
                return watch
    raise UsageError(
        f"nobody is stated to have the watch at the desk {desk!r} of {party}; say who does with "
        "--as, or name another --desk; see them with: parley duty show"
    )
