"""One caller's line to a node: asks, repeats what was lost, and says whose fault a no is."""

import secrets
import ssl
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

import httpx2
import msgspec

from parley.api import problems
from parley.api.operations import BY_NAME, RAW, Operation
from parley.api.problems import ProblemBody
from parley.errors import UsageError, WorldError

_T = TypeVar("_T")

ATTEMPTS = 3
"""How often a request is sent when its reply is lost; a wish is the same wish each time."""

PAUSE_S = 0.2

_encoder = msgspec.json.Encoder()
_problem = msgspec.json.Decoder(ProblemBody)


class Problem(UsageError):
    """The node's no. Nothing was changed, unless `status` is 5xx: then nothing is known.

    Attributes:
        status: The HTTP status.
        type: What kind of problem (docs/spec/problems.md).
        detail: What is wrong.
        remedy: What to do.
        at: The JSON path of what could not be read, or empty.
    """

    def __init__(self, body: ProblemBody) -> None:
        super().__init__(f"{body.detail} ({body.remedy})")
        self.status = body.status
        self.type = body.type
        self.detail = body.detail
        self.remedy = body.remedy
        self.at = body.at


class Connection:
    """HTTP to one node with one token.

    Args:
        url: Where the node answers, such as `https://parley.example:8443`.
        token: The secret of a token; None asks only what anyone may.
        ca: A PEM file of certificate authorities to trust in place of the system's.
        timeout: Seconds to wait for a reply.
        transport: In place of the network, for tests.
    """

    def __init__(
        self,
        url: str,
        token: str | None,
        *,
        ca: Path | None,
        timeout: float,
        transport: httpx2.BaseTransport | None,
    ) -> None:
        self.url = _require_url(url)
        headers = {"user-agent": "parley"}
        if token:
            if not token.isascii() or not token.isprintable() or " " in token:
                raise UsageError("that is no token's secret: it has no spaces and is ASCII")
            headers["authorization"] = f"Bearer {token}"
        try:
            trusted = ssl.create_default_context(cafile=None if ca is None else str(ca))
        except (OSError, ssl.SSLError) as error:
            raise UsageError(f"the certificate authorities in {ca}: {error}") from error
        # Nothing of the environment's: a proxy between officer and node would read everything.
        self.http = httpx2.Client(
            headers=headers, verify=trusted, timeout=timeout, transport=transport, trust_env=False
        )

    def call(
        self,
        kind: type[_T],
        name: str,
        path: Mapping[str, str],
        *,
        query: Mapping[str, str | int | None] | None = None,
        body: object = None,
        key: str | None = None,
    ) -> _T:
        """Ask what a row of the table says, and read the answer as what the row says."""
        raw = self.send(BY_NAME[name], path, query, body, key)
        if kind is RAW:
            return raw  # type: ignore[return-value]
        try:
            return msgspec.json.decode(raw, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise self._strange(f"{name}: {error}") from error

    def send(
        self,
        row: Operation,
        path: Mapping[str, str],
        query: Mapping[str, str | int | None] | None,
        body: object,
        key: str | None,
    ) -> bytes:
        """Send a request until there is a reply; the same request each time.

        Raises:
            Problem: The node says no.
            WorldError: The node cannot be reached.
        """
        request = self.request(row, path, query, body, key)
        repeatable = row.states or row.keyed or row.method != "POST"
        for attempt in range(1, ATTEMPTS + 1):
            try:
                response = self.http.send(request)
            except httpx2.ConnectError as error:
                lost: Exception = error
            except (httpx2.HTTPError, httpx2.StreamError) as error:
                lost = error
                if not repeatable:
                    break
            else:
                if response.is_success:
                    return response.content
                raise self.problem(response.status_code, response.content)
            if attempt < ATTEMPTS:
                time.sleep(PAUSE_S * attempt)
        raise self.unreachable(lost) from lost

    def request(
        self,
        row: Operation,
        path: Mapping[str, str],
        query: Mapping[str, str | int | None] | None,
        body: object,
        key: str | None,
    ) -> httpx2.Request:
        """The request for a row; one that states carries a key made here if none is given."""
        headers: dict[str, str] = {}
        content: bytes | None = None
        if row.states or row.keyed:
            headers["idempotency-key"] = key or "client-" + secrets.token_hex(16)
        if row.body is RAW:
            assert isinstance(body, bytes)
            content, headers["content-type"] = body, "application/octet-stream"
        elif row.body is not None:
            try:
                content = _encoder.encode(body)
            except (UnicodeEncodeError, OverflowError, RecursionError) as error:
                raise UsageError(f"this cannot be written as JSON: {error}") from error
            headers["content-type"] = "application/json"
        parts: dict[str, Any] = {name: quote(value, safe="") for name, value in path.items()}
        given = {name: value for name, value in (query or {}).items() if value is not None}
        try:
            return self.http.build_request(
                row.method,
                self.url + row.path.format(**parts),
                params=given or None,
                content=content,
                headers=headers,
            )
        except (httpx2.InvalidURL, UnicodeEncodeError) as error:
            raise UsageError(f"this cannot be asked over HTTP: {error}") from error

    def problem(self, status: int, raw: bytes) -> Problem | WorldError:
        """The node's no, or an error where it is no answer of a Parley node."""
        try:
            body = _problem.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return self._strange(f"HTTP {status} without a problem's body")
        if not body.type.startswith(problems.PREFIX):
            return self._strange(f"HTTP {status}: {body.title}")
        return Problem(body)

    def unreachable(self, error: Exception) -> WorldError:
        """That the node does not answer, and what to look at."""
        words = str(error) or type(error).__name__
        if "CERTIFICATE_VERIFY_FAILED" in words:
            return WorldError(
                f"{self.url} is not known to be the node ({words}); if you trust its certificate, "
                "name its authority with --ca or PARLEY_CA"
            )
        return WorldError(f"no answer from {self.url} ({words}); is the node running there?")

    def _strange(self, words: str) -> WorldError:
        return WorldError(
            f"{self.url} answers as no Parley node of this version does ({words[:300]})"
        )


def _require_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or parts.query or parts.fragment or parts.username:
        raise UsageError(f"{url!r} is no node's address; give one such as http://127.0.0.1:8080")
    return url.rstrip("/")
