"""Whether a party is in the middle of something urgent: nobody is to be signed out of that."""

from collections.abc import Iterator
from enum import StrEnum

from parley.model.instants import Instant
from parley.model.line import Precedence
from parley.model.statements import AlertRaised
from parley.picture.notices import notice_view
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_call, thread_of_notice
from parley.picture.waits import waits_of
from parley.rules.times import overdue_due

LASTS_MS = 24 * 3_600_000
"""For how long something that nobody ended still counts as under way."""

_URGENT = frozenset({Precedence.FLASH, Precedence.IMMEDIATE})


class Urgent(StrEnum):
    """What is under way for a party."""

    ALARM = "alarm"
    MESSAGE = "message"
    OVERDUE = "overdue"


def urgent(situation: Situation, party: str, now: Instant, grace_ms: int) -> Urgent | None:
    """What keeps this party busy now, by the record; None if nothing does.

    Args:
        situation: The agreement.
        party: One's own party.
        now: The node's clock.
        grace_ms: For how long an alarm that was raised counts by itself.
    """
    if any(now - grace_ms < raised_ms for raised_ms in _raised(situation, party)):
        return Urgent.ALARM
    if any(now - LASTS_MS < due_ms < now for due_ms in _overdue(situation, party)):
        return Urgent.OVERDUE
    if any(now - LASTS_MS < began_ms for began_ms in _unanswered(situation, party)):
        return Urgent.MESSAGE
    return None


def _raised(situation: Situation, party: str) -> Iterator[Instant]:
    """When this party's node raised its alarms."""
    for fact in situation.by_leaf.values():
        if fact.party == party and isinstance(fact.payload, AlertRaised):
            yield fact.issued_ms


def _overdue(situation: Situation, party: str) -> Iterator[Instant]:
    """When each flight of this party's own that is not over was, or will be, overdue."""
    for ref in situation.notices:
        if ref.party != party:
            continue
        view = notice_view(situation, ref)
        if view is None or view.state.over:
            continue
        due_ms = overdue_due(view.current.notice, situation.terms.rules)
        if due_ms is not None:
            yield due_ms


def _unanswered(situation: Situation, party: str) -> Iterator[Instant]:
    """Since when each urgent statement waits that this party is to answer, or waits for."""
    threads = (*map(thread_of_call, situation.calls), *map(thread_of_notice, situation.notices))
    for thread in threads:
        for fact in situation.threads[thread].facts():
            for one in waits_of(situation, fact.leaf):
                if (
                    one.answered_ms is None
                    and one.wait.precedence in _URGENT
                    and party in (one.wait.owed_by, one.wait.owed_to)
                ):
                    yield one.began_ms
