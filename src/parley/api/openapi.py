"""The OpenAPI 3.1 document, drawn from the table: what is in it can be asked, and nothing else."""

import re
from collections.abc import Mapping
from functools import lru_cache

import msgspec

from parley import __version__
from parley.api import bodies, problems, session_bodies
from parley.api.operations import OPERATIONS, RAW, Operation
from parley.api.problems import ProblemBody
from parley.api.roles import EVERYONE, Role

_REF = "#/components/schemas/{name}"
_ID = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
_PATTERNS = {
    "agreement": "^[0-9a-f]{64}$",
    "commitment": "^[0-9a-f]{64}$",
    "party": "^[a-z][a-z0-9-]{0,63}$",
    "ref": _ID,
    "token": "^[0-9a-f]{12}$",
    "session": "^[0-9a-f]{12}$",
    "passkey": "^[0-9a-f]{12}$",
    "code": "^[0-9A-Za-z -]{12,24}$",
}
_RAW_ANSWERS = {
    "agreement.bundle": ("application/json", "A bundle: docs/spec/bundle.md"),
    "courier.export": ("application/jsonl", "A courier file: docs/spec/courier.md"),
    "event.stream": (
        "text/event-stream",
        (
            "Events `entry` (EntryNews, its id the position to resume from), `alarm` (AlarmNews), "
            "`covered` (CoveredNews), `beat` (BeatNews) and, as the last, `ended` (EndedNews)"
        ),
    ),
}
_RAW_BODIES = {
    "courier.import": ("application/jsonl", "A courier file: docs/spec/courier.md"),
    "peer.packet": ("application/json", "A packet: docs/spec/packet.md"),
}
_BYTES = ("application/octet-stream", "Bytes as they are")

_ABOUT = (
    "Parley gives notice, never permission. Every operation here is one row of one table; what is "
    "not here cannot be done from outside. Instants are UTC milliseconds, positions 10⁻⁷ degree of "
    "WGS84, heights millimetres over a named datum. Who asks shows a token (docs/spec/http.md); "
    "problems are those of docs/spec/problems.md."
)


@lru_cache(maxsize=1)
def document() -> bytes:
    """The document, as JSON."""
    kinds: list[object] = [
        ProblemBody,
        bodies.EntryNews,
        bodies.AlarmNews,
        bodies.CoveredNews,
        session_bodies.BeatNews,
        session_bodies.EndedNews,
    ]
    for row in OPERATIONS:
        kinds += [kind for kind in (row.answer, row.body) if kind is not None and kind is not RAW]
    schemas, components = msgspec.json.schema_components(kinds, ref_template=_REF)
    schema_of = dict(zip(map(repr, kinds), schemas, strict=True))
    paths: dict[str, dict[str, object]] = {}
    for row in OPERATIONS:
        paths.setdefault(row.path, {})[row.method.lower()] = _operation(row, schema_of)
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "Parley",
                "version": __version__,
                "description": _ABOUT,
                "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            },
            "paths": paths,
            "components": {
                "schemas": components,
                "securitySchemes": {
                    "token": {"type": "http", "scheme": "bearer"},
                    "session": {
                        "type": "apiKey",
                        "in": "cookie",
                        "name": "parley-*",
                        "description": "A browser's session: docs/spec/sessions.md",
                    },
                    "peer": {
                        "type": "apiKey",
                        "in": "header",
                        "name": "Signature",
                        "description": "RFC 9421, in the one shape of docs/spec/peers.md",
                    },
                },
            },
        }
    )


def _operation(row: Operation, schema_of: Mapping[str, object]) -> dict[str, object]:
    roles = ", ".join(sorted(role.value for role in row.roles))
    found: dict[str, object] = {
        "operationId": row.name,
        "summary": row.summary,
        "description": f"For: {roles}.",
        "tags": [row.name.partition(".")[0]],
        "parameters": _parameters(row),
        "security": _security(row),
        "responses": _responses(row, schema_of),
    }
    if row.body is not None:
        found["requestBody"] = {"required": True, "content": _content(row, schema_of)}
    return found


