"""The story that an exercise tells whoever looks on: chapters, moments, accounts side by side.

A story is given to a node by whoever drives its exercise; a node in earnest has none. It speaks for
no party and enters no log: what a party stated is in the record, and a story only says where to
look. A text is in one language, and empty where there is nothing to say.
"""

from enum import StrEnum

import msgspec
from msgspec import Struct

from parley.errors import UsageError
from parley.model.instants import Instant
from parley.model.notices import Ref
from parley.picture.findings import Findings


class Tag(StrEnum):
    """How well what is told is known."""

    SOURCED = "sourced"
    CONTESTED = "contested"
    APPROXIMATED = "approximated"


class StoryPlace(Struct, frozen=True):
    """A point to look at, in degrees, WGS84."""

    key: str
    name: str
    lat: float
    lon: float
    tag: Tag
    source: str


class Account(Struct, frozen=True):
    """What one speaker says of a chapter; `speaker` is the same through the story."""

    speaker: str
    name: str
    words: str
    tag: Tag
    source: str


class Look(Struct, frozen=True):
    """Where to look on the map: its bounds in degrees, what is on record there, and points."""

    south: float
    west: float
    north: float
    east: float
    refs: tuple[Ref, ...]
    places: tuple[str, ...]


class Chapter(Struct, frozen=True):
    """One stretch of the story, told as of a moment.

    Attributes:
        happens: What happens, in plain words.
        matters: Why it matters.
        shows: What Parley shows here.
        unknown: What is not known; empty where nothing needs saying.
    """

    key: str
    at_ms: Instant
    headline: str
    happens: str
    matters: str
    shows: str
    unknown: str
    accounts: tuple[Account, ...]
    look: Look


class Moment(Struct, frozen=True):
    """A step of the exercise: a statement of a party, or what the public record tells.

    `party` is null for the public record, which enters no log. `kind` names the statement, as the
    record spells it without its version; `of` is what it is about. `other` is the other account of
    something contested.
    """

    at_ms: Instant
    party: str | None
    kind: str
    of: Ref | None
    text: str
    other: str
    tag: Tag
    source: str


class Source(Struct, frozen=True):
    """A key that sources are named by, and what it stands for."""

    key: str
    published: str


class Way(Struct, frozen=True):
    """Where a party's console of this exercise, or of its counterpart, is opened, signed in."""

    run: str
    party: str
    name: str
    address: str


class Beside(Struct, frozen=True):
    """What the record of another run showed in the end, to be held beside this one's."""

    run: str
    title: str
    notice: Findings
    flight: Findings


class Story(Struct, frozen=True):
    """A whole story in one language.

    Attributes:
        exercise: The standing line: that this is an exercise, and who takes no part.
        counterfactual: Whether it tells of another procedure, which nobody followed that evening.
        beside: The other run's findings; null where no other was played before.
    """

    run: str
    language: str
    title: str
    exercise: str
    lead: str
    counterfactual: bool
    starts_ms: Instant
    ends_ms: Instant
    notice: Ref
    flight: Ref
    chapters: tuple[Chapter, ...]
    moments: tuple[Moment, ...]
    places: tuple[StoryPlace, ...]
    sources: tuple[Source, ...]
    ways: tuple[Way, ...]
    beside: Beside | None


Stories = dict[str, Story]
"""A story by the tag of its language."""


def stories_of(raw: bytes) -> Stories:
    """Read the file of a story, as a node is given it.

    Raises:
        UsageError: It is not one, or is told in no language.
    """
    try:
        found = msgspec.json.decode(raw, type=Stories)
    except (msgspec.DecodeError, ValueError) as error:
        raise UsageError(f"the story of the exercise is not understood: {error}") from error
    if not found:
        raise UsageError("the story of the exercise is told in no language")
    return found
