"""The times of a drill in lines that a person reads. There is no score in them."""

from collections.abc import Iterable, Iterator

from parley.demo.drill.timing import (
    AnswerTimes,
    Beside,
    FilingTimes,
    MessageTimes,
    NoticeTimes,
    OverdueTimes,
    StepTime,
    Timings,
)
from parley.demo.screen import MARKS
from parley.model.instants import span_of

ENDING = (
    "Times are told, and nothing is scored. A drill tries a procedure: it finds no cause, and says "
    "nothing of what anyone would have done that evening."
)


def sheet(found: Timings) -> Iterator[str]:
    """The lines, in order."""
    yield f"How long each step took ({found.began[11:16]} to {found.ended[11:16]} UTC)"
    for notice in found.notices:
        yield from _notice(notice)
    yield from _record(found.beside, "notice")
    for message in found.messages:
        yield from _message(message)
    for own in found.own_messages:
        yield from _own(own)
    yield from _record(found.beside, "message")
    for filing in found.filings:
        yield from _filing(filing)
    yield from _record(found.beside, "filing")
    for overdue in found.overdue:
        yield from _overdue(overdue)
    yield from _record(found.beside, "first-call")
    yield ""
    rang = found.desks_rung
    yield f"desks of yours rung because nobody had answered: {rang or 'none'}"
    if not found.whole:
        yield "the scenario was not played to its end; what is missing above may only not have come"
    yield ""
    yield ENDING


def _notice(notice: NoticeTimes) -> Iterator[str]:
    version = f", version {notice.version}" if notice.version > 1 else ""
    yield ""
    yield f"notice {notice.of}{version}, stated {notice.stated[11:19]}"
    yield from map(_step, notice.steps)


def _message(message: MessageTimes) -> Iterator[str]:
    code = message.code or "free words"
    yield ""
    yield (
        f"message in {message.call} from {message.party}, {code} ({message.precedence}), "
        f"stated {message.stated[11:19]}"
    )
    yield from map(_step, message.steps)
    if message.stand_by_until is not None:
        yield f"  you asked for patience until {message.stand_by_until[11:19]}"
    if message.desks_rung:
        yield f"  further desks of yours rang {_times(message.desks_rung)}"


def _own(own: AnswerTimes) -> Iterator[str]:
    code = own.code or "free words"
    yield ""
    yield f"your message in {own.call}, {code} ({own.precedence}), stated {own.stated[11:19]}"
    yield from map(_step, own.steps)


def _filing(filing: FilingTimes) -> Iterator[str]:
    ahead = filing.ahead_s
    when = f"{_span(ahead)} ahead" if ahead >= 0 else f"{_span(-ahead)} after it began"
    drawn = "drawn" if filing.drawn else "not drawn"
    yield ""
    yield f"your notice {filing.of}, stated {filing.stated[11:19]}, {drawn}"
    yield _columns("before its activity", filing.activity_from[11:19], when, filing.agreed_s)


def _overdue(overdue: OverdueTimes) -> Iterator[str]:
    yield ""
    yield (
        f"your flight {overdue.of}, planned landing {overdue.planned_landing[11:16]}, overdue from "
        f"{overdue.overdue[11:16]}"
    )
    over = overdue.stated_over
    yield _columns("stated over", None if over is None else over[11:19], "", None)
    first, after = overdue.first_call, overdue.after_overdue_s
    if first is None or after is None:
        yield _columns("first call about an aircraft", None, "", None)
        return
    when = f"{_span(abs(after))} {'after' if after >= 0 else 'before'} it was overdue"
    yield _columns("first call about an aircraft", first[11:19], when, None)


def _step(step: StepTime) -> str:
    took = "" if step.after_s is None else f"after {_span(step.after_s)}"
    at = None if step.at is None else step.at[11:19]
    line = _columns(step.step, at, took, step.agreed_s)
    return f"{line}  {step.words}" if step.words else line


def _columns(name: str, at: str | None, took: str, agreed_s: float | None) -> str:
    agreed = "" if agreed_s is None else f"agreed: {_span(agreed_s)}"
    return f"  {name:<30}{at or 'not reached':<13}{took:<25} {agreed}".rstrip()


def _record(beside: Iterable[Beside], step: str) -> Iterator[str]:
    for one in beside:
        if one.step == step:
            yield f"  that evening's record: {one.record} [{MARKS[one.tag]}] {one.source}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _span(seconds: float) -> str:
    return span_of(round(seconds * 1000))
