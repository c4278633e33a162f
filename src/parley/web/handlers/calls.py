"""Calls: what officers say to one another, see and acknowledge; and the phrases they say it in."""

from parley.api import bodies, line_bodies, problems
from parley.errors import UsageError
from parley.phrases import catalogue
from parley.turn.line_commands import Acknowledge, CloseCall, OpenCall, Say, See
from parley.web.answers import calls
from parley.web.calls import Answer, Call, Handler, state
from parley.web.problems import Problem, not_here

_PAGE = 100


async def _list(call: Call) -> Answer:
    after, limit = call.number("after") or 0, call.number("limit")
    return calls.calls(call.situation(), call.number("as_of"), after, limit)


async def _show(call: Call) -> Answer:
    situation, ref = call.situation(), call.ref("call")
    after, limit = call.number("after") or 0, call.number("limit") or _PAGE
    page = calls.call_page(situation, ref, after, limit, call.number("as_of"))
    if page is None:
        raise not_here(f"call {ref}", "list those that are: parley call list")
    return page


async def _open(call: Call) -> Answer:
    return await state(call, call.read(OpenCall))


async def _say(call: Call) -> Answer:
    body = call.read(line_bodies.SayBody)
    return await state(call, Say(call.ref("call"), body.precedence, body.said))


async def _see(call: Call) -> Answer:
    return await state(call, See(call.ref("call"), call.read(line_bodies.SeenBody).messages))


async def _acknowledge(call: Call) -> Answer:
    body = call.read(line_bodies.AcknowledgeBody)
    return await state(call, Acknowledge(call.ref("call"), body.message, body.said))


async def _close(call: Call) -> Answer:
    return await state(call, CloseCall(call.ref("call"), call.read(bodies.WordsBody).words))


async def _phrases(call: Call) -> Answer:
    spoken = catalogue()
    try:
        language = spoken.language(call.text("language") or spoken.source.tag)
    except UsageError as error:
        raise Problem(
            problems.UNREADABLE, str(error), "name one of those, or leave the language out"
        ) from error
    return calls.phrases(spoken, language)


HANDLERS: dict[str, Handler] = {
    "call.list": _list,
    "call.show": _show,
    "call.open": _open,
    "call.say": _say,
    "call.see": _see,
    "call.acknowledge": _acknowledge,
    "call.close": _close,
    "phrase.list": _phrases,
}
