"""Reaching people who are not looking at Parley."""

from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from parley.model.instants import Instant
from parley.model.line import Precedence, Tier


class Page(Struct, frozen=True):
    """Somebody at a desk is to open Parley.

    Attributes:
        party: Whose desk it is.
        desk: The desk that rings.
        tier: How high it stands.
        precedence: How soon somebody is to look.
        cause: Why, as a code such as `read-back-overdue`; never anybody's words.
        thread: What it is about. Not sent.
        agreement: Its agreement's title. Confidential.
        words: What was said. Confidential.
        issued_ms: Since when it waits.
        exercise: Whether the agreement is an exercise, which the message then says first.
    """

    party: str
    desk: str
    tier: Tier
    precedence: Precedence
    cause: str
    thread: str
    agreement: str
    words: str
    issued_ms: Instant
    exercise: bool


class Reach(StrEnum):
    """How far one message to one address has come."""

    HELD_BACK = "held-back"
    WAITING = "waiting"
    HANDED_OVER = "handed-over"
    FAILED = "failed"
    NO_ROUTE = "no-route"


class Attempt(Struct, frozen=True):
    """One message to one address, without its confidential words and without the address.

    `handed-over` says that the service or command took it. Whether a person saw it, only that
    person's acknowledgement on the line tells.

    Attributes:
        route: The route's name; empty where no route leads to the desk.
        way: Which of the route's addresses, such as `mailto 2`, or `command`.
        party: Whose desk rings.
        desk: Which.
        tier: How high it stands.
        precedence: Of the most urgent page told of.
        cause: Its cause, as a code.
        thread: What that page is about.
        more: How many further pages the same message tells of.
        at_ms: When this was last as it stands here; UTC milliseconds of this node's clock.
        tries: How often it was tried.
        outcome: How far it has come.
        error: Why the last try failed, secrets masked; empty where none did.
        next_ms: About when it is tried next, or let go on; null where neither is planned.
    """

    route: str
    way: str
    party: str
    desk: str
    tier: Tier
    precedence: Precedence
    cause: str
    thread: str
    more: int
    at_ms: Instant
    tries: int
    outcome: Reach
    error: str
    next_ms: Instant | None


class Pagers(Protocol):
    """Rings people outside. Best effort and in memory: a restart forgets what was under way.

    Nothing waits for it and nothing is promised by it; that reaching failed is itself shown.
    """

    def ring(self, page: Page) -> None:
        """Ring the people of a desk, within the loop; never waits and never raises.

        Where too much waits, the least urgent is let fall, and that is an attempt that failed.
        """

    def attempts(self) -> tuple[Attempt, ...]:
        """The latest attempts, the newest first; bounded."""

    async def aclose(self) -> None:
        """Stop; what was not handed over is forgotten."""
