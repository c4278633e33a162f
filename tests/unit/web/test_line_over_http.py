"""The line through the door: state, tests, timers, watches, queries, and those to be protected."""

from collections.abc import Iterator

import msgspec
import pytest
from msgspec.structs import replace

import ledger_parts
import web_parts
from parley.api.roles import Role
from parley.client import Client, Problem
from parley.model.agreements import Terms
from parley.model.heights import Band, Datum
from parley.model.humanitarian import Crossing, CrossingState, Movement, Range, Site, SiteCategory
from parley.model.humanitarian_statements import Harm, MovementReport, ServiceState
from parley.model.instants import Instant, Interval
from parley.model.line import Desk, Lane, Precedence, Tier, Timer
from parley.model.line_statements import DutyChange, LineState, QueryField, RosteredWatch
from parley.model.notices import Activity, Ref
from parley.model.volumes import Circle, Volume, position
from parley.model.volumes import Role as For
from parley.picture.disclosures import Way
from parley.picture.line_state import Grade, Working
from parley.ports.pagers import Attempt, Page, Reach
from parley.rules.escalation import Wait, opposite, rings
from parley.runtime.clocks import ExerciseClock

START = ledger_parts.START_MS
MINUTE = 60_000

DESKS = (
    Desk("northland", "watch", Tier.DUTY_OFFICER, (Lane.AIR, Lane.GROUND)),
    Desk("southland", "watch", Tier.DUTY_OFFICER, tuple(Lane)),
    Desk("southland", "staff", Tier.STAFF, tuple(Lane)),
)


def terms() -> Terms:
    return replace(ledger_parts.terms("northland", "southland", "observer"), desks=DESKS)


class Two:
    """Two officers, an observer, and the clock of their exercise."""

    def __init__(self, line: web_parts.Line, clock: ExerciseClock) -> None:
        self.line = line
        self.clock = clock
        self.name = line.agreement
        self.north = line.nodes["northland"].client()
        self.south = line.nodes["southland"].client()
        self.observer = line.nodes["observer"].client(Role.READER)

    def later(self, now_ms: Instant) -> None:
        self.clock.set(now_ms)
        self.line.settle()


@pytest.fixture
def two() -> Iterator[Two]:
    clock = ExerciseClock(START)
    with web_parts.line(
        ("northland",), ("southland",), ("observer",), terms=terms(), clock=clock
    ) as made:
        yield Two(made, clock)


def test_a_lane_is_shown_as_declared_and_as_it_works(two: Two) -> None:
    two.north.line_declare(two.name, Lane.AIR, LineState.SUSPENDED, START, "until further notice")
    test = two.north.line_test(two.name, "T1", Lane.AIR, key="t1")
    two.line.settle()
    (shown,) = two.south.line_tests(two.name)
    assert (shown.ref, shown.parties[0].grade) == (Ref("northland", "T1"), Grade.WAITING)
    right, at_ms = opposite(shown.callsign, shown.at_ms, shown.minutes)
    two.later(START + MINUTE)
    two.south.line_answer(two.name, shown.ref, shown.callsign, shown.at_ms, "an echo")
    assert two.south.line_tests(two.name)[0].parties[0].grade is Grade.WRONG
    two.later(START + 2 * MINUTE)
    two.south.line_answer(two.name, shown.ref, right, at_ms)
    two.line.settle()
    air = next(one for one in two.observer.line_state(two.name) if one.lane is Lane.AIR)
    assert [(one.party, one.state, one.words) for one in air.declared] == [
        ("northland", LineState.SUSPENDED, "until further notice")
    ]
    working = {one.party: one.working for one in air.operating}
    assert working == {"northland": Working.UNTRIED, "southland": Working.WORKING}
    # As of a moment before the answer: neither it nor what came later is known.
    before = two.observer.line_state(two.name, as_of=START + MINUTE)
    early = {one.party: one.working for one in before[0].operating}
    assert early["southland"] is Working.UNTRIED
    assert two.observer.line_state(two.name, as_of=START - 1)[0].declared == ()
    (week, *_) = [w for w in two.observer.line_weeks(two.name, 1) if w.party == "southland"]
    assert (week.tests, week.tests_answered, week.test_answer_ms) == (1, 1, 2 * MINUTE)
    then = [
        w for w in two.observer.line_weeks(two.name, 1, START + MINUTE) if w.party == "southland"
    ]
    assert (then[0].tests, then[0].tests_answered) == (1, 0)
    assert two.observer.line_tests(two.name, as_of=test.issued_ms - 1) == ()
    assert len(two.observer.line_weeks(two.name)) == 12 * 2
    for count in (0, 105):
        with pytest.raises(Problem, match="between 1 and 104"):
            two.observer.line_weeks(two.name, count)


