"""What is open for a party at a moment: what a watch is handed over with."""

from collections.abc import Sequence

from msgspec import Struct

from parley.model.instants import Instant
from parley.model.line_statements import OpenMatters
from parley.model.notices import Ref
from parley.picture.need import Need, NeedKind
from parley.picture.needs import needs
from parley.picture.situation import Situation


class Matters(Struct, frozen=True):
    """What is open for one party, by reference.

    Attributes:
        unconfirmed: Its own notices not yet confirmed, and others' that wait for it.
        calls: Calls with a message it has yet to acknowledge.
        messages: How many such messages there are.
        conflicts: How many conflicts of its own notices are open.
        overdue: Its own flights that are overdue, and movements not heard of.
        queries: Queries put to it and not answered.
        tests: Line tests of the last day that it has not answered.
        awaited_calls: Calls with a message of its own that another has yet to acknowledge.
        awaited_queries: Queries of its own that another has yet to answer.
        awaited: How many such messages and queries there are. Its line tests are not among them:
            what nobody answered of those is the state of the line.
    """

    unconfirmed: tuple[Ref, ...]
    calls: tuple[Ref, ...]
    messages: int
    conflicts: int
    overdue: tuple[Ref, ...]
    queries: tuple[Ref, ...]
    tests: tuple[Ref, ...]
    awaited_calls: tuple[Ref, ...]
    awaited_queries: tuple[Ref, ...]
    awaited: int

    def counts(self) -> OpenMatters:
        """The numbers alone, as they are put on record when a watch changes hands."""
        return OpenMatters(
            unconfirmed_notices=len(self.unconfirmed),
            unacknowledged_messages=self.messages,
            conflicts=self.conflicts,
            overdue=len(self.overdue),
            unanswered_queries=len(self.queries),
            unanswered_tests=len(self.tests),
            awaited_answers=self.awaited,
        )


def open_matters(situation: Situation, party: str, now: Instant) -> Matters:
    """What is open for this party now, by the record: what it needs to look at, counted."""
    found = needs(situation, party, now)
    return Matters(
        unconfirmed=_about(found, *_UNCONFIRMED),
        calls=_about(found, NeedKind.ACKNOWLEDGE),
        messages=_count(found, NeedKind.ACKNOWLEDGE),
        conflicts=sum(need.kind is NeedKind.CONFLICT for need in found),
        overdue=tuple(
            need.about
            for need in found
            if need.kind is NeedKind.OVERDUE and need.mine and need.about is not None
        ),
        queries=_about(found, NeedKind.QUERY),
        tests=_about(found, NeedKind.TEST),
        awaited_calls=_about(found, NeedKind.AWAITED_ACKNOWLEDGEMENT),
        awaited_queries=_about(found, NeedKind.AWAITED_QUERY),
        awaited=_count(found, NeedKind.AWAITED_ACKNOWLEDGEMENT, NeedKind.AWAITED_QUERY),
    )


_UNCONFIRMED = (
    NeedKind.UNCONFIRMED,
    NeedKind.READ_BACK,
    NeedKind.ENTER,
    NeedKind.PASS,
    NeedKind.UNIT,
)


def _about(found: Sequence[Need], *kinds: NeedKind) -> tuple[Ref, ...]:
    """What these are about, each once, by time to go."""
    about = (need.about for need in found if need.kind in kinds)
    return tuple(dict.fromkeys(ref for ref in about if ref is not None))


def _count(found: Sequence[Need], *kinds: NeedKind) -> int:
    return sum(need.count for need in found if need.kind in kinds)
