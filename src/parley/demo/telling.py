"""Saying in a line what an entry states, as an officer would read it."""

from parley.errors import MalformedStatement
from parley.ledger.entries import parse
from parley.model.agreements import Terms
from parley.model.instants import span_of
from parley.model.statements import (
    AlertCause,
    AlertRaised,
    ConcernAnswered,
    ConcernRaised,
    NoticeAmended,
    NoticeAssessed,
    NoticeBegun,
    NoticeCancelled,
    NoticeEnded,
    NoticeEntered,
    NoticeFiled,
    NoticePassed,
    NoticeReadBack,
    NoticeRelayed,
    NoticeUnitAcknowledged,
    Payload,
    ReportCited,
)


def sentence(raw: bytes) -> str:
    """What an entry states."""
    entry = parse(raw)
    try:
        stated = entry.statement()
    except MalformedStatement:
        return f"a statement of kind {entry.header.kind}, which this version does not understand"
    return _of_notice(stated) or _of_ladder(stated) or _of_others(stated)


def _of_notice(stated: Payload) -> str:
    match stated:
        case Terms(title=title):
            return f"founds the agreement “{title}”"
        case NoticeFiled(notice=notice) | NoticeAmended(notice=notice):
            verb = "files" if isinstance(stated, NoticeFiled) else "amends"
            drawn = f"{len(notice.volumes)} volumes drawn" if notice.volumes else "no geometry"
            place = f" “{notice.place_label}”" if notice.place_label else ""
            return f"{verb} a notice:{place} {notice.activity.value}, {drawn}"
        case NoticeAssessed(late_ms=late_ms, conflicts=conflicts):
            late = f"{span_of(late_ms)} short of lead time" if late_ms else "lead time kept"
            found = ", ".join(
                f"{one.finding.verdict.value.upper()} ({one.finding.reason.value}): "
                f"{one.a.subject} {one.a.role} × {one.b.subject} {one.b.role}"
                for one in conflicts
            )
            return f"assessed: {late}; {found or 'no conflict found among what was filed'}"
        case NoticeBegun(of=of):
            return f"{of} has begun"
        case NoticeEnded(of=of):
            return f"{of} is over"
        case NoticeCancelled(of=of):
            return f"{of} will not take place"
        case _:
            return ""


def _of_ladder(stated: Payload) -> str:
    match stated:
        case NoticeReadBack(of=of, volumes=volumes, words=words):
            what = f"{len(volumes)} volumes" if volumes else f"“{words}”"
            return f"reads {of} back: {what}"
        case NoticeEntered(of=of):
            return f"has entered {of}"
        case NoticePassed(of=of, units=units):
            return f"has passed {of} to {', '.join(units)}"
        case NoticeUnitAcknowledged(of=of, unit=unit):
            return f"{unit} has acknowledged {of}"
        case NoticeRelayed(of=of, to=to, stage=stage):
            done = "acknowledged by" if stage.value == "acknowledged" else "passed to"
            return f"relay of {of} {done} {to}"
        case _:
            return ""


def _of_others(stated: Payload) -> str:
    match stated:
        case ConcernRaised(about=about, words=words, reported=reported):
            subject = f" about {about}" if about is not None else ""
            drawn = " (with what it sees, drawn)" if reported else ""
            return f"raises a concern{subject}: {words}{drawn}"
        case ConcernAnswered(concern=concern, words=words):
            return f"answers {concern}: {words}"
        case AlertRaised(cause=AlertCause.FLIGHT_OVERDUE, words=words):
            overdue = words.partition(". ")[0]
            return f"ALARM: {overdue}. A search-and-rescue message is ready"
        case AlertRaised(words=words):
            return f"ALARM: {words}"
        case ReportCited(speaker=speaker, words=words):
            return f"cites {speaker}: {words}"
        case _:
            return "a statement"
