"""The line itself: lanes, tiers, precedence, desks, timers, and what a message is made of.

All of it is data of the agreement, so that both sides know what rings when and
can try it before it matters. A desk is a post, never a person: nothing on the
line waits for one.
"""

import re
from enum import StrEnum

from msgspec import Struct

from parley import limits
from parley.model import names
from parley.model.notices import Ref
from parley.model.phrases import Phrase

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
MONTH_MS = 31 * DAY_MS

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Lane(StrEnum):
    """What a call is about; kept apart, as the two telephones of 2015 were."""

    AIR = "air"
    MARITIME = "maritime"
    GROUND = "ground"
    POLITICAL = "political"


class Tier(StrEnum):
    """How high a desk stands. An unanswered call climbs."""

    DUTY_OFFICER = "duty-officer"
    STAFF = "staff"
    MINISTER = "minister"
    HEAD_OF_STATE = "head-of-state"


class Precedence(StrEnum):
    """How soon a message is to be read, as signals services grade it."""

    ROUTINE = "routine"
    PRIORITY = "priority"
    IMMEDIATE = "immediate"
    FLASH = "flash"


TIERS = tuple(Tier)
"""From below."""

PRECEDENCES = tuple(Precedence)
"""The least urgent first."""


class Desk(Struct, frozen=True, forbid_unknown_fields=True):
    """A post that answers the line for its party, whoever sits there."""

    party: str
    name: str
    tier: Tier
    lanes: tuple[Lane, ...]

    def __post_init__(self) -> None:
        names.require_party(self.party)
        names.require_label(self.name, "the name of a desk")
        if not self.name.strip():
            raise ValueError("a desk has a name")
        if not self.lanes or len(set(self.lanes)) != len(self.lanes):
            raise ValueError("a desk answers one lane or more, each named once")


class Timer(Struct, frozen=True, forbid_unknown_fields=True):
    """How long a message of one precedence may wait for a person.

    Attributes:
        acknowledge_within_ms: After this the next desk rings, at both ends.
        next_after_ms: After each further such while the one after it, then the next tier.
        rounds: How often all desks are gone through before only the page shows it.
    """

    precedence: Precedence
    acknowledge_within_ms: int
    next_after_ms: int
    rounds: int = 1

    def __post_init__(self) -> None:
        for value in (self.acknowledge_within_ms, self.next_after_ms):
            if not 1_000 <= value <= MONTH_MS:
                raise ValueError("a timer lies between a second and 31 days")
        if not 1 <= self.rounds <= 10:
            raise ValueError("desks are gone through once to ten times")


_TIMERS = (
    Timer(Precedence.ROUTINE, 60 * MINUTE_MS, 30 * MINUTE_MS),
    Timer(Precedence.PRIORITY, 15 * MINUTE_MS, 10 * MINUTE_MS),
    Timer(Precedence.IMMEDIATE, 5 * MINUTE_MS, 3 * MINUTE_MS),
    Timer(Precedence.FLASH, MINUTE_MS, MINUTE_MS, 3),
)


class LineRules(Struct, frozen=True, forbid_unknown_fields=True):
    """What the parties expect of one another on the line. The figures are settings.

    Attributes:
        timers: One a precedence.
        test_every_ms: How often each member tests the line by itself; null for by hand only.
        test_answer_within_ms: After this a test is unanswered.
        query_answer_within_ms: 48 hours (Vienna Document, risk reduction).
        movement_lead_ms: Notice of a humanitarian movement (48 h: Yemen's procedure of 2021).
        movement_emergency_lead_ms: And of an urgent one (24 h).
        gathering_radius_mm: No gathering is drawn smaller, so that it points at nobody.
    """

    timers: tuple[Timer, ...] = _TIMERS
    test_every_ms: int | None = None
    test_answer_within_ms: int = 15 * MINUTE_MS
    query_answer_within_ms: int = 48 * HOUR_MS
    movement_lead_ms: int = 48 * HOUR_MS
    movement_emergency_lead_ms: int = 24 * HOUR_MS
    gathering_radius_mm: int = 2_000_000

    def __post_init__(self) -> None:
        if tuple(timer.precedence for timer in self.timers) != PRECEDENCES:
            raise ValueError("one timer a precedence: routine, priority, immediate, flash")
        if self.test_every_ms is not None and not MINUTE_MS <= self.test_every_ms <= MONTH_MS:
            raise ValueError("a line is tested once a minute at most, and once in 31 days at least")
        for value in (self.test_answer_within_ms, self.query_answer_within_ms):
            if not 1_000 <= value <= MONTH_MS:
                raise ValueError("an answer is due within a second to 31 days")
        for value in (self.movement_lead_ms, self.movement_emergency_lead_ms):
            if not 0 <= value <= MONTH_MS:
                raise ValueError("the notice of a movement lies between 0 and 31 days")
        if not 0 <= self.gathering_radius_mm <= limits.MAX_RADIUS_MM:
            raise ValueError("the least radius of a gathering lies between 0 and 2,000 km")

    def timer(self, precedence: Precedence) -> Timer:
        """The timer of a precedence."""
        return self.timers[PRECEDENCES.index(precedence)]


class NoticeQuote(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="quotes", tag="notice"
):
    """A version of a notice, or one volume of it, counted from 0."""

    of: Ref
    version: str
    volume: int | None

    def __post_init__(self) -> None:
        names.require_hex(self.version, 32, "a version (the leaf hash of its entry)")
        if self.volume is not None and not 0 <= self.volume < limits.MAX_VOLUMES:
            raise ValueError("a volume is quoted by its place in the notice, from 0")


class MessageQuote(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="quotes", tag="message"
):
    """Another message, by the leaf hash of its entry. Whoever quotes one has acknowledged it."""

    message: str

    def __post_init__(self) -> None:
        names.require_hex(self.message, 32, "a message (the leaf hash of its entry)")


Quote = NoticeQuote | MessageQuote


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person says: a phrase, free words, or both.

    Free words are shown as written and marked untranslated; `language` is the tag of theirs, empty
    where it was not given.
    """

    phrase: Phrase | None
    words: str
    language: str
    quotes: tuple[Quote, ...]

    def __post_init__(self) -> None:
        names.require_words(self.words, "the words")
        if self.language and not _LANGUAGE.fullmatch(self.language):
            raise ValueError("a language is a tag such as en, ru, he, ar, fr")
        if len(self.quotes) > limits.MAX_QUOTES:
            raise ValueError(f"a message quotes at most {limits.MAX_QUOTES} things")
        if self.phrase is None and not self.words.strip():
            raise ValueError("a message says something: a phrase, or words")
