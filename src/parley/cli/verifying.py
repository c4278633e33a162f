"""`parley verify`: judge an exported bundle with nothing but its bytes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley import limits
from parley.cli import files
from parley.cli.line import AsJson
from parley.cli.render.progress import working
from parley.cli.render.screen import Screen, print_json
from parley.model.instants import text_of

if TYPE_CHECKING:
    from parley.incident.verify import BundleReport, Event


def add_to(app: typer.Typer) -> None:
    """Register this command."""
    app.command("verify", epilog="Example: parley verify line.bundle.json --story")(verify)


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A bundle; - reads it from a pipe.")],
    story: Annotated[
        bool, typer.Option("--story", help="Show every statement with the times that bound it.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Verify an exported bundle, offline.

    Nothing is needed but the bytes in it: no node, no network.

    Exits with 0 where nothing in it was found false, 1 where something was, 2 where it cannot be
    read. What is absent is named as a gap; a sound bundle may have gaps.
    """
    from parley.incident.verify import UNREADABLE, verify_file

    raw = files.read(file, limits.MAX_BUNDLE_BYTES)
    with working("verifying"):
        code, report = verify_file(raw)
    if as_json:
        print_json({"sound": report.sound, "readable": code != UNREADABLE, "report": report})
    elif code == UNREADABLE:
        Screen().head(f"UNREADABLE: {report.problems[0]}")
    else:
        _show(Screen(), report, story)
    raise typer.Exit(code)


def _show(screen: Screen, report: "BundleReport", story: bool) -> None:
    exercise = "EXERCISE: " if report.exercise else ""
    screen.head(f"{report.title} · {exercise}{report.banner}")
    screen.field("agreement", report.agreement)
    for log in report.logs:
        screen.field("log", f"{log.party}: {log.present} of {log.size} entries")
    for name, found in (
        ("FALSE", report.problems),
        ("DISPUTED", report.disputed),
        ("GAPS", report.gaps),
        ("ODD", report.flags),
    ):
        if found:
            screen.head(f"{name} ({len(found)})")
            screen.items(found, indent=2)
    if story:
        for thread in report.threads:
            screen.head(thread.thread)
            for event in thread.events:
                _show_event(screen, event)
    if report.sound:
        gaps = f"{len(report.gaps)} gaps named above" if report.gaps else "no gaps"
        screen.head(f"SOUND: nothing in it was found false; {gaps}.")
    else:
        screen.head("NOT SOUND: what is false is named above.")


def _show_event(screen: Screen, event: "Event") -> None:
    said = event.gist or f"a {event.kind} that this version of Parley does not understand"
    desk = f", desk “{event.desk}”" if event.desk else ""
    screen.say(f"{text_of(event.issued_ms)}  {event.party}{desk}: {said}", indent=2, hang=22)
    first = "?" if event.not_before_ms is None else text_of(event.not_before_ms)
    last = "?" if event.not_after_ms is None else text_of(event.not_after_ms)
    screen.say(f"stated between {first} and {last}", indent=24)
    for one in event.delivered:
        screen.say(f"held by {one.party} by {text_of(one.by_ms)}", indent=24)
