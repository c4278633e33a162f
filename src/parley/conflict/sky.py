"""Everything that is somewhere at some time, indexed so that a new thing is not judged in vain."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from parley.conflict.announced import Announced, Piece, pieces_of
from parley.conflict.assessment import assess
from parley.conflict.candidates import UNKNOWN_OWNER, Candidates, bounds_of
from parley.conflict.judgement import Minima
from parley.model.findings import Conflict
from parley.model.instants import Instant


class _Held(Struct, frozen=True):
    thing: Announced
    rows: tuple[int, ...]


class Sky:
    """Announced things that come, change and go, and the conflicts among them.

    Every thing has a name, by which it is replaced or removed. Putting and removing cost the same
    however many things there are. Kept are a thing's volumes and what surely contains them; shapes
    are made ready for judgement when one is to be judged.
    """

    def __init__(self) -> None:
        self._candidates = Candidates()
        self._held: dict[str, _Held] = {}
        self._pieces: dict[int, Piece] = {}
        self._owners: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._held)

    def put(self, name: str, thing: Announced) -> None:
        """Keep a thing under this name, in the place of what was kept under it."""
        held = self._held.get(name)
        if held is not None and held.thing == thing:
            return
        self.remove(name)
        owner = self._owner(thing)
        rows = []
        for piece in pieces_of(thing, name):
            row = self._candidates.add(bounds_of(piece, owner))
            self._pieces[row] = piece
            rows.append(row)
        self._held[name] = _Held(thing, tuple(rows))

    def remove(self, name: str) -> None:
        """Keep nothing under this name."""
        held = self._held.pop(name, None)
        for row in () if held is None else held.rows:
            self._candidates.drop(row)
            del self._pieces[row]

    def among(
        self, minima: Minima, at_ms: Instant | None = None, same_party: bool = False
    ) -> tuple[Conflict, ...]:
        """Every pair of things of different actors that is not surely apart, gravest first.

        Args:
            minima: What they must be separated by.
            at_ms: Leave out what is over at this instant: keep only findings without an end or
                with one after it. What has not yet begun is kept. None keeps everything.
            same_party: Compare things of one actor too, for a party that checks its own plans.
        """
        rows = self._candidates.pairs(minima, at_ms, same_party)
        pairs = ((self._pieces[one], self._pieces[two]) for one, two in rows)
        return assess((pair for pair in pairs if pair[0].name != pair[1].name), minima, at_ms)

    def of(
        self, names: Sequence[str], minima: Minima, at_ms: Instant | None = None
    ) -> tuple[Conflict, ...]:
        """As `among`, but only conflicts with a side of these names; those not kept have none."""
        return assess(self._pairs_of(names, minima, at_ms), minima, at_ms)

    def against(
        self, thing: Announced, minima: Minima, at_ms: Instant | None = None
    ) -> tuple[Conflict, ...]:
        """The conflicts that a thing which is not kept has with all that are."""
        owner = self._owner(thing)
        pairs = (
            (piece, self._pieces[row])
            for piece in pieces_of(thing, name="")
            for row in self._candidates.near(bounds_of(piece, owner), minima, at_ms)
        )
        return assess(pairs, minima, at_ms)

    def _pairs_of(
        self, names: Sequence[str], minima: Minima, at_ms: Instant | None
    ) -> Iterator[tuple[Piece, Piece]]:
        done: set[str] = set()
        for name in names:
            held = self._held.get(name)
            if held is None:
                continue
            done.add(name)
            for row in held.rows:
                for near in self._candidates.near(self._candidates.at(row), minima, at_ms):
                    other = self._pieces[near]
                    # Pairs with a thing asked for before have been met from its side.
                    if other.name not in done:
                        yield self._pieces[row], other

    def _owner(self, thing: Announced) -> int:
        if thing.actor is None:
            return UNKNOWN_OWNER
        return self._owners.setdefault(thing.actor, len(self._owners))


def conflicts_among(
    things: Sequence[Announced],
    minima: Minima,
    at_ms: Instant | None = None,
    same_party: bool = False,
) -> tuple[Conflict, ...]:
    """As `Sky.among`, for things that are compared once; their order does not matter."""
    sky = Sky()
    for number, thing in enumerate(things):
        sky.put(f"{number:09}", thing)
    return sky.among(minima, at_ms, same_party)