def test_the_timers_are_tried_and_nothing_rings(two: Two) -> None:
    before = two.line.nodes["northland"].runtime.feed.position
    found = two.observer.line_rehearse(two.name, "southland", "northland")
    wait = Wait(Lane.AIR, Tier.DUTY_OFFICER, Precedence.FLASH, "southland", "northland")
    assert [(one.after_ms, one.step, one.party, one.desk, one.tier) for one in found] == [
        (one.after_ms, one.step, one.desk.party, one.desk.name, one.desk.tier)
        for one in rings(two.line.terms, wait)
    ]
    assert found[0].after_ms == 0
    assert ("southland", "staff") in {(one.party, one.desk) for one in found}
    # Other desks and timers than the agreed ones.
    desks = (Desk("southland", "night desk", Tier.MINISTER, (Lane.POLITICAL,)),)
    timers = [Timer(one, 2_000, 1_000) for one in Precedence]
    tried = two.observer.line_rehearse(
        two.name,
        "southland",
        "northland",
        lane=Lane.POLITICAL,
        precedence=Precedence.ROUTINE,
        desks=desks,
        timers=timers,
    )
    assert [(one.after_ms, one.party, one.desk) for one in tried] == [
        (0, "southland", "night desk"),
        (2_000, "southland", "night desk"),
        (2_000, "northland", "duty desk"),
    ]
    assert two.line.nodes["northland"].runtime.feed.position == before


def test_a_rehearsal_that_no_agreement_could_have_is_said_to_be_none(two: Two) -> None:
    def said(owed_by: str, owed_to: str, **changed: object) -> str:
        with pytest.raises(Problem) as caught:
            two.observer.line_rehearse(two.name, owed_by, owed_to, **changed)  # type: ignore[arg-type]
        assert caught.value.status == 422
        return caught.value.detail

    assert said("westland", "northland") == (
        "'westland' is not in this agreement; in it are: northland, southland, observer"
    )
    assert "'eastland' is not in this agreement" in said("southland", "eastland")
    assert "for itself" in said("southland", "southland")
    assert "one timer a precedence" in said(
        "southland", "northland", timers=[Timer(Precedence.FLASH, 1_000, 1_000)]
    )
    strange = [Desk("westland", "watch", Tier.STAFF, (Lane.AIR,))]
    assert "of nobody in the agreement" in said("southland", "northland", desks=strange)


def test_who_had_the_watch_at_any_moment(two: Two) -> None:
    change = two.south.duty_change
    change(two.name, "watch", DutyChange.TAKEN, "officer 1", languages=["ru", "en"])
    two.later(START + 10 * MINUTE)
    change(two.name, "watch", DutyChange.HANDED_OVER, "officer 1", to="officer 2", words="quiet")
    two.later(START + 20 * MINUTE)
    change(two.name, "watch", DutyChange.LEFT, "officer 2", key="left")
    roster = [RosteredWatch("watch", "officer 3", Interval(START, START + MINUTE), ())]
    two.south.duty_roster(two.name, roster)
    two.line.settle()

    def held(client: Client, as_of: Instant | None) -> list[str]:
        (south,) = [one for one in client.duty_show(two.name, as_of) if one.party == "southland"]
        return [watch.watch for watch in south.watches]

    for client in (two.north, two.south, two.observer):
        assert held(client, None) == []
        assert held(client, START - 1) == []
        assert held(client, START) == held(client, START + 10 * MINUTE - 1) == ["officer 1"]
        assert held(client, START + 10 * MINUTE) == ["officer 2"]
        assert held(client, START + 20 * MINUTE) == []
    now = {one.party: one for one in two.observer.duty_show(two.name)}
    assert list(now) == ["northland", "southland", "observer"]
    assert now["southland"].roster == tuple(roster)
    assert now["southland"].unattended == ("watch", "staff")
    assert [one.watch for one in two.north.duty_watches(two.name)] == ["officer 1", "officer 2"]
    early = two.north.duty_watches(two.name, as_of=START)
    assert [(one.watch, one.ended_ms) for one in early] == [("officer 1", None)]


