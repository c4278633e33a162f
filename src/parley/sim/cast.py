"""Who plays: parties, their keys and the terms between them, all made from the seed."""

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


class Cast:
    """The parties of one world, and the agreement they found."""

    def __init__(self, seed: int) -> None:
        self.signers = {party: signers(seed, party) for party in PARTIES}
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
        )
