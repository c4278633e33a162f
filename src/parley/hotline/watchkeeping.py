"""Deciding line tests and their answers, what is declared of a lane, and who has the watch."""

from parley.model.instants import Instant
from parley.model.line_statements import (
    DutyChanged,
    DutyRostered,
    LineAnswered,
    LineDeclared,
)
from parley.model.notices import Ref
from parley.picture.line_tests import make_test, tested
from parley.picture.open_matters import open_matters
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_duty, thread_of_lane, thread_of_test
from parley.turn.effects import Draft
from parley.turn.inputs import Submit
from parley.turn.line_commands import AnswerTest, ChangeDuty, Declare, SetRoster, TestLine
from parley.turn.refusal import Fault, Refusal


def test_line(
    situation: Situation, submit: Submit, wish: TestLine, now: Instant
) -> Draft | Refusal:
    """Test a lane, with something to work out that no echo answers."""
    ref = Ref(submit.party, wish.ref)
    if ref in situation.tests:
        return Refusal(
            Fault.CONFLICTING, f"{ref} is a test already", "test under another reference"
        )
    strangers = [party for party in wish.addressees if situation.terms.member(party) is None]
    if strangers:
        return Refusal(
            Fault.UNKNOWN,
            f"{', '.join(strangers)} is not in this agreement",
            "see who is: parley agreement show; leave the addressees out to test every member",
        )
    payload = make_test(situation, ref, wish.lane, wish.addressees, now)
    if not tested(situation.terms, submit.party, payload):
        return Refusal(
            Fault.UNKNOWN,
            "nobody is there to answer a test",
            "name a member of the agreement, other than your own party",
        )
    return Draft(submit.agreement, submit.party, thread_of_test(ref), submit.desk, payload)


def answer_test(situation: Situation, submit: Submit, wish: AnswerTest) -> Draft | Refusal:
    """Answer a test, rightly or wrongly: a wrong answer is recorded, and ends nothing."""
    if wish.test not in situation.tests:
        return Refusal(
            Fault.UNKNOWN,
            f"no line test {wish.test} here",
            "list those that are: parley line tests",
        )
    if wish.test.party == submit.party:
        return Refusal(
            Fault.UNAUTHORISED, f"{wish.test} is {submit.party}'s own test", "the others answer it"
        )
    payload = LineAnswered(wish.test, wish.callsign, wish.at_ms, wish.words)
    return Draft(submit.agreement, submit.party, thread_of_test(wish.test), submit.desk, payload)


def declare(submit: Submit, wish: Declare) -> Draft:
    """Declare a lane open, suspended or closed; what is said on it goes out all the same."""
    payload = LineDeclared(wish.lane, wish.state, wish.from_ms, wish.words)
    thread = thread_of_lane(submit.party, wish.lane)
    return Draft(submit.agreement, submit.party, thread, submit.desk, payload)


def change_duty(situation: Situation, submit: Submit, wish: ChangeDuty, now: Instant) -> Draft:
    """Record who takes, hands over or leaves the watch, and what was open at that moment."""
    payload = DutyChanged(
        desk=wish.desk,
        change=wish.change,
        watch=wish.watch,
        to=wish.to,
        languages=wish.languages,
        until_ms=wish.until_ms,
        open=open_matters(situation, submit.party, now).counts(),
        words=wish.words,
    )
    return Draft(submit.agreement, submit.party, thread_of_duty(submit.party), submit.desk, payload)


def set_roster(submit: Submit, wish: SetRoster) -> Draft:
    """Put a roster in the place of the one before."""
    thread = thread_of_duty(submit.party)
    return Draft(submit.agreement, submit.party, thread, submit.desk, DutyRostered(wish.watches))
