"""What else a person is to look at: conflicts, disputed logs, clocks that are ahead."""

from collections.abc import Iterator

from msgspec.structs import replace

from parley.model.findings import Conflict, Side, Source
from parley.model.humanitarian_statements import MovementReported
from parley.model.instants import Instant
from parley.model.statements import ConcernRaised, NoticeAmended, NoticeFiled
from parley.picture.brackets import bracket
from parley.picture.need import Need, NeedKind
from parley.picture.situation import Situation
from parley.picture.things import conflicts
from parley.picture.threads import FOUNDING_THREAD, thread_of_concern, thread_of_notice


def of_conflicts(
    situation: Situation, party: str, at_ms: Instant, as_of_ms: Instant | None
) -> Iterator[Need]:
    """Conflicts of this party's notices and reports that are not over."""
    for conflict in conflicts(situation, open_at_ms=at_ms, as_of_ms=as_of_ms):
        if party in (conflict.a.subject.party, conflict.b.subject.party):
            yield _conflict(situation, party, conflict, as_of_ms)


def _conflict(
    situation: Situation, party: str, conflict: Conflict, as_of_ms: Instant | None
) -> Need:
    own, other = conflict.a, conflict.b
    if own.subject.party != party:
        own, other = other, own
    pairs = (conflict.finding, *(pairing.finding for pairing in conflict.also))
    return Need(
        kind=NeedKind.CONFLICT,
        thread=_thread_of(own),
        about=own.subject,
        against=other.subject,
        mine=True,
        owed_by=(party,),
        owed_to=(other.subject.party,),
        lane=None,
        tier=None,
        precedence=None,
        since_ms=max(_stated_ms(situation, own, as_of_ms), _stated_ms(situation, other, as_of_ms)),
        due_ms=min(one.first_ms for one in pairs),
        count=len(pairs),
        finding=conflict.finding,
    )


def _thread_of(side: Side) -> str:
    if side.source is Source.REPORTED:
        return thread_of_concern(side.subject)
    return thread_of_notice(side.subject)


def _stated_ms(situation: Situation, side: Side, as_of_ms: Instant | None) -> Instant:
    """When its author last said where this side is."""
    return max(
        (
            fact.issued_ms
            for fact in situation.threads[_thread_of(side)].by(side.subject.party)
            if isinstance(fact.payload, _SAYS_WHERE)
            and (as_of_ms is None or fact.issued_ms <= as_of_ms)
        ),
        default=0,
    )


_SAYS_WHERE = (NoticeFiled, NoticeAmended, MovementReported, ConcernRaised)


def of_logs(situation: Situation, party: str, as_of_ms: Instant | None) -> Iterator[Need]:
    """Logs of others that are disputed, and clocks that are ahead as of the newest proof of it.

    A dispute is shown whatever moment is looked back to: the proof of it bears no time.
    """
    for author, log in situation.logs.items():
        if log.disputed and author != party:
            yield _of_log(NeedKind.DISPUTED, author, party, log.entries[-1].header.issued_ms)
        size = max(
            (
                held.size
                for mirror in log.mirrors()
                if situation.terms.home_of(mirror) != situation.terms.home_of(author)
                and (held := log.cosigned_by(mirror)) is not None
            ),
            default=0,
        )
        if as_of_ms is None and size:
            proof = bracket(situation, author, size - 1)
            if proof.ahead_ms:
                row = _of_log(NeedKind.CLOCK, author, party, proof.claimed_ms)
                yield replace(row, ahead_ms=proof.ahead_ms)


def _of_log(kind: NeedKind, author: str, party: str, since_ms: Instant) -> Need:
    return Need(
        kind=kind,
        thread=FOUNDING_THREAD,
        about=None,
        against=None,
        mine=kind is NeedKind.DISPUTED or author == party,
        owed_by=(party,) if kind is NeedKind.DISPUTED else (author,),
        owed_to=(author,) if kind is NeedKind.DISPUTED else (party,),
        lane=None,
        tier=None,
        precedence=None,
        since_ms=since_ms,
        due_ms=None,
    )
