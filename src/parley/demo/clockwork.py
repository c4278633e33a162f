"""The clocks of exercises that were played, running on at the pace of the wall."""

import threading
import time

from parley.demo.stage import Stage
from parley.errors import ParleyError
from parley.model.instants import Instant

TICK_S = 1.0


class Clockwork:
    """Drives the nodes of every stage it is given, so that what is due rings by itself."""

    def __init__(self) -> None:
        self._since: dict[Stage, tuple[float, Instant]] = {}
        self._ticking = threading.Lock()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._fault: ParleyError | None = None
        self._thread.start()

    @property
    def fault(self) -> ParleyError | None:
        """What stopped it: a node that no longer answers; None while all go on."""
        return self._fault

    def keep(self, stage: Stage) -> None:
        """From now on the clock of this stage goes on; nobody else sets it."""
        with self._ticking:
            self._since[stage] = (time.monotonic(), stage.now_ms)

    def leave(self, stage: Stage) -> None:
        """Its nodes are about to stop: ask nothing of them when this has returned."""
        with self._ticking:
            self._since.pop(stage, None)

    def close(self) -> None:
        """Let them stand."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(TICK_S):
            with self._ticking:
                try:
                    for stage, (since, began_ms) in self._since.items():
                        stage.run_on(began_ms + round((time.monotonic() - since) * 1000))
                except ParleyError as error:
                    self._fault = error
                    return
