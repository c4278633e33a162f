"""`parley agreement draft` and `read`: terms as a file, before anybody is bound by them."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from parley.cli import files, spoken
from parley.cli.agreements import group, read_terms, show_terms
from parley.cli.description import described
from parley.cli.line import AsJson
from parley.cli.party_files import PartyKeys, read_party_file
from parley.cli.policies import TypedPolicy
from parley.cli.render.screen import Screen, print_json
from parley.errors import UsageError
from parley.model.agreements import (
    Box,
    LeastExtent,
    Member,
    NamedRegion,
    OffLine,
    Rules,
    Standing,
    Terms,
)
from parley.model.notices import Activity

_MINUTE, _SECOND = "60000", "1000"


@dataclass(frozen=True)
class TypedRules:
    """The rules of an agreement as typed."""

    lead_time: Annotated[
        str, typer.Option("--lead-time", metavar="MINUTES", help="How far ahead notice is due.")
    ] = "60"
    lateral_nm: Annotated[
        str, typer.Option("--lateral-nm", metavar="NM", help="Least distance.")
    ] = "3"
    vertical_ft: Annotated[
        str, typer.Option("--vertical-ft", metavar="FT", help="Or least height between.")
    ] = "3000"
    read_back: Annotated[
        str, typer.Option("--read-back", metavar="MINUTES", help="Read-back is due within.")
    ] = "5"
    overdue: Annotated[
        str, typer.Option("--overdue", metavar="MINUTES", help="After a landing without word.")
    ] = "5"
    skew: Annotated[
        str, typer.Option("--skew", metavar="SECONDS", help="How far clocks may differ.")
    ] = "30"
    datum_margin_m: Annotated[
        str,
        typer.Option(
            "--datum-margin-m",
            metavar="M",
            show_default=False,
            help="How far apart datums may lie; without it such heights are UNSURE.",
        ),
    ] = ""
    least_extent: Annotated[
        list[str] | None,
        typer.Option(
            "--least-extent",
            metavar="ACTIVITY=RADIUS",
            help="The least radius of a volume of an activity, as live-firing=5km.",
        ),
    ] = None

    def rules(self) -> Rules:
        """What the parties measure one another by."""
        margin = self.datum_margin_m
        return Rules(
            version="rules/0",
            lead_time_ms=spoken.quantity(self.lead_time, _MINUTE, "--lead-time"),
            lateral_separation_mm=spoken.quantity(self.lateral_nm, "1852000", "--lateral-nm"),
            vertical_separation_mm=spoken.quantity(self.vertical_ft, "304.8", "--vertical-ft"),
            read_back_within_ms=spoken.quantity(self.read_back, _MINUTE, "--read-back"),
            overdue_after_ms=spoken.quantity(self.overdue, _MINUTE, "--overdue"),
            skew_ms=spoken.quantity(self.skew, _SECOND, "--skew"),
            datum_margin_mm=(
                spoken.quantity(margin, "1000", "--datum-margin-m") if margin else None
            ),
            least_extents=tuple(
                _extent(activity, radius)
                for activity, radius in _named(self.least_extent or (), "--least-extent").items()
            ),
        )


@group.command(
    "draft",
    epilog='Example: parley agreement draft --party israel.json --party russia.json --title "Line" '
    "--exercise -o terms.json",
)
@described(TypedPolicy)
@described(TypedRules)
def draft(
    typed: TypedRules,
    spoken_by: TypedPolicy,
    party: Annotated[
        list[Path],
        typer.Option("--party", metavar="FILE", help="A member: what its `party show` printed."),
    ],
    title: Annotated[
        str, typer.Option("--title", metavar="WORDS", help="What the line is called.")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="A new file; - is a pipe.")
    ],
    observer: Annotated[
        list[Path] | None,
        typer.Option("--observer", metavar="FILE", help="As --party, for an observer."),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="PARTY=WORDS", help="How a party is shown to people."),
    ] = None,
    banner: Annotated[
        str,
        typer.Option("--banner", metavar="WORDS", help="Shown above all that is said under it."),
    ] = "notice, never permission",
    exercise: Annotated[
        bool, typer.Option("--exercise", help="An exercise: a driver may set its nodes' clock.")
    ] = False,
    off_line: Annotated[
        list[str] | None,
        typer.Option(
            "--off-line",
            metavar="NAME,PARTY[,LABEL]",
            help="A name that is not on the line, and the party that owes it a relay.",
        ),
    ] = None,
    region: Annotated[
        list[str] | None,
        typer.Option(
            "--region",
            metavar="NAME=SOUTH,WEST,NORTH,EAST",
            help="A region that words may name, decimal degrees, as "
            '"north Syria=36.0,36.5,37.3,42.4".',
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Draw up terms as a file.

    It is JSON, to be read, edited and founded by every party alike. Nobody is bound by it. The
    agreement's id is the SHA-256 of the terms: whoever changes a letter makes another
    agreement. The whole flow: docs/spec/terms.md.
    """
    shown = _named(name or (), "--name")
    policy = spoken_by.read()
    terms = _made(
        lambda: Terms(
            title=title,
            banner=banner,
            exercise=exercise,
            drawn_up_ms=time.time_ns() // 1_000_000,
            salt=secrets.token_hex(16),
            members=tuple(
                _member(one, standing, shown)
                for standing, paths in (
                    (Standing.MEMBER, party),
                    (Standing.OBSERVER, observer or ()),
                )
                for path in paths
                for one in read_party_file(path)
            ),
            off_line=tuple(_off_line(text) for text in off_line or ()),
            regions=tuple(
                _region(label, box) for label, box in _named(region or (), "--region").items()
            ),
            rules=typed.rules(),
            desks=policy.desks,
            line=policy.line,
        )
    )
    unknown = set(shown) - {member.party for member in terms.members}
    if unknown:
        raise UsageError(f"--name: {', '.join(sorted(unknown))} is in none of the party files")
    files.write(output, msgspec.json.format(msgspec.json.encode(terms), indent=2) + b"\n")
    if str(output) != "-":
        _say_written(output, terms, as_json)


