"""How long a node takes to say what needs a person, and all there is to draw.

    python benchmarks/looking.py

Made up: circles about 300 towns in 24 hours by two parties, one in five read back, a few of a
name only; told by one node from its record. The ratios of one run say more than its times.
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from line_parts import BAND, at, notice, signers, terms, vague
from parley.ledger import entries
from parley.ledger.entries import agreement_id
from parley.model.instants import Interval
from parley.model.notices import Notice, Ref
from parley.model.statements import KIND_OF, NoticeFiled, NoticeReadBack, Payload, spell
from parley.model.volumes import Circle, Role, Volume, position
from parley.picture.needs import needs
from parley.picture.on_map import on_map
from parley.picture.situation import Situation
from parley.web.answers.notices import rows

TERMS = terms()
AGREEMENT = agreement_id(spell(TERMS))
PARTIES = ("israel", "russia")
HOUR_MS = 3_600_000
START = at("12:00")


def main() -> None:
    print(f"{'notices':>8} {'vague':>6} {'conflicts':>10} {'asked':>12} {'ms':>8} {'kB':>8}")
    for count, few in ((100, 0), (1_000, 0), (1_000, 5)):
        situation = filled(count, few)
        conflicts = len(on_map(situation, START).conflicts)
        for name, ask in (
            ("notice.list", lambda s=situation: rows(s, None)),
            ("duty.needs", lambda s=situation: needs(s, "russia", START)),
            ("map.show", lambda s=situation: on_map(s, START)),
        ):
            took_ms, size = timed(ask)
            print(
                f"{count:>8,} {few:>6} {conflicts:>10,} {name:>12} {took_ms:>8.0f} "
                f"{size / 1000:>8,.0f}"
            )


def timed(ask: Callable[[], object]) -> tuple[float, int]:
    """The middle one of five, and how long its answer is."""
    ask()
    took = []
    for _ in range(5):
        began = time.perf_counter()
        raw = msgspec.json.encode(ask())
        took.append(time.perf_counter() - began)
    return sorted(took)[2] * 1000, len(raw)


def filled(count: int, few: int) -> Situation:
    """A node's record with so many notices, a few of them of a name only."""
    rng = random.Random(count + few)
    situation = Situation(AGREEMENT, TERMS)
    towns = [(rng.uniform(30, 40), rng.uniform(30, 45)) for _ in range(300)]
    for member in TERMS.members:
        state(situation, member.party, "agreement", TERMS)
    for number in range(count):
        party = PARTIES[number % 2]
        ref = Ref(party, f"N{number}")
        made = vague() if number < few else drawn(rng, *rng.choice(towns))
        leaf = state(situation, party, f"notice/{ref}", NoticeFiled(made, ()))
        if rng.random() < 0.2:
            heard = NoticeReadBack(ref, leaf, made.volumes, made.place_label or "as drawn")
            state(situation, PARTIES[1 - number % 2], f"notice/{ref}", heard)
    return situation


def drawn(rng: random.Random, lat: float, lon: float) -> Notice:
    start = START + rng.randrange(24) * HOUR_MS
    volumes = tuple(
        Volume(
            role,
            Circle(position(lat + rng.gauss(0, 0.5), lon + rng.gauss(0, 0.5)), 8_000_000),
            BAND,
            Interval(start, start + HOUR_MS),
        )
        for role in (Role.ACTIVITY, Role.RECALL)
    )
    return notice(*volumes, period=Interval(start, start + HOUR_MS), addressees=PARTIES)


def state(situation: Situation, party: str, thread: str, payload: Payload) -> str:
    entry = entries.sign(
        spell(payload),
        signers(party).statement,
        issuer=party,
        agreement=AGREEMENT,
        thread=thread,
        kind=KIND_OF[type(payload)],
        sequence=situation.logs[party].size,
        issued_ms=START - HOUR_MS,
    )
    fact = situation.fold(entry)
    assert fact is not None
    return fact.leaf


if __name__ == "__main__":
    main()
