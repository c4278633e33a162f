"""Who has seen, acknowledged or escalated which statement, kept by its leaf hash.

Logs come in any order among one another, so that an acknowledgement may be here
before what it acknowledges. A party's first word counts, in the order of its
own log.
"""

from parley.model.instants import Instant
from parley.model.line import MessageQuote
from parley.model.line_statements import (
    CallAcknowledged,
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
        self._rung: set[tuple[str, str, str, int]] = set()

    def of(self, leaf: str) -> Heard:
        """What was stated of this one; read it only."""
        return self._by_leaf.get(leaf, _NOTHING)

    def rung(self, party: str, leaf: str, owed_by: str, step: int) -> bool:
        """Whether this party's node has recorded this step already."""
        return (party, leaf, owed_by, step) in self._rung

    def fold(self, fact: Fact) -> None:
        """Take in a statement that may speak of others."""
        match fact.payload:
            case CallSeen(messages=messages):
                for leaf in messages:
                    self._at(leaf).seen.setdefault(fact.party, fact)
            case CallAcknowledged(message=leaf, said=said):
                until_ms = stand_by_until(fact)
                if until_ms is None:
                    self._at(leaf).acknowledged.setdefault(fact.party, fact)
                else:
                    self._at(leaf).stand_by.setdefault(fact.party, (fact, until_ms))
            case CallSaid(said=said):
                # A person who quotes a message has read it, and answers it.
                for quote in said.quotes:
                    if isinstance(quote, MessageQuote):
                        self._at(quote.message).acknowledged.setdefault(fact.party, fact)
            case LineEscalated(leaf=leaf, owed_by=owed_by, step=step):
                self._at(leaf).escalated.append(fact)
                self._rung.add((fact.party, leaf, owed_by, step))
            case _:
                pass

    def _at(self, leaf: str) -> Heard:
        return self._by_leaf.setdefault(leaf, Heard())


def stand_by_until(fact: Fact) -> Instant | None:
    """Until when this acknowledgement only asks for patience; None where it acknowledges."""
    if not isinstance(fact.payload, CallAcknowledged):
        return None
    phrase = fact.payload.said.phrase
    if phrase is None or phrase.code != STAND_BY:
        return None
    times = [one.value for one in phrase.parameters if isinstance(one.value, TimeValue)]
    # Patience without an end asks for none.
    return times[0].at_ms if times else fact.issued_ms
