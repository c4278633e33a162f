"""Real nodes behind real HTTP doors on loopback, in one thread, for the tests of doors."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from typing import Any

import httpx2
import uvicorn

import ledger_parts
from parley.api.roles import Role
from parley.api.tokens import SPACE, new_token
from parley.client import Client
from parley.ledger.keys import Signers
from parley.model.agreements import Terms
from parley.node import Node
from parley.ports.clock import Clock
from parley.ports.store import Store
from parley.runtime import runtime as running
from parley.runtime.clocks import SystemClock
from parley.runtime.runtime import Runtime
from parley.storage.memory import MemoryStore
from parley.transport.links import HttpLinks
from parley.web import application
from parley.web.front import Front
from parley.web.sessions import Sessions

TOKEN_ROLES = (Role.READER, Role.OFFICER, Role.KEEPER, Role.DRIVER)
PATIENCE_S = 20.0

# Nodes under test look at the clock far more often than real ones: a test that lives on the moment
# between a clock's being set and its being looked at fails then every time, not once in a hundred.
running.TICK_S = 0.002


class LiveNode:
    """One node that answers on a port of its own, with a token for every role of every party."""

    def __init__(
        self,
        signers: list[Signers],
        clock: Clock | None = None,
        wall_ms: Callable[[], int] | None = None,
        store: Store | None = None,
        front: Callable[[int], Front] | None = None,
    ) -> None:
        self.party = signers[0].party
        self.store = MemoryStore() if store is None else store
        self.node = Node(signers)
        self.links = HttpLinks(signers[0])
        self.runtime = Runtime(
            self.node, self.store, SystemClock() if clock is None else clock, self.links
        )
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.port = self.listener.getsockname()[1]
        self.app = application(
            self.runtime, wall=wall_ms, front=None if front is None else front(self.port)
        )
        self.sessions: Sessions = self.app.state.sessions
        self.secrets: dict[tuple[str, Role], str] = {}
        self._clients: dict[tuple[str, Role], Client] = {}
        self._plain: dict[tuple[str, Role] | None, httpx2.Client] = {}
        self.url = f"http://127.0.0.1:{self.port}"
        self.server = uvicorn.Server(
            uvicorn.Config(
                self.app,
                log_level="critical",
                access_log=False,
                server_header=False,
                lifespan="off",
                timeout_graceful_shutdown=1,
            )
        )

    async def run(self, stopping: asyncio.Event) -> None:
        """Answer until told to stop."""
        task = asyncio.create_task(self.runtime.run())
        for party in self.node.homes:
            for role in TOKEN_ROLES:
                key, kept, secret = new_token(party, role, f"{role.value} desk", self.node.homes)
                await self.runtime.keep_setting(SPACE, key, kept)
                self.secrets[party, role] = secret
        door = asyncio.create_task(self.server.serve(sockets=[self.listener]))
        await stopping.wait()
        self.runtime.feed.close()
        self.server.should_exit = True
        await door
        await self.links.aclose()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        self.listener.close()

    def client(self, role: Role = Role.OFFICER, party: str | None = None) -> Client:
        """The typed client of a role; closed with the line."""
        who = (party or self.party, role)
        if who not in self._clients:
            self._clients[who] = Client(self.url, self.secrets[who])
        return self._clients[who]

    def headers(self, role: Role, party: str | None = None) -> dict[str, str]:
        """What a caller of a role sends."""
        return {"authorization": f"Bearer {self.secrets[party or self.party, role]}"}

    def http(self, role: Role | None = None, party: str | None = None) -> httpx2.Client:
        """The plain HTTP client of a role, or of nobody; closed with the line."""
        who = None if role is None else (party or self.party, role)
        if who not in self._plain:
            headers = {} if role is None else self.headers(role, party)
            self._plain[who] = httpx2.Client(base_url=self.url, headers=headers, trust_env=False)
        return self._plain[who]

    def close_clients(self) -> None:
        """Close every client handed out."""
        for client in (*self._clients.values(), *self._plain.values()):
            client.close()


class Line:
    """Nodes that run in a thread of their own."""

    def __init__(self, nodes: dict[str, LiveNode], terms: Terms) -> None:
        self.nodes = nodes
        self.terms = terms
        self.agreement = ""
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._all())
        self._loop.close()

    async def _all(self) -> None:
        await asyncio.gather(*(node.run(self._stopping) for node in self.nodes.values()))
        # A stream leaves a task behind that looks out for the end of the server, as asyncio.run
        # ends it for a real one.
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    def start(self) -> None:
        """Start the thread and wait until every node answers."""
        self._thread.start()
        self.wait(lambda: all(node.server.started for node in self.nodes.values()))

    def stop(self) -> None:
        """Stop every node."""
        for node in self.nodes.values():
            node.close_clients()
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(PATIENCE_S)
        assert not self._thread.is_alive()

    def within(self, work: Coroutine[Any, Any, Any] | Awaitable[Any]) -> Any:
        """Run something in the nodes' loop and wait for it."""

        async def one() -> Any:
            return await work

        return asyncio.run_coroutine_threadsafe(one(), self._loop).result(PATIENCE_S)

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait for something of the nodes, looking often."""
        waiting = threading.Event()
        for _ in range(int(PATIENCE_S * 200)):
            if until():
                return
            waiting.wait(0.005)
        raise AssertionError("it did not come to pass")

    def settle(self) -> None:
        """Wait until nothing is under way and each holds what the others hold."""

        async def quiet() -> bool:
            return all(node.runtime.quiet() for node in self.nodes.values())

        def rested() -> bool:
            return self.within(quiet()) and self.within(quiet())

        self.wait(rested)

    def in_force(self) -> bool:
        """Whether every node holds every party's founding entry."""
        found = [n.node.picture.situation(self.agreement) for n in self.nodes.values()]
        return all(situation is not None and situation.in_force for situation in found)

    def stop_streams(self, party: str, followers: int) -> None:
        """Let every follower of a node go, as a node does that stops, once there are so many."""
        feed = self.nodes[party].runtime.feed
        self.wait(lambda: len(feed._followers) == followers)

        async def close() -> None:
            feed.close()

        self.within(close())

    def place_all(self) -> None:
        """Tell every node where the others answer."""
        for node in self.nodes.values():
            for other in self.nodes.values():
                if other is not node:
                    node.client(Role.KEEPER).peer_set(other.party, other.url)

    def found(self) -> None:
        """Put the terms on record everywhere."""
        for node in self.nodes.values():
            for party in node.node.homes:
                if self.terms.member(party) is not None:
                    outcome = node.client(Role.KEEPER, party).agreement_found(self.terms)
                    self.agreement = outcome.agreement


@contextlib.contextmanager
def line(
    *homes: tuple[str, ...],
    terms: Terms | None = None,
    clock: Clock | None = None,
    wall_ms: Callable[[], int] | None = None,
    connected: bool = True,
    front: Callable[[int], Front] | None = None,
    store: Store | None = None,
) -> Iterator[Line]:
    """A line of nodes: each tuple names a home party and those hosted with it.

    A store is for a line of one node.
    """
    homes = homes or (("northland",), ("southland",), ("observer",))
    hosted = {party: home[0] for home in homes for party in home[1:]}
    parties = tuple(party for home in homes for party in home)
    nodes = {
        home[0]: LiveNode(
            [ledger_parts.signers(party) for party in home], clock, wall_ms, store, front
        )
        for home in homes
    }
    made = Line(nodes, terms or ledger_parts.terms(*parties, hosted=hosted))
    try:
        made.start()
        if connected:
            made.place_all()
            made.found()
            made.wait(made.in_force)
            made.settle()
        yield made
    finally:
        made.stop()
