"""Ways to hand a message over: an address of the Apprise library, or a command."""

import asyncio
import contextlib
import heapq
import logging
import os
import re
import signal
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from parley.errors import UsageError
from parley.model.line import PRECEDENCES, Precedence
from parley.reach.masking import masked, one_line, secrets_of
from parley.reach.routes import Route
from parley.reach.words import Message

if TYPE_CHECKING:
    from types import ModuleType

MOST_STDERR_BYTES = 4_096

_PLACE = re.compile(r"\{(party|desk|tier|precedence|cause)\}")
_TALKATIVE = {
    "apprise": logging.WARNING,  # What it says of a failure is read from these.
    "urllib3": logging.CRITICAL,  # Of an odd answer it warns with the whole address.
    "requests": logging.CRITICAL,
    "requests_oauthlib": logging.CRITICAL,
    "oauthlib": logging.CRITICAL,
}
"""Loggers that write addresses and messages, and how grave it must be."""


class Way(Protocol):
    """One address. It takes one message at a time, and a flash beside it."""

    name: str

    async def send(self, message: Message) -> str | None:
        """Hand the message over: None, or why it was not taken, secrets masked.

        May be cancelled at any moment; the message may then have been taken or not.
        """


class Turns:
    """Whose turn it is at one address: the most urgent first, and a place kept for flash."""

    def __init__(self) -> None:
        self._free = {False: True, True: True}  # By whether the place is kept for flash.
        self._waiting: list[tuple[int, int, asyncio.Future[bool]]] = []
        self._count = 0

    async def take(self, precedence: Precedence) -> bool:
        """Wait for a place and take it; what it returns is to be given back."""
        flash = precedence is Precedence.FLASH
        for kept in (False, True) if flash else (False,):
            if self._free[kept]:
                self._free[kept] = False
                return kept
        self._count += 1
        turn: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        urgency = len(PRECEDENCES) - 1 - PRECEDENCES.index(precedence)
        heapq.heappush(self._waiting, (urgency, self._count, turn))
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give_back(turn.result())
            # Or those who gave up would gather behind a call that never returns.
            self._waiting = [one for one in self._waiting if not one[2].done()]
            heapq.heapify(self._waiting)
            raise

    def give_back(self, kept: bool) -> None:
        """Let the next have the place, or leave it free."""
        while self._waiting and (not kept or self._waiting[0][0] == 0):
            turn = heapq.heappop(self._waiting)[2]
            if not turn.done():
                turn.set_result(kept)
                return
        self._free[kept] = True


class AddressWay:
    """An address of the Apprise library, called in a thread of its own.

    A call that never returns keeps its place until it does, so that it does not gather threads;
    nor does it hold up the end of the process.

    Args:
        name: What the address is called, without its secrets.
        url: The address.

    Raises:
        UsageError: The library does not understand it.
    """

    def __init__(self, name: str, url: str) -> None:
        self.name = name
        self._secrets = secrets_of(url)
        self._turns = Turns()
        self._send = _sender(name, url)

    async def send(self, message: Message) -> str | None:
        """Hand the message over: None, or why it was not taken."""
        kept = await self._turns.take(message.page.precedence)
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[str | None] = loop.create_future()

        def over(error: str | None) -> None:
            self._turns.give_back(kept)
            if not answer.done():
                answer.set_result(error)

        def call() -> None:
            error: str | None = "the library broke off"
            try:
                error = self._send(message)
            finally:
                with contextlib.suppress(RuntimeError):  # The loop has ended; nobody waits.
                    loop.call_soon_threadsafe(over, error)

        try:
            threading.Thread(target=call, name=f"parley-reach {self.name}", daemon=True).start()
        except RuntimeError:
            over("the machine starts no more threads")
        error = await answer
        if error is None:
            return None
        return masked(error, (*self._secrets, *_lines(message.secret)))


class CommandWay:
    """A command with its arguments, run without a shell; the text goes to its standard input.

    It gets a trimmed environment and a session of its own; when its time is over, all of it ends.

    Args:
        command: The whole path of the command, and its arguments, in which `{party}`, `{desk}`,
            `{tier}`, `{precedence}` and `{cause}` are put in.

    Raises:
        UsageError: There is no such command.
    """

    name = "command"

    def __init__(self, command: tuple[str, ...]) -> None:
        if not os.access(command[0], os.X_OK):
            raise UsageError(f"{command[0]} cannot be run; name a command that can")
        self._command = command
        self._turns = Turns()

    async def send(self, message: Message) -> str | None:
        """Run the command: None if it ends with 0, or why not."""
        kept = await self._turns.take(message.page.precedence)
        try:
            return await self._run(message)
        finally:
            self._turns.give_back(kept)

    async def _run(self, message: Message) -> str | None:
        starting = asyncio.create_task(self._started(_values(message)))
        try:
            # Shielded, for what is half started when time is over would else leave children.
            process = await asyncio.shield(starting)
            said = await _spoken_to(process, f"{message.title}: {message.body}\n".encode())
            code = await process.wait()
        except OSError as error:
            return f"it could not be run: {error.strerror}"
        except asyncio.CancelledError:
            with contextlib.suppress(OSError):
                await _ended(await starting)
            raise
        if code == 0:
            return None
        return f"it ended with {code}" + self._heard(said, message)

    async def _started(self, values: dict[str, str]) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            self._command[0],
            *(_filled(argument, values) for argument in self._command[1:]),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            env=_environment(values),
            cwd="/",
            start_new_session=True,
        )

    def _heard(self, said: bytes, message: Message) -> str:
        secrets = (*self._command[1:], *_lines(message.secret))
        text = masked(said.decode("utf-8", "replace"), secrets)
        return f": {text}" if text else ""


