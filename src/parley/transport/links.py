"""Links to other nodes over HTTP: a bounded queue and one worker a peer; best effort."""

import asyncio
import random
import ssl
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

import httpx2
import msgspec

from parley import limits
from parley.errors import UsageError, WorldError
from parley.ledger.keys import Signers
from parley.ports.links import LinkState
from parley.transport import signatures

PACKETS = "/peer/v1/packets"
ANNEX = "/peer/v1/agreements/{agreement}/annexes/{commitment}"

MAX_QUEUED = 64
"""Packets that wait for one peer; the oldest is lost first: what a peer lacks is asked again."""

SALT_BYTES = 16
CONNECT_S = 5.0
TIMEOUT_S = 20.0
FIRST_WAIT_S = 0.25
LONGEST_WAIT_S = 2.0
"""How long a peer that does not answer is left alone, at most: a return is noticed as soon."""


class _Peer:
    """One other node: what waits for it, and how it does."""

    def __init__(self) -> None:
        self.url: str | None = None
        self.reachable: bool | None = None
        self.last_error = ""
        self.waiting: deque[bytes] = deque(maxlen=MAX_QUEUED)
        self.under_way = False
        self.failures = 0
        self.news = asyncio.Event()
        self.worker: asyncio.Task[None] | None = None


class HttpLinks:
    """Carries packets to other nodes, each request signed with the home party's transport key.

    Args:
        signers: The keys of the party whose node this is.
        authorities: A PEM file of certificate authorities to trust in place of the system's.
        transport: In place of the network, for tests.
        wall_s: The machine's clock in seconds, by which requests are dated.

    Raises:
        UsageError: The authorities cannot be read.
    """

    def __init__(
        self,
        signers: Signers,
        *,
        authorities: Path | None = None,
        transport: httpx2.AsyncBaseTransport | None = None,
        wall_s: Callable[[], float] = time.time,
    ) -> None:
        self._home = signers.party
        self._key = signers.transport
        self._wall_s = wall_s
        self._peers: dict[str, _Peer] = {}
        self._verify = _trusting(authorities)
        self._transport = transport
        self._client: httpx2.AsyncClient | None = None
        self._jitter = random.Random()  # noqa: S311  (spreads retries; guards nothing)

    def send(self, peer: str, raw: bytes) -> None:
        """Hand over a packet; lost where nobody knows where the peer answers.

        To a peer that does not answer only the newest is kept: it was made knowing least.
        """
        link = self._peer(peer)
        if link.url is None:
            return
        if link.failures:
            link.waiting.clear()
        link.waiting.append(raw)
        link.news.set()
        if link.worker is None:
            link.worker = asyncio.get_running_loop().create_task(self._work(peer, link))

    def place(self, peer: str, url: str | None) -> None:
        """Where this peer answers from now on."""
        link = self._peer(peer)
        link.url = None if url is None else url.rstrip("/")
        link.reachable, link.last_error, link.failures = None, "", 0
        link.waiting.clear()

    def state(self, peer: str) -> LinkState:
        """How the link does."""
        link = self._peers.get(peer)
        if link is None:
            return LinkState(None, None, "")
        return LinkState(link.url, link.reachable, link.last_error)

    def busy(self) -> bool:
        """Whether anything is under way to a peer that answers, as far as is known."""
        return any(
            link.reachable is not False and (link.under_way or link.waiting)
            for link in self._peers.values()
        )

    async def fetch_annex(self, peer: str, agreement: str, commitment: str) -> bytes | None:
        """Salt (16 bytes) and content of an annex; None if the peer has none.

        Raises:
            WorldError: The peer did not answer, or not with an annex.
        """
        link = self._peer(peer)
        if link.url is None:
            raise WorldError(f"nobody here knows where {peer} answers; set it: parley peer set")
        path = ANNEX.format(agreement=agreement, commitment=commitment)
        try:
            async with self._opened().stream(
                "GET", link.url + path, headers=self._signed(peer, "GET", path, b"")
            ) as response:
                if response.status_code == 404:
                    return None
                if response.status_code != 200:
                    raise WorldError(f"{peer} answered {response.status_code} for an annex")
                salt = bytes.fromhex(response.headers.get("parley-salt", ""))
                content = bytearray()
                async for piece in response.aiter_bytes():
                    content += piece
                    if len(content) > limits.MAX_ANNEX_BYTES:
                        raise WorldError(f"{peer} sent more than an annex may hold")
        except (httpx2.HTTPError, ValueError) as error:
            raise WorldError(f"{peer} did not send the annex: {_words(error)}") from error
        if len(salt) != SALT_BYTES:
            raise WorldError(f"{peer} sent an annex with a salt of {len(salt)} bytes")
        return salt + bytes(content)

    async def aclose(self) -> None:
        """Stop sending; what waits is lost, and asked for again by whoever lacks it."""
        workers = [link.worker for link in self._peers.values() if link.worker is not None]
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    def _peer(self, peer: str) -> _Peer:
        return self._peers.setdefault(peer, _Peer())

    def _opened(self) -> httpx2.AsyncClient:
        """The client, opened within the loop that uses it."""
        if self._client is None:
            self._client = httpx2.AsyncClient(
                verify=self._verify,
                transport=self._transport,
                timeout=httpx2.Timeout(TIMEOUT_S, connect=CONNECT_S),
                trust_env=False,
            )
        return self._client

    def _signed(self, peer: str, method: str, path: str, body: bytes) -> dict[str, str]:
        created_s = int(self._wall_s())
        return signatures.sign(self._key, self._home, peer, method, path, body, created_s)

    async def _work(self, peer: str, link: _Peer) -> None:
        """Send one packet after the other; after a failure wait, longer each time."""
        while True:
            while not link.waiting:
                link.news.clear()
                await link.news.wait()
            if link.failures:
                await asyncio.sleep(self._wait_s(link.failures))
            if link.url is None or not link.waiting:
                continue
            raw = link.waiting.popleft()
            link.under_way = True
            try:
                await self._post(peer, link, link.url, raw)
            finally:
                link.under_way = False

    async def _post(self, peer: str, link: _Peer, url: str, raw: bytes) -> None:
        headers = self._signed(peer, "POST", PACKETS, raw)
        headers["content-type"] = "application/json"
        try:
            response = await self._opened().post(url + PACKETS, content=raw, headers=headers)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            link.reachable, link.last_error = False, _words(error)
            link.failures += 1
            return
        link.reachable = True
        if response.status_code == 200:
            link.last_error, link.failures = "", 0
            return
        # It answers, and takes nothing: an agreement it has not founded, or a key it does not know.
        link.last_error = f"{response.status_code}: {_said(response.text)}"
        link.failures += 1

    def _wait_s(self, failures: int) -> float:
        longest = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(failures - 1, 10))
        return longest * self._jitter.uniform(0.5, 1.0)


class _Problem(msgspec.Struct):
    """The one field of a problem that a person reads; what else it has is passed over."""

    detail: str


def _said(text: str) -> str:
    """What a node that took nothing says of it, or the beginning of whatever it sent."""
    try:
        return msgspec.json.decode(text, type=_Problem).detail[:300]
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return text[:300]


def _words(error: Exception) -> str:
    return str(error)[:300] or type(error).__name__


def _trusting(authorities: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=None if authorities is None else str(authorities))
    except (OSError, ssl.SSLError) as error:
        raise UsageError(f"the certificate authorities in {authorities}: {error}") from error
