"""Notices, concerns, reports, conflicts and alarms: what officers state and read."""

from parley.api import bodies
from parley.picture.findings import findings
from parley.picture.notices import notice_view
from parley.picture.things import conflicts
from parley.turn.commands import (
    AcknowledgeByUnit,
    AmendNotice,
    AnswerConcern,
    BeginNotice,
    CancelNotice,
    CiteReport,
    EndNotice,
    EnterNotice,
    FileNotice,
    PassNotice,
    RaiseConcern,
    ReadBack,
    RelayNotice,
)
from parley.web.answers import notices, others
from parley.web.calls import Answer, Call, Handler, state
from parley.web.problems import Problem, not_here


async def _list(call: Call) -> Answer:
    return notices.rows(call.situation(), call.number("as_of"))


async def _show(call: Call) -> Answer:
    situation, ref, as_of_ms = call.situation(), call.ref("notice"), call.number("as_of")
    view = notice_view(situation, ref, as_of_ms)
    if view is None:
        raise _no_notice(call)
    return notices.page(situation, view, call.runtime.now(), as_of_ms)


async def _findings(call: Call) -> Answer:
    found = findings(call.situation(), call.ref("notice"), call.runtime.now())
    if found is None:
        raise _no_notice(call)
    return found


def _no_notice(call: Call) -> Problem:
    ref = call.ref("notice")
    return not_here(f"notice {ref}", "list those that are: parley notice list")


async def _preview(call: Call) -> Answer:
    notice = call.read(bodies.NoticeBody).notice
    return notices.preview(call.situation(), call.who.party, notice, call.runtime.now())


async def _file(call: Call) -> Answer:
    return await state(call, call.read(FileNotice))


async def _amend(call: Call) -> Answer:
    body = call.read(bodies.NoticeBody)
    return await state(call, AmendNotice(call.ref("notice"), body.notice))


async def _begin(call: Call) -> Answer:
    words = call.read(bodies.WordsBody).words
    return await state(call, BeginNotice(call.ref("notice"), words))


async def _end(call: Call) -> Answer:
    words = call.read(bodies.WordsBody).words
    return await state(call, EndNotice(call.ref("notice"), words))


async def _cancel(call: Call) -> Answer:
    words = call.read(bodies.WordsBody).words
    return await state(call, CancelNotice(call.ref("notice"), words))


async def _read_back(call: Call) -> Answer:
    body = call.read(bodies.ReadBackBody)
    wish = ReadBack(call.ref("notice"), body.version, body.volumes, body.words)
    return await state(call, wish)


async def _enter(call: Call) -> Answer:
    version = call.read(bodies.VersionBody).version
    return await state(call, EnterNotice(call.ref("notice"), version))


async def _pass(call: Call) -> Answer:
    body = call.read(bodies.UnitsBody)
    return await state(call, PassNotice(call.ref("notice"), body.version, body.units))


async def _acknowledge(call: Call) -> Answer:
    body = call.read(bodies.UnitBody)
    return await state(
        call, AcknowledgeByUnit(call.ref("notice"), body.version, body.unit, words=body.words)
    )


async def _relay(call: Call) -> Answer:
    body = call.read(bodies.RelayBody)
    wish = RelayNotice(
        call.ref("notice"), body.version, body.to, body.stage, body.scope, body.words
    )
    return await state(call, wish)


async def _concerns(call: Call) -> Answer:
    return others.concerns(call.situation(), call.number("as_of"))


async def _concern(call: Call) -> Answer:
    ref = call.ref("concern")
    view = others.concern_view(call.situation(), ref)
    if view is None:
        raise not_here(f"concern {ref}", "list those that are: parley concern list")
    return view


async def _raise(call: Call) -> Answer:
    return await state(call, call.read(RaiseConcern))


async def _answer(call: Call) -> Answer:
    words = call.read(bodies.WordsBody).words
    return await state(call, AnswerConcern(call.ref("concern"), words))


async def _reports(call: Call) -> Answer:
    return others.reports(call.situation())


async def _cite(call: Call) -> Answer:
    return await state(call, call.read(CiteReport))


async def _conflicts(call: Call) -> Answer:
    return conflicts(
        call.situation(), open_at_ms=call.number("open_at"), as_of_ms=call.number("as_of")
    )


async def _alerts(call: Call) -> Answer:
    return others.alerts(call.situation())


HANDLERS: dict[str, Handler] = {
    "notice.list": _list,
    "notice.show": _show,
    "notice.findings": _findings,
    "notice.preview": _preview,
    "notice.file": _file,
    "notice.amend": _amend,
    "notice.begin": _begin,
    "notice.end": _end,
    "notice.cancel": _cancel,
    "notice.read-back": _read_back,
    "notice.enter": _enter,
    "notice.pass": _pass,
    "notice.acknowledge": _acknowledge,
    "notice.relay": _relay,
    "concern.list": _concerns,
    "concern.show": _concern,
    "concern.raise": _raise,
    "concern.answer": _answer,
    "report.list": _reports,
    "report.cite": _cite,
    "conflict.list": _conflicts,
    "alert.list": _alerts,
}
