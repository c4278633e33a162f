"""The stream of events: resumable by position, silent about other agreements."""

import contextlib
import itertools
from collections.abc import Iterator

import msgspec
import pytest

import ledger_parts
import web_parts
from parley import limits
from parley.api.bodies import AlarmNews, EntryNews
from parley.api.roles import Role
from parley.client import Client
from parley.errors import WorldError
from parley.model.heights import Band, Datum
from parley.model.notices import Notice
from parley.model.volumes import Circle, Volume, position
from parley.model.volumes import Role as For
from parley.runtime.clocks import ExerciseClock


def drawn() -> Notice:
    notice = ledger_parts.notice()
    volume = Volume(
        For.ACTIVITY,
        Circle(position(10, 10), 20_000_000),
        Band(0, 1_000_000, Datum.MEAN_SEA_LEVEL),
        notice.period,
    )
    return msgspec.structs.replace(notice, volumes=(volume,))


@pytest.fixture
def own() -> Iterator[web_parts.Line]:
    """A line of its own, in an exercise that begins with the terms."""
    with web_parts.line(clock=ExerciseClock(ledger_parts.START_MS)) as made:
        yield made


def entries(news: Iterator[object], count: int) -> list[EntryNews]:
    """So many entries; what is delivered is told between them."""
    return list(itertools.islice((one for one in news if isinstance(one, EntryNews)), count))


def take(node: web_parts.LiveNode, after: int, count: int) -> list[EntryNews]:
    stream = node.client().event_stream(after)
    taken = entries(stream, count)
    stream.close()
    return taken


def test_a_stream_resumes_where_it_was_left(own: web_parts.Line) -> None:
    north = own.nodes["northland"]
    for number in range(5):
        north.client().notice_file(own.agreement, f"S{number}", ledger_parts.notice())
    end = north.runtime.feed.position
    whole = take(north, 0, end)
    assert [one.position for one in whole] == list(range(1, end + 1))
    held = north.client().entry_list(own.agreement, limit=1000)
    assert [one.leaf for one in whole] == [one.leaf for one in held]
    for cut in range(end):
        assert take(north, cut, 1) == whole[cut : cut + 1]
    headers = {"last-event-id": str(end - 1)}
    with north.http(Role.READER).stream("GET", "/v1/events?after=0", headers=headers) as response:
        lines = itertools.dropwhile(lambda line: line != f"id: {end}", response.iter_lines())
        assert next(lines) == f"id: {end}"
        assert next(lines) == "event: entry"
        assert msgspec.json.decode(next(lines)[6:], type=EntryNews) == whole[-1]
    assert "raw" not in msgspec.to_builtins(whole[-1])


def test_what_comes_later_is_told_at_once(own: web_parts.Line) -> None:
    north, south = own.nodes["northland"], own.nodes["southland"]
    stream = south.client().event_stream(south.runtime.feed.position)
    north.client().notice_file(own.agreement, "L1", ledger_parts.notice())
    came = entries(stream, 2)
    assert [one.kind for one in came] == ["notice.filed/0", "notice.assessed/0"]
    stream.close()


def test_an_alarm_sounds_at_ones_own_party_only(own: web_parts.Line) -> None:
    north, south = own.nodes["northland"], own.nodes["southland"]
    north.client().notice_file(own.agreement, "A1", drawn())
    own.settle()
    with contextlib.ExitStack() as opened:
        streams = {
            party: opened.enter_context(
                node.http(Role.READER).stream(
                    "GET", "/v1/events", params={"after": node.runtime.feed.position}
                )
            )
            for party, node in own.nodes.items()
        }
        own.wait(lambda: all(len(n.runtime.feed._followers) == 1 for n in own.nodes.values()))
        south.client().notice_file(own.agreement, "A1", drawn())
        own.settle()
        for party, stream in streams.items():
            own.stop_streams(party, 1)
            lines = stream.read().decode().splitlines()
            told = [
                msgspec.json.decode(lines[index + 1].removeprefix("data: "), type=AlarmNews)
                for index, line in enumerate(lines)
                if line == "event: alarm"
            ]
            # Who files learns of it in the assessment; an observer has nothing that collides, and
            # it rings at those whose turn it is to read it back.
            rung = {("northland", "conflict"), ("northland", "notice")}
            expected = rung if party == "northland" else set()
            assert {(alarm.party, alarm.cause) for alarm in told} == expected


