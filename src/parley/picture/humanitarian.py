"""Sites, movements and crossings as they stand: what was said of each since it was announced."""

from msgspec import Struct

from parley import limits
from parley.model import names
from parley.model.humanitarian import (
    CheckIn,
    Crossing,
    CrossingState,
    Gathering,
    Movement,
    Site,
)
from parley.model.humanitarian_statements import (
    CrossingChanged,
    Harm,
    MovementReport,
    MovementReported,
    ServiceState,
    SiteChanged,
    SiteReconfirmed,
)
from parley.model.instants import Instant
from parley.model.notices import Activity, Notice
from parley.model.statements import NoticeAmended, NoticeFiled
from parley.model.volumes import Volume, corners_of
from parley.picture.facts import Fact
from parley.picture.notices import NoticeView, Reported, reported_since
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_notice


class Service(Struct, frozen=True):
    """A service of a site as its author last stated; a reason of null is none given."""

    service: str
    state: ServiceState
    since_ms: Instant | None
    reason: str | None
    harm: Harm | None


class ServiceWord(Struct, frozen=True):
    """One statement of a service as it was made: what one count replaced stays to be seen."""

    at_ms: Instant
    service: str
    state: ServiceState
    since_ms: Instant | None
    reason: str | None
    harm: Harm | None


class Reconfirmed(Struct, frozen=True):
    """The author states that the site still is as registered."""

    at_ms: Instant
    valid_until_ms: Instant
    words: str


class CheckInHeard(Struct, frozen=True):
    """A check-in: due when (a delay moves it), and heard of when; null where it was not."""

    place: str
    due_ms: Instant
    heard_ms: Instant | None


class Word(Struct, frozen=True):
    """Word of a movement on its way, as its author states."""

    at_ms: Instant
    report: MovementReport
    point: int | None
    until_ms: Instant | None
    volumes: tuple[Volume, ...]
    words: str


class CrossingStated(Struct, frozen=True):
    """What one party states of a crossing; others may state otherwise."""

    party: str
    state: CrossingState
    since_ms: Instant
    stated_ms: Instant
    reason: str | None


class Protected(Struct, frozen=True):
    """What is known beyond the notice; empty where it is none of these.

    Attributes:
        changes: Every statement about a service, the first first; `services` has the last of each.
        valid_until_ms: When a site is to be reconfirmed; null for others.
        stale: Whether that moment has passed. Protection does not lapse with it.
        removed: The sentence to show once its author has taken it from the list; empty before.
    """

    services: tuple[Service, ...]
    changes: tuple[ServiceWord, ...]
    reconfirmed: tuple[Reconfirmed, ...]
    valid_until_ms: Instant | None
    stale: bool
    removed: str
    check_ins: tuple[CheckInHeard, ...]
    heard: tuple[Word, ...]
    crossing: tuple[CrossingStated, ...]


def name_of(notice: Notice) -> str:
    """What a site or a crossing is called, where a movement goes, who gathers; empty for others."""
    match notice.details:
        case Site(name=name) | Crossing(name=name):
            return name
        case Movement(origin=origin, destination=destination):
            return " to ".join(one for one in (origin, destination) if one)
        case Gathering(organiser=organiser):
            return organiser
        case None:
            return ""


REMOVED = (
    "Taken from the list by its author. Protection does not lapse with it: who and what was "
    "protected is protected still."
)


def protected(
    situation: Situation, view: NoticeView, now: Instant, as_of_ms: Instant | None = None
) -> Protected:
    """What has been stated of a site, movement or crossing; judged stale or not as of `now`."""
    facts = _facts(situation, view, as_of_ms)
    details = view.current.notice.details
    until_ms = _valid_until(view, facts) if isinstance(details, Site) else None
    return Protected(
        services=_services(view, facts),
        changes=_changes(view, facts),
        reconfirmed=tuple(
            Reconfirmed(fact.issued_ms, fact.payload.valid_until_ms, fact.payload.words)
            for fact in facts
            if fact.party == view.ref.party and isinstance(fact.payload, SiteReconfirmed)
        ),
        valid_until_ms=until_ms,
        stale=until_ms is not None and until_ms < now and not view.state.over,
        removed=(
            REMOVED
            if view.current.notice.activity is Activity.HUMANITARIAN_SITE and view.state.over
            else ""
        ),
        check_ins=_check_ins(view, facts),
        heard=tuple(
            Word(
                fact.issued_ms,
                fact.payload.report,
                fact.payload.point,
                fact.payload.until_ms,
                fact.payload.volumes,
                fact.payload.words,
            )
            for fact in facts
            if fact.party == view.ref.party and isinstance(fact.payload, MovementReported)
        ),
        crossing=_crossing(facts),
    )


def valid_until(situation: Situation, view: NoticeView, as_of_ms: Instant | None = None) -> Instant:
    """When a site is to be reconfirmed, by its version in force or a later reconfirmation of it."""
    return _valid_until(view, _facts(situation, view, as_of_ms))


def check_ins_of(
    situation: Situation, view: NoticeView, as_of_ms: Instant | None = None
) -> tuple[CheckInHeard, ...]:
    """The check-ins of a movement's version in force."""
    return _check_ins(view, _facts(situation, view, as_of_ms))


def deviations_of(
    situation: Situation, view: NoticeView, as_of_ms: Instant | None = None
) -> tuple[Volume, ...]:
    """Where its author says that a movement goes instead, since its version in force was stated.

    The newest reports that a notice could hold together: whoever reports without end must not have
    everybody judge without end.
    """
    kept: list[tuple[Volume, ...]] = []
    most = limits.MAX_VOLUMES
    corners = limits.MAX_CORNERS
    for fact in reversed(_moved(situation, view, as_of_ms)):
        volumes = fact.payload.volumes
        most -= len(volumes)
        corners -= corners_of(volumes)
        if most < 0 or corners < 0:
            break
        kept.append(volumes)
    return tuple(volume for volumes in reversed(kept) for volume in volumes)


