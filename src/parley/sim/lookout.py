"""The witness's own account of who waits for whom: slow, obvious, and told from statements alone.

It asks neither the watch desk nor the picture's list of waits. When each desk rings it takes from
the rehearsal of the agreed timers, which tests/oracle tells a second time from their description.
"""

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from parley.model.agreements import Standing, Terms
from parley.model.instants import Instant
from parley.model.line import Lane, MessageQuote, Precedence, Tier
from parley.model.line_statements import (
    CallAcknowledged,
    CallOpened,
    CallSaid,
    LineAnswered,
    LineEscalated,
    LineTested,
    QueryAnswered,
    QueryAsked,
)
from parley.model.phrases import TimeValue
from parley.model.statements import (
    NoticeAmended,
    NoticeCancelled,
    NoticeEnded,
    NoticeFiled,
    NoticeReadBack,
)
from parley.picture.facts import Fact
from parley.picture.situation import Situation
from parley.rules import escalation, read_back, times
from parley.rules.escalation import Wait

OVER = (NoticeEnded, NoticeCancelled)
ASKING = (CallOpened, CallSaid, NoticeFiled, NoticeAmended, QueryAsked, LineTested)
"""What somebody is to answer."""

_SPOKEN = (CallOpened, CallSaid, CallAcknowledged)
"""What answers the messages that it names or quotes."""


class Owed(Struct, frozen=True):
    """A party owes an answer to a statement; `began_ms` is moved once by "stand by"."""

    leaf: str
    thread: str
    wait: Wait
    began_ms: Instant
    answered: bool


