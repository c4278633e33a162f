"""The routes of a node's directory, by which people are reached outside Parley."""

from pathlib import Path

from parley.config import read_settings
from parley.errors import UsageError
from parley.reach import Route, routes_of
from parley.reach.routes import FILE, MOST_BYTES
from parley.storage.private import read_private


def read_routes(directory: Path) -> tuple[Route, ...]:
    """Read `reach.toml` in a node's directory; none where there is no such file.

    Raises:
        UsageError: There is no node; the file is open to other users; a line is not understood; or
            a route is for a party that is not at home here. The message says what to do.
        WorldError: The disk refuses.
    """
    settings = read_settings(directory)
    path = directory / FILE
    try:
        content = read_private(path, "the file of routes", MOST_BYTES)
    except FileNotFoundError:
        return ()
    routes = routes_of(content, str(path))
    for route in routes:
        if route.party not in (settings.party, *settings.hosted):
            raise UsageError(
                f"{path}: route {route.name!r} is for {route.party}, which is not at home here; "
                f"name one of: {', '.join((settings.party, *settings.hosted))}"
            )
    return routes
