"""Deadlines of sites and movements: what was to be heard of, and was not."""

from collections.abc import Iterator

from parley.model.humanitarian import Movement, Site
from parley.model.instants import Instant, text_of
from parley.model.statements import AlertCause
from parley.picture.humanitarian import check_ins_of, valid_until
from parley.picture.notices import NoticeView
from parley.picture.situation import Situation

_PLACES_SAID = 5


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
        # A delay may leave several check-ins due at one moment: then they are one alarm.
        missed: dict[Instant, list[str]] = {}
        for check in check_ins_of(situation, view):
            if check.heard_ms is None and check.due_ms + grace_ms < now:
                missed.setdefault(check.due_ms, []).append(check.place or "a check-in")
        for due_ms, places in missed.items():
            words = (
                f"{view.ref} has not been heard of: expected at {_some(places)} "
                f"by {text_of(due_ms)}. Ask its author, and every party on its route"
            )
            yield AlertCause.CHECK_IN_OVERDUE, due_ms + grace_ms, words


def _some(places: list[str]) -> str:
    """The first of them, and how many more: words have a bound, and a movement many check-ins."""
    more = len(places) - _PLACES_SAID
    return ", ".join(places[:_PLACES_SAID]) + (f" and {more} more" if more > 0 else "")
