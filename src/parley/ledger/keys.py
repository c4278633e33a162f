"""Ed25519 keys: one a purpose, private ones that do not print, public ones that raise.

Randomness belongs to the world above; a private key is made from 32 bytes of it.
"""

from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Struct

from parley.errors import BadSignature, MalformedStatement, UsageError
from parley.model import names
from parley.model.agreements import Keys

SEED_BYTES = 32
PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64
KEY_ID_BYTES = 16

_P = 2**255 - 19
_Y8 = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
# The y-coordinates of the eight points whose order divides 8 (RFC 8032, section 5.1, cofactor 8).
_SMALL_ORDER = frozenset((0, 1, _P - 1, _Y8, _P - _Y8))


class PrivateKey:
    """A private Ed25519 key (RFC 8032), made from its 32-byte seed."""

    __slots__ = ("_key", "public", "seed")

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SEED_BYTES:
            raise UsageError(f"a private key is made from {SEED_BYTES} random bytes")
        self.seed = seed
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public: bytes = self._key.public_key().public_bytes_raw()

    def sign(self, content: bytes) -> bytes:
        """The signature of these bytes, 64 bytes; the same each time."""
        return self._key.sign(content)

    def __repr__(self) -> str:
        # The seed must not reach a log or a traceback.
        return f"PrivateKey(public={self.public.hex()})"


class PublicKey:
    """A public Ed25519 key of 32 bytes.

    Raises:
        MalformedStatement: Not 32 bytes, spelled in a second way, or one of the eight points under
            which one signature fits many texts: its owner could disown what it signed.
    """

    __slots__ = ("_key", "raw")

    def __init__(self, raw: bytes) -> None:
        require_public(raw)
        self.raw = raw
        self._key = Ed25519PublicKey.from_public_bytes(raw)

    def verify(self, signature: bytes, content: bytes) -> None:
        """Return if this key signed exactly these bytes.

        Raises:
            BadSignature: It did not.
        """
        try:
            self._key.verify(signature, content)
        except InvalidSignature as error:
            raise BadSignature(f"no signature by the key {self.raw.hex()[:16]}…") from error

    def __repr__(self) -> str:
        return f"PublicKey({self.raw.hex()})"


class Signers(Struct, frozen=True):
    """A party's private keys, one a purpose."""

    party: str
    statement: PrivateKey
    log: PrivateKey
    cosignature: PrivateKey
    transport: PrivateKey

    def __post_init__(self) -> None:
        names.require_party(self.party)

    def public_keys(self) -> Keys:
        """The four public keys, as the terms of an agreement name them."""
        return Keys(
            statement=self.statement.public.hex(),
            log=self.log.public.hex(),
            cosignature=self.cosignature.public.hex(),
            transport=self.transport.public.hex(),
        )


def require_public(raw: bytes) -> None:
    """Raise MalformedStatement unless these bytes can be pinned as somebody's public key."""
    if len(raw) != PUBLIC_BYTES:
        raise MalformedStatement(f"a public key is {PUBLIC_BYTES} bytes")
    y = int.from_bytes(raw, "little") & (2**255 - 1)
    if y >= _P or y in _SMALL_ORDER:
        raise MalformedStatement("a public key under which anyone could sign")


@lru_cache(maxsize=256)
def public_key(raw: bytes) -> PublicKey:
    """The public key of these bytes, kept ready: loading one costs a fifth of a verification.

    Raises:
        MalformedStatement: As for `PublicKey`.
    """
    return PublicKey(raw)


def key_id(public: bytes) -> bytes:
    """What names a key in an entry's header: the first 16 bytes of its SHA-256."""
    return sha256(public).digest()[:KEY_ID_BYTES]
