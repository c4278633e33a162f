"""What notices need: rungs of the ladder, relays, what is overdue, what is to be reconfirmed."""

from collections.abc import Iterator

from msgspec.structs import replace

from parley.model.humanitarian import Movement, Site
from parley.model.instants import Instant
from parley.model.line import DAY_MS
from parley.picture.humanitarian import check_ins_of, valid_until
from parley.picture.ladder import Ladder, Rung
from parley.picture.missing import Missing, missing_of, missing_on
from parley.picture.need import Need, NeedKind
from parley.picture.notices import NoticeView, notice_view
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_notice
from parley.rules.escalation import wait_for_read_back
from parley.rules.times import activity_start, overdue_due

EXPIRING_MS = 7 * DAY_MS
"""So long before it is to be reconfirmed a site is asked after: there is a week to look."""

_ACTS = {
    Rung.READ_BACK: NeedKind.READ_BACK,
    Rung.ENTERED: NeedKind.ENTER,
    Rung.PASSED: NeedKind.PASS,
    Rung.UNIT_ACKNOWLEDGED: NeedKind.UNIT,
}


def of_notices(
    situation: Situation, party: str, at_ms: Instant, as_of_ms: Instant | None
) -> Iterator[Need]:
    """What every notice that is not over needs of this party, or it of others."""
    for ref in situation.notices:
        view = notice_view(situation, ref, as_of_ms)
        if view is None or view.state.over:
            continue
        if ref.party == party:
            yield from _of_own(situation, view)
        else:
            for ladder in view.ladders:
                if ladder.party == party:
                    yield from _of_ladder(situation, view, ladder)
        yield from _relays(view, party)
        yield from _overdue(situation, view, party, at_ms, as_of_ms)
        yield from _expiring(situation, view, party, at_ms, as_of_ms)


def _row(
    kind: NeedKind,
    view: NoticeView,
    party: str,
    ends: tuple[tuple[str, ...], tuple[str, ...]],
    times: tuple[Instant, Instant | None],
) -> Need:
    """A row about a notice: who owes it to whom, since when and until when."""
    owed_by, owed_to = ends
    notice = view.current.notice
    return Need(
        kind=kind,
        thread=thread_of_notice(view.ref),
        about=view.ref,
        against=None,
        mine=party in owed_by,
        owed_by=owed_by,
        owed_to=owed_to,
        lane=None,
        tier=None,
        precedence=None,
        since_ms=times[0],
        due_ms=times[1],
        leaf=view.current.leaf,
        label=notice.place_label,
        activity=notice.activity,
    )


def _of_own(situation: Situation, view: NoticeView) -> Iterator[Need]:
    """An own notice that others have yet to confirm, or that is to be announced anew."""
    author, notice = view.ref.party, view.current.notice
    missing = missing_of(view)
    if missing:
        parties = tuple(one.party for one in missing)
        times = (view.current.issued_ms, min(_due_of(situation, view, one) for one in missing))
        row = _row(NeedKind.UNCONFIRMED, view, author, (parties, (author,)), times)
        wait = wait_for_read_back(
            situation.terms, notice, view.current.late_ms, author, missing[0].party
        )
        yield replace(
            row,
            missing=missing,
            lane=wait.lane,
            tier=wait.tier,
            precedence=wait.precedence,
            count=len(missing),
        )
    if view.deviates_ms is not None:
        to = tuple(ladder.party for ladder in view.ladders)
        yield _row(NeedKind.AMEND, view, author, ((author,), to), (view.deviates_ms, None))


def _due_of(situation: Situation, view: NoticeView, missing: Missing) -> Instant:
    """Until when a rung is in time: a read-back as agreed, all others before the activity."""
    wait = wait_for_read_back(
        situation.terms, view.current.notice, view.current.late_ms, view.ref.party, missing.party
    )
    if missing.rung in (Rung.DELIVERED, Rung.READ_BACK) and wait.within_ms is not None:
        return view.current.issued_ms + wait.within_ms
    return activity_start(view.current.notice)


def _of_ladder(situation: Situation, view: NoticeView, ladder: Ladder) -> Iterator[Need]:
    """What this addressee is to do next. That it holds the notice is not for a person to show."""
    reachable = [rung for rung in ladder.missing if rung is not Rung.DELIVERED]
    missing = missing_on(ladder)
    if not reachable or missing is None:
        return
    if missing.rung is not reachable[0]:
        missing = replace(missing, rung=reachable[0], differs=bool(ladder.read_back_differs))
    kind = _ACTS[missing.rung]
    ends = ((ladder.party,), (view.ref.party,))
    times = (missing.since_ms, _due_of(situation, view, missing))
    row = _row(kind, view, ladder.party, ends, times)
    wait = wait_for_read_back(
        situation.terms, view.current.notice, view.current.late_ms, view.ref.party, ladder.party
    )
    yield replace(
        row,
        missing=(missing,),
        lane=wait.lane,
        tier=wait.tier,
        precedence=wait.precedence,
        count=max(1, len(missing.units)),
    )


def _relays(view: NoticeView, party: str) -> Iterator[Need]:
    """Relays that this party owes, and those owed to it for its own notice, not acknowledged."""
    for relay in view.relays:
        if relay.acknowledged_ms is not None or party not in (relay.owed_by, view.ref.party):
            continue
        kind = NeedKind.RELAY if relay.owed_by == party else NeedKind.AWAITED_RELAY
        since_ms = view.current.issued_ms if relay.passed_ms is None else relay.passed_ms
        times = (since_ms, activity_start(view.current.notice))
        row = _row(kind, view, party, ((relay.owed_by,), (view.ref.party,)), times)
        yield replace(row, to=relay.to)


def _overdue(
    situation: Situation, view: NoticeView, party: str, at_ms: Instant, as_of_ms: Instant | None
) -> Iterator[Need]:
    """A flight or movement that is not heard of in time; anybody may have seen it last."""
    author, notice = view.ref.party, view.current.notice
    dues = [] if notice.planned_landing_ms is None else [notice.planned_landing_ms]
    landing_ms = overdue_due(notice, situation.terms.rules)
    found = [landing_ms] if landing_ms is not None and landing_ms < at_ms else []
    if isinstance(notice.details, Movement):
        grace_ms = situation.terms.rules.overdue_after_ms
        missed = [
            check.due_ms
            for check in check_ins_of(situation, view, as_of_ms)
            if check.heard_ms is None and check.due_ms + grace_ms < at_ms
        ]
        dues += missed
        found += [due_ms + grace_ms for due_ms in missed]
    if found:
        others = tuple(ladder.party for ladder in view.ladders)
        row = _row(NeedKind.OVERDUE, view, party, ((author,), others), (min(dues), min(found)))
        yield replace(row, count=len(found))


def _expiring(
    situation: Situation, view: NoticeView, party: str, at_ms: Instant, as_of_ms: Instant | None
) -> Iterator[Need]:
    """A site that is to be reconfirmed: an own one a week before, another's once that has passed"""
    if not isinstance(view.current.notice.details, Site):
        return
    due_ms = valid_until(situation, view, as_of_ms)
    ahead_ms = EXPIRING_MS if view.ref.party == party else 0
    if due_ms < at_ms + ahead_ms:
        others = tuple(ladder.party for ladder in view.ladders)
        times = (view.current.issued_ms, due_ms)
        yield _row(NeedKind.EXPIRING, view, party, ((view.ref.party,), others), times)
