"""Progress on standard error, for work that takes longer than a second."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

PATIENCE_S = 1.0
"""Work that is done sooner shows nothing."""


@contextmanager
def working(words: str) -> Iterator[Callable[[int, int], None]]:
    """Show that work goes on; call what is yielded with what is done and of how much.

    On a terminal a bar appears after a second, and moves to and fro until a total is known. Where
    standard error is no terminal, a line is written at most every ten seconds.
    """
    if not sys.stderr.isatty():
        yield _Lines(words)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task(words, total=None)
    late = _Later(progress)
    late.start()
    try:
        yield lambda done, total: progress.update(task, completed=done, total=total or None)
    finally:
        late.stop()


class _Later:
    """Starts the bar once a second has gone by."""

    def __init__(self, progress: Progress) -> None:
        import threading

        self._progress = progress
        self._timer = threading.Timer(PATIENCE_S, progress.start)
        self._timer.daemon = True

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.cancel()
        self._timer.join()
        self._progress.stop()


class _Lines:
    """Progress where nothing can be drawn over."""

    EVERY_S = 10.0

    def __init__(self, words: str) -> None:
        self._words = words
        self._next = time.monotonic() + PATIENCE_S

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + self.EVERY_S
        of = f" of {total}" if total else ""
        sys.stderr.write(f"{self._words}: {done}{of}\n")
