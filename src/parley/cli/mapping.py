"""`parley map` and `parley place`: everything there is to draw, and the places around it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from parley.cli import files
from parley.cli.line import Line, asks, asks_under
from parley.cli.notices import AsOf, moment
from parley.cli.render.direction import apart
from parley.cli.render.screen import Screen
from parley.cli.render.words import count
from parley.cli.render.words import place as position

if TYPE_CHECKING:
    from parley.api.bodies import PlaceRow
    from parley.picture.on_map import MapThing, MapView

map_ = typer.Typer(help="The map: everything there is to draw.", no_args_is_help=True)
place = typer.Typer(help="Places where people live, by name or in a box.", no_args_is_help=True)


@map_.command("show", epilog="Example: parley map show --geojson evening.geojson")
@asks_under
def show(
    line: Line,
    geojson: Annotated[
        Path | None,
        typer.Option(
            "--geojson", metavar="FILE", help="Write it to a new GeoJSON file; - is a pipe."
        ),
    ] = None,
    as_of: AsOf = "",
    since: Annotated[
        str,
        typer.Option(
            "--since", metavar="TIME", show_default=False, help="Leave out what is over by then."
        ),
    ] = "",
) -> None:
    """Show or write everything there is to draw.

    That is what is announced, what is reported, and where they conflict. A circle is written as its
    centre with radius_m (docs/spec/geojson.md).
    """
    as_of_ms, since_ms = moment(as_of, "--as-of"), moment(since, "--since")
    view = line.client.map_show(line.agreement, as_of=as_of_ms, since=since_ms)
    if geojson is not None:
        files.write(geojson, _written(view))
        return
    if not line.as_json:
        line.banner()
    line.answer(view, _show)


def _show(screen: Screen, view: "MapView") -> None:
    drawn = sum(bool(thing.volumes) for thing in view.things)
    screen.say(
        f"{count(len(view.things), 'thing')}, {drawn} of them drawn; "
        f"{count(len(view.conflicts), 'conflict')}. Write them with --geojson FILE."
    )
    for thing in view.things:
        state = "reported" if thing.state is None else thing.state.value
        words = f"{thing.thread}: {state}, {count(len(thing.volumes), 'volume')}"
        screen.say(words + (f", “{apart(thing.place_label)}”" if thing.place_label else ""))
    if view.left_out:
        screen.say(f"{view.left_out} more are left out; ask with --since.")


def _written(view: "MapView") -> bytes:
    from parley.interop.geojson_written import collection, feature_of_conflict

    features = [feature for thing in view.things for feature in _features(thing)]
    features += [feature_of_conflict(one.conflict) for one in view.conflicts]
    return msgspec.json.format(msgspec.json.encode(collection(features)), indent=2) + b"\n"


def _features(thing: "MapThing") -> list[dict[str, object]]:
    from parley.interop.geojson_written import feature_of_volume
    from parley.model.notices import Activity

    activity = thing.activity or Activity.OTHER
    return [
        feature_of_volume(thing.ref, activity, volume, thing.place_label)
        for volume in (*thing.volumes, *thing.deviations)
    ]


@place.command("list", epilog="Example: parley place list --name Deir")
@asks
def list_(
    line: Line,
    name: Annotated[
        str,
        typer.Option(
            "--name", metavar="TEXT", show_default=False, help="How its name begins, in any script."
        ),
    ] = "",
    box: Annotated[
        str,
        typer.Option(
            "--box",
            metavar="BOX",
            show_default=False,
            help="Only within south,west,north,east in degrees.",
        ),
    ] = "",
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, max=1000, help="At most so many.")
    ] = None,
) -> None:
    """List inhabited places, the largest first."""
    line.answer(line.client.place_list(box or None, name or None, limit), _show_places)


def _show_places(screen: Screen, found: "tuple[PlaceRow, ...]") -> None:
    for one in found:
        people = f"{one.people:,} people" if one.people else "number of people not known"
        screen.say(f"{apart(one.name)}: {position(one.at)}, {people}")
    if not found:
        screen.say("No place of that name or in that box is known; there may be one all the same.")
