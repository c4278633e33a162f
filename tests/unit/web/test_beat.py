"""The beat of the stream, and its end: a screen knows that the node lives, and whom it may tell."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from queue import Queue

import httpx2
import msgspec
import pytest

import ledger_parts
import web_parts
from parley.api.bodies import AlarmNews, EntryNews
from parley.api.roles import Role
from parley.api.session_bodies import BeatNews, Ended, EndedNews
from parley.client import Client, Problem
from parley.runtime.clocks import ExerciseClock
from parley.web.handlers import stream
from parley.web.session_kept import SESSIONS
from session_parts import BEGUN, HOUR, MINUTE, Browser, Wall

HOME = ("northland", "southland")
TERMS = ledger_parts.terms(*HOME, hosted={"southland": "northland"})
START = ledger_parts.START_MS
PATIENCE_S = 20


class Told:
    """What a stream tells, event by event, read by a thread of its own."""

    def __init__(self, http: httpx2.Client, headers: dict[str, str] | None = None) -> None:
        self._queue: Queue[tuple[str, bytes] | None] = Queue()
        self._open = contextlib.ExitStack()
        self.response = self._open.enter_context(
            http.stream("GET", "/v1/events", headers=headers or {}, timeout=PATIENCE_S)
        )
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        name = ""
        with contextlib.suppress(httpx2.HTTPError, httpx2.StreamError):
            for line in self.response.iter_lines():
                if line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    self._queue.put((name, line.removeprefix("data: ").encode()))
        self._queue.put(None)

    def next(self) -> EntryNews | AlarmNews | BeatNews | EndedNews | None:
        """The next event but deliveries, which come when they come; None at the end."""
        found = self._queue.get(timeout=PATIENCE_S)
        while found is not None and found[0] == "covered":
            found = self._queue.get(timeout=PATIENCE_S)
        if found is None:
            return None
        kinds = {"entry": EntryNews, "alarm": AlarmNews, "beat": BeatNews, "ended": EndedNews}
        return msgspec.json.decode(found[1], type=kinds[found[0]])  # type: ignore[no-any-return]

    def beat(self) -> BeatNews:
        """The next beat, whatever comes before it."""
        while not isinstance(news := self.next(), BeatNews):
            assert news is not None, "the stream ended"
        return news

    def rest(self) -> list[object]:
        """Everything until the end."""
        return list(iter(self.next, None))

    def close(self) -> None:
        """Let go of it."""
        self._open.close()
        self._thread.join(PATIENCE_S)


@pytest.fixture
def no_beats(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next beat is an hour away: what comes before it comes of itself."""
    monkeypatch.setattr(stream, "BEAT_S", 3_600.0)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def clock() -> ExerciseClock:
    return ExerciseClock(START)


@pytest.fixture
def line(wall: Wall, clock: ExerciseClock) -> Iterator[web_parts.Line]:
    with web_parts.line(HOME, terms=TERMS, clock=clock, wall_ms=wall.now) as made:
        yield made


@pytest.fixture
def node(line: web_parts.Line) -> web_parts.LiveNode:
    return line.nodes["northland"]


@pytest.fixture
def browser(node: web_parts.LiveNode) -> Iterator[Browser]:
    made = Browser(node, "127.0.0.1").signed_in()
    yield made
    made.http.close()


def test_a_beat_comes_first_and_says_what_the_clocks_say(
    node: web_parts.LiveNode, wall: Wall
) -> None:
    told = Told(node.http(Role.READER))
    first = told.next()
    assert first == BeatNews(START, BEGUN, node.runtime.feed.position, True)
    assert isinstance(told.next(), EntryNews)
    told.close()


def test_beats_go_on_and_show_that_a_clock_stands(
    node: web_parts.LiveNode, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "BEAT_S", 0.02)
    told = Told(node.http(Role.READER))
    told.beat()
    wall.now_ms += MINUTE
    while told.beat().wall_ms == BEGUN:
        pass
    beat = told.beat()
    assert (beat.now_ms, beat.wall_ms) == (START, BEGUN + MINUTE)
    told.close()


def test_beats_are_five_seconds_apart() -> None:
    assert stream.BEAT_S == 5


@pytest.mark.usefixtures("no_beats")
def test_an_exercises_clock_that_is_set_shows_at_once(node: web_parts.LiveNode) -> None:
    told = Told(node.http(Role.READER))
    told.beat()
    node.client(Role.DRIVER).exercise_clock(START + HOUR)
    assert told.beat().now_ms == START + HOUR
    told.close()


def test_entries_come_between_beats_and_none_is_lost(
    line: web_parts.Line, node: web_parts.LiveNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "BEAT_S", 0.001)
    told = Told(node.http(Role.READER))
    for number in range(20):
        node.client().notice_file(line.agreement, f"N{number}", ledger_parts.notice())
    end = node.runtime.feed.position
    seen: list[int] = []
    while not seen or seen[-1] < end:
        news = told.next()
        if isinstance(news, EntryNews):
            seen.append(news.position)
    assert seen == list(range(1, end + 1))
    told.close()


