"""`parley call`: reading calls, opening them, and saying something in them."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import spoken
from parley.cli.description import described
from parley.cli.line import Line, OwnRef, asks_under, states
from parley.cli.messages import PAGE, every_page, last_page, leaves_here, leaves_in
from parley.cli.notices import AsOf
from parley.cli.render.calls import show_call, show_calls, show_message, turn_line
from parley.cli.render.sayings import show_said
from parley.cli.render.statements import show_outcome
from parley.cli.render.words import count
from parley.cli.saying import Language, Saying, moment_past
from parley.errors import UsageError
from parley.limits import MAX_SEEN
from parley.model.line import Lane, Precedence, Tier
from parley.model.notices import Ref

if TYPE_CHECKING:
    from parley.api.line_bodies import CallPage
    from parley.model.line import Said
    from parley.picture.calls import Message
    from parley.turn.effects import Outcome

CallArgument = Annotated[
    str, typer.Argument(metavar="CALL", help="The call, as party/reference, such as israel/C1.")
]
LaneOption = Annotated[
    Lane, typer.Option("--lane", help="What it is about: air, maritime, ground or political.")
]
TierOption = Annotated[Tier, typer.Option("--tier", help="The tier that is called.")]
To = Annotated[
    list[str] | None,
    typer.Option(
        "--to", metavar="PARTY", help="Whom it is to; left out, every member. Repeat it for more."
    ),
]

group = typer.Typer(help="Calls: what people tell one another on the line.", no_args_is_help=True)


@group.command("list", epilog="Example: parley call list --waiting")
@asks_under
def list_(
    line: Line,
    waiting: Annotated[
        bool, typer.Option("--waiting", help="Only those in which it is your party's turn.")
    ] = False,
    after: Annotated[
        int, typer.Option("--after", min=0, metavar="N", help="Begin after so many calls.")
    ] = 0,
    limit: Annotated[
        int,
        typer.Option("--limit", min=0, max=1000, metavar="N", help="At most so many; 0 is all."),
    ] = 0,
    as_of: AsOf = "",
) -> None:
    """List the calls, newest word first, and whose turn it is."""
    as_of_ms, party = moment_past(line, as_of, "--as-of"), line.me.party
    if waiting:
        # Of all of them: none that waits is left out because it is old.
        every = line.client.call_list(line.agreement, as_of=as_of_ms)
        found = [call for call in every if party in call.owed_by][after:]
        calls = tuple(found[:limit] if limit else found)
    else:
        calls = line.client.call_list(
            line.agreement, as_of=as_of_ms, after=after, limit=limit or None
        )
    if not line.as_json:
        line.banner()
    line.answer(calls, lambda screen, found: show_calls(screen, found, party))


@group.command("show", epilog="Example: parley call show israel/C1 --language ru")
@states
def show(
    line: Line,
    call: CallArgument,
    last: Annotated[
        int, typer.Option("--last", min=1, metavar="N", help="Only the last messages.")
    ] = 20,
    every: Annotated[bool, typer.Option("--all", help="Every message.")] = False,
    seen: Annotated[
        bool,
        typer.Option(
            "--seen",
            help="State that you, a person, have before your eyes what is shown. Left out, "
            "nothing is stated: a screen may be on with nobody at it.",
        ),
    ] = False,
    as_of: AsOf = "",
    language: Language = "en",
) -> None:
    """Show a call: what was said, how far it came, whose turn it is.

    Each phrase in your language, with what was signed beside it. Delivered is proven by the
    other's node, seen and acknowledged are stated by persons.
    """
    of, as_of_ms = spoken.reference(call, "CALL"), moment_past(line, as_of, "--as-of")
    if every:
        last = max(1, line.client.call_show(line.agreement, of, 0, 1).call.messages)
    page = last_page(line, of, last, as_of_ms)
    if seen and _see(line, of, page.messages) is not None:
        page = last_page(line, of, last, as_of_ms)
    if line.as_json:
        line.answer(page, lambda *_: None)
        return
    line.banner()
    _show_page(line, page, language)


@group.command("see", epilog="Example: parley call see israel/C1")
@states
def see(line: Line, call: CallArgument, language: Language = "en") -> None:
    """Show what you have not seen in a call, and state that you have.

    That acknowledges nothing: parley call ack does.
    """
    of, party = spoken.reference(call, "CALL"), line.me.party
    unseen = [one for one in every_page(line, of) if _unseen(one, party)]
    if not unseen:
        if line.as_json:
            line.answer([], lambda *_: None)
        else:
            line.screen.say(f"Everything in {of} has been seen by {party}.")
        return
    unseen.reverse()
    first = unseen[:MAX_SEEN]
    if not line.as_json:
        line.banner()
        for message in first:
            show_message(line.screen, message, None, language, party)
    outcome = _see(line, of, tuple(first))
    assert outcome is not None
    line.answer(outcome, show_outcome)
    if len(unseen) > MAX_SEEN and not line.as_json:
        line.screen.say(f"{len(unseen) - MAX_SEEN} more were not shown; repeat the command.")


@group.command(
    "open",
    epilog='Example: parley call open --lane air --to russia --phrase NTC-INTEND --with "place='
    'north Syria" --with from=18:40',
)
@states
@described(Saying)
def open_(
    line: Line,
    saying: Saying,
    lane: LaneOption = Lane.AIR,
    precedence: Annotated[
        Precedence,
        typer.Option("--precedence", help="How soon it is to be read; an emergency is flash."),
    ] = Precedence.PRIORITY,
    tier: TierOption = Tier.DUTY_OFFICER,
    to: To = None,
    topic: Annotated[
        str, typer.Option("--topic", metavar="WORDS", show_default=False, help="What it is about.")
    ] = "",
    ref: OwnRef = "",
    language: Language = "en",
) -> None:
    """Open a call with its first message: it goes out at once.

    To desks, never to a named person. An emergency is quicker: parley flash.
    """
    name = ref or line.new_ref("C")
    said = saying.said(line, lambda: leaves_here(line))
    outcome = line.client.call_open(
        line.agreement,
        name,
        lane,
        precedence,
        said,
        tier=tier,
        addressees=tuple(to or ()),
        topic=topic,
        key=line.key,
    )
    say_sent(line, outcome, Ref(outcome.party, name), said, language)


@group.command(
    "say",
    epilog="Example: parley call say israel/C1 --phrase ACT-ASK --with position=35.53N35.78E",
)
@states
@described(Saying)
def say(
    line: Line,
    saying: Saying,
    call: CallArgument,
    precedence: Annotated[
        Precedence | None,
        typer.Option(
            "--precedence",
            show_default=False,
            help="How soon it is to be read; left out, as the call stands.",
        ),
    ] = None,
    language: Language = "en",
) -> None:
    """Say something in a call, from any desk of any party in it.

    With --quote-message it acknowledges the message it answers.
    """
    of = spoken.reference(call, "CALL")
    said = saying.said(line, lambda: leaves_in(line, of))
    if precedence is None:
        precedence = line.client.call_show(line.agreement, of, 0, 1).call.precedence
    outcome = line.client.call_say(line.agreement, of, precedence, said, key=line.key)
    say_sent(line, outcome, of, said, language)


@group.command("close", epilog='Example: parley call close israel/C1 --words "nothing open here"')
@states
def close(
    line: Line,
    call: CallArgument,
    words: Annotated[
        str, typer.Option("--words", metavar="WORDS", show_default=False, help="Words beside it.")
    ] = "",
) -> None:
    """State that your party considers the call over.

    What is said in it afterwards is heard all the same, and rings as before.
    """
    of = spoken.reference(call, "CALL")
    outcome = line.client.call_close(line.agreement, of, words, key=line.key)
    line.answer(outcome, show_outcome)
    if not line.as_json:
        left = line.client.call_show(line.agreement, of, 0, 1).call
        if left.unacknowledged:
            line.screen.say(f"Still open in it: {turn_line(left, line.me.party)}.")


def say_sent(line: Line, outcome: "Outcome", of: Ref, said: "Said", language: str) -> None:
    """Show what was sent as the sender reads it, and where the call stands."""
    line.answer(outcome, show_outcome)
    if line.as_json:
        return
    line.screen.say(f"You said in {of}:")
    show_said(line.screen, said, language)
    call = line.client.call_show(line.agreement, of, 0, 1).call
    line.screen.field("turn", turn_line(call, line.me.party))


def _show_page(line: Line, page: "CallPage", language: str) -> None:
    party = line.me.party
    show_call(line.screen, page.call, party)
    earlier = page.call.messages - len(page.messages)
    if earlier > 0:
        line.screen.say(f"{count(earlier, 'earlier message')} not shown; see them with --all")
    for number, message in enumerate(page.messages, earlier + 1):
        show_message(line.screen, message, number, language, party)


def _see(line: Line, of: Ref, messages: "tuple[Message, ...]") -> "Outcome | None":
    """State that these were seen, but for one's own and those that were; None if none is left."""
    party = line.me.party
    leaves = tuple(one.leaf for one in messages if _unseen(one, party))
    if not leaves:
        return None
    if len(leaves) > MAX_SEEN:
        raise UsageError(f"at most {MAX_SEEN} messages are seen at once; show fewer: --last {PAGE}")
    return line.client.call_see(line.agreement, of, leaves, key=line.key)


def _unseen(message: "Message", party: str) -> bool:
    return message.party != party and all(one.party != party for one in message.seen)
