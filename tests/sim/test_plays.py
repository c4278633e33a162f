"""Each test is a small play: who does what, what fails, and what must be so afterwards."""

import pytest

from parley.federation import packets
from parley.federation.packets import LogHave, Piece
from parley.ledger import entries, equivocation
from parley.model.line import Lane, Precedence, Said
from parley.model.line_statements import CallAcknowledged
from parley.model.notices import Ref
from parley.model.phrases import CATALOGUE, Parameter, Phrase, TimeValue
from parley.model.statements import AlertCause, ConcernRaised, spell
from parley.sim import InvariantBroken
from parley.sim.cast import MINUTE_MS
from parley.sim.machine import Fate
from parley.sim.officers import submit
from parley.turn.commands import EndNotice, FileNotice
from parley.turn.effects import Outcome
from parley.turn.inputs import Tick
from parley.turn.line_commands import OpenCall
from parley.turn.refusal import Refusal
from sim.stage import Stage

N1 = Ref("alfa", "N1")
K1 = Ref("alfa", "K1")


@pytest.fixture
def world():
    return Stage()


# Crashes.


def test_receipt_survives_a_crash_between_hearing_and_answering(world):
    a, b = world.parties("alfa", "bravo")
    wish = submit(world.cast.agreement, "alfa", "r", FileNotice("N1", a.notice()))
    assert a.repeats(wish, Fate.AFTER_WRITE) is None
    world.restart(a.machine)
    answer = a.repeats(wish)
    assert isinstance(answer, Outcome)
    assert a.words_of("alfa").count("notice.filed/0") == 1
    assert a.repeats(wish) == answer
    world.heal_and_settle()
    assert b.log("alfa").entries[answer.sequence].leaf.hex() == answer.leaf


def test_what_was_never_written_was_never_said(world):
    a, b = world.parties("alfa", "bravo")
    assert a.files("N1", Fate.BEFORE_WRITE) is None
    world.restart(a.machine)
    world.heal_and_settle()
    assert a.view(N1) is None
    assert b.view(N1) is None
    assert isinstance(a.files("N1"), Outcome)


def test_a_crash_before_sending_keeps_nobody_waiting(world):
    a, b = world.parties("alfa", "bravo")
    assert isinstance(a.files("N1", Fate.AFTER_REPLIES), Outcome)
    assert b.view(N1) is None
    world.heal_and_settle()
    assert b.view(N1) is not None
    assert a.sees_delivered(N1, "bravo")


def test_a_mirror_that_crashes_before_its_write_has_promised_nothing(world):
    a, b = world.parties("alfa", "bravo")
    a.files("N1")
    flight = next(f for f in world.network.flights if f.receiver == "bravo")
    world._deliver(flight)
    world.network.flights.clear()
    b.machine.batch(Fate.BEFORE_WRITE)
    assert world.network.flights == []
    world.heal_and_settle()
    assert a.sees_delivered(N1, "bravo")


def test_an_answer_lost_on_the_way_is_given_again(world):
    (a,) = world.parties("alfa")
    wish = submit(world.cast.agreement, "alfa", "r", FileNotice("N1", a.notice()))
    first = a.repeats(wish)
    assert a.repeats(wish) == first
    other = submit(world.cast.agreement, "alfa", "r", FileNotice("N2", a.notice()))
    assert isinstance(a.repeats(other), Refusal)


# Deadlines.


def test_each_party_concerned_alerts_once_whatever_crashes(world):
    a, b = world.parties("alfa", "bravo")
    a.files("N1", to=("bravo",))
    world.settle()
    world.waits(5)
    for player in (a, b):
        player.machine.hand(Tick())
        player.machine.batch()
    assert world.alarms == []  # The last moment in time is still in time.
    b.machine.crash()
    world.restart(b.machine)
    world.waits(0.1)
    for fate in (Fate.BEFORE_WRITE, Fate.AFTER_WRITE, Fate.WHOLE):
        world.clockwork(b.machine)
        b.machine.batch(fate)
        if not b.machine.up:
            b.machine.restart()
    world.pass_deadlines()
    for player in (a, b):
        assert b.words_of(player.party).count("alert.raised/0") == 1
    causes = {alarm.cause for alarm in world.alarms}
    assert causes == {AlertCause.READ_BACK_OVERDUE}


