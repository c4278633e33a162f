"""Alarms that nobody asked for: deadlines that passed, conflicts that became known.

Each party's node raises its own, on both sides of a notice, and each once.
"""

from collections.abc import Iterable, Iterator, Sequence

from parley.model.findings import Conflict
from parley.model.instants import Instant, span_of, text_of
from parley.model.notices import Ref
from parley.model.statements import AlertCause, AlertRaised
from parley.picture.findings import first_heard
from parley.picture.humanitarian import last_moved
from parley.picture.ladder import Rung
from parley.picture.notices import NoticeView, notice_view
from parley.picture.situation import Situation, alert_key
from parley.picture.things import raised
from parley.picture.threads import thread_of_notice
from parley.rules.times import overdue_due, read_back_due
from parley.turn.effects import Draft
from parley.watch import protected
from parley.watch.escalating import AUTOMATIC_DESK

_VOLUMES_SAID = 16
"""How many volumes the ready message tells: words have a bound, and a notice may have 64."""


def due_times(situation: Situation, ref: Ref) -> tuple[Instant, ...]:
    """The deadlines of a notice as it stands: the last moments at which all is in time."""
    view = notice_view(situation, ref)
    if view is None or view.state.over:
        return ()
    rules = situation.terms.rules
    landing = overdue_due(view.current.notice, rules)
    times = [read_back_due(view.current.issued_ms, rules)]
    if landing is not None:
        times.append(landing)
    return (*times, *protected.due_times(situation, view))


def overdue(situation: Situation, ref: Ref, homes: Iterable[str], now: Instant) -> Iterator[Draft]:
    """Alerts for the deadlines of a notice that have passed, in the names of the parties here.

    A deadline has passed only after its last millisecond.
    """
    view = notice_view(situation, ref)
    if view is None or view.state.over:
        return
    rules = situation.terms.rules
    parties = tuple(homes)
    read_back_ms = read_back_due(view.current.issued_ms, rules)
    silent = [ladder.party for ladder in view.ladders if Rung.READ_BACK in ladder.missing]
    if silent and now > read_back_ms:
        words = (
            f"{ref} not read back by {', '.join(silent)} within "
            f"{span_of(rules.read_back_within_ms)}: call them, any desk"
        )
        for party in parties:
            if party == ref.party or party in silent:
                yield from once(
                    situation, party, view, AlertCause.READ_BACK_OVERDUE, read_back_ms, words
                )
    for cause, due_ms, words in protected.overdue(situation, view, now):
        for party in parties:
            yield from once(situation, party, view, cause, due_ms, words)
    landing_ms = view.current.notice.planned_landing_ms
    overdue_ms = overdue_due(view.current.notice, rules)
    if overdue_ms is None or landing_ms is None or now <= overdue_ms:
        return
    if first_heard(situation, view, landing_ms) is None:
        # Everyone is told, addressee or not: anyone may have seen it last, or be nearest to help.
        words = search_and_rescue_message(view)
        for party in parties:
            yield from once(situation, party, view, AlertCause.FLIGHT_OVERDUE, overdue_ms, words)


def search_and_rescue_message(view: NoticeView) -> str:
    """The message that is ready when a flight is overdue; what is unknown is left unsaid."""
    notice = view.current.notice
    assert notice.planned_landing_ms is not None
    parts = [
        f"{view.ref} is overdue: no end stated, planned to land at "
        + text_of(notice.planned_landing_ms)
        + "."
    ]
    if notice.place_label:
        parts.append(f"Place: {notice.place_label}.")
    for volume in notice.volumes[:_VOLUMES_SAID]:
        interval = volume.interval
        end = "end not known" if interval.end_ms is None else text_of(interval.end_ms)
        parts.append(f"{volume.role.value} volume {text_of(interval.start_ms)} to {end}.")
    if len(notice.volumes) > _VOLUMES_SAID:
        parts.append(f"{len(notice.volumes) - _VOLUMES_SAID} more volumes are in the notice.")
    if notice.contact_desk:
        parts.append(f"Ask: {notice.contact_desk}.")
    parts.append("Ask every party for its last contact; offer search and rescue.")
    return " ".join(parts)


def collisions(
    situation: Situation,
    changed: Ref,
    found: Sequence[Conflict],
    homes: Iterable[str],
    now: Instant,
    *,
    deviated: bool = False,
) -> Iterator[Draft]:
    """Alerts for parties here whose own notices collide with what was just stated.

    One a party, about the gravest, which says how many more there are: a vague notice may collide
    with everything a party has filed, and a thousand alarms are none. The author of a notice learns
    of it in the assessment filed with it, and is not alarmed by its own words; whoever raised a
    concern is, for its own flight may be what the concern endangers, and so is the author of a
    movement that deviated: no assessment goes with its report.

    Args:
        situation: The agreement.
        changed: The notice or concern that was stated.
        found: The conflicts it is a side of, gravest first.
        homes: The parties here.
        now: This node's clock.
        deviated: Whether it is a movement that its author reports to be elsewhere or later.
    """
    for party in homes:
        if party == changed.party and changed in situation.notices:
            if deviated and found:
                yield from _of_own_deviation(situation, changed, found, now)
            continue
        own = [
            (conflict, side)
            for conflict in found
            for side in (_other_side(conflict, changed),)
            if side.party == party and side in situation.notices
        ]
        if not own:
            continue
        gravest, side = own[0]
        view = notice_view(situation, side)
        assert view is not None
        words = _words_of(gravest, side, changed)
        if len(own) > 1:
            words += f"; so are {len(own) - 1} more notices of {party}: list the conflicts"
        yield from once(situation, party, view, AlertCause.CONFLICT, now, words, against=changed)


def _of_own_deviation(
    situation: Situation, own: Ref, found: Sequence[Conflict], now: Instant
) -> Iterator[Draft]:
    view = notice_view(situation, own)
    assert view is not None
    other = _other_side(found[0], own)
    words = _words_of(found[0], own, other)
    if len(found) > 1:
        words += f"; so it is with {len(found) - 1} more: list the conflicts"
    yield from once(situation, own.party, view, AlertCause.CONFLICT, now, words, against=other)


def _words_of(conflict: Conflict, own: Ref, other: Ref) -> str:
    finding = conflict.finding
    until = "no known end" if finding.last_ms is None else text_of(finding.last_ms)
    return (
        f"{own} and {other}: {finding.verdict.value} ({finding.reason.value}) "
        f"from {text_of(finding.first_ms)} to {until}"
    )


def _other_side(conflict: Conflict, changed: Ref) -> Ref:
    return conflict.b.subject if conflict.a.subject == changed else conflict.a.subject


def once(
    situation: Situation,
    party: str,
    view: NoticeView,
    cause: AlertCause,
    due_ms: Instant,
    words: str,
    against: Ref | None = None,
) -> Iterator[Draft]:
    """The alert, unless this party has raised it already."""
    alert = AlertRaised(
        cause=cause,
        about=view.ref,
        version=view.current.leaf,
        against=against,
        against_version=None if against is None else _version_of(situation, against),
        due_ms=due_ms,
        words=words,
    )
    if alert_key(party, alert) not in situation.alert_keys:
        yield Draft(situation.agreement, party, thread_of_notice(view.ref), AUTOMATIC_DESK, alert)


def _version_of(situation: Situation, ref: Ref) -> str | None:
    view = notice_view(situation, ref)
    if view is not None:
        moved = last_moved(situation, view)
        return view.current.leaf if moved is None else moved.leaf
    fact = raised(situation, ref)
    return None if fact is None else fact.leaf
