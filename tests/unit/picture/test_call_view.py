"""Calls: what was said, in order; who has it, has seen it, has acknowledged it, at which desk."""

import msgspec
import pytest

from line_parts import Line, at, stand_by, words
from parley.model.line import Lane, Precedence, Said, Tier
from parley.model.line_statements import CallAcknowledged, CallOpened
from parley.model.notices import Ref
from parley.model.phrases import CATALOGUE, Phrase
from parley.picture.calls import Call, Message, call_of, message_of, said_in
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_call
from parley.picture.waits import waits_of
from parley.turn.line_commands import Acknowledge, CloseCall, OpenCall, Say, See

K1 = Ref("israel", "K1")
AIR = OpenCall("K1", Lane.AIR, Precedence.PRIORITY, words("activity within minutes"), topic="now")


@pytest.fixture
def line() -> Line:
    made = Line()
    made.found()
    return made


def opened(line: Line, clock: str = "18:39", **changed: object) -> str:
    return line.made("israel", msgspec.structs.replace(AIR, **changed), clock).leaf


def call(line: Line, home: str = "israel", as_of: str | None = None) -> Call:
    found = call_of(line.situation(home), K1, None if as_of is None else at(as_of))
    assert found is not None
    return found


def message(line: Line, leaf: str, home: str = "israel", as_of: str | None = None) -> Message:
    found = message_of(line.situation(home), leaf, None if as_of is None else at(as_of))
    assert found is not None
    return found


def test_every_node_shows_the_same_call(line: Line) -> None:
    first = opened(line)
    line.made("russia", Say(K1, Precedence.FLASH, words("where are your jets?", first)), "18:41")
    line.made("observer", Say(K1, Precedence.ROUTINE, words("we hear both")), "18:42")
    views = [call(line, home) for home in line.nodes]
    assert views[0] == views[1] == views[2]
    assert views[0].parties == ("israel", "russia")
    assert (views[0].messages, views[0].unacknowledged) == (3, 2)
    # The observer's words are to both; russia's to israel.
    assert set(views[0].owed_by) == {"israel", "russia"}
    assert views[0].precedence is Precedence.FLASH
    texts = [payload.said.words for _, payload in said_in(line.situation("observer"), K1)]
    assert texts == ["activity within minutes", "where are your jets?", "we hear both"]


def test_each_step_of_a_message_is_timed_and_by_desk(line: Line) -> None:
    line.cut = {"russia"}
    first = opened(line)
    assert [one.party for one in message(line, first).delivered] == ["observer"]
    line.now = at("18:40")
    line.cut = set()
    line.settle()
    line.made("russia", See(K1, (first,)), "18:41", desk="tower")
    line.made("russia", Acknowledge(K1, first, words("understood")), "18:43", desk="staff")
    seen = message(line, first)
    assert ("russia", at("18:40")) in [(one.party, one.at_ms) for one in seen.delivered]
    assert [(one.party, one.desk, one.at_ms) for one in seen.seen] == [
        ("russia", "tower", at("18:41"))
    ]
    (acknowledged,) = seen.acknowledged
    assert (acknowledged.party, acknowledged.desk) == ("russia", "staff")
    assert acknowledged.at_ms == at("18:43")
    assert acknowledged.said.words == "understood"
    assert seen.owed_by == ()
    assert message(line, first, "russia") == seen


def test_as_of_leaves_out_what_came_later(line: Line) -> None:
    first = opened(line)
    line.made("russia", See(K1, (first,)), "18:41")
    line.made("russia", Acknowledge(K1, first, words("understood")), "18:43")
    line.made("israel", CloseCall(K1), "18:50")
    assert call_of(line.situation("israel"), K1, at("18:39") - 1) is None
    assert message(line, first, as_of="18:40").seen == ()
    assert len(message(line, first, as_of="18:41").seen) == 1
    assert message(line, first, as_of="18:42").owed_by == ("russia",)
    assert message(line, first, as_of="18:43").owed_by == ()
    assert call(line, as_of="18:49").closed_by == ()
    assert [one.party for one in call(line, as_of="18:50").closed_by] == ["israel"]
    assert message(line, first, as_of="18:39").delivered == message(line, first).delivered
    assert call(line, as_of="18:42").unacknowledged == 1
    assert call(line, as_of="18:43").unacknowledged == 0


