"""Officers who are absent: which desk rings at which end and when, once, after a restart too."""

import pytest
from msgspec.structs import replace

from line_parts import Line, at, notice, stand_by, terms, vague, words
from parley.model.humanitarian_statements import MovementReport
from parley.model.instants import instant_of
from parley.model.line import Desk, Lane, LineRules, Precedence, Said, Tier, Timer
from parley.model.line_statements import LineEscalated
from parley.model.notices import Activity, Ref
from parley.model.phrases import CATALOGUE, CallsignValue, Parameter, Phrase, TimeValue
from parley.phrases import compose
from parley.turn import line_commands
from parley.turn.commands import AmendNotice, CancelNotice, FileNotice, RaiseConcern, ReadBack
from parley.turn.effects import Bell, Tell
from parley.turn.humanitarian_commands import ReportMovement
from parley.turn.inputs import Submit
from parley.turn.line_commands import Acknowledge, AnswerQuery, AskQuery, OpenCall, Say
from spared_parts import movement

K1, N1 = Ref("israel", "K1"), Ref("israel", "N1")
SKY = (Lane.AIR, Lane.MARITIME)
DESKS = (
    Desk("israel", "air desk", Tier.DUTY_OFFICER, SKY),
    Desk("israel", "liaison", Tier.STAFF, tuple(Lane)),
    Desk("russia", "minister", Tier.MINISTER, tuple(Lane)),
    Desk("russia", "tower", Tier.DUTY_OFFICER, SKY),
    Desk("russia", "watch 2", Tier.DUTY_OFFICER, SKY),
    Desk("russia", "staff", Tier.STAFF, tuple(Lane)),
)
MINUTE = 60_000
TIMERS = (
    Timer(Precedence.ROUTINE, 60 * MINUTE, 30 * MINUTE),
    Timer(Precedence.PRIORITY, 15 * MINUTE, 10 * MINUTE),
    Timer(Precedence.IMMEDIATE, 5 * MINUTE, 3 * MINUTE),
    Timer(Precedence.FLASH, MINUTE, MINUTE, 2),
)
IMMEDIATE = OpenCall("K1", Lane.AIR, Precedence.IMMEDIATE, words("where are you?"))


def line_of(hosted: dict[str, str] | None = None) -> Line:
    made = Line(hosted, desks=DESKS, line=LineRules(timers=TIMERS))
    made.found()
    return made


@pytest.fixture
def line() -> Line:
    return line_of()


def rung(line: Line, home: str) -> list[tuple[str, str, str]]:
    """What has rung there since this was asked last: which bell, whose desk, how urgent."""
    found = [one for one in line.effects[home] if isinstance(one, Tell)]
    line.effects[home] = []
    bells = (one for one in found if isinstance(one.cause, Bell))
    return [(one.cause.value, one.desk, one.precedence.value) for one in bells]


def stepped(line: Line, home: str, leaf: str) -> list[tuple[str, int, str, str]]:
    """Every step on record of whoever has not answered: at which end, which desk and tier."""
    found = line.situation(home).hearing.of(leaf).escalated
    stated = [(fact.party, fact.payload) for fact in found]
    return sorted(
        (party, one.step, one.desk, one.tier.value)
        for party, one in stated
        if isinstance(one, LineEscalated)
    )


def minute_by_minute(line: Line, clock: str, minutes: int) -> None:
    for minute in range(minutes):
        line.tick(at(clock) + minute * MINUTE + 1)


def test_the_desks_ring_one_after_another_at_both_ends(line: Line) -> None:
    leaf = line.made("israel", IMMEDIATE, "18:00").leaf
    assert rung(line, "russia") == [("message", "tower", "immediate")]
    assert rung(line, "israel") == []
    line.tick("18:05")  # The last millisecond in which all is in time.
    assert rung(line, "russia") == []
    line.tick(at("18:05") + 1)
    assert rung(line, "russia") == [("escalation", "watch 2", "immediate")]
    assert rung(line, "israel") == [("escalation", "air desk", "immediate")]
    line.tick(at("18:08") + 1)
    assert rung(line, "russia") == [("escalation", "staff", "immediate")]
    assert rung(line, "israel") == [("escalation", "liaison", "immediate")]
    line.tick(at("18:11") + 1)
    assert rung(line, "russia") == [("escalation", "minister", "immediate")]
    assert rung(line, "israel") == [("escalation", "liaison", "immediate")]
    minute_by_minute(line, "18:12", 60)
    assert rung(line, "russia") == rung(line, "israel") == rung(line, "observer") == []
    for home in line.nodes:
        assert stepped(line, home, leaf) == [
            ("israel", 1, "air desk", "duty-officer"),
            ("israel", 2, "liaison", "staff"),
            ("israel", 3, "liaison", "staff"),
            ("russia", 1, "watch 2", "duty-officer"),
            ("russia", 2, "staff", "staff"),
            ("russia", 3, "minister", "minister"),
        ]


