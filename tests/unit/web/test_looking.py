"""Through the door: what needs a person, the map, places, and what stands on a notice's page."""

import json
from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pytest
from msgspec.structs import replace

import ledger_parts
import web_parts
from parley.api.bodies import AlarmNews
from parley.api.roles import Role
from parley.client import Problem
from parley.model.heights import Band, Datum
from parley.model.line import Lane, Precedence, Said, Tier
from parley.model.notices import Notice, Ref
from parley.model.volumes import Circle, Volume, position
from parley.model.volumes import Role as For
from parley.picture.need import NeedKind
from parley.ports.pagers import Attempt, Reach
from parley.rules.read_back import DifferenceKind
from parley.runtime.clocks import ExerciseClock

START = ledger_parts.START_MS
MINUTE = 60_000
HOUR = 60 * MINUTE


@pytest.fixture
def own() -> Iterator[web_parts.Line]:
    with web_parts.line(("northland",), ("southland",), clock=ExerciseClock(START)) as made:
        yield made


def volume(lon: float = 10, radius_mm: int = 20_000_000) -> Volume:
    return Volume(
        For.ACTIVITY,
        Circle(position(10, lon), radius_mm),
        Band(0, 1_000_000, Datum.MEAN_SEA_LEVEL),
        ledger_parts.notice().period,
    )


def drawn(lon: float = 10) -> Notice:
    return replace(ledger_parts.notice(), volumes=(volume(lon),))


def test_what_needs_a_person_and_what_is_drawn(own: web_parts.Line) -> None:
    north, south = (own.nodes[party].client() for party in ("northland", "southland"))
    north.notice_file(own.agreement, "N1", drawn())
    own.settle()
    (need,) = south.duty_needs(own.agreement)
    assert (need.kind, need.about, need.mine) == (
        NeedKind.READ_BACK,
        Ref("northland", "N1"),
        True,
    )
    assert [one.kind for one in north.duty_needs(own.agreement)] == [NeedKind.UNCONFIRMED]
    assert south.duty_needs(own.agreement, as_of=START - 1) == ()
    south.notice_file(own.agreement, "S1", drawn(10.1))
    own.settle()
    view = north.map_show(own.agreement)
    assert {str(one.ref) for one in view.things} == {"northland/N1", "southland/S1"}
    assert [one.overlap is not None for one in view.conflicts] == [True]
    assert view.left_out == 0
    late = view.things[0].end_ms
    assert late is not None
    assert north.map_show(own.agreement, since=late).things == ()
    assert north.map_show(own.agreement, as_of=START - 1).things == ()
    # Not a page a notice: one answer says what the console draws.
    raw = own.nodes["northland"].http(Role.READER).get(f"/v1/agreements/{own.agreement}/map")
    thing = json.loads(raw.content)["things"][0]
    assert thing["volumes"][0]["shape"]["shape"] == "circle"


class Recording:
    """Pagers that tried before."""

    def __init__(self, *attempts: Attempt) -> None:
        self.tried = attempts

    def ring(self, page: object) -> None:
        """Nothing is rung here."""

    def attempts(self) -> tuple[Attempt, ...]:
        return self.tried

    async def aclose(self) -> None:
        return None


def attempt(outcome: Reach, at_ms: int, desk: str = "watch", **changed: object) -> Attempt:
    made = Attempt(
        route="night", way="mailto 1", party="northland", desk=desk, tier=Tier.DUTY_OFFICER,
        precedence=Precedence.FLASH, cause="message", thread="call/southland/C1", more=0,
        at_ms=at_ms, tries=2, outcome=outcome, error="refused", next_ms=None,
    )  # fmt: skip
    return replace(made, **changed)


