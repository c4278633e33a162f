"""What a node keeps of sessions, links and passkeys: hashes and public keys, never a secret."""

import secrets
from collections.abc import Mapping
from hashlib import sha256
from typing import TypeVar

import msgspec
from msgspec import Struct

from parley.api.session_bodies import Kept, Opened
from parley.model.instants import Instant

SESSIONS = "session"
"""Sessions are settings of this space; the key is the SHA-256 of what the cookie holds."""

LINKS = "session-link"
"""Links are settings of this space; the key is the SHA-256 of the one-time code."""

PASSKEYS = "passkey"
"""Passkeys are settings of this space; the key is the SHA-256 of the credential's id."""

COOKIE = "session-cookie"
"""The setting that names the cookie of this node: several nodes share one host name."""

SECRET_BYTES = 32


class SessionKept(Struct, frozen=True, forbid_unknown_fields=True):
    """A session: for which token (by its key) it stands, and what its end is reckoned from.

    `until_ms` is the end it was given beyond its own, for the reason `why`; 0 where it was not.
    """

    token: str
    opened: Opened
    opened_ms: Instant
    used_ms: Instant
    until_ms: int = 0
    why: Kept | None = None


class LinkKept(Struct, frozen=True, forbid_unknown_fields=True):
    """A one-time link: for which token (by its key) it stands, and until when it leads in."""

    token: str
    made_ms: Instant
    expires_ms: Instant


class PasskeyKept(Struct, frozen=True, forbid_unknown_fields=True):
    """A passkey: for which token (by its key) it stands, its public key and its counter.

    `attested` is WebAuthn's attested credential data: the id and the public key as COSE.
    """

    token: str
    label: str
    attested: bytes
    counter: int
    made_ms: Instant
    used_ms: Instant | None = None


Row = SessionKept | LinkKept | PasskeyKept
_Row = TypeVar("_Row", SessionKept, LinkKept, PasskeyKept)

_encoder = msgspec.json.Encoder(order="sorted")


def spell(row: Row) -> bytes:
    """The setting that a row is kept as."""
    return _encoder.encode(row)


def read(kind: type[_Row], value: bytes | None) -> _Row | None:
    """A row as it was kept; None where there is none or it is damaged: that leads nowhere."""
    if value is None:
        return None
    try:
        return msgspec.json.decode(value, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError):
        return None


def rows(kind: type[_Row], settings: Mapping[str, bytes]) -> dict[str, _Row | None]:
    """Every row of a space by its key; None stands for a damaged one."""
    return {key: read(kind, value) for key, value in settings.items()}


def new_secret() -> str:
    """What a cookie or a link holds: 256 random bits."""
    return secrets.token_urlsafe(SECRET_BYTES)


def new_cookie() -> str:
    """A name for the cookie of a node."""
    return f"parley-{secrets.token_hex(4)}"


def key_of(secret: str | bytes) -> str:
    """The key under which what somebody shows is kept."""
    return sha256(secret if isinstance(secret, bytes) else secret.encode()).hexdigest()
