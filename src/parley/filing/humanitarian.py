"""Deciding what is stated of a site, a movement or a crossing, and of who was told."""

from parley.model.humanitarian import Movement
from parley.model.humanitarian_statements import (
    CrossingChanged,
    Disclosed,
    MovementReport,
    MovementReported,
    SiteChanged,
    SiteReconfirmed,
)
from parley.model.notices import Activity, Ref
from parley.model.statements import Payload
from parley.picture.notices import NoticeView, notice_view
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_notice
from parley.turn.effects import Draft
from parley.turn.humanitarian_commands import (
    ChangeCrossing,
    ChangeSite,
    Disclose,
    ReconfirmSite,
    ReportMovement,
)
from parley.turn.inputs import Submit
from parley.turn.refusal import Fault, Refusal

_MOVEMENTS = (Activity.HUMANITARIAN_MOVEMENT, Activity.MEDICAL_EVACUATION)


def reconfirm(situation: Situation, submit: Submit, wish: ReconfirmSite) -> Draft | Refusal:
    """State that a site still is as registered."""
    view = _own(situation, submit, wish.of, (Activity.HUMANITARIAN_SITE,), "a site")
    if isinstance(view, Refusal):
        return view
    if wish.version != view.current.leaf:
        return Refusal(
            Fault.CONFLICTING,
            f"{wish.of} has been amended since, or has no version {wish.version[:16]}",
            f"read the present version ({view.current.leaf[:16]}…), then reconfirm that one",
        )
    return _draft(
        submit,
        wish.of,
        SiteReconfirmed(wish.of, wish.version, wish.valid_until_ms, wish.words),
    )


def change_site(situation: Situation, submit: Submit, wish: ChangeSite) -> Draft | Refusal:
    """State that a service of one's own site opens, is reduced or closes, with a reason or none."""
    view = _own(situation, submit, wish.of, (Activity.HUMANITARIAN_SITE,), "a site")
    if isinstance(view, Refusal):
        return view
    return _draft(
        submit,
        wish.of,
        SiteChanged(wish.of, wish.service, wish.state, wish.since_ms, wish.reason, wish.harm),
    )


def report_movement(situation: Situation, submit: Submit, wish: ReportMovement) -> Draft | Refusal:
    """Report one's own movement checked in, delayed, deviated or held up."""
    view = _own(situation, submit, wish.of, _MOVEMENTS, "a movement")
    if isinstance(view, Refusal):
        return view
    details = view.current.notice.details
    points = len(details.check_ins) if isinstance(details, Movement) else 0
    if wish.point is not None and wish.point >= points:
        return Refusal(
            Fault.UNKNOWN,
            f"{wish.of} has no check-in {wish.point + 1}; it has {points}",
            "leave the check-in out, and say in words where it is",
        )
    if wish.volumes and wish.report is not MovementReport.DEVIATED:
        return Refusal(
            Fault.UNREADABLE,
            "volumes go with a deviation",
            "report it deviated, or leave the volumes out",
        )
    payload = MovementReported(
        wish.of, wish.report, wish.point, wish.until_ms, wish.volumes, wish.words
    )
    return _draft(submit, wish.of, payload)


def change_crossing(situation: Situation, submit: Submit, wish: ChangeCrossing) -> Draft | Refusal:
    """State whether a crossing lets people through: any party may, each in its own name."""
    view = notice_view(situation, wish.of)
    if view is None or view.current.notice.activity is not Activity.CROSSING_POINT:
        return Refusal(
            Fault.UNKNOWN,
            f"no crossing {wish.of} here",
            "list those that are: parley crossing list; or register it: parley crossing register",
        )
    payload = CrossingChanged(wish.of, wish.state, wish.since_ms, wish.reason)
    return _draft(submit, wish.of, payload)


def disclose(situation: Situation, submit: Submit, wish: Disclose) -> Draft | Refusal:
    """State that somebody was told of one's own notice by other means."""
    view = _own(situation, submit, wish.of, tuple(Activity), "a notice")
    if isinstance(view, Refusal):
        return view
    held = {annex.commitment for version in view.versions for annex in version.notice.annexes}
    if wish.commitment is not None and wish.commitment not in held:
        return Refusal(
            Fault.UNKNOWN,
            f"{wish.of} has no annex {wish.commitment[:16]}",
            "leave the annex out, or name one of: parley notice show",
        )
    return _draft(
        submit, wish.of, Disclosed(wish.of, wish.commitment, wish.to, wish.how, wish.words)
    )


def _own(
    situation: Situation, submit: Submit, of: Ref, activities: tuple[Activity, ...], what: str
) -> NoticeView | Refusal:
    """The party's own notice of such an activity; else why nothing can be stated of it."""
    view = notice_view(situation, of)
    if view is None or view.current.notice.activity not in activities:
        return Refusal(
            Fault.UNKNOWN,
            f"{of} is not {what} here",
            "list the notices that are: parley notice list",
        )
    if of.party != submit.party:
        return Refusal(
            Fault.UNAUTHORISED,
            f"{of} is {of.party}'s, not {submit.party}'s",
            "raise a concern about it instead: parley concern raise",
        )
    return view


def _draft(submit: Submit, of: Ref, payload: Payload) -> Draft:
    return Draft(submit.agreement, submit.party, thread_of_notice(of), submit.desk, payload)
