"""A notice as it stands: its versions, its life, its ladder, its relays.

Everything here is derived from facts each time it is asked, for the whole
record or as of a moment; nothing is kept that could come to disagree with it.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from parley.model.agreements import OffLine, Terms
from parley.model.humanitarian_statements import MovementReport, MovementReported
from parley.model.instants import Instant
from parley.model.notices import Notice, Ref
from parley.model.statements import (
    NoticeAmended,
    NoticeAssessed,
    NoticeBegun,
    NoticeFiled,
    NoticeRelayed,
    RelayStage,
)
from parley.picture.facts import Fact
from parley.picture.ladder import Ladder, ladder_of
from parley.picture.life import TRANSITIONS, State
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_notice
from parley.picture.versions import Version
from parley.rules.flags import flags
from parley.rules.times import lateness


class RelayOwed(Struct, frozen=True):
    """What became of a relay to a name off the line, as the relaying party states.

    Times are those of the present version; `of_earlier` says that an earlier one was passed on,
    and this one not: the name off the line acts on what it was told last.
    """

    to: str
    label: str
    owed_by: str
    passed_ms: Instant | None
    acknowledged_ms: Instant | None
    scope: str
    words: str
    of_earlier: bool


class NoticeView(Struct, frozen=True):
    """A notice as it stands at a moment.

    `deviates_ms` is since when a movement goes elsewhere than its last version says; null where it
    does not. What was read back and passed on is then the old way, so that it is not CONFIRMED:
    an amendment with the new way begins the ladder anew.
    """

    ref: Ref
    state: State
    versions: tuple[Version, ...]
    begun_ms: Instant | None
    over_ms: Instant | None
    ladders: tuple[Ladder, ...]
    relays: tuple[RelayOwed, ...]
    confirmed: bool
    deviates_ms: Instant | None
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
    log = situation.logs[ref.party]
    ladders = tuple(
        ladder_of(log.first_cover(party, current.sequence), current, party, facts, as_of_ms)
        for party in addressees(current.notice, ref.party, situation.terms)
    )
    deviates_ms = _deviates(current, facts, ref.party)
    return NoticeView(
        ref=ref,
        state=life.state,
        versions=tuple(life.versions),
        begun_ms=life.begun_ms,
        over_ms=life.over_ms,
        ladders=ladders,
        relays=_relays(situation.terms, ref.party, current.leaf, facts),
        confirmed=bool(ladders)
        and deviates_ms is None
        and not any(ladder.missing for ladder in ladders),
        deviates_ms=deviates_ms,
        out_of_order=tuple(life.out_of_order),
    )


class Reported(Struct, frozen=True):
    """Word of a movement on its way, and the fact it is."""

    fact: Fact
    payload: MovementReported


def reported_since(facts: Iterable[Fact], author: str, version: Version) -> Iterator[Reported]:
    """What its author reported of a movement since it stated this version, in order."""
    for fact in facts:
        later = fact.party == author and fact.sequence > version.sequence
        if later and isinstance(fact.payload, MovementReported):
            yield Reported(fact, fact.payload)


def _deviates(version: Version, facts: list[Fact], author: str) -> Instant | None:
    """When its author first said that a movement goes elsewhere than this version says."""
    for one in reported_since(facts, author, version):
        if one.payload.report is MovementReport.DEVIATED:
            return one.fact.issued_ms
    return None


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
        late_ms=lateness(notice, fact.issued_ms, situation.terms),
        flags=found,
    )


def _relays(terms: Terms, author: str, version: str, facts: list[Fact]) -> tuple[RelayOwed, ...]:
    """Every relay owed, but none by the author of the notice to itself."""
    return tuple(_relay(name, version, facts) for name in terms.off_line if name.relay_by != author)


def _relay(name: OffLine, version: str, facts: list[Fact]) -> RelayOwed:
    stated = [
        (fact.issued_ms, fact.payload)
        for fact in facts
        if isinstance(fact.payload, NoticeRelayed)
        and fact.payload.to == name.name
        and fact.party == name.relay_by
    ]
    present = [(at_ms, one) for at_ms, one in stated if one.version == version]
    passed = [at_ms for at_ms, one in present if one.stage is RelayStage.PASSED]
    acknowledged = [at_ms for at_ms, one in present if one.stage is RelayStage.ACKNOWLEDGED]
    last = present[-1][1] if present else None
    return RelayOwed(
        name.name,
        name.label,
        name.relay_by,
        passed[0] if passed else None,
        acknowledged[0] if acknowledged else None,
        "" if last is None else last.scope,
        "" if last is None else last.words,
        of_earlier=bool(stated) and not present,
    )


def assessed(situation: Situation, ref: Ref) -> tuple[NoticeAssessed, ...]:
    """What its author's node said of each version when it was put on record, in order."""
    thread = situation.threads.get(thread_of_notice(ref))
    if thread is None:
        return ()
    return tuple(
        fact.payload for fact in thread.by(ref.party) if isinstance(fact.payload, NoticeAssessed)
    )