def test_an_acknowledgement_stops_the_rest(line: Line) -> None:
    leaf = line.made("israel", IMMEDIATE, "18:00").leaf
    line.tick(at("18:05") + 1)
    line.made("russia", Acknowledge(K1, leaf, words("understood")), "18:06")
    minute_by_minute(line, "18:07", 30)
    assert [one[:2] for one in stepped(line, "observer", leaf)] == [("israel", 1), ("russia", 1)]


def test_seeing_stops_nothing(line: Line) -> None:
    leaf = line.made("israel", IMMEDIATE, "18:00").leaf
    line.made("russia", line_commands.See(K1, (leaf,)), "18:01")
    line.tick(at("18:05") + 1)
    assert len(stepped(line, "russia", leaf)) == 2


def test_a_flash_message_goes_through_every_tier_and_begins_again(line: Line) -> None:
    wish = replace(IMMEDIATE, precedence=Precedence.FLASH, tier=Tier.MINISTER)
    line.made("israel", wish, "18:00")
    assert rung(line, "russia") == [("message", "tower", "flash")]
    minute_by_minute(line, "18:01", 10)
    assert [desk for _, desk, _ in rung(line, "russia")] == [
        "watch 2", "staff", "minister", "tower", "watch 2", "staff", "minister",
    ]  # fmt: skip
    assert [desk for _, desk, _ in rung(line, "israel")] == [
        "air desk", "liaison", "liaison", "air desk", "liaison", "liaison", "liaison",
    ]  # fmt: skip


def test_a_call_to_a_tier_rings_no_lower_one(line: Line) -> None:
    wish = replace(IMMEDIATE, tier=Tier.STAFF)
    line.made("israel", wish, "18:00")
    minute_by_minute(line, "18:01", 20)
    assert [desk for _, desk, _ in rung(line, "russia")] == ["staff", "minister"]
    assert [desk for _, desk, _ in rung(line, "israel")] == ["liaison"]


def test_a_tier_nobody_staffs_and_a_lane_nobody_answers_leave_no_call_unheard(line: Line) -> None:
    for lane, tier, desk in (
        (Lane.AIR, Tier.HEAD_OF_STATE, "tower"),
        (Lane.GROUND, Tier.DUTY_OFFICER, "staff"),
    ):
        line.made("israel", replace(IMMEDIATE, ref=f"K-{lane}", lane=lane, tier=tier), "18:00")
        assert rung(line, "russia") == [("message", desk, "immediate")]


def test_a_party_without_desks_has_one_that_answers_all() -> None:
    line = Line()
    line.found()
    line.made("israel", IMMEDIATE, "18:00")
    minute_by_minute(line, "18:01", 20)
    assert [one[1] for one in rung(line, "russia")] == ["duty desk"] * 2


def test_a_node_that_was_down_rings_once_what_fell_due_meanwhile(line: Line) -> None:
    leaf = line.made("israel", IMMEDIATE, "18:00").leaf
    rung(line, "russia")
    line.cut = {"russia"}
    for minute in range(1, 9):
        line.tick(at("18:00") + minute * MINUTE + 1, down=("russia",))
    assert [one[:2] for one in stepped(line, "israel", leaf)] == [("israel", 1), ("israel", 2)]
    line.restart("russia")
    line.cut = set()
    line.tick(at("18:09"))
    assert [desk for _, desk, _ in rung(line, "russia")] == ["watch 2", "staff"]
    line.restart("russia")
    line.tick(at("18:10"))
    assert rung(line, "russia") == []
    line.tick(at("18:11") + 1)
    assert [desk for _, desk, _ in rung(line, "russia")] == ["minister"]
    assert [one[1] for one in stepped(line, "israel", leaf) if one[0] == "russia"] == [1, 2, 3]


