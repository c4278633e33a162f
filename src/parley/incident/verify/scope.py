"""A bundle while it is being verified: what is known so far and what was found."""

from bisect import bisect_right
from itertools import accumulate

from parley.incident.verify.report import printable
from parley.ledger.bundle import Bundle
from parley.ledger.entries import Entry, agreement_id
from parley.ledger.merkle import Tree
from parley.model import statements
from parley.model.agreements import Member, Terms

FOUNDED = "agreement.founded/0"


class CheckedLog:
    """One log of the bundle: what of it has been shown.

    Attributes:
        size: How many entries its verified checkpoint covers; 0 without one.
        tree: The tree of its entries where the log is whole.
        heads: Roots by size that are shown to be of this log where it is not whole.
        entries: Those whose signature verified, by sequence.
        cosigned: By mirror, the sizes it cosigned and when, in seconds.
    """

    def __init__(self, member: Member) -> None:
        self.member = member
        self.party = member.party
        self.size = 0
        self.tree: Tree | None = None
        self.heads: dict[int, bytes] = {}
        self.entries: dict[int, Entry] = {}
        self.cosigned: dict[str, list[tuple[int, int]]] = {}
        self._earliest: dict[str, tuple[list[int], list[int]]] = {}

    def root(self, size: int) -> bytes | None:
        """The log's root at this size, where the bundle shows it."""
        if self.tree is not None:
            return self.tree.root(size) if size <= self.tree.size else None
        return self.heads.get(size)

    def held_from_s(self, mirror: str, sequence: int) -> int | None:
        """The first second at which a mirror held the entry, as its cosignatures say."""
        if mirror not in self._earliest:
            self._earliest[mirror] = _earliest(self.cosigned.get(mirror, []))
        sizes, times = self._earliest[mirror]
        at = bisect_right(sizes, sequence)
        return times[at] if at < len(sizes) else None


class Scope:
    """The bundle, its agreement, and the findings, collected so that all are named at once.

    Raises:
        MalformedStatement: The terms are not understood.
    """

    def __init__(self, bundle: Bundle) -> None:
        terms = statements.understand(FOUNDED, bundle.terms)
        assert isinstance(terms, Terms)
        self.bundle = bundle
        self.terms = terms
        self.agreement = agreement_id(bundle.terms)
        self.logs: dict[str, CheckedLog] = {}
        self.said: dict[tuple[str, int], statements.Payload] = {}
        self.problems: list[str] = []
        self.gaps: list[str] = []
        self.flags: list[str] = []
        self.disputed: set[str] = set()

    def problem(self, text: str) -> None:
        """Something does not hold."""
        self.problems.append(printable(text))

    def gap(self, text: str) -> None:
        """Something is not here."""
        self.gaps.append(printable(text))

    def flag(self, text: str) -> None:
        """Something is odd."""
        self.flags.append(printable(text))

    def apart(self, party: str, other: str) -> bool:
        """Whether two parties have nodes of their own, so that one can vouch against the other."""
        return self.terms.home_of(party) != self.terms.home_of(other)


def _earliest(cosigned: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Sizes in rising order, and for each the first time at which that much or more was held."""
    rising = sorted(cosigned)
    times = list(accumulate((time_s for _, time_s in reversed(rising)), min))
    return [size for size, _ in rising], times[::-1]
