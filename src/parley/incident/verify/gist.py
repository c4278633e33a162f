"""A short line for each statement, so that the story of a bundle can be read."""

from parley.model import statements as said
from parley.model.agreements import Terms
from parley.model.instants import text_of
from parley.model.notices import Notice

_LONGEST = 160


def gist_of(payload: said.Payload) -> str:
    """What was stated, in a line of at most 160 characters."""
    line = " ".join(_words_of(payload).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def addressees_of(payload: said.Payload) -> tuple[str, ...]:
    """The parties a statement is addressed to by name."""
    match payload:
        case said.NoticeFiled(notice=notice) | said.NoticeAmended(notice=notice):
            return notice.addressees
        case said.ConcernRaised(addressees=addressees):
            return addressees
    return ()


def _words_of(payload: said.Payload) -> str:
    match payload:
        case Terms(title=title):
            return f"holds the terms of {title!r}"
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
        case said.NoticeAssessed(conflicts=conflicts, late_ms=late_ms):
            late = f", {late_ms // 1000} s late" if late_ms else ""
            return f"its node found {len(conflicts)} conflicts not surely apart{late}"
        case said.NoticeReadBack(volumes=volumes, words=words):
            return f"reads back {len(volumes)} volumes. {words}"
        case _:
            return _receipt(payload)


def _receipt(payload: said.Payload) -> str:
    """The line for what answers a notice, and for what stands beside notices."""
    match payload:
        case said.NoticeEntered():
            return "has entered it where its operations are run"
        case said.NoticePassed(units=units):
            return f"has passed it to {', '.join(units)}"
        case said.NoticeUnitAcknowledged(unit=unit):
            return f"states that {unit} has acknowledged it"
        case said.NoticeRelayed(to=to, stage=stage, words=words):
            return f"states that its relay to {to} was {stage}. {words}"
        case said.ConcernRaised(words=words, reported=reported):
            return f"raises a concern, {len(reported)} volumes reported. {words}"
        case said.ConcernAnswered(words=words):
            return f"answers: {words}"
        case said.AlertRaised(cause=cause, words=words):
            return f"its node raised an alarm, {cause}. {words}"
        case said.ReportCited(speaker=speaker, source=source, grade=grade, words=words):
            return f"cites {source}: {speaker} ({grade}): {words}"
        case _:
            return ""


def _notice(notice: Notice) -> str:
    end = "no end known" if notice.period.end_ms is None else text_of(notice.period.end_ms)
    place = f", {notice.place_label!r}" if notice.place_label else ""
    drawn = f"{len(notice.volumes)} volumes" if notice.volumes else "nothing drawn"
    start = text_of(notice.period.start_ms)
    return f"{notice.activity}, {start} to {end}, {drawn}{place}. {notice.remarks}"
