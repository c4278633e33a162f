"""Whatever was stated: what needs a person is what a slow reading of the record finds."""

import random

import pytest

from line_parts import at, notice, signers, terms, words
from oracle.slow_needs import needed, ref_of
from parley.ledger import entries
from parley.ledger.entries import agreement_id
from parley.model.heights import Band, Datum
from parley.model.humanitarian_statements import (
    MovementReport,
    MovementReported,
    SiteReconfirmed,
)
from parley.model.instants import Interval
from parley.model.line import Lane, Precedence, Tier
from parley.model.line_statements import (
    CallAcknowledged,
    CallOpened,
    CallSaid,
    LineAnswered,
    LineTested,
    QueryAnswered,
    QueryAsked,
    QueryField,
)
from parley.model.notices import Ref
from parley.model.statements import (
    KIND_OF,
    ConcernAnswered,
    ConcernRaised,
    Means,
    NoticeAmended,
    NoticeBegun,
    NoticeCancelled,
    NoticeEnded,
    NoticeEntered,
    NoticeFiled,
    NoticePassed,
    NoticeReadBack,
    NoticeRelayed,
    NoticeUnitAcknowledged,
    RelayStage,
    spell,
)
from parley.model.volumes import Circle, Role, Volume, position
from parley.picture.logs import Cosigned
from parley.picture.need import NeedKind
from parley.picture.needs import needs
from parley.picture.open_matters import open_matters
from parley.picture.situation import Situation
from spared_parts import movement, site

TERMS = terms()
AGREEMENT = agreement_id(spell(TERMS))
PARTIES = tuple(member.party for member in TERMS.members)
MINUTE = 60_000


