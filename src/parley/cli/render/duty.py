"""Who has the watch, and what is open when it changes hands."""

from typing import TYPE_CHECKING

from parley.cli.render.direction import apart
from parley.cli.render.screen import Screen
from parley.cli.render.words import count, when
from parley.model import names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parley.model.agreements import Terms
    from parley.model.line_statements import OpenMatters, RosteredWatch
    from parley.model.notices import Ref
    from parley.picture.duty import Duty, Watch
    from parley.picture.open_matters import Matters


def show_duties(screen: Screen, duties: "Iterable[Duty]") -> None:
    """Show who has the watch of every party at a moment."""
    for duty in duties:
        screen.head(f"{duty.party} at {when(duty.at_ms)}")
        for watch in duty.watches:
            screen.field("watch", watch_line(watch))
        for desk in duty.unattended:
            screen.field("unattended", f"desk “{apart(desk)}”: nobody is stated to have the watch")
        for desk in duty.overstayed:
            screen.field("overstayed", f"desk “{apart(desk)}”: the watch was to end before")
        if not duty.watches and not duty.unattended:
            screen.field("watch", "nobody is stated to have it")
        for rostered in duty.roster:
            screen.field("roster", _rostered(rostered))


def stray_desk(terms: "Terms", party: str, desk: str) -> str:
    """What to say of a watch at a desk at which nothing rings; nothing where all is well."""
    agreed = [one.name for one in terms.desks if one.party == party]
    if not agreed or names.folded(desk) in map(names.folded, agreed):
        return ""
    listed = ", ".join(f"“{apart(name)}”" for name in agreed)
    return (
        f"NOTE: “{apart(desk)}” is no desk of {party} in the agreement: nothing rings there. Those "
        f"that ring: {listed}; name one with --desk."
    )


def show_watches(screen: Screen, watches: "Iterable[Watch]") -> None:
    """Show every watch on record."""
    shown = 0
    for watch in watches:
        shown += 1
        screen.say(f"{watch.party}: {watch_line(watch)}", hang=2)
        screen.say(f"open when it began: {open_line(watch.open)}", indent=2, hang=2)
        if watch.words:
            screen.say(f"“{apart(watch.words)}”", indent=2, hang=2)
    if not shown:
        screen.say("No watch is on record.")


def watch_line(watch: "Watch") -> str:
    """Who has or had the watch at a desk, since when and until when."""
    tongues = f", speaks {', '.join(watch.languages)}" if watch.languages else ""
    until = "" if watch.until_ms is None else f", meant until {when(watch.until_ms)}"
    ended = ""
    if watch.ended_ms is not None and watch.how_ended is not None:
        how = {"taken": "taken over", "handed-over": "handed over", "left": "LEFT"}
        ended = f"; {how[watch.how_ended.value]} {when(watch.ended_ms)}"
    return (
        f"desk “{apart(watch.desk)}”: {apart(watch.watch)} since {when(watch.taken_ms)}{until}"
        f"{tongues}{ended}"
    )


def open_line(matters: "OpenMatters") -> str:
    """What was open, in numbers."""
    parts = [
        count(number, one, many)
        for number, one, many in (
            (matters.unconfirmed_notices, "notice not confirmed", "notices not confirmed"),
            (matters.unacknowledged_messages, "message to acknowledge", "messages to acknowledge"),
            (matters.conflicts, "conflict", ""),
            (matters.overdue, "flight overdue", "flights overdue"),
            (matters.unanswered_queries, "query to answer", "queries to answer"),
            (matters.unanswered_tests, "line test to answer", "line tests to answer"),
            (matters.awaited_answers, "answer awaited", "answers awaited"),
        )
        if number
    ]
    return ", ".join(parts) or "nothing on record"


def show_matters(screen: Screen, matters: "Matters") -> None:
    """Show what is open, by reference, and the command that deals with each."""
    screen.head("OPEN NOW")
    screen.field("in short", open_line(matters.counts()))
    for name, refs, command in (
        ("overdue", matters.overdue, "parley flash aircraft-overdue --notice REF"),
        ("calls", matters.calls, "parley call ack CALL"),
        ("notices", matters.unconfirmed, "parley notice show REF"),
        ("queries", matters.queries, "parley query answer REF"),
        ("line tests", matters.tests, "parley line answer TEST"),
        ("awaited", matters.awaited_calls, "the others are to answer; parley call show CALL"),
        ("awaited", matters.awaited_queries, "the others are to answer; parley query show REF"),
    ):
        if refs:
            screen.field(name, f"{_listed(refs)}; {command}")
    if matters.conflicts:
        screen.field("conflicts", f"{matters.conflicts}; parley conflict list")


def _listed(refs: "tuple[Ref, ...]") -> str:
    shown = ", ".join(str(ref) for ref in refs[:12])
    return f"{shown} and {len(refs) - 12} more" if len(refs) > 12 else shown


def _rostered(one: "RosteredWatch") -> str:
    tongues = f", speaks {', '.join(one.languages)}" if one.languages else ""
    return (
        f"desk “{apart(one.desk)}”: {apart(one.watch)} from {when(one.period.start_ms)} until "
        f"{when(one.period.end_ms)}{tongues}"
    )
