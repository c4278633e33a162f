"""A call as an officer reads it: what was said, how far it came, and whose turn it is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from parley.cli.render.direction import apart
from parley.cli.render.sayings import said_briefly, show_said
from parley.cli.render.screen import Screen
from parley.cli.render.words import count, when

if TYPE_CHECKING:
    from parley.picture.calls import Call, Escalation, Message

NAME_CHARS = 12
"""How much of a message's name is shown; any beginning of it that is unique will do."""


class AtDesk(Protocol):
    """Whatever a party states from one of its desks."""

    @property
    def party(self) -> str:
        """The party."""

    @property
    def desk(self) -> str:
        """Its desk; empty where there is none."""


def show_calls(screen: Screen, calls: "Iterable[Call]", party: str) -> None:
    """Show calls in a list, with whose turn it is."""
    shown = 0
    for call in calls:
        shown += 1
        screen.say(
            f"{call.ref}  {call.lane}, {call.tier}, {call.precedence}{_topic(call)}",
            hang=2,
            style="bold",
        )
        screen.say(
            f"{', '.join(call.parties)}; {count(call.messages, 'message')}, the last "
            f"{when(call.last_ms)}",
            indent=2,
            hang=2,
        )
        screen.say(turn_line(call, party), indent=2, hang=2)
    if not shown:
        screen.say("No call is on record.")


def show_call(screen: Screen, call: "Call", party: str) -> None:
    """Show what there is to say of a call as a whole."""
    screen.head(f"call {call.ref} · {call.lane}, {call.tier} · {call.precedence}")
    if call.topic:
        screen.field("topic", apart(call.topic))
    screen.field("between", ", ".join(call.parties))
    screen.field("opened", f"{when(call.opened_ms)}; last message {when(call.last_ms)}")
    for desk in call.desks:
        screen.field("worked by", at_desk(desk))
    screen.field("turn", turn_line(call, party))
    for one in call.closed_by:
        screen.field("closed", f"{at_desk(one)} considers it over since {when(one.at_ms)}")


def turn_line(call: "Call", party: str) -> str:
    """Whose turn it is in a call."""
    if not call.unacknowledged:
        return "nobody's: every message is acknowledged"
    names = ["YOURS" if one == party else one for one in call.owed_by]
    return f"{', '.join(names)}: {count(call.unacknowledged, 'message')} NOT ACKNOWLEDGED"


def show_message(
    screen: Screen, message: "Message", number: int | None, language: str, party: str
) -> None:
    """Show a message, when it was delivered, seen and acknowledged, and whose turn it is."""
    before = "" if number is None else f"{number}. "
    screen.say(
        f"{before}{message.party}, desk “{apart(message.desk)}”, {when(message.issued_ms)} · "
        f"{message.precedence} · message {message.leaf[:NAME_CHARS]}",
        hang=3,
    )
    show_said(screen, message.said, language, indent=3)
    show_progress(screen, message, language, party)


def show_progress(screen: Screen, message: "Message", language: str, party: str) -> None:
    """Show how far a message came, and what rang because it did not come further."""
    held = ", ".join(f"{one.party} {when(one.at_ms)}" for one in message.delivered)
    screen.field("delivered", held or "TO NOBODY yet, as far as is known here", indent=3)
    for one in message.seen:
        screen.field("seen", f"{at_desk(one)}, {when(one.at_ms)}", indent=3)
    seers = {one.party for one in message.seen}
    answerers = [one.party for one in message.acknowledged if one.party not in seers]
    for name in answerers:
        screen.field("seen", f"{name}, as its acknowledgement says", indent=3)
    if not (seers or answerers):
        screen.field("seen", "by no person, as far as is stated", indent=3)
    for wait in message.stand_by:
        screen.field(
            "stand by",
            f"{at_desk(wait)} asked for patience until {when(wait.until_ms)}",
            indent=3,
        )
    for answer in message.acknowledged:
        screen.field(
            "acknowledged",
            f"{at_desk(answer)}, {when(answer.at_ms)}: {said_briefly(answer.said, language)}",
            indent=3,
        )
    for name in message.owed_by:
        whose = "YOUR turn" if name == party else f"{name}'s turn"
        screen.field(
            "turn",
            f"NOT ACKNOWLEDGED by {name}: {whose} since {when(message.issued_ms)}",
            indent=3,
        )
    for step in message.escalated:
        screen.field("rang", escalation_line(step), indent=3)


def escalation_line(step: "Escalation") -> str:
    """Which desk was rung at which step, by whose node, and for whom it was rung."""
    return (
        f"step {step.step}, due {when(step.due_ms)}: desk “{apart(step.desk)}” ({step.tier}) of "
        f"{step.party}, for {step.owed_by} had not answered"
    )


def at_desk(one: AtDesk) -> str:
    """A party at one of its desks."""
    return f"{one.party}, desk “{apart(one.desk)}”" if one.desk else one.party


def _topic(call: "Call") -> str:
    return f" · {apart(call.topic)}" if call.topic else ""
