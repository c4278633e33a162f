"""`Client`: what can be asked of a node, typed; each method is the row of its name."""

import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx2
import msgspec

from parley.api.bodies import AlarmNews, CoveredNews, EntryNews
from parley.api.operations import BY_NAME
from parley.client.calls import CallMethods
from parley.client.connection import PAUSE_S, Connection, Problem
from parley.client.line import LineMethods
from parley.client.nodes import NodeMethods
from parley.client.notices import NoticeMethods
from parley.client.others import OtherMethods
from parley.client.protected import ProtectedMethods
from parley.client.sessions import SessionMethods
from parley.errors import WorldError

News = EntryNews | AlarmNews | CoveredNews

SILENCE_S = 45.0
"""How long a stream may say nothing, not even that it is alive, before it is taken for dead."""

LONGEST_PAUSE_S = 5.0
_TRY_AGAIN = 503


class Client(
    NodeMethods,
    SessionMethods,
    NoticeMethods,
    ProtectedMethods,
    CallMethods,
    LineMethods,
    OtherMethods,
):
    """A node's operations, in the name of one token.

    Every method raises `Problem` where the node says no and `WorldError` where it cannot be
    reached. Methods that state something take `key`: a wish repeated with its key is the same
    wish; a lost reply is asked for again by itself with the same one.

    Args:
        url: Where the node answers.
        token: The secret of a token; None asks only what anyone may.
        ca: A PEM file of certificate authorities to trust in place of the system's.
        timeout: Seconds to wait for a reply.
        transport: In place of the network, for tests.
    """

    def __init__(
        self,
        url: str,
        token: str | None,
        *,
        ca: Path | None = None,
        timeout: float = 30.0,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._line = Connection(url, token, ca=ca, timeout=timeout, transport=transport)

    def close(self) -> None:
        """Let go of the connection."""
        self._line.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Events.

    def event_stream(self, after: int = 0) -> Iterator[News]:
        """Entries after a position, alarms and deliveries as they come, until the stream ends.

        A delivery (`CoveredNews`) is told to those who follow at the time: whoever resumes looks
        anew.

        Raises:
            Problem: The node says no.
            WorldError: The node cannot be reached, or the line broke.
        """
        row = BY_NAME["event.stream"]
        request = self._line.request(row, {}, {"after": after}, None, None)
        waits = self._line.http.timeout.as_dict() | {"read": SILENCE_S}
        request.extensions["timeout"] = waits
        try:
            response = self._line.http.send(request, stream=True)
            try:
                if not response.is_success:
                    raise self._line.problem(response.status_code, response.read())
                for event in httpx2.EventSource(response):
                    if event.event == "entry":
                        yield msgspec.json.decode(event.data, type=EntryNews)
                    elif event.event == "alarm":
                        yield msgspec.json.decode(event.data, type=AlarmNews)
                    elif event.event == "covered":
                        yield msgspec.json.decode(event.data, type=CoveredNews)
            finally:
                response.close()
        except (httpx2.HTTPError, httpx2.StreamError) as error:
            raise self._line.unreachable(error) from error

    def events(self, after: int = 0, *, patience_s: float | None = None) -> Iterator[News]:
        """As `event_stream`, but resumed by itself from the last entry seen, for ever.

        Args:
            after: The position after which to begin.
            patience_s: How long to go on trying a node that does not answer; None is for ever.

        Raises:
            Problem: The node says no.
            WorldError: It did not answer for that long.
        """
        pause_s, heard_s = PAUSE_S, time.monotonic()
        while True:
            try:
                for news in self.event_stream(after):
                    if isinstance(news, EntryNews):
                        after = news.position
                    yield news
                    pause_s, heard_s = PAUSE_S, time.monotonic()
            except Problem as problem:
                if problem.status != _TRY_AGAIN:
                    raise
            except WorldError:
                if patience_s is not None and time.monotonic() - heard_s > patience_s:
                    raise
            time.sleep(pause_s)
            pause_s = min(LONGEST_PAUSE_S, pause_s * 2)
