"""A notice as it stands: its versions, its life, its ladder, its relays.

Everything here is derived from facts each time it is asked, for the whole
record or as of a moment; nothing is kept that could come to disagree with it.
"""

from enum import StrEnum

from msgspec import Struct

from parley.model.agreements import Terms
from parley.model.instants import Instant
from parley.model.notices import Notice, Ref
from parley.model.statements import (
    NoticeAmended,
    NoticeAssessed,
    NoticeBegun,
    NoticeEntered,
    NoticeFiled,
    NoticePassed,
    NoticeReadBack,
    NoticeRelayed,
    NoticeUnitAcknowledged,
    RelayStage,
)
from parley.picture.life import TRANSITIONS, State
from parley.picture.situation import Fact, Situation, thread_of_notice
from parley.rules.flags import Flag, flags
from parley.rules.read_back import compare
from parley.rules.times import lateness


class Rung(StrEnum):
    """The ladder, from below. A notice is CONFIRMED only when all addressees stand on the last."""

    DELIVERED = "delivered"
    READ_BACK = "read-back"
    ENTERED = "entered"
    PASSED = "passed"
    UNIT_ACKNOWLEDGED = "unit-acknowledged"


class Step(Struct, frozen=True):
    """One rung for one addressee: when it was reached, and by which entry; null where it was not.

    DELIVERED is proven by a cosignature and has no entry.
    """

    rung: Rung
    reached_ms: Instant | None
    leaf: str | None
    words: str


class Ladder(Struct, frozen=True):
    """How far one addressee has come with the present version."""

    party: str
    steps: tuple[Step, ...]
    read_back_differs: tuple[str, ...]

    @property
    def missing(self) -> tuple[Rung, ...]:
        """The rungs not reached, from below."""
        return tuple(step.rung for step in self.steps if step.reached_ms is None)


class RelayOwed(Struct, frozen=True):
    """What became of a relay to a name off the line, as the relaying party states."""

    to: str
    label: str
    owed_by: str
    passed_ms: Instant | None
    acknowledged_ms: Instant | None
    words: str


class Version(Struct, frozen=True):
    """One version of a notice, and what is said beside it."""

    leaf: str
    sequence: int
    issued_ms: Instant
    desk: str
    notice: Notice
    widened: tuple[int, ...]
    late_ms: int
    flags: tuple[Flag, ...]


class NoticeView(Struct, frozen=True):
    """A notice as it stands at a moment."""

    ref: Ref
    state: State
    versions: tuple[Version, ...]
    begun_ms: Instant | None
    over_ms: Instant | None
    ladders: tuple[Ladder, ...]
    relays: tuple[RelayOwed, ...]
    confirmed: bool
    out_of_order: tuple[str, ...]

    @property
    def current(self) -> Version:
        """The version in force, that is: the author's last word."""
        return self.versions[-1]


def notice_view(
    situation: Situation, ref: Ref, as_of_ms: Instant | None = None
) -> NoticeView | None:
    """The notice of this reference, or None if it is not here (or was not, at `as_of_ms`).

    `as_of_ms` leaves out what was stated later by its author's claim, to the millisecond.
    """
    thread = situation.threads.get(thread_of_notice(ref))
    if thread is None:
        return None
    life = _Life(situation)
    for fact in thread.by(ref.party):
        if as_of_ms is None or fact.issued_ms <= as_of_ms:
            life.fold(fact)
    if not life.versions:
        return None
    facts = [fact for fact in thread.facts() if as_of_ms is None or fact.issued_ms <= as_of_ms]
    current = life.versions[-1]
    ladders = tuple(
        _ladder(situation, ref.party, current, party, facts, as_of_ms)
        for party in addressees(current.notice, ref.party, situation.terms)
    )
    return NoticeView(
        ref=ref,
        state=life.state,
        versions=tuple(life.versions),
        begun_ms=life.begun_ms,
        over_ms=life.over_ms,
        ladders=ladders,
        relays=_relays(situation.terms, ref.party, facts),
        confirmed=bool(ladders) and not any(ladder.missing for ladder in ladders),
        out_of_order=tuple(life.out_of_order),
    )


def addressees(notice: Notice, author: str, terms: Terms) -> tuple[str, ...]:
    """Who is to climb the ladder: those named that are in the agreement.

    Where none is named, every party but the author and the observers.
    """
    named = [party for party in notice.addressees if terms.member(party) and party != author]
    if named:
        return tuple(named)
    return tuple(
        member.party
        for member in terms.members
        if member.party != author and member.standing.value == "member"
    )