def test_two_notices_may_have_one_deadline(world):
    a, b = world.parties("alfa", "bravo")
    a.files("N1", landing_in=60)
    a.files("N2", landing_in=60)
    b.files("N3", landing_in=60)
    world.settle()
    world.pass_deadlines()
    assert sum(alarm.cause is AlertCause.FLIGHT_OVERDUE for alarm in world.alarms) == 15
    world.ends()


def test_who_founds_late_learns_what_is_overdue(world):
    a, b = world.player("alfa"), world.player("bravo")
    a.founds()
    b.founds()
    world.settle()
    b.files("N1", to=("harbour",))
    world.settle()
    for machine in (a.machine, b.machine):
        world.clockwork(machine)
    world.settle()
    world.waits(20)
    for machine in (a.machine, b.machine):
        machine.hand(Tick())
        machine.batch()
    world.settle()
    assert "alert.raised/0" not in a.words_of("harbour")
    world.pass_deadlines()
    founded, *later = a.words_of("harbour")
    assert founded == "agreement.founded/0"
    assert later.count("alert.raised/0") == 1
    assert set(later) == {"alert.raised/0", "line.escalated/0"}
    world.ends()


def patience(world, sequence, message, minutes):
    """An entry of delta's that asks for patience with a message in alfa's call."""
    until = Parameter("until", TimeValue(world.true_ms() + minutes * MINUTE_MS))
    said = Said(Phrase(CATALOGUE, "LINK-STANDBY", (until,)), "", "", ())
    return entries.sign(
        spell(CallAcknowledged(K1, message, said)),
        world.cast.signers["delta"].statement,
        issuer="delta",
        agreement=world.cast.agreement,
        thread="call/alfa/K1",
        kind="call.acknowledged/0",
        sequence=sequence,
        issued_ms=world.true_ms(),
    )


def test_stand_by_moves_the_timer_once_however_often_it_is_said(world):
    """An honest node refuses the second; whoever forges one gains nothing."""
    (a,) = world.parties("alfa")
    world.witness.honest -= {"delta"}
    said = Said(None, "what flies there?", "en", ())
    opened = a.says(
        OpenCall("K1", Lane.AIR, Precedence.IMMEDIATE, said, addressees=("delta",)), "k"
    )
    size = a.log("delta").size
    stood = [patience(world, size + n, opened.leaf, minutes) for n, minutes in ((0, 4), (1, 30))]
    piece = Piece("delta", size, tuple(entry.raw for entry in stood), b"")
    a.receives(packets.spell(world.liar._packet(a.situation, piece)), None)
    for minutes, steps in ((3.9, 0), (0.2, 1), (1, 2)):
        world.waits(minutes)
        world.clockwork(a.machine)
        a.machine.batch()
        assert a.words_of("alfa").count("line.escalated/0") == steps


def test_the_line_is_tested_by_the_clock_through_crashes():
    world = Stage(cadence=True)
    a, b = world.parties("alfa", "bravo")
    for _ in range(4):
        world.waits(51)
        for fate in (Fate.BEFORE_WRITE, Fate.AFTER_WRITE, Fate.WHOLE):
            world.clockwork(a.machine)
            a.machine.batch(fate)
            if not a.machine.up:
                a.machine.restart()
        world.settle()
    assert b.words_of("alfa").count("line.tested/0") == 4
    world.ends()


# Links.


def test_a_partition_heals(world):
    a, b, o = world.parties("alfa", "bravo", "oscar")
    world.network.cut("alfa", "bravo")
    world.network.cut("alfa", "oscar")
    a.files("N1")
    b.files("N2")
    world.network.cut("alfa", "delta")
    world.settle()
    assert o.view(Ref("bravo", "N2")) is not None
    assert a.view(Ref("bravo", "N2")) is None
    world.heal_and_settle()
    for player in (a, b, o):
        assert player.view(N1) is not None
        assert player.view(Ref("bravo", "N2")) is not None
    world.ends()


