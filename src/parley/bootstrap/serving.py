"""Running a node from its directory until it is told to stop."""

import asyncio
import contextlib
import signal
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import uvicorn
from msgspec import Struct
from starlette.applications import Starlette

from parley.bootstrap.layout import Directory
from parley.bootstrap.reaching import read_routes
from parley.config import Settings, origin_of
from parley.errors import UsageError, WorldError
from parley.model.instants import Instant
from parley.node import Node
from parley.ports.store import Batch, StoredSetting
from parley.reach import Route, RoutePagers
from parley.rules.gazetteer import read_ahead
from parley.runtime.clocks import ExerciseClock, SystemClock
from parley.runtime.recovery import recover
from parley.runtime.runtime import RESTORED, Runtime
from parley.transport.links import HttpLinks
from parley.web import application
from parley.web.console import BUILT, INDEX
from parley.web.front import Front
from parley.web.sessions import Sessions, Times

BACKLOG = 2048
WARM_AFTER_S = 3.0
SWEEP_S = 30.0
_MINUTE_MS = 60_000
_HOUR_MS = 60 * _MINUTE_MS


class Serving(Struct, frozen=True):
    """A node that answers: where, and what it found on disk.

    `console` is where browsers open the console; empty where that is not known or none was built.
    """

    party: str
    url: str
    entries: int
    console: str


def serve(
    directory: Directory,
    *,
    passphrase: str | None = None,
    port: int | None = None,
    exercise_clock_ms: Instant | None = None,
    restored: bool = False,
    without: Sequence[str] = (),
    ready: Callable[[Serving], None] | None = None,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Recover a node and answer until SIGINT or SIGTERM.

    Args:
        directory: The node's directory.
        passphrase: For its keys, if they are locked.
        port: In place of the port in its settings; 0 takes a free one.
        exercise_clock_ms: Run on a clock that a driver sets, beginning here.
        restored: The record was put back from a backup: sign nothing until every peer has told
            what it holds of the logs kept here.
        without: Peers that are then not waited for.
        ready: Called once the node answers.
        progress: Called with the number of entries replayed, now and then.

    Raises:
        UsageError: The directory, keys, certificate, address or clock are not as they must be.
        IntegrityError: The record is not what was written.
        WorldError: The record could no longer be written; nothing more was promised.
    """
    settings = directory.settings
    if settings.certificate:
        _require_certificate(settings.certificate, settings.certificate_key)
    signers = directory.signers(passphrase)
    listener = _listen(settings.host, settings.port if port is None else port)
    store = directory.open_record()
    try:
        node = Node(signers)
        recover(node, store, progress)
        if exercise_clock_ms is not None:
            _require_exercises(node)
        if restored:
            value = " ".join(without).encode() or b" "
            store.append(Batch(settings=(StoredSetting(RESTORED, "", value),)))
        links = HttpLinks(signers[0], authorities=_path(settings.authorities))
        clock = SystemClock() if exercise_clock_ms is None else ExerciseClock(exercise_clock_ms)
        runtime = Runtime(node, store, clock, links)
        routes = read_routes(directory.path)
        # Told only where a driver sets the clock: a node in earnest has no story.
        stories = {} if exercise_clock_ms is None else directory.stories()
        for excused in runtime.settings(RESTORED).values():
            # Also when it was killed before every peer had been heard.
            node.catch_up_first(excused.decode().split())
        for peer, url in runtime.settings("peer").items():
            links.place(peer, url.decode())
        address, at_port = listener.getsockname()[:2]
        shown = f"[{address}]" if ":" in address else address
        front = _front(settings, at_port)
        serving = Serving(
            node.home,
            f"{settings.scheme}://{shown}:{at_port}",
            runtime.feed.position,
            front.origin if front.console is not None else "",
        )
        app = application(runtime, front=front, stories=stories)
        asyncio.run(_run(runtime, app, links, routes, listener, settings, serving, ready))
    finally:
        store.close()
        listener.close()


def _front(settings: Settings, port: int) -> Front:
    """What the door is to know of browsers."""
    return Front(
        origin=origin_of(settings, port),
        tls=bool(settings.certificate),
        times=Times(
            settings.session_idle_hours * _HOUR_MS,
            settings.session_hours * _HOUR_MS,
            settings.session_grace_minutes * _MINUTE_MS,
        ),
        console=BUILT if (BUILT / INDEX).is_file() else None,
    )


async def _run(
    runtime: Runtime,
    app: Starlette,
    links: HttpLinks,
    routes: Sequence[Route],
    listener: socket.socket,
    settings: Settings,
    serving: Serving,
    ready: Callable[[Serving], None] | None,
) -> None:
    """The node's task and its door, each of which ends the other."""
    pagers = RoutePagers(routes, runtime.clock, runtime.not_reached)
    runtime.pagers = pagers
    server = _Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="off",
            ssl_certfile=settings.certificate or None,
            ssl_keyfile=settings.certificate_key or None,
            timeout_graceful_shutdown=3,
        )
    )
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    told = asyncio.create_task(stop.wait())
    warmed = asyncio.create_task(_read_the_gazetteer())
    swept = asyncio.create_task(_sweep(app.state.sessions))
    task = asyncio.create_task(runtime.run())
    door = asyncio.create_task(server.serve(sockets=[listener]))
    announced = asyncio.create_task(_announce(server, serving, ready))
    try:
        await asyncio.wait({task, door, told}, return_when=asyncio.FIRST_COMPLETED)
        # Followers are let go first, or the door would wait for their streams to end.
        runtime.feed.close()
        server.should_exit = True
        await door
    finally:
        announced.cancel()
        warmed.cancel()
        swept.cancel()
        told.cancel()
        task.cancel()
        await links.aclose()
        await pagers.aclose()
        with contextlib.suppress(asyncio.CancelledError):
            await task


