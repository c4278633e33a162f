"""What consoles are told as it happens: entries by position, alarms at once."""

import asyncio
from collections.abc import AsyncGenerator, Callable

from msgspec import Struct

from parley import limits
from parley.ledger.entries import Entry
from parley.turn.effects import Tell


class EntryCame(Struct, frozen=True):
    """An entry that is durable, at its position of this node's record, from 1."""

    position: int
    entry: Entry


class Changed(Struct, frozen=True):
    """Something beside the record changed that followers show or depend on: look again."""


News = EntryCame | Tell | Changed


class Feed:
    """The record in the order it came, and those who follow it.

    A follower that falls too far behind is let go; it resumes from the last position it saw.
    """

    def __init__(self) -> None:
        self._journal: list[Entry] = []
        self._followers: set[asyncio.Queue[News | None]] = set()
        self._closed = False
        self.heard: list[Callable[[Tell], None]] = []
        """What is called, beside those who follow, with every alarm."""

    @property
    def position(self) -> int:
        """The position of the newest entry; 0 if there is none."""
        return len(self._journal)

    def read(self, after: int, most: int) -> list[EntryCame]:
        """Entries after a position."""
        chosen = self._journal[after : after + most]
        return [EntryCame(after + 1 + index, entry) for index, entry in enumerate(chosen)]

    def restore(self, entry: Entry) -> None:
        """Add an entry that was durable before; nobody follows yet."""
        self._journal.append(entry)

    def publish(self, entry: Entry) -> None:
        """Add an entry that has just become durable."""
        self._journal.append(entry)
        self._pass_on(EntryCame(self.position, entry))

    def alarm(self, tell: Tell) -> None:
        """Sound an alarm. It is in no journal: the alert that records it follows."""
        for hear in self.heard:
            hear(tell)
        self._pass_on(tell)

    def changed(self) -> None:
        """Have every follower look again: the clock was set, or who may follow changed."""
        self._pass_on(Changed())

    def close(self) -> None:
        """Let every follower go, and take no more."""
        self._closed = True
        self._pass_on(None)

    async def follow(self, after: int) -> AsyncGenerator[News, None]:
        """Entries after a position, then whatever comes, until the feed closes."""
        queue: asyncio.Queue[News | None] = asyncio.Queue(limits.MAX_STREAM_BACKLOG)
        self._followers.add(queue)
        if self._closed:
            queue.put_nowait(None)
        try:
            # What comes while the journal is read waits in the queue, and is not told twice.
            told = max(0, after)
            while told < self.position:
                for came in self.read(told, 1_000):
                    yield came
                    told = came.position
            while (news := await queue.get()) is not None:
                if isinstance(news, EntryCame):
                    if news.position <= told:
                        continue
                    told = news.position
                yield news
        finally:
            self._followers.discard(queue)

    def _pass_on(self, news: News | None) -> None:
        for queue in tuple(self._followers):
            try:
                queue.put_nowait(news)
            except asyncio.QueueFull:
                self._followers.discard(queue)
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait(None)
