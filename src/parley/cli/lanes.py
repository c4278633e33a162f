"""`parley line`: how it is declared and how it works, and its tests."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import spoken
from parley.cli.calls import LaneOption, To
from parley.cli.filing import Words
from parley.cli.line import Line, OwnRef, asks_under, states
from parley.cli.notices import AsOf
from parley.cli.render.screen import Screen
from parley.cli.render.state import question, show_lanes, show_test, show_tests, show_weeks
from parley.cli.render.statements import show_outcome
from parley.cli.saying import hour_near, is_hour, moment_past, now_of
from parley.errors import UsageError
from parley.model.line import Lane
from parley.model.line_statements import LineState
from parley.model.notices import Ref

if TYPE_CHECKING:
    from parley.picture.line_state import LineTest
    from parley.turn.effects import Outcome

MOST_WEEKS = 104

group = typer.Typer(help="The line itself: its lanes, its tests, its timers.", no_args_is_help=True)


@group.command("state", epilog="Example: parley line state")
@asks_under
def state(line: Line, as_of: AsOf = "") -> None:
    """Show each lane as declared, and as it works.

    Two things: a line declared suspended may be used, one declared open may be silent.
    """
    lanes = line.client.line_state(line.agreement, as_of=moment_past(line, as_of, "--as-of"))
    if not line.as_json:
        line.banner()
    line.answer(lanes, show_lanes)


@group.command("weeks", epilog="Example: parley line weeks --count 4")
@asks_under
def weeks(
    line: Line,
    count: Annotated[
        int, typer.Option("--count", min=1, max=MOST_WEEKS, metavar="N", help="How many weeks.")
    ] = 12,
    as_of: AsOf = "",
) -> None:
    """Show the line week by week, so that a dying one is seen.

    Lead times, answer times and unanswered tests, with every member.
    """
    found = line.client.line_weeks(line.agreement, count, as_of=moment_past(line, as_of, "--as-of"))
    if not line.as_json:
        line.banner()
    line.answer(found, show_weeks)


@group.command(
    "declare", epilog='Example: parley line declare --lane air --state suspended --words "by order"'
)
@states
def declare(
    line: Line,
    lane: Annotated[Lane, typer.Option("--lane", help="Which lane.")],
    state: Annotated[LineState, typer.Option("--state", help="open, suspended or closed.")],
    start: Annotated[
        str,
        typer.Option(
            "--from", metavar="TIME", show_default=False, help="From when; now if left out."
        ),
    ] = "",
    words: Words = "",
) -> None:
    """Declare a lane open, suspended or closed.

    Messages are carried all the same, and how the lane works is measured on.
    """
    if is_hour(start):
        from_ms = hour_near(start, now_of(line), ahead=False)
    else:
        from_ms = spoken.instant(start, "--from") if start else now_of(line)
    outcome = line.client.line_declare(line.agreement, lane, state, from_ms, words, key=line.key)
    line.answer(outcome, show_outcome)


@group.command("tests", epilog="Example: parley line tests")
@asks_under
def list_tests(line: Line, as_of: AsOf = "") -> None:
    """List the line tests, newest first, and how each was answered.

    One unanswered is graded: technical where it is not shown to have been delivered, political
    where it was and no person answered.
    """
    found = line.client.line_tests(line.agreement, as_of=moment_past(line, as_of, "--as-of"))
    if not line.as_json:
        line.banner()
    line.answer(found, show_tests)


@group.command("test", epilog="Example: parley line test --lane air --to russia")
@states
def begin_test(line: Line, lane: LaneOption = Lane.AIR, to: To = None, ref: OwnRef = "") -> None:
    """Test a lane; the node makes up what is to be worked out."""
    name = ref or line.new_ref("T")
    outcome = line.client.line_test(line.agreement, name, lane, tuple(to or ()), key=line.key)
    _say(line, outcome, Ref(outcome.party, name))


@group.command("answer", epilog="Example: parley line answer russia/T7 --callsign 7B4A --at 21:27")
@states
def answer(
    line: Line,
    of: Annotated[
        str,
        typer.Argument(
            metavar="[TEST]",
            show_default=False,
            help="The test, as party/reference; left out, the newest that waits for your party.",
        ),
    ] = "",
    callsign: Annotated[
        str,
        typer.Option(
            "--callsign",
            metavar="WORDS",
            show_default=False,
            help="The callsign, read backwards; asked for if left out.",
        ),
    ] = "",
    at: Annotated[
        str,
        typer.Option(
            "--at",
            metavar="TIME",
            show_default=False,
            help="The time worked out, as 21:27 (UTC, the first after the test's) or RFC 3339; "
            "asked for if left out.",
        ),
    ] = "",
    words: Words = "",
) -> None:
    """Answer a line test, as you worked it out.

    A wrong answer is recorded and ends nothing: the test waits for the right one.
    """
    found = _meant(line, of)
    shown = Screen(sys.stderr) if line.as_json else line.screen
    shown.say(f"Test {found.ref} asks: {question(found)}", hang=2)
    callsign = callsign or _asked("The callsign backwards", "--callsign", line)
    at = at or _asked("The time", "--at", line)
    # The day is that of the question: of an hour only hour and minute are worked out.
    at_ms = hour_near(at, found.at_ms, ahead=True) if is_hour(at) else spoken.instant(at, "--at")
    outcome = line.client.line_answer(
        line.agreement, found.ref, callsign, at_ms, words, key=line.key
    )
    _say(line, outcome, found.ref)


def _say(line: Line, outcome: "Outcome", of: Ref) -> None:
    line.answer(outcome, show_outcome)
    if not line.as_json:
        show_test(line.screen, _test(line.client.line_tests(line.agreement), of))


def _meant(line: Line, of: str) -> "LineTest":
    """The test that is meant: by name, else the newest that one's own party has yet to answer.

    Raises:
        UsageError: None of that name, or none that waits.
    """
    tests, party = line.client.line_tests(line.agreement), line.me.party
    if of:
        return _test(tests, spoken.reference(of, "TEST"))
    waiting = [
        test
        for test in tests
        if any(one.party == party and one.grade.value != "answered" for one in test.parties)
    ]
    if not waiting:
        raise UsageError(f"no line test waits for {party}; see them with: parley line tests")
    return waiting[0]


def _test(tests: "tuple[LineTest, ...]", of: Ref) -> "LineTest":
    found = next((test for test in tests if test.ref == of), None)
    if found is None:
        raise UsageError(f"no line test {of} here; list those that are: parley line tests")
    return found


def _asked(what: str, option: str, line: Line) -> str:
    """What a person types when asked.

    Raises:
        UsageError: Nobody can be asked here.
    """
    if not sys.stdin.isatty():
        raise UsageError(f"{option} is missing, and nobody can be asked here; give {option}")
    return str(typer.prompt(what, err=line.as_json))