def test_several_desks_of_one_party_work_one_call(line: Line) -> None:
    first = opened(line)
    for desk, clock in (("tower", "18:40"), ("staff", "18:41"), ("tower", "18:42")):
        line.made("russia", Say(K1, Precedence.ROUTINE, words("here", first)), clock, desk=desk)
    desks = {(one.party, one.desk): one.at_ms for one in call(line).desks}
    assert desks == {
        ("israel", "duty"): at("18:39"),
        ("russia", "staff"): at("18:41"),
        ("russia", "tower"): at("18:42"),
    }
    wish = Acknowledge(K1, first, words("again"))
    line.made("russia", wish, "18:43", desk="minister's office")
    desks = {(one.party, one.desk): one.at_ms for one in call(line).desks}
    assert desks["russia", "minister's office"] == at("18:43")
    line.made("russia", wish, "18:44", desk="staff")
    assert {one.desk: one.at_ms for one in call(line).desks}["staff"] == at("18:44")
    assert ("russia", "minister's office") not in {
        (one.party, one.desk) for one in call(line, as_of="18:42").desks
    }
    (acknowledged,) = message(line, first).acknowledged  # A party's first word counts.
    assert acknowledged.desk == "tower"
    assert acknowledged.at_ms == at("18:40")


@pytest.mark.parametrize("way", ["say", "open", "acknowledge"])
def test_whoever_quotes_a_message_has_acknowledged_it(line: Line, way: str) -> None:
    first = opened(line)
    other = line.made("israel", Say(K1, Precedence.ROUTINE, words("and more")), "18:40").leaf
    wish = {
        "say": Say(K1, Precedence.ROUTINE, words("we read it", first)),
        "open": OpenCall("K9", Lane.AIR, Precedence.ROUTINE, words("about that", first)),
        "acknowledge": Acknowledge(K1, other, words("both", first)),
    }[way]
    made = line.made("russia", wish, "18:41")
    (acknowledged,) = message(line, first).acknowledged
    assert acknowledged.leaf == made.leaf
    assert message(line, first).owed_by == ()
    assert bool(message(line, other).owed_by) == (way != "acknowledge")


def test_seeing_acknowledges_nothing(line: Line) -> None:
    first = opened(line)
    line.made("russia", See(K1, (first,)), "18:41")
    assert message(line, first).owed_by == ("russia",)
    assert call(line).unacknowledged == 1
    line.made("russia", See(K1, (first,)), "18:50")  # By another officer: the first counts.
    assert [one.at_ms for one in message(line, first).seen] == [at("18:41")]


@pytest.mark.parametrize("way", ["acknowledge", "say"])
def test_stand_by_acknowledges_nothing_and_moves_the_timer(line: Line, way: str) -> None:
    first = opened(line)
    wish = {
        "acknowledge": Acknowledge(K1, first, stand_by("19:30")),
        "say": Say(K1, Precedence.ROUTINE, stand_by("19:30", first)),
    }[way]
    line.made("russia", wish, "18:41")
    found = message(line, first)
    assert found.owed_by == ("russia",)
    assert found.acknowledged == ()
    assert [(one.party, one.until_ms) for one in found.stand_by] == [("russia", at("19:30"))]
    (waiting,) = waits_of(line.situation("israel"), first)
    timer = line.terms.line.timer(Precedence.PRIORITY)
    assert waiting.began_ms + timer.acknowledge_within_ms == at("19:30")


def test_stand_by_is_asked_for_once_and_the_first_counts(line: Line) -> None:
    first = opened(line)
    line.made("russia", Acknowledge(K1, first, stand_by("19:00")), "18:41")
    refusal = line.refused("russia", Acknowledge(K1, first, stand_by("20:00")), "18:42")
    assert "once" in refusal.reason
    # What was said in another way moves nothing either.
    line.made("russia", Say(K1, Precedence.ROUTINE, stand_by("21:00", first)), "18:43")
    assert [one.until_ms for one in message(line, first).stand_by] == [at("19:00")]


def test_patience_that_ends_before_the_timer_moves_nothing(line: Line) -> None:
    first = opened(line)
    line.made("russia", Acknowledge(K1, first, stand_by("18:45")), "18:41")
    (waiting,) = waits_of(line.situation("israel"), first)
    assert waiting.began_ms == at("18:39")


def test_a_closed_call_is_still_heard(line: Line) -> None:
    first = opened(line)
    line.made("israel", CloseCall(K1), "18:45")
    line.made("russia", Say(K1, Precedence.FLASH, words("our aircraft is lost", first)), "18:46")
    view = call(line)
    assert view.owed_by == ("israel",)
    assert [one.party for one in view.closed_by] == ["israel"]
    assert view.messages == 2


def test_the_addressees_of_a_call_alone_are_owed(line: Line) -> None:
    first = opened(line, addressees=("observer",))
    assert call(line).parties == ("israel", "observer")
    assert message(line, first).owed_by == ("observer",)
    # Whoever was not called may speak, and then everybody in the call is to answer.
    said = line.made("russia", Say(K1, Precedence.ROUTINE, words("we are here too")), "18:40")
    assert message(line, said.leaf).owed_by == ("israel", "observer")


def test_an_observer_is_owed_nothing_unless_it_is_called(line: Line) -> None:
    assert message(line, opened(line)).owed_by == ("russia",)


