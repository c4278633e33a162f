"""What is raised when an invariant does not hold."""

from parley.errors import ParleyError


class InvariantBroken(ParleyError):
    """The production code did what it must never do.

    Attributes:
        name: Which invariant, as docs/spec/simulation.md calls it.
    """

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name


def require(true: bool, name: str, message: str) -> None:
    """Raise InvariantBroken unless it is true."""
    if not true:
        raise InvariantBroken(name, message)
