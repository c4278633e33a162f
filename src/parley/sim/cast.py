"""Who plays: parties, their keys, desks and the terms between them, all made from the seed."""

import random
from hashlib import sha256

from parley.ledger.entries import agreement_id
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
from parley.model.instants import Instant
from parley.model.line import Desk, Lane, LineRules, Precedence, Tier, Timer
from parley.model.notices import Activity
from parley.model.statements import spell
from parley.model.volumes import DEGREE_E7

START_MS: Instant = 1_700_000_000_000
MINUTE_MS = 60_000

ALFA, BRAVO, DELTA, HARBOUR, OSCAR = PARTIES = ("alfa", "bravo", "delta", "harbour", "oscar")
"""Two rivals, a third who may lie, a relief organisation hosted by alfa, and an observer."""

HOSTED_BY = {HARBOUR: ALFA}
NODES = tuple(party for party in PARTIES if party not in HOSTED_BY)
OFF_LINE = "shore"


def signers(seed: int, party: str) -> Signers:
    """The keys of a party in the world of this seed."""

    def key(purpose: str) -> PrivateKey:
        return PrivateKey(sha256(f"parley sim {seed} {party} {purpose}".encode()).digest())

    return Signers(party, key("statement"), key("log"), key("cosignature"), key("transport"))


def desks(rng: random.Random) -> tuple[Desk, ...]:
    """Some parties have desks over lanes and tiers, some only whoever is there."""
    every = tuple(Lane)
    found = [
        Desk(ALFA, "alfa air", Tier.DUTY_OFFICER, (Lane.AIR, Lane.MARITIME)),
        Desk(ALFA, "alfa ground", Tier.DUTY_OFFICER, (Lane.GROUND,)),
        Desk(ALFA, "alfa staff", Tier.STAFF, every),
        Desk(BRAVO, "bravo duty", Tier.DUTY_OFFICER, (Lane.AIR, Lane.GROUND)),
        Desk(BRAVO, "bravo minister", Tier.MINISTER, (Lane.POLITICAL,)),
        Desk(HARBOUR, "harbour office", Tier.DUTY_OFFICER, (Lane.MARITIME,)),
    ]
    if rng.random() < 0.5:
        found.append(Desk(BRAVO, "bravo staff", Tier.STAFF, (Lane.AIR,)))
    return tuple(found)


def line_rules(*, tested: bool) -> LineRules:
    """Short timers, with a second round for what is urgent; perhaps a line tested by the clock."""
    return LineRules(
        timers=(
            Timer(Precedence.ROUTINE, 12 * MINUTE_MS, 5 * MINUTE_MS),
            Timer(Precedence.PRIORITY, 5 * MINUTE_MS, 3 * MINUTE_MS),
            Timer(Precedence.IMMEDIATE, 2 * MINUTE_MS, MINUTE_MS),
            Timer(Precedence.FLASH, 30_000, 20_000, 2),
        ),
        test_every_ms=50 * MINUTE_MS if tested else None,
        test_answer_within_ms=4 * MINUTE_MS,
        query_answer_within_ms=20 * MINUTE_MS,
        movement_lead_ms=30 * MINUTE_MS,
        movement_emergency_lead_ms=10 * MINUTE_MS,
    )


class Cast:
    """The parties of one world, and the agreement they found.

    Args:
        seed: Everything is made from it.
        cadence: Whether the line is tested by the clock; None leaves it to the seed.
    """

    def __init__(self, seed: int, *, cadence: bool | None = None) -> None:
        self.signers = {party: signers(seed, party) for party in PARTIES}
        rng = random.Random(f"parley sim {seed} terms")  # noqa: S311 -- it is to be repeatable.
        drawn = rng.random() < 0.12
        self.line = line_rules(tested=drawn if cadence is None else cadence)
        self.desks = desks(rng)
        self.terms = self._terms(seed)
        self.agreement = agreement_id(spell(self.terms))

    def at_home(self, node: str) -> tuple[Signers, ...]:
        """The keys on a node: its own party's first, then those it hosts."""
        hosted = [party for party, host in HOSTED_BY.items() if host == node]
        return tuple(self.signers[party] for party in (node, *hosted))

    def _terms(self, seed: int) -> Terms:
        return Terms(
            title="Simulated line",
            banner="an exercise; nothing here takes place",
            exercise=True,
            drawn_up_ms=START_MS,
            salt=sha256(f"parley sim {seed} salt".encode()).digest()[:16].hex(),
            members=tuple(
                Member(
                    party=party,
                    name=party.title(),
                    standing=Standing.OBSERVER if party == OSCAR else Standing.MEMBER,
                    hosted_by=HOSTED_BY.get(party),
                    keys=self.signers[party].public_keys(),
                )
                for party in PARTIES
            ),
            off_line=(OffLine(OFF_LINE, "Shore battery", BRAVO),),
            regions=(
                NamedRegion(
                    "the north",
                    Box(36 * DEGREE_E7, 36 * DEGREE_E7, 37 * DEGREE_E7, 40 * DEGREE_E7),
                ),
            ),
            rules=Rules(
                version="rules/0",
                lead_time_ms=60 * MINUTE_MS,
                lateral_separation_mm=5_556_000,
                vertical_separation_mm=914_400,
                read_back_within_ms=5 * MINUTE_MS,
                overdue_after_ms=5 * MINUTE_MS,
                skew_ms=30_000,
                datum_margin_mm=None,
                least_extents=(LeastExtent(Activity.LIVE_FIRING, 1_000_000),),
            ),
            desks=self.desks,
            line=self.line,
        )
