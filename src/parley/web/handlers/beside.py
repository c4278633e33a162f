"""Annexes: bytes beside the record, put, read and erased."""

import secrets

from starlette.responses import Response

from parley import limits
from parley.api import problems
from parley.api.bodies import Done
from parley.ledger.annexes import commitment as commit_to
from parley.model import names
from parley.model.notices import AnnexRef
from parley.ports.store import StoredAnnex
from parley.web import annexes
from parley.web.calls import Answer, Call, Handler
from parley.web.problems import Problem, not_here
from parley.web.reading import whole

_UNTYPED = "application/octet-stream"


async def _put(call: Call) -> Answer:
    situation = call.situation()
    content = await whole(call.http, limits.MAX_ANNEX_BYTES)
    salt = secrets.token_bytes(annexes.SALT_BYTES)
    ref = AnnexRef(
        title=call.text("title") or "annex",
        media_type=call.text("media_type") or _UNTYPED,
        size=len(content),
        commitment=commit_to(salt, content),
    )
    annex = StoredAnnex(situation.agreement, ref.commitment, salt, content)
    await call.runtime.keep_annex(annex)
    return ref


async def _get(call: Call) -> Answer:
    situation, commitment = call.situation(), _commitment(call)
    annex = await call.runtime.annex(situation.agreement, commitment)
    if annex is None:
        annex = await annexes.fetch(call.runtime, situation, commitment)
    if annex is None:
        raise _none(commitment)
    # Whatever its author calls it, it is bytes to be kept: nothing opens it by itself.
    return Response(
        annex.content,
        media_type=_UNTYPED,
        headers={"Content-Disposition": f'attachment; filename="{commitment[:12]}.annex"'},
    )


async def _erase(call: Call) -> Answer:
    """Any officer may erase what came from elsewhere; what a party here wrote, only its own."""
    situation, commitment = call.situation(), _commitment(call)
    if await call.runtime.annex(situation.agreement, commitment) is None:
        raise _none(commitment)
    homes = call.runtime.node.homes
    owners = [party for party in annexes.authors(situation, commitment) if party in homes]
    if owners and call.who.party not in owners:
        raise Problem(
            problems.NOT_YOURS,
            f"the annex is {owners[0]}'s, whose record lies here too",
            f"ask {owners[0]} to erase it",
        )
    await call.runtime.erase_annex(situation.agreement, commitment)
    return Done("erased here, its salt with it; the record still shows that there was one")


def _commitment(call: Call) -> str:
    commitment = call.path["commitment"]
    try:
        names.require_hex(commitment, 32, "the commitment of an annex")
    except ValueError as error:
        raise not_here(f"annex {commitment[:64]}", f"{error}") from error
    return commitment


def _none(commitment: str) -> Problem:
    return not_here(f"annex {commitment[:16]}", "it was never here, or has been erased")


HANDLERS: dict[str, Handler] = {
    "annex.put": _put,
    "annex.get": _get,
    "annex.erase": _erase,
}
