"""What a notice's record shows, in numbers: how late, how vague, how far it came.

Findings are about procedures. None of them names a cause, and none is a verdict
on anybody.
"""

from msgspec import Struct

from parley.model.findings import Conflict
from parley.model.instants import Instant
from parley.model.line_statements import LineEscalated
from parley.model.notices import Ref
from parley.model.statements import AlertRaised, ConcernRaised
from parley.picture.ladder import Rung
from parley.picture.notices import NoticeView, notice_view
from parley.picture.situation import Situation
from parley.picture.things import conflicts, raised
from parley.picture.threads import thread_of_notice
from parley.rules.place import place_mismatch_mm
from parley.rules.times import activity_start, overdue_due


class MissingRung(Struct, frozen=True):
    """A rung not reached, and whose."""

    party: str
    rung: Rung


class Findings(Struct, frozen=True):
    """What the record shows of one notice at a moment.

    Attributes:
        late_s: Seconds by which its first version missed the agreed lead time.
        geometry_missing: Whether nothing is drawn in its last version.
        place_mismatch_km: From the edge of the activity (as drawn, or else as others report it) to
            the place its label names; null where there is none, or nothing to measure.
        conflicts: Those open at the start of the activity, judged by what had been stated by then.
        unconfirmed_rungs: Which rungs its addressees have not reached, and whose.
        relay_confirmed: Whether every relay owed was acknowledged, as the relaying parties state;
            null where none is owed.
        overdue_s: For a flight, from the planned landing to the first statement anyone made about
            it after the agreed grace, or to now if there is none yet; null if it was in time.
    """

    notice: Ref
    at_ms: Instant
    late_s: int
    geometry_missing: bool
    place_mismatch_km: float | None
    conflicts: tuple[Conflict, ...]
    unconfirmed_rungs: tuple[MissingRung, ...]
    relay_confirmed: bool | None
    overdue_s: int | None


def findings(situation: Situation, ref: Ref, now_ms: Instant) -> Findings | None:
    """The findings of a notice as recorded by now; None if it is not here."""
    view = notice_view(situation, ref)
    if view is None:
        return None
    notice = view.current.notice
    start_ms = activity_start(notice)
    relays = [relay.acknowledged_ms is not None for relay in view.relays]
    return Findings(
        notice=ref,
        at_ms=now_ms,
        late_s=view.versions[0].late_ms // 1000,
        geometry_missing=not notice.volumes,
        place_mismatch_km=_place_mismatch_km(situation, view),
        conflicts=_conflicts_of(situation, ref, start_ms),
        unconfirmed_rungs=tuple(
            MissingRung(ladder.party, rung) for ladder in view.ladders for rung in ladder.missing
        ),
        relay_confirmed=all(relays) if relays else None,
        overdue_s=_overdue_s(situation, view, now_ms),
    )


def _conflicts_of(situation: Situation, ref: Ref, at_ms: Instant) -> tuple[Conflict, ...]:
    """Those of the notice itself, and of what others report about it."""
    concerned = {ref, *situation.concerns_about.get(ref, {})}
    return tuple(
        conflict
        for conflict in conflicts(situation, open_at_ms=at_ms, as_of_ms=at_ms)
        if conflict.a.subject in concerned or conflict.b.subject in concerned
    )


def _place_mismatch_km(situation: Situation, view: NoticeView) -> float | None:
    """The drawn place against its label; for want of a drawing, the place others report."""
    notice = view.current.notice
    drawn = notice.volumes
    if not drawn:
        for concern in situation.concerns_about.get(view.ref, {}):
            fact = raised(situation, concern)
            if fact is not None and isinstance(fact.payload, ConcernRaised):
                drawn += fact.payload.reported
    if not drawn:
        return None
    mismatch_mm = place_mismatch_mm(notice.place_label, drawn, situation.terms.regions)
    return None if mismatch_mm is None else round(mismatch_mm / 1e6, 1)


def _overdue_s(situation: Situation, view: NoticeView, now_ms: Instant) -> int | None:
    notice = view.current.notice
    due_ms = overdue_due(notice, situation.terms.rules)
    if due_ms is None or notice.planned_landing_ms is None:
        return None
    if view.state.over and view.over_ms is not None and view.over_ms <= due_ms:
        return None
    heard_ms = first_heard(situation, view, notice.planned_landing_ms)
    until_ms = now_ms if heard_ms is None else heard_ms
    return (until_ms - notice.planned_landing_ms) // 1000 if until_ms > due_ms else None


def first_heard(situation: Situation, view: NoticeView, after_ms: Instant) -> Instant | None:
    """When a person first said anything about a flight after this moment.

    What a node states by itself does not count: an alarm, or that it rang the next desk.
    """
    thread = situation.threads.get(thread_of_notice(view.ref))
    times = [
        fact.issued_ms
        for fact in (thread.facts() if thread is not None else ())
        if fact.issued_ms >= after_ms and not isinstance(fact.payload, AlertRaised | LineEscalated)
    ]
    for concern in situation.concerns_about.get(view.ref, {}):
        fact = raised(situation, concern)
        if fact is not None and fact.issued_ms >= after_ms:
            times.append(fact.issued_ms)
    return min(times, default=None)
