"""Testing the line by the agreed cadence, so that a dying one is noticed before it is needed."""

from collections.abc import Iterator

from parley.model.instants import Instant
from parley.model.line import Lane
from parley.model.notices import Ref
from parley.picture.line_tests import make_test, next_test_due, tested
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_test
from parley.turn.effects import Draft
from parley.watch.escalating import AUTOMATIC_DESK

_LANES = tuple(Lane)


def tests_due(situation: Situation, party: str, now: Instant) -> Iterator[Draft]:
    """The party's next test, if its time has come; lane after lane, so that each has its turn."""
    due_ms = next_test_due(situation, party)
    if due_ms is None or now <= due_ms:
        return
    own = situation.tested.get(party)
    lane = _LANES[(own.count if own is not None else 0) % len(_LANES)]
    test_number = situation.logs[party].size
    # The sequence of its entry is a name not used before, unless an officer used it.
    while (ref := Ref(party, f"T{test_number}")) in situation.tests:
        test_number += 1
    test = make_test(situation, ref, lane, (), now)
    if tested(situation.terms, party, test):
        yield Draft(situation.agreement, party, thread_of_test(ref), AUTOMATIC_DESK, test)
