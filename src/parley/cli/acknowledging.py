"""`parley call ack` and `parley call stand-by`: a person's word that a message was understood."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.calls import group
from parley.cli.description import described
from parley.cli.line import Line, states
from parley.cli.messages import leaves_in, waiting_for
from parley.cli.render.calls import show_message, turn_line
from parley.cli.render.sayings import show_said
from parley.cli.render.screen import Screen
from parley.cli.render.statements import show_outcome
from parley.cli.saying import Language, Saying, made, moment_near, phrase_of
from parley.errors import UsageError
from parley.model.instants import text_of

if TYPE_CHECKING:
    from parley.model.line import Said
    from parley.model.notices import Ref
    from parley.picture.calls import Message

RECEIVED, STAND_BY = "LINK-RECEIVED", "LINK-STANDBY"

CallOrNot = Annotated[
    str,
    typer.Argument(
        metavar="[CALL]",
        show_default=False,
        help="The call; left out, the one with the newest message that waits for your party.",
    ),
]
MessageOrNot = Annotated[
    str,
    typer.Argument(
        metavar="[MESSAGE]",
        show_default=False,
        help="The message, by the beginning of its name as `call show` has it; left out, the "
        "newest that waits for your party.",
    ),
]


@group.command("ack", epilog="Example: parley call ack israel/C1 --language ru")
@states
@described(Saying)
def ack(
    line: Line,
    saying: Saying,
    call: CallOrNot = "",
    message: MessageOrNot = "",
    yes: Annotated[
        bool, typer.Option("--yes", help="A person has read what is shown, and understood it.")
    ] = False,
    language: Language = "en",
) -> None:
    """Acknowledge a message: shows it, asks, and answers in words.

    Left out, the words are the phrase LINK-RECEIVED, "your message is received; this says
    nothing more". With nothing named, it is the newest message that waits for your party.
    """
    of, meant = waiting_for(line, call, message)
    said = saying.said(line, lambda: leaves_in(line, of), default=RECEIVED)
    shown = _shown(line, of, meant, language)
    shown.say("Your acknowledgement:")
    show_said(shown, said, language)
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError(
                "an acknowledgement is a person's, and nobody can be asked here: read what is "
                f"shown above, then repeat: parley call ack {of} {meant.leaf[:12]} --yes"
            )
        typer.confirm("Have you read and understood the message?", abort=True, err=line.as_json)
    _state(line, of, meant, said)


@group.command("stand-by", epilog="Example: parley call stand-by israel/C1 --until 18:50")
@states
def stand_by(
    line: Line,
    until: Annotated[
        str,
        typer.Option(
            "--until",
            metavar="TIME",
            help="By when you answer: an hour of UTC still to come, or RFC 3339.",
        ),
    ],
    call: CallOrNot = "",
    message: MessageOrNot = "",
    language: Language = "en",
) -> None:
    """Ask for patience until a time, once for a message.

    It moves the timer of that message and acknowledges nothing.
    """
    until_ms = moment_near(line, until, "--until")
    of, meant = waiting_for(line, call, message)
    phrase = phrase_of(STAND_BY, {"until": text_of(until_ms)}, lambda: until_ms)
    said = made(phrase, "", "", ())
    shown = _shown(line, of, meant, language)
    shown.say("Your answer for now:")
    show_said(shown, said, language)
    _state(line, of, meant, said)


def _shown(line: Line, of: "Ref", meant: "Message", language: str) -> Screen:
    """Show the message that is meant; beside --json nothing but JSON goes to standard output."""
    shown = Screen(sys.stderr) if line.as_json else line.screen
    if not line.as_json:
        line.banner()
    shown.head(f"In call {of}:")
    show_message(shown, meant, None, language, line.me.party)
    return shown


def _state(line: Line, of: "Ref", meant: "Message", said: "Said") -> None:
    outcome = line.client.call_acknowledge(line.agreement, of, meant.leaf, said, key=line.key)
    line.answer(outcome, show_outcome)
    if not line.as_json:
        left = line.client.call_show(line.agreement, of, 0, 1).call
        line.screen.field("turn", turn_line(left, line.me.party))


call: typer.Typer = group
"""`parley call`, with the commands of `calls` and this module."""
