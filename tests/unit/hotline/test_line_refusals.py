"""What is said no to on the line, each time with a remedy and nothing recorded; and what is not."""

import pytest
from msgspec.structs import replace

from line_parts import Line, at, circle, notice, vague, words
from parley.model.line import Lane, MessageQuote, NoticeQuote, Precedence, Said
from parley.model.line_statements import CallOpened, CallSaid, DutyChange
from parley.model.notices import Ref
from parley.model.phrases import CATALOGUE, Parameter, Phrase, TimeValue
from parley.turn import line_commands
from parley.turn.commands import AmendNotice, FileNotice
from parley.turn.line_commands import (
    Acknowledge,
    AnswerQuery,
    AnswerTest,
    AskQuery,
    ChangeDuty,
    CloseCall,
    OpenCall,
    Say,
    See,
)
from parley.turn.refusal import Fault

K1, N1 = Ref("israel", "K1"), Ref("israel", "N1")
LEAF = "ab" * 32
CALL = OpenCall("K1", Lane.AIR, Precedence.PRIORITY, words("hello"))


@pytest.fixture
def line() -> Line:
    made = Line()
    made.found()
    drawn = notice(circle(35.5, 35.8, 25, "18:40", "18:51"), addressees=("russia",))
    made.made("israel", FileNotice("N1", drawn), "17:30")
    return made


def first(line: Line) -> str:
    return line.made("israel", CALL, "18:00").leaf


@pytest.mark.parametrize(
    "wish",
    [
        Say(K1, Precedence.ROUTINE, words("hello")),
        See(K1, (LEAF,)),
        Acknowledge(K1, LEAF, words("understood")),
        CloseCall(K1),
    ],
    ids=lambda wish: type(wish).__name__,
)
def test_no_such_call(line: Line, wish: Say | See | Acknowledge | CloseCall) -> None:
    refusal = line.refused("russia", wish)
    assert refusal.fault is Fault.UNKNOWN
    assert "israel/K1" in refusal.reason


def test_no_such_message_in_this_call(line: Line) -> None:
    first(line)
    other = line.made("israel", replace(CALL, ref="K2"), "18:01").leaf
    version = line.sees("russia", N1).current.leaf
    for leaf in (LEAF, other, version):
        for wish in (See(K1, (leaf,)), Acknowledge(K1, leaf, words("understood"))):
            refusal = line.refused("russia", wish)
            assert refusal.fault is Fault.UNKNOWN
            assert leaf[:16] in refusal.reason


def test_the_others_acknowledge_ones_own_message(line: Line) -> None:
    leaf = first(line)
    for wish in (See(K1, (leaf,)), Acknowledge(K1, leaf, words("understood"))):
        assert line.refused("israel", wish).fault is Fault.UNAUTHORISED


def test_a_call_is_opened_once(line: Line) -> None:
    first(line)
    assert line.refused("israel", CALL).fault is Fault.CONFLICTING
    line.made("russia", CALL)  # Another party's reference is another.


def test_nobody_outside_the_agreement_is_called_or_tested(line: Line) -> None:
    stranger = ("france",)
    for wish in (
        replace(CALL, addressees=stranger),
        line_commands.TestLine("T1", Lane.AIR, stranger),
    ):
        refusal = line.refused("israel", wish)
        assert refusal.fault is Fault.UNKNOWN
        assert "france" in refusal.reason


@pytest.mark.parametrize(
    ("phrase", "says"),
    [
        (Phrase(CATALOGUE, "NO-SUCH", ()), "NO-SUCH"),
        (Phrase(CATALOGUE, "LINK-STANDBY", ()), "until"),
        (
            Phrase(CATALOGUE, "LINK-STANDBY", (Parameter("when", TimeValue(0)),)),
            "when",
        ),
    ],
)
def test_a_phrase_nobody_can_read(line: Line, phrase: Phrase, says: str) -> None:
    leaf = first(line)
    said = Said(phrase, "", "", ())
    for party, wish in (
        ("israel", replace(CALL, ref="K2", said=said)),
        ("russia", Say(K1, Precedence.ROUTINE, said)),
        ("russia", Acknowledge(K1, leaf, said)),
    ):
        refusal = line.refused(party, wish)
        assert refusal.fault is Fault.UNREADABLE
        assert says in refusal.reason


