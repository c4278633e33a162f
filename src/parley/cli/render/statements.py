"""What became of a wish: the statement that was made."""

from typing import TYPE_CHECKING

from parley.cli.render.screen import Screen
from parley.cli.render.words import when

if TYPE_CHECKING:
    from parley.api.bodies import Done
    from parley.turn.effects import Outcome


def show_outcome(screen: Screen, outcome: "Outcome") -> None:
    """Show that a statement is on record, and which."""
    screen.say(
        f"On record: {outcome.kind} by {outcome.party} in {outcome.thread}, entry "
        f"{outcome.sequence}, {when(outcome.issued_ms)}"
    )
    screen.say(f"leaf {outcome.leaf}", indent=2)


def show_done(screen: Screen, done: "Done") -> None:
    """Show that it is done."""
    screen.say(done.words)
