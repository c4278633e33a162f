"""Concerns, reports and alarms as they are shown."""

from parley.api.bodies import AlertView, AnswerView, ConcernView, ReportView
from parley.model.instants import Instant
from parley.model.notices import Ref
from parley.model.statements import AlertRaised, ConcernAnswered, ConcernRaised, ReportCited
from parley.picture.situation import Situation
from parley.picture.things import raised
from parley.picture.threads import thread_of_concern, thread_of_report


def concerns(situation: Situation, as_of_ms: Instant | None) -> tuple[ConcernView, ...]:
    """Every concern, the newest first."""
    views = [concern_view(situation, ref, as_of_ms) for ref in situation.concerns]
    found = [view for view in views if view is not None]
    return tuple(sorted(found, key=lambda view: (-view.issued_ms, str(view.ref))))


def concern_view(
    situation: Situation, ref: Ref, as_of_ms: Instant | None = None
) -> ConcernView | None:
    """A concern and its answers; None if it is not here, or was not by then."""
    fact = raised(situation, ref)
    if fact is None or (as_of_ms is not None and fact.issued_ms > as_of_ms):
        return None
    concern = fact.payload
    assert isinstance(concern, ConcernRaised)
    answers = [
        AnswerView(said.party, said.issued_ms, said.desk, said.payload.words)
        for said in situation.threads[thread_of_concern(ref)].facts()
        if isinstance(said.payload, ConcernAnswered)
        and (as_of_ms is None or said.issued_ms <= as_of_ms)
    ]
    return ConcernView(
        ref=ref,
        about=concern.about,
        issued_ms=fact.issued_ms,
        desk=fact.desk,
        words=concern.words,
        reported=concern.reported,
        addressees=concern.addressees,
        answers=tuple(sorted(answers, key=lambda answer: (answer.issued_ms, answer.party))),
        leaf=fact.leaf,
    )


def reports(situation: Situation) -> tuple[ReportView, ...]:
    """Every cited report, in the order of what they speak of; undated ones last."""
    found = []
    for ref in situation.reports:
        for fact in situation.threads[thread_of_report(ref)].by(ref.party):
            cited = fact.payload
            if isinstance(cited, ReportCited):
                found.append(
                    ReportView(
                        ref,
                        fact.issued_ms,
                        cited.source,
                        cited.published,
                        cited.speaker,
                        cited.grade,
                        cited.event_ms,
                        cited.words,
                        cited.contested_by,
                    )
                )
                break
    return tuple(
        sorted(
            found,
            key=lambda view: (view.event_ms is None, view.event_ms or 0, view.cited_ms),
        )
    )


def alerts(situation: Situation) -> tuple[AlertView, ...]:
    """Every alarm that a node put on record, the newest first."""
    found = [
        AlertView(
            fact.party,
            fact.payload.cause.value,
            fact.payload.about,
            fact.payload.against,
            fact.payload.due_ms,
            fact.issued_ms,
            fact.payload.words,
        )
        for fact in situation.by_leaf.values()
        if isinstance(fact.payload, AlertRaised)
    ]
    return tuple(
        sorted(found, key=lambda view: (-view.raised_ms, view.party, str(view.about), view.cause))
    )
