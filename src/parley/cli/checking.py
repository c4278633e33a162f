"""`parley check`: every conflict among notices in GeoJSON files, without a node."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley import limits
from parley.cli import exits, files, spoken
from parley.cli.line import AsJson
from parley.cli.render.progress import working
from parley.cli.render.screen import Screen, print_json
from parley.errors import UsageError

if TYPE_CHECKING:
    from parley.conflict import CheckReport, Minima

_NAUTICAL_MILE_MM = "1852000"
_FOOT_MM = "304.8"
_METRE_MM = "1000"


def add_to(app: typer.Typer) -> None:
    """Register this command."""
    app.command("check", epilog="Example: parley check ours.geojson theirs.geojson")(check)


def check(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="GeoJSON (docs/spec/geojson.md); - is a pipe."),
    ],
    as_geojson: Annotated[
        bool, typer.Option("--geojson", help="Print the conflicts as GeoJSON points.")
    ] = False,
    lateral_nm: Annotated[
        str, typer.Option("--lateral-nm", metavar="NM", help="Least distance, nautical miles.")
    ] = "3",
    vertical_ft: Annotated[
        str, typer.Option("--vertical-ft", metavar="FT", help="Or least height between, feet.")
    ] = "3000",
    overlap_only: Annotated[
        bool, typer.Option("--overlap-only", help="Only what overlaps or touches.")
    ] = False,
    datum_margin_m: Annotated[
        str,
        typer.Option(
            "--datum-margin-m",
            metavar="M",
            show_default=False,
            help="How far apart different datums may lie, metres; without it, heights over "
            "different datums are UNSURE.",
        ),
    ] = "",
    other_parties_only: Annotated[
        bool,
        typer.Option("--other-parties-only", help="Do not compare a party's notices among them."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Find conflicts among notices in files, without a node.

    That is every pair of notices that is not surely apart.

    Exits with 0 where no conflict was found among what was filed, 1 where one was found or it is
    not sure, 2 where a file cannot be read.
    """
    from parley.conflict import check_files, geojson_of, json_of

    if as_json and as_geojson:
        raise UsageError("choose one of --json and --geojson")
    minima = _minima(lateral_nm, vertical_ft, overlap_only, datum_margin_m)
    read = [(str(path), files.read(path, limits.MAX_BUNDLE_BYTES)) for path in paths]
    with working("comparing notices"):
        report = check_files(read, minima, same_party=not other_parties_only)
    if as_json:
        print_json(json_of(report))
    elif as_geojson:
        print_json(geojson_of(report))
    else:
        _show(Screen(), report)
    if report.conflicts:
        raise typer.Exit(exits.NO)


def _minima(lateral_nm: str, vertical_ft: str, overlap_only: bool, margin_m: str) -> "Minima":
    from parley.conflict import Minima

    margin = spoken.quantity(margin_m, _METRE_MM, "--datum-margin-m") if margin_m else None
    if overlap_only:
        return Minima(0, 0, margin)
    return Minima(
        spoken.quantity(lateral_nm, _NAUTICAL_MILE_MM, "--lateral-nm"),
        spoken.quantity(vertical_ft, _FOOT_MM, "--vertical-ft"),
        margin,
    )


def _show(screen: Screen, report: "CheckReport") -> None:
    from parley.cli.render.conflicts import show_conflict
    from parley.cli.render.words import count
    from parley.conflict.check import FOUND_NOTHING
    from parley.model.findings import Verdict

    for warning in report.warnings:
        exits.complain(f"note: {warning}")
    for number, conflict in enumerate(report.conflicts, 1):
        show_conflict(screen, conflict, number)
    volumes = sum(len(notice.volumes) for notice in report.notices)
    among = f"{count(len(report.notices), 'notice')} with {count(volumes, 'volume')}"
    if report.conflicts:
        sure, unsure = report.count(Verdict.CONFLICT), report.count(Verdict.UNSURE)
        screen.head(f"Among {among}: {sure} CONFLICT, {unsure} UNSURE (treated as CONFLICT).")
    else:
        screen.head(f"Among {among}: {FOUND_NOTHING}.")
    minima = report.minima
    by = f"{minima.lateral_mm / 1_852_000:g} nm or {minima.vertical_mm / 304.8:g} ft"
    if not minima.lateral_mm and not minima.vertical_mm:
        by = "what overlaps or touches only"
    screen.say(f"Judged by {by}. What was not filed was not judged.")
