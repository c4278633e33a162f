"""Peers that people are reached through: a web service, a mail server; and time that stands."""

import asyncio
import heapq
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from parley.model.line import Precedence, Tier
from parley.ports.pagers import Page

START_MS = 1_537_209_660_000  # 2018-09-17T18:41:00Z

SECRET_WORDS = "One aircraft of ours is 35 km off the coast at 35.30N 35.53E"


class Time:
    """A clock that stands until it is told to pass; sleepers wake in order."""

    def __init__(self) -> None:
        self.s = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._count = 0

    def now(self) -> int:
        return START_MS + int(self.s * 1000)

    def monotonic_s(self) -> float:
        return self.s

    async def sleep(self, span_s: float) -> None:
        self._count += 1
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.s + span_s, self._count, woken))
        await woken

    def due_s(self) -> list[float]:
        return sorted(due_s for due_s, _, woken in self._sleepers if not woken.done())

    async def passes(self, span_s: float) -> None:
        end_s = self.s + span_s
        await asyncio.sleep(0)
        while self._sleepers and self._sleepers[0][0] <= end_s:
            self.s, _, woken = heapq.heappop(self._sleepers)
            if not woken.done():
                woken.set_result(None)
            for _ in range(5):
                await asyncio.sleep(0)
        self.s = end_s


async def until(settled: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not settled():
            await asyncio.sleep(0.001)


class Gateway:
    """A web service on loopback that remembers what it was sent and answers as it is told."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.answer = 200
        self.answers: list[int] = []
        self.location = ""
        self.may_answer = threading.Event()
        self.may_answer.set()
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                gateway.paths.append(self.path)
                gateway.headers.append(dict(self.headers))
                gateway.bodies.append(body)
                gateway.may_answer.wait(20)
                self.send_response(gateway.answers.pop(0) if gateway.answers else gateway.answer)
                if gateway.location:
                    self.send_header("Location", gateway.location)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def port(self) -> int:
        return self._server.server_port

    def url(self, rest: str = "page", scheme: str = "json", user: str = "") -> str:
        return f"{scheme}://{user}127.0.0.1:{self.port}/{rest}"

    def said(self) -> list[str]:
        """The title and text of each message, in order."""
        return [self._said(body) for body in self.bodies]

    def _said(self, body: bytes) -> str:
        if body.startswith(b"{"):
            found = json.loads(body)
            return f"{found['title']}: {found['message']}"
        form = parse_qs(body.decode())
        return f"{form['title'][0]}: {form['message'][0]}"

    def close(self) -> None:
        self.may_answer.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def gateway() -> Iterator[Gateway]:
    made = Gateway()
    try:
        yield made
    finally:
        made.close()


class Mail:
    """A mail server on loopback: just enough of RFC 5321 to take a message."""

    def __init__(self) -> None:
        self.messages: list[bytes] = []
        self.recipients: list[str] = []
        self.answer = "250 taken"
        self._server: asyncio.Server | None = None

    async def open(self) -> int:
        self._server = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 post.example ESMTP\r\n")
        while line := (await reader.readline()).decode().strip():
            verb = line.split(" ")[0].upper()
            if verb == "QUIT":
                writer.write(b"221 bye\r\n")
                break
            if verb == "DATA":
                writer.write(b"354 go on\r\n")
                self.messages.append(await reader.readuntil(b"\r\n.\r\n"))
                writer.write(f"{self.answer}\r\n".encode())
                continue
            if verb == "RCPT":
                self.recipients.append(line)
            writer.write(b"250 post.example\r\n")
        writer.close()
        await writer.wait_closed()


def page(
    precedence: str = "priority",
    *,
    party: str = "northland",
    desk: str = "duty",
    cause: str = "read-back-overdue",
    words: str = SECRET_WORDS,
    exercise: bool = False,
    issued_ms: int = START_MS,
) -> Page:
    return Page(
        party=party,
        desk=desk,
        tier=Tier.DUTY_OFFICER,
        precedence=Precedence(precedence),
        cause=cause,
        thread="notice:northland:N-7",
        agreement="The arrangement of the western coast",
        words=words,
        issued_ms=issued_ms,
        exercise=exercise,
    )
