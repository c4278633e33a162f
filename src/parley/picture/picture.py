"""All agreements of a node. Between two of them nothing is shared."""

from parley.model.agreements import Terms
from parley.picture.situation import Situation


class Picture:
    """What this node holds; changed by the node alone."""

    def __init__(self) -> None:
        self._situations: dict[str, Situation] = {}

    def situation(self, agreement: str) -> Situation | None:
        """The agreement of this name, or None if it is not held here."""
        return self._situations.get(agreement)

    def situations(self) -> tuple[Situation, ...]:
        """All agreements, in the order they were founded here."""
        return tuple(self._situations.values())

    def open(self, agreement: str, terms: Terms) -> Situation:
        """Begin to hold an agreement."""
        return self._situations.setdefault(agreement, Situation(agreement, terms))
