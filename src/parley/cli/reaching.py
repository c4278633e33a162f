"""`parley reach`: whether people outside Parley were reached, and trying the way to them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import exits
from parley.cli.directories import Dir
from parley.cli.line import AsJson, Line, asks
from parley.cli.render.direction import apart
from parley.cli.render.screen import Screen, print_json
from parley.cli.render.words import when
from parley.errors import UsageError

if TYPE_CHECKING:
    from parley.api.line_bodies import ReachView
    from parley.ports.pagers import Attempt

group = typer.Typer(
    help="Reaching people outside Parley: e-mail, SMS, webhooks, pagers.", no_args_is_help=True
)

_OUTCOME = {
    "held-back": "HELD BACK: too many in a minute; it is told of with the next",
    "waiting": "under way",
    "handed-over": "handed over to the service; whether a person saw it is not known",
    "failed": "FAILED: NOBODY WAS REACHED by it",
    "no-route": "NO ROUTE LEADS THERE",
}


@group.command("list", epilog="Example: parley reach list")
@asks
def list_(line: Line) -> None:
    """List the latest attempts to reach people, newest first.

    Handed over means that a service took it; only a person's acknowledgement on the line shows
    that they saw it.
    """
    line.answer(line.client.reach_list(), _show_all)


@group.command("try", epilog="Example: parley reach try ~/israel --route duty-officer")
def try_(
    directory: Dir,
    route: Annotated[
        str,
        typer.Option("--route", metavar="NAME", show_default=False, help="Only this route."),
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Send one test message along every route of a node's directory.

    It says that it is a test, and nothing else. The node need not run. Exits with 1 if any
    address failed.
    """
    attempts = _tried(directory, route)
    if as_json:
        print_json(attempts)
    else:
        screen = Screen()
        for one in attempts:
            _show(screen, one)
    if any(one.outcome.value != "handed-over" for one in attempts):
        raise typer.Exit(exits.NO)


def _tried(directory: Path, wanted: str) -> "list[Attempt]":
    import asyncio

    from parley.bootstrap.reaching import read_routes
    from parley.reach import try_route
    from parley.runtime.clocks import SystemClock

    routes = read_routes(directory)
    chosen = [one for one in routes if wanted in ("", one.name)]
    if not chosen:
        there = ", ".join(one.name for one in routes)
        raise UsageError(
            f"no route {wanted!r} in {directory / 'reach.toml'}; there: {there}"
            if there
            else f"{directory / 'reach.toml'} holds no route, so nobody outside is reached; how "
            "one is written: docs/spec/reach.md"
        )

    async def every() -> "list[Attempt]":
        return [one for route in chosen for one in await try_route(route, SystemClock())]

    return asyncio.run(every())


def _show_all(screen: Screen, attempts: "tuple[ReachView, ...]") -> None:
    for one in attempts:
        _show(screen, one)
    if not attempts:
        screen.say("Nobody outside was to be reached since the node began.")


def _show(screen: Screen, one: "ReachView | Attempt") -> None:
    route = f"route {one.route}, {one.way}" if one.route else "no route"
    screen.say(
        f"{when(one.at_ms)}  {one.precedence.value} for desk “{apart(one.desk)}” "
        f"({one.cause}{f', {one.thread}' if one.thread else ''}): {route}",
        hang=2,
    )
    more = f"; tells of {one.more} more" if one.more else ""
    tries = f"; tried {one.tries} times" if one.tries > 1 else ""
    again = "" if one.next_ms is None else f"; again about {when(one.next_ms)}"
    screen.say(f"{_OUTCOME[str(one.outcome)]}{more}{tries}{again}", indent=2, hang=2)
    if one.error:
        screen.say(f"last error: {apart(one.error)}", indent=2, hang=2)
