"""C2SP signed notes and cosignatures, written straight from the pages of the specification."""

import base64
import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def key_id(name: str, kind: int, public: bytes) -> bytes:
    """key ID = SHA-256(key name || 0x0A || signature type || public key)[:4]."""
    digest = hashlib.sha256()
    for part in (name.encode("utf-8"), b"\x0a", bytes([kind]), public):
        digest.update(part)
    return digest.digest()[:4]


def signed_note(text: str, name: str, seed: bytes) -> bytes:
    """A note with one Ed25519 signature of type 0x01."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public = key.public_key().public_bytes_raw()
    blob = key_id(name, 1, public) + key.sign(text.encode("utf-8"))
    line = "\N{EM DASH} " + name + " " + base64.b64encode(blob).decode("ascii")
    return (text + "\n" + line + "\n").encode("utf-8")


def cosignature(note_text: str, name: str, seed: bytes, time_s: int) -> bytes:
    """A cosignature/v1 line of type 0x04 over the note text."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public = key.public_key().public_bytes_raw()
    message = "cosignature/v1\ntime " + str(time_s) + "\n" + note_text
    stamped = time_s.to_bytes(8, "big") + key.sign(message.encode("utf-8"))
    blob = base64.b64encode(key_id(name, 4, public) + stamped).decode("ascii")
    return ("\N{EM DASH} " + name + " " + blob + "\n").encode("utf-8")
