"""Links: best effort, bounded, and honest about how they do."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx2
import pytest

import ledger_parts
from parley import limits
from parley.errors import UsageError, WorldError
from parley.ledger.keys import public_key
from parley.transport import links as room
from parley.transport import signatures
from parley.transport.links import HttpLinks

KEYS = ledger_parts.signers("northland")
Respond = Callable[[httpx2.Request], Awaitable[httpx2.Response]]


class Wire(httpx2.AsyncBaseTransport):
    """In place of a network: records what is sent and answers as it is told."""

    def __init__(self, respond: Respond) -> None:
        self.requests: list[httpx2.Request] = []
        self._respond = respond

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        self.requests.append(request)
        return await self._respond(request)


def run(play: Callable[[HttpLinks, Wire], Awaitable[None]], respond: Respond) -> None:
    async def one() -> None:
        wire = Wire(respond)
        links = HttpLinks(KEYS, transport=wire, wall_s=lambda: 1_700_000_000.9)
        try:
            await play(links, wire)
        finally:
            await links.aclose()

    asyncio.run(one())


async def rest(links: HttpLinks, until: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not until():
            await asyncio.sleep(0)


async def fine(_: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, json={})


async def refusing(_: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(404, text="no agreement here")


async def explaining(_: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(404, json={"title": "not here", "detail": "no agreement here"})


async def dead(request: httpx2.Request) -> httpx2.Response:
    raise httpx2.ConnectError("connection refused", request=request)


def test_what_is_sent_arrives_in_order_and_signed() -> None:
    async def play(links: HttpLinks, wire: Wire) -> None:
        links.place("southland", "https://south.example/prefix/")
        assert links.state("southland").reachable is None
        for raw in (b"one", b"two"):
            links.send("southland", raw)
        assert links.busy()
        await rest(links, lambda: not links.busy())
        assert [request.content for request in wire.requests] == [b"one", b"two"]
        request = wire.requests[0]
        # A prefix is a proxy's affair: what is signed is the path that the node knows.
        assert str(request.url) == "https://south.example/prefix/peer/v1/packets"
        read = signatures.read(request.headers, "POST", "/peer/v1/packets", b"one")
        read.verify(public_key(KEYS.transport.public).raw)
        assert (read.sender, read.to, read.created_s) == ("northland", "southland", 1_700_000_000)
        assert links.state("southland").reachable is True

    run(play, fine)


def test_nothing_is_sent_to_who_is_nowhere() -> None:
    async def play(links: HttpLinks, wire: Wire) -> None:
        links.send("southland", b"one")
        assert not links.busy()
        assert wire.requests == []
        assert links.state("southland").url is None
        with pytest.raises(WorldError, match="nobody here knows"):
            await links.fetch_annex("southland", "ab" * 32, "cd" * 32)

    run(play, fine)


def test_a_peer_that_does_not_answer_keeps_nobody_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "FIRST_WAIT_S", 0.001)

    async def play(links: HttpLinks, wire: Wire) -> None:
        links.place("southland", "http://127.0.0.1:1")
        links.send("southland", b"one")
        await rest(links, lambda: links.state("southland").reachable is False)
        assert "refused" in links.state("southland").last_error
        for number in range(500):
            links.send("southland", b"%d" % number)
        assert not links.busy()
        await rest(links, lambda: len(wire.requests) == 2)
        # Of what waited only the newest is sent: it was made knowing least.
        assert wire.requests[1].content == b"499"
        links.place("southland", "http://127.0.0.1:2")
        assert links.state("southland").reachable is None

    run(play, dead)


def test_a_peer_that_refuses_answers_all_the_same() -> None:
    async def play(links: HttpLinks, wire: Wire) -> None:
        links.place("southland", "http://south.example")
        links.send("southland", b"one")
        await rest(links, lambda: links.state("southland").last_error != "")
        state = links.state("southland")
        assert (state.reachable, state.last_error) == (True, "404: no agreement here")

    run(play, refusing)
    run(play, explaining)


def test_the_oldest_is_lost_when_too_much_waits() -> None:
    gate = asyncio.Event()

    async def slow(_: httpx2.Request) -> httpx2.Response:
        await gate.wait()
        return httpx2.Response(200, json={})

    async def play(links: HttpLinks, wire: Wire) -> None:
        links.place("southland", "http://south.example")
        links.send("southland", b"first")
        await rest(links, lambda: len(wire.requests) == 1)
        for number in range(room.MAX_QUEUED + 10):
            links.send("southland", b"%d" % number)
        gate.set()
        await rest(links, lambda: not links.busy())
        sent = [request.content for request in wire.requests]
        assert sent == [b"first", *(b"%d" % n for n in range(10, room.MAX_QUEUED + 10))]

    run(play, slow)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            httpx2.Response(200, content=b"map", headers={"parley-salt": "00" * 16}),
            b"\0" * 16 + b"map",
        ),
        (httpx2.Response(404), None),
        (httpx2.Response(500), WorldError),
        (httpx2.Response(200, content=b"map"), WorldError),
        (httpx2.Response(200, content=b"map", headers={"parley-salt": "zz"}), WorldError),
        (httpx2.Response(200, content=b"map", headers={"parley-salt": "00" * 17}), WorldError),
        (
            httpx2.Response(
                200,
                content=b"x" * (limits.MAX_ANNEX_BYTES + 1),
                headers={"parley-salt": "00" * 16},
            ),
            WorldError,
        ),
    ],
)  # fmt: skip
def test_an_annex_is_fetched_or_it_is_said_why_not(
    answer: httpx2.Response, expected: bytes | type[WorldError] | None
) -> None:
    async def respond(_: httpx2.Request) -> httpx2.Response:
        return answer

    async def play(links: HttpLinks, wire: Wire) -> None:
        links.place("southland", "http://south.example")
        asked = links.fetch_annex("southland", "ab" * 32, "cd" * 32)
        if expected is WorldError:
            with pytest.raises(WorldError):
                await asked
        else:
            assert await asked == expected
        path = f"/peer/v1/agreements/{'ab' * 32}/annexes/{'cd' * 32}"
        read = signatures.read(wire.requests[0].headers, "GET", path, b"")
        read.verify(KEYS.transport.public)

    run(play, respond)


def test_an_annex_of_a_dead_peer_is_the_worlds_fault() -> None:
    async def play(links: HttpLinks, _: Wire) -> None:
        links.place("southland", "http://south.example")
        with pytest.raises(WorldError, match="refused"):
            await links.fetch_annex("southland", "ab" * 32, "cd" * 32)

    run(play, dead)


def test_authorities_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    junk = tmp_path / "ca.pem"
    junk.write_text("junk")
    for path in (junk, tmp_path / "absent.pem"):
        with pytest.raises(UsageError, match="certificate authorities"):
            HttpLinks(KEYS, authorities=path)
