"""Whether a party may speak here, and which desk decides which wish."""

from collections.abc import Mapping
from typing import assert_never

from parley import limits
from parley.filing import desk as filing
from parley.filing import humanitarian
from parley.hotline import calls, queries, watchkeeping
from parley.hotline import desk as hotline
from parley.ledger.keys import Signers
from parley.model.instants import Instant
from parley.model.statements import spell
from parley.node.backlog import Backlog
from parley.picture.situation import Situation
from parley.turn.commands import (
    AcknowledgeByUnit,
    AmendNotice,
    AnswerConcern,
    BeginNotice,
    CancelNotice,
    CiteReport,
    EndNotice,
    EnterNotice,
    FileNotice,
    FoundAgreement,
    PassNotice,
    RaiseConcern,
    ReadBack,
    RelayNotice,
)
from parley.turn.effects import Draft
from parley.turn.humanitarian_commands import (
    ChangeCrossing,
    ChangeSite,
    Disclose,
    HumanitarianCommand,
    ReconfirmSite,
    ReportMovement,
)
from parley.turn.inputs import Submit
from parley.turn.line_commands import (
    Acknowledge,
    AnswerQuery,
    AnswerTest,
    AskQuery,
    ChangeDuty,
    CloseCall,
    Declare,
    LineCommand,
    OpenCall,
    Say,
    See,
    SetRoster,
    TestLine,
)
from parley.turn.refusal import Fault, Refusal


def decide(
    situation: Situation | None,
    submit: Submit,
    signers: Mapping[str, Signers],
    backlog: Backlog,
    now: Instant,
) -> Draft | Refusal:
    """Decide a wish, and say no to what no statement can hold: every statement checks itself."""
    try:
        decided = _for_somebody(situation, submit, signers, backlog, now)
    except ValueError as error:
        return Refusal(Fault.UNREADABLE, str(error), "mend that, and state it again")
    if isinstance(decided, Draft):
        size, most = len(spell(decided.payload)), limits.MAX_PAYLOAD_BYTES
        if size > most:
            return Refusal(
                Fault.UNREADABLE,
                f"it takes {size} bytes, and a statement holds {most}",
                "draw with fewer corners, or say it in several statements",
            )
    return decided


def _for_somebody(
    situation: Situation | None,
    submit: Submit,
    signers: Mapping[str, Signers],
    backlog: Backlog,
    now: Instant,
) -> Draft | Refusal:
    """Whether this party may speak here at all; then its desk decides."""
    if submit.party not in signers:
        return Refusal(
            Fault.UNAUTHORISED,
            f"{submit.party} is not at home on this node",
            f"speak for one of: {', '.join(signers)}",
        )
    refusal = backlog.refusal(submit.agreement)
    if refusal is not None:
        return refusal
    if isinstance(submit.command, FoundAgreement):
        member = submit.command.terms.member(submit.party)
        if member is not None and member.keys != signers[submit.party].public_keys():
            return Refusal(
                Fault.UNREADABLE,
                f"the keys these terms give for {submit.party} are not the keys held here",
                "draw the terms up again with the output of: parley party show",
            )
        return filing.found(situation, submit, submit.command)
    if situation is None or submit.party not in situation.logs:
        return Refusal(
            Fault.UNKNOWN,
            f"no agreement {submit.agreement[:16]} here",
            "list yours with: parley agreement list",
        )
    if not situation.logs[submit.party].size:
        return Refusal(
            Fault.CONFLICTING,
            f"{submit.party} has not founded this agreement yet",
            "put its terms on record first: parley agreement found",
        )
    return _at_its_desk(situation, submit, now)


def _at_its_desk(situation: Situation, submit: Submit, now: Instant) -> Draft | Refusal:
    """Hand a wish to its desk: notices to filing, what is said to the hotline."""
    if isinstance(submit.command, LineCommand):
        return _on_the_line(situation, submit, submit.command, now)
    if isinstance(submit.command, HumanitarianCommand):
        return _of_the_protected(situation, submit, submit.command)
    match submit.command:
        case FoundAgreement() as wish:
            return filing.found(situation, submit, wish)
        case FileNotice() as wish:
            return filing.file(situation, submit, wish)
        case AmendNotice() as wish:
            return filing.amend(situation, submit, wish)
        case (BeginNotice() | EndNotice() | CancelNotice()) as wish:
            return filing.go_on(situation, submit, wish)
        case CiteReport() as wish:
            return filing.cite(situation, submit, wish)
        case (ReadBack() | EnterNotice() | PassNotice() | AcknowledgeByUnit()) as wish:
            return hotline.climb(situation, submit, wish)
        case RelayNotice() as wish:
            return hotline.relay(situation, submit, wish)
        case RaiseConcern() as wish:
            return hotline.raise_concern(situation, submit, wish)
        case AnswerConcern() as wish:
            return hotline.answer_concern(situation, submit, wish)
        case unknown:
            assert_never(unknown)


def _on_the_line(
    situation: Situation, submit: Submit, wish: LineCommand, now: Instant
) -> Draft | Refusal:
    match wish:
        case OpenCall():
            return calls.open_call(situation, submit, wish)
        case Say():
            return calls.say(situation, submit, wish)
        case See():
            return calls.see(situation, submit, wish)
        case Acknowledge():
            return calls.acknowledge(situation, submit, wish)
        case CloseCall():
            return calls.close(situation, submit, wish)
        case TestLine():
            return watchkeeping.test_line(situation, submit, wish, now)
        case AnswerTest():
            return watchkeeping.answer_test(situation, submit, wish)
        case Declare():
            return watchkeeping.declare(submit, wish)
        case ChangeDuty():
            return watchkeeping.change_duty(situation, submit, wish, now)
        case SetRoster():
            return watchkeeping.set_roster(submit, wish)
        case AskQuery():
            return queries.ask(situation, submit, wish, now)
        case AnswerQuery():
            return queries.answer(situation, submit, wish)
        case unknown:
            assert_never(unknown)


def _of_the_protected(
    situation: Situation, submit: Submit, wish: HumanitarianCommand
) -> Draft | Refusal:
    match wish:
        case ReconfirmSite():
            return humanitarian.reconfirm(situation, submit, wish)
        case ChangeSite():
            return humanitarian.change_site(situation, submit, wish)
        case ReportMovement():
            return humanitarian.report_movement(situation, submit, wish)
        case ChangeCrossing():
            return humanitarian.change_crossing(situation, submit, wish)
        case Disclose():
            return humanitarian.disclose(situation, submit, wish)
        case unknown:
            assert_never(unknown)
