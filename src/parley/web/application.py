"""The application: from a request to the row it asks for, and from an answer to a response."""

import logging
import re
from collections.abc import Callable

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parley.api import openapi, problems
from parley.api.operations import OPERATIONS, RAW, Operation
from parley.api.story import Stories
from parley.errors import WorldError
from parley.model.instants import Instant
from parley.runtime.clocks import SystemClock
from parley.runtime.runtime import Runtime
from parley.turn.refusal import Refusal
from parley.web import console, page, reading, unit_page
from parley.web.calls import Answer, Call, Door, shown_to
from parley.web.front import Front
from parley.web.handlers import HANDLERS
from parley.web.problems import Problem, refused, respond, unavailable
from parley.web.sessions import Sessions

log = logging.getLogger("parley")

_HEADERS = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
)


def application(
    runtime: Runtime,
    *,
    wall: Callable[[], Instant] | None = None,
    front: Front | None = None,
    stories: Stories | None = None,
) -> Starlette:
    """The HTTP door of a node.

    Args:
        runtime: The node's; whoever calls runs it, and ends the process if it fails: every request
            is then answered with `try-again`.
        wall: The machine's clock, UTC milliseconds, by which nodes date their requests.
        front: Where browsers reach the node, and what they are served; a plain page if not given.
            Whoever calls sweeps the sessions at `state.sessions` now and then.
        stories: What the exercise tells whoever looks on, the first language that of a caller who
            names none; none where it tells nothing, as in earnest.
    """
    wall = SystemClock().now if wall is None else wall
    front = Front() if front is None else front
    sessions = Sessions(runtime, wall, front.times)
    door = Door(runtime, wall, front, sessions, stories=stories or {})
    rows: dict[str, dict[str, Operation]] = {}
    for row in OPERATIONS:
        rows.setdefault(row.path, {})[row.method] = row
    routes = [Route(path, _Path(door, by_method)) for path, by_method in rows.items()]
    app = Starlette(
        routes=[
            *routes,
            Route(unit_page.PATH, unit_page.UnitDoor(door)),
            Route("/openapi.json", _Fixed(openapi.document(), "application/json")),
            *_front(front),
        ],
        middleware=[Middleware(_Hardened)],
        exception_handlers={HTTPException: _no_such_path, Exception: _fault},
    )
    # A redirection would be built of whatever host the caller named.
    app.router.redirect_slashes = False
    app.state.sessions = door.sessions
    return app


def _front(front: Front) -> list[Route]:
    """What browsers are shown: the console where it was built, else a plain page."""
    if front.console is not None:
        return console.routes(front.console)
    return [Route("/", _Fixed(page.PAGE, "text/html; charset=utf-8"))]


class _Path:
    """Everything at one path of the table, by method."""

    def __init__(self, door: Door, rows: dict[str, Operation]) -> None:
        self._door = door
        self._rows = rows

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            response = await self._respond(request)
        except Problem as problem:
            response = respond(problem)
        except WorldError as error:
            response = respond(unavailable(str(error)))
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        row = self._rows.get("GET" if request.method == "HEAD" else request.method)
        if row is None:
            raise _no_such_method(request, self._rows)
        runtime = self._door.runtime
        caller = reading.caller_of(request, row, self._door)
        if caller is not None and caller.session:
            await self._door.sessions.use(caller.session)
        if caller is not None and "agreement" in request.path_params:
            # Before anything else is said: what another party holds is not even malformed.
            shown_to(runtime, caller.party, request.path_params["agreement"])
        key = reading.key_of(request)
        query = reading.query_of(request, row)
        body = None
        if row.body is not None and row.body is not RAW:
            body = await reading.json_body(request, row.body)
        call = Call(self._door, row, request, caller, request.path_params, query, body, key)
        return _response(row, await HANDLERS[row.name](call))


def _response(row: Operation, answer: Answer) -> Response:
    if isinstance(answer, Refusal):
        raise refused(answer)
    if isinstance(answer, Response):
        return answer
    return Response(
        msgspec.json.encode(answer),
        status_code=201 if row.states else 200,
        media_type="application/json",
    )


class _Fixed:
    """Bytes that are the same for everyone."""

    def __init__(self, content: bytes, media_type: str) -> None:
        self._content = content
        self._media_type = media_type

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        if request.method in ("GET", "HEAD"):
            response = Response(self._content, media_type=self._media_type)
        else:
            response = respond(_no_such_method(request, {"GET": None}))
        await response(scope, receive, send)


def _no_such_method(request: Request, known: dict[str, Operation] | dict[str, None]) -> Problem:
    allowed = ", ".join(known)
    return Problem(
        problems.METHOD,
        f"{request.method[:20]} means nothing here",
        f"use {allowed}",
        headers={"Allow": allowed},
    )


async def _no_such_path(request: Request, _: Exception) -> Response:
    return respond(
        Problem(
            problems.NO_SUCH_PATH,
            f"nothing is at {request.url.path[:200]}",
            "every path is in /openapi.json",
        )
    )


async def _fault(request: Request, error: Exception) -> Response:
    log.error("a fault of this node at %s", request.url.path, exc_info=error)
    return respond(
        Problem(
            problems.FAULT_HERE,
            "the node did something it should not have; its log says what",
            "report it, with the time; nothing is promised of this request",
        )
    )


_HOST = re.compile(rb"([A-Za-z0-9._-]*|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?")
"""A name or an address, and perhaps a port: what addresses of this node can be made of."""


class _Hardened:
    """Adds to every response what keeps a browser from caching, guessing or framing it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def hardened(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = message["headers"]
                # What is the same for everyone says how long it may be kept, and a page with a
                # style of its own has a policy of its own, as narrow.
                said = {name.lower() for name, _ in given}
                added = [(name, value) for name, value in _HEADERS if name not in said]
                message = {**message, "headers": [*given, *added]}
            await send(message)

        hosts = [value for name, value in scope.get("headers", ()) if name == b"host"]
        if scope["type"] == "http" and not all(_HOST.fullmatch(one) for one in hosts):
            await _NO_HOST(scope, receive, hardened)
            return
        await self._app(scope, receive, hardened)


_NO_HOST = respond(
    Problem(
        problems.UNREADABLE,
        "Host names no host",
        "send the name or the address at which the node was reached",
    )
)
