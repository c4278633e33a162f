"""Line tests, queries, and the line as it is measured: a dying one is seen dying."""

from itertools import pairwise

import pytest

from line_parts import Line, at, circle, notice, vague, words
from parley.model.agreements import Standing
from parley.model.line import HOUR_MS, MINUTE_MS, Lane, LineRules, Precedence
from parley.model.line_statements import LineState, LineTested, QueryField
from parley.model.notices import Ref
from parley.model.statements import NoticeFiled
from parley.picture.line_state import (
    WEEK_MS,
    Grade,
    Operating,
    Week,
    Working,
    lanes,
    line_test,
    weeks,
)
from parley.picture.line_tests import make_test, next_test_due
from parley.picture.queries import Query, query_of
from parley.rules.escalation import answers, opposite
from parley.turn import line_commands
from parley.turn.commands import AmendNotice, CancelNotice, FileNotice, ReadBack
from parley.turn.line_commands import (
    Acknowledge,
    AnswerQuery,
    AnswerTest,
    AskQuery,
    Declare,
    OpenCall,
)

T1 = Ref("israel", "T1")
DAY_MS = 24 * HOUR_MS


@pytest.fixture
def line() -> Line:
    made = Line()
    made.found()
    return made


# Line tests.


def tried(line: Line, clock: str = "18:00", addressees: tuple[str, ...] = ()) -> LineTested:
    line.made("israel", line_commands.TestLine("T1", Lane.AIR, addressees), clock)
    payload = line.situation("israel").tests[T1].payload
    assert isinstance(payload, LineTested)
    return payload


def answer(line: Line, clock: str, callsign: str, at_ms: int, party: str = "russia") -> None:
    line.made(party, AnswerTest(T1, callsign, at_ms), clock)


def grade(line: Line, clock: str, party: str = "russia", home: str = "observer") -> Grade:
    test = line_test(line.situation(home), T1, at(clock))
    assert test is not None
    return next(one.grade for one in test.parties if one.party == party)


def right(test: LineTested) -> tuple[str, int]:
    return opposite(test.callsign, test.at_ms, test.minutes)


def test_no_test_is_its_own_answer_and_none_is_like_another(line: Line) -> None:
    """Letters and digits take turns: whatever ends with a digit is no letter backwards."""
    situation = line.situation("israel")
    made = [
        make_test(situation, Ref("israel", f"T{number}"), Lane.AIR, (), at("18:00") + number)
        for number in range(3_000)
    ]
    for test in made:
        assert [one.isalpha() for one in test.callsign] == [True, False, True, False]
        assert test.callsign[::-1] != test.callsign
        assert not answers(test.callsign, test.at_ms, right(test))
        assert not answers(test.callsign[::-1], test.at_ms, right(test))
        assert not answers(test.callsign, right(test)[1], right(test))
    assert all(one != other for one, other in pairwise(made))
    assert len({(one.callsign, one.at_ms, one.minutes) for one in made}) == len(made)


def test_the_same_test_at_the_same_moment_differs_by_what_the_record_holds(line: Line) -> None:
    before = make_test(line.situation("israel"), T1, Lane.AIR, (), at("18:00"))
    line.made("israel", Declare(Lane.AIR, LineState.OPEN, at("17:00")), "17:00")
    assert make_test(line.situation("israel"), T1, Lane.AIR, (), at("18:00")) != before


@pytest.mark.parametrize(
    ("spoken", "late_ms"),
    [("{}", 0), ("{}", 59_999), ("low", 0), ("hyphen", 0), (" {} ", 30_000), ("spaced", 0)],
)
def test_a_right_answer_is_right_however_it_is_written(
    line: Line, spoken: str, late_ms: int
) -> None:
    test = tried(line)
    callsign, at_ms = right(test)
    written = {
        "low": callsign.lower(),
        "hyphen": "-".join(callsign),
        "spaced": " ".join(callsign),
    }.get(spoken, spoken.format(callsign))
    answer(line, "18:05", written, at_ms + late_ms)
    assert grade(line, "18:05") is Grade.ANSWERED


