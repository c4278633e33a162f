"""Calls on the line: what was said, who has seen it, and who has yet to acknowledge it.

Like all of the picture it is derived each time it is asked, for the whole record
or as of a moment.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from parley.model.agreements import Standing, Terms
from parley.model.instants import Instant
from parley.model.line import PRECEDENCES, Lane, Precedence, Said, Tier
from parley.model.line_statements import (
    CallAcknowledged,
    CallClosed,
    CallOpened,
    CallSaid,
    LineEscalated,
)
from parley.model.notices import Ref
from parley.picture.facts import Fact
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_call


class By(Struct, frozen=True):
    """A party, at one of its desks, and when; a delivery has no desk."""

    party: str
    desk: str
    at_ms: Instant


class Acknowledgement(Struct, frozen=True):
    """A person's acknowledgement: in words, by a phrase, or by a message that quotes this one."""

    party: str
    desk: str
    at_ms: Instant
    said: Said
    leaf: str


class StandBy(Struct, frozen=True):
    """A person asks for patience until a moment."""

    party: str
    desk: str
    at_ms: Instant
    until_ms: Instant


class Escalation(Struct, frozen=True):
    """A desk was rung, for nobody had answered: by whose node, at which step, and when."""

    party: str
    owed_by: str
    step: int
    desk: str
    tier: Tier
    due_ms: Instant
    at_ms: Instant


class Message(Struct, frozen=True):
    """One message of a call and how far it came.

    `owed_by` are the parties that have not acknowledged it.
    """

    leaf: str
    party: str
    desk: str
    issued_ms: Instant
    precedence: Precedence
    said: Said
    delivered: tuple[By, ...]
    seen: tuple[By, ...]
    acknowledged: tuple[Acknowledgement, ...]
    stand_by: tuple[StandBy, ...]
    escalated: tuple[Escalation, ...]
    owed_by: tuple[str, ...]


class Call(Struct, frozen=True):
    """A call without its messages.

    Attributes:
        precedence: The highest of any message in it that somebody has yet to acknowledge, or of
            the last message.
        parties: Who takes part: its opener first.
        desks: The desks that have spoken or acknowledged in it, with their parties.
        messages: How many there are.
        unacknowledged: How many of them somebody has yet to acknowledge.
        owed_by: Who.
        closed_by: Which parties consider it over.
    """

    ref: Ref
    lane: Lane
    tier: Tier
    topic: str
    precedence: Precedence
    opened_ms: Instant
    last_ms: Instant
    parties: tuple[str, ...]
    desks: tuple[By, ...]
    messages: int
    unacknowledged: int
    owed_by: tuple[str, ...]
    closed_by: tuple[By, ...]


def opened(situation: Situation, ref: Ref) -> tuple[Fact, CallOpened] | None:
    """The statement that opened a call; None if it is not here."""
    fact = situation.calls.get(ref)
    if fact is None:
        return None
    assert isinstance(fact.payload, CallOpened)
    return fact, fact.payload


def parties_of(terms: Terms, opener: str, call: CallOpened) -> tuple[str, ...]:
    """Who takes part in a call: its opener, and those addressed or else every member."""
    named = [party for party in call.addressees if terms.member(party) and party != opener]
    if not named:
        named = [
            member.party
            for member in terms.members
            if member.party != opener and member.standing is Standing.MEMBER
        ]
    return (opener, *named)


def audience(terms: Terms, opener: str, call: CallOpened, author: str) -> tuple[str, ...]:
    """Who is to acknowledge what this author says in a call."""
    return tuple(party for party in parties_of(terms, opener, call) if party != author)


def said_in(
    situation: Situation, ref: Ref, as_of_ms: Instant | None = None
) -> list[tuple[Fact, CallOpened | CallSaid]]:
    """Every message of a call, in the order of their authors' clocks."""
    thread = situation.threads.get(thread_of_call(ref))
    found = [
        (fact, fact.payload)
        for fact in (thread.facts() if thread is not None else ())
        if isinstance(fact.payload, CallOpened | CallSaid)
        and (as_of_ms is None or fact.issued_ms <= as_of_ms)
    ]
    found.sort(key=lambda one: (one[0].issued_ms, one[0].party, one[0].sequence))
    return found


