"""Calls and the phrases said in them, as they are shown."""

from parley.api.line_bodies import CallPage, PhraseRow, phrase_row
from parley.model.instants import Instant
from parley.model.notices import Ref
from parley.phrases import Catalogue, Language
from parley.picture.calls import Call, call_of, message_of, said_in
from parley.picture.situation import Situation


def calls(situation: Situation, as_of_ms: Instant | None) -> tuple[Call, ...]:
    """Every call, the one in which something was said last first."""
    found = (call_of(situation, ref, as_of_ms) for ref in situation.calls)
    return tuple(
        sorted(
            (call for call in found if call is not None),
            key=lambda call: (-call.last_ms, str(call.ref)),
        )
    )


def call_page(
    situation: Situation, ref: Ref, after: int, limit: int, as_of_ms: Instant | None
) -> CallPage | None:
    """A page of a call; None if the call is not here, or was not by then.

    Messages stand in the order of their authors' clocks, so that one that comes late may come to
    stand on a page before; how far each came is worked out for those of the page alone.
    """
    call = call_of(situation, ref, as_of_ms)
    if call is None:
        return None
    said = said_in(situation, ref, as_of_ms)[after : after + limit]
    messages = [message_of(situation, fact.leaf, as_of_ms) for fact, _ in said]
    end = after + len(said)
    return CallPage(
        call=call,
        messages=tuple(message for message in messages if message is not None),
        next=end if end < call.messages else None,
    )


def phrases(spoken: Catalogue, language: Language) -> tuple[PhraseRow, ...]:
    """The whole catalogue in one language, in its own order."""
    return tuple(phrase_row(entry, language) for entry in spoken.phrases.values())
