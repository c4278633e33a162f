"""A record put back from a backup: what must be heard before anything is signed again.

A log has one writer and no second version. Whoever signs at a place that it
filled before, and has forgotten, contradicts itself for ever.
"""

from collections.abc import Hashable, Iterable

from parley.federation import packets
from parley.ledger.entries import Entry
from parley.model.notices import Ref
from parley.picture.situation import Situation
from parley.turn.refusal import Fault, Refusal

_EMPTY_HANDED = 3
"""Packets in which a peer may claim to hold more and not send it; after that it is not believed."""


class Backlog:
    """Who has yet to say what it holds of the logs kept here, and what waits for that."""

    def __init__(self) -> None:
        self._unheard: dict[tuple[str, str], int] = {}
        self._waiting: dict[str, dict[Ref, None]] = {}
        self._sounded: set[Hashable] = set()

    def wait_for(self, agreement: str, peers: Iterable[str]) -> None:
        """State nothing under this agreement until these have spoken."""
        for peer in peers:
            self._unheard[agreement, peer] = 0

    def unheard(self, agreement: str) -> tuple[str, ...]:
        """Those who have not yet spoken."""
        return tuple(peer for name, peer in self._unheard if name == agreement)

    def refusal(self, agreement: str) -> Refusal | None:
        """Why nothing can be stated yet; None where it can."""
        unheard = self.unheard(agreement)
        if not unheard:
            return None
        return Refusal(
            Fault.CONFLICTING,
            "this record was put back from a backup, and it is not known yet what was stated since:"
            f" {', '.join(unheard)} may hold more of it",
            "call them by other means now; it goes on once they are connected, or when the node is "
            "started without waiting for them",
        )

    def heard(
        self,
        situation: Situation,
        own: Iterable[str],
        peer: str,
        packet: packets.Packet,
        brought: Iterable[Entry],
    ) -> None:
        """Take in a peer's packet, of which `brought` was new and is folded already.

        Whoever does not claim to hold more of the logs in `own` has nothing left to bring.
        """
        name = (situation.agreement, peer)
        if name not in self._unheard:
            return
        held = {party: situation.logs[party].size for party in own if party in situation.logs}
        more = any(
            party in packet.have and packet.have[party].size > size for party, size in held.items()
        )
        if more and not any(entry.header.issuer in held for entry in brought):
            self._unheard[name] += 1
        if not more or self._unheard[name] >= _EMPTY_HANDED:
            del self._unheard[name]

    def sounds_now(self, alarm: Hashable) -> bool:
        """Whether an alarm that waits to be recorded has yet to sound."""
        if alarm in self._sounded:
            return False
        self._sounded.add(alarm)
        return True

    def put_off(self, agreement: str, refs: Iterable[Ref]) -> None:
        """Remember what is to be alarmed of on record, once something can be recorded."""
        self._waiting.setdefault(agreement, {}).update(dict.fromkeys(refs))

    def due_now(self, agreement: str) -> tuple[Ref, ...]:
        """What was put off, once it can be recorded; nothing before."""
        if self.unheard(agreement):
            return ()
        return tuple(self._waiting.pop(agreement, ()))