class _Life:
    """Folds the author's own statements about a notice."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.state = State.ABSENT
        self.versions: list[Version] = []
        self.begun_ms: Instant | None = None
        self.over_ms: Instant | None = None
        self.out_of_order: list[str] = []

    def fold(self, fact: Fact) -> None:
        kind = type(fact.payload)
        if kind not in _OF_LIFE:
            return
        after = TRANSITIONS.get((self.state, kind))
        if after is None:
            self.out_of_order.append(
                f"{fact.kind} (entry {fact.sequence}) does not follow {self.state.value}"
            )
            # What its author last drew is shown even out of order: it may be the truer.
            if not isinstance(fact.payload, NoticeFiled | NoticeAmended):
                return
            after = self.state
        self.state = after
        if isinstance(fact.payload, NoticeFiled | NoticeAmended):
            self.versions.append(_version(fact, fact.payload, self.situation))
        elif isinstance(fact.payload, NoticeBegun):
            self.begun_ms = fact.issued_ms
        elif after.over and self.over_ms is None:
            self.over_ms = fact.issued_ms


_OF_LIFE = frozenset(payload for _, payload in TRANSITIONS)


def _version(fact: Fact, payload: NoticeFiled | NoticeAmended, situation: Situation) -> Version:
    notice, widened = payload.notice, payload.widened
    found = situation.flags_by_leaf.get(fact.leaf)
    if found is None:
        found = flags(notice, widened, fact.issued_ms, situation.terms)
        situation.flags_by_leaf[fact.leaf] = found
    return Version(
        leaf=fact.leaf,
        sequence=fact.sequence,
        issued_ms=fact.issued_ms,
        desk=fact.desk,
        notice=notice,
        widened=widened,
        late_ms=lateness(notice, fact.issued_ms, situation.terms.rules),
        flags=found,
    )


def _ladder(
    situation: Situation,
    author: str,
    version: Version,
    party: str,
    facts: list[Fact],
    as_of_ms: Instant | None,
) -> Ladder:
    steps = {rung: Step(rung, None, None, "") for rung in Rung}
    cover = situation.logs[author].first_cover(party, version.sequence)
    if cover is not None and (as_of_ms is None or cover.time_s * 1000 <= as_of_ms):
        steps[Rung.DELIVERED] = Step(Rung.DELIVERED, cover.time_s * 1000, None, "")
    differs: tuple[str, ...] = ()
    for fact in facts:
        if fact.party != party:
            continue
        match fact.payload:
            case NoticeReadBack(version=leaf, volumes=volumes, words=words) if leaf == version.leaf:
                comparison = compare(version.notice, volumes, words)
                # The last read-back counts: a right one mends a wrong one, and a wrong one undoes.
                differs = comparison.differences
                steps[Rung.READ_BACK] = _step(Rung.READ_BACK, fact, comparison.same, words)
            case NoticeEntered(version=leaf) if leaf == version.leaf:
                steps[Rung.ENTERED] = _step(Rung.ENTERED, fact)
            case NoticePassed(version=leaf, unit=unit) if leaf == version.leaf:
                steps[Rung.PASSED] = _step(Rung.PASSED, fact, words=unit)
            case NoticeUnitAcknowledged(version=leaf, unit=unit) if leaf == version.leaf:
                steps[Rung.UNIT_ACKNOWLEDGED] = _step(Rung.UNIT_ACKNOWLEDGED, fact, words=unit)
            case _:
                pass
    return Ladder(party, tuple(steps[rung] for rung in Rung), differs)


def _step(rung: Rung, fact: Fact, reached: bool = True, words: str = "") -> Step:
    return Step(rung, fact.issued_ms if reached else None, fact.leaf, words)


def _relays(terms: Terms, author: str, facts: list[Fact]) -> tuple[RelayOwed, ...]:
    """Every relay owed, but none by the author of the notice to itself."""
    relays = []
    for name in terms.off_line:
        if name.relay_by == author:
            continue
        passed: Instant | None = None
        acknowledged: Instant | None = None
        words = ""
        for fact in facts:
            stated = fact.payload
            if (
                not isinstance(stated, NoticeRelayed)
                or stated.to != name.name
                or fact.party != name.relay_by
            ):
                continue
            words = stated.words
            if stated.stage is RelayStage.PASSED:
                passed = fact.issued_ms if passed is None else passed
            else:
                acknowledged = fact.issued_ms if acknowledged is None else acknowledged
        relays.append(RelayOwed(name.name, name.label, name.relay_by, passed, acknowledged, words))
    return tuple(relays)


def assessed(situation: Situation, ref: Ref) -> tuple[NoticeAssessed, ...]:
    """What its author's node said of each version when it was put on record, in order."""
    thread = situation.threads.get(thread_of_notice(ref))
    if thread is None:
        return ()
    return tuple(
        fact.payload for fact in thread.by(ref.party) if isinstance(fact.payload, NoticeAssessed)
    )