class Talk:
    """Everybody doing on the line whatever can be done, in an order that makes some sense."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(f"needs {seed}")
        self.situation = Situation(AGREEMENT, TERMS)
        self.now = at("12:00")
        self.made: dict[str, list] = {}
        for party in PARTIES:
            self.states(party, "agreement", TERMS)

    def states(self, party, thread, payload):
        self.now += self.rng.choice((0, 1, 2, 20)) * MINUTE
        entry = entries.sign(
            spell(payload), signers(party).statement, issuer=party, agreement=AGREEMENT,
            thread=thread, kind=KIND_OF[type(payload)], sequence=self.situation.logs[party].size,
            issued_ms=self.now,
        )  # fmt: skip
        fact = self.situation.fold(entry)
        assert fact is not None, self.situation.not_understood
        if self.rng.random() < 0.3:
            mirror = self.rng.choice(PARTIES)
            size = self.situation.logs[party].size
            held = Cosigned(size, (self.now + 2_000) // 1000, b"")
            self.situation.logs[party].adopt_cosignature(mirror, held)
        self.made.setdefault(thread.partition("/")[0], []).append(fact)
        return fact

    def anything(self):
        rng = self.rng
        known = rng.choice(tuple(self.made))
        if rng.random() < 0.25 or known in ("agreement",):
            self.begins()
        else:
            fact = rng.choice(self.made[known])
            getattr(self, f"in_{known}")(fact.thread, ref_of(fact.thread), rng.choice(PARTIES))

    def begins(self):
        rng, party = self.rng, self.rng.choice(PARTIES)
        room = rng.choice(("notice", "notice", "call", "query", "test", "concern"))
        thread = f"{room}/{party}/R{len(self.situation.by_leaf)}"
        some = tuple(one for one in PARTIES if one != party and rng.random() < 0.5)
        match room:
            case "notice":
                payload = NoticeFiled(self.notice(party, some), ())
            case "call":
                precedence = rng.choice(tuple(Precedence))
                payload = CallOpened(
                    Lane.AIR, Tier.DUTY_OFFICER, precedence, some, "topic", words("hello")
                )
            case "query":
                to = rng.choice([one for one in PARTIES if one != party])
                due = self.now + rng.randrange(1, 600) * MINUTE
                payload = QueryAsked(to, None, tuple(QueryField), due, "why")
            case "test":
                payload = LineTested(Lane.AIR, some, "A2B3", self.now // MINUTE * MINUTE, 7)
            case _:
                about = rng.choice((None, *self.situation.notices))
                reported = self.volumes() if rng.random() < 0.5 else ()
                payload = ConcernRaised(about, "seen", reported, some)
        self.states(party, thread, payload)

    def volumes(self):
        rng = self.rng
        start = self.now + rng.randrange(-60, 300) * MINUTE
        where = Circle(position(36 + rng.random(), 36 + rng.random()), 20_000_000)
        band = Band(0, 3_000_000, Datum.MEAN_SEA_LEVEL)
        end = start + rng.randrange(1, 200) * MINUTE
        return (Volume(rng.choice(tuple(Role)), where, band, Interval(start, end)),)

    def notice(self, party, some):
        rng = self.rng
        draw = rng.randrange(6)
        if draw == 0:
            until = f"{rng.randrange(12, 24)}:00"
            return site(*self.volumes(), valid_until=until, addressees=some)
        if draw == 1:
            due = f"{rng.randrange(12, 24)}:30"
            return movement(("a bridge", due), volumes=self.volumes(), addressees=some)
        landing = self.now + rng.randrange(1, 300) * MINUTE if draw == 2 else None
        drawn = self.volumes() if rng.random() < 0.8 else ()
        period = Interval(self.now + rng.randrange(400) * MINUTE, None)
        return notice(
            *drawn, place_label="north Syria", addressees=some, planned_landing_ms=landing,
            period=period,
        )  # fmt: skip

    def in_notice(self, thread, of, party):
        rng = self.rng
        versions = [
            one
            for one in self.situation.threads[thread].by(of.party)
            if isinstance(one.payload, NoticeFiled | NoticeAmended)
        ]
        last = versions[-1]
        leaf, told = last.leaf, last.payload.notice
        draw = rng.randrange(14)
        if draw == 0:
            anew = self.notice(of.party, told.addressees)
            self.states(of.party, thread, NoticeAmended(of, leaf, anew, ()))
        elif draw == 1 and rng.random() < 0.4:
            kind = rng.choice((NoticeBegun, NoticeEnded, NoticeCancelled))
            self.states(of.party, thread, kind(of, ""))
        elif draw == 2:
            stage = rng.choice(tuple(RelayStage))
            relayed = NoticeRelayed(of, leaf, "syria-air-defence", stage, "north", "")
            self.states("russia", thread, relayed)
        elif draw < 6 and told.details is not None:
            self.of_protected(thread, of, leaf, told)
        elif party != of.party:
            whole = told.volumes if rng.random() < 0.8 else self.volumes()
            unit = rng.choice(("one", "two"))
            steps = (
                NoticeReadBack(of, leaf, whole, told.place_label or "somewhere"),
                NoticeEntered(of, leaf),
                NoticePassed(of, leaf, (unit,)),
                NoticeUnitAcknowledged(of, leaf, unit, Means.DESK, ""),
            )
            # Some climb from below, as many rungs as they like; some leap.
            first = 0 if rng.random() < 0.6 else rng.randrange(4)
            for said in steps[first : rng.randrange(first + 1, 5)]:
                self.states(party, thread, said)

    def of_protected(self, thread, of, leaf, told):
        if hasattr(told.details, "valid_until_ms"):
            until = self.now + self.rng.randrange(-600, 20_000) * MINUTE
            self.states(of.party, thread, SiteReconfirmed(of, leaf, until, ""))
        elif self.rng.random() < 0.5:
            heard = MovementReported(of, MovementReport.CHECKED_IN, 0, None, (), "")
            # A check-in that an amendment moved is another one: then none is heard of again.
            if not any(
                isinstance(one.payload, NoticeAmended)
                for one in self.situation.threads[thread].facts()
            ):
                self.states(of.party, thread, heard)
        else:
            away = MovementReported(of, MovementReport.DEVIATED, None, None, self.volumes(), "")
            self.states(of.party, thread, away)

    def in_call(self, thread, of, party):
        facts = list(self.situation.threads[thread].facts())
        messages = [one for one in facts if isinstance(one.payload, CallOpened | CallSaid)]
        leaf = self.rng.choice(messages).leaf
        if self.rng.random() < 0.6:
            self.states(party, thread, CallAcknowledged(of, leaf, words("yes")))
        else:
            quoted = (leaf,) if self.rng.random() < 0.5 else ()
            precedence = self.rng.choice(tuple(Precedence))
            self.states(party, thread, CallSaid(of, precedence, words("more", *quoted)))

    def in_query(self, thread, of, party):
        self.states(party, thread, QueryAnswered(of, "a flight", None, None, None, None, ""))

    def in_test(self, thread, of, party):
        test = self.situation.tests[of].payload
        right = self.rng.random() < 0.7
        callsign = test.callsign[::-1] if right else "ZZZZ"
        said = LineAnswered(of, callsign, test.at_ms + test.minutes * MINUTE, "")
        self.states(party, thread, said)

    def in_concern(self, thread, of, party):
        self.states(party, thread, ConcernAnswered(of, "heard"))


def rows(found):
    return sorted(
        (
            need.kind.value,
            need.thread,
            str(need.against),
            tuple(sorted(need.owed_by)),
            need.count,
            -1 if need.due_ms is None else need.due_ms,
        )
        for need in found
        if need.kind not in (NeedKind.CLOCK, NeedKind.DISPUTED)
    )


def truth(situation, party, now, as_of=None):
    return sorted(
        (kind, subject, str(against), tuple(sorted(who)), count, -1 if due is None else due)
        for kind, subject, against, who, count, due in needed(situation, party, now, as_of)
    )


@pytest.mark.parametrize("seed", range(16))
def test_what_needs_a_person_is_what_the_record_says(seed):
    talk = Talk(seed)
    for step in range(120):
        talk.anything()
        if step % 12:
            continue
        for party in PARTIES:
            now = talk.now + talk.rng.choice((0, 1, 60, 1_600)) * MINUTE
            found = needs(talk.situation, party, now)
            assert rows(found) == truth(talk.situation, party, now)
            dues = [need.due_ms for need in found]
            known = [due for due in dues if due is not None]
            assert dues == sorted(known) + [None] * (len(dues) - len(known))
            assert all(need.mine == (party in need.owed_by) for need in found)
            assert all(need.mine or party in need.owed_to for need in found if is_own(need))
            as_of = talk.now - talk.rng.randrange(0, 300) * MINUTE
            then = needs(talk.situation, party, now, as_of)
            assert rows(then) == truth(talk.situation, party, now, as_of)
            counted(found, open_matters(talk.situation, party, now))


def is_own(need):
    """Whether it is between this party and others: what is overdue is everybody's to know."""
    return need.kind not in (NeedKind.OVERDUE, NeedKind.EXPIRING, NeedKind.CLOCK)