def test_a_third_carries_for_two_who_cannot_reach_one_another(world):
    a, b, _ = world.parties("alfa", "bravo", "oscar")
    world.network.cut("alfa", "bravo")
    a.files("N1")
    world.settle()
    assert b.view(N1) is not None
    for _ in range(3):
        for machine in world.machines.values():
            world.clockwork(machine)
        world.settle()
    assert a.sees_delivered(N1, "bravo")


def test_a_courier_does_for_a_dead_link(world):
    a, b = world.parties("alfa", "bravo")
    for other in ("bravo", "delta", "oscar"):
        world.network.cut("alfa", other)
    a.files("N1")
    world.settle()
    assert b.view(N1) is None
    world.courier(a.machine, b.machine)
    b.machine.batch()
    assert b.view(N1) is not None
    assert not a.sees_delivered(N1, "bravo")
    world.courier(b.machine, a.machine)
    a.machine.batch()
    assert a.sees_delivered(N1, "bravo")


def test_a_courier_carries_everything_however_many_packets_it_takes(world, monkeypatch):
    a, b = world.parties("alfa", "bravo")
    for other in ("bravo", "delta", "oscar"):
        world.network.cut("alfa", other)
    for i in range(7):
        a.fears(f"C{i}")
    monkeypatch.setattr("parley.limits.MAX_PACKET_ENTRIES", 2)
    for player in (a, b):
        player.machine.crash()
        world.restart(player.machine)
    world.courier(a.machine, b.machine)
    b.machine.batch()
    assert len(b.concerns_of("alfa")) == 7


def test_what_was_lost_on_the_way_is_sent_again(world):
    a, b = world.parties("alfa", "bravo")
    a.files("N1")
    world.network.flights.clear()
    a.fears("C1")
    world.network.flights.clear()
    a.tries("bravo")
    (flight,) = world.network.flights
    assert [len(piece.entries) for piece in packets.read(flight.raw).pieces] == [3]
    world.settle()
    assert b.view(N1) is not None
    assert b.concerns_of("alfa") == {"C1"}


def test_who_knows_that_it_lacks_something_asks_for_it(world, monkeypatch):
    """Its peer believes it to hold everything: an old packet that said so came late."""
    a, b = world.parties("alfa", "bravo")
    backup = b.backs_up()
    for i in range(9):
        a.fears(f"C{i}")
    world.heal_and_settle()
    b.tries("alfa")
    b.fears("D")
    late = next(f for f in world.network.flights if f.receiver == "alfa")
    world.settle()
    world.witness.honest -= {"bravo"}  # It loses D for good.
    world.put_back(b.machine, backup, catching_up=False)
    for other in ("delta", "oscar"):
        world.network.cut("bravo", other)
    monkeypatch.setattr("parley.limits.MAX_PACKET_ENTRIES", 4)
    b.tries("alfa")
    a.receives(world.network.next().raw, "bravo")
    (answer,) = (f for f in world.network.flights if f.receiver == "bravo")
    b.receives(answer.raw, "alfa")
    world.network.flights.clear()
    a.receives(late.raw, "bravo")
    world.network.flights.clear()
    assert len(b.concerns_of("alfa")) < 9
    for _ in range(5):
        world.clockwork(b.machine)
        world.settle()
    assert len(b.concerns_of("alfa")) == 9


def test_pieces_in_the_wrong_order_are_put_right(world):
    a, b = world.parties("alfa", "bravo")
    a.files("N1")
    first = [f for f in world.network.flights if f.receiver == "bravo"]
    a.fears("C1")
    second = [f for f in world.network.flights if f.receiver == "bravo" and f not in first]
    for flight in (*second, *first):
        b.receives(flight.raw, "alfa")
    assert b.view(N1) is not None
    world.heal_and_settle()
    assert b.concerns_of("alfa") == {"C1"}


def test_one_statement_costs_a_bounded_number_of_packets(world):
    (b,) = world.parties("bravo")
    b.fears("C1")
    assert world.settle() <= 30
    world.heal_and_settle()
    world.require_quiet()


