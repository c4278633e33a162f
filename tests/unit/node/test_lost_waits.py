"""Waits and alarms that once were lost, came twice, or stopped the node; each as it was found."""

import pytest
from msgspec.structs import replace

import line_parts
from line_parts import Line, at, circle, flight, notice, vague
from parley.model.humanitarian import CheckIn, Movement, Site, SiteCategory
from parley.model.humanitarian_statements import MovementReport
from parley.model.line import Lane, LineRules, Precedence, Said
from parley.model.line_statements import LineEscalated
from parley.model.notices import Activity, Notice, Ref
from parley.model.statements import AlertCause
from parley.model.volumes import Role
from parley.node.deadlines import Deadline, Deadlines
from parley.picture.calls import message_of
from parley.picture.line_state import weeks
from parley.picture.situation import Situation
from parley.picture.things import conflicts, conflicts_if_filed
from parley.turn.commands import (
    CancelNotice,
    FileNotice,
    ReadBack,
)
from parley.turn.effects import Bell, Outcome
from parley.turn.humanitarian_commands import ReportMovement
from parley.turn.inputs import Tick
from parley.turn.line_commands import Acknowledge, AnswerQuery, AskQuery, OpenCall, Say, See

N1 = Ref("israel", "N1")


def founded(hosted: dict[str, str] | None = None) -> Line:
    line = Line(hosted)
    line.found()
    return line


def escalated(situation: Situation, party: str, leaf: str) -> list[tuple[int, str]]:
    return [
        (fact.payload.step, fact.payload.owed_by)
        for fact in situation.hearing.of(leaf).escalated
        if fact.party == party and isinstance(fact.payload, LineEscalated)
    ]


def words(text: str) -> Said:
    return Said(None, text, "en", ())


def test_a_desk_that_was_rung_is_no_word_of_a_flight() -> None:
    line = founded()
    # Its read-back is due after it was to land: the next desk rings in between.
    line.says("russia", FileNotice("F1", flight(addressees=("israel",))), "19:13")
    line.tick("19:18:00.001")
    assert Bell.ESCALATION in [told.cause for told in line.rung("russia")]
    line.tick("19:20:00.001")
    for home in line.nodes:
        assert AlertCause.FLIGHT_OVERDUE in [told.cause for told in line.told(home)]


def test_what_was_said_in_a_call_that_is_not_here_yet_is_waited_for() -> None:
    line = founded({"relief": "israel"})
    line.cut = {"russia"}
    call = OpenCall("K1", Lane.AIR, Precedence.PRIORITY, words("trucks at the gate"))
    opened = line.says("relief", call, "18:00")
    said = line.says("israel", Say(Ref("relief", "K1"), Precedence.PRIORITY, words("seen")))
    line.cut = set()
    line.settle()  # One packet: the log of israel, then that of relief.
    assert isinstance(opened, Outcome)
    assert isinstance(said, Outcome)
    rung = [told.words for told in line.rung("russia")]
    assert rung == ["from israel: seen", "from relief: trucks at the gate"]
    line.tick("18:15:00.001")
    for leaf in (opened.leaf, said.leaf):
        assert escalated(line.situation("russia"), "russia", leaf) == [(1, "russia")]


def test_what_was_said_before_its_call_came_rings_when_the_call_comes() -> None:
    line = founded({"relief": "israel", "school": "observer"})
    line.cut = {"observer"}
    call = OpenCall("K1", Lane.AIR, Precedence.PRIORITY, words("trucks at the gate"))
    line.says("relief", call, "18:00")
    line.says("russia", Say(Ref("relief", "K1"), Precedence.PRIORITY, words("seen")))
    held = line.situation("russia").logs["relief"].entries[-1]
    line.cut = set()
    # A stick with the log of russia alone comes first.
    node = line.nodes["observer"]
    situation = line.situation("observer")
    said = line.situation("russia").logs["russia"].entries[-1]
    node._fold(situation, said)
    node._alarms(situation, [situation.by_leaf[said.leaf.hex()]], line.now)
    node._fold(situation, held)
    _, told = node._alarms(situation, [situation.by_leaf[held.leaf.hex()]], line.now)
    assert [one.words for one in told] == [
        "from relief: trucks at the gate",
        "from russia: seen",
    ]
    node.handle(Tick(), at("18:15:00.001"))
    assert escalated(situation, "school", said.leaf.hex()) == [(1, "school")]


