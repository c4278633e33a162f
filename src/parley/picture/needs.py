"""What needs a person of one party now, one row a matter, ordered by time to go."""

from collections.abc import Iterable

from parley.model.instants import Instant
from parley.model.line import PRECEDENCES
from parley.picture.need import Need
from parley.picture.needs_of_line import of_calls, of_concerns, of_queries, of_tests
from parley.picture.needs_of_notices import of_notices
from parley.picture.needs_of_others import of_conflicts, of_logs
from parley.picture.situation import Situation


def needs(
    situation: Situation, party: str, now: Instant, as_of_ms: Instant | None = None
) -> tuple[Need, ...]:
    """Everything that needs a person of this party now, by time to go; what has no end comes last.

    Left out are line tests of more than a day, and conflicts that are over.
    """
    at_ms = now if as_of_ms is None else as_of_ms
    return in_order(
        (
            *of_notices(situation, party, at_ms, as_of_ms),
            *of_calls(situation, party, as_of_ms),
            *of_queries(situation, party, as_of_ms),
            *of_tests(situation, party, at_ms, as_of_ms),
            *of_concerns(situation, party, as_of_ms),
            *of_conflicts(situation, party, at_ms, as_of_ms),
            *of_logs(situation, party, as_of_ms),
        )
    )


def in_order(found: Iterable[Need]) -> tuple[Need, ...]:
    """By time to go, the more urgent of one moment first; what has no end comes last."""
    return tuple(sorted(found, key=_by_time_to_go))


def _by_time_to_go(need: Need) -> tuple[bool, Instant, int, Instant, str, str, str]:
    urgency = -1 if need.precedence is None else PRECEDENCES.index(need.precedence)
    return (
        need.due_ms is None,
        need.due_ms or 0,
        -urgency,
        need.since_ms,
        need.thread,
        need.kind,
        str(need.against),
    )
