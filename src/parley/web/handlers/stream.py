"""The stream of events: the record as it grows, and alarms at once (server-sent events)."""

import re
from collections.abc import AsyncIterator

import msgspec
from sse_starlette.event import ServerSentEvent
from sse_starlette.sse import EventSourceResponse, SendTimeoutError
from starlette.types import Receive, Scope, Send

from parley.api import problems
from parley.api.bodies import AlarmNews
from parley.runtime.feed import EntryCame
from parley.turn.effects import Tell
from parley.web.answers.agreements import entry_news
from parley.web.calls import Answer, Call, Handler
from parley.web.problems import Problem

PING_S = 15
"""How often a comment shows a follower that the line is alive."""

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
    async for news in call.runtime.feed.follow(after):
        event = _event(call, news)
        if event is not None:
            yield event


def _event(call: Call, news: EntryCame | Tell) -> ServerSentEvent | None:
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
        return ServerSentEvent(msgspec.json.encode(alarm).decode(), event="alarm")
    situation = call.runtime.node.picture.situation(news.entry.header.agreement)
    if situation is None or situation.terms.member(call.who.party) is None:
        return None
    told = entry_news(news.position, news.entry)
    return ServerSentEvent(msgspec.json.encode(told).decode(), event="entry", id=str(news.position))


HANDLERS: dict[str, Handler] = {"event.stream": _events}