class _Server(uvicorn.Server):
    """Leaves signals to `_run`: uvicorn's own way ends the process before anything is closed."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


async def _read_the_gazetteer() -> None:
    """Read the names of places before anybody waits for it: a second of work, beside the loop."""
    # First the node answers what has waited while it was down.
    await asyncio.sleep(WARM_AFTER_S)
    await asyncio.to_thread(read_ahead)


async def _sweep(sessions: Sessions) -> None:
    """Prolong and end sessions as their times come, also of those that nobody uses."""
    while True:
        # A node that cannot keep up has something better to do; the next sweep finds the same.
        with contextlib.suppress(WorldError):
            await sessions.sweep()
        await asyncio.sleep(SWEEP_S)


async def _announce(
    server: uvicorn.Server, serving: Serving, ready: Callable[[Serving], None] | None
) -> None:
    while not server.started:
        await asyncio.sleep(0.01)
    if ready is not None:
        ready(serving)


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket, bound before anything else is opened: a taken port loses nothing."""
    try:
        # The protocol is named, or asyncio leaves Nagle's algorithm on: 40 ms an answer.
        found = socket.getaddrinfo(host, port, proto=socket.IPPROTO_TCP)[0]
        listener = socket.socket(*found[:3])
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(found[4])
        listener.listen(BACKLOG)
    except OSError as error:
        raise UsageError(
            f"cannot listen on {host}:{port}: {error.strerror}; choose another port with --port"
        ) from error
    return listener


def _require_certificate(certificate: str, key: str) -> None:
    """Read both before anything is opened; a locked key is refused rather than asked about."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password="")
    except OSError as error:
        raise UsageError(
            f"the certificate {certificate} with the key {key}: {error}; both are PEM files, the "
            "key belongs to the certificate and has no passphrase"
        ) from error


def _require_exercises(node: Node) -> None:
    if not all(situation.terms.exercise for situation in node.picture.situations()):
        raise UsageError(
            "this node has an agreement that is no exercise; its clock cannot be set. "
            "Run it without --exercise-clock, or make another node for the exercise"
        )


def _path(text: str) -> Path | None:
    return Path(text) if text else None
