"""The reply to a wish, as it is kept and given again."""

import msgspec

from parley.ledger.entries import Entry
from parley.turn.effects import Outcome

_decoder = msgspec.json.Decoder(Outcome)


def outcome_of(made: Entry | bytes) -> Outcome:
    """The outcome that a new entry is, or that a receipt holds."""
    if isinstance(made, bytes):
        return _decoder.decode(made)
    header = made.header
    return Outcome(
        agreement=header.agreement,
        party=header.issuer,
        thread=header.thread,
        kind=header.kind,
        sequence=header.sequence,
        leaf=made.leaf.hex(),
        issued_ms=header.issued_ms,
    )


def spell_outcome(outcome: Outcome) -> bytes:
    """The bytes a receipt holds."""
    return msgspec.json.encode(outcome)
