"""Who has yet to acknowledge what in a call, found by reading everything for every message."""

from collections.abc import Sequence

from parley.model.line import MessageQuote
from parley.model.line_statements import CallAcknowledged, CallOpened, CallSaid
from parley.picture.facts import Fact


def owed_by(message: Fact, facts: Sequence[Fact], parties: Sequence[str]) -> list[str]:
    """The parties of a call, but the author, that have answered a message in no way."""
    return [
        party
        for party in parties
        if party != message.party
        and not any(one.party == party and _answers(one, message.leaf) for one in facts)
    ]


def _answers(fact: Fact, leaf: str) -> bool:
    stated = fact.payload
    if not isinstance(stated, CallOpened | CallSaid | CallAcknowledged):
        return False
    if stated.said.phrase is not None and stated.said.phrase.code == "LINK-STANDBY":
        return False
    if isinstance(stated, CallAcknowledged) and stated.message == leaf:
        return True
    return MessageQuote(leaf) in stated.said.quotes
