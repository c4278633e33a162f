"""Deciding wishes to file, amend, begin, end or cancel a notice, and to cite a report."""

import msgspec

from parley import limits
from parley.conflict import ENGINE
from parley.ledger.entries import agreement_id
from parley.model.findings import Conflict
from parley.model.humanitarian import Gathering
from parley.model.notices import Notice, Ref
from parley.model.statements import (
    NoticeAmended,
    NoticeAssessed,
    NoticeBegun,
    NoticeCancelled,
    NoticeEnded,
    NoticeFiled,
    ReportCited,
    spell,
)
from parley.picture.life import TRANSITIONS, State
from parley.picture.notices import NoticeView, notice_view
from parley.picture.situation import Situation
from parley.picture.threads import FOUNDING_THREAD, thread_of_notice, thread_of_report
from parley.rules.extent import widen
from parley.rules.times import lateness
from parley.turn.commands import (
    AmendNotice,
    BeginNotice,
    CancelNotice,
    CiteReport,
    EndNotice,
    FileNotice,
    FoundAgreement,
)
from parley.turn.effects import Draft
from parley.turn.inputs import Submit
from parley.turn.refusal import Fault, Refusal

_ASSESSED_BYTES = limits.MAX_PAYLOAD_BYTES - 4096
"""What of an assessment its conflicts may take; the rest of it is small."""

Lifecycle = BeginNotice | EndNotice | CancelNotice


def found(situation: Situation | None, submit: Submit, wish: FoundAgreement) -> Draft | Refusal:
    """Put the terms on record as the party's own entry 0."""
    if agreement_id(spell(wish.terms)) != submit.agreement:
        return Refusal(
            Fault.UNREADABLE,
            "the agreement named is not the one these terms make",
            "name it by the SHA-256 of its canonical terms, or leave the name to Parley",
        )
    if wish.terms.member(submit.party) is None:
        return Refusal(
            Fault.UNAUTHORISED,
            f"{submit.party} is not in these terms",
            "found only agreements that your party is a member or observer of",
        )
    if situation is not None and situation.logs[submit.party].size:
        return Refusal(
            Fault.CONFLICTING,
            f"{submit.party} has founded this agreement already",
            "nothing is left to do; see: parley agreement show",
        )
    return Draft(submit.agreement, submit.party, FOUNDING_THREAD, submit.desk, wish.terms)


def file(situation: Situation, submit: Submit, wish: FileNotice) -> Draft | Refusal:
    """File a notice: widened where the agreement wants it larger, otherwise as it is."""
    ref = Ref(submit.party, wish.ref)
    # A concern's reference is taken too: conflicts name their sides by reference alone.
    if ref in situation.notices or ref in situation.concerns:
        return Refusal(
            Fault.CONFLICTING,
            f"{ref} is filed already",
            "file under another reference, or amend it: parley notice amend",
        )
    refusal = _not_its_organiser(submit, wish.notice)
    if refusal is not None:
        return refusal
    notice, widened = widen(wish.notice, situation.terms)
    return Draft(
        submit.agreement,
        submit.party,
        thread_of_notice(ref),
        submit.desk,
        NoticeFiled(notice, widened),
    )


def amend(situation: Situation, submit: Submit, wish: AmendNotice) -> Draft | Refusal:
    """Put a whole new version in the place of the present one; its ladder begins anew."""
    view = _own(situation, submit, wish.of, NoticeAmended)
    if isinstance(view, Refusal):
        return view
    refusal = _not_its_organiser(submit, wish.notice)
    if refusal is not None:
        return refusal
    notice, widened = widen(wish.notice, situation.terms)
    payload = NoticeAmended(wish.of, view.current.leaf, notice, widened)
    return Draft(submit.agreement, submit.party, thread_of_notice(wish.of), submit.desk, payload)


