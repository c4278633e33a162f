"""Tokens: what an officer's client shows to prove for whom it asks. Their secrets are not kept."""

import hashlib
import secrets

import msgspec
from msgspec import Struct

from parley.api.roles import Role
from parley.errors import UsageError
from parley.model import names

SPACE = "token"
"""Tokens are settings of this space; the key is the SHA-256 of the secret, in hexadecimal."""

SECRET_BYTES = 24
ROLES = tuple(role for role in Role if role not in (Role.ANYONE, Role.PEER))
"""The roles a token can carry."""


class TokenKept(Struct, frozen=True):
    """What a node keeps of a token: not its secret."""

    party: str
    role: str
    label: str


def key_of(secret: str) -> str:
    """The key under which a token is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_token(party: str, role: str, label: str, homes: tuple[str, ...]) -> tuple[str, bytes, str]:
    """A token: the key it is kept under, what is kept, and the secret to be handed over.

    Raises:
        UsageError: Not a party at home here, not a role a token can carry, or no label: statements
            of an officer name it as their desk, and those of no desk are the node's own.
    """
    if party not in homes:
        raise UsageError(f"{party} is not at home on this node; its parties: {', '.join(homes)}")
    if role not in ROLES:
        raise UsageError(f"{role!r} is no role of a token; choose one of: {', '.join(ROLES)}")
    try:
        names.require_label(label, "the label of a token")
    except ValueError as error:
        raise UsageError(str(error)) from error
    if not label.strip():
        raise UsageError("a token needs a label: the desk that will hold it")
    secret = "parley_" + secrets.token_urlsafe(SECRET_BYTES)
    kept = msgspec.json.encode(TokenKept(party, role, label))
    return key_of(secret), kept, secret
