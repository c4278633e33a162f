"""Who has seen, acknowledged or escalated which statement, kept by its leaf hash.

Logs come in any order among one another, so that an acknowledgement may be here
before what it acknowledges. A party's first word counts, in the order of its
own log.
"""

from parley.model.instants import Instant
from parley.model.line import MessageQuote
from parley.model.line_statements import (
    CallAcknowledged,
    CallOpened,
    CallSaid,
    CallSeen,
    LineEscalated,
)
from parley.model.phrases import TimeValue
from parley.picture.facts import Fact

STAND_BY = "LINK-STANDBY"
"""The phrase that asks for patience until a time; it acknowledges nothing."""


class Heard:
    """What was stated of one statement, by party."""

    __slots__ = ("acknowledged", "escalated", "seen", "stand_by")

    def __init__(self) -> None:
        self.seen: dict[str, Fact] = {}
        self.acknowledged: dict[str, Fact] = {}
        self.stand_by: dict[str, tuple[Fact, Instant]] = {}
        self.escalated: list[Fact] = []


_NOTHING = Heard()


class Hearing:
    """What was stated of every statement. Changed by `fold` alone."""

    def __init__(self) -> None:
        self._by_leaf: dict[str, Heard] = {}
        self._rung: set[tuple[str, str, str, int, Instant]] = set()

    def of(self, leaf: str) -> Heard:
        """What was stated of this one; read it only."""
        return self._by_leaf.get(leaf, _NOTHING)

    def rung(self, party: str, leaf: str, owed_by: str, step: int, due_ms: Instant) -> bool:
        """Whether this party's node has recorded this step already.

        Patience that was asked for moves the moment: then the step is another one.
        """
        return (party, leaf, owed_by, step, due_ms) in self._rung

    def fold(self, fact: Fact) -> None:
        """Take in a statement that may speak of others."""
        match fact.payload:
            case CallSeen(messages=messages):
                for leaf in messages:
                    self._at(leaf).seen.setdefault(fact.party, fact)
            case CallOpened() | CallSaid() | CallAcknowledged():
                until_ms = stand_by_until(fact)
                for leaf in answered_in(fact):
                    if until_ms is None:
                        self._at(leaf).acknowledged.setdefault(fact.party, fact)
                    else:
                        self._at(leaf).stand_by.setdefault(fact.party, (fact, until_ms))
            case LineEscalated(leaf=leaf, owed_by=owed_by, step=step, due_ms=due_ms):
                self._at(leaf).escalated.append(fact)
                self._rung.add((fact.party, leaf, owed_by, step, due_ms))
            case _:
                pass

    def _at(self, leaf: str) -> Heard:
        return self._by_leaf.setdefault(leaf, Heard())


def answered_in(fact: Fact) -> tuple[str, ...]:
    """The messages that a statement answers, by leaf hash: the one it names, and all it quotes.

    A person who quotes a message has read it.
    """
    stated = fact.payload
    if not isinstance(stated, CallOpened | CallSaid | CallAcknowledged):
        return ()
    named = (stated.message,) if isinstance(stated, CallAcknowledged) else ()
    quoted = [one.message for one in stated.said.quotes if isinstance(one, MessageQuote)]
    return (*named, *quoted)


def stand_by_until(fact: Fact) -> Instant | None:
    """Until when this only asks for patience, however it is said; None where it acknowledges."""
    if not isinstance(fact.payload, CallOpened | CallSaid | CallAcknowledged):
        return None
    phrase = fact.payload.said.phrase
    if phrase is None or phrase.code != STAND_BY:
        return None
    times = [one.value for one in phrase.parameters if isinstance(one.value, TimeValue)]
    # Patience without an end asks for none.
    return times[0].at_ms if times else fact.issued_ms
