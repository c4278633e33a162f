"""Codes for units, and what units do with them."""

from parley import limits
from parley.api import line_bodies, problems
from parley.model import names
from parley.model.notices import Ref
from parley.picture.notices import NoticeView, notice_view
from parley.ports.store import StoredSetting
from parley.web import codes, units
from parley.web.calls import Answer, Call, Handler
from parley.web.codes import CodeKept
from parley.web.problems import Problem, not_here


async def _codes(call: Call) -> Answer:
    """A code for every unit, or for none; the newest code of a unit ends those before it."""
    situation, of, body = call.situation(), call.ref("notice"), call.read(line_bodies.CodeBody)
    view = notice_view(situation, of)
    if view is None:
        raise not_here(f"notice {of}", "list those that are: parley notice list")
    _require_units(body.units)
    _require_present(call, view, body.version)
    for unit in body.units:
        units.require_code_wanted(situation, call.who.party, of, body.version, unit)
    made, settings = _make(call, of, body)
    await call.runtime.keep_settings(settings)
    return made


def _require_units(wanted: tuple[str, ...]) -> None:
    if not 0 < len(wanted) <= limits.MAX_UNITS or len(set(map(names.folded, wanted))) < len(wanted):
        raise Problem(
            problems.UNREADABLE,
            f"codes are made for 1 to {limits.MAX_UNITS} units, each named once",
            "name the units that the notice was passed to",
            at="$.units",
        )


def _require_present(call: Call, view: NoticeView, version: str) -> None:
    if view.ref.party == call.who.party:
        raise Problem(
            problems.NOT_YOURS,
            f"{view.ref} is {call.who.party}'s own notice",
            "its addressees pass it to their units, and make their codes",
        )
    if version != view.current.leaf:
        raise Problem(
            problems.OUT_OF_STEP,
            f"{version[:16]} is not the present version of {view.ref}",
            f"read the present version ({view.current.leaf[:16]}…), pass that one on, and make "
            "codes for it",
        )


def _make(
    call: Call, of: Ref, body: line_bodies.CodeBody
) -> tuple[tuple[line_bodies.UnitCode, ...], list[StoredSetting]]:
    """New codes, and the settings that keep them and end those they take the place of."""
    kept, now = call.runtime.settings(codes.SPACE), call.runtime.now()
    over = codes.ended(kept, now) + _replaced(call, kept, of, body)
    if len(kept.keys() - set(over)) + len(body.units) > limits.MAX_UNIT_CODES:
        raise Problem(
            problems.OUT_OF_STEP,
            f"{limits.MAX_UNIT_CODES} codes are out already",
            "state for those that have answered that they acknowledged; codes end after 24 hours",
        )
    settings = [StoredSetting(codes.SPACE, key, b"") for key in over]
    made = []
    for unit in body.units:
        code = codes.new_code()
        key = codes.key_of(code)
        assert key is not None
        expires_ms = now + codes.LIFE_MS
        row = CodeKept(
            call.situation().agreement, call.who.party, of, body.version, unit, now, expires_ms
        )
        settings.append(StoredSetting(codes.SPACE, key, codes.spell(row)))
        made.append(line_bodies.UnitCode(unit, code, f"/u/{code}", expires_ms))
    return tuple(made), settings


def _replaced(call: Call, kept: dict[str, bytes], of: Ref, body: line_bodies.CodeBody) -> list[str]:
    """The keys of codes that these units have for this version; those of older ones acknowledge
    nothing any more, and lead to the newer notice."""
    own = (call.situation().agreement, call.who.party, of, body.version)
    wanted = set(map(names.folded, body.units))
    found = []
    for key, value in kept.items():
        row = codes.read(value)
        if (
            row is not None
            and (row.agreement, row.party, row.of, row.version) == own
            and names.folded(row.unit) in wanted
        ):
            found.append(key)
    return found


async def _show(call: Call) -> Answer:
    return units.page_of(call.door, units.behind(call.door, call.path["code"]))


async def _acknowledge(call: Call) -> Answer:
    held = units.behind(call.door, call.path["code"])
    return await units.acknowledge(call.door, held, call.read(line_bodies.UnitWordsBody).words)


HANDLERS: dict[str, Handler] = {
    "notice.codes": _codes,
    "unit.show": _show,
    "unit.acknowledge": _acknowledge,
}
