"""A party's private keys on disk, one file a purpose (docs/spec/keys.md)."""

import os
import shutil
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from parley.errors import UsageError, WorldError
from parley.ledger.keys import SEED_BYTES, PrivateKey, Signers
from parley.model import names
from parley.storage import private

PURPOSES = ("statement", "log", "cosignature", "transport")
_MAX_PEM_BYTES = 16 * 1024


def create_keys(directory: Path, party: str, passphrase: str | None = None) -> Signers:
    """Make a party's four keys under `directory/party`: all of them, or none.

    Args:
        directory: Where the keys of all parties on this node lie; made if it is not there.
        party: The party's identifier.
        passphrase: Encrypts each file; without one the files are in the clear.

    Raises:
        UsageError: There are keys already (they are never overwritten), no such name for a party,
            or an empty passphrase.
        WorldError: The disk refuses.
    """
    place = _place(directory, party)
    encryption = _encryption(passphrase)
    private.make_directory(directory)
    private.require_private(directory, "the directory of keys")
    if os.path.lexists(place):
        raise _there_already(place, party)
    seeds = {purpose: os.urandom(SEED_BYTES) for purpose in PURPOSES}
    try:
        # Made elsewhere and put in place at once, so that a crash leaves no half of a party's keys.
        draft = Path(tempfile.mkdtemp(prefix=f".{party}-", dir=directory))
        try:
            for purpose, seed in seeds.items():
                private.write_new(draft / f"{purpose}.pem", _pem(seed, encryption))
            private.sync_directory(draft)
            draft.rename(place)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        private.sync_directory(directory)
    except OSError as error:
        if os.path.lexists(place):
            raise _there_already(place, party) from error
        raise WorldError(f"cannot write the keys of {party}: {error.strerror}") from error
    return _signers(party, seeds)


def load_keys(directory: Path, party: str, passphrase: str | None = None) -> Signers:
    """Read a party's keys.

    Raises:
        UsageError: Not there, open to other users, a symbolic link, encrypted under another
            passphrase, or no such keys; the message says what to do.
        WorldError: The disk refuses.
    """
    place = _place(directory, party)
    _encryption(passphrase)
    try:
        private.require_private(directory, "the directory of keys")
        private.require_private(place, "the directory of keys")
        seeds = {purpose: _read_seed(place / f"{purpose}.pem", passphrase) for purpose in PURPOSES}
    except FileNotFoundError as error:
        raise UsageError(
            f"{error.filename} is not there: make the keys of {party} first, or put its keys back "
            "from their copy"
        ) from error
    except OSError as error:
        raise WorldError(f"cannot read the keys of {party}: {error.strerror}") from error
    signers = _signers(party, seeds)
    try:
        signers.public_keys()
    except ValueError as error:
        raise UsageError(f"the keys in {place} are no set of keys: {error}") from error
    return signers


def _place(directory: Path, party: str) -> Path:
    try:
        # A party's name is checked before it becomes part of a path.
        names.require_party(party)
    except ValueError as error:
        raise UsageError(str(error)) from error
    return directory / party


def _encryption(passphrase: str | None) -> serialization.KeySerializationEncryption:
    if passphrase is None:
        return serialization.NoEncryption()
    if not passphrase:
        raise UsageError("an empty passphrase protects nothing; give one, or none at all")
    return serialization.BestAvailableEncryption(passphrase.encode())


def _pem(seed: bytes, encryption: serialization.KeySerializationEncryption) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(seed).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption
    )


def _read_seed(path: Path, passphrase: str | None) -> bytes:
    pem = private.read_private(path, "the key", _MAX_PEM_BYTES)
    # What is encrypted says so in its first line (RFC 7468, sections 10 and 11).
    encrypted = pem.startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    if encrypted and passphrase is None:
        raise UsageError(f"the key {path} is encrypted; give its passphrase")
    if not encrypted and passphrase is not None:
        raise UsageError(
            f"the key {path} is not encrypted, though a passphrase was given; give none"
        )
    try:
        key = serialization.load_pem_private_key(pem, passphrase.encode() if passphrase else None)
    except (ValueError, TypeError) as error:
        if encrypted:
            raise UsageError(f"the passphrase does not open {path}, or it is damaged") from error
        raise UsageError(
            f"{path} holds no private key in PEM (PKCS#8); put the key back"
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise UsageError(f"the key {path} is of another kind; Parley's keys are Ed25519")
    return key.private_bytes_raw()


def _signers(party: str, seeds: dict[str, bytes]) -> Signers:
    return Signers(party, **{purpose: PrivateKey(seed) for purpose, seed in seeds.items()})


def _there_already(place: Path, party: str) -> UsageError:
    return UsageError(
        f"{party} has keys at {place} already, and keys are never overwritten; "
        "move them away first if they are no longer wanted"
    )
