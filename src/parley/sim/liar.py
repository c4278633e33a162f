"""The liar: packets with real signatures where they help a lie, and without where they do not."""

import random
from collections.abc import Callable

from msgspec.structs import replace

from parley.federation import packets
from parley.federation.packets import Cosignature, LogHave, Packet, Piece
from parley.ledger import entries
from parley.ledger.entries import Entry
from parley.ledger.keys import Signers
from parley.ledger.notes import Checkpoint, cosign, mirror_name, origin_of, sign_checkpoint
from parley.model.statements import KIND_OF, ConcernRaised, spell
from parley.picture.situation import Situation
from parley.sim.cast import START_MS
from parley.sim.oddities import odd_statement

_BY_HEART = 30
"""How many packets it remembers, to replay."""


class Liar:
    """Makes packets that should change nothing at an honest node, or only what is true.

    Args:
        rng: The world's.
        signers: Its own keys: what it signs with them is its own word, whatever it says.
    """

    def __init__(self, rng: random.Random, signers: Signers) -> None:
        self._rng = rng
        self._signers = signers
        self._heard: list[bytes] = []

    def overhears(self, raw: bytes) -> None:
        """Remember a packet that passed by."""
        self._heard = [*self._heard[1 - _BY_HEART :], raw]

    def lie(self, situation: Situation, victim: str) -> tuple[str, bytes]:
        """One lie, in words for the trace and in bytes for a peer.

        Args:
            situation: What the liar's own node holds.
            victim: The party in whose name it speaks where it does.
        """
        lies: tuple[Callable[[Situation, str], tuple[str, Packet | bytes]], ...] = (
            self._in_anothers_name,
            self._own_entry_in_anothers_log,
            self._hole,
            self._flipped,
            self._replayed,
            self._unknown_agreement,
            self._false_have,
            self._false_checkpoint,
            self._false_cosignature,
            self._empty_evidence,
            self._noise,
            self._odd,
            self._odd,
        )
        words, made = self._rng.choice(lies)(situation, victim)
        return words, made if isinstance(made, bytes) else packets.spell(made)

    def _in_anothers_name(self, situation: Situation, victim: str) -> tuple[str, Packet]:
        size = situation.logs[victim].size
        entry = self._entry(situation, victim, max(1, size))
        return f"speaks in the name of {victim}", self._packet(
            situation, Piece(victim, entry.header.sequence, (entry.raw,), b"")
        )

    def _own_entry_in_anothers_log(self, situation: Situation, victim: str) -> tuple[str, Packet]:
        entry = self._entry(situation, self._signers.party, situation.logs[victim].size)
        return f"puts its own entry into {victim}'s log", self._packet(
            situation, Piece(victim, entry.header.sequence, (entry.raw,), b"")
        )

    def _hole(self, situation: Situation, _: str) -> tuple[str, Packet]:
        party = self._signers.party
        size = situation.logs[party].size
        entry = self._entry(situation, party, size + 2)
        first = self._rng.choice((size, size + 2, -1))
        return "leaves a hole in its log", self._packet(
            situation, Piece(party, first, (entry.raw,), b"")
        )

    def _flipped(self, situation: Situation, victim: str) -> tuple[str, bytes]:
        log = situation.logs[victim]
        if not log.size:
            return self._noise()
        at = self._rng.randrange(log.size)
        raw = bytearray(log.entries[at].raw)
        raw[self._rng.randrange(len(raw))] ^= 1 << self._rng.randrange(8)
        piece = Piece(victim, at, (bytes(raw),), log.checkpoint_note)
        return f"flips a bit in entry {at} of {victim}", packets.spell(
            self._packet(situation, piece)
        )

    def _replayed(self, *_: object) -> tuple[str, bytes]:
        if not self._heard:
            return self._noise()
        return "replays what it heard", self._rng.choice(self._heard)

    def _unknown_agreement(self, situation: Situation, victim: str) -> tuple[str, Packet]:
        packet = self._packet(situation, Piece(victim, 0, (), b""))
        return "speaks of an agreement nobody founded", replace(packet, agreement="ab" * 32)

    def _false_have(self, situation: Situation, victim: str) -> tuple[str, Packet]:
        size = self._rng.choice((0, -3, 1, 10**9))
        held = LogHave(size, b"", size, {victim: size}, self._rng.random() < 0.5)
        packet = self._packet(situation)
        have = dict.fromkeys((*packet.have, "nobody"), held)
        return f"claims to hold {size} of everything", replace(packet, asks=True, have=have)

    def _false_checkpoint(self, situation: Situation, victim: str) -> tuple[str, Packet]:
        party = self._rng.choice((victim, self._signers.party))
        size = situation.logs[party].size or 1
        fresh: tuple[bytes, ...] = ()
        if party == self._signers.party:
            # With an entry that nobody has: a checkpoint no newer than the one held is not read.
            fresh = (self._entry(situation, party, size).raw,)
        origin = origin_of(situation.agreement, party)
        false = Checkpoint(origin, size + len(fresh), self._rng.randbytes(32))
        note = sign_checkpoint(false, self._signers.log)
        return f"sends a checkpoint of {party} that is of no tree", self._packet(
            situation, Piece(party, size, fresh, note)
        )

    def _false_cosignature(self, situation: Situation, victim: str) -> tuple[str, Packet]:
        size = situation.logs[victim].size or 1
        false = Checkpoint(origin_of(situation.agreement, victim), size, self._rng.randbytes(32))
        mirror = self._signers.party
        name = mirror_name(situation.agreement, mirror)
        line = cosign(false, name, self._signers.cosignature, 1_700_000_000)
        packet = self._packet(situation)
        return f"cosigns a log of {victim} that is of no tree", replace(
            packet, cosignatures=(Cosignature(victim, mirror, size, line),)
        )

    def _empty_evidence(self, situation: Situation, victim: str) -> tuple[str, Packet]:
        packet = self._packet(situation)
        raw = (
            f'{{"agreement":"{situation.agreement}","first":"AA==","format":'
            f'"parley.equivocation/0","of":"entry","party":"{victim}","second":"AQ=="}}'
        )
        return f"accuses {victim} of nothing", replace(packet, evidence=(raw.encode(),))

    def _odd(self, situation: Situation, _: str) -> tuple[str, Packet]:
        party, size = self._signers.party, situation.logs[self._signers.party].size
        now = START_MS + self._rng.choice((-(10**10), 0, 10**6, 10**11))
        thread, payload = odd_statement(self._rng, situation, party, now)
        entry = entries.sign(
            spell(payload),
            self._signers.statement,
            issuer=party,
            agreement=situation.agreement,
            thread=thread,
            kind=KIND_OF[type(payload)],
            sequence=max(1, size),
            issued_ms=now,
        )
        piece = Piece(party, entry.header.sequence, (entry.raw,), b"")
        return f"says what is odd ({entry.header.kind})", self._packet(situation, piece)

    def _noise(self, *_: object) -> tuple[str, bytes]:
        return "sends noise", self._rng.randbytes(self._rng.randrange(200))

    def _entry(self, situation: Situation, issuer: str, sequence: int) -> Entry:
        return entries.sign(
            spell(ConcernRaised(None, f"false words {self._rng.random()}", (), ())),
            self._signers.statement,
            issuer=issuer,
            agreement=situation.agreement,
            thread=f"concern/{issuer}/false-{self._rng.randrange(10**6)}",
            kind="concern.raised/0",
            sequence=max(1, sequence),
            issued_ms=1_700_000_000_000,
        )

    def _packet(self, situation: Situation, *pieces: Piece) -> Packet:
        return Packet(
            version=packets.VERSION,
            agreement=situation.agreement,
            sender=self._rng.choice(tuple(situation.logs)),
            asks=self._rng.random() < 0.3,
            have={
                party: LogHave(
                    log.size, log.tree.root(), log.checkpoint_size, {}, bool(log.disputed)
                )
                for party, log in situation.logs.items()
            },
            pieces=pieces,
            cosignatures=(),
            evidence=(),
        )
