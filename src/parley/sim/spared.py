"""What officers announce of people to be spared, at random, and what they say of it afterwards."""

import random

from msgspec.structs import replace

from parley.model.heights import Band, Datum
from parley.model.humanitarian import (
    CheckIn,
    Crossing,
    CrossingState,
    DatedRange,
    Details,
    Gathering,
    Movement,
    People,
    PeopleKind,
    Range,
    Site,
    SiteCategory,
)
from parley.model.humanitarian_statements import Harm, MovementReport, ServiceState
from parley.model.instants import Instant, Interval
from parley.model.notices import Activity, Notice
from parley.model.volumes import Circle, Role, Volume, position
from parley.picture.notices import NoticeView
from parley.sim.cast import MINUTE_MS, OFF_LINE
from parley.turn.commands import Command
from parley.turn.humanitarian_commands import (
    ChangeCrossing,
    ChangeSite,
    Disclose,
    ReconfirmSite,
    ReportMovement,
)

_SITE, _CROSSING = Activity.HUMANITARIAN_SITE, Activity.CROSSING_POINT
_MOVEMENTS = (Activity.HUMANITARIAN_MOVEMENT, Activity.MEDICAL_EVACUATION)
_CLOSED = "no fuel"


def registered(rng: random.Random, party: str, notice: Notice, now: Instant) -> Notice:
    """The notice made one of a site, a movement, a crossing or a gathering, with its details."""
    activity = rng.choice((_SITE, _SITE, *_MOVEMENTS, _CROSSING, Activity.GATHERING))
    details: Details
    match activity:
        case Activity.HUMANITARIAN_SITE:
            details = _site(rng, now)
        case Activity.CROSSING_POINT:
            details = Crossing("the bridge", "north bank", "south bank", "people on foot")
        case Activity.GATHERING:
            organiser = party if rng.random() < 0.8 else "harbour"
            details = Gathering(organiser, None)
        case _:
            details = _movement(rng, now)
    return replace(notice, activity=activity, planned_landing_ms=None, details=details)


def afterwards(rng: random.Random, view: NoticeView, now: Instant) -> Command:
    """What the author of such a notice says of it later; or of any notice, to whom it showed it."""
    of, activity = view.ref, view.current.notice.activity
    if activity is _SITE and rng.random() < 0.8:
        if rng.random() < 0.5:
            version = rng.choice(view.versions).leaf
            return ReconfirmSite(of, version, now + rng.choice((5, 40)) * MINUTE_MS)
        reason = rng.choice((None, _CLOSED))
        harm = Harm("people walk for a day", Range(0, 60_000), None, now)
        state = rng.choice(tuple(ServiceState))
        return ChangeSite(of, "care", state, rng.choice((None, now)), reason, harm)
    if activity in _MOVEMENTS and rng.random() < 0.9:
        return _on_the_way(rng, view, now)
    if activity is _CROSSING and rng.random() < 0.8:
        return ChangeCrossing(of, rng.choice(tuple(CrossingState)), now, rng.choice((None, "rain")))
    return Disclose(of, OFF_LINE, "by telephone")


def _site(rng: random.Random, now: Instant) -> Site:
    estimate = DatedRange(Range(40_000, 60_000), now, "an estimate")
    return Site(
        name="clinic",
        category=SiteCategory.CLINIC,
        services=("care",),
        population=estimate if rng.random() < 0.5 else None,
        marking_daylight="a red sign",
        marking_thermal="",
        contact_annex=None,
        valid_until_ms=now + rng.choice((3, 30, 60)) * MINUTE_MS,
        coarse_mm=None,
    )


def _movement(rng: random.Random, now: Instant) -> Movement:
    minutes = rng.choice(((), (10,), (4, 12, 20)))
    return Movement(
        purpose="medicine",
        origin="the port",
        destination="the camp",
        vehicles=None,
        markings="flags",
        people=(People(PeopleKind.CIVILIANS, None), People(PeopleKind.FIGHTERS_LEAVING, None)),
        guarantor="",
        check_ins=tuple(
            CheckIn(f"post {at}", None, now + after * MINUTE_MS) for at, after in enumerate(minutes)
        ),
    )


def _on_the_way(rng: random.Random, view: NoticeView, now: Instant) -> ReportMovement:
    report = rng.choice(tuple(MovementReport))
    details = view.current.notice.details
    points = len(details.check_ins) if isinstance(details, Movement) else 0
    point = until_ms = None
    volumes: tuple[Volume, ...] = ()
    if report is MovementReport.CHECKED_IN and points:
        point = rng.randrange(points)
    if report is MovementReport.DELAYED:
        until_ms = rng.choice((None, now + 15 * MINUTE_MS))
    if report is MovementReport.DEVIATED:
        where = position(*rng.choice(((36.2, 37.1), (34.0, 36.0))))
        band = Band(0, 50_000, Datum.MEAN_SEA_LEVEL)
        when = Interval(now, rng.choice((None, now + 60 * MINUTE_MS)))
        volumes = (Volume(Role.TRANSIT, Circle(where, 2_000_000), band, when),)
    return ReportMovement(view.ref, report, point, until_ms, volumes)
