"""Texts of both directions side by side: each is set apart, and none is reordered here.

A terminal lays a line out by the Unicode bidirectional algorithm (Standard Annex 9), or not at
all; whoever reordered letters for one kind would garble them for the other. So what runs the other
way stands between an isolate and its end, and a line never ends within one.
"""

import unicodedata

FIRST_STRONG, LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u2068", "\u2066", "\u2067"
END = "\u2069"

_BEGIN = frozenset((FIRST_STRONG, LEFT_TO_RIGHT, RIGHT_TO_LEFT))
_TURNS = frozenset(("R", "AL", "AN"))

JOINERS = frozenset("\u200c\u200d")
"""Zero-width characters by which Persian, Arabic and others are spelled."""


SPACES = frozenset("\u00a0\u202f")
"""Spaces at which no line breaks, as French has them before a colon."""


def apart(text: str) -> str:
    """The text, each line of it that holds right-to-left letters set apart."""
    return "\n".join(
        f"{FIRST_STRONG}{line}{END}"
        if any(unicodedata.bidirectional(letter) in _TURNS for letter in line)
        else line
        for line in text.split("\n")
    )


def running(text: str, right_to_left: bool) -> str:
    """A whole sentence, set apart where it runs from right to left."""
    return f"{RIGHT_TO_LEFT}{text}{END}" if right_to_left else text


def balanced(text: str) -> bool:
    """Whether every isolate in the text ends within it, and none ends that did not begin."""
    depth = 0
    for letter in text:
        depth += (letter in _BEGIN) - (letter == END)
        if depth < 0:
            return False
    return depth == 0


def is_isolate(letter: str) -> bool:
    """Whether this character begins or ends an isolate."""
    return letter in _BEGIN or letter == END


def closed(lines: list[str]) -> list[str]:
    """Lines of one text, each of which ends what it began; the next begins it again."""
    found, open_ = [], ""
    for line in lines:
        body = line.lstrip(" ")
        indent, again = line[: len(line) - len(body)], open_
        for letter in body:
            if letter in _BEGIN:
                open_ += letter
            elif letter == END:
                open_ = open_[:-1]
        found.append(f"{indent}{again}{body}{END * len(open_)}")
    return found
