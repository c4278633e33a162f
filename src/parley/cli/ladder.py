"""`parley notice read-back` and the rungs above it, and relays to names off the line."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import spoken
from parley.cli.description import read_one
from parley.cli.filing import Words
from parley.cli.line import Line, states
from parley.cli.notices import RefArgument, group
from parley.cli.render.ladders import show_ladders
from parley.cli.render.notices import show_notice
from parley.cli.render.screen import Screen
from parley.cli.render.statements import show_outcome
from parley.errors import UsageError
from parley.model import names
from parley.model.statements import RelayStage

if TYPE_CHECKING:
    from parley.api.bodies import NoticePage
    from parley.model.notices import Ref
    from parley.model.volumes import Volume
    from parley.picture.versions import Version
    from parley.turn.effects import Outcome

Leaf = Annotated[
    str,
    typer.Option(
        "--leaf",
        metavar="HEX",
        show_default=False,
        help="The version you mean, as `notice show` names it, or the beginning of it; left out, "
        "the present one.",
    ),
]
Unit = Annotated[str, typer.Option("--unit", metavar="NAME", help="Which unit.")]
Units = Annotated[
    list[str], typer.Option("--unit", metavar="NAME", help="Which unit; repeat it for more.")
]


@group.command("read-back", epilog="Example: parley notice read-back israel/N1 --same")
@states
def read_back(
    line: Line,
    ref: RefArgument,
    same: Annotated[
        bool,
        typer.Option(
            "--same",
            help="Repeat the notice as it is shown to you now; asks whether that is what you "
            "understood.",
        ),
    ] = False,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="GEOJSON", help="Repeat it in volumes of your own drawing."),
    ] = None,
    words: Words = "",
    yes: Annotated[
        bool,
        typer.Option(
            "--yes", help="With --same: a person has read what is shown, and it is understood so."
        ),
    ] = False,
    leaf: Leaf = "",
) -> None:
    """Repeat what you understood of a notice.

    It is compared with what was meant. A notice with geometry is read back in geometry, one
    without in words. A read-back is a person's: --same shows the notice and asks.
    """
    if same + (file is not None) + (bool(words) and not same) == 0:
        raise UsageError("say what you understood, with --same, --file or --words")
    if same and file is not None:
        raise UsageError("choose one of --same and --file")
    of = spoken.reference(ref)
    page = line.client.notice_show(line.agreement, of)
    version = version_of(page, leaf)
    if same:
        volumes, said = _repeated(line, of, version, words, yes)
    else:
        volumes, said = _own(of, file), words
    outcome = line.client.notice_read_back(
        line.agreement, of, version.leaf, volumes, said, key=line.key
    )
    _say(line, outcome, of)


@group.command("enter", epilog="Example: parley notice enter israel/N1")
@states
def enter(line: Line, ref: RefArgument, leaf: Leaf = "") -> None:
    """State that it is entered where operations are run."""
    of, version = _meant(line, ref, leaf)
    _say(line, line.client.notice_enter(line.agreement, of, version.leaf, key=line.key), of)


@group.command(
    "pass",
    epilog='Example: parley notice pass israel/N1 --unit "air defence desk" --unit "tower"',
)
@states
def pass_(line: Line, ref: RefArgument, unit: Units, leaf: Leaf = "") -> None:
    """State that the notice was passed to the units that need it.

    It is CONFIRMED only when the last of them has acknowledged it.
    """
    of, version = _meant(line, ref, leaf)
    outcome = line.client.notice_pass(
        line.agreement, of, version.leaf, units_of(unit), key=line.key
    )
    _say(line, outcome, of)


@group.command(
    "acknowledge", epilog='Example: parley notice acknowledge israel/N1 --unit "air defence desk"'
)
@states
def acknowledge(
    line: Line, ref: RefArgument, unit: Unit, words: Words = "", leaf: Leaf = ""
) -> None:
    """State that the unit acknowledged the notice: the last rung."""
    of, version = _meant(line, ref, leaf)
    outcome = line.client.notice_acknowledge(
        line.agreement, of, version.leaf, unit, words, key=line.key
    )
    _say(line, outcome, of)


@group.command(
    "relay", epilog="Example: parley notice relay israel/N1 --to syria-air-defence --stage passed"
)
@states
def relay(
    line: Line,
    ref: RefArgument,
    to: Annotated[str, typer.Option("--to", metavar="NAME", help="The name off the line.")],
    stage: Annotated[
        RelayStage, typer.Option("--stage", help="Whether it was passed on or acknowledged.")
    ],
    scope: Annotated[
        str,
        typer.Option(
            "--scope",
            metavar="WORDS",
            show_default=False,
            help="The coarse words passed on; left out, those the notifier chose.",
        ),
    ] = "",
    words: Words = "",
    leaf: Leaf = "",
) -> None:
    """State what was passed on to a name off the line.

    Or that it was acknowledged there; shown as your party's statement.
    """
    of, version = _meant(line, ref, leaf)
    told = scope or version.notice.relay_scope or version.notice.place_label
    outcome = line.client.notice_relay(
        line.agreement, of, version.leaf, to, stage, told, words, key=line.key
    )
    _say(line, outcome, of)


def units_of(named: list[str]) -> tuple[str, ...]:
    """The units, each once, however often it was typed."""
    return tuple({names.folded(unit): unit for unit in reversed(named)}.values())[::-1]


def version_of(page: "NoticePage", leaf: str) -> "Version":
    """The version that is meant: by the beginning of its leaf hash, else the present one.

    Raises:
        UsageError: None, or more than one, begins so.
    """
    versions = page.notice.versions
    if not leaf:
        return versions[-1]
    found = [one for one in versions if one.leaf.startswith(leaf.lower())]
    if len(found) != 1:
        known = ", ".join(one.leaf[:16] for one in versions[-8:])
        raise UsageError(f"--leaf {leaf[:64]!r} is no version of {page.notice.ref}; there: {known}")
    return found[0]


def _meant(line: Line, ref: str, leaf: str) -> "tuple[Ref, Version]":
    of = spoken.reference(ref)
    page = line.client.notice_show(line.agreement, of)
    return of, version_of(page, leaf)


def _repeated(
    line: Line, of: "Ref", version: "Version", words: str, yes: bool
) -> "tuple[tuple[Volume, ...], str]":
    """The version's own geometry or place, once a person has seen it and said so."""
    # Beside --json nothing but JSON goes to standard output.
    shown = Screen(sys.stderr) if line.as_json else line.screen
    shown.head(f"{of}, as {of.party} announced it ({version.leaf[:16]}…):")
    show_notice(shown, version.notice, version.widened)
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError(
                "a read-back is a person's, and nobody can be asked here: read what is shown "
                "above, then repeat the command with --yes"
            )
        typer.confirm("Is this what you understood?", abort=True, err=line.as_json)
    notice = version.notice
    if notice.volumes:
        return notice.volumes, words
    return (), notice.place_label


def _own(of: "Ref", file: Path | None) -> "tuple[Volume, ...]":
    if file is None:
        return ()
    drawn = read_one(file)
    if drawn.ref != of:
        raise UsageError(f"{file}: it draws {drawn.ref}, not {of}; read back the one it draws")
    return drawn.volumes


def _say(line: Line, outcome: "Outcome", of: "Ref") -> None:
    line.answer(outcome, show_outcome)
    if not line.as_json:
        show_ladders(line.screen, line.client.notice_show(line.agreement, of))