def _say_written(output: Path, terms: Terms, as_json: bool) -> None:
    if as_json:
        print_json({"file": str(output), "agreement": _id(terms)})
        return
    screen = Screen()
    screen.say(f"wrote {output}; nobody is bound by it yet. As it stands it would be agreement")
    screen.say(_id(terms), indent=2)
    screen.say(
        f"Edit it if you wish; send the same file to every party; let each run parley agreement "
        f"read {output} and compare the id by voice; then each founds it: parley agreement found "
        f"{output}"
    )


@group.command("read", epilog="Example: parley agreement read terms.json")
def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Terms, as JSON.")],
    as_json: AsJson = False,
) -> None:
    """Show the terms in a file and the id they make.

    Every party compares the id with the others before it founds. No node is asked.
    """
    terms = read_terms(file)
    if as_json:
        print_json({"agreement": _id(terms), "terms": terms})
        return
    screen = Screen()
    show_terms(screen, terms)
    screen.field("agreement", _id(terms))


def _id(terms: Terms) -> str:
    from parley.ledger.entries import agreement_id
    from parley.model.statements import spell

    return agreement_id(spell(terms))


def _made(make: Callable[[], Terms]) -> Terms:
    try:
        return make()
    except ValueError as error:
        raise UsageError(f"these terms cannot be drawn up: {error}") from error


def _member(one: PartyKeys, standing: Standing, shown: dict[str, str]) -> Member:
    label = shown.get(one.party, one.party.replace("-", " ").title())
    return Member(one.party, label, standing, one.hosted_by, one.keys)


def _named(texts: "list[str] | tuple[str, ...]", what: str) -> dict[str, str]:
    """`NAME=VALUE` texts, each name once."""
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = (part.strip() for part in text.rpartition("="))
        if not equals or not name or not value or name in found:
            raise UsageError(f"{what} {text[:80]!r}: give NAME=VALUE, and each name once")
        found[name] = value
    return found


def _off_line(text: str) -> OffLine:
    name, _, rest = text.partition(",")
    owes, _, label = rest.partition(",")
    if not owes:
        raise UsageError(f"--off-line {text[:80]!r}: give NAME,PARTY, the party owing the relay")
    return OffLine(name.strip(), label.strip() or name.strip(), owes.strip())


def _region(label: str, text: str) -> NamedRegion:
    parts = text.split(",")
    if len(parts) != 4:
        raise UsageError(f"--region {label}: give SOUTH,WEST,NORTH,EAST in decimal degrees")
    low = spoken.position(parts[0], parts[1], f"--region {label}")
    high = spoken.position(parts[2], parts[3], f"--region {label}")
    return NamedRegion(label, Box(low.lat_e7, low.lon_e7, high.lat_e7, high.lon_e7))


def _extent(activity: str, radius: str) -> LeastExtent:
    try:
        kind = Activity(activity)
    except ValueError as error:
        raise UsageError(
            f"--least-extent: {activity[:40]!r} is no activity; give one of "
            f"{', '.join(one.value for one in Activity)}"
        ) from error
    return LeastExtent(kind, spoken.length_mm(radius, "--least-extent"))


agreement: typer.Typer = group
"""`parley agreement`, with the commands of `agreements` and this module."""
