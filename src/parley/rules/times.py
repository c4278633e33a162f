"""Lead time, deadlines and skew, as the agreement's rules (`rules/0`) set them."""

from collections.abc import Sequence

from parley.model.agreements import Rules, Terms
from parley.model.instants import Instant, Interval
from parley.model.notices import Activity, Notice
from parley.model.volumes import Role


def activity_start(notice: Notice) -> Instant:
    """The earliest moment anything announced is there: an activity volume, or the period.

    Activity volumes count where there are any, since a flight's transit may begin long before;
    without them every volume counts, and without volumes the period.
    """
    activity = [v.interval.start_ms for v in notice.volumes if v.role is Role.ACTIVITY]
    drawn = activity or [v.interval.start_ms for v in notice.volumes]
    return min(drawn) if drawn else notice.period.start_ms


def whole_period(notice: Notice) -> Interval:
    """From the first to the last moment of the period and of every volume; errs outward."""
    return spanning([notice.period, *(volume.interval for volume in notice.volumes)])


def spanning(intervals: Sequence[Interval]) -> Interval:
    """The shortest interval that has all of these within it; one end not known leaves it open."""
    ends = [interval.end_ms for interval in intervals if interval.end_ms is not None]
    end = None if len(ends) < len(intervals) else max(ends)
    return Interval(min(interval.start_ms for interval in intervals), end)


def lead_time(notice: Notice, terms: Terms) -> int:
    """The agreed lead time of a notice, milliseconds.

    Humanitarian movements have their own, longer one (Yemen's procedure of 2021: 48 h, emergencies
    24 h); what stands where it stood, a site or a crossing, has none.
    """
    if notice.activity in (Activity.HUMANITARIAN_SITE, Activity.CROSSING_POINT):
        return 0
    if notice.activity is Activity.MEDICAL_EVACUATION:
        return terms.line.movement_emergency_lead_ms
    if notice.activity is Activity.HUMANITARIAN_MOVEMENT:
        urgent = notice.emergency
        line = terms.line
        return line.movement_emergency_lead_ms if urgent else line.movement_lead_ms
    return terms.rules.lead_time_ms


def lateness(notice: Notice, filed_ms: Instant, terms: Terms) -> int:
    """Milliseconds by which the notice missed the agreed lead time; 0 where it kept it.

    A late notice goes out at once all the same; this is only said beside it.
    """
    lead_ms = lead_time(notice, terms)
    return max(0, lead_ms - (activity_start(notice) - filed_ms)) if lead_ms else 0


def read_back_due(stated_ms: Instant, rules: Rules) -> Instant:
    """The last moment at which a read-back of a version stated then is in time."""
    return stated_ms + rules.read_back_within_ms


def overdue_due(notice: Notice, rules: Rules) -> Instant | None:
    """The last moment at which a flight may be unheard of and not overdue; None if none lands."""
    if notice.planned_landing_ms is None:
        return None
    return notice.planned_landing_ms + rules.overdue_after_ms


def ahead_of(issued_ms: Instant, seen_ms: Instant, rules: Rules) -> int:
    """Milliseconds by which an author's clock is ahead beyond the agreed skew; 0 if it is not.

    A statement seen cannot have been made later than it was seen.
    """
    return max(0, issued_ms - seen_ms - rules.skew_ms)