def test_a_restart_between_two_steps_repeats_and_loses_none(line: Line) -> None:
    leaf = line.made("israel", IMMEDIATE, "18:00").leaf
    for clock in ("18:05", "18:08", "18:11", "18:14"):
        for home in line.nodes:
            line.restart(home)
        line.tick(at(clock) + 1)
    line.settle()
    assert [one[:2] for one in stepped(line, "observer", leaf)] == [
        (party, step) for party in ("israel", "russia") for step in (1, 2, 3)
    ]


def test_patience_rings_the_next_desk_when_it_ends_and_all_after_it(line: Line) -> None:
    leaf = line.made("israel", IMMEDIATE, "18:00").leaf
    line.tick(at("18:05") + 1)  # Step 1 has rung already.
    line.made("russia", Acknowledge(K1, leaf, stand_by("18:30")), "18:06")
    for home in line.nodes:
        line.restart(home)
        rung(line, home)
    minute_by_minute(line, "18:07", 24)
    assert rung(line, "israel") == [("escalation", "air desk", "immediate")]
    assert rung(line, "russia") == [("escalation", "watch 2", "immediate")]
    minute_by_minute(line, "18:31", 20)
    assert [desk for _, desk, _ in rung(line, "russia")] == ["staff", "minister"]


def test_patience_after_the_last_step_rings_again(line: Line) -> None:
    leaf = line.made("israel", IMMEDIATE, "18:00").leaf
    minute_by_minute(line, "18:01", 20)
    rung(line, "russia")
    line.made("russia", Acknowledge(K1, leaf, stand_by("19:00")), "18:25")
    line.tick(at("19:00") + 1)
    assert [desk for _, desk, _ in rung(line, "russia")] == ["watch 2"]


def test_patience_without_an_end_ends_when_a_routine_message_would_have(line: Line) -> None:
    leaf = line.made("israel", IMMEDIATE, "18:00").leaf
    for_ever = Parameter("until", TimeValue(instant_of("9999-12-31T23:59:59Z")))
    said = Said(Phrase(CATALOGUE, "LINK-STANDBY", (for_ever,)), "", "", ())
    line.made("russia", Acknowledge(K1, leaf, said), "18:01")
    rung(line, "russia")
    # Its own five minutes, and the sixty of a routine message.
    line.tick("19:05")
    assert rung(line, "russia") == rung(line, "israel") == []
    line.tick(at("19:05") + 1)
    assert rung(line, "russia") == [("escalation", "watch 2", "immediate")]
    assert rung(line, "israel") == [("escalation", "air desk", "immediate")]


def ahead_of_its_time(line: Line, clock: str) -> str:
    """A message whose author's clock is a year ahead, come at this moment."""
    line.now = instant_of("2019-09-17T18:00:00Z")
    submit = Submit(line.agreement, "israel", "duty", "israel", "ahead", b"", IMMEDIATE)
    line.nodes["israel"].handle(submit, line.now)
    line.now = at(clock)
    line.settle()
    (leaf,) = [fact.leaf for fact in line.situation("russia").calls.values()]
    return leaf


@pytest.mark.parametrize("restarts", [False, True])
def test_a_clock_that_is_ahead_silences_nobody_who_is_to_answer(line: Line, restarts: bool) -> None:
    leaf = ahead_of_its_time(line, "18:00")
    assert rung(line, "russia") == [("message", "tower", "immediate")]
    if restarts:
        line.restart("russia")
    line.tick(at("18:05"))
    assert stepped(line, "russia", leaf) == []
    line.tick(at("18:05") + 1)
    assert rung(line, "russia") == [("escalation", "watch 2", "immediate")]
    minute_by_minute(line, "18:08", 20)
    assert [one[:2] for one in stepped(line, "russia", leaf)] == [("russia", n) for n in (1, 2, 3)]
    # By Israel's own clock, which is the one that is ahead, its time comes in a year.
    line.made("russia", Acknowledge(K1, leaf, words("understood")), "18:40")


