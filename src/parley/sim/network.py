"""The simulated network: packets under way, and who cannot reach whom."""

import random
from collections.abc import Callable

from msgspec import Struct


class Flight(Struct, frozen=True):
    """A packet under way. Both ends are machines, named by their labels."""

    sender: str
    receiver: str
    raw: bytes


class Network:
    """Carries, loses, repeats, delays and reorders, as it is told.

    Nothing arrives by itself: the world picks which flight lands next, so any order can happen.
    """

    def __init__(self, rng: random.Random, say: Callable[[str], None]) -> None:
        self.flights: list[Flight] = []
        self._rng = rng
        self._say = say
        self._cuts: list[tuple[str, str]] = []

    @property
    def whole(self) -> bool:
        """Whether everybody can reach everybody."""
        return not self._cuts

    def reaches(self, one: str, other: str) -> bool:
        """Whether these two can reach one another."""
        return _pair(one, other) not in self._cuts

    def cut(self, one: str, other: str) -> None:
        """Cut a link; what is under way on it is lost where it would have landed."""
        if self.reaches(one, other):
            self._cuts.append(_pair(one, other))

    def heal(self) -> None:
        """Mend every link."""
        self._cuts.clear()

    def forget(self, label: str) -> None:
        """Lose whatever is under way to or from a machine."""
        self.flights = [f for f in self.flights if label not in (f.sender, f.receiver)]

    def put(self, flight: Flight) -> None:
        """Hand over a packet; lost at once where the link is cut."""
        if self.reaches(flight.sender, flight.receiver):
            self.flights.append(flight)

    def pick(self) -> Flight | None:
        """Any packet under way, and what a bad line does to it; None where it is lost."""
        at = self._rng.randrange(len(self.flights))
        fate = self._rng.random()
        if fate < 0.10:
            flight = self.flights[at]  # It lands, and lands again later.
            self._say(f"a packet from {flight.sender} to {flight.receiver} is repeated")
        else:
            flight = self.flights.pop(at)
        if fate > 0.90 or not self.reaches(flight.sender, flight.receiver):
            self._say(f"a packet from {flight.sender} to {flight.receiver} is lost")
            return None
        return flight

    def next(self) -> Flight | None:
        """The oldest packet under way, on a good line; None where its link is cut."""
        flight = self.flights.pop(0)
        return flight if self.reaches(flight.sender, flight.receiver) else None


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
