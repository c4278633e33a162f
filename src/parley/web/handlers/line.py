"""The line itself: its state, tests and timers, the watch at its desks, queries, and reach."""

from parley.api import line_bodies, problems
from parley.picture.line_state import lanes, weeks
from parley.picture.open_matters import open_matters
from parley.picture.queries import query_of
from parley.turn.line_commands import (
    AnswerQuery,
    AnswerTest,
    AskQuery,
    ChangeDuty,
    Declare,
    SetRoster,
    TestLine,
)
from parley.web.answers import line
from parley.web.calls import Answer, Call, Handler, state
from parley.web.problems import Problem, not_here

_WEEKS = 12
_MOST_WEEKS = 104


async def _state_of_line(call: Call) -> Answer:
    return lanes(call.situation(), call.runtime.now(), call.number("as_of"))


async def _weeks(call: Call) -> Answer:
    asked = call.number("count")
    count = _WEEKS if asked is None else asked
    if not 1 <= count <= _MOST_WEEKS:
        raise Problem(
            problems.UNREADABLE,
            f"count: between 1 and {_MOST_WEEKS} weeks",
            "ask for fewer, and for earlier ones with as_of",
        )
    return weeks(call.situation(), call.runtime.now(), count, call.number("as_of"))


async def _declare(call: Call) -> Answer:
    return await state(call, call.read(Declare))


async def _tests(call: Call) -> Answer:
    return line.tests(call.situation(), call.runtime.now(), call.number("as_of"))


async def _test(call: Call) -> Answer:
    return await state(call, call.read(TestLine))


async def _answer_test(call: Call) -> Answer:
    body = call.read(line_bodies.TestAnswerBody)
    return await state(
        call, AnswerTest(call.ref("line test"), body.callsign, body.at_ms, body.words)
    )


async def _rehearse(call: Call) -> Answer:
    try:
        return line.rehearse(call.situation().terms, call.read(line_bodies.RehearsalBody))
    except ValueError as error:
        raise Problem(
            problems.UNREADABLE, str(error), "mend that, and try the timers again"
        ) from error


async def _duty(call: Call) -> Answer:
    as_of_ms = call.number("as_of")
    return line.duties(call.situation(), call.runtime.now() if as_of_ms is None else as_of_ms)


async def _watches(call: Call) -> Answer:
    return line.watches(call.situation(), call.number("as_of"))


async def _open(call: Call) -> Answer:
    return open_matters(call.situation(), call.who.party, call.runtime.now())


async def _change_duty(call: Call) -> Answer:
    return await state(call, call.read(ChangeDuty))


async def _roster(call: Call) -> Answer:
    return await state(call, call.read(SetRoster))


async def _queries(call: Call) -> Answer:
    return line.queries(call.situation(), call.runtime.now(), call.number("as_of"))


async def _query(call: Call) -> Answer:
    ref = call.ref("query")
    found = query_of(call.situation(), ref, call.runtime.now(), call.number("as_of"))
    if found is None:
        raise not_here(f"query {ref}", "list those that are: parley query list")
    return found


async def _ask(call: Call) -> Answer:
    return await state(call, call.read(AskQuery))


async def _answer_query(call: Call) -> Answer:
    body = call.read(line_bodies.QueryAnswerBody)
    wish = AnswerQuery(
        call.ref("query"),
        body.objective,
        body.place,
        body.ends_ms,
        body.units,
        body.equipment,
        body.words,
    )
    return await state(call, wish)


async def _reach(call: Call) -> Answer:
    """Only of the caller's own party: whom another one calls, and in vain, is its own affair."""
    pagers = call.runtime.pagers
    return line.reached(() if pagers is None else pagers.attempts(), call.who.party)


HANDLERS: dict[str, Handler] = {
    "line.state": _state_of_line,
    "line.weeks": _weeks,
    "line.declare": _declare,
    "line.tests": _tests,
    "line.test": _test,
    "line.answer": _answer_test,
    "line.rehearse": _rehearse,
    "duty.show": _duty,
    "duty.watches": _watches,
    "duty.open": _open,
    "duty.change": _change_duty,
    "duty.roster": _roster,
    "query.list": _queries,
    "query.show": _query,
    "query.ask": _ask,
    "query.answer": _answer_query,
    "reach.list": _reach,
}
