"""`parley agreement`: those your party is in, founding one, and the bundle that proves it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from parley.cli import files
from parley.cli.line import Line, asks, asks_under, founds
from parley.cli.render.policies import show_desks, show_line_rules
from parley.cli.render.screen import Screen, print_json
from parley.cli.render.statements import show_outcome
from parley.cli.render.words import area, count, distance, when
from parley.errors import UsageError

if TYPE_CHECKING:
    from parley.api.bodies import AgreementView
    from parley.model.agreements import Terms

MAX_TERMS_BYTES = 512 * 1024

Output = Annotated[
    Path, typer.Option("-o", "--output", metavar="FILE", help="A new file; - is a pipe.")
]

group = typer.Typer(help="Agreements: who is in them, under which rules.", no_args_is_help=True)


@group.command("list", epilog="Example: parley agreement list")
@asks
def list_(line: Line) -> None:
    """List the agreements your party is in."""
    line.answer(line.client.agreement_list(), _show_list)


@group.command("show", epilog="Example: parley agreement show --agreement 3f9a")
@asks_under
def show(line: Line) -> None:
    """Show an agreement, its terms and how far each log is mirrored."""
    line.answer(line.client.agreement_show(line.agreement), _show)


@group.command("found", epilog="Example: parley agreement found terms.json")
@founds
def found(
    line: Line,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Terms, as JSON.")],
) -> None:
    """Put the terms of an agreement on record as your party's entry 0.

    The agreement is in force once every party in it has done so with the very same terms.
    """
    terms = read_terms(file)
    outcome = line.client.agreement_found(terms, key=line.key)
    line.answer(outcome, show_outcome)
    if not line.as_json:
        others = [one.party for one in terms.members if one.party != outcome.party]
        line.screen.say(
            "It is in force once the others have founded the same: " + ", ".join(others)
        )


@group.command("bundle", epilog="Example: parley agreement bundle -o line.bundle.json")
@asks_under
def bundle(
    line: Line,
    output: Output,
    thread: Annotated[
        str,
        typer.Option(
            "--thread",
            metavar="THREAD",
            show_default=False,
            help="Only this thread, such as notice/israel/N1.",
        ),
    ] = "",
) -> None:
    """Write a bundle for `parley verify`.

    Everything held of an agreement, with its proofs. The file holds what the parties said in
    confidence.
    """
    raw = line.client.agreement_bundle(line.agreement, thread=thread or None)
    say_written(line, output, raw)


def say_written(line: Line, output: Path, raw: bytes) -> None:
    """Write bytes to a new file and say so; into a pipe nothing else is written."""
    files.write(output, raw)
    if str(output) == "-":
        return
    if line.as_json:
        print_json({"file": str(output), "bytes": len(raw)})
    else:
        line.screen.say(f"wrote {len(raw)} bytes to {output}, readable by you only")


def read_terms(path: Path) -> "Terms":
    """Terms from a JSON file.

    Raises:
        UsageError: Not there, or not terms; says where.
    """
    from parley.model.agreements import Terms

    if str(path) == "-":
        raise UsageError("terms are read from a file, for all parties must found the same one")
    raw = files.read(path, MAX_TERMS_BYTES)
    try:
        return msgspec.json.decode(raw, type=Terms)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(
            f"{path}: {error}; it should be terms, as parley agreement draft writes them"
        ) from error


def _show_list(screen: Screen, views: "tuple[AgreementView, ...]") -> None:
    if not views:
        screen.say("none; found one with: parley agreement found terms.json")
    for view in views:
        exercise = "EXERCISE · " if view.terms.exercise else ""
        force = "in force" if view.in_force else "NOT YET IN FORCE"
        screen.say(f"{view.agreement[:12]}  {view.terms.title} · {exercise}{force}", hang=14)


def _show(screen: Screen, view: "AgreementView") -> None:
    show_terms(screen, view.terms)
    screen.field("agreement", view.agreement)
    missing = [one.party for one in view.terms.members if one.party not in view.founded_by]
    screen.field(
        "in force", "yes" if view.in_force else f"NO: not yet founded by {', '.join(missing)}"
    )
    for log in view.logs:
        mirrors = ", ".join(f"{one.party} {one.size}" for one in log.mirrors) or "nobody"
        disputed = (
            "DISPUTED: it signed two things that cannot both be true; " if log.disputed else ""
        )
        screen.field(
            "log",
            f"{log.party}: {disputed}{count(log.size, 'entry', 'entries')}; "
            f"held by mirrors: {mirrors}",
        )
    for one in view.not_understood:
        screen.field("unreadable", f"{one.party} entry {one.sequence}: {one.why}")


def show_terms(screen: Screen, terms: "Terms") -> None:
    """Show the terms of an agreement."""
    rules = terms.rules
    exercise = "EXERCISE: " if terms.exercise else ""
    screen.head(f"{terms.title} · {exercise}{terms.banner}")
    screen.field("drawn up", when(terms.drawn_up_ms))
    for member in terms.members:
        hosted = f", hosted on the node of {member.hosted_by}" if member.hosted_by else ""
        screen.field(
            member.standing.value,
            f"{member.party} ({member.name}){hosted}; statement key {member.keys.statement}",
        )
    for name in terms.off_line:
        screen.field("off the line", f"{name.name} ({name.label}); relay owed by {name.relay_by}")
    for region in terms.regions:
        screen.field("region", f"{region.name}: {area(region.area)}")
    margin = rules.datum_margin_mm
    screen.field(
        "rules",
        f"{rules.version}: notice {rules.lead_time_ms / 60_000:g} min ahead; "
        f"{rules.lateral_separation_mm / 1_852_000:g} nm or "
        f"{rules.vertical_separation_mm / 304.8:g} ft apart; read-back within "
        f"{rules.read_back_within_ms / 60_000:g} min; overdue after "
        f"{rules.overdue_after_ms / 60_000:g} min; skew {rules.skew_ms / 1000:g} s; "
        + ("no margin between datums" if margin is None else f"datum margin {margin / 1000:g} m"),
    )
    for extent in rules.least_extents:
        screen.field(
            "least extent", f"{extent.activity.value}: radius {distance(extent.radius_mm)}"
        )
    members = [one.party for one in terms.members if one.standing.value == "member"]
    show_desks(screen, terms.desks, members)
    show_line_rules(screen, terms.line)
