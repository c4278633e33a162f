"""Looking at everything at once: what needs a person, the map, and the places on it."""

import re

from parley.api import problems
from parley.picture.on_map import on_map
from parley.rules.gazetteer import View
from parley.web.answers import looking
from parley.web.calls import Answer, Call, Handler
from parley.web.problems import Problem

_DEGREES = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{1,12})?")
_PLACES = 100


async def _needs(call: Call) -> Answer:
    pagers = call.runtime.pagers
    return looking.needed(
        call.situation(),
        call.who.party,
        call.runtime.now(),
        call.number("as_of"),
        () if pagers is None else pagers.attempts(),
    )


async def _map(call: Call) -> Answer:
    return on_map(call.situation(), call.runtime.now(), call.number("as_of"), call.number("since"))


async def _places(call: Call) -> Answer:
    box, text = call.text("box"), call.text("q")
    if box is None and text is None:
        raise Problem(
            problems.UNREADABLE, "neither box nor q is given", "say where to look, or for what name"
        )
    view = None if box is None else _view(box)
    return looking.places(view, text, call.number("limit") or _PLACES)


def _view(box: str) -> View:
    parts = box.split(",")
    if len(parts) != 4 or not all(_DEGREES.fullmatch(part) for part in parts):
        raise _no_box(f"{box[:80]!r} is not four numbers")
    south, west, north, east = (float(part) for part in parts)
    if not -90 <= south < north <= 90:
        raise _no_box("south lies below north, both between -90 and 90")
    if not (-180 <= west <= 180 and -180 <= east <= 180):
        raise _no_box("west and east lie between -180 and 180")
    return View(south, west, north, east)


def _no_box(detail: str) -> Problem:
    return Problem(
        problems.UNREADABLE, f"box: {detail}", "write box=south,west,north,east in degrees"
    )


HANDLERS: dict[str, Handler] = {
    "duty.needs": _needs,
    "map.show": _map,
    "place.list": _places,
}
