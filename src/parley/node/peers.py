"""What is believed of the other nodes: soft, lost at a restart, asked for again."""

from collections.abc import Iterable

from parley.federation import desk, packets
from parley.federation.desk import Have
from parley.picture.situation import Situation


class PeerState:
    """One other node under one agreement.

    `told` is what it said it holds; `sent` is what it will hold once everything sent has arrived.
    `comparing` says, for a log of which the peer holds another than is held here, up to where its
    entries were found to be the same: it is asked for the rest until the contradiction is met.
    """

    def __init__(self) -> None:
        self.told: Have | None = None
        self.sent: Have | None = None
        self.owes_answer = False
        self.comparing: dict[str, int] = {}
        self._asked = False
        self._asks_to_compare = False

    def heard(self, packet: packets.Packet, situation: Situation) -> list[str]:
        """Take in what the peer says it holds, after its pieces were folded; faults in words."""
        self.told = packet.have
        self.sent = packet.have if packet.asks else self._under_way(packet.have, situation)
        self._asked = self._asked or packet.asks
        self.owes_answer = self.owes_answer or packet.asks or packet.bears
        faults = self._compare(packet, situation)
        for party, log in situation.logs.items():
            theirs = packet.have.get(party, desk.NOTHING)
            if not log.disputed and desk.differs(log, theirs) and party not in self.comparing:
                self.comparing[party] = 0
                self._asks_to_compare = True
                faults.append(f"holds another log of {party} than is held here")
        return faults

    def _under_way(self, told: Have, situation: Situation) -> Have:
        """What the peer will hold once it has what it was sent, and did not have as it wrote.

        Its answer to one packet says nothing of the next. Taken as all it will hold, each answer
        would have everything after it sent once more, and every one of those be answered.
        """
        will = dict(told)
        for party, sent in (self.sent or {}).items():
            log, theirs = situation.logs.get(party), told.get(party, desk.NOTHING)
            if log is None or sent.size <= theirs.size or theirs.disputed or sent.disputed:
                continue
            if not desk.differs(log, theirs):
                will[party] = sent
        return will

    def _compare(self, packet: packets.Packet, situation: Situation) -> list[str]:
        faults = []
        for piece in packet.pieces:
            same = self.comparing.get(piece.party)
            reached = piece.first + len(piece.entries)
            if same is not None and piece.first <= same < reached:
                self.comparing[piece.party] = reached
                self._asks_to_compare = True
        for party, same in tuple(self.comparing.items()):
            log = situation.logs[party]
            if log.disputed or same >= log.size:
                del self.comparing[party]
                if not log.disputed:
                    faults.append(f"says to hold another log of {party}, and sent the same")
        return faults

    def forget_sent(self) -> None:
        """Assume that what was sent and not answered was lost."""
        self.sent = self.told
        self._asks_to_compare = bool(self.comparing)

    def next_packet(
        self,
        situation: Situation,
        sender: str,
        homes: Iterable[str],
        *,
        probing: bool = False,
    ) -> packets.Packet | None:
        """What to send it now; None where there is nothing to say.

        A peer of which nothing is known is asked only when the transport says that it can be
        reached (`probing`), and so is one that is not known to hold the same.
        """
        if self.told is None and not probing and not self.owes_answer:
            return None
        packet, will = desk.packet_for(
            situation,
            sender,
            self.sent,
            asks=self._asks_to_compare or (probing and self.lacks(situation)),
            compared=self.comparing,
            # Another's cosignature is passed on to whoever asks. Unasked it is not: its mirror
            # sends it to everybody itself, and to pass each on costs the cube of the nodes.
            mirrors=None if probing or self._asked else frozenset(homes),
        )
        if not (packet.asks or packet.bears or self.owes_answer):
            return None
        self.sent = will
        self.owes_answer = False
        self._asked = False
        self._asks_to_compare = False
        return packet

    def lacks(self, situation: Situation) -> bool:
        """Whether the peer is not known to hold everything that is held here.

        Of a log that contradicts itself the two may hold different entries for ever; then it is
        enough that they hold as many and both know.
        """
        if self.told is None:
            return True
        for party, held in desk.have(situation).items():
            theirs = self.told.get(party, desk.NOTHING)
            two_logs = held.disputed and theirs.disputed and theirs.root != held.root
            if theirs.size != held.size or (theirs != held and not two_logs):
                return True
        return False
