"""Annexes: bytes beside the record, put, read and erased."""

import secrets

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from starlette.responses import Response

from parley import limits
from parley.api import problems
from parley.api.bodies import Done
from parley.ledger.annexes import commitment as commit_to
from parley.model import names
from parley.model.notices import AnnexRef
from parley.picture.situation import Situation
from parley.ports.store import StoredAnnex, StoredSetting
from parley.web import annexes
from parley.web.annexes import Owned
from parley.web.calls import Answer, Call, Handler
from parley.web.problems import Problem, not_here
from parley.web.reading import whole

PUT_SPACE = "annex-put"
"""What was answered to an annex put under a key: settings of this space, by token and key."""

_UNTYPED = "application/octet-stream"


class PutBefore(Struct, frozen=True):
    """The answer to an annex put under a key, so that the same wish gets it again."""

    agreement: str
    ref: AnnexRef


_put_decoder = msgspec.json.Decoder(PutBefore)


async def _put(call: Call) -> Answer:
    situation, recipients = call.situation(), _recipients(call)
    content = await whole(call.http, limits.MAX_ANNEX_BYTES)
    salt = secrets.token_bytes(annexes.SALT_BYTES)
    try:
        ref = AnnexRef(
            title=call.text("title") or "annex",
            media_type=call.text("media_type") or _UNTYPED,
            size=len(content),
            commitment=commit_to(salt, content),
            recipients=recipients,
        )
    except ValueError as error:
        raise Problem(problems.UNREADABLE, str(error), "mend that, and put it again") from error
    annex = StoredAnnex(situation.agreement, ref.commitment, salt, content)
    if "idempotency-key" not in call.http.headers:
        await call.runtime.keep_annex(annex)
        return ref
    row = f"{call.who.token}/{call.key}"
    before = call.runtime.setting(PUT_SPACE, row)
    if before is not None:
        return await _put_before(call, before, annex, ref)
    kept = msgspec.json.encode(PutBefore(situation.agreement, ref))
    await call.runtime.keep_annex(annex, StoredSetting(PUT_SPACE, row, kept))
    return ref


def _recipients(call: Call) -> tuple[str, ...]:
    given, terms = call.text("recipients"), call.situation().terms
    parties = tuple(given.split(",")) if given else ()
    for party in parties:
        if terms.member(party) is None:
            raise Problem(
                problems.UNREADABLE,
                f"{party} is not in this agreement",
                f"name some of: {', '.join(member.party for member in terms.members)}",
            )
    return parties


async def _put_before(call: Call, before: bytes, annex: StoredAnnex, ref: AnnexRef) -> Answer:
    """What was answered to the same wish; a no if the key was for another one.

    Nothing is kept by which bytes that were erased could be known again, so they are compared.
    """
    known = _put_decoder.decode(before)
    there = await call.runtime.annex(known.agreement, known.ref.commitment)
    same = replace(known.ref, commitment=ref.commitment) == ref
    if there is None or known.agreement != annex.agreement or there.content != annex.content:
        same = False
    if not same:
        raise Problem(
            problems.OUT_OF_STEP,
            f"the request id {call.key} was used for another wish",
            "make a new id for every wish, and repeat one only with the same content",
        )
    return known.ref


async def _get(call: Call) -> Answer:
    situation, commitment = call.situation(), _commitment(call)
    named = annexes.owned(situation).get(commitment)
    if named is not None and not named.open_to(call.who.party):
        raise Problem(
            problems.NOT_YOURS,
            f"{named.of.party} names as recipients: {', '.join(named.ref.recipients)}",
            f"ask {named.of.party} on the line",
        )
    annex = await call.runtime.annex(situation.agreement, commitment)
    if annex is None:
        annex = await annexes.fetch(call.runtime, situation, commitment)
    if annex is None:
        raise _none(commitment)
    await _state_read_here(call, situation, named)
    # Whatever its author calls it, it is bytes to be kept: nothing opens it by itself.
    return Response(
        annex.content,
        media_type=_UNTYPED,
        headers={"Content-Disposition": f'attachment; filename="{commitment[:12]}.annex"'},
    )


async def _state_read_here(call: Call, situation: Situation, named: Owned | None) -> None:
    """A recipient at home on the owner's own node is given it as well, and that is stated too."""
    if (
        named is not None
        and named.ref.recipients
        and call.who.party != named.of.party
        and named.of.party in call.runtime.node.homes
    ):
        how = "read on the node that both are at home on"
        await annexes.state_given(call.runtime, situation, named, call.who.party, how)


async def _erase(call: Call) -> Answer:
    """Any officer may erase what came from elsewhere; what a party here wrote, only its own."""
    situation, commitment = call.situation(), _commitment(call)
    if await call.runtime.annex(situation.agreement, commitment) is None:
        raise _none(commitment)
    named = annexes.owned(situation).get(commitment)
    owner = None if named is None else named.of.party
    if owner in call.runtime.node.homes and call.who.party != owner:
        raise Problem(
            problems.NOT_YOURS,
            f"the annex is {owner}'s, whose record lies here too",
            f"ask {owner} to erase it",
        )
    rows = [
        StoredSetting(PUT_SPACE, row, b"")
        for row, kept in call.runtime.settings(PUT_SPACE).items()
        if _put_decoder.decode(kept).ref.commitment == commitment
    ]
    await call.runtime.erase_annex(situation.agreement, commitment, *rows)
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