def test_word_that_a_movement_is_elsewhere_or_late_rings_whoever_was_told(line: Line) -> None:
    convoy = movement(addressees=("russia",))
    line.made("israel", FileNotice("N1", convoy), "18:00")
    rung(line, "russia")
    for what in MovementReport:
        line.made("israel", ReportMovement(N1, what, words="the bridge is out"), "18:10")
    told = [one for one in line.rung("russia") if one.cause is Bell.NOTICE]
    assert [one.words for one in told] == [
        f"from israel: israel/N1 {what}: the bridge is out"
        for what in ("delayed", "deviated", "held up")
    ]
    assert {(one.desk, one.tier) for one in told} == {("staff", Tier.STAFF)}
    assert line.rung("observer") == []
    assert [one for one in line.rung("israel") if one.cause is Bell.NOTICE] == []


def test_a_read_back_that_differs_rings_its_author_at_once_and_nobody_else(line: Line) -> None:
    """Until the author puts it right, the other side acts on what it understood."""
    leaf = line.made("israel", FileNotice("N1", vague()), "18:00").leaf
    rung(line, "russia"), rung(line, "israel"), rung(line, "observer")
    line.made("russia", ReadBack(N1, leaf, words="the coast at Latakia"), "18:02")
    (told,) = line.rung("israel")
    assert (told.cause, told.about, told.desk) == (Bell.READ_BACK_DIFFERS, N1, "air desk")
    assert told.precedence is Precedence.IMMEDIATE
    assert told.words.startswith("from russia: read israel/N1 back as something else: ")
    assert line.rung("russia") == line.rung("observer") == []
    # What is right rings nobody.
    line.effects["israel"] = []
    line.made("russia", ReadBack(N1, leaf, words="north Syria"), "18:03")
    assert line.rung("israel") == []


def test_both_ends_on_one_node_ring_both() -> None:
    line = line_of({"relief": "israel"})
    leaf = line.made("relief", replace(IMMEDIATE, addressees=("israel",)), "18:00").leaf
    assert rung(line, "israel") == [("message", "air desk", "immediate")]
    line.tick(at("18:05") + 1)
    assert [one[:3] for one in stepped(line, "russia", leaf)] == [
        ("israel", 1, "liaison"),
        ("relief", 1, "duty desk"),
    ]


def test_a_party_of_several_that_answered_is_left_alone(line: Line) -> None:
    leaf = line.made("israel", replace(IMMEDIATE, addressees=("russia", "observer")), "18:00").leaf
    line.made("russia", Acknowledge(K1, leaf, words("understood")), "18:01")
    line.tick(at("18:05") + 1)
    assert rung(line, "russia")[1:] == []
    assert [one[1] for one in rung(line, "observer")] == ["duty desk"] * 2
    owed = [
        fact.payload.owed_by
        for fact in line.situation("israel").hearing.of(leaf).escalated
        if isinstance(fact.payload, LineEscalated)
    ]
    assert set(owed) == {"observer"}


def test_every_message_of_a_call_has_a_clock_of_its_own(line: Line) -> None:
    line.made("israel", IMMEDIATE, "18:00")
    second = line.made("russia", Say(K1, Precedence.FLASH, words("we see you")), "18:01").leaf
    rung(line, "russia")
    assert ("message", "air desk", "flash") in rung(line, "israel")
    line.tick(at("18:02") + 1)
    assert rung(line, "israel") == [("escalation", "liaison", "flash")]
    assert rung(line, "russia") == [("escalation", "tower", "flash")]
    assert len(stepped(line, "observer", second)) == 2


# Notices, queries and tests ride the same clockwork.


@pytest.mark.parametrize(
    ("changed", "filed", "precedence"),
    [
        ({}, "17:00", "priority"),
        ({}, "18:39", "immediate"),
        ({"emergency": True}, "17:00", "flash"),
    ],
)
def test_a_notice_rings_by_how_urgent_and_how_late_it_is(
    line: Line, changed: dict[str, object], filed: str, precedence: str
) -> None:
    line.made("israel", FileNotice("N1", vague(**changed)), filed)
    assert rung(line, "russia") == [("notice", "tower", precedence)]
    # A notice waits as long as the rules give a read-back: five minutes.
    line.tick(at(filed) + 5 * MINUTE + 1)
    assert rung(line, "russia") == [("escalation", "watch 2", precedence)]
    assert rung(line, "israel") == [("escalation", "air desk", precedence)]