@pytest.mark.parametrize("off_ms", [-1, 60_000, -60_000])
def test_another_minute_is_wrong(line: Line, off_ms: int) -> None:
    callsign, at_ms = right(tried(line))
    answer(line, "18:05", callsign, at_ms + off_ms)
    assert grade(line, "18:05") is Grade.WRONG


def test_an_echo_is_wrong_and_a_right_answer_after_it_counts(line: Line) -> None:
    test = tried(line)
    answer(line, "18:05", test.callsign, test.at_ms)
    assert grade(line, "18:06") is Grade.WRONG
    answer(line, "18:40", *right(test))
    assert grade(line, "18:39") is Grade.WRONG
    assert grade(line, "18:40") is Grade.ANSWERED
    found = line_test(line.situation("israel"), T1, at("18:50"))
    assert found is not None
    assert found.parties[0].answered_ms == at("18:40")


def test_delivered_and_unanswered_is_political_and_undelivered_is_technical(line: Line) -> None:
    line.cut = {"russia"}
    tried(line, addressees=("russia", "observer"))
    assert grade(line, "18:15", "russia") is Grade.WAITING
    assert grade(line, "18:16", "russia") is Grade.TECHNICAL
    assert grade(line, "18:16", "observer") is Grade.POLITICAL
    line.now, line.cut = at("18:30"), set()
    line.settle()
    # It came after its time: nobody had it before them when it was to be answered.
    assert grade(line, "18:40", "russia") is Grade.TECHNICAL
    (russia, _) = line_test(line.situation("israel"), T1, at("18:40")).parties  # type: ignore[union-attr]
    assert russia.delivered_ms == at("18:30")


def test_nobody_is_tested_but_those_named_or_every_other_member(line: Line) -> None:
    tried(line)
    found = line_test(line.situation("russia"), T1, at("18:01"))
    assert found is not None
    assert [one.party for one in found.parties] == ["russia"]
    assert found.due_ms == at("18:15")
    assert line_test(line.situation("russia"), T1, at("18:01"), at("17:59")) is None
    assert line_test(line.situation("russia"), Ref("israel", "T9"), at("18:01")) is None


def cadence(hosted: dict[str, str] | None = None, **changed: object) -> Line:
    line = Line(hosted, line=LineRules(test_every_ms=HOUR_MS), **changed)
    line.found()  # At 12:00.
    return line


def made_by(line: Line, party: str) -> list[tuple[str, Lane]]:
    found = [fact for fact in line.situation("observer").tests.values() if fact.party == party]
    return [
        (fact.thread.rpartition("/")[2], fact.payload.lane)
        for fact in found
        if isinstance(fact.payload, LineTested)
    ]


def test_each_member_tests_lane_after_lane_by_cadence() -> None:
    line = cadence()
    line.tick("13:00")
    assert made_by(line, "israel") == []
    for number, hour in enumerate(range(13, 18), 1):
        line.tick(f"{hour}:00:0{number}")
    for party in ("israel", "russia"):
        assert [lane for _, lane in made_by(line, party)] == [*Lane, Lane.AIR]
    assert made_by(line, "observer") == []
    assert next_test_due(line.situation("israel"), "observer") is None


def test_a_test_by_hand_puts_the_next_one_off() -> None:
    line = cadence()
    line.made("israel", line_commands.TestLine("mine", Lane.AIR), "12:30")
    line.tick("13:00:01")
    assert made_by(line, "israel") == [("mine", Lane.AIR)]
    line.tick("13:30:00.001")
    assert len(made_by(line, "israel")) == 2


def test_a_name_that_an_officer_took_is_passed_over() -> None:
    line = cadence()
    line.made("israel", line_commands.TestLine("T3", Lane.AIR), "12:30")
    line.tick("12:46")  # Nobody answers, which is entry 2.
    line.tick("13:30:00.001")
    assert [name for name, _ in made_by(line, "israel")] == ["T3", "T4"]
    due = line.nodes["israel"].next_deadline()
    assert due is not None
    assert due > line.now


