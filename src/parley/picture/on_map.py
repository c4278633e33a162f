"""Everything there is to draw at once: what is announced and reported, and where it conflicts."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from parley.conflict import Announced
from parley.geometry.overlap import overlap_of
from parley.model.agreements import Box
from parley.model.findings import Conflict, Side, Source
from parley.model.humanitarian import (
    Crossing,
    Details,
    Gathering,
    Movement,
    Site,
    SiteCategory,
)
from parley.model.instants import Instant
from parley.model.notices import Activity, Ref
from parley.model.statements import ConcernRaised
from parley.model.volumes import Polygon, Position, Shape, Volume
from parley.picture.humanitarian import check_ins_of, deviations_of, name_of, valid_until
from parley.picture.life import State
from parley.picture.missing import Missing, missing_of
from parley.picture.notices import NoticeView, notice_view
from parley.picture.situation import Situation
from parley.picture.things import conflicts, raised, reported_in, thing_of
from parley.picture.threads import thread_of_concern, thread_of_notice
from parley.rules.flags import FlagKind
from parley.rules.place import region_named
from parley.rules.times import whole_period

MOST_THINGS = 2_000
"""No map is drawn of more; what is over is left out first, the oldest before others."""


class DetailsKind(StrEnum):
    """What a thing is about when it is about those to be protected."""

    SITE = "site"
    MOVEMENT = "movement"
    CROSSING = "crossing"
    GATHERING = "gathering"


class LastHeard(Struct, frozen=True):
    """Where a movement was last heard of: at a check-in of its version in force."""

    place: str
    at: Position | None
    at_ms: Instant


class MapThing(Struct, frozen=True):
    """One notice, or what one concern reports, as it is drawn.

    Attributes:
        thread: Its whole name.
        source: ANNOUNCED in a notice, REPORTED in a concern, or REGION where a notice named a place
            and drew nothing.
        party: Who says so.
        actor: Whose activity it is; null where that is unknown.
        about: Of a concern, the notice it is about; null elsewhere.
        activity: Null for a concern that is about no notice.
        details: `site`, `movement`, `crossing` or `gathering`; null for others.
        name: What a site or crossing is called, where a movement goes, who gathers; else empty.
        category: Of a site.
        state: Of a notice; null for a concern.
        confirmed: Whether every addressee of a notice stands on the last rung.
        missing: Which rungs are missing and whose.
        start_ms: The first moment of the whole.
        end_ms: The last, not included; null where no end is known.
        filed_ms: When it was first stated.
        version: The leaf hash of the version drawn here.
        flags: What is odd about it, as codes.
        volumes: As in the version in force, in its order; never more exact than its author drew.
        deviations: Where a movement is reported to go instead.
        region: The bounds of the named region, where nothing is drawn; null where its name is not
            known, and then it may be anywhere.
        coarse_mm: The radius within which a site of coarse position lies.
        heard: Where a movement was last heard of; null elsewhere.
        valid_until_ms: When a site is to be reconfirmed; null for others. Nothing lapses then.
        deviates_ms: Since when a movement goes elsewhere than announced.
    """

    ref: Ref
    thread: str
    source: Source
    party: str
    actor: str | None
    about: Ref | None
    activity: Activity | None
    emergency: bool
    details: DetailsKind | None
    name: str
    category: SiteCategory | None
    state: State | None
    confirmed: bool
    missing: tuple[Missing, ...]
    late_ms: int
    place_label: str
    start_ms: Instant
    end_ms: Instant | None
    filed_ms: Instant
    version: str
    flags: tuple[FlagKind, ...]
    volumes: tuple[Volume, ...]
    deviations: tuple[Volume, ...]
    region: Box | Polygon | None
    coarse_mm: int | None
    heard: LastHeard | None
    valid_until_ms: Instant | None
    deviates_ms: Instant | None


class MapConflict(Struct, frozen=True):
    """A conflict and where its gravest two volumes overlap.

    `overlap` is drawn for the eye: flat polygons of at most 64 corners a ring, inside which nothing
    is judged. Null where the two do not overlap, where either was not drawn, and where a shape is
    not well-formed.
    """

    conflict: Conflict
    overlap: tuple[Polygon, ...] | None


class MapView(Struct, frozen=True):
    """What is drawn as of a moment.

    `left_out` counts the things that are not among `things` because there are too many; conflicts
    with them are here all the same.
    """

    at_ms: Instant
    things: tuple[MapThing, ...]
    conflicts: tuple[MapConflict, ...]
    left_out: int


def on_map(
    situation: Situation,
    now: Instant,
    as_of_ms: Instant | None = None,
    since_ms: Instant | None = None,
) -> MapView:
    """Everything to be drawn.

    Args:
        situation: The agreement.
        now: This node's clock.
        as_of_ms: Leaves out what was stated later.
        since_ms: Leaves out what is over by then, conflicts and things; None keeps everything.
    """
    found = [*_notices(situation, as_of_ms), *_reports(situation, as_of_ms)]
    if since_ms is not None:
        found = [one for one in found if not _over_by(one, since_ms)]
    found.sort(key=_rank)
    shapes = _Shapes(situation, as_of_ms)
    return MapView(
        at_ms=now if as_of_ms is None else as_of_ms,
        things=tuple(found[:MOST_THINGS]),
        conflicts=tuple(
            MapConflict(conflict, shapes.overlap(conflict))
            for conflict in conflicts(situation, open_at_ms=since_ms, as_of_ms=as_of_ms)
        ),
        left_out=max(0, len(found) - MOST_THINGS),
    )


def _over_by(thing: MapThing, at_ms: Instant) -> bool:
    """What was ended or cancelled, and what has run out by itself; a site never is."""
    if thing.details is DetailsKind.SITE:
        return False
    return thing.end_ms is not None and thing.end_ms <= at_ms


def _rank(thing: MapThing) -> tuple[bool, Instant, str]:
    over = thing.state is not None and thing.state.over
    return (over, -thing.filed_ms, thing.thread)


def _notices(situation: Situation, as_of_ms: Instant | None) -> Iterator[MapThing]:
    for ref in situation.notices:
        view = notice_view(situation, ref, as_of_ms)
        if view is not None:
            yield _notice(situation, view, as_of_ms)


def _notice(situation: Situation, view: NoticeView, as_of_ms: Instant | None) -> MapThing:
    notice, details = view.current.notice, view.current.notice.details
    whole = whole_period(notice)
    named = None if notice.volumes else region_named(notice.place_label, situation.terms.regions)
    return MapThing(
        ref=view.ref,
        thread=thread_of_notice(view.ref),
        source=Source.ANNOUNCED if notice.volumes else Source.REGION,
        party=view.ref.party,
        actor=view.ref.party,
        about=None,
        activity=notice.activity,
        emergency=notice.emergency,
        details=None if details is None else _KINDS[type(details)],
        name=name_of(notice),
        category=details.category if isinstance(details, Site) else None,
        state=view.state,
        confirmed=view.confirmed,
        missing=missing_of(view),
        late_ms=view.current.late_ms,
        place_label=notice.place_label,
        start_ms=whole.start_ms,
        end_ms=whole.end_ms,
        filed_ms=view.versions[0].issued_ms,
        version=view.current.leaf,
        flags=tuple(flag.kind for flag in view.current.flags),
        volumes=notice.volumes,
        deviations=deviations_of(situation, view, as_of_ms),
        region=None if named is None else named.area,
        coarse_mm=details.coarse_mm if isinstance(details, Site) else None,
        heard=_heard(situation, view, as_of_ms),
        valid_until_ms=(
            valid_until(situation, view, as_of_ms) if isinstance(details, Site) else None
        ),
        deviates_ms=view.deviates_ms,
    )


_KINDS: dict[type[Details], DetailsKind] = {
    Site: DetailsKind.SITE,
    Movement: DetailsKind.MOVEMENT,
    Crossing: DetailsKind.CROSSING,
    Gathering: DetailsKind.GATHERING,
}


def _heard(situation: Situation, view: NoticeView, as_of_ms: Instant | None) -> LastHeard | None:
    """The last check-in that was heard of; not known in between."""
    details = view.current.notice.details
    if not isinstance(details, Movement):
        return None
    heard = [
        (check.heard_ms, planned)
        for check, planned in zip(
            check_ins_of(situation, view, as_of_ms), details.check_ins, strict=True
        )
        if check.heard_ms is not None
    ]
    if not heard:
        return None
    at_ms, planned = heard[-1]
    return LastHeard(planned.place, planned.at, at_ms)


def _reports(situation: Situation, as_of_ms: Instant | None) -> Iterator[MapThing]:
    for ref in situation.concerns:
        reported = reported_in(situation, ref, as_of_ms)
        fact = raised(situation, ref)
        if reported is None or fact is None or not isinstance(fact.payload, ConcernRaised):
            continue
        concern = fact.payload
        view = None if concern.about is None else notice_view(situation, concern.about, as_of_ms)
        yield MapThing(
            ref=ref,
            thread=thread_of_concern(ref),
            source=Source.REPORTED,
            party=ref.party,
            actor=reported.actor,
            about=concern.about,
            activity=None if view is None else view.current.notice.activity,
            emergency=False,
            details=None,
            name="",
            category=None,
            state=None,
            confirmed=False,
            missing=(),
            late_ms=0,
            place_label="",
            start_ms=reported.period.start_ms,
            end_ms=reported.period.end_ms,
            filed_ms=fact.issued_ms,
            version=fact.leaf,
            flags=(),
            volumes=concern.reported,
            deviations=(),
            region=None,
            coarse_mm=None,
            heard=None,
            valid_until_ms=None,
            deviates_ms=None,
        )


class _Shapes:
    """What was judged of each side of a conflict, derived once a side."""

    def __init__(self, situation: Situation, as_of_ms: Instant | None) -> None:
        self._situation = situation
        self._as_of_ms = as_of_ms
        self._things: dict[str, Announced | None] = {}

    def overlap(self, conflict: Conflict) -> tuple[Polygon, ...] | None:
        """Where the gravest two volumes overlap."""
        a, b = self._of(conflict.a), self._of(conflict.b)
        return None if a is None or b is None else overlap_of(a, b)

    def _of(self, side: Side) -> Shape | Box | None:
        # The volumes of a notice that is over are counted without those that are gone.
        reported = side.source is Source.REPORTED
        key = f"{reported} {side.subject}"
        if key not in self._things:
            derive = reported_in if reported else thing_of
            self._things[key] = derive(self._situation, side.subject, self._as_of_ms)
        thing = self._things[key]
        if thing is None:
            return None
        return thing.region if side.volume is None else thing.volumes[side.volume].shape
