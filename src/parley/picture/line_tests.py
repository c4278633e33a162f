"""Line tests: what each asks, who is to answer, and when the next is due."""

from hashlib import sha256

from parley.model.agreements import Standing, Terms
from parley.model.instants import Instant
from parley.model.line import MINUTE_MS, Lane
from parley.model.line_statements import LineTested
from parley.model.notices import Ref
from parley.picture.situation import Situation

_LETTERS = "ABCDEFHJKLMNPRTUVWXY"
_DIGITS = "23456789"
_LEAST_MINUTES = 7
_MINUTES = 174


def make_test(
    situation: Situation, ref: Ref, lane: Lane, addressees: tuple[str, ...], now: Instant
) -> LineTested:
    """A test whose content follows from the record and the moment, so that a turn is repeatable.

    Nobody outside can foresee it: the root of its author's log goes into it.
    """
    log = situation.logs[ref.party]
    seed = sha256(f"{situation.agreement}/{ref}/{now}".encode() + log.root(log.size)).digest()
    pairs = ((_LETTERS, seed[0]), (_DIGITS, seed[1]), (_LETTERS, seed[2]), (_DIGITS, seed[3]))
    callsign = "".join(letters[number % len(letters)] for letters, number in pairs)
    minutes = _LEAST_MINUTES + int.from_bytes(seed[4:6]) % _MINUTES
    at_ms = (now // MINUTE_MS + int.from_bytes(seed[6:8]) % 1_440) * MINUTE_MS
    return LineTested(lane, addressees, callsign, at_ms, minutes)


def tested(terms: Terms, author: str, test: LineTested) -> tuple[str, ...]:
    """Who is to answer a line test: those addressed, or every other member."""
    named = tuple(party for party in test.addressees if terms.member(party) and party != author)
    return named or _others(terms, author)


def next_test_due(situation: Situation, party: str) -> Instant | None:
    """The last moment before this party's next test is due; None where none is agreed.

    Counted from its own last test of any lane, or else from when it founded the agreement.
    Observers test nothing, and nobody is tested where nobody is there to answer.
    """
    every_ms = situation.terms.line.test_every_ms
    log = situation.logs[party]
    member = situation.terms.member(party)
    if every_ms is None or not log.size or member is None:
        return None
    if member.standing is not Standing.MEMBER or not _others(situation.terms, party):
        return None
    last = situation.tested.get(party)
    return every_ms + (log.entries[0].header.issued_ms if last is None else last.last_ms)


def _others(terms: Terms, party: str) -> tuple[str, ...]:
    """The members but this one."""
    return tuple(
        member.party
        for member in terms.members
        if member.party != party and member.standing is Standing.MEMBER
    )