def test_a_node_that_was_down_tests_once_on_its_return() -> None:
    line = cadence()
    for hour in range(13, 20):
        line.cut = {"russia"}
        line.tick(f"{hour}:00:01", down=("russia",))
    line.restart("russia")
    line.cut = set()
    line.settle()
    line.tick("19:30")
    line.tick("19:31")
    assert len(made_by(line, "russia")) == 1


def test_nobody_is_tested_where_nobody_is_there_to_answer() -> None:
    line = cadence()
    members = tuple(
        one if one.party == "israel" else type(one)(
            one.party, one.name, Standing.OBSERVER, one.hosted_by, one.keys
        )
        for one in line.terms.members
    )  # fmt: skip
    alone = cadence(members=members)
    assert next_test_due(alone.situation("israel"), "israel") is None
    alone.tick("13:00:01")
    assert made_by(alone, "israel") == []
    assert alone.nodes["israel"].next_deadline() is None


# Queries.


def query(line: Line, now: int, home: str = "observer") -> Query:
    found = query_of(line.situation(home), Ref("israel", "Q1"), now)
    assert found is not None
    return found


def test_a_query_is_answered_in_parts_within_48_hours(line: Line) -> None:
    line.made("israel", AskQuery("Q1", "russia", None, "what flies there?"), "18:00")
    asked = query(line, line.now)
    assert asked.due_ms == at("18:00") + 48 * HOUR_MS
    assert asked.unanswered == tuple(QueryField)
    q1 = Ref("israel", "Q1")
    line.made("russia", AnswerQuery(q1, objective="training", ends_ms=at("20:00")), "19:00")
    part = query(line, asked.due_ms + 1)
    assert part.unanswered == (QueryField.PLACE, QueryField.UNITS, QueryField.EQUIPMENT)
    assert not part.overdue
    line.made("russia", AnswerQuery(q1, place="the coast", units="two", equipment=""), "19:30")
    whole = query(line, asked.due_ms + 1)
    assert whole.unanswered == ()
    assert [one.place for one in whole.answers] == [None, "the coast"]
    assert [one.objective for one in whole.answers] == ["training", None]


def test_a_query_nobody_answered_is_overdue_after_its_last_millisecond(line: Line) -> None:
    wish = AskQuery("Q1", "russia", None, "what?", (QueryField.END,))
    line.made("israel", wish, "18:00")
    due_ms = query(line, line.now).due_ms
    assert not query(line, due_ms).overdue
    assert query(line, due_ms + 1).overdue
    found = query_of(line.situation("israel"), Ref("israel", "Q1"), due_ms + 1, at("18:30"))
    assert found is not None
    assert not found.overdue
    assert query_of(line.situation("israel"), Ref("israel", "Q1"), due_ms, at("17:00")) is None


def test_words_alone_answer_no_field_and_stop_the_clock(line: Line) -> None:
    line.made("israel", AskQuery("Q1", "russia", None, "what?"), "18:00")
    line.made("russia", AnswerQuery(Ref("israel", "Q1"), words="we look into it"), "19:00")
    found = query(line, line.now + 50 * HOUR_MS)
    assert found.unanswered == tuple(QueryField)
    assert not found.overdue


# Declared, and as it works.


def operating(line: Line, lane: Lane, now: int, party: str = "russia") -> Operating:
    state = next(one for one in lanes(line.situation("israel"), now) if one.lane is lane)
    return next(one for one in state.operating if one.party == party)