def test_each_party_sees_what_is_open_for_it(two: Two) -> None:
    two.north.notice_file(two.name, "N1", ledger_parts.notice())
    two.north.query_ask(two.name, "Q1", "southland", None, "what flew at noon?")
    two.line.settle()
    south, observer = two.south.duty_open(two.name), two.observer.duty_open(two.name)
    assert south.unconfirmed == (Ref("northland", "N1"),)
    assert south.queries == (Ref("northland", "Q1"),)
    assert two.north.duty_open(two.name).queries == ()
    assert (observer.unconfirmed, observer.queries) == ((), ())


def test_a_query_is_asked_answered_and_shown_as_it_stood(two: Two) -> None:
    two.north.query_ask(
        two.name,
        "Q1",
        "southland",
        None,
        "what flew at noon?",
        asked=[QueryField.OBJECTIVE, QueryField.END],
    )
    two.later(START + MINUTE)
    two.north.query_ask(two.name, "Q2", "southland", None, "and at one?", key="q2")
    two.line.settle()
    of = Ref("northland", "Q1")
    two.south.query_answer(two.name, of, objective="training", units="none", words="as agreed")
    two.line.settle()
    assert [one.ref.ref for one in two.observer.query_list(two.name)] == ["Q2", "Q1"]
    assert [one.ref.ref for one in two.observer.query_list(two.name, START)] == ["Q1"]
    shown = two.observer.query_show(two.name, of)
    assert shown.unanswered == (QueryField.END,)
    assert (shown.answers[0].objective, shown.answers[0].units) == ("training", "none")
    assert shown.due_ms == START + 48 * 3_600_000
    assert two.observer.query_show(two.name, of, START).answers == ()


def place(lon: float, radius_mm: int = 1_000_000) -> Volume:
    return Volume(
        For.ACTIVITY,
        Circle(position(10, lon), radius_mm),
        Band(0, 1_000_000, Datum.MEAN_SEA_LEVEL),
        Interval(START + 3_600_000, START + 7_200_000),
    )


def clinic() -> Site:
    return Site(
        name="the clinic",
        category=SiteCategory.CLINIC,
        services=("primary care",),
        population=None,
        marking_daylight="a red crescent",
        marking_thermal="",
        contact_annex=None,
        valid_until_ms=START + 86_400_000,
        coarse_mm=None,
    )


