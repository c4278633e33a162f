"""Deadlines of sites and movements: what was to be heard of, and was not."""

from collections.abc import Iterator

from parley.model.humanitarian import Movement, Site
from parley.model.instants import Instant, text_of
from parley.model.statements import AlertCause
from parley.picture.humanitarian import check_ins_of, valid_until
from parley.picture.notices import NoticeView
from parley.picture.situation import Situation


def due_times(situation: Situation, view: NoticeView) -> tuple[Instant, ...]:
    """When a site is to be reconfirmed, and when a movement is to have checked in."""
    details = view.current.notice.details
    grace_ms = situation.terms.rules.overdue_after_ms
    if isinstance(details, Site):
        return (valid_until(situation, view),)
    if isinstance(details, Movement):
        return tuple(
            check.due_ms + grace_ms
            for check in check_ins_of(situation, view)
            if check.heard_ms is None
        )
    return ()


def overdue(
    situation: Situation, view: NoticeView, now: Instant
) -> Iterator[tuple[AlertCause, Instant, str]]:
    """What has not been heard of in time, and the words for it."""
    details = view.current.notice.details
    if isinstance(details, Site):
        due_ms = valid_until(situation, view)
        if due_ms < now:
            words = (
                f"{view.ref} was to be reconfirmed by {text_of(due_ms)}: ask whether it still "
                "stands. Its protection does not lapse, and it is judged as before"
            )
            yield AlertCause.SITE_NOT_RECONFIRMED, due_ms, words
    elif isinstance(details, Movement):
        grace_ms = situation.terms.rules.overdue_after_ms
        for check in check_ins_of(situation, view):
            if check.heard_ms is None and check.due_ms + grace_ms < now:
                words = (
                    f"{view.ref} has not been heard of: expected at {check.place or 'a check-in'} "
                    f"by {text_of(check.due_ms)}. Ask its author, and every party on its route"
                )
                yield AlertCause.CHECK_IN_OVERDUE, check.due_ms + grace_ms, words
