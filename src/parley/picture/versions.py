"""One version of a notice."""

from msgspec import Struct

from parley.model.instants import Instant
from parley.model.notices import Notice
from parley.rules.flags import Flag


class Version(Struct, frozen=True):
    """One version of a notice, and what is said beside it."""

    leaf: str
    sequence: int
    issued_ms: Instant
    desk: str
    notice: Notice
    widened: tuple[int, ...]
    late_ms: int
    flags: tuple[Flag, ...]
