"""The stream of events: the record, alarms at once, who holds what, the beat of the node."""

import asyncio
import contextlib
import re
from collections.abc import AsyncGenerator, AsyncIterator

import msgspec
from sse_starlette.event import ServerSentEvent
from sse_starlette.sse import EventSourceResponse, SendTimeoutError
from starlette.types import Receive, Scope, Send

from parley.api import problems
from parley.api.bodies import AlarmNews, CoveredNews
from parley.api.session_bodies import BeatNews, Ended, EndedNews
from parley.runtime.feed import Changed, Covered, EntryCame, News
from parley.turn.effects import Tell
from parley.web import tokens
from parley.web.answers.agreements import entry_news
from parley.web.calls import Answer, Call, Handler
from parley.web.problems import Problem

BEAT_S = 5.0
"""How often a follower is shown that the node is alive, and what its clocks say."""

PING_S = 15
"""How often a comment shows the same to what stands between: it is no event."""

SEND_S = 60
"""How long a follower may take nothing before it is let go; it resumes."""

_POSITION = re.compile(r"[0-9]{1,15}")


class _Stream(EventSourceResponse):
    """A stream that ends quietly when its follower no longer takes anything."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        except SendTimeoutError:
            return


async def _events(call: Call) -> Answer:
    feed = call.runtime.feed
    after = _after(call)
    if after > feed.position:
        raise Problem(
            problems.OUT_OF_STEP,
            f"the record here ends at {feed.position}, before {after}",
            "begin again from 0: this is another record than the one you followed",
        )
    return _Stream(_news(call, after), ping=PING_S, send_timeout=SEND_S)


def _after(call: Call) -> int:
    """Where the follower resumes: what it last saw counts before what it once asked for."""
    last = call.http.headers.get("last-event-id")
    if last is None:
        return call.number("after") or 0
    if not _POSITION.fullmatch(last):
        raise Problem(
            problems.UNREADABLE, f"Last-Event-ID {last[:40]!r} is no position", "leave it out"
        )
    return int(last)


async def _news(call: Call, after: int) -> AsyncIterator[ServerSentEvent]:
    """A beat at once, then news as they come, and a beat whenever that much time has passed.

    Ends, and says why, with the session or the token that it is followed by.
    """
    loop = asyncio.get_running_loop()
    follower = call.runtime.feed.follow(after)
    yield _beat(call)
    due = loop.time() + BEAT_S
    coming = asyncio.create_task(_next(follower))
    try:
        while True:
            await asyncio.wait({coming}, timeout=max(0.0, due - loop.time()))
            why = await _may_not_follow(call)
            if why is not None:
                yield _said("ended", EndedNews(why))
                return
            news = coming.result() if coming.done() else Changed()
            if news is None:
                return
            if coming.done():
                coming = asyncio.create_task(_next(follower))
            if isinstance(news, Changed) or loop.time() >= due:
                yield _beat(call)
                due = loop.time() + BEAT_S
            if not isinstance(news, Changed):
                event = _event(call, news)
                if event is not None:
                    yield event
    finally:
        coming.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await coming
        await follower.aclose()


async def _next(follower: AsyncGenerator[News, None]) -> News | None:
    """What comes next; None once the feed lets its followers go."""
    return await anext(follower, None)


async def _may_not_follow(call: Call) -> Ended | None:
    """Why the caller is to be told nothing more; None as long as it may. An open stream is use."""
    if not call.who.session:
        holder = tokens.holder(call.runtime.setting, call.who.key)
        return Ended.REVOKED if holder is None else None
    found = call.door.sessions.look(call.who.session)
    if isinstance(found, Ended):
        return found
    await call.door.sessions.use(call.who.session)
    return None


def _beat(call: Call) -> ServerSentEvent:
    runtime = call.runtime
    return _said(
        "beat",
        BeatNews(runtime.now(), call.door.wall(), runtime.feed.position, runtime.quiet()),
    )


def _said(name: str, news: object, position: int | None = None) -> ServerSentEvent:
    at = None if position is None else str(position)
    return ServerSentEvent(msgspec.json.encode(news).decode(), event=name, id=at)


def _event(call: Call, news: EntryCame | Covered | Tell) -> ServerSentEvent | None:
    """What this caller is told of it; None where it is another agreement's, or another's alarm."""
    if isinstance(news, Tell):
        if news.party != call.who.party:
            return None
        alarm = AlarmNews(
            news.agreement,
            news.party,
            news.cause.value,
            news.about,
            news.words,
            news.thread,
            news.desk,
            news.tier.value,
            news.precedence.value,
            news.due_ms,
            news.against,
        )
        return _said("alarm", alarm)
    agreement = news.agreement if isinstance(news, Covered) else news.entry.header.agreement
    situation = call.runtime.node.picture.situation(agreement)
    if situation is None or situation.terms.member(call.who.party) is None:
        return None
    if isinstance(news, Covered):
        return _said("covered", CoveredNews(news.agreement, news.party, news.by, news.size))
    return _said("entry", entry_news(news.position, news.entry), news.position)


HANDLERS: dict[str, Handler] = {"event.stream": _events}