class Heard:
    """The statements of a situation, sorted by what they answer."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.terms = situation.terms
        self.asking: list[Fact] = []
        self.speaks_of: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self.rung: dict[str, list[tuple[Fact, LineEscalated]]] = defaultdict(list)
        for thread in situation.threads.values():
            for fact in thread.facts():
                self._sort(fact)
        for said in self.speaks_of.values():
            said.sort(key=lambda one: one.sequence)

    def _sort(self, fact: Fact) -> None:
        stated = fact.payload
        if isinstance(stated, LineEscalated):
            self.rung[fact.party].append((fact, stated))
        if isinstance(stated, ASKING):
            self.asking.append(fact)
        if isinstance(stated, CallAcknowledged):
            self.speaks_of[fact.party, stated.message].append(fact)
        if isinstance(stated, _SPOKEN):
            for quote in stated.said.quotes:
                if isinstance(quote, MessageQuote):
                    self.speaks_of[fact.party, quote.message].append(fact)

    def about(self, fact: Fact) -> list[Fact]:
        """Everything stated under the same subject."""
        return list(self.situation.threads[fact.thread].facts())

    def waits(self) -> list[Owed]:
        """Every answer that is owed, or was and has been given."""
        return [owed for fact in self.asking for owed in self.waits_of(fact)]

    def waits_of(self, fact: Fact) -> Iterator[Owed]:
        """Those that one statement began."""
        match fact.payload:
            case CallOpened(precedence=precedence) | CallSaid(precedence=precedence):
                yield from self._message(fact, precedence)
            case NoticeFiled() | NoticeAmended():
                yield from self._notice(fact, fact.payload)
            case QueryAsked(to=to, due_ms=due_ms):
                within_ms = max(1_000, due_ms - fact.issued_ms)
                wait = Wait(
                    Lane.POLITICAL,
                    Tier.DUTY_OFFICER,
                    Precedence.ROUTINE,
                    to,
                    fact.party,
                    within_ms,
                )
                answered = any(
                    one.party == to and isinstance(one.payload, QueryAnswered)
                    for one in self.about(fact)
                )
                yield Owed(fact.leaf, fact.thread, wait, fact.issued_ms, answered)
            case LineTested():
                yield from self._test(fact, fact.payload)
            case _:
                return

    def _message(self, fact: Fact, precedence: Precedence) -> Iterator[Owed]:
        opener = fact.thread.split("/")[1]
        openings = [
            one.payload
            for one in self.situation.threads[fact.thread].by(opener)
            if isinstance(one.payload, CallOpened)
        ]
        if not openings:
            return
        call = openings[0]
        for party in (opener, *asked(self.terms, call.addressees, opener)):
            if party == fact.party:
                continue
            said = self.speaks_of.get((party, fact.leaf), [])
            patience = [until for one in said if (until := _until(one)) is not None]
            began_ms = fact.issued_ms
            if patience:
                # The first counts, and no other: nobody stands by for ever.
                within_ms = self.terms.line.timer(precedence).acknowledge_within_ms
                # Nor until a moment far off: at most a routine message's time is added.
                most_ms = self.terms.line.timer(Precedence.ROUTINE).acknowledge_within_ms
                began_ms += min(max(patience[0] - within_ms - began_ms, 0), most_ms)
            wait = Wait(call.lane, call.tier, precedence, party, fact.party)
            answered = len(said) > len(patience)
            yield Owed(fact.leaf, fact.thread, wait, began_ms, answered)

    def _notice(self, fact: Fact, stated: NoticeFiled | NoticeAmended) -> Iterator[Owed]:
        own = [one for one in self.about(fact) if one.party == fact.party]
        versions = [one for one in own if isinstance(one.payload, NoticeFiled | NoticeAmended)]
        over = any(isinstance(one.payload, OVER) for one in own)
        if over or versions[-1] is not fact or fact.thread.split("/")[1] != fact.party:
            return
        notice = stated.notice
        late_ms = times.lateness(notice, fact.issued_ms, self.terms)
        for party in asked(self.terms, notice.addressees, fact.party):
            wait = Wait(
                escalation.lane_of(notice),
                Tier.DUTY_OFFICER,
                escalation.precedence_of(notice, late_ms),
                party,
                fact.party,
                self.terms.rules.read_back_within_ms,
            )
            answered = read_back_right(self.about(fact), fact, party)
            yield Owed(fact.leaf, fact.thread, wait, fact.issued_ms, answered)

    def _test(self, fact: Fact, test: LineTested) -> Iterator[Owed]:
        # Backwards, and so many minutes later: an echo is no answer.
        right = (test.callsign[::-1], test.at_ms + 60_000 * test.minutes)
        within_ms = self.terms.line.test_answer_within_ms
        for party in asked(self.terms, test.addressees, fact.party):
            answered = any(
                one.party == party
                and isinstance(one.payload, LineAnswered)
                and (one.payload.callsign, one.payload.at_ms) == right
                for one in self.about(fact)
            )
            wait = Wait(
                test.lane, Tier.DUTY_OFFICER, Precedence.ROUTINE, party, fact.party, within_ms
            )
            yield Owed(fact.leaf, fact.thread, wait, fact.issued_ms, answered)


def read_back_right(about: list[Fact], version: Fact, party: str) -> bool:
    """Whether what this party last read back of a version is what the version says."""
    assert isinstance(version.payload, NoticeFiled | NoticeAmended)
    heard = [
        one.payload
        for one in about
        if one.party == party
        and isinstance(one.payload, NoticeReadBack)
        and one.payload.version == version.leaf
    ]
    notice = version.payload.notice
    return bool(heard) and read_back.compare(notice, heard[-1].volumes, heard[-1].words).same


def asked(terms: Terms, addressees: tuple[str, ...], author: str) -> list[str]:
    """Those addressed, or else every member but the author."""
    members = [member for member in terms.members if member.party != author]
    known = {member.party for member in members}
    named = [party for party in addressees if party in known]
    return named or [m.party for m in members if m.standing is Standing.MEMBER]


def _until(fact: Fact) -> Instant | None:
    """Until when it asks for patience; None where it asks for none."""
    if not isinstance(fact.payload, _SPOKEN) or fact.payload.said.phrase is None:
        return None
    phrase = fact.payload.said.phrase
    if phrase.code != "LINK-STANDBY":
        return None
    moments = [one.value.at_ms for one in phrase.parameters if isinstance(one.value, TimeValue)]
    return moments[0] if moments else fact.issued_ms
