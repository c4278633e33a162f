"""Saying no over HTTP: RFC 9457 problems, each with its remedy."""

import msgspec
from starlette.responses import Response

from parley.api import problems
from parley.api.problems import ProblemBody, ProblemKind
from parley.turn.refusal import Refusal

RETRY_S = 1
"""After how many seconds a caller may ask again when the node could not do something."""


class Problem(Exception):
    """A no that ends the handling of a request; nothing was changed."""

    def __init__(
        self,
        kind: ProblemKind,
        detail: str,
        remedy: str,
        *,
        at: str = "",
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        self.body = ProblemBody(kind.type, kind.title, kind.status, detail, remedy, at)
        self.headers = headers or {}


def refused(refusal: Refusal) -> Problem:
    """A desk's refusal in the terms of HTTP."""
    kind = problems.KIND_OF_FAULT[refusal.fault]
    return Problem(kind, refusal.reason, refusal.remedy)


def not_here(what: str, remedy: str) -> Problem:
    """What was named is not here, or not for this caller to see: both look the same."""
    return Problem(problems.UNKNOWN, f"no {what} here", remedy)


def unavailable(words: str) -> Problem:
    """The world below failed: the same request may be repeated."""
    return Problem(
        problems.TRY_AGAIN,
        words,
        "repeat the request with the same Idempotency-Key",
        headers={"Retry-After": str(RETRY_S)},
    )


def respond(problem: Problem) -> Response:
    """The response that says it."""
    return Response(
        msgspec.json.encode(problem.body),
        status_code=problem.kind.status,
        media_type=problems.MEDIA_TYPE,
        headers=problem.headers,
    )