def is_late_under_way(
    situation: Situation, view: NoticeView, as_of_ms: Instant | None = None
) -> bool:
    """Whether a movement was delayed or held up since its version in force was stated.

    Then nobody knows when it will be where, until it arrives or is announced anew.
    """
    return any(fact.payload.report in _LATE for fact in _moved(situation, view, as_of_ms))


def last_moved(situation: Situation, view: NoticeView) -> Fact | None:
    """The report that last said that a movement is elsewhere, or there later, than announced.

    None if it goes as announced.
    """
    moved = _moved(situation, view, None)
    return moved[-1].fact if moved else None


_LATE = (MovementReport.DELAYED, MovementReport.HELD_UP)


def moves(report: MovementReported) -> bool:
    """Whether after such a report a movement may be where or when it was not announced to be."""
    return bool(report.volumes) or report.report is not MovementReport.CHECKED_IN


def _moved(situation: Situation, view: NoticeView, as_of_ms: Instant | None) -> list[Reported]:
    stated = situation.threads[thread_of_notice(view.ref)].by(view.ref.party)
    return [
        one
        for one in reported_since(stated, view.ref.party, view.current)
        if moves(one.payload) and (as_of_ms is None or one.fact.issued_ms <= as_of_ms)
    ]


def _facts(situation: Situation, view: NoticeView, as_of_ms: Instant | None) -> list[Fact]:
    thread = situation.threads[thread_of_notice(view.ref)]
    return [fact for fact in thread.facts() if as_of_ms is None or fact.issued_ms <= as_of_ms]


def _valid_until(view: NoticeView, facts: list[Fact]) -> Instant:
    details = view.current.notice.details
    assert isinstance(details, Site)
    reconfirmed = [
        fact.payload.valid_until_ms
        for fact in facts
        if fact.party == view.ref.party
        and isinstance(fact.payload, SiteReconfirmed)
        and fact.payload.version == view.current.leaf
    ]
    return reconfirmed[-1] if reconfirmed else details.valid_until_ms


def _services(view: NoticeView, facts: list[Fact]) -> tuple[Service, ...]:
    """Those registered, open unless stated otherwise, and any other that was spoken of."""
    details = view.current.notice.details
    if not isinstance(details, Site):
        return ()
    found = {
        names.folded(service): Service(service, ServiceState.OPEN, None, None, None)
        for service in details.services
    }
    for fact in facts:
        changed = fact.payload
        if fact.party == view.ref.party and isinstance(changed, SiteChanged):
            name = names.folded(changed.service)
            known = found[name].service if name in found else changed.service
            found[name] = Service(
                known, changed.state, changed.since_ms, changed.reason, changed.harm
            )
    return tuple(found.values())


def _changes(view: NoticeView, facts: list[Fact]) -> tuple[ServiceWord, ...]:
    return tuple(
        ServiceWord(
            fact.issued_ms,
            fact.payload.service,
            fact.payload.state,
            fact.payload.since_ms,
            fact.payload.reason,
            fact.payload.harm,
        )
        for fact in facts
        if fact.party == view.ref.party and isinstance(fact.payload, SiteChanged)
    )


def _check_ins(view: NoticeView, facts: list[Fact]) -> tuple[CheckInHeard, ...]:
    details = view.current.notice.details
    if not isinstance(details, Movement):
        return ()
    heard, delayed_ms = _heard_at(facts, view.ref.party)
    # Whoever is heard of at a later point has passed the ones before it.
    last = max((at for at, check in enumerate(details.check_ins) if check in heard), default=-1)
    return tuple(
        CheckInHeard(
            check.place,
            max(check.due_ms, delayed_ms) if index > last else check.due_ms,
            heard.get(check, heard[details.check_ins[last]] if index < last else None),
        )
        for index, check in enumerate(details.check_ins)
    )


def _heard_at(facts: list[Fact], author: str) -> tuple[dict[CheckIn, Instant], Instant]:
    """When each check-in was passed, and until when the movement is delayed, 0 where it is not.

    A check-in is named by its place in the list of the version in force when it was said. One that
    an amendment leaves as it was stays passed; of a delay the last word counts, and the amended
    times stand without it.
    """
    heard: dict[CheckIn, Instant] = {}
    before: dict[CheckIn, Instant] = {}
    listed: tuple[CheckIn, ...] = ()
    delayed_ms = 0
    for fact in facts:
        if fact.party != author:
            continue
        said = fact.payload
        if isinstance(said, NoticeFiled | NoticeAmended):
            details = said.notice.details
            listed = details.check_ins if isinstance(details, Movement) else ()
            delayed_ms = 0
        elif isinstance(said, MovementReported):
            point = said.point if said.report is MovementReport.CHECKED_IN else None
            if point is not None and point < len(listed):
                heard.setdefault(listed[point], fact.issued_ms)
                for check in listed[:point]:
                    before.setdefault(check, fact.issued_ms)
            if said.until_ms is not None:
                delayed_ms = said.until_ms
    return {**before, **heard}, delayed_ms


def _crossing(facts: list[Fact]) -> tuple[CrossingStated, ...]:
    """The last word of each party, side by side."""
    last = {
        fact.party: CrossingStated(
            fact.party,
            fact.payload.state,
            fact.payload.since_ms,
            fact.issued_ms,
            fact.payload.reason,
        )
        for fact in facts
        if isinstance(fact.payload, CrossingChanged)
    }
    return tuple(last[party] for party in sorted(last))