def test_a_wrong_read_back_after_a_right_one_is_waited_for_again() -> None:
    line = founded()
    line.says("israel", FileNotice("N1", vague()), "18:39")
    version = line.sees("israel", N1).current.leaf
    line.says("russia", ReadBack(N1, version, words="north Syria"), "18:41")
    line.tick("18:50")
    assert line.told("russia") == []
    line.says("russia", ReadBack(N1, version, words="south Syria"), "18:51")
    line.tick("18:51:01")
    for home in ("israel", "russia"):
        assert [told.cause for told in line.told(home)] == [AlertCause.READ_BACK_OVERDUE]
        steps = escalated(line.situation(home), home, version)
        assert [step for step, _ in steps] == list(range(1, len(steps) + 1))
        assert steps


def test_further_steps_sound_while_a_restored_node_may_sign_nothing() -> None:
    line = founded()
    emergency = notice(place_label="north Syria", addressees=("russia",), emergency=True)
    line.says("israel", FileNotice("N1", emergency), "18:39")
    line.cut = {"russia"}
    line.nodes["russia"].catch_up_first()
    size = line.situation("russia").logs["russia"].size

    def sounded() -> int:
        return sum(told.cause is Bell.ESCALATION for told in line.rung("russia"))

    for clock, steps in (("18:44:01", 1), ("18:44:30", 1), ("18:45:01", 2), ("18:46:01", 3)):
        line.tick(clock)
        assert sounded() == steps
    assert line.situation("russia").logs["russia"].size == size
    line.cut = set()
    line.settle()
    line.tick("18:47")
    leaf = line.sees("russia", N1).current.leaf
    assert escalated(line.situation("russia"), "russia", leaf) == [
        (1, "russia"),
        (2, "russia"),
        (3, "russia"),
    ]


def test_a_test_made_by_the_clock_rings_at_the_desk_of_a_guest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = line_parts.terms
    monkeypatch.setattr(
        line_parts,
        "terms",
        lambda hosted: replace(plain(hosted), line=LineRules(test_every_ms=3_600_000)),
    )
    line = founded({"relief": "israel"})
    line.tick("13:00:00.001")
    own = [told for told in line.rung("israel") if told.cause is Bell.LINE_TEST]
    assert ("relief", "from israel") in [(one.party, one.words[:11]) for one in own]
    for hour in range(14, 20):
        line.tick(f"{hour}:00:01")
    waiting = list(line.nodes["israel"]._deadlines.passed(at("23:00")))
    assert len({one.subject for one in waiting}) == len(waiting)


def test_a_deadline_asked_for_twice_falls_due_once() -> None:
    deadlines = Deadlines()
    one = Deadline(1_000, "agreement", "notice/a/b")
    deadlines.put_back([one, one])
    assert list(deadlines.passed(2_000)) == [one]
    deadlines.put_back([one])
    assert list(deadlines.passed(2_000)) == [one]


def movement(*dues: str, **changed: object) -> Notice:
    checks = tuple(CheckIn(f"place {n}", None, at(due)) for n, due in enumerate(dues))
    return notice(
        **{
            "activity": Activity.HUMANITARIAN_MOVEMENT,
            "place_label": "the road",
            "details": Movement("", "", "", None, "", (), "", checks),
            **changed,
        },
    )


def test_check_ins_that_a_delay_makes_due_at_once_are_one_alarm() -> None:
    line = founded()
    many = movement(*(f"18:{minute:02}" for minute in range(60)))
    line.says("israel", FileNotice("N1", many), "17:00")
    delay = ReportMovement(N1, MovementReport.DELAYED, until_ms=at("19:30"))
    line.says("israel", delay, "17:30")
    line.tick("19:35:00.001")
    (told,) = (one for one in line.told("russia") if one.cause is AlertCause.CHECK_IN_OVERDUE)
    assert "place 0, place 1" in told.words
    assert "55 more" in told.words


def test_an_overdue_flight_of_many_volumes_is_told_within_bounds() -> None:
    line = founded()
    volumes = tuple(circle(35.0, 36.0, 1 + n, "18:40", "19:00") for n in range(64))
    line.says("israel", FileNotice("N1", notice(*volumes, planned_landing_ms=at("19:00"))), "17:00")
    line.tick("19:05:00.001")
    (told,) = (one for one in line.told("russia") if one.cause is AlertCause.FLIGHT_OVERDUE)
    assert "48 more volumes" in told.words