# The liar.


def test_the_liar_speaks_in_anothers_name(world):
    a, b = world.parties("alfa", "bravo")
    false = entries.sign(
        spell(ConcernRaised(None, "false", (), ())),
        world.cast.signers["delta"].statement,
        issuer="alfa",
        agreement=world.cast.agreement,
        thread="concern/alfa/false",
        kind="concern.raised/0",
        sequence=b.log("alfa").size,
        issued_ms=world.true_ms(),
    )
    piece = Piece("alfa", false.header.sequence, (false.raw,), b"")
    b.receives(packets.spell(world.liar._packet(b.situation, piece)), "delta")
    assert b.concerns_of("alfa") == set()
    assert not b.disputes("alfa")
    assert any("names another key" in words for who, words in world.faults if who == "bravo")
    a.files("N1")
    world.heal_and_settle()
    assert b.view(N1) is not None


def test_a_false_have_keeps_nobody_from_hearing(world):
    a, b = world.parties("alfa", "bravo")
    a.files("N1")
    world.network.flights.clear()
    for size in (10**9, -4):
        packet = world.liar._packet(a.situation)
        have = {party: LogHave(size, b"", size, {}, True) for party in packet.have}
        false = packets.Packet(
            packets.VERSION,
            packet.agreement,
            "bravo",
            True,
            {**have, "nobody": have["alfa"]},
            (),
            (),
            (),
        )
        a.receives(packets.spell(false), "delta")
        world.network.flights.clear()
    world.heal_and_settle()
    assert b.view(N1) is not None


def test_a_forker_is_found_out_though_it_signs_no_checkpoint(world):
    a, b = world.parties("alfa", "bravo")
    world.witness.honest -= {"delta"}
    for player, ref in ((a, "C1"), (b, "C2")):
        entry = entries.sign(
            spell(ConcernRaised(None, f"for {player.party} only", (), ())),
            world.cast.signers["delta"].statement,
            issuer="delta",
            agreement=world.cast.agreement,
            thread=f"concern/delta/{ref}",
            kind="concern.raised/0",
            sequence=player.log("delta").size,
            issued_ms=world.true_ms(),
        )
        piece = Piece("delta", entry.header.sequence, (entry.raw,), b"")
        player.receives(packets.spell(world.liar._packet(player.situation, piece)), None)
    # Neither has sent it on, and neither remembers what the other had: only the roots tell.
    world.network.flights.clear()
    for machine in world.machines.values():
        machine.crash()
        if machine.home != "delta":
            world.restart(machine)
    world.clockwork(a.machine)
    world.settle()
    for player in (a, b):
        assert player.disputes("delta")
    assert a.concerns_of("delta") == {"C1"}
    assert b.concerns_of("delta") == {"C2"}
    proof = equivocation.read(a.log("delta").disputed[0])
    both = {entries.parse(raw).header.thread for raw in (proof.first, proof.second)}
    assert both == {"concern/delta/C1", "concern/delta/C2"}  # Each can be shown the other's.


def test_a_forker_is_found_out_and_what_it_says_is_still_shown():
    world = Stage(forks=True)
    a, b, one, two = world.parties("alfa", "bravo", "delta", "delta-two")
    one.fears("C1", "for alfa")
    two.fears("C2", "for bravo")
    world.settle()
    one.fears("C3", "after the fork")
    world.heal_and_settle()
    for player in (a, b):
        assert player.disputes("delta")
        assert "C3" in player.concerns_of("delta")
    a.files("N1")
    world.heal_and_settle()
    assert b.view(N1) is not None
    assert a.sees_delivered(N1, "bravo")
    world.ends()


def test_a_fork_deep_in_a_long_log_is_found(world, monkeypatch):
    monkeypatch.setattr("parley.limits.MAX_PACKET_ENTRIES", 4)
    world = Stage(forks=True)
    a, b, one, two = world.parties("alfa", "bravo", "delta", "delta-two")
    world.heal_and_settle()
    for player in (a, b):
        player.log("delta").disputed.clear()
    for i in range(11):
        one.fears(f"C{i}", "to alfa")
        two.fears(f"D{i}", "to bravo")
    world.heal_and_settle()
    assert a.disputes("delta")
    assert b.disputes("delta")
    world.ends()


