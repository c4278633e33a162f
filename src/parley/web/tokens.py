"""Who a token speaks for, found by the SHA-256 of its secret."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from parley.api.roles import Role
from parley.api.tokens import SPACE, TokenKept, key_of, new_token

ID_DIGITS = 12


class Caller(Struct, frozen=True):
    """Who asks. `token` names the token in lists and receipts; it is not the secret."""

    party: str
    role: Role
    label: str
    token: str


_decoder = msgspec.json.Decoder(TokenKept)


def id_of(key: str) -> str:
    """The name of a token in lists: the first digits of its key."""
    return key[:ID_DIGITS]


def find(settings: Mapping[str, bytes], secret: str) -> Caller | None:
    """Who this secret speaks for; None if nobody.

    The look-up is by a hash, so that its timing tells nothing about any secret.
    """
    key = key_of(secret)
    kept = settings.get(key)
    if kept is None:
        return None
    try:
        grant = _decoder.decode(kept)
        return Caller(grant.party, Role(grant.role), grant.label, id_of(key))
    except (msgspec.DecodeError, ValueError):
        return None  # A damaged row grants nothing; its keeper makes another token.


def grants(settings: Mapping[str, bytes]) -> list[tuple[str, TokenKept]]:
    """Every token's key and what it stands for, by party and label."""
    found = [(key, _decoder.decode(kept)) for key, kept in settings.items()]
    return sorted(found, key=lambda one: (one[1].party, one[1].label, one[0]))


__all__ = ["ID_DIGITS", "SPACE", "Caller", "find", "grants", "id_of", "new_token"]
