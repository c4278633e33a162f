"""Routes to people: `reach.toml`, read strictly (docs/spec/reach.md)."""

import re
from pathlib import PurePath
from urllib.parse import parse_qsl

import msgspec
from msgspec import Struct

from parley.errors import UsageError
from parley.model import names
from parley.model.line import PRECEDENCES, Precedence
from parley.ports.pagers import Page

FILE = "reach.toml"
MOST_BYTES = 256 * 1024
MAX_ROUTES = 64
MAX_DESKS = 64
MAX_URLS = 16
MAX_ADDRESSES = 64
"""Of all routes together; each may keep two threads or processes busy."""

MAX_ARGUMENTS = 64
MAX_URL_CHARS = 4_000

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://\S")
_PLACE = re.compile(r"\$\.route\[(\d+)\]")

_YES = ("yes", "true", "on", "1")
_NOT_IN_URLS = {
    "retry": "Parley counts the tries itself: set tries",
    "wait": "Parley waits between tries itself: set first_pause_s",
    "optional": "a failure to reach is always shown",
}


class Route(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whom to ring, how, and how hard to try.

    Attributes:
        name: What the route is called wherever it is spoken of.
        party: The party at home here whose people it reaches.
        desks: For which desks; empty for every desk.
        urls: Addresses, as the Apprise library writes them. Secret.
        command: A command and its arguments in place of addresses; no shell.
        least_precedence: What is less urgent rings nobody here.
        confidential: Whether the message says what was said.
        at_most_per_minute: More than these are told of in one message later; flash never waits.
        tries: How often a message is tried at one address.
        first_pause_s: Before the second try, in seconds; each further pause is twice as long.
    """

    name: str
    party: str
    desks: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    least_precedence: Precedence = Precedence.ROUTINE
    confidential: bool = False
    at_most_per_minute: int = 6
    tries: int = 5
    first_pause_s: float = 2.0

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError("name: lower-case letters, digits and hyphens, at most 64")
        names.require_party(self.party)
        if len(self.desks) > MAX_DESKS:
            raise ValueError(f"desks: at most {MAX_DESKS}; leave it out for every desk")
        for desk in self.desks:
            names.require_label(desk, "desks: a desk")
        if bool(self.urls) == bool(self.command):
            raise ValueError(f"give either urls or command to {self.name!r}")
        if not 1 <= self.at_most_per_minute <= 60:
            raise ValueError("at_most_per_minute lies between 1 and 60")
        if not 1 <= self.tries <= 10:
            raise ValueError("tries lies between 1 and 10")
        if not 0.1 <= self.first_pause_s <= 60:
            raise ValueError("first_pause_s lies between 0.1 and 60 seconds")
        self._require_urls()
        self._require_command()

    @property
    def ways(self) -> tuple[str, ...]:
        """What its addresses are called, without their secrets: the scheme and which it is."""
        if self.command:
            return ("command",)
        return tuple(
            f"{url.split('://')[0].lower()} {number}" for number, url in enumerate(self.urls, 1)
        )

    def leads_to(self, page: Page) -> bool:
        """Whether it is a route to the desk of the page, however urgent."""
        return page.party == self.party and (not self.desks or page.desk in self.desks)

    def rings_for(self, page: Page) -> bool:
        """Whether the page is urgent enough for it."""
        return PRECEDENCES.index(page.precedence) >= PRECEDENCES.index(self.least_precedence)

    def _require_urls(self) -> None:
        if len(self.urls) > MAX_URLS:
            raise ValueError(f"urls: at most {MAX_URLS} for one route; make another")
        for number, url in enumerate(self.urls, 1):
            # An address is never quoted in an error: it holds secrets.
            if len(url) > MAX_URL_CHARS or not _SCHEME.match(url):
                raise ValueError(f"urls: number {number} is no address like mailto://...")
            asked = {
                name.strip().lower(): value.strip().lower()
                for name, value in parse_qsl(url.partition("?")[2], keep_blank_values=True)
            }
            for name, remedy in _NOT_IN_URLS.items():
                if name in asked:
                    raise ValueError(f"urls: take {name}= out of number {number}; {remedy}")
            if self.confidential and asked.get("verify", "yes") not in _YES:
                raise ValueError(
                    f"urls: number {number} does not check whom it talks to; take verify= out, "
                    "or set confidential = false"
                )

    def _require_command(self) -> None:
        if len(self.command) > MAX_ARGUMENTS:
            raise ValueError(f"command: at most {MAX_ARGUMENTS} arguments")
        if any("\0" in argument for argument in self.command):
            raise ValueError("command: an argument holds a null character")
        if self.command and not PurePath(self.command[0]).is_absolute():
            raise ValueError("command: name the command by its whole path, such as /usr/bin/page")


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    route: tuple[Route, ...] = ()


def routes_of(content: bytes, where: str) -> tuple[Route, ...]:
    """Read routes from the content of `reach.toml`.

    Args:
        content: What the file holds.
        where: What to call it in an error.

    Raises:
        UsageError: A line is not understood; the message names the route and the line, and says
            what to write, without any address.
    """
    try:
        routes = msgspec.toml.decode(content, type=_File).route
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        said = _PLACE.sub(lambda found: f"route {int(found[1]) + 1}", str(error))
        raise UsageError(f"{where}: {said}; see docs/spec/reach.md") from error
    if len(routes) > MAX_ROUTES:
        raise UsageError(f"{where}: at most {MAX_ROUTES} routes; join some by their urls")
    twice = [route.name for route in routes if [one.name for one in routes].count(route.name) > 1]
    if twice:
        raise UsageError(f"{where}: two routes are called {twice[0]!r}; call one something else")
    if sum(len(route.ways) for route in routes) > MAX_ADDRESSES:
        raise UsageError(f"{where}: at most {MAX_ADDRESSES} addresses of all routes together")
    return routes