def go_on(situation: Situation, submit: Submit, wish: Lifecycle) -> Draft | Refusal:
    """State that the activity has begun, is over, or will not take place."""
    kinds: dict[type[object], type[NoticeBegun | NoticeEnded | NoticeCancelled]] = {
        BeginNotice: NoticeBegun,
        EndNotice: NoticeEnded,
        CancelNotice: NoticeCancelled,
    }
    kind = kinds[type(wish)]
    view = _own(situation, submit, wish.of, kind)
    if isinstance(view, Refusal):
        return view
    payload = kind(wish.of, wish.words)
    return Draft(submit.agreement, submit.party, thread_of_notice(wish.of), submit.desk, payload)


def cite(situation: Situation, submit: Submit, wish: CiteReport) -> Draft | Refusal:
    """Cite what others published."""
    ref = Ref(submit.party, wish.ref)
    if ref in situation.reports:
        return Refusal(
            Fault.CONFLICTING, f"{ref} is cited already", "cite it under another reference"
        )
    payload = ReportCited(
        wish.source,
        wish.published,
        wish.speaker,
        wish.grade,
        wish.event_ms,
        wish.words,
        wish.contested_by,
    )
    return Draft(submit.agreement, submit.party, thread_of_report(ref), submit.desk, payload)


def assess(situation: Situation, ref: Ref, desk: str, conflicts: tuple[Conflict, ...]) -> Draft:
    """What this node found of the present version of a notice, to be put on record with it."""
    view = notice_view(situation, ref)
    assert view is not None
    return Draft(
        situation.agreement,
        ref.party,
        thread_of_notice(ref),
        desk,
        NoticeAssessed(
            of=ref,
            version=view.current.leaf,
            engine=ENGINE,
            late_ms=lateness(view.current.notice, view.current.issued_ms, situation.terms),
            found=len(conflicts),
            conflicts=_recordable(conflicts),
        ),
    )


def _recordable(conflicts: tuple[Conflict, ...]) -> tuple[Conflict, ...]:
    """As many as one statement holds, the gravest first; the further pairs go before any thing.

    The assessment says how many there were. The list of conflicts that nodes answer with is never
    cut: it is worked out from the notices.
    """
    if _encoded_bytes(conflicts) > _ASSESSED_BYTES:
        conflicts = tuple(msgspec.structs.replace(one, also=()) for one in conflicts)
    while _encoded_bytes(conflicts) > _ASSESSED_BYTES:
        conflicts = conflicts[: len(conflicts) // 2]
    return conflicts


def _encoded_bytes(conflicts: tuple[Conflict, ...]) -> int:
    return len(msgspec.json.encode(conflicts))


def preview(situation: Situation, notice: Notice) -> tuple[Notice, tuple[int, ...]]:
    """The notice as it would be filed, and which volumes would be widened."""
    return widen(notice, situation.terms)


def _own(situation: Situation, submit: Submit, of: Ref, kind: type[object]) -> NoticeView | Refusal:
    """The party's own notice, if the statement fits its life; else why not."""
    view = notice_view(situation, of)
    if view is None:
        return Refusal(
            Fault.UNKNOWN, f"no notice {of} here", "list those that are: parley notice list"
        )
    if of.party != submit.party:
        return Refusal(
            Fault.UNAUTHORISED,
            f"{of} is {of.party}'s notice, not {submit.party}'s",
            "raise a concern about it instead: parley concern raise",
        )
    if (view.state, kind) not in TRANSITIONS:
        return Refusal(Fault.CONFLICTING, f"{of} is {view.state.value}", _remedy(view.state))
    return view


def _remedy(state: State) -> str:
    if state is State.BEGUN:
        return "what has begun is ended or amended: parley notice end"
    return "its life is over; file a new notice: parley notice file"


def _not_its_organiser(submit: Submit, notice: Notice) -> Refusal | None:
    """A gathering is nobody's to register but its organiser's."""
    details = notice.details
    if not isinstance(details, Gathering) or details.organiser == submit.party:
        return None
    return Refusal(
        Fault.UNAUTHORISED,
        f"a gathering is registered by its organiser, here {details.organiser}",
        f"leave it to {details.organiser}: nobody is put on record who did not ask for it",
    )
