"""One handler a row of the table, by the row's name."""

from parley.api.operations import OPERATIONS
from parley.web.calls import Handler
from parley.web.handlers import (
    agreements,
    beside,
    calls,
    line,
    looking,
    nodes,
    notices,
    passkeys,
    peers,
    protected,
    sessions,
    stream,
    units,
)

_ROOMS = (
    nodes.HANDLERS,
    agreements.HANDLERS,
    notices.HANDLERS,
    units.HANDLERS,
    protected.HANDLERS,
    calls.HANDLERS,
    line.HANDLERS,
    looking.HANDLERS,
    beside.HANDLERS,
    peers.HANDLERS,
    sessions.HANDLERS,
    passkeys.HANDLERS,
    stream.HANDLERS,
)

HANDLERS: dict[str, Handler] = {name: one for room in _ROOMS for name, one in room.items()}

assert sum(map(len, _ROOMS)) == len(HANDLERS), "an operation has two handlers"
assert HANDLERS.keys() == {row.name for row in OPERATIONS}, "an operation has no handler"
