"""The way into the consoles of a demonstration: each visit makes a one-time link and leads there.

A one-time link is dead after its first use, and the pages of a node can lead to other nodes only by
an address. So the demonstration keeps one address a party that always works, at a path that nobody
can guess. It listens on loopback, hands out sessions of this exercise's nodes, and ends with them.
"""

import contextlib
import re
import secrets
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from parley.api.roles import Role
from parley.client import Client
from parley.demo.stage import Actor
from parley.errors import ParleyError

BROWSERS_HOST = "localhost"
"""By this name, and not by a number, browsers keep what a page needs to be trusted with."""

OBSERVERS_PAGE = "evening"
VALID_MS = 3_600_000
"""How long a link leads in, if nobody uses it before."""

_PAGE = re.compile(r"[a-z]+(/[a-z]+)?")
_LANGUAGE = re.compile(r"[a-z]{2}")


def way_in(actor: Actor, to: str = "", language: str = "") -> str:
    """An address that signs in once: an observer's looks on only, a member's is its officer's.

    Args:
        actor: The party whose console is opened.
        to: Which page of the console; empty is its first.
        language: What the console is to speak; empty leaves that to the browser.

    Raises:
        ParleyError: The node does not answer, or says no.
    """
    role = Role.READER if actor.observes else Role.OFFICER
    with contextlib.closing(Client(actor.url, actor.secrets[role])) as client:
        made = client.session_link(valid_ms=VALID_MS)
    page = to or (OBSERVERS_PAGE if actor.observes else "")
    path, _, code = made.link.partition("#")
    asked = {"to": page} if page else {}
    if language:
        asked["language"] = language
    query = f"?{urlencode(asked, safe='/')}" if asked else ""
    return f"{browsers_address(actor.url)}{path}{query}#{code}"


def browsers_address(url: str) -> str:
    """A node's address as a browser is to be given it."""
    return f"http://{BROWSERS_HOST}:{urlsplit(url).port}"


class Reception:
    """Leads into the consoles of every run that was admitted; `close` it in the end."""

    def __init__(self) -> None:
        self._secret = secrets.token_urlsafe(24)
        self._actors: dict[tuple[str, str], Actor] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def way(self, run: str, party: str) -> str:
        """The address that leads into a party's console of a run, as often as it is opened."""
        port = self._server.server_address[1]
        return f"http://{BROWSERS_HOST}:{port}/{self._secret}/{run}/{party}"

    def admit(self, run: str, party: str, actor: Actor) -> None:
        """From now on lead to this party, whose node answers."""
        self._actors[run, party] = actor

    def leave(self, run: str) -> None:
        """Lead nowhere in this run any more: its nodes are about to stop."""
        self._actors = {key: actor for key, actor in self._actors.items() if key[0] != run}

    def close(self) -> None:
        """Lead nowhere any more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _lead(self, path: str) -> tuple[int, str]:
        """What to answer: 303 and an address, or another status and words."""
        parts = urlsplit(path)
        steps = parts.path.strip("/").split("/")
        if len(steps) != 3 or not secrets.compare_digest(steps[0].encode(), self._secret.encode()):
            return 404, "nothing is here"
        actor = self._actors.get((steps[1], steps[2]))
        if actor is None:
            return 503, "not up yet: this part is played after the evening; try again in a minute"
        asked = parse_qs(parts.query)
        to, language = (asked.get(name, [""])[0] for name in ("to", "language"))
        if (to and not _PAGE.fullmatch(to)) or (language and not _LANGUAGE.fullmatch(language)):
            return 404, "no such page"
        try:
            return 303, way_in(actor, to, language)
        except ParleyError as error:
            return 503, f"the node of {actor.name} does not let anybody in: {error}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        lead = self._lead

        class Visit(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, words = lead(self.path)
                content = b"" if status == 303 else f"{words}\n".encode()
                self.send_response(status)
                if status == 303:
                    self.send_header("Location", words)
                self.send_header("Content-Type", "text/plain; charset=utf-8")
                self.send_header("Content-Length", str(len(content)))
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Say nothing: the terminal is the demonstration's."""

        return Visit
