"""What is believed of the other nodes: soft, lost at a restart, asked for again."""

from parley.federation import desk, packets
from parley.federation.desk import Have
from parley.picture.situation import Situation


class PeerState:
    """One other node under one agreement.

    `told` is what it said it holds; `sent` is what it will hold once everything sent has arrived.
    """

    def __init__(self) -> None:
        self.told: Have | None = None
        self.sent: Have | None = None
        self.owes_answer = False
        self.again: frozenset[str] = frozenset()

    def heard(self, packet: packets.Packet) -> None:
        """Take in what the peer says it holds."""
        self.told = packet.have
        self.sent = packet.have
        self.owes_answer = self.owes_answer or packet.asks or packet.bears

    def forget_sent(self) -> None:
        """Assume that what was sent and not answered was lost."""
        self.sent = self.told

    def next_packet(
        self, situation: Situation, sender: str, *, probing: bool = False
    ) -> packets.Packet | None:
        """What to send it now; None where there is nothing to say.

        A peer of which nothing is known is asked only when the transport says that it can be
        reached (`probing`).
        """
        if self.told is None and not probing and not self.owes_answer:
            return None
        packet, will = desk.packet_for(situation, sender, self.sent, again=self.again)
        if not (packet.bears or packet.asks or self.owes_answer):
            return None
        self.sent = will
        self.owes_answer = False
        self.again = frozenset()
        return packet

    def lacks(self, situation: Situation) -> bool:
        """Whether the peer is not known to hold everything that is held here."""
        if self.told is None:
            return True
        return any(self.told.get(party) != held for party, held in desk.have(situation).items())
