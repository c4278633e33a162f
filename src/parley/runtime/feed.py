"""What consoles are told as it happens: entries by position, alarms at once, who holds what."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable

from msgspec import Struct

from parley import limits
from parley.ledger.entries import Entry
from parley.turn.effects import Tell

COVERED_S = 0.25
"""How often, at most, it is told that one party holds more of one log, in seconds."""


class EntryCame(Struct, frozen=True):
    """An entry that is durable, at its position of this node's record, from 1."""

    position: int
    entry: Entry


class Changed(Struct, frozen=True):
    """Something beside the record changed that followers show or depend on: look again."""


class Covered(Struct, frozen=True):
    """A party proves, durably, that it holds the first `size` entries of another's log."""

    agreement: str
    party: str
    by: str
    size: int

    @property
    def held(self) -> "_Held":
        """Whose log, and by whom."""
        return self.agreement, self.party, self.by


_Held = tuple[str, str, str]

News = EntryCame | Tell | Covered | Changed


class _Follower:
    """What waits for one follower. Of who holds what only the newest waits, in one place a log."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[News | _Held | None] = asyncio.Queue(limits.MAX_STREAM_BACKLOG)
        self._covered: dict[_Held, Covered] = {}

    def put(self, news: News | None) -> None:
        """Add to what waits.

        Raises:
            asyncio.QueueFull: Too much waits already.
        """
        if not isinstance(news, Covered):
            self._queue.put_nowait(news)
            return
        if news.held not in self._covered:
            self._queue.put_nowait(news.held)
        self._covered[news.held] = news

    def let_go(self) -> None:
        """Drop what waits, and end."""
        while not self._queue.empty():
            self._queue.get_nowait()
        self._covered.clear()
        self._queue.put_nowait(None)

    async def get(self) -> News | None:
        """What comes next; None at the end."""
        news = await self._queue.get()
        return self._covered.pop(news) if isinstance(news, tuple) else news


class Feed:
    """The record in the order it came, and those who follow it.

    A follower that falls too far behind is let go; it resumes from the last position it saw.
    """

    def __init__(self) -> None:
        self._journal: list[Entry] = []
        self._followers: set[_Follower] = set()
        self._told: set[_Held] = set()
        self._grown: dict[_Held, Covered] = {}
        self._pace: asyncio.TimerHandle | None = None
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

    def covered(self, grown: Iterable[Covered]) -> None:
        """Tell who holds more of which log: at once, of one holder of one log not so soon again.

        It is in no journal: whoever resumes looks anew.
        """
        for one in grown:
            if one.held in self._told:
                self._grown[one.held] = one
                continue
            self._told.add(one.held)
            self._pass_on(one)
        if self._told and self._pace is None and not self._closed:
            self._pace = asyncio.get_running_loop().call_later(COVERED_S, self._paced)

    def _paced(self) -> None:
        self._pace = None
        self._told.clear()
        grown, self._grown = self._grown, {}
        self.covered(grown.values())

    def changed(self) -> None:
        """Have every follower look again: the clock was set, or who may follow changed."""
        self._pass_on(Changed())

    def close(self) -> None:
        """Let every follower go, and take no more."""
        self._closed = True
        if self._pace is not None:
            self._pace.cancel()
            self._paced()
        self._pass_on(None)

    async def follow(self, after: int) -> AsyncGenerator[News, None]:
        """Entries after a position, then whatever comes, until the feed closes."""
        follower = _Follower()
        self._followers.add(follower)
        if self._closed:
            follower.put(None)
        try:
            # What comes while the journal is read waits in the queue, and is not told twice.
            told = max(0, after)
            while told < self.position:
                for came in self.read(told, 1_000):
                    yield came
                    told = came.position
            while (news := await follower.get()) is not None:
                if isinstance(news, EntryCame):
                    if news.position <= told:
                        continue
                    told = news.position
                yield news
        finally:
            self._followers.discard(follower)

    def _pass_on(self, news: News | None) -> None:
        for follower in tuple(self._followers):
            try:
                follower.put(news)
            except asyncio.QueueFull:
                self._followers.discard(follower)
                follower.let_go()
