"""`parley phrase`: what can be said on the line in every language; no node is asked."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.line import AsJson
from parley.cli.render.direction import running
from parley.cli.render.screen import Screen, print_json
from parley.cli.saying import Language
from parley.errors import UsageError
from parley.phrases import FORMS, Direction, Entry, catalogue

if TYPE_CHECKING:
    from parley.api.line_bodies import PhraseRow

group = typer.Typer(
    help="Phrases: what can be said so that each reads it in their language.",
    no_args_is_help=True,
)


@group.command("list", epilog="Example: parley phrase list --language ar --emergencies")
def list_(
    find: Annotated[
        str,
        typer.Argument(
            metavar="[WORD]",
            show_default=False,
            help="Only phrases with this in their code, sentence or note.",
        ),
    ] = "",
    emergencies: Annotated[
        bool, typer.Option("--emergencies", help="Only those that parley flash sends.")
    ] = False,
    language: Language = "en",
    as_json: AsJson = False,
) -> None:
    """List the phrases of the catalogue in a language.

    A sentence that no native speaker has reviewed carries a mark.
    """
    from parley.api.line_bodies import phrase_row

    tongue = catalogue().language(language)
    rows = [
        phrase_row(entry, tongue)
        for entry in catalogue().phrases.values()
        if entry.emergency is not None or not emergencies
    ]
    wanted = find.casefold()
    rows = [
        row
        for row in rows
        if any(wanted in text.casefold() for text in (row.code, row.text, row.note))
    ]
    if as_json:
        print_json(rows)
        return
    screen = Screen()
    for row in rows:
        short = f"  (parley flash {row.emergency})" if row.emergency else ""
        screen.say(f"{row.code}{short}", style="bold")
        screen.say(_sentence(row), indent=2, hang=2)
    if not rows:
        screen.say(f"No phrase of {catalogue().version} has {find!r} in it.")


@group.command("show", epilog="Example: parley phrase show SAR-OFFER --language he")
def show(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The phrase, such as SAR-OFFER.")],
    language: Language = "en",
    as_json: AsJson = False,
) -> None:
    """Show a phrase: its sentence, and the values that go into it."""
    from parley.api.line_bodies import phrase_row

    entry = entry_of(code)
    row = phrase_row(entry, catalogue().language(language))
    if as_json:
        print_json(row)
        return
    screen = Screen()
    screen.head(f"{entry.code} · {catalogue().version} · {entry.marker}")
    screen.say(_sentence(row), indent=2, hang=2)
    screen.field("used", entry.note)
    for blank in entry.parameters:
        need = "needed" if blank.required else "may be left out"
        screen.field("value", f"{blank.name} ({blank.type}, {need}): {FORMS[blank.type]}")
    if entry.emergency is not None:
        screen.field("emergency", f"parley flash {entry.emergency}")
    values = "".join(f" --with {one.name}=..." for one in entry.parameters if one.required)
    screen.field("say it", f"parley call say CALL --phrase {entry.code}{values}")


def entry_of(code: str) -> Entry:
    """The phrase of this code.

    Raises:
        UsageError: There is none.
    """
    entry = catalogue().phrases.get(code.strip().upper())
    if entry is None:
        raise UsageError(
            f"{code[:64]!r} is no phrase of {catalogue().version}; see them with: parley phrase "
            "list"
        )
    return entry


def _sentence(row: "PhraseRow") -> str:
    mark = f" {row.mark}" if row.mark else ""
    return running(f"{row.marker}. {row.text}{mark}", row.direction == Direction.RIGHT_TO_LEFT)
