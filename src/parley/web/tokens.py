"""Who a token speaks for, found by the SHA-256 of its secret."""

from collections.abc import Callable, Mapping

import msgspec
from msgspec import Struct

from parley.api.roles import Role
from parley.api.tokens import SPACE, TokenKept, key_of, new_token

ID_DIGITS = 12


class Caller(Struct, frozen=True):
    """Who asks. `token` names the token in lists and receipts; it is not the secret.

    `key` is the key under which the token is kept, and `session` that of the session by which its
    holder is signed in; empty where the token itself was shown.
    """

    party: str
    role: Role
    label: str
    token: str
    key: str
    session: str = ""


_decoder = msgspec.json.Decoder(TokenKept)


def id_of(key: str) -> str:
    """The name of a token in lists: the first digits of its key."""
    return key[:ID_DIGITS]


def find(setting: Callable[[str, str], bytes | None], secret: str) -> Caller | None:
    """Who this secret speaks for; None if nobody.

    The look-up is by a hash, so that its timing tells nothing about any secret.
    """
    return holder(setting, key_of(secret))


def holder(
    setting: Callable[[str, str], bytes | None], key: str, session: str = ""
) -> Caller | None:
    """Who the token of this key speaks for, itself or by a session; None once it is revoked."""
    kept = setting(SPACE, key)
    if kept is None:
        return None
    try:
        grant = _decoder.decode(kept)
        return Caller(grant.party, Role(grant.role), grant.label, id_of(key), key, session)
    except (msgspec.DecodeError, ValueError):
        return None  # A damaged row grants nothing; its keeper makes another token.


def grants(settings: Mapping[str, bytes]) -> list[tuple[str, TokenKept]]:
    """Every token's key and what it stands for, by party and label."""
    found = [(key, _decoder.decode(kept)) for key, kept in settings.items()]
    return sorted(found, key=lambda one: (one[1].party, one[1].label, one[0]))


__all__ = ["ID_DIGITS", "SPACE", "Caller", "find", "grants", "holder", "id_of", "new_token"]
