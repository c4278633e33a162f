"""Deciding queries, "explain this activity", and their answers (Vienna Document, 48 hours)."""

from parley.model.instants import Instant
from parley.model.line_statements import QueryAnswered, QueryAsked
from parley.model.notices import Ref
from parley.picture.queries import asked_in
from parley.picture.situation import Situation
from parley.picture.threads import thread_of_query
from parley.turn.effects import Draft
from parley.turn.inputs import Submit
from parley.turn.line_commands import AnswerQuery, AskQuery
from parley.turn.refusal import Fault, Refusal


def ask(situation: Situation, submit: Submit, wish: AskQuery, now: Instant) -> Draft | Refusal:
    """Ask a party to explain an activity; the answer is due as the agreement says."""
    ref = Ref(submit.party, wish.ref)
    if ref in situation.queries:
        return Refusal(
            Fault.CONFLICTING, f"{ref} is asked already", "ask it under another reference"
        )
    if situation.terms.member(wish.to) is None or wish.to == submit.party:
        return Refusal(
            Fault.UNKNOWN,
            f"{wish.to} is nobody to ask in this agreement",
            "see who is in it: parley agreement show",
        )
    if wish.about is not None and wish.about not in situation.notices:
        return Refusal(
            Fault.UNKNOWN,
            f"no notice {wish.about} here",
            "ask about none, and say in words what was seen",
        )
    due_ms = now + situation.terms.line.query_answer_within_ms
    payload = QueryAsked(wish.to, wish.about, wish.asked, due_ms, wish.words)
    return Draft(submit.agreement, submit.party, thread_of_query(ref), submit.desk, payload)


def answer(situation: Situation, submit: Submit, wish: AnswerQuery) -> Draft | Refusal:
    """Answer a query; each answer adds to the ones before."""
    asked = asked_in(situation, wish.query)
    if asked is None:
        return Refusal(
            Fault.UNKNOWN,
            f"no query {wish.query} here",
            "list those that are: parley query list",
        )
    query = asked.payload
    assert isinstance(query, QueryAsked)
    if query.to != submit.party:
        return Refusal(
            Fault.UNAUTHORISED,
            f"{wish.query} is put to {query.to}",
            "say what you know of it in a call: parley call open",
        )
    payload = QueryAnswered(
        wish.query,
        wish.objective,
        wish.place,
        wish.ends_ms,
        wish.units,
        wish.equipment,
        wish.words,
    )
    return Draft(submit.agreement, submit.party, thread_of_query(wish.query), submit.desk, payload)