def test_hosted_parties_are_called_and_answer_by_themselves() -> None:
    line = Line({"relief": "observer"})
    line.found()
    first = opened(line)
    assert message(line, first).owed_by == ("russia", "relief")
    line.made("relief", Acknowledge(K1, first, words("understood")), "18:40")
    assert message(line, first).owed_by == ("russia",)


# What comes in another order, or from a node that asks nobody.


def test_an_acknowledgement_may_come_before_its_message(line: Line) -> None:
    first = opened(line)
    line.made("russia", Acknowledge(K1, first, words("understood")), "18:40")
    source = line.situation("israel")
    fresh = Situation(line.agreement, line.terms)
    for party in ("russia", "observer", "israel"):
        for entry in source.logs[party].entries:
            fresh.fold(entry)
    found = message_of(fresh, first)
    assert found is not None
    assert found.owed_by == ()
    assert [one.party for one in found.acknowledged] == ["russia"]
    assert list(waits_of(fresh, "00" * 32)) == []


def test_a_party_that_acknowledges_its_own_message_has_acknowledged_nothing(line: Line) -> None:
    first = opened(line)
    situation = line.situation("israel")
    own = CallAcknowledged(K1, first, words("we agree with ourselves"))
    situation.fold(line.signed("israel", own, thread_of_call(K1), "18:40"))
    found = message(line, first)
    assert found.acknowledged == ()
    assert found.owed_by == ("russia",)


def test_patience_without_an_end_asks_for_none_and_acknowledges_nothing(line: Line) -> None:
    first = opened(line)
    endless = Said(Phrase(CATALOGUE, "LINK-STANDBY", ()), "", "", ())
    situation = line.situation("russia")
    payload = CallAcknowledged(K1, first, endless)
    situation.fold(line.signed("russia", payload, thread_of_call(K1), "18:50"))
    found = message(line, first, "russia")
    assert found.acknowledged == ()
    assert found.owed_by == ("russia",)
    (waiting,) = waits_of(situation, first)
    assert waiting.began_ms == at("18:39")


def test_an_acknowledgement_under_another_subject_is_not_understood(line: Line) -> None:
    first = opened(line)
    situation = line.situation("israel")
    elsewhere = CallAcknowledged(K1, first, words("understood"))
    situation.fold(line.signed("israel", elsewhere, "call/israel/K2", "18:40"))
    assert "under the subject" in situation.not_understood[-1].why
    assert message(line, first).acknowledged == ()


def test_nobody_opens_a_call_in_anothers_name(line: Line) -> None:
    situation = line.situation("israel")
    payload = CallOpened(Lane.AIR, Tier.STAFF, Precedence.ROUTINE, (), "", words("hello"))
    situation.fold(line.signed("israel", payload, "call/russia/K7", "18:40"))
    assert Ref("russia", "K7") not in situation.calls
    assert situation.not_understood


def test_a_call_opened_twice_is_the_first_with_a_message_more(line: Line) -> None:
    opened(line)
    situation = line.situation("israel")
    again = CallOpened(Lane.GROUND, Tier.STAFF, Precedence.ROUTINE, (), "", words("again"))
    situation.fold(line.signed("israel", again, thread_of_call(K1), "18:40"))
    view = call(line)
    assert (view.lane, view.tier, view.messages) == (Lane.AIR, Tier.DUTY_OFFICER, 2)


def test_what_is_said_before_the_call_is_here_is_owed_once_it_is(line: Line) -> None:
    fresh = Situation(line.agreement, line.terms)
    opened(line)
    said = line.made("russia", Say(K1, Precedence.ROUTINE, words("yes?")), "18:40").leaf
    source = line.situation("israel")
    for entry in source.logs["russia"].entries:
        fresh.fold(entry)
    assert list(waits_of(fresh, said)) == []
    assert call_of(fresh, K1) is None
    found = message_of(fresh, said)
    assert found is not None
    assert found.owed_by == ()
    for entry in source.logs["israel"].entries:
        fresh.fold(entry)
    assert [one.wait.owed_by for one in waits_of(fresh, said)] == ["israel"]


def test_the_precedence_of_a_call_is_the_highest_that_is_owed(line: Line) -> None:
    first = opened(line, precedence=Precedence.FLASH)
    line.made("israel", Say(K1, Precedence.ROUTINE, words("more")), "18:40")
    assert call(line).precedence is Precedence.FLASH
    line.made("russia", Acknowledge(K1, first, words("understood")), "18:41")
    assert call(line).precedence is Precedence.ROUTINE


def test_an_acknowledgement_is_no_message(line: Line) -> None:
    first = opened(line)
    done = line.made("russia", Acknowledge(K1, first, words("understood")), "18:40")
    assert message_of(line.situation("israel"), done.leaf) is None
    assert message_of(line.situation("israel"), "00" * 32) is None