def test_what_is_declared_and_what_is_measured_are_two_things(line: Line) -> None:
    line.made("russia", Declare(Lane.AIR, LineState.SUSPENDED, at("17:00"), "no more"), "17:00")
    said = OpenCall("K1", Lane.AIR, Precedence.IMMEDIATE, words("where are you?"))
    leaf = line.made("israel", said, "18:00").leaf
    assert operating(line, Lane.AIR, at("18:01")).working is Working.UNTRIED
    assert operating(line, Lane.AIR, at("18:06")).working is Working.SILENT
    line.made("russia", Acknowledge(Ref("israel", "K1"), leaf, words("here")), "18:10")
    assert operating(line, Lane.AIR, at("18:11")).working is Working.SLOW
    prompt = line.made("israel", OpenCall("K2", said.lane, said.precedence, said.said), "18:20")
    line.made("russia", Acknowledge(Ref("israel", "K2"), prompt.leaf, words("here")), "18:21")
    works = operating(line, Lane.AIR, at("18:22"))
    assert works.working is Working.WORKING
    assert works.last_answer_ms == at("18:21")
    (declared,) = next(
        one for one in lanes(line.situation("israel"), at("18:22")) if one.lane is Lane.AIR
    ).declared
    assert (declared.party, declared.state) == ("russia", LineState.SUSPENDED)
    # Another lane, and whoever was asked nothing, are untried; nobody is called broken.
    assert operating(line, Lane.GROUND, at("18:22")).working is Working.UNTRIED
    assert operating(line, Lane.AIR, at("18:22"), "israel").working is Working.UNTRIED


def test_the_last_declaration_by_then_counts(line: Line) -> None:
    line.made("russia", Declare(Lane.AIR, LineState.CLOSED, at("17:00")), "17:00")
    line.made("russia", Declare(Lane.AIR, LineState.OPEN, at("18:00")), "18:00")
    for now, state in ((at("17:30"), LineState.CLOSED), (at("18:00"), LineState.OPEN)):
        air = lanes(line.situation("israel"), now)[0]
        assert [one.state for one in air.declared] == [state]


def of_week(line: Line, now: int, party: str = "russia") -> list[Week]:
    return [one for one in weeks(line.situation("observer"), now, 12) if one.party == party]


def test_a_dying_line_is_seen_dying_though_it_is_declared_open(line: Line) -> None:
    """Twelve weeks: notices come ever later, answers take ever longer, then none come at all."""
    began = at("12:30")
    line.made("russia", Declare(Lane.AIR, LineState.OPEN, began), began)
    for week in range(12):
        start = began + week * WEEK_MS + HOUR_MS
        for call in range(3):
            now = start + call * DAY_MS
            ref = f"K{week}-{call}"
            said = OpenCall(ref, Lane.AIR, Precedence.PRIORITY, words("a routine question"))
            leaf = line.made("israel", said, now).leaf
            if week < 8 and call <= 8 - week:
                took = (1 + week * 4) * MINUTE_MS
                done = Acknowledge(Ref("israel", ref), leaf, words("understood"))
                line.made("russia", done, now + took)
        test = line_commands.TestLine(f"T{week}", Lane.AIR)
        line.made("israel", test, start + 4 * DAY_MS)
        asked = line.situation("russia").tests[Ref("israel", f"T{week}")].payload
        assert isinstance(asked, LineTested)
        if week < 6:
            took = (1 + 2 * week) * MINUTE_MS
            line.made("russia", AnswerTest(Ref("israel", f"T{week}"), *right(asked)),
                      start + 4 * DAY_MS + took)  # fmt: skip
        lead = HOUR_MS * 3 - week * 20 * MINUTE_MS
        filed = vague(period=type(vague().period)(start + 5 * DAY_MS + lead, None))
        line.made("russia", FileNotice(f"F{week}", filed), start + 5 * DAY_MS)
    now = began + 12 * WEEK_MS
    seen = of_week(line, now)
    assert len(seen) == 12
    assert [one.start_ms for one in seen] == [began + week * WEEK_MS for week in range(12)]
    took = [one.answer_ms for one in seen]
    assert took == [(1 + week * 4) * MINUTE_MS for week in range(8)] + [None] * 4
    assert [one.due for one in seen] == [3] * 12
    assert [one.answered for one in seen] == [3, 3, 3, 3, 3, 3, 3, 2, 0, 0, 0, 0]
    assert [one.tests for one in seen] == [1] * 12
    assert [one.tests_answered for one in seen] == [1] * 6 + [0] * 6
    assert [one.test_answer_ms for one in seen][:6] == [(1 + 2 * n) * MINUTE_MS for n in range(6)]
    leads = [one.lead_ms for one in seen]
    assert leads == sorted((one for one in leads if one is not None), reverse=True)
    assert [one.late for one in seen] == [0] * 7 + [1] * 5
    works = operating(line, Lane.AIR, now)
    assert works.working is Working.SILENT
    assert "never" in works.words
    air = lanes(line.situation("observer"), now)[0]
    assert [one.state for one in air.declared] == [LineState.OPEN]