def test_a_notice_rings_the_desks_of_its_lane(line: Line) -> None:
    ground = notice(place_label="north Syria", activity=Activity.GROUND_WORK)
    line.made("israel", FileNotice("N1", ground), "17:00")
    assert rung(line, "russia")[0][1] == "staff"


def test_a_wrong_read_back_rings_on_and_a_right_one_does_not(line: Line) -> None:
    line.made("israel", FileNotice("N1", vague()), "17:00")
    leaf = line.sees("russia", N1).current.leaf
    line.made("russia", ReadBack(N1, leaf, (), "south Syria"), "17:02")
    line.tick(at("17:05") + 1)
    assert len(stepped(line, "russia", leaf)) == 2
    line.made("russia", ReadBack(N1, leaf, (), "north Syria"), "17:06")
    minute_by_minute(line, "17:07", 60)
    assert len(stepped(line, "russia", leaf)) == 2


@pytest.mark.parametrize("wish", [AmendNotice(N1, vague()), CancelNotice(N1)])
def test_a_version_that_is_no_more_rings_no_more(
    line: Line, wish: AmendNotice | CancelNotice
) -> None:
    line.made("israel", FileNotice("N1", vague()), "17:00")
    leaf = line.sees("russia", N1).current.leaf
    line.made("israel", wish, "17:04")
    minute_by_minute(line, "17:05", 60)
    assert stepped(line, "russia", leaf) == []
    later = line.sees("russia", N1).current.leaf
    assert (later != leaf) == bool(stepped(line, "russia", later))


def test_a_query_rings_after_48_hours_and_a_part_of_an_answer_is_one(line: Line) -> None:
    hours = 3_600_000
    line.made("israel", AskQuery("Q1", "russia", None, "what flies there?"), "17:00")
    line.made("israel", AskQuery("Q2", "russia", None, "and there?"), "17:00")
    assert rung(line, "russia") == [("query", "staff", "routine")] * 2
    line.made("russia", AnswerQuery(Ref("israel", "Q2"), objective="training"), "18:00")
    line.tick(at("17:00") + 48 * hours)
    assert rung(line, "russia") == []
    line.tick(at("17:00") + 48 * hours + 1)
    assert rung(line, "russia") == [("escalation", "minister", "routine")]
    assert [one[1] for one in rung(line, "israel")] == ["liaison"]


def test_a_wrong_answer_to_a_test_rings_on(line: Line) -> None:
    line.made("israel", line_commands.TestLine("T1", Lane.AIR), "17:00")
    test = Ref("israel", "T1")
    leaf = line.situation("russia").tests[test].leaf
    line.made("russia", line_commands.AnswerTest(test, "A2B3", at("17:00")), "17:05")
    line.tick(at("17:15") + 1)
    assert [one[:3] for one in stepped(line, "russia", leaf)] == [
        ("israel", 1, "air desk"),
        ("russia", 1, "watch 2"),
    ]


def test_a_concern_rings_the_desk_of_the_lane_it_is_about(line: Line) -> None:
    ground = notice(place_label="north Syria", activity=Activity.GROUND_WORK)
    line.made("russia", FileNotice("G1", ground), "17:00")
    rung(line, "russia")
    line.made("israel", RaiseConcern("C1", Ref("russia", "G1"), "too near"), "17:01")
    assert rung(line, "russia") == [("concern", "staff", "immediate")]
    line.made("israel", RaiseConcern("C2", None, "what is that?"), "17:02")
    assert rung(line, "russia") == [("concern", "tower", "immediate")]
    # Whoever is not addressed is not rung.
    line.made("israel", RaiseConcern("C3", None, "and that?", (), ("observer",)), "17:03")
    assert rung(line, "russia") == []


def test_an_emergency_phrase_rings_as_one(line: Line) -> None:
    phrase = compose("EMG-OVERDUE", {"callsign": CallsignValue("NORTH 21")})
    wish = OpenCall("K1", Lane.AIR, Precedence.FLASH, Said(phrase, "", "", ()))
    line.made("israel", wish, "19:29")
    (told,) = line.rung("russia")
    assert told.cause is Bell.EMERGENCY
    assert "NORTH 21" in told.words


def test_desks_are_of_the_agreement_alone() -> None:
    assert terms().desks == ()
    assert terms(desks=DESKS).desks == DESKS
