"""One node: `handle(input, now) -> effects`, synchronous and deterministic."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from parley.errors import PeerError
from parley.federation import desk as federation
from parley.federation import packets
from parley.filing import desk as filing
from parley.ledger import entries
from parley.ledger.entries import Entry, Seen
from parley.ledger.keys import Signers
from parley.model.agreements import Keys
from parley.model.findings import Conflict
from parley.model.humanitarian_statements import MovementReported
from parley.model.instants import Instant
from parley.model.notices import Ref
from parley.model.statements import (
    KIND_OF,
    ConcernRaised,
    NoticeAmended,
    NoticeFiled,
    spell,
)
from parley.node.alarms import alarm_key, fallen_due, tells_of
from parley.node.backlog import Backlog
from parley.node.deadlines import Deadline, Deadlines
from parley.node.keeping import keep
from parley.node.peers import PeerState
from parley.node.restoring import Restoring
from parley.node.routing import decide
from parley.picture.facts import Fact
from parley.picture.humanitarian import moves
from parley.picture.logs import Cosigned
from parley.picture.picture import Picture
from parley.picture.situation import Situation
from parley.picture.things import conflicts_of
from parley.picture.threads import ref_in
from parley.turn.commands import FoundAgreement
from parley.turn.effects import (
    CheckpointMade,
    Complain,
    CosignatureMade,
    Draft,
    Effect,
    Outcome,
    Receipt,
    Record,
    Reply,
    Send,
)
from parley.turn.inputs import BatchEnd, Input, LinkReady, Received, Submit, Tick
from parley.turn.receipts import outcome_of, spell_outcome
from parley.turn.refusal import Fault, Refusal
from parley.watch import desk as watch
from parley.watch.arrivals import arrivals, came


class Node:
    """The parties at home here, and everything they know.

    Args:
        signers: The keys of every party at home; the first is the node's own, the others hosted.
    """

    def __init__(self, signers: Iterable[Signers]) -> None:
        self._signers = {one.party: one for one in signers}
        assert self._signers
        self.home = next(iter(self._signers))
        self._picture = Picture()
        self._peers: dict[tuple[str, str], PeerState] = {}
        self._receipts: dict[tuple[str, str], Receipt] = {}
        self._deadlines = Deadlines()
        self._touched: dict[str, None] = {}
        self._backlog = Backlog()

    @property
    def picture(self) -> Picture:
        """The situation as recorded. Read it; only `handle` changes it."""
        return self._picture

    @property
    def homes(self) -> tuple[str, ...]:
        """The parties at home here."""
        return tuple(self._signers)

    def keys_of(self, party: str) -> Keys:
        """The public keys of a party at home here."""
        return self._signers[party].public_keys()

    def handle(self, given: Input, now: Instant) -> list[Effect]:
        """Take one turn.

        Args:
            given: What happened.
            now: This node's clock, UTC milliseconds.

        Returns:
            Effects in order. What it records is in the picture already; the caller must make it
            durable before it performs any `Send` or `Reply`, of this turn or a later one, and stop
            if it cannot.
        """
        match given:
            case Submit():
                return self._submit(given, now)
            case Received():
                return self._received(given, now)
            case LinkReady(peer=peer):
                return self._link_ready(peer)
            case Tick():
                return self._tick(now)
            case BatchEnd():
                return self._end_batch(now)

    def restoring(self) -> Restoring:
        """What a record on disk is read back into; only before the first turn."""
        return Restoring(self._picture, self._receipts, self._fold, self._adopt, self.homes)

    def catch_up_first(self, without: Iterable[str] = ()) -> None:
        """After a restore from a backup: sign nothing until every peer has told what it holds.

        Args:
            without: Peers that are not waited for. What only they hold of the logs kept here will
                then be contradicted, and those logs be disputed for ever.
        """
        excused = frozenset(without)
        for situation in self._picture.situations():
            peers = [peer for peer in self.peers_of(situation) if peer not in excused]
            self._backlog.wait_for(situation.agreement, peers)

    # Questions the world asks of a node.

    def unheard(self, agreement: str) -> tuple[str, ...]:
        """The peers waited for after `catch_up_first`."""
        return self._backlog.unheard(agreement)

    def peers_of(self, situation: Situation) -> tuple[str, ...]:
        """The other nodes of an agreement, each by its home party."""
        terms = situation.terms
        found = {terms.home_of(member.party): None for member in terms.members}
        return tuple(party for party in found if party not in self._signers)

    def peers(self) -> tuple[str, ...]:
        """Every other node this one shares an agreement with."""
        found = {
            peer: None
            for situation in self._picture.situations()
            for peer in self.peers_of(situation)
        }
        return tuple(found)

    def covered_by(self, peer: str) -> bool:
        """Whether the parties at that node have cosigned every log held here to its end.

        A cosignature proves that they hold it, so where every node finds this of every other, all
        hold the same and know it. Parties whose founding entry is not here yet are not asked for.
        """
        for situation in self._picture.situations():
            terms = situation.terms
            for member in terms.members:
                if terms.home_of(member.party) != peer or not situation.logs[member.party].size:
                    continue
                for log in situation.logs.values():
                    newest = log.cosigned_by(member.party)
                    held = 0 if newest is None else newest.size
                    if log.party != member.party and held < log.size:
                        return False
        return True

    def settled_with(self, peer: str) -> bool:
        """Whether this peer is known to hold all that is held here of what it shares."""
        return not any(
            self._peer(situation, peer).lacks(situation)
            for situation in self._picture.situations()
            if peer in self.peers_of(situation)
        )

    def next_deadline(self) -> Instant | None:
        """When a `Tick` may next find something overdue; None if nothing is waited for."""
        return self._deadlines.next_tick()

    def courier_packets(self, agreement: str) -> list[bytes]:
        """Everything held of an agreement, as packets for a stick."""
        situation = self._picture.situation(agreement)
        if situation is None:
            return []
        found: list[bytes] = []
        held: federation.Have | None = {}
        while True:
            packet, held = federation.packet_for(situation, self.home, held)
            if not packet.bears:
                return found
            found.append(packets.spell(packet))

    # Turns.

    def _submit(self, submit: Submit, now: Instant) -> list[Effect]:
        known = self._receipts.get((submit.actor, submit.request))
        if known is not None:
            return [Reply(submit.actor, submit.request, self._repeated(known, submit))]
        situation = self._picture.situation(submit.agreement)
        decided = decide(situation, submit, self._signers, self._backlog, now)
        if isinstance(decided, Refusal):
            return [Reply(submit.actor, submit.request, decided)]
        if situation is None:
            assert isinstance(submit.command, FoundAgreement)
            situation = self._picture.open(submit.agreement, submit.command.terms)
        made, effects = self._state(situation, [decided], now)
        follow, more = self._follow(situation, made, submit.desk, now)
        outcome = outcome_of(made[0])
        receipt = Receipt(submit.actor, submit.request, submit.digest, spell_outcome(outcome))
        self._receipts[receipt.actor, receipt.request] = receipt
        return [
            *effects,
            *more,
            Record(entries=(*made, *follow), receipts=(receipt,)),
            Reply(submit.actor, submit.request, outcome),
        ]

    def _repeated(self, known: Receipt, submit: Submit) -> Outcome | Refusal:
        if known.digest != submit.digest:
            return Refusal(
                Fault.CONFLICTING,
                f"the request id {submit.request} was used for another wish",
                "make a new id for every wish, and repeat one only with the same content",
            )
        return outcome_of(known.reply)

    def _received(self, given: Received, now: Instant) -> list[Effect]:
        try:
            packet = packets.read(given.raw)
        except PeerError as error:
            return [Complain(given.reply_to, str(error))]
        situation = self._picture.situation(packet.agreement)
        if situation is None:
            words = f"sent agreement {packet.agreement[:16]}…, which is not founded here"
            return [Complain(given.reply_to, words)]
        kept = keep(situation, packet, self._fold)
        if given.reply_to is not None and given.reply_to in self.peers_of(situation):
            kept.complaints += self._peer(situation, given.reply_to).heard(packet, situation)
            self._backlog.heard(situation, self._signers, given.reply_to, packet, kept.entries)
        facts = [situation.by_leaf.get(entry.leaf.hex()) for entry in kept.entries]
        follow, effects = self._alarms(situation, facts, now)
        for made in kept.cosignatures:
            # One's own come back after a backup was put in the record's place.
            self._came_by(situation, made, 0)
        self._touched[packet.agreement] = None
        kept.complaints += [
            f"holds what {proof.party}, at home here, signed and this record does not have: was it "
            "put back from a backup, or is the key in use elsewhere?"
            for proof in kept.evidence
            if proof.party in self._signers
        ]
        complaints = [Complain(given.reply_to, words) for words in kept.complaints]
        return [
            *effects,
            Record(
                entries=(*kept.entries, *follow),
                checkpoints=tuple(kept.checkpoints),
                cosignatures=tuple(kept.cosignatures),
                evidence=tuple(kept.evidence),
            ),
            *complaints,
        ]

    def _link_ready(self, peer: str) -> list[Effect]:
        sends: list[Effect] = []
        for situation in self._picture.situations():
            if peer not in self.peers_of(situation):
                continue
            state = self._peer(situation, peer)
            state.forget_sent()
            packet = state.next_packet(situation, self.home, self._signers, probing=True)
            if packet is not None:
                sends.append(Send(peer, packets.spell(packet)))
        return sends

    def _tick(self, now: Instant) -> list[Effect]:
        made: list[Entry] = []
        effects: list[Effect] = []
        later: list[Deadline] = []
        for deadline in self._deadlines.passed(now):
            situation = self._picture.situation(deadline.agreement)
            assert situation is not None
            homes = self._homes_in(situation)
            drafts = fallen_due(situation, deadline.subject, homes, now)
            if self._backlog.unheard(deadline.agreement):
                # The alarm sounds all the same, once, and is recorded when that is possible again.
                unsounded = [one for one in drafts if self._backlog.sounds_now(alarm_key(one))]
                effects += tells_of(situation, unsounded)
                later.append(deadline)
                continue
            more, tells = self._state(situation, drafts, now)
            made += more
            effects += tells
            for fact in came(situation, [situation.by_leaf[one.leaf.hex()] for one in more]):
                # A test rings at the desks of those at home here too.
                effects += arrivals(situation, fact, homes)
            self._deadlines.follow(situation, deadline, homes, now)
        self._deadlines.put_back(later)
        if made:
            effects.append(Record(entries=tuple(made)))
        return effects

    def _end_batch(self, now: Instant) -> list[Effect]:
        checkpoints: list[CheckpointMade] = []
        cosignatures: list[CosignatureMade] = []
        sends: list[Effect] = []
        touched, self._touched = self._touched, {}
        for agreement in touched:
            situation = self._picture.situation(agreement)
            assert situation is not None
            checkpoints += self._checkpoints(situation)
            for made, cosigned in federation.cosignatures(situation, self._signers.values(), now):
                self._adopt(situation, made, cosigned)
                cosignatures.append(made)
            for peer in self.peers_of(situation):
                state = self._peer(situation, peer)
                packet = state.next_packet(situation, self.home, self._signers)
                if packet is not None:
                    sends.append(Send(peer, packets.spell(packet)))
        record = Record(checkpoints=tuple(checkpoints), cosignatures=tuple(cosignatures))
        return [*([] if record.empty else [record]), *sends]

    def _checkpoints(self, situation: Situation) -> list[CheckpointMade]:
        made = []
        for party in self._homes_in(situation):
            log = situation.logs[party]
            if log.size > log.checkpoint_size:
                one = federation.checkpoint(log, self._signers[party])
                log.adopt_checkpoint(one.size, one.note)
                made.append(one)
        return made

    # Stating: drafts become signed entries, folded at once.

    def _state(
        self, situation: Situation, drafts: Iterable[Draft], now: Instant
    ) -> tuple[list[Entry], list[Effect]]:
        made: list[Entry] = []
        tells: list[Effect] = []
        for draft in drafts:
            entry = self._sign(situation, draft, now)
            self._fold(situation, entry)
            self._touched[situation.agreement] = None
            made.append(entry)
            tells += tells_of(situation, [draft])
        return made, tells

    def _sign(self, situation: Situation, draft: Draft, now: Instant) -> Entry:
        log = situation.logs[draft.party]
        return entries.sign(
            spell(draft.payload),
            self._signers[draft.party].statement,
            issuer=draft.party,
            agreement=situation.agreement,
            thread=draft.thread,
            kind=KIND_OF[type(draft.payload)],
            sequence=log.size,
            issued_ms=now,
            desk=draft.desk,
            seen=self._seen(situation, draft.party),
        )

    def _seen(self, situation: Situation, party: str) -> tuple[Seen, ...]:
        """The newest checkpoints of the others held here: the statement is not older than they."""
        return tuple(
            Seen(other, log.checkpoint_size, log.tree.root(log.checkpoint_size))
            for other, log in sorted(situation.logs.items())
            if other != party and log.checkpoint_size
        )

    def _follow(
        self, situation: Situation, made: list[Entry], desk_name: str, now: Instant
    ) -> tuple[list[Entry], list[Effect]]:
        """What is stated along with an officer's statement: its assessment, others' alarms."""
        fact = situation.by_leaf[made[0].leaf.hex()]
        if not isinstance(fact.payload, NoticeFiled | NoticeAmended):
            return self._alarms(situation, [fact], now)
        ref = _ref_of(fact)
        found = conflicts_of(situation, ref, open_at_ms=now)
        drafts = [filing.assess(situation, ref, desk_name, found)]
        follow, effects = self._state(situation, drafts, now)
        alarms, tells = self._alarms(situation, [fact], now, {ref: found})
        return [*follow, *alarms], [*effects, *tells]

    def _alarms(
        self,
        situation: Situation,
        facts: Iterable[Fact | None],
        now: Instant,
        judged: Mapping[Ref, tuple[Conflict, ...]] = MappingProxyType({}),
    ) -> tuple[list[Entry], list[Effect]]:
        """Collisions of what was just stated with what parties here have announced."""
        homes = self._homes_in(situation)

        changed: dict[Ref, bool] = {}

        def collisions(ref: Ref) -> list[Draft]:
            found = judged[ref] if ref in judged else conflicts_of(situation, ref, open_at_ms=now)
            deviated = changed.get(ref, False)
            return list(watch.collisions(situation, ref, found, homes, now, deviated=deviated))

        made: list[Entry] = []
        tells: list[Effect] = []
        for fact in came(situation, facts):
            tells += arrivals(situation, fact, homes)
            if isinstance(fact.payload, NoticeFiled | NoticeAmended | ConcernRaised) or (
                isinstance(fact.payload, MovementReported)
                and moves(fact.payload)
                and fact.party == fact.payload.of.party
            ):
                changed[_ref_of(fact)] = isinstance(fact.payload, MovementReported)
        if self._backlog.unheard(situation.agreement):
            # The alarm sounds all the same; it is recorded once something may be signed again.
            self._backlog.put_off(situation.agreement, changed)
            for ref in changed:
                tells += tells_of(situation, collisions(ref))
            return made, tells
        for ref in dict.fromkeys((*changed, *self._backlog.due_now(situation.agreement))):
            more, told = self._state(situation, collisions(ref), now)
            made += more
            tells += told
        return made, tells

    def _homes_in(self, situation: Situation) -> tuple[str, ...]:
        """The parties here that are in the agreement and have founded it."""
        return tuple(
            party
            for party in self._signers
            if party in situation.logs and situation.logs[party].size
        )

    def _fold(self, situation: Situation, entry: Entry) -> None:
        fact = situation.fold(entry)
        if fact is not None:
            self._deadlines.await_for(situation, fact, self._signers)

    def _adopt(self, situation: Situation, made: CosignatureMade, cosigned: Cosigned) -> None:
        """Keep a cosignature; what it covers and is dated later has come here all the same."""
        log = situation.logs[made.party]
        newest = log.cosigned_by(made.mirror)
        log.adopt_cosignature(made.mirror, cosigned)
        self._came_by(situation, made, 0 if newest is None else newest.size)

    def _came_by(self, situation: Situation, made: CosignatureMade, first: int) -> None:
        """Look again at what a party here proves to have held before the time it is dated."""
        log = situation.logs[made.party]
        cover = log.first_cover(made.mirror, made.size - 1)
        if made.mirror not in self._signers or cover is None:
            return
        ahead = [
            one.leaf.hex()
            for one in log.entries[first : made.size]
            if one.header.issued_ms >= (cover.time_s + 1) * 1000
        ]
        facts = (situation.by_leaf.get(leaf) for leaf in ahead)
        self._deadlines.await_held(situation, (fact for fact in facts if fact is not None))

    def _peer(self, situation: Situation, peer: str) -> PeerState:
        return self._peers.setdefault((situation.agreement, peer), PeerState())


def _ref_of(fact: Fact) -> Ref:
    """The notice or concern whose thread the fact stands in."""
    return ref_in(fact.thread)
