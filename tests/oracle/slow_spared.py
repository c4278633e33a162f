"""The slow obvious double of the sky: what is somewhere, told from statements one by one.

A site stands without an end, also when its author takes it from the list; a movement is where it
was announced and where it deviated to, and without an end once it is late; two things to
be spared are never judged against each other.
"""

from msgspec.structs import replace

from oracle import slow_conflicts
from parley.conflict import Announced, Minima
from parley.model.findings import Source
from parley.model.humanitarian_statements import MovementReported
from parley.model.instants import Interval
from parley.model.statements import (
    ConcernRaised,
    NoticeAmended,
    NoticeCancelled,
    NoticeEnded,
    NoticeFiled,
)
from parley.rules.place import region_named

SPARED = (
    "humanitarian-site",
    "humanitarian-movement",
    "medical-evacuation",
    "crossing-point",
    "gathering",
)


def conflicts(situation):
    """Every conflict of a situation, gravest first."""
    things = [*(announced(situation, ref) for ref in situation.notices)]
    things += [reported(situation, ref) for ref in situation.concerns]
    minima = Minima.of(situation.terms.rules)
    return slow_conflicts.conflicts_among([one for one in things if one is not None], minima)


def announced(situation, ref):
    """What a notice says is there; None where nothing is."""
    own = list(situation.thread(f"notice/{ref}").by(ref.party))
    said = [fact.payload for fact in own]
    at = max(n for n, one in enumerate(said) if isinstance(one, NoticeFiled | NoticeAmended))
    notice = said[at].notice
    site = notice.activity == "humanitarian-site"
    late = False
    volumes = list(notice.volumes)
    drawn = bool(volumes)
    cancelled = any(isinstance(one, NoticeCancelled) for one in said)
    ended = any(isinstance(one, NoticeEnded) for one in said)
    if site:
        volumes = [for_ever(volume) for volume in volumes]
    elif cancelled:
        return None
    elif ended:
        volumes = [volume for volume in volumes if volume.role == "residual-hazard"]
        if not volumes:
            return None
    else:
        reports = [one for one in said[at + 1 :] if isinstance(one, MovementReported)]
        # No more than a notice holds; the worlds draw nothing of many corners.
        kept = 0
        while kept < len(reports) and sum(len(one.volumes) for one in reports[-kept - 1 :]) <= 64:
            kept += 1
        for one in reports[len(reports) - kept :]:
            volumes += one.volumes
        late = any(one.report in ("delayed", "held-up") for one in reports)
        if late:
            volumes = [for_ever(volume) for volume in volumes]
    whole = [notice.period, *(volume.interval for volume in notice.volumes)]
    period = from_first_to_last(whole)
    if site or late:
        period = Interval(period.start_ms, None)
    region = None if drawn else region_named(notice.place_label, situation.terms.regions)
    return Announced(
        subject=ref,
        party=ref.party,
        actor=ref.party,
        source=Source.ANNOUNCED if volumes else Source.REGION,
        volumes=tuple(volumes),
        region=None if region is None else region.area,
        period=period,
        protected=notice.activity in SPARED,
        undrawn=not drawn,
    )


def reported(situation, ref):
    """What a concern says is there; None where it only uses words."""
    facts = situation.thread(f"concern/{ref}").by(ref.party)
    concern = next(fact.payload for fact in facts if isinstance(fact.payload, ConcernRaised))
    if not concern.reported:
        return None
    return Announced(
        subject=ref,
        party=ref.party,
        actor=None if concern.about is None else concern.about.party,
        source=Source.REPORTED,
        volumes=concern.reported,
        region=None,
        period=from_first_to_last([volume.interval for volume in concern.reported]),
    )


def for_ever(volume):
    return replace(volume, interval=Interval(volume.interval.start_ms, None))


def from_first_to_last(intervals):
    ends = [one.end_ms for one in intervals]
    end = None if None in ends else max(ends)
    return Interval(min(one.start_ms for one in intervals), end)
