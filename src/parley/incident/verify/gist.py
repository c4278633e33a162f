"""What an entry states, in a line: for the story of a bundle, and for whoever watches the record.

A phrase is told as it was signed, by its code and values; each officer's words for it are in the
catalogue. What an entry is about is named by its thread and not told again.
"""

from collections.abc import Sequence

from parley.incident.verify.phrase import spelled
from parley.model import humanitarian_statements as people
from parley.model import line_statements as line
from parley.model import statements as said
from parley.model.agreements import Terms
from parley.model.findings import Conflict
from parley.model.humanitarian import Range
from parley.model.instants import Instant, span_of, text_of
from parley.model.line import Said
from parley.model.notices import Notice

_LONGEST = 160


def gist_of(payload: said.Payload) -> str:
    """What was stated, in a line of at most 160 characters."""
    whole = sentence_of(payload)
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1] + "…"


def sentence_of(payload: said.Payload) -> str:
    """What was stated, in a line, whole; without who stated it, and of what."""
    for tell in (_of_notice, _of_receipt, _of_call, _of_line, _of_people, _of_others):
        words = tell(payload)
        if words:
            return " ".join(words.split())
    raise AssertionError(type(payload))


def addressees_of(payload: said.Payload) -> tuple[str, ...]:
    """The parties a statement is addressed to by name."""
    match payload:
        case said.NoticeFiled(notice=notice) | said.NoticeAmended(notice=notice):
            return notice.addressees
        case said.ConcernRaised(addressees=addressees):
            return addressees
        case line.CallOpened(addressees=addressees) | line.LineTested(addressees=addressees):
            return addressees
    return ()


def _of_notice(payload: said.Payload) -> str:
    match payload:
        case said.NoticeFiled(notice=notice):
            return f"gives notice: {_notice(notice)}"
        case said.NoticeAmended(notice=notice):
            return f"amends it: {_notice(notice)}"
        case said.NoticeBegun(words=words):
            return f"has begun. {words}"
        case said.NoticeEnded(words=words):
            return f"has ended. {words}"
        case said.NoticeCancelled(words=words):
            return f"will not take place. {words}"
        case said.NoticeAssessed(conflicts=conflicts, late_ms=late_ms, found=found):
            late = f"{span_of(late_ms)} short of lead time" if late_ms else "lead time kept"
            pairs = f"{found} not surely apart: {_pairs(conflicts)}" if found else ""
            return f"assessed: {late}; {pairs or 'no conflict found among what was filed'}"
        case _:
            return ""


def _of_receipt(payload: said.Payload) -> str:
    """The line for what answers a notice."""
    match payload:
        case said.NoticeReadBack(volumes=volumes, words=words):
            drawn = _count(len(volumes), "volume") if volumes else ""
            told = f"“{words}”" if words else ""
            return f"reads back: {', '.join(filter(None, (drawn, told)))}"
        case said.NoticeEntered():
            return "has entered it where its operations are run"
        case said.NoticePassed(units=units):
            return f"has passed it to {', '.join(units)}"
        case said.NoticeUnitAcknowledged(unit=unit, means=means, words=words):
            return f"{unit} has acknowledged it ({means.replace('-', ' ')}). {words}"
        case said.NoticeRelayed(to=to, stage=stage, scope=scope, words=words):
            done = "acknowledged by" if stage is said.RelayStage.ACKNOWLEDGED else "passed to"
            return f"relay {done} {to}, as it states: “{scope}”. {words}"
        case people.Disclosed(to=to, how=how, commitment=commitment, words=words):
            what = "an annex of it" if commitment else "it"
            return f"has told {to} of {what} by {how or 'other means'}. {words}"
        case _:
            return ""


def _of_call(payload: said.Payload) -> str:
    match payload:
        case line.CallOpened(lane=lane, tier=tier, precedence=precedence, said=spoken):
            return f"calls ({lane}, {tier}, {precedence}): {_said(spoken)}"
        case line.CallSaid(precedence=precedence, said=spoken):
            return f"says ({precedence}): {_said(spoken)}"
        case line.CallSeen(messages=messages):
            return f"has {_count(len(messages), 'message')} before a person's eyes"
        case line.CallAcknowledged(message=message, said=spoken):
            return f"to message {message[:8]}: {_said(spoken)}"
        case line.CallClosed(words=words):
            return f"considers the call over. {words}"
        case line.QueryAsked(to=to, about=about, asked=asked, due_ms=due_ms, words=words):
            what = f" {about}" if about is not None else ""
            fields = ", ".join(asked)
            return f"asks {to} to explain{what} ({fields}) by {text_of(due_ms)}. {words}"
        case line.QueryAnswered():
            return _answer(payload)
        case _:
            return ""


