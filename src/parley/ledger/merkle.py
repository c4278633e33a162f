"""RFC 9162 SHA-256 trees: append, roots and proofs, and the checking of both.

A tree keeps every complete subtree's hash, level by level, in one run of bytes
each: 64 bytes a leaf in all. Nothing is ever taken back.
"""

from collections.abc import Iterable
from hashlib import sha256
from itertools import accumulate

from parley.errors import BrokenLog, UsageError

HASH_BYTES = 32
EMPTY_ROOT = sha256().digest()
MAX_PROOF_HASHES = 64

Proof = tuple[bytes, ...]


class Frontier:
    """The complete subtrees at the right edge of a tree: enough to grow it and to know its root.

    A copy costs a few dozen hashes, so a candidate extension can be judged before it is kept.
    """

    __slots__ = ("_peaks", "size")

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size = size
        self._peaks = list(peaks)
        assert len(self._peaks) == size.bit_count()

    def append(self, leaf: bytes) -> None:
        """Grow by one leaf hash."""
        require_hash(leaf)
        size = self.size
        while size & 1:
            leaf = _node(self._peaks.pop(), leaf)
            size >>= 1
        self._peaks.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The root hash of the tree so far."""
        return _fold(self._peaks)

    def copy(self) -> "Frontier":
        """Another frontier of the same tree, which grows by itself."""
        return Frontier(self.size, self._peaks)


class Tree:
    """An append-only tree of leaf hashes, held in memory."""

    __slots__ = ("_levels",)

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self._levels: list[bytearray] = [bytearray()]
        self.extend(leaves)

    @property
    def size(self) -> int:
        """The number of leaves."""
        return len(self._levels[0]) // HASH_BYTES

    def __len__(self) -> int:
        return self.size

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash of 32 bytes."""
        require_hash(leaf)
        height, position = 0, self.size
        self._levels[0] += leaf
        while position & 1:
            pair = self._levels[height][-2 * HASH_BYTES :]
            height, position = height + 1, position >> 1
            if height == len(self._levels):
                self._levels.append(bytearray())
            self._levels[height] += sha256(b"\1" + pair).digest()

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add leaf hashes in order; all or, if one is not 32 bytes, none."""
        added = list(leaves)
        for leaf in added:
            require_hash(leaf)
        self._levels[0] += b"".join(added)
        height = 0
        while (pairs := len(self._levels[height]) // (2 * HASH_BYTES)) > 0:
            if height + 1 == len(self._levels):
                self._levels.append(bytearray())
            below, above = self._levels[height], self._levels[height + 1]
            have = len(above) // HASH_BYTES
            fresh = bytes(below[have * 64 : pairs * 64])
            above += b"".join(
                [sha256(b"\1" + fresh[at : at + 64]).digest() for at in range(0, len(fresh), 64)]
            )
            height += 1

    def leaf(self, index: int) -> bytes:
        """The leaf hash at this index."""
        self._require(0 <= index < self.size)
        return self._hash(0, index)

    def root(self, size: int | None = None) -> bytes:
        """The root hash of the first `size` leaves, or of all."""
        size = self.size if size is None else size
        self._require(0 <= size <= self.size)
        return self._range(0, size)

    def frontier(self) -> Frontier:
        """The right edge of the tree as it is now."""
        return Frontier(self.size, self._peaks(0, self.size))

    def root_after(self, leaves: Iterable[bytes]) -> bytes:
        """The root hash there would be with these leaves added; the tree is not changed."""
        frontier = self.frontier()
        for leaf in leaves:
            frontier.append(leaf)
        return frontier.root()

    def inclusion_proof(self, index: int, size: int | None = None) -> Proof:
        """The hashes beside the path from a leaf to the root (RFC 9162, section 2.1.3.1)."""
        size = self.size if size is None else size
        self._require(0 <= index < size <= self.size)
        proof: list[bytes] = []
        start, end = 0, size
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                proof.append(self._range(middle, end))
                end = middle
            else:
                proof.append(self._range(start, middle))
                start = middle
        return tuple(reversed(proof))

    def consistency_proof(self, old: int, new: int | None = None) -> Proof:
        """The hashes that show `old` leaves to be the first of `new` (RFC 9162, 2.1.4.1)."""
        new = self.size if new is None else new
        self._require(0 <= old <= new <= self.size)
        if old in (0, new):
            return ()
        proof: list[bytes] = []
        start, end, whole = 0, new, True
        while old != end:
            middle = start + _split(end - start)
            if old <= middle:
                proof.append(self._range(middle, end))
                end = middle
            else:
                proof.append(self._range(start, middle))
                start, whole = middle, False
        if not whole:
            proof.append(self._range(start, end))
        return tuple(reversed(proof))

    def _hash(self, height: int, index: int) -> bytes:
        return bytes(self._levels[height][index * HASH_BYTES : (index + 1) * HASH_BYTES])

    def _peaks(self, start: int, end: int) -> list[bytes]:
        """The complete subtrees that cover a range whose start is aligned to its size."""
        peaks = []
        while start < end:
            height = (end - start).bit_length() - 1
            peaks.append(self._hash(height, start >> height))
            start += 1 << height
        return peaks

    def _range(self, start: int, end: int) -> bytes:
        return _fold(self._peaks(start, end))

    def _require(self, within: bool) -> None:
        if not within:
            raise UsageError(f"not within a tree of {self.size} leaves")


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Iterable[bytes], root: bytes
) -> None:
    """Return if the leaf hash is at this index of the tree (RFC 9162, section 2.1.3.2).

    Raises:
        BrokenLog: It is not shown to be.
    """
    path = _path(proof)
    if not 0 <= index < size:
        raise BrokenLog(f"the index {index} is outside a log of {size} entries")
    inner, last = index, size - 1
    reached = leaf
    for beside in path:
        if last == 0:
            raise BrokenLog("an inclusion proof is too long")
        if inner & 1 or inner == last:
            reached = _node(beside, reached)
            while not inner & 1 and inner:
                inner, last = inner >> 1, last >> 1
        else:
            reached = _node(reached, beside)
        inner, last = inner >> 1, last >> 1
    if last != 0 or reached != root:
        raise BrokenLog(f"entry {index} is not shown to be in the log of {size} entries")


def verify_consistency(
    old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Iterable[bytes]
) -> None:
    """Return if the older tree is a prefix of the newer (RFC 9162, section 2.1.4.2).

    Raises:
        BrokenLog: It is not shown to be.
    """
    path = _path(proof)
    if not 0 <= old_size <= new_size:
        raise BrokenLog(f"a log of {old_size} entries cannot come before one of {new_size}")
    if old_size == 0 or old_size == new_size:
        expected = EMPTY_ROOT if old_size == 0 else new_root
        if path or old_root != expected or (new_size == 0 and new_root != EMPTY_ROOT):
            raise BrokenLog("the roots differ where they must not, or a proof where none is needed")
        return
    # A size that is a power of two is itself a node of the newer tree, left out of the proof.
    if old_size & (old_size - 1) == 0:
        path = (old_root, *path)
    if not path:
        raise BrokenLog("a consistency proof is missing")
    inner, last = old_size - 1, new_size - 1
    while inner & 1:
        inner, last = inner >> 1, last >> 1
    older = newer = path[0]
    for beside in path[1:]:
        if last == 0:
            raise BrokenLog("a consistency proof is too long")
        if inner & 1 or inner == last:
            older, newer = _node(beside, older), _node(beside, newer)
            while not inner & 1 and inner:
                inner, last = inner >> 1, last >> 1
        else:
            newer = _node(newer, beside)
        inner, last = inner >> 1, last >> 1
    if last != 0 or older != old_root or newer != new_root:
        raise BrokenLog(f"{old_size} entries are not shown to be the first of {new_size}")


def require_hash(leaf: bytes) -> None:
    """Raise UsageError unless these are 32 bytes: a leaf hash, not the entry itself."""
    if len(leaf) != HASH_BYTES:
        raise UsageError(f"a tree takes leaf hashes of {HASH_BYTES} bytes")


def _path(proof: Iterable[bytes]) -> Proof:
    path = tuple(proof)
    if len(path) > MAX_PROOF_HASHES or any(len(one) != HASH_BYTES for one in path):
        raise BrokenLog(f"a proof is at most {MAX_PROOF_HASHES} hashes of {HASH_BYTES} bytes")
    return path


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()


def _fold(peaks: list[bytes]) -> bytes:
    """The root over complete subtrees, the leftmost first."""
    if not peaks:
        return EMPTY_ROOT
    *_, root = accumulate(reversed(peaks), lambda right, left: _node(left, right))
    return root


def _split(width: int) -> int:
    """The largest power of two below a width of 2 or more."""
    return 1 << ((width - 1).bit_length() - 1)
