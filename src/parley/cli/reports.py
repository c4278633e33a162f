"""`parley report`: what others published, cited in nobody's name."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.line import Line, OwnRef, asks_under, states
from parley.cli.notices import moment
from parley.cli.render.screen import Screen
from parley.cli.render.statements import show_outcome
from parley.cli.render.words import when
from parley.model.statements import Grade

if TYPE_CHECKING:
    from parley.api.bodies import ReportView

group = typer.Typer(help="Cited reports: what others published.", no_args_is_help=True)


@group.command("list", epilog="Example: parley report list")
@asks_under
def list_(line: Line) -> None:
    """List the cited reports, each with its source, speaker and grade."""
    found = line.client.report_list(line.agreement)
    if not line.as_json:
        line.banner()
    line.answer(found, _show_all)


@group.command(
    "cite",
    epilog='Example: parley report cite --source "MIL" --published 2018-09-18 --speaker "ministry" '
    '--grade named --words "notice came one minute ahead" --event 2018-09-17T18:39Z',
)
@states
def cite(
    line: Line,
    source: Annotated[str, typer.Option("--source", metavar="WORDS", help="Who published it.")],
    published: Annotated[
        str, typer.Option("--published", metavar="DATE", help="When, as the source gives it.")
    ],
    speaker: Annotated[
        str, typer.Option("--speaker", metavar="WORDS", help="Which organ or person said it.")
    ],
    grade: Annotated[Grade, typer.Option("--grade", help="How the source knows.")],
    words: Annotated[str, typer.Option("--words", metavar="WORDS", help="What it says.")],
    event: Annotated[
        str,
        typer.Option(
            "--event", metavar="TIME", show_default=False, help="When it happened, if it says so."
        ),
    ] = "",
    contested_by: Annotated[
        str,
        typer.Option(
            "--contested-by", metavar="WORDS", show_default=False, help="The account beside it."
        ),
    ] = "",
    ref: OwnRef = "",
) -> None:
    """Cite what others published, in nobody's name.

    This source says that this organ or person said or did this.
    """
    event_ms = moment(event, "--event")
    outcome = line.client.report_cite(
        line.agreement,
        ref or line.new_ref("R"),
        source=source,
        published=published,
        speaker=speaker,
        grade=grade,
        event_ms=event_ms,
        words=words,
        contested_by=contested_by,
        key=line.key,
    )
    line.answer(outcome, show_outcome)


def _show_all(screen: Screen, reports: "tuple[ReportView, ...]") -> None:
    for report in reports:
        screen.head(f"report {report.ref} · {report.grade.value}")
        screen.field("source", f"{report.source}, {report.published}; cited by {report.ref.party}")
        screen.field("speaker", report.speaker)
        screen.field("event", when(report.event_ms))
        screen.field("says", report.words)
        if report.contested_by:
            screen.field("contested", report.contested_by)
    if not reports:
        screen.say("No report is cited.")
