"""What officers say on the line, at random: in phrases and free words, rightly and wrongly."""

import random

from parley.model.heights import Datum
from parley.model.instants import Instant, Interval
from parley.model.line import Lane, MessageQuote, NoticeQuote, Precedence, Quote, Said, Tier
from parley.model.line_statements import (
    CallOpened,
    CallSaid,
    DutyChange,
    LineState,
    LineTested,
    QueryAsked,
    QueryField,
    RosteredWatch,
)
from parley.model.notices import Ref
from parley.model.phrases import (
    CATALOGUE,
    CallsignValue,
    DistanceValue,
    HeightValue,
    NameValue,
    NoticeValue,
    NumberValue,
    Parameter,
    Phrase,
    PositionValue,
    TimeValue,
    Value,
)
from parley.model.volumes import position
from parley.phrases import ValueType, catalogue
from parley.picture.facts import Fact
from parley.picture.hearing import STAND_BY
from parley.picture.situation import Situation
from parley.picture.threads import ref_in
from parley.rules.escalation import opposite
from parley.sim.cast import MINUTE_MS, PARTIES
from parley.sim.people import People
from parley.turn.commands import Command
from parley.turn.line_commands import (
    Acknowledge,
    AnswerQuery,
    AnswerTest,
    AskQuery,
    ChangeDuty,
    CloseCall,
    Declare,
    OpenCall,
    Say,
    See,
    SetRoster,
    TestLine,
)

_WORDS = (
    ("we see smoke", "en"),
    ("мы видим дым", "ru"),
    ("אנו רואים עשן", "he"),
    ("نرى دخانا", "ar"),
)
_DESKS = ("duty", "staff", "night desk")
_WATCHES = ("duty officer 1", "duty officer 2", "linguist")


