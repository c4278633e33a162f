"""Who sits at the desks: people who answer at once, late or never, and now and then wrongly."""

import random
from collections.abc import Mapping
from enum import Enum

from parley.model.instants import Instant
from parley.picture.situation import Situation
from parley.picture.waits import Waiting, waits_of


class Temper(Enum):
    """How a party's people answer. Their node works all the same."""

    PROMPT = "prompt"
    SLOW = "slow"
    """Only once a desk has been rung because nobody answered."""
    ABSENT = "absent"
    """Never; they may still speak up by themselves."""


class People:
    """The tempers of one world's parties.

    Args:
        rng: Of the people alone.
        tempers: By party.
    """

    def __init__(self, rng: random.Random, tempers: Mapping[str, Temper]) -> None:
        self.tempers = dict(tempers)
        self._rng = rng

    @classmethod
    def drawn(cls, rng: random.Random, parties: tuple[str, ...]) -> "People":
        """People of every kind."""
        kinds = tuple(Temper)
        return cls(rng, {party: rng.choices(kinds, (6, 3, 2))[0] for party in parties})

    def err(self) -> bool:
        """Whether somebody is mistaken this time."""
        return self._rng.random() < 0.25

    def owed(self, situation: Situation, party: str, now: Instant) -> list[Waiting]:
        """What this party's people would answer now: what waits for it, and if slow, for long."""
        temper = self.tempers[party]
        if temper is Temper.ABSENT:
            return []
        found = [
            waiting
            for leaf in situation.by_leaf
            for waiting in waits_of(situation, leaf)
            if waiting.wait.owed_by == party and waiting.answered_ms is None
        ]
        if temper is Temper.PROMPT:
            return found
        return [one for one in found if situation.hearing.of(one.leaf).escalated or _late(one, now)]


def _late(waiting: Waiting, now: Instant) -> bool:
    within_ms = waiting.wait.within_ms
    return within_ms is not None and now - waiting.began_ms > within_ms
