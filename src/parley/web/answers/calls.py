"""Calls and the phrases said in them, as they are shown."""

from parley.api.line_bodies import CallPage, PhraseRow, phrase_row
from parley.model.instants import Instant
from parley.model.notices import Ref
from parley.phrases import Catalogue, Language
from parley.picture.calls import Call, call_of, message_of, opened, said_in
from parley.picture.situation import Situation


def calls(
    situation: Situation, as_of_ms: Instant | None, after: int = 0, limit: int | None = None
) -> tuple[Call, ...]:
    """Calls, the one in which something was said last first: at most `limit` after so many.

    When each was last spoken in is found for all; the rest is worked out for those of the page.
    """
    last: list[tuple[Instant, str, Ref]] = []
    for ref in situation.calls:
        said = said_in(situation, ref, as_of_ms)
        first = opened(situation, ref)
        if said and first is not None and (as_of_ms is None or first[0].issued_ms <= as_of_ms):
            last.append((-said[-1][0].issued_ms, str(ref), ref))
    last.sort()
    page = last[after:] if limit is None else last[after : after + limit]
    found = (call_of(situation, ref, as_of_ms) for _, _, ref in page)
    return tuple(call for call in found if call is not None)


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
