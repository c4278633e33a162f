"""The line itself in words: as declared and as it works, its tests, its weeks."""

from typing import TYPE_CHECKING

from parley.cli.render.calls import escalation_line
from parley.cli.render.direction import apart
from parley.cli.render.screen import Screen
from parley.cli.render.words import when
from parley.model.instants import span_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parley.picture.line_state import Declared, LaneState, LineTest, Tested, Week

_GRADE = {
    "waiting": "has yet to answer",
    "answered": "answered rightly",
    "answered-wrongly": "ANSWERED WRONGLY; that ends nothing, the right answer is still due",
    "unanswered-technical": "UNANSWERED, technical: not shown to have been delivered",
    "unanswered-political": "UNANSWERED, political: delivered, and no person answered",
}


def show_lanes(screen: Screen, lanes: "Iterable[LaneState]") -> None:
    """Show each lane: what parties declare, and how it works as measured; two things."""
    for lane in lanes:
        screen.head(f"lane {lane.lane}")
        for one in lane.declared:
            screen.field("declared", _declared(one))
        if not lane.declared:
            screen.field("declared", "nothing, by nobody")
        for working in lane.operating:
            last = (
                ""
                if working.last_answer_ms is None
                else f"; last answer {when(working.last_answer_ms)}"
            )
            words = f": {working.words}" if working.words else ""
            name = working.working.value
            loud = name.upper() if name in ("slow", "silent") else name
            screen.field("works", f"with {working.party}: {loud}{words}{last}")


def show_tests(screen: Screen, tests: "Iterable[LineTest]") -> None:
    """Show line tests and what became of each with each party."""
    shown = 0
    for test in tests:
        shown += 1
        show_test(screen, test)
    if not shown:
        screen.say("No line test is on record.")


def show_test(screen: Screen, test: "LineTest") -> None:
    """Show a line test, what it asks, and what became of it."""
    screen.head(f"test {test.ref} · {test.lane}")
    screen.field("made", f"{test.ref.party}, desk “{apart(test.desk)}”, {when(test.issued_ms)}")
    screen.field("asks", question(test))
    screen.field("due", when(test.due_ms))
    for one in test.parties:
        screen.field("answer", _tested(one))
    for step in test.escalated:
        screen.field("rang", escalation_line(step))


def question(test: "LineTest") -> str:
    """What is to be worked out, so that no echo answers it."""
    return (
        f"callsign {test.callsign} read backwards, and the time {test.minutes} minutes after "
        f"{text_of(test.at_ms)}"
    )


def show_weeks(screen: Screen, weeks: "Iterable[Week]") -> None:
    """Show the weeks of the line in a table; times are medians."""
    rows = [
        (
            when(week.start_ms)[:10],
            week.party,
            f"{week.notices} ({week.late} late)",
            _span(week.lead_ms),
            f"{week.answered} of {week.due}",
            _span(week.answer_ms),
            f"{week.tests_answered} of {week.tests}",
        )
        for week in weeks
    ]
    screen.table(("week of", "party", "notices", "lead", "answered", "took", "tests"), rows)
    screen.say("Times are medians. “answered”: messages, notices and queries put to that party.")


def _declared(one: "Declared") -> str:
    words = f" “{apart(one.words)}”" if one.words else ""
    return (
        f"{one.state.value.upper()} by {one.party}, from {when(one.from_ms)}, stated "
        f"{when(one.declared_ms)}{words}"
    )


def _tested(one: "Tested") -> str:
    had = "" if one.delivered_ms is None else f"; its node has it since {when(one.delivered_ms)}"
    at = "" if one.answered_ms is None else f"; {when(one.answered_ms)}, desk “{apart(one.desk)}”"
    return f"{one.party} {_GRADE[one.grade.value]}{at}{had}"


def _span(span_ms: int | None) -> str:
    return "none" if span_ms is None else span_of(span_ms)
