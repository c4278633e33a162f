"""Ending as Ctrl-C does, however one is ended, so that nodes in sessions of their own stop too."""

import contextlib
import signal
from collections.abc import Iterator

_SIGNALS = (getattr(signal, "SIGHUP", signal.SIGTERM), signal.SIGTERM)
"""A closed terminal, and whoever ends the process by its id."""


@contextlib.contextmanager
def ended_like_ctrl_c() -> Iterator[None]:
    """Turn a hang-up and a request to end into a `KeyboardInterrupt`, within. Main thread only."""
    before = {number: signal.signal(number, signal.default_int_handler) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
