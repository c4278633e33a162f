"""A line of real nodes in one process: no disk, no network, a clock the test sets."""

import hashlib
from collections import deque
from collections.abc import Collection

from msgspec.structs import replace

from parley.ledger import entries
from parley.ledger.entries import Entry, agreement_id
from parley.ledger.keys import PrivateKey, Signers
from parley.model.agreements import (
    Box,
    LeastExtent,
    Member,
    NamedRegion,
    OffLine,
    Rules,
    Standing,
    Terms,
)
from parley.model.heights import Band, Datum
from parley.model.instants import Instant, Interval, instant_of
from parley.model.line import MessageQuote, Said
from parley.model.notices import Activity, Notice, Ref
from parley.model.phrases import CATALOGUE, Parameter, Phrase, TimeValue
from parley.model.statements import KIND_OF, AlertCause, Payload, spell
from parley.model.volumes import Circle, Role, Route, Volume, position
from parley.node import Node
from parley.picture.notices import NoticeView, notice_view
from parley.picture.situation import Situation
from parley.turn.commands import Command, FoundAgreement
from parley.turn.effects import Bell, Complain, Effect, Outcome, Record, Reply, Send, Tell
from parley.turn.inputs import BatchEnd, Input, LinkReady, Received, Submit, Tick
from parley.turn.refusal import Refusal

BAND = Band(0, 6_000_000, Datum.MEAN_SEA_LEVEL)


def at(clock: str) -> Instant:
    """A moment of the evening, UTC."""
    return instant_of(
        f"2018-09-17T{clock}Z" if clock.count(":") == 2 else f"2018-09-17T{clock}:00Z"
    )


def signers(party: str) -> Signers:
    seeds = [hashlib.sha256(f"{party}/{purpose}".encode()).digest() for purpose in range(4)]
    return Signers(party, *(PrivateKey(seed) for seed in seeds))


def rules(**changed: object) -> Rules:
    fields: dict[str, object] = {
        "version": "rules/0",
        "lead_time_ms": 3_600_000,
        "lateral_separation_mm": 5_556_000,
        "vertical_separation_mm": 914_400,
        "read_back_within_ms": 300_000,
        "overdue_after_ms": 300_000,
        "skew_ms": 30_000,
        "datum_margin_mm": None,
        "least_extents": (LeastExtent(Activity.LIVE_FIRING, 5_000_000),),
    }
    return Rules(**{**fields, **changed})  # type: ignore[arg-type]


def terms(hosted: dict[str, str] | None = None, **changed: object) -> Terms:
    """The agreement of the evening; `changed` replaces parts of it."""
    parties = ("israel", "russia", "observer", *(hosted or {}))
    agreed = Terms(
        title="the evening",
        banner="exercise from the public record",
        exercise=True,
        drawn_up_ms=at("12:00"),
        salt="00" * 16,
        members=tuple(
            Member(
                party,
                party.title(),
                Standing.OBSERVER if party == "observer" else Standing.MEMBER,
                (hosted or {}).get(party),
                signers(party).public_keys(),
            )
            for party in parties
        ),
        off_line=(OffLine("syria-air-defence", "Syria's air defence", "russia"),),
        regions=(
            NamedRegion("north Syria", Box(360_000_000, 365_000_000, 373_000_000, 424_000_000)),
        ),
        rules=rules(),
    )
    return replace(agreed, **changed)


def circle(
    lat: float, lon: float, km: float, start: str, end: str | None, role: Role = Role.ACTIVITY
) -> Volume:
    interval = Interval(at(start), None if end is None else at(end))
    return Volume(role, Circle(position(lat, lon), round(km * 1_000_000)), BAND, interval)


def route(points: list[tuple[float, float]], km: float, start: str, end: str) -> Volume:
    shape = Route(tuple(position(*point) for point in points), round(km * 1_000_000))
    return Volume(Role.RECALL, shape, BAND, Interval(at(start), at(end)))


