"""What may be shown of an error that a service or a command gave: nothing of what is secret."""

import base64
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote_plus

MASK = "***"
MOST_CHARS = 200
_PARTS = re.compile(r"[/@:?&=#,;\s]+")
_SHORT = 4
"""Shorter parts are masked as whole words only, or every `no` would leave holes."""


def secrets_of(url: str) -> tuple[str, ...]:
    """Every part of an address but its scheme, host included: for some services it is the token.

    As written, as decoded, and the way a name and password travel in a header.
    """
    rest = url.partition("://")[2]
    found = {rest, unquote_plus(rest)}
    for text in tuple(found):
        for part in _PARTS.split(text):
            found |= {part, part.lstrip("+-"), unquote_plus(part)}
    user = rest.rpartition("@")[0].rpartition("/")[0] or rest.rpartition("@")[0]
    if user:
        found.add(base64.b64encode(unquote_plus(user).encode()).decode())
    return tuple(sorted(found - {""}, key=len, reverse=True))


def masked(text: str, secrets: Iterable[str]) -> str:
    """The beginning of the text on one line, each secret replaced."""
    for secret in sorted({one for one in secrets if one}, key=len, reverse=True):
        pattern = re.escape(secret)
        if len(secret) < _SHORT:
            pattern = rf"(?<!\w){pattern}(?!\w)"
        text = re.sub(pattern, MASK, text, flags=re.IGNORECASE)
    line = one_line(text)
    return line if len(line) <= MOST_CHARS else line[: MOST_CHARS - 1] + "…"


def one_line(text: str) -> str:
    """The text on one line, with nothing in it that could make it show as another."""
    shown = "".join(" " if unicodedata.category(one)[0] == "C" else one for one in text)
    return " ".join(shown.split())
