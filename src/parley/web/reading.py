"""Reading what a caller sent: token, key, query, body; each strictly, each within a bound."""

import json
import re
from collections.abc import AsyncIterator, Mapping

import msgspec
from starlette.requests import Request

from parley import limits
from parley.api import problems
from parley.api.operations import Operation, Parameter
from parley.api.roles import EVERYONE, Role
from parley.errors import UsageError
from parley.model import names
from parley.model.instants import instant_of, require_instant
from parley.web import tokens
from parley.web.calls import new_key
from parley.web.problems import Problem
from parley.web.tokens import Caller

_AT = re.compile(r" - at `(?P<at>\$[^`]*)`$")
_BEARER = re.compile(r"(?i:bearer) +(?P<secret>[A-Za-z0-9._~+/=-]{1,200})")
_DIGITS = re.compile(r"[0-9]{1,16}")
_MAX_COUNT = 2**53 - 1
_MAX_PAGE = 1_000

_decoders: dict[object, msgspec.json.Decoder[object]] = {}


def caller_of(request: Request, operation: Operation, kept: Mapping[str, bytes]) -> Caller | None:
    """Who asks, if the row lets that role in.

    Raises:
        Problem: No token, one that is not known, or one of a role the row does not name.
    """
    if operation.roles == EVERYONE or Role.PEER in operation.roles:
        return None  # A peer proves itself by its signature, which its handler checks.
    given = _BEARER.fullmatch(request.headers.get("authorization", ""))
    caller = tokens.find(kept, given["secret"]) if given is not None else None
    if caller is None:
        raise Problem(
            problems.NO_TOKEN,
            "no token was sent, or one that is not known here",
            "send 'Authorization: Bearer SECRET'; the node's keeper makes tokens",
            headers={"WWW-Authenticate": 'Bearer realm="parley"'},
        )
    if caller.role not in operation.roles:
        wanted = " or ".join(sorted(role.value for role in operation.roles))
        raise Problem(
            problems.NOT_YOURS,
            f"{operation.name} is not for the role {caller.role.value}",
            f"use a token of the role {wanted}",
        )
    return caller


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
