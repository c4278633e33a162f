"""Annexes: bytes beside a statement that it commits to and that can be erased (annex.md)."""

import hmac
from hashlib import sha256

from parley import limits
from parley.errors import BrokenLog, UsageError
from parley.model.notices import AnnexRef

MIN_SALT_BYTES = 16
MAX_SALT_BYTES = 32


def commitment(salt: bytes, content: bytes) -> str:
    """What a statement carries for an annex: SHA-256(salt ‖ content).

    Args:
        salt: 16 to 32 random bytes, fresh for each annex. They are erased with the content, so that
            nobody can then guess a short content back.
        content: The annex's bytes.

    Returns:
        64 hexadecimal digits.
    """
    if not MIN_SALT_BYTES <= len(salt) <= MAX_SALT_BYTES:
        raise UsageError(f"a salt is {MIN_SALT_BYTES} to {MAX_SALT_BYTES} random bytes")
    if len(content) > limits.MAX_ANNEX_BYTES:
        raise UsageError(f"an annex has at most {limits.MAX_ANNEX_BYTES} bytes")
    # Where the salt ends is settled by the size that the statement carries beside this.
    return sha256(salt + content).hexdigest()


def check_annex(annex: AnnexRef, salt: bytes, content: bytes) -> None:
    """Return if these are the bytes that the statement committed to.

    Raises:
        BrokenLog: Other bytes, another salt, or another length than was stated.
    """
    if len(content) != annex.size:
        raise BrokenLog(f"the annex {annex.title!r} was stated with {annex.size} bytes")
    if not MIN_SALT_BYTES <= len(salt) <= MAX_SALT_BYTES:
        raise BrokenLog(f"the salt of the annex {annex.title!r} has {len(salt)} bytes")
    if not hmac.compare_digest(commitment(salt, content), annex.commitment):
        raise BrokenLog(f"the annex {annex.title!r} is not what was committed to")
