"""A node that was away for long: what it lacks is sent once by each that has it, not for ever."""

import msgspec

from line_parts import Line, at, words
from parley.federation import desk, packets
from parley.federation.packets import LogHave
from parley.model.line import Lane, Precedence
from parley.model.notices import Ref
from parley.node.peers import PeerState
from parley.picture.calls import call_of
from parley.turn.effects import Send
from parley.turn.line_commands import OpenCall, Say

K1 = Ref("israel", "K1")


def test_what_was_missed_is_sent_once_by_each_that_has_it() -> None:
    line = Line()
    line.found()
    line.cut = {"israel"}
    line.made("israel", OpenCall("K1", Lane.AIR, Precedence.ROUTINE, words("first")), "18:00")
    for number in range(2_600):
        line.made("israel", Say(K1, Precedence.ROUTINE, words(f"message {number}")))
    line.cut = set()
    for home in line.nodes:
        line.effects[home] = []
    line.settle()
    call = call_of(line.situation("observer"), K1)
    assert call is not None
    assert call.messages == 2_601
    sends = [one for home in line.nodes for one in line.effects[home] if isinstance(one, Send)]
    carried = sum(len(piece.entries) for one in sends for piece in packets.read(one.raw).pieces)
    # To two nodes, by one that has all of it and by each other: four times at the most, and what
    # was under way when they first asked.
    assert carried < 6 * 2_601
    assert len(sends) < 100


def test_a_packet_lost_on_the_way_is_sent_again_when_the_link_is_tried() -> None:
    line = Line()
    line.found()
    for number in range(3):
        line.cut = {"russia"} if number == 1 else set()
        wish = OpenCall(f"K{number}", Lane.AIR, Precedence.ROUTINE, words("hello"))
        line.made("israel", wish, at("18:00") + number)
    line.settle()
    assert len(line.situation("russia").calls) == 3


def test_a_peer_that_lost_its_record_is_sent_all_of_it_again() -> None:
    line = Line()
    line.found()
    line.made("israel", OpenCall("K1", Lane.AIR, Precedence.ROUTINE, words("hello")), "18:00")
    line.held["russia"] = [
        msgspec.structs.replace(
            one,
            entries=tuple(e for e in one.entries if e.header.sequence == 0),
            cosignatures=(),
            checkpoints=tuple(c for c in one.checkpoints if c.size == 1),
        )
        for one in line.held["russia"]
    ]
    line.restart("russia")
    assert K1 not in line.situation("russia").calls
    line.settle()
    assert K1 in line.situation("russia").calls


def test_a_peer_that_holds_another_log_is_believed_at_once() -> None:
    line = Line()
    line.found()
    for number in range(3):
        wish = OpenCall(f"K{number}", Lane.AIR, Precedence.ROUTINE, words("hello"))
        line.made("israel", wish, at("18:00") + number)
    situation = line.situation("israel")
    held = desk.have(situation)
    packet, _ = desk.packet_for(situation, "russia", held)

    def answered(root: bytes) -> LogHave:
        state = PeerState()
        state.sent = held
        theirs = LogHave(2, root, 0, {}, False)
        state.heard(msgspec.structs.replace(packet, have={**held, "israel": theirs}), situation)
        assert state.sent is not None
        return state.sent["israel"]

    root = situation.logs["israel"].root(2)
    assert answered(root) == held["israel"]  # The rest is under way.
    assert answered(bytes(32)).size == 2