def ways_of(route: Route) -> tuple[Way, ...]:
    """The ways of a route. The library is loaded only here, and only for addresses.

    Raises:
        UsageError: An address is not understood, or a command cannot be run; the message names the
            route and says which.
    """
    try:
        if route.command:
            return (CommandWay(route.command),)
        return tuple(
            AddressWay(name, url) for name, url in zip(route.ways, route.urls, strict=True)
        )
    except UsageError as error:
        raise UsageError(f"route {route.name!r}: {error}") from error


def _sender(name: str, url: str) -> Callable[[Message], str | None]:
    """A call that hands a message to one address and says what went wrong, not yet masked."""
    apprise = _library()
    asset = apprise.AppriseAsset(
        app_id="Parley",
        app_desc="Parley",
        app_url="",
        image_url_mask="",  # Or the receiver would fetch a picture from elsewhere.
        image_url_logo="",
        async_mode=False,
        service_timeout=0,  # We keep the time ourselves; the library would share one pool of few.
        http_redirects=False,  # What is meant for one address goes to no other.
        allow_templates=False,
        storage_mode="memory",
        language="en",
    )
    with _quietly():
        understood = apprise.Apprise.instantiate(url, asset=asset) is not None
    if not understood:
        raise UsageError(
            f"{name} is not understood: its scheme is unknown, a part is missing, or it needs a "
            "library that is not installed; see docs/spec/reach.md"
        )

    def send(message: Message) -> str | None:
        # Made anew each time: one that has just sent waits up to 5.5 s before it sends again, and
        # none is made for two threads.
        service = apprise.Apprise.instantiate(url, asset=asset)
        result = apprise.Apprise(service, asset=asset).notify(
            body=message.body,
            title=message.title,
            body_format=apprise.NotifyFormat.TEXT,
            notify_type=apprise.NotifyType.WARNING,
        )
        # Asked of what was tried, not of the whole: an address may call its own failure a success.
        if any(bool(attempt) for service in result for attempt in service):
            return None
        said = "; ".join(entry.message for entry in result.logs())
        return said or "it was not taken, and no reason was given"

    return send


def _library() -> "ModuleType":
    """Apprise, loaded on first use: 0.5 s and 34 MiB that a node without routes is spared."""
    # Its lines name addresses; we ask for them with each result, and mask them.
    logging.getLogger("apprise").propagate = False
    for name, level in _TALKATIVE.items():
        logging.getLogger(name).setLevel(level)
    with _quietly():
        import apprise

    return apprise


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    with warnings.catch_warnings():
        # It looks for modules that newer Pythons lack, and the older ones warn of.
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def _values(message: Message) -> dict[str, str]:
    page = message.page
    return {
        "party": page.party,
        # A desk's name may be another's words: it must not look like an option.
        "desk": one_line(page.desk).lstrip("-").strip(),
        "tier": page.tier.value,
        "precedence": page.precedence.value,
        "cause": one_line(page.cause).lstrip("-"),
    }


def _filled(argument: str, values: dict[str, str]) -> str:
    return _PLACE.sub(lambda found: values[found[1]], argument)


def _environment(values: dict[str, str]) -> dict[str, str]:
    """What a command finds around it: where programs are, and the page; no secret of the node."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TZ") if name in os.environ}
    page = {f"PARLEY_{name.upper()}": value for name, value in values.items()}
    return {"PATH": os.defpath, **kept, "LANG": "C.UTF-8", **page}


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line)


async def _ended(process: asyncio.subprocess.Process) -> None:
    """End a process with whatever it started: nothing of it outlives its time."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    await process.wait()


async def _spoken_to(process: asyncio.subprocess.Process, text: bytes) -> bytes:
    """Give the process its text, and return the beginning of what it says on standard error."""
    assert process.stdin is not None
    assert process.stderr is not None
    # One that does not read, or ends at once, is judged by how it ends.
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.write(text)
        await process.stdin.drain()
    process.stdin.close()
    heard = bytearray()
    while piece := await process.stderr.read(MOST_STDERR_BYTES):
        heard += piece[: MOST_STDERR_BYTES - len(heard)]
    return bytes(heard)
