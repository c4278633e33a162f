"""Reading what a caller sent: token, key, query, body; each strictly, each within a bound."""

import json
import re
from collections.abc import AsyncIterator

import msgspec
from starlette.requests import Request

from parley import limits
from parley.api import problems
from parley.api.operations import Operation, Parameter
from parley.api.roles import EVERYONE, Role
from parley.api.session_bodies import Ended
from parley.errors import UsageError
from parley.model import names
from parley.model.instants import instant_of, require_instant
from parley.web import tokens
from parley.web.calls import Door, new_key
from parley.web.problems import Problem
from parley.web.sessions import Session
from parley.web.tokens import Caller

_AT = re.compile(r" - at `(?P<at>\$[^`]*)`$")
_BEARER = re.compile(r"(?i:bearer) +(?P<secret>[A-Za-z0-9._~+/=-]{1,200})")
_DIGITS = re.compile(r"[0-9]{1,16}")
_MAX_COUNT = 2**53 - 1
_MAX_PAGE = 1_000

SESSION = "parley-session"
"""The header by which a page says for which session it was drawn."""

_decoders: dict[object, msgspec.json.Decoder[object]] = {}


def caller_of(request: Request, operation: Operation, door: Door) -> Caller | None:
    """Who asks, by a token or by the cookie of a session, if the row lets that role in.

    Where both are sent the token counts.

    Raises:
        Problem: Nothing that is known shows who asks, or one of a role the row does not name; or
            another page asked by the cookie.
    """
    if operation.roles == EVERYONE or Role.PEER in operation.roles:
        return None  # A peer proves itself by its signature, which its handler checks.
    if "authorization" in request.headers:
        given = _BEARER.fullmatch(request.headers["authorization"])
        caller = tokens.find(door.runtime.setting, given["secret"]) if given is not None else None
        if caller is None:
            raise _nobody("the token that was sent is not known here")
    else:
        caller = _signed_in(request, door)
        require_same_site(request, door, unsafe=request.method not in ("GET", "HEAD"))
    if caller.role not in operation.roles:
        wanted = " or ".join(sorted(role.value for role in operation.roles))
        raise Problem(
            problems.NOT_YOURS,
            f"{operation.name} is not for the role {caller.role.value}",
            f"use a token of the role {wanted}",
        )
    return caller


def _signed_in(request: Request, door: Door) -> Caller:
    """Whoever is signed in by the cookie."""
    secret = cookie_of(request, door)
    if secret is None:
        raise _nobody("no token was sent, and nobody is signed in")
    found = door.sessions.find(secret)
    if not isinstance(found, Session):
        raise _nobody(_ENDED[found])
    meant = request.headers.get(SESSION)
    if meant is not None and meant != tokens.id_of(found.key):
        # Another tab signed in anew: what this one shows is another's, and it must not speak for
        # whoever came after.
        raise _nobody("this browser has signed in anew since this page was opened")
    return found.caller


_ENDED = {
    Ended.ENDED: "the session was ended",
    Ended.REVOKED: "the session ended, for its token was revoked",
    Ended.EXPIRED: "the session ended, for it was not used or was open for long",
}


def _nobody(why: str) -> Problem:
    return Problem(
        problems.NO_TOKEN,
        why,
        "send 'Authorization: Bearer SECRET', or sign in; the node's keeper makes tokens",
        headers={"WWW-Authenticate": 'Bearer realm="parley"'},
    )


def cookie_of(request: Request, door: Door) -> str | None:
    """What this node's cookie holds, if the browser sent it."""
    name = door.sessions.cookie
    return request.cookies.get(name) if name else None


def asked_at(request: Request) -> str:
    """The origin at which this was asked, as the caller sees it."""
    return f"{request.url.scheme}://{request.headers.get('host', '')}"


def require_same_site(request: Request, door: Door, *, unsafe: bool) -> None:
    """Raise where a browser asks for another page than one of this node.

    Ports of one host are the same site to browsers, which then send cookies; so the whole origin is
    compared (docs/spec/sessions.md).

    Args:
        request: What was asked.
        door: The door that was asked at.
        unsafe: Whether it changes anything: then the browser must say which page asked.

    Raises:
        Problem: Another page asks, or it is not known which.
    """
    said = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    here = asked_at(request)
    own = {here, door.front.origin} if door.front.answers_at(here) else {door.front.origin}
    if said not in (None, "same-origin", "none") or (origin is not None and origin not in own):
        raise Problem(
            problems.CROSS_SITE,
            f"a page of {(origin or 'elsewhere')[:200]} asked by the session of this browser",
            "ask from a page of this node, or with a token; at which name browsers reach it is the "
            "setting origin",
        )
    if unsafe and origin is None:
        raise Problem(
            problems.CROSS_SITE,
            "the request does not say which page asked (Origin)",
            "ask from a page of this node, or with a token",
        )


