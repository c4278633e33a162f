"""What falls due, and how an alarm is told before it is recorded."""

from collections.abc import Iterable

from parley.model.instants import Instant
from parley.model.line import Precedence, Tier
from parley.model.line_statements import LineEscalated
from parley.model.statements import AlertCause, AlertRaised, NoticeAmended, NoticeFiled
from parley.node.deadlines import CADENCE
from parley.picture.situation import Situation, alert_key
from parley.picture.threads import ref_in
from parley.picture.waits import waits_of
from parley.rules.escalation import ANY_DESK, Wait, desks_of, lane_of
from parley.turn.effects import Bell, Draft, Tell
from parley.watch import desk as watch
from parley.watch.escalating import escalations
from parley.watch.testing import tests_due


def fallen_due(
    situation: Situation, subject: str, homes: tuple[str, ...], now: Instant
) -> list[Draft]:
    """What is to be stated because a deadline of this subject has passed; often nothing."""
    if subject.startswith(CADENCE):
        party = subject.removeprefix(CADENCE)
        return list(tests_due(situation, party, now)) if party in homes else []
    if subject in situation.by_leaf:
        return list(escalations(situation, subject, homes, now))
    return list(watch.overdue(situation, ref_in(subject), homes, now))


def alarm_key(draft: Draft) -> tuple[object, ...]:
    """What makes an alarm the same alarm, however often it falls due before it is on record."""
    match draft.payload:
        case AlertRaised():
            return alert_key(draft.party, draft.payload)
        case LineEscalated(leaf=leaf, owed_by=owed_by, step=step, due_ms=due_ms):
            return (draft.party, leaf, owed_by, step, due_ms)
        case _:
            return (draft.party, draft.thread)


def tells_of(situation: Situation, drafts: Iterable[Draft]) -> list[Tell]:
    """The alarms among what is to be stated, for the desks they ring."""
    found = []
    for draft in drafts:
        match draft.payload:
            case AlertRaised():
                found.append(_alert(situation, draft, draft.payload))
            case LineEscalated():
                found.append(_escalation(situation, draft, draft.payload))
            case _:
                pass
    return found


def _alert(situation: Situation, draft: Draft, alert: AlertRaised) -> Tell:
    fact = situation.by_leaf.get(alert.version)
    stated = fact.payload if fact is not None else None
    grave = alert.cause in (AlertCause.FLIGHT_OVERDUE, AlertCause.CHECK_IN_OVERDUE)
    precedence = Precedence.FLASH if grave else Precedence.IMMEDIATE
    desk, tier = ANY_DESK, Tier.DUTY_OFFICER
    if isinstance(stated, NoticeFiled | NoticeAmended):
        wait = Wait(lane_of(stated.notice), tier, precedence, draft.party, draft.party)
        first = desks_of(situation.terms, draft.party, wait)[0]
        desk, tier = first.name, first.tier
    return Tell(
        draft.agreement,
        draft.party,
        alert.cause,
        alert.about,
        alert.words,
        draft.thread,
        desk,
        tier,
        precedence,
        alert.due_ms,
        alert.against,
    )


def _escalation(situation: Situation, draft: Draft, step: LineEscalated) -> Tell:
    precedence = next(
        (
            waiting.wait.precedence
            for waiting in waits_of(situation, step.leaf)
            if waiting.wait.owed_by == step.owed_by
        ),
        Precedence.IMMEDIATE,
    )
    return Tell(
        draft.agreement,
        draft.party,
        Bell.ESCALATION,
        ref_in(draft.thread),
        step.words,
        draft.thread,
        step.desk,
        step.tier,
        precedence,
        step.due_ms,
    )