def _of_line(payload: said.Payload) -> str:
    match payload:
        case line.LineEscalated(owed_by=owed_by, step=step, desk=desk, tier=tier, due_ms=due_ms):
            return (
                f"its node rang {desk} ({tier}): {owed_by} had not answered by {text_of(due_ms)}, "
                f"step {step}"
            )
        case line.LineTested(lane=lane, callsign=callsign, minutes=minutes):
            return f"tests the line ({lane}): {callsign}, {minutes} min on"
        case line.LineAnswered(callsign=callsign, at_ms=at_ms, words=words):
            return f"answers the test: {callsign}, {text_of(at_ms)}. {words}"
        case line.LineDeclared(lane=lane, state=state, from_ms=from_ms, words=words):
            return f"declares {lane} {state} from {text_of(from_ms)}. {words}"
        case line.DutyChanged(desk=desk, change=change, watch=watch, to=to, words=words):
            over = f" to {to}" if to else ""
            return f"watch at {desk} {change.replace('-', ' ')}: {watch}{over}. {words}"
        case line.DutyRostered(watches=watches):
            return f"puts a roster in place: {_count(len(watches), 'watch', 'watches')}"
        case _:
            return ""


def _of_people(payload: said.Payload) -> str:
    """The line for what is stated of a site, a movement or a crossing."""
    match payload:
        case people.SiteReconfirmed(valid_until_ms=until_ms, words=words):
            return f"reconfirms it, to be asked after again by {text_of(until_ms)}. {words}"
        case people.SiteChanged(service=service, state=state, since_ms=since_ms, harm=harm):
            stated = f"{service}: {state}, {_since(since_ms)}, {_reason(payload.reason)}"
            return f"{stated}; {_harm(harm)}" if harm is not None else stated
        case people.MovementReported(report=report, point=point, until_ms=until_ms, words=words):
            where = "" if point is None else f" at check-in {point + 1}"
            until = "" if until_ms is None else f", until {text_of(until_ms)}"
            drawn = f", {_count(len(payload.volumes), 'volume')}" if payload.volumes else ""
            return f"reports: {report.replace('-', ' ')}{where}{until}{drawn}. {words}"
        case people.CrossingChanged(state=state, since_ms=since_ms, reason=reason):
            return f"states that it is {state}, {_since(since_ms)}, {_reason(reason)}"
        case _:
            return ""


def _of_others(payload: said.Payload) -> str:
    match payload:
        case Terms(title=title):
            return f"holds the terms of “{title}”"
        case said.ConcernRaised(about=about, words=words, reported=reported):
            subject = f" about {about}" if about is not None else ""
            drawn = f" ({_count(len(reported), 'volume')} reported)" if reported else ""
            return f"raises a concern{subject}: {words}{drawn}"
        case said.ConcernAnswered(words=words):
            return f"answers: {words}"
        case said.AlertRaised(cause=cause, words=words):
            return f"ALARM ({cause}): {words}"
        case said.ReportCited(speaker=speaker, source=source, grade=grade, words=words):
            return f"cites {source}: {speaker} ({grade}): {words}"
        case _:
            return ""


def _notice(notice: Notice) -> str:
    drawn = _count(len(notice.volumes), "volume") + " drawn" if notice.volumes else "nothing drawn"
    place = f" “{notice.place_label}”" if notice.place_label else ""
    start = text_of(notice.period.start_ms)
    end = "no end known" if notice.period.end_ms is None else text_of(notice.period.end_ms)
    return f"{notice.activity}{place}, {start} to {end}, {drawn}. {notice.remarks}"


def _pairs(conflicts: Sequence[Conflict]) -> str:
    return ", ".join(
        f"{one.finding.verdict.upper()} ({one.finding.reason}): "
        f"{one.a.subject} {one.a.role} × {one.b.subject} {one.b.role}"
        for one in conflicts
    )


def _said(spoken: Said) -> str:
    phrase = "" if spoken.phrase is None else spelled(spoken.phrase)
    words = f"“{spoken.words}”" if spoken.words else ""
    return " ".join(filter(None, (phrase, words)))


def _answer(answer: line.QueryAnswered) -> str:
    ends = None if answer.ends_ms is None else text_of(answer.ends_ms)
    fields = {
        "objective": answer.objective,
        "place": answer.place,
        "end": ends,
        "units": answer.units,
        "equipment": answer.equipment,
    }
    told = "; ".join(f"{name}: {text or 'not answered'}" for name, text in fields.items())
    return f"answers: {told}. {answer.words}"


def _since(since_ms: Instant | None) -> str:
    return "since when is not stated" if since_ms is None else f"since {text_of(since_ms)}"


def _reason(reason: str | None) -> str:
    return "no reason given" if reason is None else f"reason given: {reason}"


def _harm(harm: people.Harm) -> str:
    counted = [
        f"{what} {_range(number)}"
        for what, number in (("people", harm.people), ("deaths", harm.deaths))
        if number is not None
    ]
    date = "undated" if harm.as_of_ms is None else f"as of {text_of(harm.as_of_ms)}"
    return f"harm, {date}: {'; '.join(filter(None, (harm.words, *counted)))}"


def _range(number: Range) -> str:
    low, high = f"{number.low:,}", f"{number.high:,}"
    return low if low == high else f"{low} to {high}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