def test_an_emergency_is_flash_however_it_is_said(line: Line) -> None:
    first(line)
    for code, precedence in (("EMG-HOLD", Precedence.FLASH), ("LINK-CHECK", Precedence.ROUTINE)):
        said = Said(Phrase(CATALOGUE, code, ()), "", "", ())
        opened = replace(CALL, ref=f"K-{code}", precedence=Precedence.ROUTINE, said=said)
        for wish in (opened, Say(K1, Precedence.ROUTINE, said)):
            leaf = line.made("israel", wish).leaf
            stated = line.situation("russia").by_leaf[leaf].payload
            assert isinstance(stated, CallOpened | CallSaid)
            assert stated.precedence is precedence


def test_a_quote_of_nothing(line: Line) -> None:
    leaf = first(line)
    version = line.sees("israel", N1).current.leaf
    line.made("russia", FileNotice("F1", vague()), "18:01")
    theirs = line.sees("israel", Ref("russia", "F1")).current.leaf
    for quote in (
        MessageQuote(LEAF),
        MessageQuote(version),
        NoticeQuote(N1, LEAF, None),
        NoticeQuote(N1, leaf, None),
        NoticeQuote(N1, theirs, None),
        NoticeQuote(Ref("israel", "N9"), version, None),
        NoticeQuote(N1, version, 1),
    ):
        said = Said(None, "see there", "en", (quote,))
        refusal = line.refused("russia", Say(K1, Precedence.ROUTINE, said))
        assert refusal.fault is Fault.UNKNOWN, quote


def test_a_volume_and_an_earlier_version_may_be_quoted(line: Line) -> None:
    first(line)
    version = line.sees("israel", N1).current.leaf
    line.made("israel", AmendNotice(N1, vague()), "18:01")
    for volume in (None, 0):
        said = Said(None, "this one", "en", (NoticeQuote(N1, version, volume),))
        line.made("russia", Say(K1, Precedence.ROUTINE, said))


def test_more_messages_than_a_statement_holds_are_seen_in_two(line: Line) -> None:
    leaf = first(line)
    refusal = line.refused("russia", See(K1, (leaf,) * 257))
    assert refusal.fault is Fault.UNREADABLE
    assert "256" in refusal.reason


def test_a_test_is_answered_by_others_and_named_once(line: Line) -> None:
    test = line_commands.TestLine("T1", Lane.AIR)
    line.made("israel", test, "18:00")
    assert line.refused("israel", test).fault is Fault.CONFLICTING
    own = AnswerTest(Ref("israel", "T1"), "A2B3", at("18:10"))
    assert line.refused("israel", own).fault is Fault.UNAUTHORISED
    none = AnswerTest(Ref("israel", "T2"), "A2B3", at("18:10"))
    assert line.refused("russia", none).fault is Fault.UNKNOWN
    line.made("observer", own)  # It was not asked, and may say what it worked out.


def test_a_query_is_put_to_somebody_else_about_something(line: Line) -> None:
    ask = AskQuery("Q1", "russia", None, "what flies there?")
    for other in ("france", "israel"):
        assert line.refused("israel", replace(ask, to=other)).fault is Fault.UNKNOWN
    nothing = replace(ask, words=" ")
    assert line.refused("israel", nothing).fault is Fault.UNREADABLE
    unknown = replace(ask, about=Ref("russia", "F9"))
    assert line.refused("israel", unknown).fault is Fault.UNKNOWN
    line.made("israel", ask, "18:00")
    assert line.refused("israel", ask).fault is Fault.CONFLICTING


def test_a_query_is_answered_by_whom_it_is_put_to_and_says_something(line: Line) -> None:
    q1 = Ref("israel", "Q1")
    assert line.refused("russia", AnswerQuery(q1, words="yes")).fault is Fault.UNKNOWN
    line.made("israel", AskQuery("Q1", "russia", None, "what flies there?"), "18:00")
    assert line.refused("observer", AnswerQuery(q1, words="we")).fault is Fault.UNAUTHORISED
    assert line.refused("israel", AnswerQuery(q1, words="we")).fault is Fault.UNAUTHORISED
    for empty in (AnswerQuery(q1), AnswerQuery(q1, objective=" ", words="\n")):
        assert line.refused("russia", empty).fault is Fault.UNREADABLE


@pytest.mark.parametrize(
    "wish",
    [
        ChangeDuty("ops", DutyChange.HANDED_OVER, "officer 1"),
        ChangeDuty("ops", DutyChange.TAKEN, "officer 1", to="officer 2"),
        ChangeDuty("ops", DutyChange.TAKEN, " "),
        ChangeDuty("", DutyChange.TAKEN, "officer 1"),
        ChangeDuty("ops", DutyChange.TAKEN, "officer 1", languages=("en", "en")),
    ],
)
def test_a_watch_is_somebodys_at_a_desk(line: Line, wish: ChangeDuty) -> None:
    assert line.refused("israel", wish).fault is Fault.UNREADABLE
