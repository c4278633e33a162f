"""What needs a person, a line each, and the command that deals with it."""

from typing import TYPE_CHECKING

from parley.cli.render.direction import apart
from parley.cli.render.screen import Screen
from parley.cli.render.words import count, when
from parley.model.instants import Instant, span_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parley.picture.missing import Missing
    from parley.picture.need import Need

_WORDS = {
    "acknowledge": ("acknowledge", "parley call show {about}"),
    "read-back": ("read back", "parley notice read-back {about}"),
    "enter": ("enter", "parley notice enter {about}"),
    "pass": ("pass to units", "parley notice pass {about}"),
    "unit": ("units to acknowledge", "parley notice show {about}"),
    "relay": ("relay to {to}", "parley notice relay {about}"),
    "amend": ("announce the new way", "parley notice amend {about}"),
    "conflict": ("conflict with {against}", "parley notice show {about}"),
    "overdue": ("overdue", "parley notice show {about}"),
    "expiring": ("reconfirm", "parley notice show {about}"),
    "query": ("answer a query", "parley query answer {about}"),
    "test": ("answer a line test", "parley line answer {about}"),
    "concern": ("answer a concern", "parley concern answer {about}"),
    "unconfirmed": ("NOT CONFIRMED", "parley notice show {about}"),
    "awaited-acknowledgement": ("acknowledgement awaited", "parley call show {about}"),
    "awaited-relay": ("relay to {to} awaited", "parley notice show {about}"),
    "awaited-query": ("answer awaited", "parley query show {about}"),
    "awaited-concern": ("answer awaited", "parley concern show {about}"),
    "not-reached": ("“{to}” not reached: call them", "parley reach list"),
    "clock": ("clock ahead", "parley agreement show"),
    "disputed": ("log disputed: call them", "parley agreement show"),
}


def show_needs(screen: Screen, needs: "Iterable[Need]", now_ms: Instant) -> None:
    """Show what needs a person, by time to go."""
    shown = 0
    for need in needs:
        shown += 1
        words, command = _WORDS[need.kind.value]
        names = {"about": need.about, "against": need.against, "to": apart(need.to)}
        screen.say(
            f"{_time(need.due_ms, now_ms)} {words.format(**names)}{_what(need)}",
            hang=2,
            style="bold" if need.mine else "",
        )
        for missing in need.missing:
            screen.say(_missing(missing), indent=4, hang=2)
        whose = "yours" if need.mine else f"awaited of {', '.join(need.owed_by)}"
        screen.say(f"{whose}, since {when(need.since_ms)}; {command.format(**names)}", indent=4)
    if not shown:
        screen.say("Nothing on record needs a person of your party now.")


def _time(due_ms: Instant | None, now_ms: Instant) -> str:
    if due_ms is None:
        return "no time agreed:"
    if due_ms < now_ms:
        return f"{span_of(now_ms - due_ms)} ago:"
    return f"in {span_of(due_ms - now_ms)}:"


def _what(need: "Need") -> str:
    parts = []
    if need.about is not None:
        parts.append(str(need.about))
    elif need.kind.value in ("clock", "disputed"):
        parts.append(", ".join(need.owed_to if need.mine else need.owed_by))
    if need.finding is not None:
        parts.append(f"{need.finding.verdict.value.upper()} ({need.finding.reason.value})")
    if need.precedence is not None:
        parts.append(need.precedence.value)
    if need.count > 1:
        parts.append(count(need.count, "of it", "of them"))
    if need.ahead_ms:
        parts.append(f"by {span_of(need.ahead_ms)}")
    if need.label:
        parts.append(f"“{apart(need.label)}”")
    return ": " + ", ".join(parts) if parts else ""


def _missing(missing: "Missing") -> str:
    words = f"{missing.party}: {missing.rung.value}"
    if missing.differs:
        words += ", read back something else"
    if missing.units:
        units = ", ".join(apart(unit) for unit in missing.units)
        words += f", {missing.acknowledged} of {missing.passed_to} units: not {units}"
    return f"{words}, since {when(missing.since_ms)}"