def key_of(request: Request) -> str:
    """The client-made id of a wish, or a new one."""
    key = request.headers.get("idempotency-key")
    if key is None:
        return new_key()
    try:
        names.require_ref(key)
    except ValueError as error:
        raise Problem(
            problems.UNREADABLE, f"Idempotency-Key: {error}", "make a random one, such as a UUID"
        ) from error
    return key


def query_of(request: Request, operation: Operation) -> dict[str, str | int]:
    """The query parameters, each known to the row and given once."""
    known = {parameter.name: parameter for parameter in operation.query}
    found: dict[str, str | int] = {}
    for name, text in request.query_params.multi_items():
        parameter = known.get(name)
        if parameter is None or name in found:
            why = "is not known here" if parameter is None else "is given twice"
            raise Problem(
                problems.UNREADABLE,
                f"the query parameter {name[:80]!r} {why}",
                f"known here: {', '.join(known) or 'none'}",
            )
        try:
            found[name] = _parameter(parameter, text)
        except (ValueError, OverflowError) as error:
            raise Problem(
                problems.UNREADABLE, f"{name}: {error}", f"{name} is {_MEANS[parameter.kind]}"
            ) from error
    return found


_MEANS = {
    "instant": "a moment such as 2018-09-17T18:39:00Z (write + as %2B), or UTC milliseconds",
    "count": "a whole number, 0 or more",
    "text": "a line of text",
    "parties": "names of parties, apart by commas and without spaces",
}


def _parameter(parameter: Parameter, text: str) -> str | int:
    if parameter.kind == "text":
        names.require_label(text, parameter.name)
        return text
    if parameter.kind == "parties":
        for party in text.split(",", limits.MAX_ADDRESSEES):
            names.require_party(party)
        return text
    if _DIGITS.fullmatch(text):
        number = int(text)
        if parameter.kind == "instant":
            require_instant(number)
        elif parameter.name == "limit" and not 1 <= number <= _MAX_PAGE:
            raise ValueError(f"between 1 and {_MAX_PAGE}")
        elif number > _MAX_COUNT:
            raise ValueError("beyond what is counted")
        return number
    if parameter.kind == "count":
        raise ValueError(f"{text[:40]!r} is no count")
    return instant_of(text)


async def pieces(request: Request, most: int) -> AsyncIterator[bytes]:
    """The body as it comes, up to `most` bytes.

    Raises:
        Problem: There is more.
    """
    too_large = Problem(
        problems.TOO_LARGE, f"at most {most} bytes are taken here", "send less, or in parts"
    )
    said = request.headers.get("content-length", "0")
    if _DIGITS.fullmatch(said) and int(said) > most:
        raise too_large
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > most:
            raise too_large
        yield piece


async def whole(request: Request, most: int) -> bytes:
    """The whole body, up to `most` bytes."""
    return b"".join([piece async for piece in pieces(request, most)])


async def json_body(request: Request, kind: object) -> object:
    """The body as the type of the table.

    Raises:
        Problem: Not JSON, or not of this type; the problem names the place.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/json":
        raise Problem(
            problems.MEDIA,
            f"the body is {media[:80] or 'of no stated type'}",
            "send JSON, with 'Content-Type: application/json'",
        )
    return decode(await whole(request, limits.MAX_REQUEST_BYTES), kind)


def decode(raw: bytes, kind: object) -> object:
    """Read JSON strictly: of this type, no field unknown, none given twice."""
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    try:
        body = decoder.decode(raw)
        # The first decoder takes the last of two equal keys; others would take the first.
        json.loads(raw, object_pairs_hook=_once)
    except msgspec.ValidationError as error:
        place = _AT.search(str(error))
        raise Problem(
            problems.UNREADABLE,
            _AT.sub("", str(error)),
            "mend that part; the shape of every body is in /openapi.json",
            at=place["at"] if place is not None else "$",
        ) from error
    except UsageError as error:
        raise Problem(problems.UNREADABLE, str(error), "give every key once") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise Problem(
            problems.NOT_JSON, str(error), "send one JSON value in UTF-8 and nothing after it"
        ) from error
    return body


def _once(pairs: list[tuple[str, object]]) -> None:
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise UsageError(f"the key {twice[:80]!r} is given twice")
