"""The person at the desk: the lines that are typed, and the time that passes meanwhile."""

import queue
import threading
import time
from collections.abc import Callable
from typing import TextIO

SECOND_MS = 1000


class Typed:
    """Lines as they are typed, read on a thread of their own so that time can pass meanwhile."""

    def __init__(self, source: TextIO) -> None:
        self._lines: queue.Queue[str | None] = queue.Queue()
        # A daemon: nobody waits for a person who has nothing more to say.
        threading.Thread(target=self._read, args=(source,), daemon=True).start()

    def _read(self, source: TextIO) -> None:
        for line in source:
            self._lines.put(line)
        self._lines.put(None)

    def line(self, timeout_s: float | None) -> str | None:
        """The next line without its end; None where none was typed in time.

        Raises:
            EOFError: There will be no more.
        """
        try:
            line = self._lines.get(timeout=timeout_s)
        except queue.Empty:
            return None
        if line is None:
            # Whoever asks again is told again.
            self._lines.put(None)
            raise EOFError
        return line.strip()


class Pace:
    """How the exercise's clock goes while a person thinks.

    Args:
        speed: Seconds of the exercise in a second of this machine; None where time stands still
            until the person lets it pass, as for a script that types.
        seconds: This machine's clock, for tests.
    """

    def __init__(self, speed: float | None, seconds: Callable[[], float] = time.monotonic) -> None:
        self.speed = speed
        self._seconds = seconds
        self._last = seconds()

    @property
    def runs(self) -> bool:
        """Whether time passes by itself."""
        return self.speed is not None

    def passed_ms(self) -> int:
        """Milliseconds of the exercise since this was last asked."""
        now = self._seconds()
        passed = now - self._last
        self._last = now
        return 0 if self.speed is None else round(passed * self.speed * SECOND_MS)

    def wait_s(self, until_ms: int) -> float | None:
        """How long so many milliseconds of the exercise take here; None for as long as it takes."""
        return None if self.speed is None else max(0.0, until_ms / SECOND_MS / self.speed)
