"""Agreements, the record, what is exported of it, and the courier."""

from starlette.responses import Response

from parley import limits
from parley.incident.dossier import dossier
from parley.ledger.bundle import BundledAnnex
from parley.ledger.entries import agreement_id
from parley.model.statements import spell
from parley.runtime.feed import EntryCame
from parley.turn.commands import FoundAgreement
from parley.web import annexes, courier
from parley.web.answers.agreements import agreement_view, entry_view
from parley.web.calls import Answer, Call, Handler, state, visible
from parley.web.problems import not_here

_PAGE = 100
_SCAN = 1_000
"""How many entries are looked at in one go; those of other agreements are passed over."""


async def _list(call: Call) -> Answer:
    return tuple(agreement_view(one) for one in visible(call.runtime, call.who.party))


async def _show(call: Call) -> Answer:
    return agreement_view(call.situation())


async def _found(call: Call) -> Answer:
    wish = call.read(FoundAgreement)
    return await state(call, wish, agreement_id(spell(wish.terms)))


async def _bundle(call: Call) -> Answer:
    situation, thread = call.situation(), call.text("thread")
    if thread is not None and thread not in situation.threads:
        raise not_here(f"thread {thread[:80]}", "name one such as notice/israel/N1")
    enclosed = []
    whose = annexes.owned(situation)
    for commitment in annexes.named(situation, thread):
        kept = await call.runtime.annex(situation.agreement, commitment)
        if kept is not None and whose[commitment].open_to(call.who.party):
            enclosed.append(BundledAnnex(kept.commitment, kept.salt, kept.content))
    name = f"parley-{situation.agreement[:12]}.bundle.json"
    return Response(
        dossier(situation, thread, enclosed),
        media_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


async def _entries(call: Call) -> Answer:
    situation = call.situation()
    after, limit = call.number("after") or 0, call.number("limit") or _PAGE
    found: list[EntryCame] = []
    while len(found) < limit and (seen := call.runtime.feed.read(after, _SCAN)):
        after = seen[-1].position
        found += [one for one in seen if one.entry.header.agreement == situation.agreement]
    return tuple(entry_view(one) for one in found[:limit])


async def _export(call: Call) -> Answer:
    situation = call.situation()
    name = f"parley-{situation.agreement[:12]}.courier"
    return Response(
        await courier.export(call.runtime, situation),
        media_type=courier.MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


async def _import(call: Call) -> Answer:
    return await courier.take_in(call.runtime, call.who.party, call.http, limits.MAX_BUNDLE_BYTES)


HANDLERS: dict[str, Handler] = {
    "agreement.list": _list,
    "agreement.show": _show,
    "agreement.found": _found,
    "agreement.bundle": _bundle,
    "entry.list": _entries,
    "courier.export": _export,
    "courier.import": _import,
}
