"""Single-use codes of units: made, typed, kept by their hash, and guessed at (ADR 0090)."""

import secrets
from collections.abc import Mapping
from hashlib import sha256

import msgspec
from msgspec import Struct

from parley import limits
from parley.model.instants import Instant
from parley.model.notices import Ref

SPACE = "unit-code"
"""Codes are settings of this space; the key is the SHA-256 of the code, in hexadecimal."""

LIFE_MS = 24 * 3_600_000

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32, five bits a letter: without I, L, O and U, which are misheard or misread."""

_CODE_LETTERS = 12
_GROUP = 4
_READ_AS = str.maketrans("OIL", "011", " -")
_MINUTE_MS = 60_000


class CodeKept(Struct, frozen=True, forbid_unknown_fields=True):
    """What a node keeps of a code: whose unit acknowledges what by it, and until when."""

    agreement: str
    party: str
    of: Ref
    version: str
    unit: str
    made_ms: Instant
    expires_ms: Instant


class Held(Struct, frozen=True):
    """A code that somebody showed and that leads somewhere. `key` is its hash."""

    key: str
    kept: CodeKept


_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(CodeKept)


def new_code() -> str:
    """A code of 60 random bits, as it is read out: `7H2K-9QWX-3MDV`."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LETTERS))
    return "-".join(letters[start : start + _GROUP] for start in range(0, _CODE_LETTERS, _GROUP))


def key_of(typed: str) -> str | None:
    """The key of a code as somebody typed it; None where it can be none.

    Case, hyphens and spaces are set aside; O is read as 0, I and L as 1.
    """
    letters = typed[:64].upper().translate(_READ_AS)
    if len(letters) != _CODE_LETTERS or not set(letters) <= set(_LETTERS):
        return None
    return sha256(letters.encode()).hexdigest()


def spell(kept: CodeKept) -> bytes:
    """The setting that a code is kept as."""
    return _encoder.encode(kept)


def read(value: bytes) -> CodeKept | None:
    """A code as it was kept; None where the row is damaged, which then leads nowhere."""
    try:
        return _decoder.decode(value)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError):
        return None


def ended(settings: Mapping[str, bytes], now: Instant) -> list[str]:
    """The keys of codes that lead nowhere any more."""
    found = []
    for key, value in settings.items():
        kept = read(value)
        if kept is None or kept.expires_ms <= now:
            found.append(key)
    return found


class Guesses:
    """How many codes that lead nowhere were shown within the minute, by the node's clock.

    It bounds what is answered, and never stands in the way of a code that is right: a lock would
    let anybody on the network keep every unit from acknowledging. What keeps codes from being
    guessed is their length.
    """

    def __init__(self) -> None:
        self._minute = -1
        self._count = 0

    def wrong(self, now: Instant) -> bool:
        """Count a wrong code; whether there were too many in this minute."""
        minute = now // _MINUTE_MS
        if minute != self._minute:
            self._minute, self._count = minute, 0
        # One beyond the limit says as much as a thousand.
        self._count = min(self._count + 1, limits.MAX_WRONG_CODES + 1)
        return self._count > limits.MAX_WRONG_CODES
