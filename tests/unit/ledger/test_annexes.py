from hashlib import sha256

import pytest

from parley import limits
from parley.errors import BrokenLog, UsageError
from parley.ledger.annexes import check_annex, commitment
from parley.model.notices import AnnexRef

SALT = bytes(range(16))
CONTENT = b"duty officer: desk 4"


def ref(salt: bytes = SALT, content: bytes = CONTENT, size: int | None = None) -> AnnexRef:
    size = len(content) if size is None else size
    return AnnexRef("contacts", "text/plain", size, sha256(salt + content).hexdigest())


def test_what_was_committed_to_is_recognised():
    assert commitment(SALT, CONTENT) == ref().commitment
    check_annex(ref(), SALT, CONTENT)
    check_annex(ref(bytes(32), b""), bytes(32), b"")


def test_nothing_else_is():
    for salt, content in (
        (SALT, CONTENT + b"!"),
        (SALT, CONTENT[:-1] + b"5"),
        (bytes(16), CONTENT),
        (SALT + CONTENT[:1], CONTENT[1:]),
        (SALT[:-1], SALT[-1:] + CONTENT),
    ):
        with pytest.raises(BrokenLog):
            check_annex(ref(), salt, content)
    with pytest.raises(BrokenLog, match="bytes"):
        check_annex(ref(size=3), SALT, CONTENT)


def test_a_byte_cannot_move_between_salt_and_content():
    """SHA-256(salt ‖ content) alone would not settle where the salt ends; the stated size does."""
    salt, content = SALT + b"x", CONTENT
    assert commitment(salt, content) == commitment(SALT, b"x" + content)
    with pytest.raises(BrokenLog):
        check_annex(ref(salt, content), SALT, b"x" + content)


def test_a_salt_that_could_be_guessed_is_refused():
    for size in (0, 15, 33):
        with pytest.raises(UsageError):
            commitment(bytes(size), CONTENT)
    with pytest.raises(BrokenLog, match="salt"):
        check_annex(ref(bytes(15)), bytes(15), CONTENT)
    with pytest.raises(UsageError):
        commitment(SALT, bytes(limits.MAX_ANNEX_BYTES + 1))
