"""Courier files: the packets that nodes send one another, one a line (docs/spec/courier.md)."""

from collections.abc import AsyncIterator

import msgspec
from msgspec import Struct
from starlette.requests import Request

from parley import limits
from parley.api.bodies import Imported
from parley.errors import PeerError, UsageError
from parley.federation import packets
from parley.ledger.annexes import commitment as commit_to
from parley.picture.situation import Situation
from parley.ports.store import StoredAnnex
from parley.runtime.runtime import Runtime
from parley.web import annexes
from parley.web.reading import pieces

MEDIA_TYPE = "application/jsonl"
MAX_COMPLAINTS = 100
"""How many faults are told of one by one; the others are counted."""

MAX_LINE_BYTES = limits.MAX_REQUEST_BYTES
ANNEX_VERSION = "parley.annex/0"


class CarriedAnnex(Struct, frozen=True, forbid_unknown_fields=True):
    """A line that carries an annex with the salt of its commitment; bytes in base64."""

    version: str
    agreement: str
    commitment: str
    salt: bytes
    content: bytes


_encoder = msgspec.json.Encoder(order="sorted")
_annex_decoder = msgspec.json.Decoder(CarriedAnnex)
_ANNEX_MARK = f'"version":"{ANNEX_VERSION}"'.encode()


async def export(runtime: Runtime, situation: Situation) -> bytes:
    """Everything held of an agreement, as lines, but no annex that names its recipients: whom a
    stick comes to is not known, and could not be put on record."""
    lines = runtime.node.courier_packets(situation.agreement)
    for commitment, named in annexes.owned(situation).items():
        if named.ref.recipients:
            continue
        kept = await runtime.annex(situation.agreement, commitment)
        if kept is not None:
            carried = CarriedAnnex(
                ANNEX_VERSION, kept.agreement, kept.commitment, kept.salt, kept.content
            )
            lines.append(_encoder.encode(carried))
    return b"".join(line + b"\n" for line in lines)


async def take_in(runtime: Runtime, party: str, request: Request, most: int) -> Imported:
    """Take in a file line by line: a bad line is complained of, and the others are kept."""
    taken = _Taken(runtime, party)
    number = 0
    async for line in _lines(pieces(request, most)):
        number += 1
        if line is None:
            taken.complain(number, f"longer than {MAX_LINE_BYTES} bytes")
        elif line.strip():
            await taken.line(number, line.strip())
    return taken.imported()


class _Taken:
    """What was brought so far."""

    def __init__(self, runtime: Runtime, party: str) -> None:
        self._runtime = runtime
        self._party = party
        self._packets = 0
        self._entries = 0
        self._complaints: list[str] = []
        self._more = 0

    def complain(self, number: int, words: str) -> None:
        """Tell of a fault in a line."""
        if len(self._complaints) < MAX_COMPLAINTS:
            self._complaints.append(f"line {number}: {words}")
        else:
            self._more += 1

    async def line(self, number: int, line: bytes) -> None:
        """Take in one line."""
        try:
            if _ANNEX_MARK in line[-100:]:
                await self._annex(number, line)
            else:
                await self._packet(number, line)
        except PeerError as error:
            self.complain(number, str(error))

    async def _packet(self, number: int, line: bytes) -> None:
        packet = packets.read(line)
        situation = self._situation(packet.agreement)
        if situation is None:
            self.complain(number, _not_founded(packet.agreement))
            return
        logs = [situation.logs[p.party] for p in packet.pieces if p.party in situation.logs]
        before = sum(log.size for log in logs)
        faults = await self._runtime.receive(line, None)
        self._packets += 1
        self._entries += sum(log.size for log in logs) - before
        for fault in faults:
            self.complain(number, fault)

    async def _annex(self, number: int, line: bytes) -> None:
        try:
            carried = _annex_decoder.decode(line)
            found = commit_to(carried.salt, carried.content)
        except (msgspec.DecodeError, UnicodeDecodeError, UsageError) as error:
            self.complain(number, f"not an annex: {error}")
            return
        situation = self._situation(carried.agreement)
        if situation is None:
            self.complain(number, _not_founded(carried.agreement))
        elif found != carried.commitment or found not in annexes.named(situation):
            self.complain(number, "an annex that no notice here names")
        else:
            annex = StoredAnnex(carried.agreement, found, carried.salt, carried.content)
            await self._runtime.keep_annex(annex)

    def _situation(self, agreement: str) -> Situation | None:
        found = self._runtime.node.picture.situation(agreement)
        if found is None or found.terms.member(self._party) is None:
            return None
        return found

    def imported(self) -> Imported:
        """The sum of it."""
        rest = (f"and {self._more} more",) if self._more else ()
        return Imported(self._packets, self._entries, (*self._complaints, *rest))


def _not_founded(agreement: str) -> str:
    return f"of the agreement {agreement[:16]}, which your party has not founded here"


async def _lines(body: AsyncIterator[bytes]) -> AsyncIterator[bytes | None]:
    """The lines of a body; None in the place of one that is too long to be read."""
    line, skipping = bytearray(), False
    async for piece in body:
        *ended, rest = piece.split(b"\n")
        for part in ended:
            if not skipping:
                line += part
                yield bytes(line) if len(line) <= MAX_LINE_BYTES else None
            line, skipping = bytearray(), False
        if not skipping:
            line += rest
            if len(line) > MAX_LINE_BYTES:
                yield None
                line, skipping = bytearray(), True
    if line:
        yield bytes(line)