def drawn(**changed: object) -> NoticeFiled:
    made = notice(circle(35.5, 35.8, 5, "18:40", "18:50"), addressees=("russia",), **changed)
    return NoticeFiled(made, ())


def test_a_notice_that_nobody_read_back_is_missed_though_it_is_over(line: Line) -> None:
    n1, made = Ref("israel", "N1"), drawn().notice
    line.made("israel", FileNotice("N1", made), "17:00")
    line.made("israel", CancelNotice(n1), "17:30")  # It was due by 17:05.
    line.made("israel", FileNotice("N2", made), "17:40")
    line.made("israel", CancelNotice(Ref("israel", "N2")), "17:42")  # And this by 17:45.
    (week,) = [one for one in weeks(line.situation("israel"), at("18:00"), 1)
               if one.party == "russia"]  # fmt: skip
    assert (week.due, week.answered) == (1, 0)
    assert operating(line, Lane.AIR, at("18:00")).working is Working.SILENT
    then = weeks(line.situation("israel"), at("18:00"), 1, at("17:41"))
    assert next(one for one in then if one.party == "russia").due == 2


def test_each_version_that_was_read_back_counts_for_itself(line: Line) -> None:
    n1, made = Ref("israel", "N1"), drawn().notice
    line.made("israel", FileNotice("N1", made), "17:00")
    first = line.sees("russia", n1).current.leaf
    line.made("russia", ReadBack(n1, first, made.volumes), "17:03")
    line.made("israel", AmendNotice(n1, drawn(remarks="later").notice), "17:30")
    second = line.sees("russia", n1).current.leaf
    line.made("russia", ReadBack(n1, second, made.volumes), "17:31")
    week = next(
        one for one in weeks(line.situation("israel"), at("18:00"), 1) if one.party == "russia"
    )
    assert (week.due, week.answered, week.answer_ms) == (2, 2, MINUTE_MS)


def test_a_version_whose_read_back_was_undone_was_not_read_back(line: Line) -> None:
    n1, made = Ref("israel", "N1"), drawn().notice
    line.made("israel", FileNotice("N1", made), "17:00")
    first = line.sees("russia", n1).current.leaf
    line.made("russia", ReadBack(n1, first, made.volumes), "17:03")
    line.made("russia", ReadBack(n1, first, (), "somewhere else"), "17:04")
    line.made("israel", AmendNotice(n1, drawn(remarks="later").notice), "17:30")
    week = next(
        one for one in weeks(line.situation("israel"), at("17:31"), 1) if one.party == "russia"
    )
    assert (week.due, week.answered) == (2, 0)


def test_what_is_of_this_very_moment_is_of_this_week(line: Line) -> None:
    line.made("israel", FileNotice("N1", drawn().notice), "17:00")
    for back_ms, due in ((0, 1), (WEEK_MS - 1, 1), (WEEK_MS, 0), (-1, 0)):
        found = weeks(line.situation("israel"), at("17:00") + back_ms, 1)
        assert next(one for one in found if one.party == "russia").due == due