# Backups.


def test_a_restored_backup_hears_its_peers_before_it_states_anything(world):
    a, b, o = world.parties("alfa", "bravo", "oscar")
    a.files("N1")
    backup = a.backs_up()
    a.fears("C1")
    world.settle()
    world.put_back(a.machine, backup)
    refused = a.fears("C2")
    assert isinstance(refused, Refusal)
    assert "bravo" in refused.reason
    a.machine.crash()
    world.restart(a.machine)  # Another crash does not make it forget.
    assert isinstance(a.fears("C2"), Refusal)
    world.waits(6)
    a.machine.hand(Tick())
    a.machine.batch()
    assert a.words_of("alfa") == ["agreement.founded/0", "notice.filed/0", "notice.assessed/0"]
    world.heal_and_settle()
    assert a.view(N1) is not None
    assert isinstance(a.fears("C2"), Outcome)
    world.heal_and_settle()
    assert b.concerns_of("alfa") == o.concerns_of("alfa") == {"C1", "C2"}
    assert not b.disputes("alfa")
    world.ends()


def test_a_restored_backup_alarms_at_once_and_records_it_later(world):
    a, b = world.parties("alfa", "bravo")
    a.files("N1")
    world.settle()
    backup = a.backs_up()
    world.put_back(a.machine, backup)
    b.files("N2")
    flight = next(f for f in world.network.flights if f.receiver == "alfa")
    world.network.forget("alfa")
    world.alarms.clear()
    a.receives(flight.raw, "bravo")
    assert [alarm.cause for alarm in world.alarms if alarm.party == "alfa"]
    assert "alert.raised/0" not in a.words_of("alfa")
    world.heal_and_settle()
    assert a.words_of("alfa").count("alert.raised/0") == 1
    world.ends()


def test_a_peer_that_claims_more_and_sends_nothing_is_not_waited_for(world):
    a, _ = world.parties("alfa", "bravo")
    world.put_back(a.machine, a.backs_up())
    packet = world.liar._packet(a.situation)
    have = {party: LogHave(99, b"x" * 32, 99, {}, False) for party in packet.have}
    false = packets.Packet(packets.VERSION, packet.agreement, "delta", False, have, (), (), ())
    for _ in range(3):
        assert "delta" in a.machine.node.unheard(world.cast.agreement)
        a.receives(packets.spell(false), "delta")
    assert a.machine.node.unheard(world.cast.agreement) == ("bravo", "oscar")


def test_a_restored_backup_that_states_first_contradicts_itself_and_is_told(world):
    a, b = world.parties("alfa", "bravo")
    backup = a.backs_up()
    a.files("N1")
    world.settle()
    world.witness.honest -= {"alfa"}  # Two logs under one key: that is what it does here.
    world.put_back(a.machine, backup, catching_up=False)
    assert isinstance(a.fears("C1"), Outcome)
    world.heal_and_settle()
    assert b.disputes("alfa")
    assert a.disputes("alfa")
    assert any("put back from a backup" in words for who, words in world.faults if who == "alfa")
    a.fears("C2")
    world.heal_and_settle()
    assert "C2" in b.concerns_of("alfa")  # Still shown.
    b.files("N3")
    world.heal_and_settle()
    assert a.view(Ref("bravo", "N3")) is not None
    assert a.sees_delivered(Ref("bravo", "N3"), "alfa")


# Odd officers.


def test_ending_anothers_notice_is_refused_and_changes_nothing(world):
    a, b = world.parties("alfa", "bravo")
    a.files("N1")
    world.settle()
    before = b.backs_up()
    assert isinstance(b.says(EndNotice(N1), "end"), Refusal)
    assert b.backs_up() == before


def test_the_witness_notices_what_was_lost(world):
    a, b = world.parties("alfa", "bravo")
    a.files("N1")
    with pytest.raises(InvariantBroken, match="nothing-lost"):
        world.witness.require_delivered([a.machine, b.machine], world.true_ms())