def test_what_becomes_of_a_site_a_movement_and_a_crossing(two: Two) -> None:
    plain = replace(ledger_parts.notice(), volumes=(place(10),))
    kinds = {
        "S1": (Activity.HUMANITARIAN_SITE, clinic()),
        "M1": (
            Activity.HUMANITARIAN_MOVEMENT,
            Movement("medicines", "a", "b", 3, "", (), "", ()),
        ),
        "X1": (Activity.CROSSING_POINT, Crossing("the gate", "north", "south", "people")),
    }
    for ref, (activity, details) in kinds.items():
        notice = replace(plain, activity=activity, details=details)
        leaf = two.south.notice_file(two.name, ref, replace(notice, addressees=("northland",))).leaf
        if ref == "S1":
            site_leaf = leaf
    site, movement, crossing = (Ref("southland", ref) for ref in kinds)
    two.south.site_reconfirm(two.name, site, site_leaf, START + 2 * 86_400_000, key="r")
    harm = Harm("no births are attended", Range(50_000, 70_000), None, START)
    two.south.site_change(
        two.name, site, "primary care", ServiceState.CLOSED, START, None, harm, key="c"
    )
    two.south.movement_report(
        two.name, movement, MovementReport.DEVIATED, volumes=[place(11)], words="the bridge is out"
    )
    two.south.crossing_change(two.name, crossing, CrossingState.CLOSED, START, "floods")
    two.line.settle()
    two.north.crossing_change(two.name, crossing, CrossingState.RESTRICTED, START)
    shown = two.north.notice_show(two.name, site).protected
    assert shown is not None
    raw = msgspec.json.encode(shown)
    assert b"no births are attended" in raw
    assert two.north.notice_show(two.name, movement).protected is not None
    closed = msgspec.json.encode(two.north.notice_show(two.name, crossing).protected)
    assert b"floods" in closed
    assert b"restricted" in closed
    with pytest.raises(Problem) as caught:
        two.north.site_change(two.name, site, "primary care", ServiceState.OPEN, START)
    assert caught.value.status == 403


def test_the_activity_nearest_to_a_site_is_named(two: Two) -> None:
    site = replace(
        ledger_parts.notice(("northland",)),
        activity=Activity.HUMANITARIAN_SITE,
        details=clinic(),
        volumes=(place(10),),
    )
    two.south.notice_file(two.name, "S1", site)
    for ref, lon in (("far", 12), ("near", 11), ("farther", 20)):
        two.north.notice_file(two.name, ref, replace(ledger_parts.notice(), volumes=(place(lon),)))
    two.line.settle()
    of = Ref("southland", "S1")
    found = two.observer.notice_nearest(two.name, of)
    assert [one.subject.ref for one in found] == ["near", "far", "farther"]
    assert 107_000_000 < found[0].gap_mm < 108_000_000
    assert [one.subject.ref for one in two.observer.notice_nearest(two.name, of, limit=1)] == [
        "near"
    ]


def test_who_was_told_is_stated_and_shown(two: Two) -> None:
    two.north.notice_file(two.name, "N1", ledger_parts.notice())
    of = Ref("northland", "N1")
    two.north.notice_disclose(two.name, of, "the press", "by telephone", words="its place", key="d")
    two.line.settle()
    told = two.south.notice_disclosures(two.name, of)
    assert {(one.to, one.way) for one in told} == {
        ("southland", Way.RECORD),
        ("observer", Way.RECORD),
        ("the press", Way.OTHER),
    }
    with pytest.raises(Problem) as caught:
        two.south.notice_disclose(two.name, of, "x", "y")
    assert caught.value.status == 403


class Recording:
    """Pagers that rang some people before."""

    def __init__(self, *attempts: Attempt) -> None:
        self._attempts = attempts

    def ring(self, page: Page) -> None:
        raise AssertionError("nothing rings here")

    def attempts(self) -> tuple[Attempt, ...]:
        return self._attempts

    async def aclose(self) -> None:
        return None


def attempt(party: str, outcome: Reach) -> Attempt:
    return Attempt(
        route="night",
        way="mailto 1",
        party=party,
        desk="watch",
        tier=Tier.DUTY_OFFICER,
        precedence=Precedence.FLASH,
        cause="message",
        thread="call/northland/C1",
        more=0,
        at_ms=START,
        tries=2,
        outcome=outcome,
        error="refused",
        next_ms=None,
    )


def test_a_party_sees_its_own_attempts_to_reach_people(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = two.line.nodes["northland"].runtime
    monkeypatch.setattr(runtime, "pagers", None)
    assert two.north.reach_list() == ()
    others = attempt("relief", Reach.HANDED_OVER)
    monkeypatch.setattr(runtime, "pagers", Recording(attempt("northland", Reach.FAILED), others))
    (shown,) = two.north.reach_list()
    assert (shown.desk, shown.outcome, shown.tries, shown.error) == (
        "watch",
        "failed",
        2,
        "refused",
    )
