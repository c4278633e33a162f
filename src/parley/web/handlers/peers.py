"""What other nodes ask, each proving by its transport key which party's node it is."""

from starlette.requests import Request
from starlette.responses import Response

from parley import limits
from parley.api import problems
from parley.api.bodies import Done
from parley.errors import BadSignature, PeerError
from parley.federation import packets
from parley.picture.situation import Situation
from parley.transport import signatures
from parley.transport.signatures import SignedRequest
from parley.web import annexes
from parley.web.calls import Answer, Call, Handler
from parley.web.problems import Problem, not_here
from parley.web.reading import whole

MAX_AGE_S = 600
"""How far the date of a request that reads something may lie from this machine's clock."""

_SEE = "sign as docs/spec/peers.md says, with the transport key that the terms name"


async def _packet(call: Call) -> Answer:
    """A packet's date is not judged: a safety message is not turned away for a wrong clock.

    One that is repeated changes nothing, since what it carries proves itself.
    """
    raw = await whole(call.http, limits.MAX_REQUEST_BYTES)
    signed, keys = _read_signed(call, raw)
    try:
        packet = packets.read(raw)
    except PeerError as error:
        raise Problem(problems.UNREADABLE, str(error), "see docs/spec/packet.md") from error
    if packet.sender != signed.sender:
        raise Problem(problems.NOT_SIGNED, f"signed as {signed.sender}", _SEE)
    _require_known(packet.agreement, keys)
    faults = await call.runtime.receive(raw, packet.sender)
    return Done(f"taken in, with {len(faults)} complaints" if faults else "taken in")


async def _annex(call: Call) -> Answer:
    signed, keys = _read_signed(call, await whole(call.http, 0))
    agreement, commitment = call.path["agreement"], call.path["commitment"]
    _require_known(agreement, keys)
    if abs(call.door.wall() // 1000 - signed.created_s) > MAX_AGE_S:
        raise Problem(
            problems.NOT_SIGNED,
            f"signed more than {MAX_AGE_S} s before or after this machine's time",
            "set both machines' clocks; requests that read are dated so that none can be replayed",
        )
    annex = await call.runtime.annex(agreement, commitment)
    if annex is None:
        raise _no_annex(commitment)
    await _require_given(call, agreement, commitment, signed.sender)
    return Response(
        annex.content,
        media_type="application/octet-stream",
        headers={"Parley-Salt": annex.salt.hex()},
    )


async def _require_given(call: Call, agreement: str, commitment: str, peer: str) -> None:
    """Where recipients are named: only its owner's node gives it, only to a node that one of them
    is at home on, and only once it is on record that they are given it."""
    situation = call.runtime.node.picture.situation(agreement)
    assert situation is not None
    named = annexes.owned(situation).get(commitment)
    if named is None or not named.ref.recipients:
        return
    terms = situation.terms
    given = [
        party
        for party in named.ref.recipients
        if terms.member(party) is not None and terms.home_of(party) == peer
    ]
    if named.of.party not in call.runtime.node.homes or not given:
        raise _no_annex(commitment)
    for party in given:
        how = f"given to the node of {peer}"
        await annexes.state_given(call.runtime, situation, named, party, how)


def _no_annex(commitment: str) -> Problem:
    return not_here(f"annex {commitment[:16]}", "it was never here, or has been erased")


def _read_signed(call: Call, body: bytes) -> tuple[SignedRequest, tuple[Situation, ...]]:
    """The request's proof, found true, and the agreements whose terms name the key it was made by.

    The signature is checked before the body is read, which costs far more.
    """
    request, node = call.http, call.runtime.node
    try:
        signed = signatures.read(request.headers, request.method, _path(request), body)
    except PeerError as error:
        raise Problem(problems.NOT_SIGNED, str(error), _SEE) from error
    if signed.to != node.home:
        raise Problem(
            problems.NOT_SIGNED,
            f"meant for {signed.to[:64]}, and this is {node.home}'s node",
            "look up where that party's node answers: parley node show",
        )
    shared = [one for one in node.picture.situations() if signed.sender in node.peers_of(one)]
    if not shared:
        raise not_here(
            f"agreement with {signed.sender}", "it is tried again; found it on both nodes"
        )
    proven = tuple(one for one in shared if _proves(signed, one))
    if not proven:
        raise Problem(
            problems.NOT_SIGNED, f"not signed by a transport key of {signed.sender}", _SEE
        )
    return signed, proven


def _proves(signed: SignedRequest, situation: Situation) -> bool:
    member = situation.terms.member(signed.sender)
    assert member is not None
    try:
        signed.verify(bytes.fromhex(member.keys.transport))
    except (BadSignature, PeerError):
        return False
    return True


def _require_known(agreement: str, shared: tuple[Situation, ...]) -> None:
    if not any(one.agreement == agreement for one in shared):
        raise not_here(f"agreement {agreement[:16]}", "it is tried again; found it on both nodes")


def _path(request: Request) -> str:
    path: str = request.scope["path"]
    return path


HANDLERS: dict[str, Handler] = {
    "peer.packet": _packet,
    "peer.annex": _annex,
}
