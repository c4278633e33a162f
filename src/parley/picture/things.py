"""What is somewhere at some time, as announced or as reported: what conflicts are found among."""

from collections.abc import Iterator

from msgspec.structs import replace

from parley.conflict import Announced, Minima, Sky, conflicts_among
from parley.model.agreements import Terms
from parley.model.findings import Conflict, Source
from parley.model.instants import Instant, Interval
from parley.model.notices import PROTECTED, Activity, Notice, Ref
from parley.model.statements import ConcernRaised
from parley.model.volumes import Role, Volume
from parley.picture.facts import Fact
from parley.picture.humanitarian import deviations_of, is_late_under_way
from parley.picture.notices import NoticeView, notice_view
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_concern, thread_of_notice
from parley.rules.place import region_named
from parley.rules.times import spanning, whole_period


def conflicts(
    situation: Situation, *, open_at_ms: Instant | None = None, as_of_ms: Instant | None = None
) -> tuple[Conflict, ...]:
    """Every conflict among what is announced and reported.

    Args:
        situation: The agreement.
        open_at_ms: Leaves out what is over by then.
        as_of_ms: Judges what had been stated by then, for looking back; all is derived anew.
    """
    minima = Minima.of(situation.terms.rules)
    if as_of_ms is None:
        return sky_of(situation).among(minima, open_at_ms)
    return conflicts_among(tuple(things(situation, as_of_ms)), minima, open_at_ms)


def sky_of(situation: Situation) -> Sky:
    """Everything that is, or will be, somewhere by all that has been stated.

    Only what was stated since it was last asked for is derived: a thing follows from its own
    thread and the terms, and from nothing else.
    """
    sky = situation.sky
    for ref in situation.unread:
        for name, thing in (
            (thread_of_notice(ref), thing_of(situation, ref)),
            (thread_of_concern(ref), reported_in(situation, ref)),
        ):
            if thing is None:
                sky.remove(name)
            else:
                sky.put(name, thing)
    situation.unread.clear()
    return sky


def things(situation: Situation, as_of_ms: Instant | None = None) -> Iterator[Announced]:
    """Everything that is, or will be, somewhere."""
    for ref in situation.notices:
        thing = thing_of(situation, ref, as_of_ms)
        if thing is not None:
            yield thing
    for ref in situation.concerns:
        thing = reported_in(situation, ref, as_of_ms)
        if thing is not None:
            yield thing


def thing_of(situation: Situation, ref: Ref, as_of_ms: Instant | None = None) -> Announced | None:
    """What a notice says is somewhere; None where nothing is left, or it is not here."""
    view = notice_view(situation, ref, as_of_ms)
    if view is None:
        return None
    return announced_by(
        view,
        situation.terms,
        deviations_of(situation, view, as_of_ms),
        late=is_late_under_way(situation, view, as_of_ms),
    )


def announced_by(
    view: NoticeView, terms: Terms, deviations: tuple[Volume, ...] = (), *, late: bool = False
) -> Announced | None:
    """What a notice says is there; None where nothing is left.

    After its end a notice keeps its residual hazard for as long as it said: what was fired does not
    stop with the order to stop. A cancelled one keeps nothing. A site keeps its place whatever its
    author says of it, and without an end: neither expiry nor removal from a list ends protection,
    and people may be there still. So does a movement that is delayed or held up, until it arrives.

    Args:
        view: The notice.
        terms: Of its agreement.
        deviations: Where a movement is reported to go instead; judged beside what was announced.
        late: Whether it is a movement that was delayed or held up on its way.
    """
    notice = view.current.notice
    volumes = notice.volumes
    if notice.activity is Activity.HUMANITARIAN_SITE:
        return _announced(view.ref, notice, volumes, terms)
    if not view.state.over:
        volumes += deviations
    if view.state.value == "cancelled":
        return None
    if view.state.over:
        volumes = tuple(v for v in volumes if v.role is Role.RESIDUAL_HAZARD)
        if not volumes:
            return None
        late = False
    return _announced(view.ref, notice, volumes, terms, late=late)


def _announced(
    ref: Ref, notice: Notice, volumes: tuple[Volume, ...], terms: Terms, *, late: bool = False
) -> Announced:
    region, period = None, whole_period(notice)
    if late or notice.activity is Activity.HUMANITARIAN_SITE:
        volumes = tuple(_without_end(one) for one in volumes)
        period = Interval(period.start_ms, None)
    if not notice.volumes:
        named = region_named(notice.place_label, terms.regions)
        region = named.area if named is not None else None
    return Announced(
        subject=ref,
        party=ref.party,
        actor=ref.party,
        source=Source.ANNOUNCED if volumes else Source.REGION,
        volumes=volumes,
        region=region,
        period=period,
        protected=notice.activity in PROTECTED,
        undrawn=not notice.volumes,
    )


def _without_end(volume: Volume) -> Volume:
    return replace(volume, interval=Interval(volume.interval.start_ms, None))


def raised(situation: Situation, ref: Ref) -> Fact | None:
    """The fact that opened this concern."""
    thread = situation.threads.get(thread_of_concern(ref))
    if thread is None:
        return None
    return next(
        (fact for fact in thread.by(ref.party) if isinstance(fact.payload, ConcernRaised)), None
    )


def reported_in(
    situation: Situation, ref: Ref, as_of_ms: Instant | None = None
) -> Announced | None:
    """What a concern reports to be somewhere; None where it reports nothing of the kind.

    The report is of the activity of whoever filed the notice it is about; of an unknown party's
    where it is about none, and then it is judged against everybody's.
    """
    fact = raised(situation, ref)
    if fact is None or (as_of_ms is not None and fact.issued_ms > as_of_ms):
        return None
    concern = fact.payload
    assert isinstance(concern, ConcernRaised)
    if not concern.reported:
        return None
    return Announced(
        subject=ref,
        party=ref.party,
        actor=concern.about.party if concern.about is not None else None,
        source=Source.REPORTED,
        volumes=concern.reported,
        region=None,
        period=spanning([volume.interval for volume in concern.reported]),
    )


def conflicts_of(
    situation: Situation, ref: Ref, *, open_at_ms: Instant | None = None
) -> tuple[Conflict, ...]:
    """Those of all conflicts that one notice or concern is a side of."""
    names = (thread_of_notice(ref), thread_of_concern(ref))
    return sky_of(situation).of(names, Minima.of(situation.terms.rules), open_at_ms)


def conflicts_if_filed(
    situation: Situation, party: str, notice: Notice, now: Instant
) -> tuple[Conflict, ...]:
    """What a notice would collide with if this party filed it now; what is over is left out."""
    # The reference is of no consequence: a party's own things are not judged against one another.
    thing = _announced(Ref(party, "preview"), notice, notice.volumes, situation.terms)
    return sky_of(situation).against(thing, Minima.of(situation.terms.rules), now)