class Voices:
    """Everybody who speaks, everywhere.

    Args:
        rng: The world's.
        people: Who errs.
    """

    def __init__(self, rng: random.Random, people: People) -> None:
        self._rng = rng
        self._people = people

    def answer(self, situation: Situation, leaf: str, now: Instant) -> Command:
        """What an officer does about a message, a query or a test that waits."""
        fact = situation.by_leaf[leaf]
        match fact.payload:
            case QueryAsked():
                return self._explain(ref_in(fact.thread), now)
            case LineTested():
                return self._work_out(ref_in(fact.thread), fact.payload)
            case CallOpened() | CallSaid():
                return self._hear(situation, fact, now)
            case _:
                raise AssertionError(fact.kind)

    def speak(self, situation: Situation, party: str, ref: str, now: Instant) -> Command:
        """What an officer does unasked.

        Args:
            situation: The officer's picture.
            party: Whose officer.
            ref: A reference not used before.
            now: The officer's clock.
        """
        draw = self._rng.random()
        calls = list(situation.calls)
        if draw < 0.40 or not calls:
            return self._open(situation, party, ref, now)
        if draw < 0.60:
            return self._say(situation, self._rng.choice(calls), now)
        if draw < 0.65:
            return CloseCall(self._rng.choice(calls), "over")
        if draw < 0.75:
            return TestLine(ref, self._lane(), self._some(party))
        if draw < 0.85:
            others = [name for name in PARTIES if name != party]
            notices = [None, *situation.notices]
            fields = tuple(QueryField)[: self._rng.choice((1, 5))]
            about = self._rng.choice(notices)
            return AskQuery(ref, self._rng.choice(others), about, "what is this?", fields)
        return self._keep_watch(now)

    def said(self, situation: Situation, now: Instant, *quotes: Quote) -> Said:
        """A phrase, free words, or both; perhaps with what it is about."""
        rng = self._rng
        words, language = rng.choice(_WORDS)
        if rng.random() < 0.2 and situation.notices:
            fact = rng.choice([f for f in situation.by_leaf.values() if _is_notice(f)])
            quotes = (*quotes, NoticeQuote(ref_in(fact.thread), fact.leaf, None))
        if rng.random() < 0.4:
            return Said(None, words, language, quotes)
        phrase = self._phrase(rng.choice(list(catalogue().phrases)), now)
        return Said(phrase, words if rng.random() < 0.2 else "", "", quotes)

    def _open(self, situation: Situation, party: str, ref: str, now: Instant) -> OpenCall:
        if self._rng.random() < 0.15:
            codes = [one.code for one in catalogue().phrases.values() if one.emergency]
            said = Said(self._phrase(self._rng.choice(codes), now), "", "", ())
            return OpenCall(ref, Lane.AIR, Precedence.FLASH, said)
        precedence = self._rng.choice(tuple(Precedence)[: self._rng.choice((3, 4))])
        tier = self._rng.choice((Tier.DUTY_OFFICER, Tier.DUTY_OFFICER, *Tier))
        said = self.said(situation, now)
        return OpenCall(ref, self._lane(), precedence, said, tier, self._some(party), "a matter")

    def _say(self, situation: Situation, call: Ref, now: Instant) -> Say:
        return Say(call, self._rng.choice(tuple(Precedence)[:3]), self.said(situation, now))

    def _hear(self, situation: Situation, fact: Fact, now: Instant) -> Command:
        """Acknowledge it, ask for patience, answer by quoting it, or only see it."""
        rng = self._rng
        call, leaf = ref_in(fact.thread), fact.leaf
        if self._people.err():
            # Another message than the one that was meant, of this call or of none.
            leaf = rng.choice([one.leaf for one in situation.by_leaf.values() if _is_message(one)])
        draw = rng.random()
        if draw < 0.45:
            return Acknowledge(call, leaf, Said(None, "understood", "en", ()))
        if draw < 0.60:
            return Acknowledge(call, leaf, Said(self._phrase("LINK-RECEIVED", now), "", "", ()))
        if draw < 0.80:
            until_ms = now + rng.choice((-1, 0, 2, 6, 15)) * MINUTE_MS
            phrase = Phrase(CATALOGUE, STAND_BY, (Parameter("until", TimeValue(until_ms)),))
            return Acknowledge(call, leaf, Said(phrase, "", "", ()))
        if draw < 0.90:
            return Say(call, Precedence.ROUTINE, self.said(situation, now, MessageQuote(leaf)))
        return See(call, (leaf,))

    def _explain(self, query: Ref, now: Instant) -> AnswerQuery:
        ends_ms = now + 30 * MINUTE_MS if self._rng.random() < 0.5 else None
        return AnswerQuery(query, "training", None, ends_ms, None, "two vehicles", "")

    def _work_out(self, test: Ref, asked: LineTested) -> AnswerTest:
        callsign, at_ms = opposite(asked.callsign, asked.at_ms, asked.minutes)
        if self._people.err():
            callsign = asked.callsign  # An echo.
        return AnswerTest(test, callsign, at_ms)

    def _keep_watch(self, now: Instant) -> Command:
        rng = self._rng
        desk, draw = rng.choice(_DESKS), rng.random()
        until_ms = now + 60 * MINUTE_MS
        if draw < 0.3:
            return Declare(self._lane(), rng.choice(tuple(LineState)), now, "as agreed")
        if draw < 0.4:
            watch = RosteredWatch(desk, _WATCHES[0], Interval(now, until_ms), ("en", "ru"))
            return SetRoster((watch,))
        change = rng.choice(tuple(DutyChange))
        one, other = rng.sample(_WATCHES, 2)
        to = other if change is DutyChange.HANDED_OVER else ""
        return ChangeDuty(desk, change, one, to, ("en",), until_ms)

    def _lane(self) -> Lane:
        return self._rng.choice(tuple(Lane))

    def _some(self, party: str) -> tuple[str, ...]:
        others = [name for name in PARTIES if name != party]
        return tuple(self._rng.sample(others, self._rng.choice((0, 1, 1, 1, 2))))

    def _phrase(self, code: str, now: Instant) -> Phrase:
        return Phrase(
            CATALOGUE,
            code,
            tuple(
                Parameter(blank.name, self._value(blank.type, now))
                for blank in catalogue().phrases[code].parameters
                if blank.required or self._rng.random() < 0.6
            ),
        )

    def _value(self, kind: ValueType, now: Instant) -> Value:
        values: dict[ValueType, Value] = {
            ValueType.POSITION: PositionValue(position(35.5, 35.8)),
            ValueType.TIME: TimeValue(now),
            ValueType.HEIGHT: HeightValue(3_000_000, Datum.MEAN_SEA_LEVEL),
            ValueType.DISTANCE: DistanceValue(15_000_000),
            ValueType.CALLSIGN: CallsignValue("RF-93610"),
            ValueType.NOTICE: NoticeValue(Ref("alfa", "N1")),
            ValueType.NUMBER: NumberValue(15),
            ValueType.NAME: NameValue("hill 40"),
        }
        return values[kind]


def _is_message(fact: Fact) -> bool:
    return isinstance(fact.payload, CallOpened | CallSaid)


def _is_notice(fact: Fact) -> bool:
    return fact.kind in ("notice.filed/0", "notice.amended/0")
