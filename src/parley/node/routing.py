"""Which desk decides which wish."""

from typing import assert_never

from parley.filing import desk as filing
from parley.hotline import desk as hotline
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
from parley.turn.inputs import Submit
from parley.turn.refusal import Refusal


def decide(situation: Situation, submit: Submit) -> Draft | Refusal:
    """Hand a wish to its desk."""
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