def counted(found, matters):
    """The numbers put on record with a watch are those of the rows."""

    def of(*kinds):
        return [need for need in found if need.kind.value in kinds]

    assert matters.messages == sum(need.count for need in of("acknowledge"))
    assert set(matters.calls) == {need.about for need in of("acknowledge")}
    assert matters.conflicts == len(of("conflict"))
    assert set(matters.tests) == {need.about for need in of("test")}
    assert set(matters.overdue) == {need.about for need in of("overdue") if need.mine}
    climbing = of("unconfirmed", "read-back", "enter", "pass", "unit")
    assert set(matters.unconfirmed) == {need.about for need in climbing}
    awaited = of("awaited-acknowledgement", "awaited-query")
    assert matters.awaited == sum(need.count for need in awaited)


def test_the_worlds_need_everything_there_is():
    seen = set()
    for seed in range(6):
        talk = Talk(seed)
        for step in range(120):
            talk.anything()
            if not step % 30:
                for party in PARTIES:
                    seen |= {need.kind for need in needs(talk.situation, party, talk.now)}
    assert set(NeedKind) - seen == {NeedKind.CLOCK, NeedKind.DISPUTED, NeedKind.NOT_REACHED}


def test_a_need_names_what_it_is_about():
    talk = Talk(1)
    for _ in range(80):
        talk.anything()
    for need in needs(talk.situation, "israel", talk.now):
        assert isinstance(need.about, Ref)
        assert need.thread.endswith(str(need.about))
