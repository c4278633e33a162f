"""Where a node's time comes from."""

from typing import Protocol

from parley.model.instants import Instant


class Clock(Protocol):
    """UTC milliseconds. May jump either way; nothing below relies on its going forward."""

    def now(self) -> Instant:
        """The present instant."""
