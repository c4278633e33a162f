"""The exported proof: one file with logs, their checkpoints and who mirrored them (bundle.md).

It is read here and judged in `parley.incident.verify`. Bytes are base64 in the
file, and the file has one spelling.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec
from msgspec import Struct

from parley import limits
from parley.errors import MalformedStatement
from parley.ledger.equivocation import EquivocationProof
from parley.ledger.merkle import Tree
from parley.ledger.notes import MAX_SIZE, ROOT_BYTES
from parley.model import names

FORMAT = "parley.bundle/0"


class Cosignature(Struct, frozen=True, forbid_unknown_fields=True):
    """One mirror's cosignature of the first `size` entries of a log.

    `proof` shows that head to be a prefix of the log's checkpoint; empty where the log is whole,
    for its entries show it, and where the sizes are equal.
    """

    by: str
    size: int
    root: bytes
    line: str
    proof: tuple[bytes, ...]

    def __post_init__(self) -> None:
        names.require_party(self.by)
        if not 1 <= self.size <= MAX_SIZE or len(self.root) != ROOT_BYTES:
            raise ValueError("a cosigned head is a size of 1 or more and a root of 32 bytes")


class Selected(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry with the proof that it is in the log at this place."""

    sequence: int
    entry: bytes
    proof: tuple[bytes, ...]


class WholeLog(Struct, frozen=True, forbid_unknown_fields=True, tag_field="form", tag="whole"):
    """A log from its first entry to the last that its checkpoint covers."""

    party: str
    checkpoint: str
    entries: tuple[bytes, ...]
    cosignatures: tuple[Cosignature, ...]


class PartialLog(Struct, frozen=True, forbid_unknown_fields=True, tag_field="form", tag="partial"):
    """Some entries of a log, in their order, each with its proof of inclusion."""

    party: str
    checkpoint: str
    entries: tuple[Selected, ...]
    cosignatures: tuple[Cosignature, ...]


BundledLog = WholeLog | PartialLog


class BundledAnnex(Struct, frozen=True, forbid_unknown_fields=True):
    """An annex with the salt of its commitment."""

    commitment: str
    salt: bytes
    content: bytes


class ErasedAnnex(Struct, frozen=True, forbid_unknown_fields=True):
    """An annex that the exporter once held and erased, and why."""

    commitment: str
    words: str


class Bundle(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that one exported file holds.

    `terms` are the exact bytes whose SHA-256 names the agreement. The logs stand in the order of
    their parties' names, the annexes in that of their commitments.
    """

    format: str
    terms: bytes
    logs: tuple[BundledLog, ...]
    annexes: tuple[BundledAnnex, ...]
    erased: tuple[ErasedAnnex, ...]
    equivocations: tuple[EquivocationProof, ...]

    def __post_init__(self) -> None:
        if self.format != FORMAT:
            raise ValueError(f"this version of Parley reads {FORMAT}")
        if len(self.logs) > limits.MAX_MEMBERS:
            raise ValueError(f"a bundle has at most {limits.MAX_MEMBERS} logs")
        _require_rising([log.party for log in self.logs], "the logs")
        for log in self.logs:
            names.require_party(log.party)
            if isinstance(log, PartialLog):
                _require_rising([one.sequence for one in log.entries], "the entries of a log")
            _require_rising([(one.by, one.size) for one in log.cosignatures], "cosignatures")
        _require_rising([one.commitment for one in self.annexes], "the annexes")
        _require_rising([one.commitment for one in self.erased], "the erased annexes")
        for erased in self.erased:
            names.require_words(erased.words, "the reason for erasing")


_Key = TypeVar("_Key", str, int, tuple[str, int])

_encoder = msgspec.json.Encoder(order="sorted")
_decoder: msgspec.json.Decoder[Bundle] = msgspec.json.Decoder(Bundle)


def make_bundle(
    terms: bytes,
    logs: Iterable[BundledLog],
    annexes: Iterable[BundledAnnex] = (),
    erased: Iterable[ErasedAnnex] = (),
    equivocations: Iterable[EquivocationProof] = (),
) -> Bundle:
    """A bundle of these parts, each put into its order."""
    return Bundle(
        FORMAT,
        terms,
        tuple(sorted(logs, key=lambda log: log.party)),
        tuple(sorted(annexes, key=lambda annex: annex.commitment)),
        tuple(sorted(erased, key=lambda annex: annex.commitment)),
        tuple(equivocations),
    )


def whole_log(
    party: str,
    checkpoint: bytes,
    entries: Iterable[bytes],
    cosignatures: Iterable[Cosignature] = (),
) -> WholeLog:
    """A log with every entry that its checkpoint note covers."""
    ordered = sorted(cosignatures, key=lambda one: (one.by, one.size))
    return WholeLog(party, checkpoint.decode(), tuple(entries), tuple(ordered))


def partial_log(
    party: str,
    checkpoint: bytes,
    size: int,
    tree: Tree,
    entries: Mapping[int, bytes],
    cosignatures: Iterable[tuple[str, int, bytes]] = (),
) -> PartialLog:
    """A log with some of its entries, each proved against the checkpoint.

    Args:
        party: Whose log.
        checkpoint: The checkpoint note.
        size: How many entries it covers.
        tree: The log's tree, at least that large.
        entries: Exact bytes by sequence number.
        cosignatures: Mirror, size cosigned (up to `size`), and the line.
    """
    return PartialLog(
        party,
        checkpoint.decode(),
        tuple(
            Selected(sequence, entries[sequence], tree.inclusion_proof(sequence, size))
            for sequence in sorted(entries)
        ),
        tuple(
            Cosignature(
                by,
                covered,
                tree.root(covered),
                line.decode(),
                tree.consistency_proof(covered, size),
            )
            for by, covered, line in sorted(cosignatures)
        ),
    )


def spell_bundle(bundle: Bundle) -> bytes:
    """The bytes of the file."""
    return _encoder.encode(bundle)


def read_bundle(raw: bytes) -> Bundle:
    """Read a file in its one spelling; nothing in it is verified.

    Raises:
        MalformedStatement: Not a bundle, too large, or spelled otherwise than `spell_bundle` would.
    """
    if len(raw) > limits.MAX_BUNDLE_BYTES:
        raise MalformedStatement(f"a bundle has at most {limits.MAX_BUNDLE_BYTES} bytes")
    try:
        bundle = _decoder.decode(raw)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise MalformedStatement(f"not a {FORMAT}: {error}") from error
    if _encoder.encode(bundle) != raw:
        raise MalformedStatement(f"a {FORMAT} not in canonical form")
    return bundle


def _require_rising(keys: list[_Key], what: str) -> None:
    """Raise ValueError unless each key is greater than the one before it."""
    if keys != sorted(set(keys)):
        raise ValueError(f"{what} of a bundle stand in order, each once")
