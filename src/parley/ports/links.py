"""Carrying bytes to other nodes."""

from typing import Protocol

from msgspec import Struct


class LinkState(Struct, frozen=True):
    """How the link to a peer does. `reachable` is None until it was first tried."""

    url: str | None
    reachable: bool | None
    last_error: str


class Links(Protocol):
    """Best effort: what is sent may be lost, repeated or come late, and nothing is remembered.

    Whoever it is addressed to proves nothing by receiving it; only its cosignature does.
    """

    def send(self, peer: str, raw: bytes) -> None:
        """Hand over a packet at once; never waits, never raises for a peer's sake."""

    def place(self, peer: str, url: str | None) -> None:
        """Where this peer answers from now on; None if it is not known."""

    def state(self, peer: str) -> LinkState:
        """How the link does."""

    def busy(self) -> bool:
        """Whether anything handed over is still under way."""

    async def fetch_annex(self, peer: str, agreement: str, commitment: str) -> bytes | None:
        """Salt (16 bytes) and content of an annex from a peer; None if it has none.

        Raises:
            WorldError: The peer did not answer.
        """
