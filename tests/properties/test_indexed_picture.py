"""After any statements by anybody the index answers as what is derived from them anew."""

import random

import pytest

from line_parts import at, flight, notice, signers, terms, vague
from oracle import slow_conflicts
from parley.conflict import Minima
from parley.ledger import entries
from parley.ledger.entries import agreement_id
from parley.limits import MAX_INSTANT_MS
from parley.model.heights import Band, Datum
from parley.model.instants import Interval
from parley.model.notices import Ref
from parley.model.statements import (
    KIND_OF,
    ConcernRaised,
    NoticeAmended,
    NoticeAssessed,
    NoticeBegun,
    NoticeCancelled,
    NoticeEnded,
    NoticeFiled,
    NoticeReadBack,
    spell,
)
from parley.model.volumes import Circle, Role, Volume, position
from parley.picture.situation import Situation
from parley.picture.things import conflicts, conflicts_if_filed, conflicts_of, things
from parley.picture.threads import thread_of_concern, thread_of_notice

TERMS = terms()
AGREEMENT = agreement_id(spell(TERMS))
PARTIES = tuple(member.party for member in TERMS.members)
MINIMA = Minima.of(TERMS.rules)
START = at("17:00")
LEAF = "ab" * 32


class Talk:
    """Everybody stating anything, in order or out of it."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.situation = Situation(AGREEMENT, TERMS)
        self.entries = []
        self.now = START
        for party in PARTIES:
            self.states(party, "agreement", TERMS)

    def states(self, party, thread, payload, raw=None):
        self.now += self.rng.randrange(3) * 60_000
        entry = entries.sign(
            spell(payload) if raw is None else raw,
            signers(party).statement,
            issuer=party,
            agreement=AGREEMENT,
            thread=thread,
            kind=KIND_OF[type(payload)],
            sequence=self.situation.logs[party].size,
            issued_ms=self.now,
        )
        self.entries.append(entry)
        self.situation.fold(entry)

    def stretch(self):
        start = START + self.rng.randrange(120) * 60_000
        end = start + self.rng.randrange(1, 90) * 60_000
        return Interval(start, None if self.rng.random() < 0.1 else end)

    def volumes(self, least):
        roles = (Role.ACTIVITY, Role.RESIDUAL_HAZARD)
        return tuple(
            Volume(
                role,
                Circle(position(36 + self.rng.random(), 36 + self.rng.random()), 9_000_000),
                Band(0, 3_000_000, Datum.MEAN_SEA_LEVEL),
                self.stretch(),
            )
            for role in roles[: self.rng.randint(least, 2)]
        )

    def notice(self):
        place = self.rng.choice(("north Syria", "nowhere known"))
        return notice(*self.volumes(0), place_label=place, period=self.stretch())

    def anything(self):
        """One statement; by its author, or by another in the author's thread."""
        rng = self.rng
        ref = Ref(rng.choice(PARTIES), f"N{rng.randrange(4)}")
        notices = thread_of_notice(ref)
        speaker = ref.party if rng.random() < 0.8 else rng.choice(PARTIES)
        draw = rng.randrange(12)
        if draw < 3:
            self.states(ref.party, notices, NoticeFiled(self.notice(), ()))
        elif draw < 5:
            self.states(speaker, notices, NoticeAmended(ref, LEAF, self.notice(), ()))
        elif draw < 8:
            kind = rng.choice((NoticeBegun, NoticeEnded, NoticeCancelled))
            self.states(speaker, notices, kind(ref, ""))
        elif draw == 8:
            self.states(speaker, notices, NoticeReadBack(ref, LEAF, (), "understood"))
        elif draw == 9:
            self.states(speaker, notices, NoticeAssessed(ref, LEAF, "engine", 0, 0, ()))
        elif draw == 10:
            self.states(ref.party, notices, NoticeFiled(self.notice(), ()), raw=b'{"odd":1}')
        else:
            about = rng.choice((None, Ref(rng.choice(PARTIES), "N0")))
            concern = ConcernRaised(about, "seen", self.volumes(0), ())
            self.states(ref.party, thread_of_concern(ref), concern)


def with_side(found, ref):
    return tuple(c for c in found if ref in (c.a.subject, c.b.subject))


@pytest.mark.parametrize("seed", range(12))
def test_the_index_says_what_the_statements_say(seed):
    talk = Talk(seed)
    situation, compared = talk.situation, 0
    for _ in range(60):
        talk.anything()
        if talk.rng.random() < 0.7:
            continue
        open_at_ms = talk.rng.choice((None, talk.now))
        truth = slow_conflicts.conflicts_among(tuple(things(situation)), MINIMA, open_at_ms)
        compared += len(truth)
        if talk.rng.random() < 0.5:
            assert conflicts(situation, open_at_ms=open_at_ms) == truth
        for ref in {**situation.notices, **situation.concerns, Ref("israel", "none"): None}:
            assert conflicts_of(situation, ref, open_at_ms=open_at_ms) == with_side(truth, ref)
        assert conflicts(situation, open_at_ms=open_at_ms) == truth
        whole = conflicts(situation, as_of_ms=MAX_INSTANT_MS, open_at_ms=open_at_ms)
        assert whole == truth
        assert len(situation.sky) == len(tuple(things(situation)))
    assert compared > 20
    again = Situation(AGREEMENT, TERMS)
    # Each log in its order, the logs in any order among one another.
    for entry in sorted(talk.entries, key=lambda entry: entry.header.issuer):
        again.fold(entry)
    assert conflicts(again) == conflicts(situation)


def test_a_preview_finds_what_filing_will_find():
    talk, found = Talk(3), 0
    for _ in range(20):
        for _ in range(5):
            talk.anything()
        drawn, now = talk.notice(), talk.now
        ref = Ref("observer", "preview")
        expected = conflicts_if_filed(talk.situation, ref.party, drawn, now)
        found += len(expected)
        talk.states(ref.party, thread_of_notice(ref), NoticeFiled(drawn, ()))
        assert conflicts_of(talk.situation, ref, open_at_ms=now) == expected
    assert found > 20


def test_what_its_author_amended_is_there_though_never_filed():
    talk = Talk(5)
    ref, other = Ref("israel", "N1"), Ref("israel", "N2")
    talk.states("israel", thread_of_notice(ref), NoticeAmended(ref, LEAF, vague(), ()))
    talk.states("russia", thread_of_notice(other), NoticeAmended(other, LEAF, vague(), ()))
    talk.states("russia", "notice/russia/F1", NoticeFiled(flight(), ()))
    assert tuple(talk.situation.notices) == (ref, Ref("russia", "F1"))
    (found,) = conflicts(talk.situation)
    assert {found.a.subject, found.b.subject} == {ref, Ref("russia", "F1")}
    assert conflicts_of(talk.situation, ref) == (found,)
    assert conflicts_of(talk.situation, other) == ()


def test_what_was_derived_is_not_derived_again():
    talk = Talk(1)
    for _ in range(30):
        talk.anything()
    conflicts(talk.situation)
    assert not talk.situation.unread
    ref = next(iter(talk.situation.notices))
    for payload in (
        NoticeReadBack(ref, LEAF, (), "understood"),
        NoticeAssessed(ref, LEAF, "engine", 0, 0, ()),
    ):
        talk.states("observer", thread_of_notice(ref), payload)
    assert not talk.situation.unread
    talk.states(ref.party, thread_of_notice(ref), NoticeCancelled(ref, ""))
    assert tuple(talk.situation.unread) == (ref,)
