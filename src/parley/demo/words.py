"""What is on record as those who play and watch read it: short, and each in their language."""

import re

from msgspec import Struct

from parley.errors import MalformedStatement
from parley.incident.verify.gist import sentence_of
from parley.incident.verify.phrase import spelled
from parley.ledger.entries import parse
from parley.model.instants import Instant, text_of
from parley.model.line import Said
from parley.model.line_statements import CallAcknowledged, CallOpened, CallSaid, LineEscalated
from parley.model.notices import Ref
from parley.model.phrases import Phrase
from parley.model.statements import AlertCause, AlertRaised, Payload
from parley.phrases import catalogue, render
from parley.picture.threads import FOUNDING_THREAD, ref_in

LOCAL_OFFSET_MS = 3 * 3_600_000
"""Local time that evening was UTC+3."""

_DATES = re.compile(r"\d{4}-\d\d-\d\d[T ](\d\d:\d\d)(?::00|(:\d\d))?(?:\.\d+)?(?:Z| UTC)")
"""A moment of the evening; its day is the same throughout, and seconds stand only if there are."""


class Entered(Struct, frozen=True):
    """An entry, understood: who said it, of what, in a line without its date.

    `message` is what was said, where it is one of a call.
    """

    party: str
    kind: str
    thread: str
    leaf: str
    issued_ms: Instant
    payload: Payload | None
    line: str

    @property
    def about(self) -> Ref | None:
        """What it is about; None for the founding of the agreement."""
        return None if self.thread == FOUNDING_THREAD else ref_in(self.thread)

    @property
    def message(self) -> Said | None:
        """What was said, if it is a message of a call or answers one."""
        if isinstance(self.payload, CallOpened | CallSaid | CallAcknowledged):
            return self.payload.said
        return None

    @property
    def automatic(self) -> bool:
        """Whether a node said it by itself."""
        return self.kind in AUTOMATIC


AUTOMATIC = ("alert.raised/0", "notice.assessed/0", "line.escalated/0")


def entered(raw: bytes) -> Entered:
    """An entry as it is told."""
    entry = parse(raw)
    header = entry.header
    try:
        payload: Payload | None = entry.statement()
    except MalformedStatement:
        payload = None
    return Entered(
        header.issuer,
        header.kind,
        header.thread,
        entry.leaf.hex(),
        header.issued_ms,
        payload,
        f"a {header.kind}, which this version does not understand"
        if payload is None
        else _line(payload),
    )


def short(text: str) -> str:
    """The text with its moments shortened: no day, and no seconds where there are none."""
    return _DATES.sub(lambda found: found[1] + (found[2] or ""), text)


def clock(instant_ms: Instant) -> str:
    """`18:39`, or `18:39:05` where there are seconds."""
    text = text_of(instant_ms // 1000 * 1000)[11:19]
    return text.removesuffix(":00") if text.endswith(":00") else text


def both_clocks(instant_ms: Instant) -> str:
    """`18:39 UTC  (21:39 local)`."""
    return f"{clock(instant_ms)} UTC  ({clock(instant_ms + LOCAL_OFFSET_MS)} local)"


def signed(phrase: Phrase) -> str:
    """The phrase as it is signed, its moments shortened."""
    return short(spelled(phrase))


def spoken(said: Said, language: str, *, marked: bool) -> str:
    """What was said, as an officer of this language reads it.

    Args:
        said: What was said; free words stand as written, marked untranslated.
        language: The reader's.
        marked: Whether to show the mark of a sentence that nobody has reviewed.
    """
    parts = []
    if said.phrase is not None:
        shown = render(said.phrase, language)
        text = short(shown.text)
        marker = f"{shown.marker}." if shown.marker else ""
        mark = shown.mark if marked or not shown.known else ""
        parts.append(" ".join(filter(None, (marker, text, mark))))
    if said.words:
        tongue = said.language or "language not given"
        parts.append(f"“{said.words}” [untranslated: {tongue}]")
    return " ".join(parts)


def unreviewed_mark(language: str, codes: set[str]) -> str:
    """The mark of a language, if no native speaker has reviewed any of these; else empty.

    Where some are reviewed and some not, each is marked where it stands.
    """
    by = catalogue()
    words = by.language(language)
    known = [code for code in codes if code in by.phrases]
    return "" if any(words.is_reviewed(code) for code in known) else words.not_reviewed


def _line(payload: Payload) -> str:
    match payload:
        case AlertRaised(cause=AlertCause.FLIGHT_OVERDUE, words=words):
            overdue = words.partition(". ")[0]
            return f"ALARM: {overdue}. A search-and-rescue message is ready"
        case AlertRaised(words=words):
            return f"ALARM: {words}"
        case LineEscalated(desk=desk, tier=tier, owed_by=owed_by, about=about):
            return f"rings {desk} ({tier}): {owed_by} has not answered {about}"
        case CallOpened(precedence=precedence, addressees=addressees, said=said):
            return f"calls {', '.join(addressees) or 'everyone'} ({precedence}): {_code(said)}"
        case CallSaid(precedence=precedence, said=said):
            return f"says ({precedence}): {_code(said)}"
        case CallAcknowledged(said=said):
            return f"answers: {_code(said)}"
        case _:
            return sentence_of(payload)


def _code(said: Said) -> str:
    """A message without its words, which are shown in each reader's language elsewhere."""
    return said.phrase.code if said.phrase is not None else "free words"