def notice(*volumes: Volume, **changed: object) -> Notice:
    fields: dict[str, object] = {
        "activity": Activity.OTHER,
        "emergency": False,
        "period": Interval(at("18:40"), None),
        "volumes": volumes,
        "place_label": "",
        "planned_landing_ms": None,
        "contact_desk": "a desk",
        "remarks": "",
        "relay_scope": "",
        "addressees": (),
        "annexes": (),
    }
    return Notice(**{**fields, **changed})  # type: ignore[arg-type]


def flight(**changed: object) -> Notice:
    """Russia's flight of that evening."""
    return notice(
        circle(35.93, 36.63, 15, "17:31", "19:00"),
        route([(35.93, 36.63), (35.30, 35.53), (35.40, 35.95)], 5, "17:31", "19:15"),
        **{
            "activity": Activity.FLIGHT,
            "period": Interval(at("17:31"), at("19:15")),
            "planned_landing_ms": at("19:15"),
            "addressees": ("observer",),
            **changed,
        },
    )


def vague(**changed: object) -> Notice:
    """What was called on the line that evening: a place name, a start, nothing else."""
    return notice(**{"place_label": "north Syria", "addressees": ("russia",), **changed})


class Line:
    """Nodes that hear one another at once, unless a test holds their packets back."""

    def __init__(self, hosted: dict[str, str] | None = None, **agreed: object) -> None:
        self.terms = terms(hosted, **agreed)
        self.agreement = agreement_id(spell(self.terms))
        self.now = at("12:00")
        self.effects: dict[str, list[Effect]] = {}
        self.nodes: dict[str, Node] = {}
        self.home_of: dict[str, str] = {}
        self.cut: set[str] = set()
        self.held: dict[str, list[Record]] = {}
        self.most = 500
        self._wire: deque[tuple[str, Send]] = deque()
        self._count = 0
        for home in ("israel", "russia", "observer"):
            guests = [party for party, host in (hosted or {}).items() if host == home]
            self.nodes[home] = Node([signers(party) for party in (home, *guests)])
            self.effects[home] = []
            self.held[home] = []
            self.home_of.update(dict.fromkeys((home, *guests), home))

    def found(self) -> None:
        for party in self.home_of:
            self.says(party, FoundAgreement(self.terms))
        self.settle()

    def says(
        self,
        party: str,
        command: Command,
        clock: str | Instant | None = None,
        request: str | None = None,
        desk: str = "duty",
    ) -> Outcome | Refusal:
        """Have a party's officer wish for something, and give the reply."""
        if clock is not None:
            self.now = at(clock) if isinstance(clock, str) else clock
        self._count += 1
        digest = hashlib.sha256(repr(command).encode()).digest()
        submit = Submit(
            self.agreement, party, desk, party, request or f"r{self._count}", digest, command
        )
        replies = [one for one in self.turn(self.home_of[party], submit) if isinstance(one, Reply)]
        assert len(replies) == 1
        self.deliver()
        return replies[0].outcome

    def turn(self, home: str, given: Input) -> list[Effect]:
        effects = self.nodes[home].handle(given, self.now)
        effects += self.nodes[home].handle(BatchEnd(), self.now)
        self.effects[home] += effects
        self.held[home] += [one for one in effects if isinstance(one, Record)]
        self._wire.extend((home, one) for one in effects if isinstance(one, Send))
        return effects

    def deliver(self) -> int:
        """Carry packets until none is under way; how many were carried."""
        carried = 0
        while self._wire:
            sender, send = self._wire.popleft()
            carried += 1
            assert carried < self.most, "the nodes never fall silent"
            if not {sender, send.peer} & self.cut:
                self.turn(send.peer, Received(send.raw, sender))
        return carried

    def settle(self) -> None:
        """Have every link tried, as the transport does now and then."""
        for home in self.nodes:
            for peer in self.nodes[home].peers():
                self.turn(home, LinkReady(peer))
        self.deliver()

    def restart(self, home: str) -> None:
        """Have a node begin again with nothing but what it recorded."""
        guests = [party for party, host in self.home_of.items() if host == home and party != home]
        node = self.nodes[home] = Node([signers(party) for party in (home, *guests)])
        restoring = node.restoring()
        held = self.held[home]
        for entry in (one for record in held for one in record.entries):
            header = entry.header
            restoring.entry(entry.raw, (header.agreement, header.issuer, header.sequence))
        made = {one.party: one for record in held for one in record.checkpoints}
        for checkpoint in made.values():
            restoring.checkpoint(checkpoint)
        for cosignature in (one for record in held for one in record.cosignatures):
            restoring.cosignature(cosignature)
        for receipt in (one for record in held for one in record.receipts):
            restoring.receipt(receipt)
        restoring.finish()

    def tick(self, clock: str | Instant, down: Collection[str] = ()) -> None:
        """Have every node look at the clock; those that are down do not."""
        self.now = at(clock) if isinstance(clock, str) else clock
        for home in [one for one in self.nodes if one not in down]:
            self.turn(home, Tick())
        self.deliver()

    def situation(self, home: str) -> Situation:
        found = self.nodes[home].picture.situation(self.agreement)
        assert found is not None
        return found

    def sees(self, home: str, ref: Ref) -> NoticeView:
        found = notice_view(self.situation(home), ref)
        assert found is not None
        return found

    def told(self, home: str) -> list[Tell]:
        """The alarms of deadlines and conflicts."""
        return [one for one in self._tells(home) if isinstance(one.cause, AlertCause)]

    def rung(self, home: str) -> list[Tell]:
        """What rang because it came, or because nobody answered."""
        return [one for one in self._tells(home) if isinstance(one.cause, Bell)]

    def _tells(self, home: str) -> list[Tell]:
        return [one for one in self.effects[home] if isinstance(one, Tell)]

    def complaints(self, home: str) -> list[str]:
        return [one.words for one in self.effects[home] if isinstance(one, Complain)]

    def recorded(self, home: str) -> list[Record]:
        return [one for one in self.effects[home] if isinstance(one, Record)]

    def made(
        self,
        party: str,
        command: Command,
        clock: str | Instant | None = None,
        desk: str = "duty",
    ) -> Outcome:
        """As `says`, where the reply is the statement made."""
        outcome = self.says(party, command, clock, desk=desk)
        assert isinstance(outcome, Outcome), outcome
        return outcome

    def refused(self, party: str, command: Command, clock: str | Instant | None = None) -> Refusal:
        """As `says`, where nothing may be recorded and the reply is a refusal."""
        size = self.situation(self.home_of[party]).logs[party].size
        outcome = self.says(party, command, clock)
        assert isinstance(outcome, Refusal), outcome
        assert self.situation(self.home_of[party]).logs[party].size == size
        assert outcome.remedy
        return outcome

    def signed(self, party: str, payload: Payload, thread: str, clock: str) -> Entry:
        """What an officer's own node would not sign, as another's might: not folded anywhere."""
        return entries.sign(
            spell(payload),
            signers(party).statement,
            issuer=party,
            agreement=self.agreement,
            thread=thread,
            kind=KIND_OF[type(payload)],
            sequence=self.situation(self.home_of[party]).logs[party].size,
            issued_ms=at(clock),
            desk="duty",
            seen=(),
        )


def words(text: str, *quoted: str) -> Said:
    """Said in free words, quoting messages by their leaf hashes."""
    return Said(None, text, "en", tuple(MessageQuote(leaf) for leaf in quoted))


def stand_by(until: str, *quoted: str) -> Said:
    """The phrase that asks for patience until a moment."""
    until_ms = Parameter("until", TimeValue(at(until)))
    phrase = Phrase(CATALOGUE, "LINK-STANDBY", (until_ms,))
    return Said(phrase, "", "", tuple(MessageQuote(leaf) for leaf in quoted))
