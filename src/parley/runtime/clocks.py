"""The system's clock, and the clock of an exercise, which its driver sets."""

import time

from parley.model.instants import Instant


class SystemClock:
    """The clock of the machine."""

    def now(self) -> Instant:
        """UTC milliseconds."""
        return time.time_ns() // 1_000_000


class ExerciseClock:
    """Stands still until it is set. Only for nodes whose every agreement is an exercise."""

    def __init__(self, start_ms: Instant) -> None:
        self._now_ms = start_ms

    def now(self) -> Instant:
        """What it was last set to."""
        return self._now_ms

    def set(self, now_ms: Instant) -> bool:
        """Set it forward; False, and unchanged, if that would be back."""
        if now_ms < self._now_ms:
            return False
        self._now_ms = now_ms
        return True
