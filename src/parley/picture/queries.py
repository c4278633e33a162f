"""Queries, "explain this activity", and what came of them."""

from msgspec import Struct

from parley.model.instants import Instant
from parley.model.line_statements import QueryAnswered, QueryAsked, QueryField
from parley.model.notices import Ref
from parley.picture.calls import Escalation, escalations
from parley.picture.facts import Fact
from parley.picture.situation import Situation


class QueryAnswer(Struct, frozen=True):
    """One answer; what is null it does not answer."""

    party: str
    desk: str
    at_ms: Instant
    objective: str | None
    place: str | None
    ends_ms: Instant | None
    units: str | None
    equipment: str | None
    words: str


class Query(Struct, frozen=True):
    """A query, its answers in order, and which fields nobody has answered.

    `overdue` is whether its time has passed with no answer at all.
    """

    ref: Ref
    to: str
    about: Ref | None
    asked: tuple[QueryField, ...]
    asked_ms: Instant
    due_ms: Instant
    desk: str
    words: str
    answers: tuple[QueryAnswer, ...]
    unanswered: tuple[QueryField, ...]
    overdue: bool
    escalated: tuple[Escalation, ...]
    leaf: str


def asked_in(situation: Situation, ref: Ref) -> Fact | None:
    """The statement that asked this query; None if it is not here."""
    return situation.queries.get(ref)


def query_of(
    situation: Situation, ref: Ref, now: Instant, as_of_ms: Instant | None = None
) -> Query | None:
    """A query as it stands; None if it is not here, or was not by then."""
    fact = asked_in(situation, ref)
    if fact is None or (as_of_ms is not None and fact.issued_ms > as_of_ms):
        return None
    asked = fact.payload
    assert isinstance(asked, QueryAsked)
    answers = [
        _answer(said, said.payload)
        for said in situation.threads[fact.thread].by(asked.to)
        if isinstance(said.payload, QueryAnswered)
        and (as_of_ms is None or said.issued_ms <= as_of_ms)
    ]
    at_ms = now if as_of_ms is None else as_of_ms
    return Query(
        ref=ref,
        to=asked.to,
        about=asked.about,
        asked=asked.asked,
        asked_ms=fact.issued_ms,
        due_ms=asked.due_ms,
        desk=fact.desk,
        words=asked.words,
        answers=tuple(answers),
        unanswered=tuple(one for one in asked.asked if not _answered(one, answers)),
        overdue=not answers and asked.due_ms < at_ms,
        escalated=escalations(situation, fact.leaf, as_of_ms),
        leaf=fact.leaf,
    )


def _answer(fact: Fact, said: QueryAnswered) -> QueryAnswer:
    return QueryAnswer(
        fact.party,
        fact.desk,
        fact.issued_ms,
        said.objective,
        said.place,
        said.ends_ms,
        said.units,
        said.equipment,
        said.words,
    )


def _answered(field: QueryField, answers: list[QueryAnswer]) -> bool:
    name = "ends_ms" if field is QueryField.END else field.value
    return any(getattr(answer, name) is not None for answer in answers)