def test_a_position_beyond_the_record_is_out_of_step(own: web_parts.Line) -> None:
    http = own.nodes["northland"].http(Role.READER)
    assert http.get("/v1/events?after=999999").status_code == 409
    for wrong in ("x", "-1", "1.0", "9" * 16):
        answer = http.get("/v1/events", headers={"last-event-id": wrong})
        assert answer.status_code == 422


def test_a_party_outside_the_agreement_hears_nothing_of_it() -> None:
    terms = ledger_parts.terms("northland", "southland")
    with web_parts.line(("northland", "stranger"), ("southland",), terms=terms) as made:
        north = made.nodes["northland"]
        with (
            north.http(Role.READER, "stranger").stream("GET", "/v1/events") as stranger,
            north.http(Role.READER).stream("GET", "/v1/events") as member,
        ):
            made.stop_streams("northland", 2)
            assert "event: entry" in member.read().decode()
            told = stranger.read().decode()
            assert "event: beat" in told
            assert "event: entry" not in told
            assert "event: alarm" not in told


def test_a_follower_that_takes_nothing_is_let_go(
    own: web_parts.Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_STREAM_BACKLOG", 3)
    north = own.nodes["northland"]

    async def slow() -> list[int]:
        feed = north.runtime.feed
        follower = feed.follow(0)
        seen = [(await anext(follower)).position]  # type: ignore[union-attr]
        entry = feed.read(0, 1)[0].entry
        for _ in range(10):
            feed._pass_on(type(feed.read(0, 1)[0])(feed.position + 1, entry))
        async for news in follower:
            seen.append(getattr(news, "position", -1))
        return seen

    seen = own.within(slow())
    assert len(seen) <= north.runtime.feed.position


def test_events_resume_by_themselves_when_the_stream_ends(own: web_parts.Line) -> None:
    north = own.nodes["northland"]
    events = north.client().events(0, patience_s=5)
    seen = entries(events, 2)
    own.stop_streams("northland", 1)
    north.client().notice_file(own.agreement, "E1", ledger_parts.notice())
    end = north.runtime.feed.position
    seen += entries(events, end - 2)
    assert [one.position for one in seen] == list(range(1, end + 1))
    events.close()


def test_events_of_a_node_that_is_gone_end_when_patience_does() -> None:
    with web_parts.line(("northland",), ("southland",), connected=False) as made:
        url = made.nodes["northland"].url
    with Client(url, "secret") as client, pytest.raises(WorldError, match="is the node running"):
        next(client.events(patience_s=0))


def test_an_alarm_of_a_party_is_not_sounded_at_another_on_the_same_node() -> None:
    terms = ledger_parts.terms("northland", "relief", "southland", hosted={"relief": "northland"})
    clock = ExerciseClock(ledger_parts.START_MS)
    with web_parts.line(("northland", "relief"), ("southland",), terms=terms, clock=clock) as made:
        north, south = made.nodes["northland"], made.nodes["southland"]
        north.client().notice_file(made.agreement, "A1", drawn())
        made.settle()
        with (
            north.http(Role.READER).stream("GET", "/v1/events") as own,
            north.http(Role.READER, "relief").stream("GET", "/v1/events") as guests,
        ):
            made.wait(lambda: len(north.runtime.feed._followers) == 2)
            south.client().notice_file(made.agreement, "A1", drawn())
            made.settle()
            made.stop_streams("northland", 2)
            told = own.read().decode()
            assert told.count("event: alarm") == 2
            assert all(
                f'"party":"northland","cause":"{cause}"' in told for cause in ("conflict", "notice")
            )
            text = guests.read().decode()
            # It rings at both for the notice; the conflict is northland's alone.
            assert text.count("event: alarm") == 1
            assert '"party":"relief","cause":"notice"' in text
            # What is on record of it, everyone in the agreement sees.
            assert "alert.raised/0" in text
