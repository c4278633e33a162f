"""What a message says: that something waits, for whom and since when; no more, unless asked."""

import re
from datetime import UTC, datetime

from msgspec import Struct

from parley.model.instants import Instant
from parley.ports.pagers import Page
from parley.reach.masking import one_line

MOST_BODY_CHARS = 5_000
TEST = "test-of-reaching"

CAUSES = {
    "notice": "a notice has come in",
    "message": "a message has come in",
    "emergency": "an emergency message has come in",
    "concern": "a concern has come in",
    "query": "a query has come in",
    "line-test": "a test of the line has come in",
    "read-back-differs": "a notice was read back as something else",
    "escalation": "somebody waits for an answer that has not come",
    "read-back-overdue": "a read-back is overdue",
    "flight-overdue": "a flight is overdue",
    "check-in-overdue": "a movement has not checked in",
    "site-not-reconfirmed": "a site has not been reconfirmed",
    "conflict": "a conflict became known",
    TEST: "this is a test of reaching you, and nothing has happened",
}
_CODE = re.compile(r"[a-z]+(-[a-z]+){0,5}")


class Message(Struct, frozen=True):
    """What is sent: a line for the subject, and the text. `secret` is the confidential part."""

    title: str
    body: str
    secret: str
    page: Page


def message_of(page: Page, more: int, confidential: bool, now_ms: Instant) -> Message:
    """Put a page into words.

    Args:
        page: The most urgent page told of.
        more: How many further pages the message tells of.
        confidential: Whether it says what was said.
        now_ms: The present, by which a day that is not today is named.
    """
    # Some services show only the subject, others only the text: an exercise is named in both.
    exercise = "EXERCISE: " if page.exercise else ""
    title = f"{exercise}Parley: {page.precedence.value} for {one_line(page.desk)} of {page.party}"
    further = f", and {more} more" if more else ""
    body = (
        f"{exercise}{cause_in_words(page.cause)}, since {_moment(page.issued_ms, now_ms)}{further}."
        " Open Parley to read it."
    )
    secret = ""
    if confidential:
        lines = [one_line(line) for line in (page.agreement, *page.words.splitlines())]
        secret = "\n".join(line for line in lines if line)[: MOST_BODY_CHARS - len(body)]
        body = f"{body}\n\n{secret}" if secret else body
    return Message(title, body, secret, page)


def cause_in_words(cause: str) -> str:
    """A cause in plain words; one not listed reads as its code, and what is no code as nothing."""
    if cause in CAUSES:
        return CAUSES[cause]
    return cause.replace("-", " ") if _CODE.fullmatch(cause) else "something waits"


def _moment(instant_ms: Instant, now_ms: Instant) -> str:
    moment = datetime.fromtimestamp(instant_ms // 1000, UTC)
    today = datetime.fromtimestamp(now_ms // 1000, UTC)
    day = "" if moment.date() == today.date() else f"{moment:%Y-%m-%d} "
    return f"{day}{moment:%H:%M} UTC"
