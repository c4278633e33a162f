"""One row of the table of operations, and what a row is made of."""

from msgspec import Struct

from parley.api.roles import Role

RAW = bytes
"""A body or answer that is bytes as they are, not JSON."""


class Parameter(Struct, frozen=True):
    """A query parameter; optional unless it says so."""

    name: str
    kind: str
    """`instant` (RFC 3339 with offset, or UTC milliseconds), `count`, `text`, or `parties` (their
    names, apart by commas)."""
    meaning: str


class Operation(Struct, frozen=True):
    """One row.

    `body` and `answer` are msgspec types, or `RAW`. An operation with `states` makes a statement in
    the caller's party's name: it takes an `Idempotency-Key`, and answers 201 with an `Outcome`. One
    that is `keyed` states nothing and takes such a key all the same.
    """

    name: str
    method: str
    path: str
    roles: frozenset[Role]
    summary: str
    answer: object
    body: object | None = None
    query: tuple[Parameter, ...] = ()
    states: bool = False
    keyed: bool = False
