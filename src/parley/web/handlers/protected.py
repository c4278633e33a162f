"""Sites, movements and crossings; who was told of a notice, and what is nearest to it."""

from parley.api import line_bodies
from parley.picture.disclosures import disclosures
from parley.picture.nearest import nearest_to
from parley.turn.humanitarian_commands import (
    ChangeCrossing,
    ChangeSite,
    Disclose,
    ReconfirmSite,
    ReportMovement,
)
from parley.web.calls import Answer, Call, Handler, state
from parley.web.problems import not_here

_NEAREST = 100


async def _reconfirm(call: Call) -> Answer:
    body = call.read(line_bodies.ReconfirmBody)
    return await state(
        call, ReconfirmSite(call.ref("notice"), body.version, body.valid_until_ms, body.words)
    )


async def _change_site(call: Call) -> Answer:
    body = call.read(line_bodies.SiteChangeBody)
    wish = ChangeSite(
        call.ref("notice"), body.service, body.state, body.since_ms, body.reason, body.harm
    )
    return await state(call, wish)


async def _report(call: Call) -> Answer:
    body = call.read(line_bodies.MovementBody)
    wish = ReportMovement(
        call.ref("notice"), body.report, body.point, body.until_ms, body.volumes, body.words
    )
    return await state(call, wish)


async def _crossing(call: Call) -> Answer:
    body = call.read(line_bodies.CrossingBody)
    return await state(
        call, ChangeCrossing(call.ref("notice"), body.state, body.since_ms, body.reason)
    )


async def _disclose(call: Call) -> Answer:
    body = call.read(line_bodies.DiscloseBody)
    wish = Disclose(call.ref("notice"), body.to, body.how, body.commitment, body.words)
    return await state(call, wish)


async def _disclosures(call: Call) -> Answer:
    _require_here(call)
    return disclosures(call.situation(), call.ref("notice"))


async def _nearest(call: Call) -> Answer:
    _require_here(call)
    most = call.number("limit") or _NEAREST
    return nearest_to(call.situation(), call.ref("notice"), call.runtime.now(), most)


def _require_here(call: Call) -> None:
    ref = call.ref("notice")
    if ref not in call.situation().notices:
        raise not_here(f"notice {ref}", "list those that are: parley notice list")


HANDLERS: dict[str, Handler] = {
    "site.reconfirm": _reconfirm,
    "site.change": _change_site,
    "movement.report": _report,
    "crossing.change": _crossing,
    "notice.disclose": _disclose,
    "notice.disclosures": _disclosures,
    "notice.nearest": _nearest,
}