def test_whom_no_message_reached_needs_to_be_called(
    own: web_parts.Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = own.nodes["northland"].runtime
    north, south = (own.nodes[party].client() for party in ("northland", "southland"))
    tried = Recording(
        attempt(Reach.FAILED, START - 2, "staff"),
        attempt(Reach.HANDED_OVER, START - 1, "staff"),
        attempt(Reach.FAILED, START),
        attempt(Reach.FAILED, START, party="southland"),
        attempt(Reach.FAILED, START, thread="call/southland/C9"),
        attempt(Reach.FAILED, START - 25 * HOUR, "minister"),
    )
    monkeypatch.setattr(runtime, "pagers", tried)
    assert north.duty_needs(own.agreement) == ()
    said = Said(None, "answer", "en", ())
    south.call_open(own.agreement, "C1", Lane.AIR, Precedence.FLASH, said)
    own.settle()
    found = north.duty_needs(own.agreement)
    assert [(one.kind, one.to) for one in found] == [
        (NeedKind.ACKNOWLEDGE, ""),
        (NeedKind.NOT_REACHED, "watch"),
    ]
    north.call_acknowledge(own.agreement, Ref("southland", "C1"), found[0].leaf, said)
    assert north.duty_needs(own.agreement) == ()


def test_places_are_listed_by_box_and_by_name(own: web_parts.Line) -> None:
    north = own.nodes["northland"].client()
    found = north.place_list(box="34,35,37,38", limit=5)
    assert len(found) == 5
    assert found[0].name == "Aleppo"
    both = north.place_list(box="35,35,36,36.5", q="Lat")
    assert "Latakia" in [one.name for one in both]
    assert all(35 <= one.at.lat <= 36 for one in both)
    assert north.place_list(q="no such place") == ()


@pytest.mark.parametrize(
    "box", ["", "1,2,3", "1,2,3,x", "5,0,4,1", "0,0,91,1", "0,-181,1,1", "1e1,0,20,1", "nan,0,1,1"]
)
def test_a_box_that_is_none_says_so(own: web_parts.Line, box: str) -> None:
    with pytest.raises(Problem, match="box") as caught:
        own.nodes["northland"].client().place_list(box=box)
    assert caught.value.status == 422


def test_a_place_is_asked_for_by_something(own: web_parts.Line) -> None:
    with pytest.raises(Problem, match="neither box nor q"):
        own.nodes["northland"].client().place_list()


def test_a_page_has_every_read_back_and_every_bracket(own: web_parts.Line) -> None:
    north, south = (own.nodes[party].client() for party in ("northland", "southland"))
    of = Ref("northland", "N1")
    filed = north.notice_file(own.agreement, "N1", drawn())
    own.settle()
    off = volume(10.1)
    wrong = south.notice_read_back(own.agreement, of, filed.leaf, (off,), "as heard")
    own.settle()
    right = south.notice_read_back(own.agreement, of, filed.leaf, (volume(),))
    own.settle()
    page = north.notice_show(own.agreement, of)
    assert [one.leaf for one in page.read_backs] == [wrong.leaf, right.leaf]
    first, second = page.read_backs
    assert (first.party, first.version, first.volumes) == ("southland", filed.leaf, (off,))
    assert [one.kind for one in first.differences] == [DifferenceKind.PLACE]
    assert first.differs[0].startswith("volume 1: place differs")
    assert (second.differs, second.differences) == ((), ())
    proven = {one.leaf: one for one in page.statements}
    assert proven[filed.leaf].bracket == page.bracket
    assert proven[filed.leaf].delivered == page.delivered
    assert [one.mirror for one in proven[wrong.leaf].delivered] == ["northland"]
    assert proven[wrong.leaf].kind == "notice.read_back/0"
    assert proven[right.leaf].bracket.claimed_ms == right.issued_ms
    times = [one.bracket.claimed_ms for one in page.statements]
    assert times == sorted(times)
    (missing,) = page.missing
    assert (missing.party, missing.rung.value) == ("southland", "entered")
    assert not page.disputed
    (row,) = north.notice_list(own.agreement)
    assert row.missing == page.missing
    assert (row.disputed, row.deviates_ms) == (False, None)


def test_an_alarm_tells_what_passed_and_what_it_is_against(own: web_parts.Line) -> None:
    north, south = (own.nodes[party] for party in ("northland", "southland"))
    north.client().notice_file(own.agreement, "N1", drawn())
    own.settle()
    after = {"after": north.runtime.feed.position}
    with north.http(Role.READER).stream("GET", "/v1/events", params=after) as stream:
        own.wait(lambda: len(north.runtime.feed._followers) == 1)
        south.client().notice_file(own.agreement, "S1", drawn(10.1))
        own.settle()
        own.stop_streams("northland", 1)
        lines = stream.read().decode().splitlines()
    told = {
        alarm.cause: alarm
        for line, data in pairwise(lines)
        if line == "event: alarm"
        for alarm in (msgspec.json.decode(data.removeprefix("data: "), type=AlarmNews),)
    }
    assert told["conflict"].against == Ref("southland", "S1")
    assert told["conflict"].due_ms == START
    assert (told["notice"].against, told["notice"].due_ms) == (None, None)
