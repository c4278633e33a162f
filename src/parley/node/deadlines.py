"""What a node waits for, by the moment at which it falls due."""

import heapq
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from parley.model.agreements import Terms
from parley.model.humanitarian_statements import MovementReported, SiteReconfirmed
from parley.model.instants import Instant
from parley.model.line_statements import (
    CallOpened,
    CallSaid,
    LineTested,
    QueryAsked,
)
from parley.model.statements import NoticeAmended, NoticeFiled, NoticeReadBack
from parley.picture.facts import Fact
from parley.picture.hearing import answered_in, stand_by_until
from parley.picture.line_tests import next_test_due
from parley.picture.situation import Situation
from parley.picture.threads import ref_in, thread_of_notice
from parley.watch import desk as watch
from parley.watch.escalating import next_ring

CADENCE = "cadence/"
"""What the subject of a party's next line test begins with; its party follows."""

_ASKS_FOR_AN_ANSWER = (NoticeFiled, NoticeAmended, CallOpened, CallSaid, QueryAsked, LineTested)
_MOVES_A_DEADLINE = (NoticeFiled, NoticeAmended, MovementReported, SiteReconfirmed)


class Deadline(Struct, frozen=True, order=True):
    """The last moment at which all is in time.

    `subject` is the thread of a notice, the leaf hash of a statement that waits for an answer, or
    the cadence of a party's line tests.
    """

    due_ms: Instant
    agreement: str
    subject: str


class Deadlines:
    """A heap of deadlines. One that has become void is found so when it passes."""

    def __init__(self) -> None:
        self._heap: list[Deadline] = []
        # Each stands in it once: whatever asks for it again must not make it fall due twice.
        self._waiting: set[Deadline] = set()

    def next_tick(self) -> Instant | None:
        """When something may next be overdue; None if nothing is waited for."""
        return self._heap[0].due_ms + 1 if self._heap else None

    def passed(self, now: Instant) -> Iterator[Deadline]:
        """Take out those whose last millisecond has passed, the earliest first."""
        while self._heap and self._heap[0].due_ms < now:
            deadline = heapq.heappop(self._heap)
            self._waiting.discard(deadline)
            yield deadline

    def put_back(self, deadlines: Iterable[Deadline]) -> None:
        """Wait for these again: nothing could be recorded of them."""
        for deadline in deadlines:
            self._push(deadline)

    def await_for(self, situation: Situation, fact: Fact, homes: Collection[str]) -> None:
        """Wait for what a statement that was just folded asks for."""
        stated = fact.payload
        if isinstance(stated, _MOVES_A_DEADLINE):
            self._await_notice(situation, fact.thread)
        if isinstance(stated, _ASKS_FOR_AN_ANSWER):
            self._put(situation, next_ring(situation, fact.leaf), fact.leaf)
        if isinstance(stated, CallOpened):
            self._await_said_before(situation, fact)
        if stand_by_until(fact) is not None:
            for leaf in answered_in(fact):
                self._put(situation, next_ring(situation, leaf), leaf)
        if isinstance(stated, NoticeReadBack):
            self._await_read_back(situation, fact.thread, stated)
        if fact.party in homes and isinstance(stated, Terms | LineTested):
            self._put(situation, next_test_due(situation, fact.party), CADENCE + fact.party)
        if fact.party in homes and isinstance(stated, Terms):
            # What was said before this party founded is overdue for it too.
            self._await_all(situation)

    def await_held(self, situation: Situation, facts: Iterable[Fact]) -> None:
        """Wait again for answers to these: when they came here is proven now, and may count."""
        for fact in facts:
            if isinstance(fact.payload, _ASKS_FOR_AN_ANSWER):
                self._put(situation, next_ring(situation, fact.leaf), fact.leaf)

    def follow(
        self, situation: Situation, passed: Deadline, homes: Iterable[str], now: Instant
    ) -> None:
        """Wait for what comes after a deadline that has passed: the next desk, the next test."""
        subject = passed.subject
        if subject.startswith(CADENCE):
            party = subject.removeprefix(CADENCE)
            if party in homes:
                due_ms = next_test_due(situation, party)
                # One that could not be made just now is tried again, and not at once for ever.
                self._put(situation, due_ms if due_ms is None else max(due_ms, now), subject)
        elif subject in situation.by_leaf:
            self._put(situation, next_ring(situation, subject, now), subject)

    def _await_all(self, situation: Situation) -> None:
        for ref in situation.notices:
            self._await_notice(situation, thread_of_notice(ref))
        for leaf, fact in situation.by_leaf.items():
            if isinstance(fact.payload, _ASKS_FOR_AN_ANSWER):
                self._put(situation, next_ring(situation, leaf), leaf)

    def _await_said_before(self, situation: Situation, fact: Fact) -> None:
        """What others said in a call may have come before the log that opens it."""
        for said in situation.threads[fact.thread].facts():
            if isinstance(said.payload, CallSaid):
                self._put(situation, next_ring(situation, said.leaf), said.leaf)

    def _await_read_back(self, situation: Situation, thread: str, stated: NoticeReadBack) -> None:
        """A wrong read-back undoes a right one, so that what had ceased is waited for again."""
        due_ms = next_ring(situation, stated.version)
        if due_ms is not None:
            self._put(situation, due_ms, stated.version)
            self._await_notice(situation, thread)

    def _await_notice(self, situation: Situation, thread: str) -> None:
        for due_ms in watch.due_times(situation, ref_in(thread)):
            self._put(situation, due_ms, thread)

    def _put(self, situation: Situation, due_ms: Instant | None, subject: str) -> None:
        if due_ms is not None:
            self._push(Deadline(due_ms, situation.agreement, subject))

    def _push(self, deadline: Deadline) -> None:
        if deadline not in self._waiting:
            self._waiting.add(deadline)
            heapq.heappush(self._heap, deadline)
