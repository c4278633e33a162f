"""Who has the watch, found by living through every statement from the first."""

from parley.model.instants import Instant
from parley.model.line_statements import DutyChange, DutyChanged


def held_at(stated: list[tuple[Instant, DutyChanged]], at_ms: Instant) -> dict[str, str]:
    """By desk, in lower case, who has the watch at a moment; nobody is not named."""
    held: dict[str, str] = {}
    for issued_ms, change in stated:
        if issued_ms > at_ms:
            continue
        desk = change.desk.lower()
        if change.change is DutyChange.LEFT:
            held[desk] = ""
        if change.change is DutyChange.TAKEN:
            held[desk] = change.watch
        if change.change is DutyChange.HANDED_OVER:
            held[desk] = change.to
    return {desk: watch for desk, watch in held.items() if watch}
