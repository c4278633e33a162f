"""The stream says what is delivered: once durable, to those whose it is, and not too often."""

import asyncio
import itertools
import json
import threading
from collections.abc import Iterator

import pytest

import ledger_parts
import web_parts
from cli_desks import run
from parley import limits
from parley.api.bodies import CoveredNews, EntryNews
from parley.api.roles import Role
from parley.model.notices import Ref
from parley.ports.store import Batch
from parley.runtime import feed as feeding
from parley.runtime.feed import Covered, Feed, News

AGREEMENT = "a" * 64


@pytest.fixture
def own() -> Iterator[web_parts.Line]:
    with web_parts.line() as made:
        yield made


@pytest.fixture
def slow_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pace is an hour: what comes before comes at once."""
    monkeypatch.setattr(feeding, "COVERED_S", 3_600.0)


def test_the_author_is_told_who_holds_it_and_then_it_is_shown(own: web_parts.Line) -> None:
    north = own.nodes["northland"]
    stream = north.client().event_stream(north.runtime.feed.position)
    north.client().notice_file(own.agreement, "D1", ledger_parts.notice())
    size = 0
    held: dict[str, int] = {}
    while held.keys() != {"southland", "observer"}:
        news = next(stream)
        if isinstance(news, EntryNews):
            assert news.party == "northland"
            size = news.sequence + 1
        elif isinstance(news, CoveredNews) and news.size == size:
            # Its entry was told before.
            assert (news.agreement, news.party) == (own.agreement, "northland")
            held[news.by] = news.size
            page = north.client().notice_show(own.agreement, Ref("northland", "D1"))
            assert news.by in {cover.mirror for cover in page.delivered}
    stream.close()


def test_nothing_is_said_to_be_delivered_before_it_is_durable(
    own: web_parts.Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    north = own.nodes["northland"]
    append = north.store.append
    writing, written = threading.Event(), threading.Event()

    def gated(batch: Batch) -> None:
        if any(one.party == "northland" for one in batch.cosignatures):
            writing.set()
            assert written.wait(web_parts.PATIENCE_S)
        append(batch)

    monkeypatch.setattr(north.store, "append", gated)
    with north.http(Role.READER).stream(
        "GET", "/v1/events", params={"after": north.runtime.feed.position}
    ) as stream:
        lines = stream.iter_lines()
        assert next(lines) == "event: beat"
        north.client().notice_file(own.agreement, "D1", ledger_parts.notice())
        assert writing.wait(web_parts.PATIENCE_S)

        async def beat() -> None:
            north.runtime.feed.changed()

        # The proof is held and folded, and not on disk: a beat comes, and no word of it before.
        own.within(beat())
        before = list(itertools.takewhile(lambda line: line != "event: beat", lines))
        assert "event: entry" in before
        assert "event: covered" not in before
        written.set()
        assert "event: covered" in lines


def test_a_party_hosted_here_proves_it_too() -> None:
    terms = ledger_parts.terms("northland", "relief", hosted={"relief": "northland"})
    with web_parts.line(("northland", "relief"), terms=terms) as made:
        north = made.nodes["northland"]
        stream = north.client().event_stream(north.runtime.feed.position)
        north.client().notice_file(made.agreement, "D1", ledger_parts.notice())
        news = next(one for one in stream if isinstance(one, CoveredNews))
        assert (news.party, news.by) == ("northland", "relief")
        stream.close()


def test_a_party_outside_the_agreement_learns_of_no_delivery() -> None:
    terms = ledger_parts.terms("northland", "southland")
    with web_parts.line(("northland", "stranger"), ("southland",), terms=terms) as made:
        north = made.nodes["northland"]
        with (
            north.http(Role.READER, "stranger").stream("GET", "/v1/events") as stranger,
            north.http(Role.READER).stream("GET", "/v1/events") as member,
        ):
            made.wait(lambda: len(north.runtime.feed._followers) == 2)
            north.client().notice_file(made.agreement, "D1", ledger_parts.notice())
            made.settle()
            made.stop_streams("northland", 2)
            told = member.read().decode()
            assert "event: covered" in told
            assert made.agreement in told
            unknown = stranger.read().decode()
            assert "event: beat" in unknown
            assert "covered" not in unknown
            assert made.agreement not in unknown


def test_the_command_says_what_is_delivered(own: web_parts.Line) -> None:
    north = own.nodes["northland"]
    after = north.runtime.feed.position
    filing = threading.Thread(
        target=lambda: (
            own.wait(lambda: len(north.runtime.feed._followers) == 1),
            north.client().notice_file(own.agreement, "D1", ledger_parts.notice()),
        )
    )
    filing.start()
    followed = run(
        *("event", "follow", "--after", str(after), "--most", "3", "--json", "--url", north.url),
        PARLEY_TOKEN=north.secrets["northland", Role.READER],
    )
    filing.join(web_parts.PATIENCE_S)
    said = [json.loads(line) for line in followed.stdout.splitlines()]
    (first, *_) = [one["news"] for one in said if one["event"] == "covered"]
    assert first["party"] == "northland"
    assert first["by"] in {"southland", "observer"}


def covered(size: int, by: str = "southland") -> Covered:
    return Covered(AGREEMENT, "northland", by, size)


class Following:
    """A follower of a feed of its own, which takes what waits when it is asked to."""

    def __init__(self, feed: Feed) -> None:
        self._news = feed.follow(0)
        self._coming = asyncio.ensure_future(anext(self._news, None))

    async def take(self) -> News | None:
        """What comes next; None at the end."""
        # What never comes is a failure, and no test that hangs.
        news = await asyncio.wait_for(self._coming, web_parts.PATIENCE_S)
        self._coming = asyncio.ensure_future(anext(self._news, None))
        return news

    async def rest(self) -> list[News]:
        """Everything until the end."""
        found = []
        while (news := await self.take()) is not None:
            found.append(news)
        return found


async def followed(feed: Feed) -> Following:
    """A follower that waits already."""
    made = Following(feed)
    while not feed._followers:
        await asyncio.sleep(0)
    return made


def test_of_one_holder_only_the_newest_is_told_when_its_time_has_come(slow_pace: None) -> None:
    async def busy() -> list[News]:
        feed = Feed()
        follower = await followed(feed)
        for size in range(1, 400):
            feed.covered([covered(size)])
            # It takes what comes at once, and is told no more often for that.
            await asyncio.sleep(0)
        feed.covered([covered(7, "observer")])
        feed._paced()
        feed.close()
        return await follower.rest()

    assert asyncio.run(busy()) == [covered(1), covered(7, "observer"), covered(399)]


def test_the_pace_goes_on_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeding, "COVERED_S", 0.001)

    async def paced() -> list[News | None]:
        feed = Feed()
        follower = await followed(feed)
        told = []
        for size in (1, 2, 4):
            feed.covered([covered(size), covered(size + 1)])
            # What was held back comes when its time has come, though nothing more happens.
            told.append(await follower.take())
        return told

    assert asyncio.run(paced()) == [covered(1), covered(3), covered(5)]


def test_a_slow_follower_keeps_one_place_for_one_holder(
    slow_pace: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_STREAM_BACKLOG", 3)

    async def slow() -> list[News]:
        feed = Feed()
        follower = await followed(feed)
        await asyncio.sleep(0)
        for size in range(1, 1_000):
            feed.covered([covered(size), covered(size, "observer")])
            feed._paced()
        (kept,) = feed._followers
        assert kept._queue.qsize() <= 2
        assert len(kept._covered) <= 2
        feed.close()
        return await follower.rest()

    told = asyncio.run(slow())
    assert told == [covered(999), covered(999, "observer")]


def test_a_follower_too_far_behind_is_let_go_with_all_that_waits(
    slow_pace: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_STREAM_BACKLOG", 3)

    async def behind() -> list[News]:
        feed = Feed()
        follower = await followed(feed)
        (kept,) = feed._followers
        feed.covered([covered(1, f"party-{number}") for number in range(5)])
        assert not feed._followers
        assert not kept._covered
        return await follower.rest()

    assert asyncio.run(behind()) == []


def test_what_is_held_back_is_told_before_the_end(slow_pace: None) -> None:
    async def closing() -> list[News]:
        feed = Feed()
        follower = await followed(feed)
        feed.covered([covered(1)])
        feed.covered([covered(2)])
        feed.close()
        return await follower.rest()

    # It had not taken the first yet: the newest stands in its place.
    assert asyncio.run(closing()) == [covered(2)]