def call_of(situation: Situation, ref: Ref, as_of_ms: Instant | None = None) -> Call | None:
    """A call, counted; None if it is not here, or was not by then."""
    first = opened(situation, ref)
    if first is None or (as_of_ms is not None and first[0].issued_ms > as_of_ms):
        return None
    fact, opening = first
    messages = said_in(situation, ref, as_of_ms)
    desks: dict[tuple[str, str], By] = {}
    owed: dict[str, None] = {}
    highest: Precedence | None = None
    unacknowledged = 0
    for said, payload in messages:
        desks[said.party, said.desk] = By(said.party, said.desk, said.issued_ms)
        owing = _owed_by(situation, fact.party, opening, said, as_of_ms)
        if owing:
            unacknowledged += 1
            owed.update(dict.fromkeys(owing))
            highest = _higher(highest, payload.precedence)
    thread = situation.threads[thread_of_call(ref)]
    closed = {
        one.party: By(one.party, one.desk, one.issued_ms)
        for one in thread.facts()
        if isinstance(one.payload, CallClosed) and _by_then(one, as_of_ms)
    }
    for one in thread.facts():
        if isinstance(one.payload, CallAcknowledged) and _by_then(one, as_of_ms):
            before = desks.get((one.party, one.desk))
            if before is None or before.at_ms < one.issued_ms:
                desks[one.party, one.desk] = By(one.party, one.desk, one.issued_ms)
    last, last_payload = messages[-1]
    return Call(
        ref=ref,
        lane=opening.lane,
        tier=opening.tier,
        topic=opening.topic,
        precedence=highest or last_payload.precedence,
        opened_ms=fact.issued_ms,
        last_ms=last.issued_ms,
        parties=parties_of(situation.terms, fact.party, opening),
        desks=tuple(desks.values()),
        messages=len(messages),
        unacknowledged=unacknowledged,
        owed_by=tuple(owed),
        closed_by=tuple(closed.values()),
    )


def message_of(situation: Situation, leaf: str, as_of_ms: Instant | None = None) -> Message | None:
    """One message and how far it came; None if no message of that leaf hash is here."""
    fact = situation.by_leaf.get(leaf)
    if fact is None or not isinstance(fact.payload, CallOpened | CallSaid):
        return None
    _, party, ref = fact.thread.split("/", 2)
    first = opened(situation, Ref(party, ref))
    heard = situation.hearing.of(leaf)
    covers = situation.logs[fact.party].covers(fact.sequence)
    owed: Iterable[str] = ()
    if first is not None:
        owed = _owed_by(situation, first[0].party, first[1], fact, as_of_ms)
    return Message(
        leaf=leaf,
        party=fact.party,
        desk=fact.desk,
        issued_ms=fact.issued_ms,
        precedence=fact.payload.precedence,
        said=fact.payload.said,
        delivered=tuple(
            By(mirror, "", cover.time_s * 1000)
            for mirror, cover in covers
            if as_of_ms is None or cover.time_s * 1000 <= as_of_ms
        ),
        seen=tuple(
            By(one.party, one.desk, one.issued_ms)
            for one in sorted(heard.seen.values(), key=_when)
            if one.party != fact.party and _by_then(one, as_of_ms)
        ),
        acknowledged=tuple(_acknowledgements(heard.acknowledged.values(), fact, as_of_ms)),
        stand_by=tuple(
            StandBy(one.party, one.desk, one.issued_ms, until_ms)
            for one, until_ms in sorted(heard.stand_by.values(), key=lambda two: _when(two[0]))
            if one.party != fact.party and _by_then(one, as_of_ms)
        ),
        escalated=escalations(situation, leaf, as_of_ms),
        owed_by=tuple(owed),
    )


def escalations(
    situation: Situation, leaf: str, as_of_ms: Instant | None = None
) -> tuple[Escalation, ...]:
    """Every desk that was rung because this statement was not answered, in the order of steps."""
    found = [
        Escalation(
            one.party,
            one.payload.owed_by,
            one.payload.step,
            one.payload.desk,
            one.payload.tier,
            one.payload.due_ms,
            one.issued_ms,
        )
        for one in situation.hearing.of(leaf).escalated
        if isinstance(one.payload, LineEscalated) and _by_then(one, as_of_ms)
    ]
    return tuple(sorted(found, key=lambda one: (one.due_ms, one.step, one.party, one.owed_by)))


def _acknowledgements(
    stated: Iterable[Fact], message: Fact, as_of_ms: Instant | None
) -> Iterator[Acknowledgement]:
    for one in sorted(stated, key=_when):
        if one.party == message.party or not _by_then(one, as_of_ms):
            continue
        assert isinstance(one.payload, CallAcknowledged | CallSaid | CallOpened)
        yield Acknowledgement(one.party, one.desk, one.issued_ms, one.payload.said, one.leaf)


def _owed_by(
    situation: Situation, opener: str, call: CallOpened, message: Fact, as_of_ms: Instant | None
) -> tuple[str, ...]:
    answered = situation.hearing.of(message.leaf).acknowledged
    return tuple(
        party
        for party in audience(situation.terms, opener, call, message.party)
        if party not in answered or not _by_then(answered[party], as_of_ms)
    )


def _by_then(fact: Fact, as_of_ms: Instant | None) -> bool:
    return as_of_ms is None or fact.issued_ms <= as_of_ms


def _when(fact: Fact) -> tuple[Instant, str]:
    """The order in which parties spoke, by their clocks, whichever log came first."""
    return (fact.issued_ms, fact.party)


def _higher(one: Precedence | None, other: Precedence) -> Precedence:
    return other if one is None else max(one, other, key=PRECEDENCES.index)