def site(*volumes: object, **changed: object) -> Notice:
    details = Site("clinic", SiteCategory.CLINIC, ("care",), None, "", "", None, at("20:00"), None)
    return notice(
        *volumes,  # type: ignore[arg-type]
        **{
            "activity": Activity.HUMANITARIAN_SITE,
            "period": line_parts.Interval(at("18:00"), at("18:30")),
            "details": details,
            **changed,
        },
    )


def test_a_site_that_is_only_named_stands_without_an_end_too() -> None:
    line = founded()
    line.says("israel", FileNotice("N1", site(place_label="north Syria")), "17:00")
    line.says("israel", CancelNotice(N1), "17:30")
    late = notice(circle(36.3, 37.5, 5, "22:00", "23:00"), activity=Activity.LIVE_FIRING)
    line.says("russia", FileNotice("F1", late), "18:00")
    (found,) = conflicts(line.situation("russia"))
    assert {found.a.subject, found.b.subject} == {N1, Ref("russia", "F1")}


def test_a_site_that_is_tried_is_judged_without_an_end() -> None:
    line = founded()
    late = notice(circle(36.3, 37.5, 5, "22:00", "23:00"), activity=Activity.LIVE_FIRING)
    line.says("russia", FileNotice("F1", late), "17:00")
    for tried in (site(circle(36.3, 37.5, 1, "18:00", "18:30")), site(place_label="north Syria")):
        assert len(conflicts_if_filed(line.situation("israel"), "israel", tried, line.now)) == 1


def test_a_movement_that_is_only_named_is_judged_where_it_deviates_to() -> None:
    line = founded()
    line.says("israel", FileNotice("N1", movement(place_label="north Syria")), "17:00")
    firing = notice(circle(33.0, 36.0, 5, "18:00", "23:00"), activity=Activity.LIVE_FIRING)
    line.says("russia", FileNotice("F1", firing), "17:05")
    assert conflicts(line.situation("russia")) == ()
    away = (circle(33.0, 36.0, 1, "18:10", None, Role.TRANSIT),)
    line.says("israel", ReportMovement(N1, MovementReport.DEVIATED, volumes=away), "18:10")
    (found,) = conflicts(line.situation("russia"))
    assert found.a.role == "transit"
    named = notice(circle(36.3, 37.5, 5, "18:00", "23:00"), activity=Activity.LIVE_FIRING)
    line.says("russia", FileNotice("F2", named), "18:11")
    both = conflicts(line.situation("russia"))  # Where it was named to go it may be all the same.
    assert [one.a.role for one in both] == ["transit", "region"]


def test_queries_count_among_what_was_put_to_a_party() -> None:
    line = founded()
    line.says("israel", AskQuery("Q1", "russia", None, "what flies there?"), "17:00")
    line.says("russia", AnswerQuery(Ref("israel", "Q1"), objective="training"), "17:30")
    (week,) = (
        one for one in weeks(line.situation("israel"), at("18:00"), 1) if one.party == "russia"
    )
    assert (week.due, week.answered, week.answer_ms) == (1, 1, 1_800_000)


def test_who_acknowledged_is_told_in_one_order_whichever_log_came_first() -> None:
    line = founded({"relief": "israel"})
    call = OpenCall("K1", Lane.AIR, Precedence.PRIORITY, words("trucks at the gate"))
    opened = line.says("relief", call, "18:00")
    assert isinstance(opened, Outcome)
    line.cut = {"russia", "observer"}
    k1 = Ref("relief", "K1")
    for party, clock in (("russia", "18:03"), ("israel", "18:01"), ("observer", "18:02")):
        line.says(party, See(k1, (opened.leaf,)), clock)
        line.says(party, Acknowledge(k1, opened.leaf, words("yes")))
    line.cut = set()
    line.settle()
    for home in line.nodes:
        message = message_of(line.situation(home), opened.leaf)
        assert message is not None
        assert [one.party for one in message.acknowledged] == ["israel", "observer", "russia"]
        assert [one.party for one in message.seen] == ["israel", "observer", "russia"]