def _security(row: Operation) -> list[dict[str, list[str]]]:
    if row.roles == EVERYONE:
        return []
    return [{"peer": []}] if Role.PEER in row.roles else [{"token": []}, {"session": []}]


def _content(row: Operation, schema_of: Mapping[str, object]) -> dict[str, object]:
    if row.body is RAW:
        media, words = _RAW_BODIES.get(row.name, _BYTES)
        return {media: {"schema": {"description": words}}}
    return {"application/json": {"schema": schema_of[repr(row.body)]}}


def _parameters(row: Operation) -> list[dict[str, object]]:
    found: list[dict[str, object]] = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string", "pattern": _PATTERNS[name]},
        }
        for name in re.findall(r"{(\w+)}", row.path)
    ]
    found += [
        {
            "name": parameter.name,
            "in": "query",
            "required": False,
            "description": parameter.meaning,
            "schema": _SCHEMAS[parameter.kind],
        }
        for parameter in row.query
    ]
    if row.states or row.keyed:
        found.append(
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": False,
                "description": "Made by the client: a wish repeated with its key is the same wish",
                "schema": {"type": "string", "pattern": _ID},
            }
        )
    if row.name == "event.stream":
        found.append(
            {
                "name": "Last-Event-ID",
                "in": "header",
                "required": False,
                "description": "The id of the last event seen; counts before `after`",
                "schema": {"type": "string", "pattern": "^[0-9]{1,15}$"},
            }
        )
    return found


_SCHEMAS: dict[str, dict[str, object]] = {
    "count": {"type": "integer", "minimum": 0},
    "text": {"type": "string", "maxLength": 200},
    "parties": {
        "type": "string",
        "description": "the names of parties, apart by commas",
        "pattern": "^[a-z][a-z0-9-]{0,63}(,[a-z][a-z0-9-]{0,63}){0,31}$",
    },
    "instant": {
        "type": "string",
        "description": "UTC milliseconds, or RFC 3339 with an offset",
        "pattern": "^([0-9]{1,16}|[0-9]{4}-[0-9]{2}-[0-9]{2}T.+)$",
    },
}


def _responses(row: Operation, schema_of: Mapping[str, object]) -> dict[str, object]:
    if row.answer is RAW:
        media, words = _RAW_ANSWERS.get(row.name, _BYTES)
        content: dict[str, object] = {media: {"schema": {"description": words}}}
    else:
        content = {"application/json": {"schema": schema_of[repr(row.answer)]}}
    found: dict[str, object] = {
        "201" if row.states else "200": {"description": row.summary, "content": content}
    }
    schema = {"$ref": _REF.format(name="ProblemBody")}
    for status, words in _said_no(row).items():
        found[str(status)] = {
            "description": words,
            "content": {problems.MEDIA_TYPE: {"schema": schema}},
        }
    return found


def _said_no(row: Operation) -> dict[int, str]:
    """The problems a row may answer with, by status."""
    kinds = [problems.UNREADABLE, problems.TRY_AGAIN]
    if row.roles != EVERYONE:
        kinds += [
            problems.NOT_SIGNED if Role.PEER in row.roles else problems.NO_TOKEN,
            problems.NOT_YOURS,
            problems.OUT_OF_STEP,
        ]
    if "{" in row.path or row.body is not None:
        kinds.append(problems.UNKNOWN)
    if row.body is not None:
        kinds += [problems.NOT_JSON, problems.TOO_LARGE, problems.MEDIA]
    if row.name == "annex.get":
        kinds.append(problems.PEER_FAULT)
    if row.name == "session.open":
        kinds += [problems.NO_TOKEN, problems.CROSS_SITE, problems.OUT_OF_STEP, problems.TOO_MANY]
    if row.name == "session.show":
        kinds.append(problems.CROSS_SITE)
    if row.name == "passkey.challenge":
        kinds.append(problems.OUT_OF_STEP)
    if "{code}" in row.path:
        kinds += [problems.OUT_OF_STEP, problems.NOT_YOURS, problems.TOO_MANY]
    return {kind.status: kind.title for kind in sorted(kinds, key=lambda kind: kind.status)}
