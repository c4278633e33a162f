"""Who has been told of a notice: by this record, by a relay, by an annex, by other means."""

from enum import StrEnum

from msgspec import Struct

from parley.model import names
from parley.model.humanitarian_statements import Disclosed
from parley.model.instants import Instant
from parley.model.notices import Ref
from parley.model.statements import (
    Means,
    NoticePassed,
    NoticeRelayed,
    NoticeUnitAcknowledged,
)
from parley.picture.facts import Fact
from parley.picture.notices import notice_view
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_notice


class Way(StrEnum):
    """How a notice came to somebody."""

    RECORD = "this-record"
    """A party of the agreement holds it, as its cosignature proves."""
    UNIT = "passed-to-a-unit"
    RELAY = "relayed"
    ANNEX = "annex-given"
    OTHER = "other-means"


class Disclosure(Struct, frozen=True):
    """One disclosure: to whom, how, when, and who states it (a cosignature proves itself)."""

    to: str
    way: Way
    at_ms: Instant
    stated_by: str
    commitment: str | None
    how: str
    words: str


def disclosures(situation: Situation, ref: Ref) -> tuple[Disclosure, ...]:
    """Every disclosure on record of a notice, the oldest first."""
    view = notice_view(situation, ref)
    if view is None:
        return ()
    found = [
        Disclosure(mirror, Way.RECORD, cover.time_s * 1000, mirror, None, "cosigned", "")
        for mirror, cover in situation.logs[ref.party].covers(view.versions[0].sequence)
    ]
    facts = list(situation.threads[thread_of_notice(ref)].facts())
    found += _units(facts)
    for fact in facts:
        stated = fact.payload
        if isinstance(stated, NoticeRelayed):
            found.append(
                Disclosure(
                    stated.to,
                    Way.RELAY,
                    fact.issued_ms,
                    fact.party,
                    None,
                    f"{stated.stage.value}: {stated.scope}",
                    stated.words,
                )
            )
        elif isinstance(stated, Disclosed) and fact.party == ref.party:
            way = Way.OTHER if stated.commitment is None else Way.ANNEX
            found.append(
                Disclosure(
                    stated.to,
                    way,
                    fact.issued_ms,
                    fact.party,
                    stated.commitment,
                    stated.how,
                    stated.words,
                )
            )
    return tuple(sorted(found, key=lambda one: (one.at_ms, one.to, one.way)))


def _units(facts: list[Fact]) -> list[Disclosure]:
    """Every unit that was given a version, of any party; or acknowledged one, and so has it."""
    passed: dict[tuple[str, str, str], tuple[str, Instant]] = {}
    means: dict[tuple[str, str, str], Means] = {}
    for fact in facts:
        match fact.payload:
            case NoticePassed(version=version, units=units):
                for unit in units:
                    known = (fact.party, version, names.folded(unit))
                    passed.setdefault(known, (unit, fact.issued_ms))
            case NoticeUnitAcknowledged(version=version, unit=unit):
                known = (fact.party, version, names.folded(unit))
                passed.setdefault(known, (unit, fact.issued_ms))
                means.setdefault(known, fact.payload.means)
            case _:
                pass
    return [
        Disclosure(
            unit,
            Way.UNIT,
            at_ms,
            known[0],
            None,
            f"acknowledged, {means[known].value}" if known in means else "",
            "",
        )
        for known, (unit, at_ms) in passed.items()
    ]
