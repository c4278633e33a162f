"""Statements, understood, and the threads they stand in."""

from collections.abc import Iterator

from msgspec import Struct

from parley.model.instants import Instant
from parley.model.statements import Payload


class Fact(Struct, frozen=True):
    """One statement, understood. Its time is its author's claim."""

    party: str
    sequence: int
    issued_ms: Instant
    desk: str
    thread: str
    kind: str
    leaf: str
    payload: Payload


class Thread:
    """Everything stated under one subject, each party's statements in their own order."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._facts: dict[str, list[Fact]] = {}

    def add(self, fact: Fact) -> None:
        """Fold a fact; a party's facts come in the order of its log."""
        self._facts.setdefault(fact.party, []).append(fact)

    def by(self, party: str) -> tuple[Fact, ...]:
        """What this party stated here, in order."""
        return tuple(self._facts.get(party, ()))

    def facts(self) -> Iterator[Fact]:
        """All facts: party by party, each in order."""
        for party in sorted(self._facts):
            yield from self._facts[party]
