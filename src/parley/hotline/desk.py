"""Deciding what a receiver wishes to state of a notice, and what anyone fears."""

from parley.model import names
from parley.model.notices import Ref
from parley.model.statements import (
    ConcernAnswered,
    ConcernRaised,
    NoticeEntered,
    NoticePassed,
    NoticeReadBack,
    NoticeRelayed,
    NoticeUnitAcknowledged,
    Payload,
)
from parley.picture.notices import NoticeView, notice_view
from parley.picture.situation import Situation
from parley.picture.things import raised
from parley.picture.threads import thread_of_concern, thread_of_notice
from parley.turn.commands import (
    AcknowledgeByUnit,
    AnswerConcern,
    EnterNotice,
    PassNotice,
    RaiseConcern,
    ReadBack,
    RelayNotice,
)
from parley.turn.effects import Draft
from parley.turn.inputs import Submit
from parley.turn.refusal import Fault, Refusal

Rung = ReadBack | EnterNotice | PassNotice | AcknowledgeByUnit


def climb(situation: Situation, submit: Submit, wish: Rung) -> Draft | Refusal:
    """State that a rung was reached. Rungs may be stated in any order; all are asked for.

    A read-back that differs is recorded too: it is what was understood, and both must see it.
    """
    view = _others(situation, submit, wish.of, wish.version)
    if isinstance(view, Refusal):
        return view
    payload: Payload
    match wish:
        case ReadBack():
            payload = NoticeReadBack(wish.of, wish.version, wish.volumes, wish.words)
        case EnterNotice():
            payload = NoticeEntered(wish.of, wish.version)
        case PassNotice():
            payload = NoticePassed(wish.of, wish.version, wish.units)
        case AcknowledgeByUnit():
            payload = NoticeUnitAcknowledged(
                wish.of, wish.version, wish.unit, wish.means, wish.words
            )
    return Draft(submit.agreement, submit.party, thread_of_notice(wish.of), submit.desk, payload)


def relay(situation: Situation, submit: Submit, wish: RelayNotice) -> Draft | Refusal:
    """State what was passed on to a name off the line: no more than the notifier allowed."""
    view = _others(situation, submit, wish.of, wish.version)
    if isinstance(view, Refusal):
        return view
    owed = next((name for name in situation.terms.off_line if name.name == wish.to), None)
    if owed is None:
        return Refusal(
            Fault.UNKNOWN,
            f"{wish.to} is not a name off the line in this agreement",
            "see them with: parley agreement show",
        )
    if owed.relay_by != submit.party:
        return Refusal(
            Fault.UNAUTHORISED,
            f"the relay to {wish.to} is owed by {owed.relay_by}",
            f"leave it to {owed.relay_by}, or raise a concern that it is missing",
        )
    notice = view.current.notice
    allowed = {names.folded(text) for text in (notice.relay_scope, notice.place_label) if text}
    if names.folded(wish.scope) not in allowed:
        return Refusal(
            Fault.UNAUTHORISED,
            "that is not the scope the notifier chose",
            f"pass on exactly: {notice.relay_scope or notice.place_label or 'nothing'}",
        )
    payload = NoticeRelayed(wish.of, wish.version, wish.to, wish.stage, wish.scope, wish.words)
    return Draft(submit.agreement, submit.party, thread_of_notice(wish.of), submit.desk, payload)


def raise_concern(situation: Situation, submit: Submit, wish: RaiseConcern) -> Draft | Refusal:
    """Raise a concern, about a notice or about none."""
    ref = Ref(submit.party, wish.ref)
    if ref in situation.concerns or ref in situation.notices:
        return Refusal(
            Fault.CONFLICTING, f"{ref} is raised already", "raise it under another reference"
        )
    if wish.about is not None and wish.about not in situation.notices:
        return Refusal(
            Fault.UNKNOWN,
            f"no notice {wish.about} here",
            "raise the concern about none (leave --about out): it goes out at once",
        )
    payload = ConcernRaised(wish.about, wish.words, wish.reported, wish.addressees)
    return Draft(submit.agreement, submit.party, thread_of_concern(ref), submit.desk, payload)


def answer_concern(situation: Situation, submit: Submit, wish: AnswerConcern) -> Draft | Refusal:
    """Answer a concern in words."""
    if raised(situation, wish.concern) is None:
        return Refusal(
            Fault.UNKNOWN,
            f"no concern {wish.concern} here",
            "list those that are: parley concern list",
        )
    payload = ConcernAnswered(wish.concern, wish.words)
    return Draft(
        submit.agreement, submit.party, thread_of_concern(wish.concern), submit.desk, payload
    )


def _others(situation: Situation, submit: Submit, of: Ref, version: str) -> NoticeView | Refusal:
    """Another's notice at its present version; else why nothing can be stated of it."""
    view = notice_view(situation, of)
    if view is None:
        return Refusal(
            Fault.UNKNOWN, f"no notice {of} here", "list those that are: parley notice list"
        )
    if of.party == submit.party:
        return Refusal(
            Fault.UNAUTHORISED,
            f"{of} is {submit.party}'s own notice",
            "its addressees acknowledge it; you may begin, amend, end or cancel it",
        )
    if version != view.current.leaf:
        known = any(old.leaf == version for old in view.versions)
        return Refusal(
            Fault.CONFLICTING,
            f"{of} has been amended since" if known else f"{of} has no version {version[:16]}",
            f"read the present version ({view.current.leaf[:16]}…), then state it of that one",
        )
    return view