def test_the_client_hears_entries_and_alarms_and_no_beats(
    line: web_parts.Line, node: web_parts.LiveNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "BEAT_S", 0.001)
    events = node.client().event_stream()
    kinds = {type(next(events)) for _ in range(node.runtime.feed.position)}
    assert kinds == {EntryNews}
    events.close()


@pytest.mark.usefixtures("no_beats")
@pytest.mark.parametrize("by_cookie", [True, False])
def test_a_revoked_token_is_told_nothing_more(
    line: web_parts.Line, node: web_parts.LiveNode, by_cookie: bool
) -> None:
    keeper = node.client(Role.KEEPER)
    made = keeper.token_make("northland", "reader", "lent")
    browser = Browser(node, "127.0.0.1")
    headers = {} if by_cookie else {"authorization": f"Bearer {made.secret}"}
    if by_cookie:
        assert browser.open(token=made.secret).status_code == 200
    told = Told(browser.http, {**headers, "last-event-id": str(node.runtime.feed.position)})
    told.beat()
    keeper.token_revoke(made.token)
    node.client().notice_file(line.agreement, "N1", ledger_parts.notice())
    assert told.rest() == [EndedNews(Ended.REVOKED)]
    told.close()
    browser.http.close()


@pytest.mark.usefixtures("no_beats")
def test_a_session_that_is_ended_ends_its_stream_at_once(
    node: web_parts.LiveNode, browser: Browser
) -> None:
    headers = {"last-event-id": str(node.runtime.feed.position)}
    ours, theirs = Told(browser.http, headers), Told(node.http(Role.READER), headers)
    ours.beat(), theirs.beat()
    (session,) = node.client(Role.KEEPER).session_list()
    node.client(Role.KEEPER).session_close(session.session)
    assert ours.rest() == [EndedNews(Ended.ENDED)]
    assert isinstance(theirs.next(), BeatNews), "others are told that something changed"
    for one in (ours, theirs):
        one.close()


@pytest.mark.usefixtures("no_beats")
def test_signing_out_ends_the_stream(node: web_parts.LiveNode, browser: Browser) -> None:
    told = Told(browser.http, {"last-event-id": str(node.runtime.feed.position)})
    told.beat()
    assert browser.http.delete("/v1/session").status_code == 200
    assert told.rest() == [EndedNews(Ended.ENDED)]
    told.close()


def test_an_open_stream_is_use_and_its_end_by_time_is_said(
    line: web_parts.Line,
    node: web_parts.LiveNode,
    browser: Browser,
    wall: Wall,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stream, "BEAT_S", 0.01)
    told = Told(browser.http, {"last-event-id": str(node.runtime.feed.position)})
    told.beat()
    for _ in range(3):
        wall.now_ms += 11 * HOUR
        while told.beat().wall_ms < wall.now_ms:
            pass
    (view,) = node.client(Role.KEEPER).session_list()
    assert view.used_ms == wall.now_ms
    wall.now_ms = BEGUN + 7 * 24 * HOUR
    while isinstance(news := told.next(), BeatNews):
        pass
    assert news == EndedNews(Ended.EXPIRED)
    told.close()


def test_a_follower_that_leaves_leaves_nothing_behind(
    line: web_parts.Line, node: web_parts.LiveNode
) -> None:
    told = [Told(node.http(Role.READER)) for _ in range(3)]
    for one in told:
        one.beat()
    line.wait(lambda: len(node.runtime.feed._followers) == 3)
    for one in told:
        one.close()
    line.wait(lambda: not node.runtime.feed._followers)

    async def tasks() -> list[str]:
        return [str(task.get_coro()) for task in asyncio.all_tasks()]

    line.wait(lambda: not any("_next" in one for one in line.within(tasks())))


def test_a_stream_that_ended_is_not_resumed_by_itself(node: web_parts.LiveNode) -> None:
    keeper = node.client(Role.KEEPER)
    made = keeper.token_make("northland", "reader", "lent")
    with Client(node.url, made.secret) as client:
        events = client.events(node.runtime.feed.position)
        revoking = threading.Timer(0, keeper.token_revoke, [made.token])
        revoking.start()
        with pytest.raises(Problem, match="not known here"):
            next(events)
        revoking.join()


def test_the_row_of_a_session_is_not_written_at_every_beat(
    node: web_parts.LiveNode, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "BEAT_S", 0.001)
    (row,) = node.runtime.settings(SESSIONS).values()
    told = Told(browser.http)
    for _ in range(50):
        told.beat()
    assert list(node.runtime.settings(SESSIONS).values()) == [row]
    told.close()
