"""Finding messages of calls: page by page, by the beginning of their names, those that wait."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parley.cli import spoken
from parley.cli.line import Line
from parley.cli.saying import leaf_of
from parley.errors import UsageError

if TYPE_CHECKING:
    from parley.api.line_bodies import CallPage
    from parley.model.instants import Instant
    from parley.model.notices import Ref
    from parley.picture.calls import Call, Message

PAGE = 200
"""How many messages are asked for at once."""

_MOST_CALLS = 20
"""Among how many calls, the newest first, a message is looked for by its beginning."""


def last_page(line: Line, of: "Ref", most: int, as_of: "Instant | None" = None) -> "CallPage":
    """A call and its last messages, the oldest of them first."""
    page = line.client.call_show(line.agreement, of, 0, min(most, PAGE), as_of=as_of)
    there = page.call.messages
    if page.next is None or there <= len(page.messages):
        return page
    found: list[Message] = []
    after = max(0, there - most)
    while True:
        page = line.client.call_show(line.agreement, of, after, PAGE, as_of=as_of)
        found += page.messages
        if page.next is None or page.next <= after:
            break
        after = page.next
    return type(page)(page.call, tuple(found), None)


def every_page(line: Line, of: "Ref") -> "Iterator[Message]":
    """Every message of a call, the newest first."""
    head = line.client.call_show(line.agreement, of, 0, 1)
    end = head.call.messages
    while end > 0:
        after = max(0, end - PAGE)
        page = line.client.call_show(line.agreement, of, after, end - after)
        yield from reversed(page.messages)
        end = after


def leaves_in(line: Line, of: "Ref") -> Iterator[str]:
    """The names of a call's messages, the newest first."""
    return (message.leaf for message in every_page(line, of))


def leaves_here(line: Line) -> Iterator[str]:
    """The names of the messages of the newest calls."""
    for call in line.client.call_list(line.agreement)[:_MOST_CALLS]:
        yield from leaves_in(line, call.ref)


def waiting_for(line: Line, call: str, message: str) -> "tuple[Ref, Message]":
    """The message that is meant: by name, else the newest that waits for one's own party.

    Args:
        call: The call as typed, or nothing.
        message: The beginning of the message's name, or nothing.

    Raises:
        UsageError: None of that name, or none that waits.
    """
    if message:
        of = spoken.reference(call, "CALL")
        leaf = leaf_of(message, lambda: leaves_in(line, of), "MESSAGE")
        found = next((one for one in every_page(line, of) if one.leaf == leaf), None)
        if found is None:
            raise UsageError(f"MESSAGE {message[:64]!r} names no message of {of}")
        return of, found
    newest = _newest(line, call)
    if newest is None:
        where = f" in {call}" if call else ""
        raise UsageError(
            f"no message{where} waits for {line.me.party} to acknowledge it; see the calls with: "
            "parley call list"
        )
    return newest


def _newest(line: Line, call: str) -> "tuple[Ref, Message] | None":
    party = line.me.party
    newest: tuple[Ref, Message] | None = None
    for one in _calls(line, call):
        if newest is not None and one.last_ms < newest[1].issued_ms:
            break
        found = next((m for m in every_page(line, one.ref) if party in m.owed_by), None)
        if found is not None and (newest is None or found.issued_ms > newest[1].issued_ms):
            newest = one.ref, found
    return newest


def _calls(line: Line, call: str) -> "list[Call]":
    """The calls in which something waits for one's own party, the last one spoken in first."""
    party = line.me.party
    if call:
        of = spoken.reference(call, "CALL")
        return [line.client.call_show(line.agreement, of, 0, 1).call]
    waiting = [one for one in line.client.call_list(line.agreement) if party in one.owed_by]
    return sorted(waiting, key=lambda one: one.last_ms, reverse=True)
