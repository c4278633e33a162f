"""Identifiers and words: how parties, threads and texts may be spelled."""

import re
import unicodedata

from parley import limits

_PARTY = re.compile(r"[a-z][a-z0-9-]*")
_REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_HEX = re.compile(r"[0-9a-f]+")


def require_party(party: str) -> None:
    """Raise ValueError unless this is a party's identifier, such as `relief-org`."""
    if len(party) > limits.MAX_ID_CHARS or not _PARTY.fullmatch(party):
        raise ValueError(
            f"{party[:80]!r} is no party identifier: lower-case letters, digits and hyphens, "
            f"a letter first, at most {limits.MAX_ID_CHARS}"
        )


def require_ref(ref: str) -> None:
    """Raise ValueError unless this can name a notice, concern or request of its author."""
    if len(ref) > limits.MAX_ID_CHARS or not _REF.fullmatch(ref):
        raise ValueError(
            f"{ref[:80]!r} is no reference: letters, digits, dot, hyphen and underscore, "
            f"a letter or digit first, at most {limits.MAX_ID_CHARS}"
        )


def require_hex(text: str, size: int, what: str) -> None:
    """Raise ValueError unless the text is `size` bytes in lower-case hexadecimal."""
    if len(text) != 2 * size or not _HEX.fullmatch(text):
        raise ValueError(f"{what} is {size} bytes in lower-case hexadecimal")


def require_label(text: str, what: str) -> None:
    """Raise ValueError unless the text is one line that shows as what it is."""
    _require_text(text, limits.MAX_LABEL_CHARS, what)
    if "\n" in text:
        raise ValueError(f"{what} is one line")


def require_words(text: str, what: str) -> None:
    """Raise ValueError unless the text is of bearable length and free of control characters."""
    _require_text(text, limits.MAX_WORDS_CHARS, what)


def folded(text: str) -> str:
    """The text as compared with another: case, spacing, composition and marks nobody sees aside."""
    seen = "".join(one for one in text if unicodedata.category(one) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", seen).casefold().split())


def _require_text(text: str, most: int, what: str) -> None:
    if len(text) > most:
        raise ValueError(f"{what} has at most {most} characters")
    for character in text:
        # What is not seen, breaks a line or turns its direction lets a text show as another.
        category = unicodedata.category(character)
        if category in _UNSEEN and character != "\n" and character not in _LETTERING:
            raise ValueError(f"{what} holds a control character (U+{ord(character):04X})")


_UNSEEN = ("Cc", "Cs", "Cf", "Zl", "Zp")

_LETTERING = frozenset("\u200c\u200d\u200e\u200f\u061c")
"""Joiners and marks of direction, without which some scripts are not written rightly."""
