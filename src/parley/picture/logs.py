"""One party's log in one agreement: its entries, its tree, and who has them."""

from bisect import bisect_right

from msgspec import Struct

from parley.ledger.entries import Entry
from parley.ledger.merkle import Tree


class Cosigned(Struct, frozen=True):
    """A mirror says that it holds the first `size` entries durably, at `time_s` by its clock."""

    size: int
    time_s: int
    line: bytes


class Log:
    """An append-only log as held here; read-only outside the picture."""

    def __init__(self, agreement: str, party: str) -> None:
        self.agreement = agreement
        self.party = party
        self.entries: list[Entry] = []
        self.tree = Tree()
        self.checkpoint_size = 0
        self.checkpoint_note = b""
        self.disputed: list[bytes] = []
        """Proofs that this party said two things that cannot both be true."""
        self._cosigned: dict[str, list[Cosigned]] = {}
        self._newest_root: tuple[int, bytes] | None = None

    @property
    def size(self) -> int:
        """How many entries are held."""
        return len(self.entries)

    def root(self, size: int) -> bytes:
        """The root of the tree over the first `size` entries; the newest is kept ready."""
        if size != self.size:
            return self.tree.root(size)
        if self._newest_root is None or self._newest_root[0] != size:
            self._newest_root = (size, self.tree.root())
        return self._newest_root[1]

    def append(self, entry: Entry) -> None:
        """Add the next entry; the caller has verified it."""
        assert entry.header.sequence == self.size
        self.entries.append(entry)
        self.tree.append(entry.leaf)

    def adopt_checkpoint(self, size: int, note: bytes) -> None:
        """Take a newer checkpoint that was found true of this tree."""
        assert self.checkpoint_size <= size <= self.size
        self.checkpoint_size = size
        self.checkpoint_note = note

    def adopt_cosignature(self, mirror: str, cosigned: Cosigned) -> None:
        """Keep a cosignature that was found true of this tree; older sizes come first."""
        held = self._cosigned.setdefault(mirror, [])
        held.insert(bisect_right(held, cosigned.size, key=_size_of), cosigned)

    def cosigned_by(self, mirror: str) -> Cosigned | None:
        """The cosignature of this mirror that covers most."""
        held = self._cosigned.get(mirror)
        return held[-1] if held else None

    def mirrors(self) -> tuple[str, ...]:
        """Those whose cosignatures are held."""
        return tuple(sorted(self._cosigned))

    def cosignatures(self) -> tuple[tuple[str, Cosigned], ...]:
        """Every cosignature held, mirror by mirror, the smaller size first."""
        return tuple(
            (mirror, cosigned) for mirror in self.mirrors() for cosigned in self._cosigned[mirror]
        )

    def first_cover(self, mirror: str, sequence: int) -> Cosigned | None:
        """The first cosignature of this mirror that covers the entry; None if none does."""
        held = self._cosigned.get(mirror, [])
        at = bisect_right(held, sequence, key=_size_of)
        return held[at] if at < len(held) else None

    def covers(self, sequence: int) -> tuple[tuple[str, Cosigned], ...]:
        """For every mirror that has the entry, its first cosignature that covers it."""
        found = ((mirror, self.first_cover(mirror, sequence)) for mirror in self.mirrors())
        return tuple((mirror, cover) for mirror, cover in found if cover is not None)


def _size_of(cosigned: Cosigned) -> int:
    return cosigned.size
