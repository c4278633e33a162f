"""Proof that a party said two things of which only one can be true (docs/spec/equivocation.md).

The proof stands by itself: it needs the party's public keys and nothing else.
"""

import msgspec
from msgspec import Struct

from parley import limits
from parley.errors import Equivocation, MalformedStatement, UsageError
from parley.ledger import entries, notes
from parley.model.agreements import Keys

FORMAT = "parley.equivocation/0"


class TwoCheckpoints(Struct, frozen=True, forbid_unknown_fields=True, tag_field="of", tag="log"):
    """Two checkpoints of one log, of equal size, with different roots; base64 in JSON."""

    format: str
    agreement: str
    party: str
    first: bytes
    second: bytes


class TwoEntries(Struct, frozen=True, forbid_unknown_fields=True, tag_field="of", tag="entry"):
    """Two different entries by one author at one place of its log; base64 in JSON."""

    format: str
    agreement: str
    party: str
    first: bytes
    second: bytes


EquivocationProof = TwoCheckpoints | TwoEntries

_encoder = msgspec.json.Encoder(order="sorted")
_decoder: msgspec.json.Decoder[EquivocationProof] = msgspec.json.Decoder(EquivocationProof)


def of_checkpoints(agreement: str, party: str, one: bytes, other: bytes) -> TwoCheckpoints:
    """The proof made of two checkpoint notes, in either order; `verify` says whether it holds."""
    first, second = sorted((one, other))
    return TwoCheckpoints(FORMAT, agreement, party, first, second)


def of_entries(one: entries.Entry, other: entries.Entry) -> TwoEntries:
    """The proof made of two entries, in either order; `verify` says whether it holds.

    Raises:
        UsageError: Not by the same party under the same agreement.
    """
    header = one.header
    if (header.agreement, header.issuer) != (other.header.agreement, other.header.issuer):
        raise UsageError("two entries of two logs contradict nothing")
    first, second = sorted((one.raw, other.raw))
    return TwoEntries(FORMAT, header.agreement, header.issuer, first, second)


def of_error(agreement: str, party: str, error: Equivocation) -> EquivocationProof:
    """The proof that an `Equivocation` carries.

    Raises:
        MalformedStatement: It carries neither two checkpoints nor two entries.
    """
    if error.first[:1] == b"\xd2":
        return of_entries(entries.parse(error.first), entries.parse(error.second))
    for note in (error.first, error.second):
        notes.read_checkpoint(note)
    return of_checkpoints(agreement, party, error.first, error.second)


def spell(proof: EquivocationProof) -> bytes:
    """The canonical bytes of a proof."""
    return _encoder.encode(proof)


def read(raw: bytes) -> EquivocationProof:
    """Read a proof in its one spelling; nothing is verified.

    Raises:
        MalformedStatement: Anything else.
    """
    if len(raw) > 3 * limits.MAX_STATEMENT_BYTES:
        raise MalformedStatement("too long for a proof of equivocation")
    try:
        proof = _decoder.decode(raw)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise MalformedStatement(f"not a proof of equivocation: {error}") from error
    if proof.format != FORMAT or _encoder.encode(proof) != raw:
        raise MalformedStatement(f"not a {FORMAT} in canonical form")
    return proof


def verify(proof: EquivocationProof, keys: Keys) -> None:
    """Return if the party of these keys did contradict itself.

    Args:
        keys: The party's keys as the terms of the agreement pin them.

    Raises:
        BadSignature: One of the two is not by this party.
        MalformedStatement: One of the two is not what it should be, or they can both be true.
    """
    if proof.first >= proof.second:
        raise MalformedStatement("a proof of equivocation is two different things, in their order")
    if isinstance(proof, TwoCheckpoints):
        origin = notes.origin_of(proof.agreement, proof.party)
        log_key = bytes.fromhex(keys.log)
        one = notes.open_checkpoint(proof.first, origin, log_key)
        other = notes.open_checkpoint(proof.second, origin, log_key)
        if one.size != other.size or one.root == other.root:
            raise MalformedStatement("two checkpoints that can both be true")
        return
    places = set()
    for raw in (proof.first, proof.second):
        entry = entries.parse(raw)
        entry.verify(bytes.fromhex(keys.statement))
        if (entry.header.agreement, entry.header.issuer) != (proof.agreement, proof.party):
            raise MalformedStatement("an entry of another log")
        places.add(entry.header.sequence)
    if len(places) != 1:
        raise MalformedStatement("two entries that can both be true")
